"""The measures by name, for one or several municipalities, as tables with their cautions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

from ssp_graph import names
from ssp_graph.errors import SspError, UnknownName
from ssp_graph.networks import brokerage as brokers
from ssp_graph.networks import chains, similarity, structure, two_mode
from ssp_graph.networks import graph as networks
from ssp_graph.networks import membership as source
from ssp_graph.networks.membership import STATED, Membership
from ssp_graph.texts import Lang, text

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from ssp_graph.knowledge_base import KnowledgeBase

MEASURES: Final = (
    "overview",
    "degree",
    "closeness",
    "betweenness",
    "density",
    "overlap",
    "brokerage",
    "level-brokerage",
    "relation-brokerage",
    "two-mode-brokerage",
    "constraint",
    "core",
    "centralisation",
    "e-i",
    "cut-points",
    "bridges",
    "linking-pins",
    "chains",
    "similarity",
)
CAUTIONS: Final = ("formal", "extent", "small", "crosswalk", "effect")
_ALWAYS_ALL = frozenset({"overview", "density", "centralisation", "e-i", "similarity"})

Row = dict[str, Any]


@dataclass(frozen=True)
class Measurement:
    """One measure of one or several municipalities.

    `columns` are the keys of each row, in order; a column ``x_basis`` tells whether column
    ``x`` is stated or read. Shares and correlations are numbers between -1 and 1, everything
    else counts. `cautions` and `readings` belong with every figure that is shown.
    """

    measure: str
    lang: Lang
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cautions: tuple[str, ...]
    readings: tuple[str, ...]
    options: networks.Options

    def records(self) -> list[dict[str, Any]]:
        """Return one dictionary a row; the last entry holds the cautions."""
        caution = " ".join(self.cautions + self.readings)
        return [
            {**dict(zip(self.columns, row, strict=True)), "caution": caution} for row in self.rows
        ]

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame. Raises ImportError when pandas isn't installed."""
        import pandas as pd

        return pd.DataFrame(self.rows, columns=list(self.columns))

    def top(self, count: int) -> Measurement:
        """Return the first `count` rows of each municipality, all of them for a summary."""
        if self.measure in _ALWAYS_ALL:
            return self
        taken: dict[Any, int] = {}
        kept = []
        for row in self.rows:
            taken[row[0]] = taken.get(row[0], 0) + 1
            if taken[row[0]] <= count:
                kept.append(row)
        return Measurement(
            self.measure,
            self.lang,
            self.columns,
            tuple(kept),
            self.cautions,
            self.readings,
            self.options,
        )

    def _repr_html_(self) -> str:
        from ssp_graph import tables
        from ssp_graph.networks.presentation import table

        return tables.fragment(table(self), self.lang)

    def __str__(self) -> str:
        from ssp_graph import tables
        from ssp_graph.networks.presentation import table

        return tables.plain_text(table(self), self.lang)


@dataclass(frozen=True)
class _Case:
    """One municipality with its networks. `graph` has only fora with listed participants."""

    label: str
    membership: Membership
    whole: nx.Graph[str]
    graph: nx.Graph[str]


@dataclass(frozen=True)
class Prepared:
    """The municipalities that are measured, and what their concepts are called."""

    kb: KnowledgeBase
    lang: Lang
    options: networks.Options
    cases: tuple[_Case, ...]
    levels: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    permutations: int
    seed: int

    def concepts(self, scheme: str, slugs: Iterable[str]) -> str:
        """Return the names of concepts of a scheme."""
        return ", ".join(self.labels[scheme].get(slug, slug) for slug in slugs)

    def of(self, graph: nx.Graph[str], node: str, attribute: str) -> str:
        """Return the names of the concepts that a node has for an attribute."""
        return self.concepts(attribute, networks.slugs(graph, node, attribute))


def measure(
    kb: KnowledgeBase,
    municipalities: Sequence[str] = (),
    name: str = "overview",
    *,
    attendance: str = "all",
    basis: str = "all",
    document: str | None = None,
    crosswalk: str = "own",
    actors: str = "named",
    permutations: int = 2000,
    seed: int = 0,
    lang: Lang = "da",
) -> Measurement:
    """Measure municipalities (names, slugs, codes or IRIs; all described ones if none is given).

    `name` is one of `MEASURES`; the options are those of `ssp_graph.network`. `permutations`
    and `seed` belong to the measure "similarity". Raises UnknownName for an unknown
    municipality, measure, document or option, and SspError for a municipality without fora.
    """
    if name not in MEASURES:
        raise UnknownName("measure", name, MEASURES)
    options = networks.Options(attendance, basis, document, crosswalk, actors)
    return measured(prepare(kb, municipalities, options, permutations, seed, lang), name)


