"""What changes without a party, as tables that a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ssp_graph.networks.vacancy import LevelLink, Vacancy
from ssp_graph.tables import Table, cell
from ssp_graph.texts import Lang, text


def title(vacancy: Vacancy) -> str:
    """Return what is asked, as a heading."""
    removed = ", ".join(actor.label for actor in vacancy.removed)
    return text(
        "whatif.title", vacancy.lang, municipality=vacancy.municipality.capitalize(), names=removed
    )


def tables(vacancy: Vacancy) -> list[Table]:
    """Return the tables; one that would be empty says so."""
    lang = vacancy.lang
    found = [
        _table(
            "removed",
            ("party", "seats"),
            lang,
            [(actor.label, "; ".join(actor.fora)) for actor in vacancy.removed],
        )
    ]
    if vacancy.remaining:
        found.append(
            _table(
                "remaining",
                ("party", "seats"),
                lang,
                [(actor.label, "; ".join(actor.fora)) for actor in vacancy.remaining],
            )
        )
    found += [
        _table(
            "lost", ("forum", "other"), lang, [(link.forum, link.other) for link in vacancy.lost]
        ),
        _table(
            "levels",
            ("upper", "lower", "before", "after", "verdict"),
            lang,
            [
                (link.upper, link.lower, link.before, link.after, _verdict(link, lang))
                for link in vacancy.levels
            ],
        ),
        _table(
            "pieces",
            ("figure", "before", "after"),
            lang,
            [
                (text("whatif.count-pieces", lang), vacancy.pieces_before, vacancy.pieces_after),
                *(
                    (text(f"whatif.{key}", lang), "", "; ".join(names) or text("whatif.none", lang))
                    for key, names in (("alone", vacancy.alone), ("emptied", vacancy.emptied))
                ),
            ],
        ),
    ]
    if vacancy.relations:
        found.append(_table("relations", ("from", "relation", "to"), lang, vacancy.relations))
    if vacancy.rules is not None:
        found.append(
            _table(
                "rules",
                ("rule", "statement", "before", "after"),
                lang,
                [
                    (
                        turned.rule,
                        turned.statement,
                        _outcome(turned.before, lang),
                        _outcome(turned.after, lang),
                    )
                    for turned in vacancy.rules
                ],
            )
        )
    return found


def notes(vacancy: Vacancy) -> tuple[str, ...]:
    """Return what has to stand beside the tables."""
    lang = vacancy.lang
    own = [text("whatif.caution", lang)]
    if vacancy.rules is not None:
        own.append(text("whatif.rules-caution", lang))
    return (text("network.cautions", lang), *(f"· {one}" for one in (*own, *vacancy.cautions)))


def _table(key: str, columns: Sequence[str], lang: Lang, rows: Iterable[Sequence[object]]) -> Table:
    filled = tuple(tuple(cell(value) for value in row) for row in rows)
    if not filled:
        empty = (cell(text("whatif.none", lang)), *((),) * (len(columns) - 1))
        filled = (empty,)
    heads = tuple(text(f"whatif.{column}", lang) for column in columns)
    return Table(text(f"whatif.{key}", lang), heads, filled)


def _verdict(link: LevelLink, lang: Lang) -> str:
    if link.after == link.before:
        return text("whatif.same", lang)
    return text("whatif.apart" if link.after == 0 else "whatif.weaker", lang)


def _outcome(name: str, lang: Lang) -> str:
    return text(f"whatif.outcome-{name.replace(' ', '-')}", lang)
