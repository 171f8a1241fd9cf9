"""The pages: what stands on each, as HTML. They run in a worker that holds the graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pyoxigraph as ox

from ssp_graph import names, pages, queries, shipped_outcomes, vocabulary
from ssp_graph.comparison import DIMENSIONS, compare
from ssp_graph.conformance import validate
from ssp_graph.description import describe
from ssp_graph.errors import SspError, UnknownName
from ssp_graph.presentation import comparison_table, municipality_tables, result_table
from ssp_graph.queries import Query
from ssp_graph.reporting import matrix, rule_page
from ssp_graph.reporting import page as report_page
from ssp_graph.reporting.elsewhere import known_municipalities
from ssp_graph.reporting.model import SIGNS as OUTCOME_SIGNS
from ssp_graph.reporting.model import build as build_report
from ssp_graph.rules import rules
from ssp_graph.server.problems import Refused
from ssp_graph.tables import SIGNS, Line, Table, legend
from ssp_graph.texts import LANGUAGES, Lang, text
from ssp_graph.texts.codes import TEXTS as CODES
from ssp_graph.views import view

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase

# The path of the base address under which the server is known: every link begins with it.
PREFIX: ContextVar[str] = ContextVar("prefix", default="")

Parameters = Sequence[tuple[str, str]]
_ROWS_SHOWN = 500


def render(
    template: str, lang: Lang, path: str, parameters: Parameters = (), **values: object
) -> bytes:
    """Return a page with its frame: navigation, and the way to the other language."""
    other: Lang = next(code for code in LANGUAGES if code != lang)
    rest = [(name, value) for name, value in parameters if name != "lang"]
    return pages.render(
        f"server/{template}",
        lang,
        at=PREFIX.get(),
        other_language=f"{PREFIX.get()}{path}?{urlencode([*rest, ('lang', other)])}",
        outcome_signs=OUTCOME_SIGNS,
        local=local,
        short=vocabulary.shorten,
        **({"signs": SIGNS} | values),
    ).encode()


def local(iri: object) -> str | None:
    """Return the address of the page about one of our IRIs, or None for what isn't ours.

    The terms of the ontology all stand on one page.
    """
    if not isinstance(iri, str) or not iri.startswith(vocabulary.BASE):
        return None
    return f"{PREFIX.get()}/" + iri.removeprefix(vocabulary.BASE)


def link(value: object) -> str | None:
    """Return where a value leads: our own page, an http(s) address, or nowhere."""
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return local(value) or value
    return None


def home(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """The start page with the municipalities."""
    found = kb.query("list/municipalities", lang=lang).records()
    return render(
        "home.html",
        lang,
        path,
        parameters,
        title=text("pages.title", lang),
        municipalities=[record for record in found if not record["is_example"]],
        examples=[record for record in found if record["is_example"]],
    )


def node(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """The page about one of our IRIs, with every fact's quotation."""
    iri = vocabulary.BASE + path.removeprefix("/")
    if iri == vocabulary.ONTOLOGY_GRAPH:
        return _ontology(kb, lang, path, parameters)
    namespace, _, slug = iri.rpartition("/")
    if namespace + "/" == vocabulary.prefixes()["rule"]:
        return _rule(kb, lang, path, parameters, slug)
    try:
        subject = ox.NamedNode(iri)
    except ValueError:  # characters that no IRI has
        raise Refused(404, "not-found") from None
    if next(kb.store.quads_for_pattern(subject, None, None), None) is None:
        raise Refused(404, "not-found")
    described = describe(kb, iri, lang)
    # A concept, a document or a law: nothing that a source says about an organisation.
    plain = [] if described.facts else _statements(kb, iri, lang)
    is_described = iri in {known.iri for known in known_municipalities(kb)}
    tables = municipality_tables(kb, iri, lang) if is_described else []
    return render(
        "node.html",
        lang,
        path,
        parameters,
        title=described.label,
        described=described,
        tables=tables,
        legend=legend(tables, lang),
        is_described=is_described,
        place=names.slug(iri),
        link=link,
        words=lambda fact: _words(fact, lang),
        plain=plain,
        groups=_grouped([fact for fact in described.facts if not fact.incoming]),
        incoming=_grouped([fact for fact in described.facts if fact.incoming]),
    )