def measured(study: Prepared, name: str) -> Measurement:
    """Take the measure `name`, one of `MEASURES`, of what `prepare` has read."""
    columns, rows = _COMPUTE[name](study)
    return Measurement(
        measure=name,
        lang=study.lang,
        columns=("municipality", *columns),
        rows=tuple(
            tuple(_plain(row[column]) for column in ("municipality", *columns)) for row in rows
        ),
        cautions=_cautions(study),
        readings=_readings(study, columns),
        options=study.options,
    )


def prepare(
    kb: KnowledgeBase,
    municipalities: Sequence[str] = (),
    options: networks.Options | None = None,
    permutations: int = 2000,
    seed: int = 0,
    lang: Lang = "da",
) -> Prepared:
    """Read the networks of municipalities once, for several measures; arguments as `measure`."""
    options = options or networks.Options()
    described = kb.query("list/municipalities", lang=lang).records()
    chosen = [names.municipality(kb, name) for name in municipalities] or [
        row["municipality"] for row in described if row["fora"] and not row["is_example"]
    ]
    if not chosen:
        raise SspError("errors.no-municipality")
    titles = {row["municipality"]: row["label"] for row in described}
    cases = []
    for iri in dict.fromkeys(chosen):
        membership = source.read(kb, iri)
        whole = networks.build(kb, membership, "two-mode", options, lang)
        label = titles.get(iri, names.slug(iri))
        label = label.removesuffix(" Kommune").removesuffix(" Municipality")
        cases.append(_Case(label, membership, whole, networks.listed(whole)))
    return Prepared(
        kb,
        lang,
        options,
        tuple(cases),
        levels=tuple(networks.concept_order(kb, "level")),
        labels={
            scheme: {
                slug: label.removesuffix(" niveau").removesuffix(" level")
                for slug, label in networks.concept_labels(kb, scheme, lang).items()
            }
            for scheme in ("level", "sector")
        },
        permutations=permutations,
        seed=seed,
    )


def _cautions(study: Prepared) -> tuple[str, ...]:
    extent = "; ".join(
        text(
            "network.extent-one" if len(sources) == 1 else "network.extent-several",
            study.lang,
            municipality=case.label,
            documents=len(sources),
            quotations=sum(one.quotations for one in sources),
        )
        for case in study.cases
        if (sources := _sources(case, study.options))
    )
    crosswalk = f"crosswalk-{study.options.crosswalk}-{study.options.actors}"
    return tuple(
        text(
            f"network.caution-{crosswalk if key == 'crosswalk' else key}",
            study.lang,
            extent=extent,
            count=len(study.cases),
        )
        for key in CAUTIONS
    )


def _sources(case: _Case, options: networks.Options) -> list[source.Document]:
    known = [one for one in case.membership.documents if one.basis == STATED]
    if options.document is None:
        return known
    wanted = source.find_document(case.membership, options.document)
    return [one for one in known if one.graph == wanted]


def _readings(study: Prepared, columns: Iterable[str]) -> tuple[str, ...]:
    """Say which of the columns are readings, and where nothing was left out for it."""
    used = [key for key in ("sector", "level") if any(key in column for column in columns)]
    keys = dict.fromkeys(used, "stated" if study.options.basis == STATED else "all")
    if keys.get("sector") == "all" and any(
        about.get("sectorBasis") == STATED
        for case in study.cases
        for _, about in case.graph.nodes(data=True)
    ):
        keys["sector"] = "mixed"
    return tuple(text(f"network.reading-{name}-{key}", study.lang) for name, key in keys.items())


