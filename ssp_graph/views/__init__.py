"""Organisation views: one municipality to explore, several beside each other, all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from ssp_graph.texts import LANGUAGES, Lang

if TYPE_CHECKING:
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.views.model import Outcome
    from ssp_graph.views.orgview import OrgView
    from ssp_graph.views.side_by_side import Overview, SideBySide

SIDE_BY_SIDE: Final = 6  # with more municipalities than this a page can't be read


def view(
    kb: KnowledgeBase,
    *municipalities: str,
    lang: Lang = "da",
    highlight: str | None = None,
    outcomes: Mapping[str, Sequence[Outcome]] | None = None,
) -> OrgView | SideBySide | Overview:
    """Return the view of `municipalities` (names, slugs, codes or IRIs), shown by a notebook.

    One gives the interactive view, two to six a chart side by side, more, or none, an overview
    of that many or of all that are described. `highlight` names the municipality whose own
    kinds of forum a chart marks. `outcomes` maps the IRI of a forum or party to how it came out
    of a validation, see `ssp_graph.views.outcomes`.

    Each has `generate_html()` and `write_html(path)`. Raises UnknownName for a municipality
    that isn't known and SspError where no source describes a forum of it.
    """
    from ssp_graph.views import model

    names = municipalities or tuple(model.municipalities(kb, lang))
    if len(names) == 1:
        from ssp_graph.views.orgview import OrgView

        other = next(code for code in LANGUAGES if code != lang)
        return OrgView(
            model.read(kb, names[0], lang, outcomes), model.read(kb, names[0], other, outcomes)
        )
    from ssp_graph.views.side_by_side import Overview, SideBySide

    if len(names) > SIDE_BY_SIDE:
        return Overview([model.read(kb, name, lang, outcomes) for name in names])
    by_lang = {
        code: [model.read(kb, name, code, outcomes) for name in names]
        for code in sorted(LANGUAGES, key=lambda code: code != lang)
    }
    return SideBySide(by_lang, highlight=highlight)