def _words(fact: Any, lang: Lang) -> str:
    """Return a value as a person says it: codes and truth values in words."""
    if isinstance(fact.value, bool):
        return text("main.yes" if fact.value else "main.no", lang)
    return text(f"codes.{fact.value}", lang) if fact.value in CODES else str(fact.value_label)


def _statements(kb: KnowledgeBase, iri: str, lang: Lang) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for record in kb.query("server/statements", node=ox.NamedNode(iri), lang=lang).records():
        label = vocabulary.shorten(record["property_label"])
        groups.setdefault(f"← {label}" if record["incoming"] else label, []).append(record)
    return list(groups.items())


def progress(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """What is shown while a page is being worked out."""
    return render("progress.html", lang, path, parameters, title=text("pages.progress", lang))


def _grouped(facts: Sequence[Any]) -> list[tuple[str, str, list[Any]]]:
    groups: dict[str, tuple[str, str, list[Any]]] = {}
    for fact in facts:
        groups.setdefault(fact.property, (fact.property, fact.property_label, []))[2].append(fact)
    return list(groups.values())


def _ontology(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    terms = kb.query("server/terms", lang=lang).records()
    return render(
        "ontology.html", lang, path, parameters, title=text("pages.ontology", lang), terms=terms
    )


def _rule(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters, slug: str) -> bytes:
    found = next((rule for rule in rules() if rule.id == slug), None)
    if found is None:
        raise Refused(404, "not-found")
    card = rule_page.card(found, kb, lang)
    return render(
        "rule.html", lang, path, parameters, title=f"{card.rule.id} {card.statement}", card=card
    )


def comparison(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """Municipalities beside each other; the choices live in the address."""
    known = kb.query("list/municipalities", lang=lang).records()
    places = {names.slug(record["municipality"]): record for record in known}
    chosen = _values(parameters, "m") or [s for s, r in places.items() if not r["is_example"]]
    by = next(iter(_values(parameters, "by")), DIMENSIONS[0])
    if by not in DIMENSIONS:
        raise UnknownName("dimension", by, DIMENSIONS)
    table = comparison_table(compare(kb, chosen, by, lang))
    return render(
        "comparison.html",
        lang,
        path,
        parameters,
        title=text("pages.compare", lang),
        tables=[table],
        legend=legend([table], lang),
        notes=[text("compare.caution", lang)],
        places=places,
        chosen=chosen,
        by=by,
        dimensions=[(name, text(f"compare.title-{name}", lang)) for name in DIMENSIONS],
    )


def outcomes(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """Statements × municipalities."""
    everybody = [known for known in known_municipalities(kb) if not known.practice]
    kept = [shipped_outcomes.judged(kb, known.iri) for known in everybody]
    if kept and all(kept):
        columns = [
            matrix.Column(
                known.iri,
                known.name_da if lang == "da" else known.name_en,
                {
                    id_: matrix.Cell(one.state, one.is_reading)
                    for id_, one in (judged or {}).items()
                },
            )
            for known, judged in zip(everybody, kept, strict=True)
        ]
        table = matrix.of_columns([rule for rule in rules() if not rule.permission], columns, lang)
    else:
        table = matrix.build([validate(kb, known.iri) for known in everybody], lang)
    return render(
        "outcomes.html",
        lang,
        path,
        parameters,
        title=text("validate.matrix-title", lang),
        matrix=table,
    )


def report(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """The validation report on one municipality."""
    place = path.rpartition("/")[2]
    iri = names.municipality(kb, place)
    found = build_report(validate(kb, iri), lang, kb, kb)
    return render(
        "report.html",
        lang,
        path,
        parameters,
        title=text("validate.title", lang, name=found.name),
        **report_values(found),
    )


def report_values(found: Any) -> dict[str, object]:
    """Return what the template of a report needs."""
    signs: dict[str, str] = dict(OUTCOME_SIGNS)
    signs |= {str(basis): sign for basis, sign in SIGNS.items()}
    return {"reports": [found], **report_page.common(False), "signs": signs}


def organisation(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """The interactive view of one municipality or several: a page of its own."""
    chosen = _values(parameters, "m") or [
        names.slug(known.iri) for known in known_municipalities(kb) if not known.practice
    ]
    return str(view(kb, *chosen, lang=lang).generate_html()).encode()


def rule_list(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """All rules."""
    return render(
        "rules.html", lang, path, parameters, title=text("pages.rules", lang), rules=rules()
    )


def query_list(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """The shipped queries."""
    found = [queries.find(name) for name in queries.names()]
    return render(
        "queries.html", lang, path, parameters, title=text("pages.queries", lang), queries=found
    )


def shipped_query(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """One shipped query with its parameters and its answer."""
    query = _shipped(path)
    values = _given(query, parameters, lang)
    problem, table = None, None
    if not [p for p in query.parameters if p.required and p.name not in values]:
        try:
            table = _shortened(result_table(kb.query(query.name, **values), lang))
        except SspError as error:
            problem = error.message(lang)
    files = urlencode([*((n, v) for n, vs in values.items() for v in _listed(vs))])
    return render(
        "shipped_query.html",
        lang,
        path,
        parameters,
        title=query.titles[lang],
        query=query,
        table=table,
        problem=problem,
        values=values,
        listed=_listed,
        files=files,
        limit=_ROWS_SHOWN,
        legend=legend([table], lang) if table else [],
    )


def file(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> tuple[str, bytes]:
    """The answer to a shipped query as a file: the format's name and the content."""
    stem, _, form = path.rpartition(".")
    query = _shipped(stem)
    result = kb.query(query.name, **_given(query, parameters, lang))
    return form, result.serialize(form)


def _shipped(path: str) -> Query:
    name = path.rpartition("/")[2]
    if name not in queries.names():
        raise Refused(404, "not-found")
    return queries.find(name)


def _given(query: Query, parameters: Parameters, lang: Lang) -> dict[str, object]:
    values: dict[str, object] = {}
    for parameter in query.parameters:
        given = [value for value in _values(parameters, parameter.name) if value.strip()]
        if parameter.many:
            given = [part.strip() for value in given for part in value.split(",")]
        if given:
            values[parameter.name] = given if parameter.many else given[0]
        elif parameter.type == "lang":
            values[parameter.name] = lang
    return values


def _listed(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def _shortened(table: Table) -> Table:
    return Table(
        table.title,
        table.columns,
        table.rows[:_ROWS_SHOWN],
        (*table.notes, str(len(table.rows))),
        table.row_heads,
    )


def editor(
    kb: KnowledgeBase,
    lang: Lang,
    path: str,
    parameters: Parameters,
    answer: bytes = b"",
    problem: str = "",
) -> bytes:
    """The query page: an editor, and the answer that a query worker has given as JSON."""
    query = next(iter(_values(parameters, "query")), "")
    table = None
    truth = None
    if answer:
        document = json.loads(answer)
        truth = document.get("boolean")
        if truth is None:
            heads = tuple(document["head"].get("vars", ()))
            bindings = document["results"]["bindings"]
            rows = tuple(
                tuple((Line(_shown(row[name])),) if name in row else () for name in heads)
                for row in bindings[:_ROWS_SHOWN]
            )
            table = Table("", heads, rows, (str(len(bindings)),), row_heads=False)
    return render(
        "query.html",
        lang,
        path,
        parameters,
        title=text("pages.query", lang),
        query=query,
        table=table,
        truth=truth,
        problem=problem,
        limit=_ROWS_SHOWN,
        legend=[],
        files=urlencode({"query": query}),
        samples=[queries.find(n) for n in queries.names()],
    )


def _shown(term: dict[str, Any]) -> str:
    value = term["value"]
    return vocabulary.shorten(value) if term["type"] == "uri" else str(value)


def about(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """What this is, what is kept of visitors, and the limits."""
    return render("about.html", lang, path, parameters, title=text("pages.about", lang))


def check(kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters) -> bytes:
    """The form to have one's own diagram checked."""
    return render("check.html", lang, path, parameters, title=text("pages.check", lang))


def error(
    kb: KnowledgeBase, lang: Lang, path: str, parameters: Parameters, status: int, message: str
) -> bytes:
    """What went wrong, as a page."""
    return render(
        "error.html",
        lang,
        path,
        parameters,
        title=text("pages.error", lang),
        message=message,
        status=status,
    )


def _values(parameters: Parameters, name: str) -> list[str]:
    return [value for key, value in parameters if key == name]


PAGES: dict[str, Callable[[KnowledgeBase, Lang, str, Parameters], bytes]] = {
    "home": home,
    "node": node,
    "comparison": comparison,
    "outcomes": outcomes,
    "report": report,
    "organisation": organisation,
    "rules": rule_list,
    "queries": query_list,
    "query": shipped_query,
    "about": about,
    "check": check,
    "progress": progress,
}