def _plain(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def _actor(study: Prepared, graph: nx.Graph[str], node: str) -> Row:
    return {
        "party": graph.nodes[node]["label"],
        "node": node,
        "sector": study.of(graph, node, "sector"),
        "sector_basis": graph.nodes[node].get("sectorBasis", "none"),
    }


def _place(study: Prepared, graph: nx.Graph[str], node: str) -> Row:
    return {
        "forum": graph.nodes[node]["label"],
        "node": node,
        "level": study.of(graph, node, "level"),
        "level_basis": graph.nodes[node].get("levelBasis", "none"),
    }


def _either(study: Prepared, graph: nx.Graph[str], node: str) -> Row:
    """A party with its sectors or a forum with its levels, in the same columns."""
    is_forum = graph.nodes[node].get("class") == "forum"
    attribute = "level" if is_forum else "sector"
    return {
        "name": graph.nodes[node]["label"],
        "node": node,
        "side": text(f"network.side-{'forum' if is_forum else 'party'}", study.lang),
        "sector_or_level": study.of(graph, node, attribute),
        "sector_or_level_basis": graph.nodes[node].get(f"{attribute}Basis", "none"),
    }


def _overview(study: Prepared) -> tuple[list[str], list[Row]]:
    import networkx as nx

    rows = []
    for case in study.cases:
        people, bodies = networks.parties(case.graph), networks.fora(case.graph)
        pieces = [len(piece) for piece in nx.connected_components(case.graph)]
        ties = case.graph.number_of_edges()
        several = sum(case.graph.degree(party) > 1 for party in people)
        sources = _sources(case, study.options)
        rows.append(
            {
                "municipality": case.label,
                "quotations": sum(one.quotations for one in sources),
                "fora": len(networks.fora(case.whole)),
                "fora_listed": len(bodies),
                "parties": len(people),
                "memberships": ties,
                "density": two_mode.density(case.graph),
                "parties_per_forum": ties / len(bodies) if bodies else None,
                "fora_per_party": ties / len(people) if people else None,
                "share_several": several / len(people) if people else None,
                "pieces": len(pieces),
                "largest_piece": max(pieces) / sum(pieces) if pieces else None,
            }
        )
    return [column for column in (rows[0] if rows else {}) if column != "municipality"], rows


def _centrality(by: str) -> Callable[[Prepared], tuple[list[str], list[Row]]]:
    def compute(study: Prepared) -> tuple[list[str], list[Row]]:
        rows = []
        for case in study.cases:
            scores = {
                "degree": two_mode.degree(case.graph),
                "closeness": two_mode.closeness(case.graph),
                "betweenness": two_mode.betweenness(case.graph),
            }
            for node in sorted(case.graph, key=lambda node: (-scores[by][node], node)):
                rows.append(
                    {
                        "municipality": case.label,
                        **_either(study, case.graph, node),
                        "ties": case.graph.degree(node),
                        **{name: score[node] for name, score in scores.items()},
                    }
                )
        return [
            "name",
            "side",
            "sector_or_level",
            "sector_or_level_basis",
            "ties",
            "degree",
            "closeness",
            "betweenness",
            "node",
        ], rows

    return compute


def _density(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = [
        {
            "municipality": case.label,
            "parties": len(networks.parties(case.graph)),
            "fora_listed": len(networks.fora(case.graph)),
            "memberships": case.graph.number_of_edges(),
            "density": two_mode.density(case.graph),
        }
        for case in study.cases
    ]
    return ["parties", "fora_listed", "memberships", "density"], rows


def _overlap(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        pairs = two_mode.overlap(case.graph)
        for (one, other), share in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0])):
            if share:
                rows.append(
                    {
                        "municipality": case.label,
                        "forum": case.graph.nodes[one]["label"],
                        "other_forum": case.graph.nodes[other]["label"],
                        "shared": len(set(case.graph[one]) & set(case.graph[other])),
                        "jaccard": share,
                        "node": one,
                        "other_node": other,
                    }
                )
    return ["forum", "other_forum", "shared", "jaccard", "node", "other_node"], rows


def _roles(roles: brokers.Roles, found: Iterable[brokers.Roles]) -> Row:
    """The roles of one node, and its share of all brokerage in the municipality."""
    everyone = sum(one.total for one in found)
    return {
        **{role: getattr(roles, role) for role in brokers.ROLES},
        "total": roles.total,
        "share": roles.total / everyone,
    }


def _brokerage(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        graph = networks.projection(case.graph, "parties")
        found = brokers.brokerage(graph, brokers.groups(graph, "sector"))
        rows += [
            {
                "municipality": case.label,
                **_actor(study, graph, node),
                **_roles(roles, found.values()),
            }
            for node, roles in _largest(found)
        ]
    return ["party", "sector", "sector_basis", *brokers.ROLES, "total", "share", "node"], rows


def _level_brokerage(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        graph = networks.projection(case.graph, "fora")
        found = brokers.brokerage(graph, brokers.groups(graph, "level"))
        rows += [
            {
                "municipality": case.label,
                **_place(study, graph, node),
                **_roles(roles, found.values()),
            }
            for node, roles in _largest(found)
        ]
    return ["forum", "level", "level_basis", *brokers.ROLES, "total", "share", "node"], rows


def _relation_brokerage(study: Prepared) -> tuple[list[str], list[Row]]:
    import networkx as nx

    rows = []
    for case in study.cases:
        graph = networks.build(study.kb, case.membership, "relations", study.options, study.lang)
        group = brokers.groups(graph, "level")
        by_chance = brokers.expected(nx.DiGraph(graph), group)
        found = brokers.brokerage(graph, group)
        for node, roles in _largest(found):
            row = _place(study, graph, node)
            rows.append(
                {
                    "municipality": case.label,
                    **row,
                    "name": row["forum"],
                    **_roles(roles, found.values()),
                    "expected": by_chance[node].mean.total if node in by_chance else None,
                }
            )
    return [
        "name",
        "level",
        "level_basis",
        *brokers.ROLES,
        "total",
        "share",
        "expected",
        "node",
    ], rows


def _two_mode_brokerage(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        found = brokers.two_mode_brokerage(
            case.graph, brokers.groups(case.graph, "sector"), chains.levels_of(case.graph)
        )
        roles = {node: one.roles for node, one in found.items()}
        for node, played in _largest(roles):
            rows.append(
                {
                    "municipality": case.label,
                    **_actor(study, case.graph, node),
                    **_roles(played, roles.values()),
                    "across_levels": found[node].across_levels,
                }
            )
    return [
        "party",
        "sector",
        "sector_basis",
        *brokers.ROLES,
        "total",
        "share",
        "across_levels",
        "node",
    ], rows


def _largest(found: Mapping[str, brokers.Roles]) -> list[tuple[str, brokers.Roles]]:
    brokering = [(node, roles) for node, roles in found.items() if roles.total]
    return sorted(brokering, key=lambda pair: (-pair[1].total, pair[0]))


def _constraint(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        graph = networks.projection(case.graph, "parties")
        tight, size = structure.constraint(graph), structure.effective_size(graph)
        known = [node for node in graph if tight[node] is not None]
        for node in sorted(known, key=lambda node: (tight[node] or 0.0, node)):
            rows.append(
                {
                    "municipality": case.label,
                    **_actor(study, graph, node),
                    "ties": graph.degree(node),
                    "constraint": tight[node],
                    "effective_size": size[node],
                }
            )
    return ["party", "sector", "sector_basis", "ties", "constraint", "effective_size", "node"], rows


def _core(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        found = structure.core(case.graph)
        for node in sorted(found, key=lambda node: (-found[node], node)):
            rows.append(
                {
                    "municipality": case.label,
                    **_either(study, case.graph, node),
                    "core": found[node],
                }
            )
    return ["name", "side", "sector_or_level", "sector_or_level_basis", "core", "node"], rows


def _centralisation(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        for side in ("parties", "fora"):
            graph = networks.projection(case.graph, side)
            found = {by: structure.centralisation(graph, by) for by in structure.CENTRALITIES}
            rows.append(
                {
                    "municipality": case.label,
                    "network": text(f"network.mode-{side}", study.lang),
                    **{by: one.value for by, one in found.items()},
                    "nodes": found["degree"].nodes,
                    "of_nodes": found["degree"].of_nodes,
                }
            )
    return ["network", *structure.CENTRALITIES, "nodes", "of_nodes"], rows


def _ei(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        for side, attribute in (("parties", "sector"), ("fora", "level")):
            graph = networks.projection(case.graph, side)
            group = {node: frozenset(networks.slugs(graph, node, attribute)) for node in graph}
            found = structure.ei_index(graph, group)
            rows.append(
                {
                    "municipality": case.label,
                    "network": text(f"network.mode-{side}", study.lang),
                    "groups_sector_or_level": text(f"network.by-{attribute}", study.lang),
                    "ei": found.value,
                    "external": found.external,
                    "internal": found.internal,
                    "ungrouped": found.ungrouped,
                }
            )
    return ["network", "groups_sector_or_level", "ei", "external", "internal", "ungrouped"], rows


def _cut_points(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        for cut in structure.cut_points(case.graph):
            bodies = set(networks.fora(case.graph))
            apart = [one for piece in cut.pieces[1:] for one in piece if one in bodies]
            rows.append(
                {
                    "municipality": case.label,
                    **_either(study, case.graph, cut.node),
                    "pieces": len(cut.pieces),
                    "cut_off": sum(len(piece) for piece in cut.pieces[1:]),
                    "fora_cut_off": ", ".join(case.graph.nodes[one]["label"] for one in apart),
                }
            )
    return [
        "name",
        "side",
        "sector_or_level",
        "sector_or_level_basis",
        "pieces",
        "cut_off",
        "fora_cut_off",
        "node",
    ], rows


def _bridges(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        # A party of one forum hangs on its only seat: true of every one, and no news.
        for party, forum in structure.bridges(case.graph):
            if case.graph.degree(party) > 1 and case.graph.degree(forum) > 1:
                rows.append(
                    {
                        "municipality": case.label,
                        **_actor(study, case.graph, party),
                        "forum": case.graph.nodes[forum]["label"],
                        "other_node": forum,
                    }
                )
    return ["party", "sector", "sector_basis", "forum", "node", "other_node"], rows


def _linking_pins(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:

        def named(nodes: Iterable[str], graph: nx.Graph[str] = case.graph) -> str:
            return ", ".join(graph.nodes[node]["label"] for node in nodes)

        for pin in chains.linking_pins(case.graph, study.levels):
            rows.append(
                {
                    "municipality": case.label,
                    "upper_level": study.concepts("level", [pin.upper]),
                    "lower_level": study.concepts("level", [pin.lower]),
                    **_actor(study, case.graph, pin.party),
                    "upper_fora": named(pin.upper_fora),
                    "lower_fora": named(pin.lower_fora),
                }
            )
    return [
        "upper_level",
        "lower_level",
        "party",
        "sector",
        "sector_basis",
        "upper_fora",
        "lower_fora",
        "node",
    ], rows


def _chains(study: Prepared) -> tuple[list[str], list[Row]]:
    rows = []
    for case in study.cases:
        start = chains.at_school(study.kb, case.graph)
        found = chains.shortest_chains(case.graph, start, "strategic")
        for chain in found:
            rows.append(
                {
                    "municipality": case.label,
                    "steps": chain.steps,
                    "chain_to_level": " → ".join(
                        case.graph.nodes[node]["label"] for node in chain.nodes
                    ),
                    "path": " ".join(chain.nodes),
                }
            )
        if not found:
            missing = text("network.no-chain", study.lang)
            rows.append(
                {"municipality": case.label, "steps": None, "chain_to_level": missing, "path": ""}
            )
    return ["steps", "chain_to_level", "path"], rows


def _similarity(study: Prepared) -> tuple[list[str], list[Row]]:
    found = similarity.grids([case.graph for case in study.cases], study.levels)
    rows = []
    for one, other in combinations(range(len(study.cases)), 2):
        apart = similarity.differences(found[one], found[other])
        shuffled = similarity.qap(
            found[one].cells, found[other].cells, study.permutations, study.seed
        )
        rows.append(
            {
                "municipality": study.cases[one].label,
                "other": study.cases[other].label,
                "shared_sector_level": len(apart["both"]),
                "only_first": len(apart["first"]),
                "only_second": len(apart["second"]),
                "jaccard": similarity.jaccard(found[one], found[other]),
                "correlation": shuffled.correlation,
                "shuffled_low": shuffled.low,
                "shuffled_median": shuffled.median,
                "shuffled_high": shuffled.high,
                "as_high": shuffled.as_high,
                "shuffles": shuffled.permutations,
            }
        )
    return [
        "other",
        "shared_sector_level",
        "only_first",
        "only_second",
        "jaccard",
        "correlation",
        "shuffled_low",
        "shuffled_median",
        "shuffled_high",
        "as_high",
        "shuffles",
    ], rows


_COMPUTE: Final[Mapping[str, Callable[[Prepared], tuple[list[str], list[Row]]]]] = {
    "overview": _overview,
    "degree": _centrality("degree"),
    "closeness": _centrality("closeness"),
    "betweenness": _centrality("betweenness"),
    "density": _density,
    "overlap": _overlap,
    "brokerage": _brokerage,
    "level-brokerage": _level_brokerage,
    "relation-brokerage": _relation_brokerage,
    "two-mode-brokerage": _two_mode_brokerage,
    "constraint": _constraint,
    "core": _core,
    "centralisation": _centralisation,
    "e-i": _ei,
    "cut-points": _cut_points,
    "bridges": _bridges,
    "linking-pins": _linking_pins,
    "chains": _chains,
    "similarity": _similarity,
}
