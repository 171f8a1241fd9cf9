"""The interactive organisation view: pyvis's network with a page of our own.

pyvis keeps the nodes, edges and options, and brings vis-network. Its own pages load scripts
from other hosts in every mode and put names into HTML unescaped, so `OrgView` writes another:
everything inline, nothing requested, every name shown as text, and a content security policy
that lets only the page's own scripts run.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pyvis.network import Network

from ssp_graph.files import write_atomic
from ssp_graph.texts import text
from ssp_graph.views import chart, layout, lettering, page, style
from ssp_graph.views.model import View
from ssp_graph.views.packing import pack
from ssp_graph.views.payload import payload
from ssp_graph.vocabulary import shorten

_VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
_PARTY: Final = "party:"
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "selectConnectedEdges": False,
        "tooltipDelay": 1000000,
    },
    "nodes": {"fixed": True, "physics": False},
    "edges": {"smooth": False, "physics": False},
}


class OrgView(Network):  # type: ignore[misc]
    """A municipality's organisation as a pyvis network.

    `view` is what is shown; `also` the same municipality in the other language, between which
    the page can then switch. Nodes and edges may be added as with any pyvis network; they need
    an `x` and `y`, since nothing moves by itself.
    """

    def __init__(self, view: View, also: View | None = None, height: str = "720px") -> None:
        super().__init__(
            height=height,
            width="100%",
            directed=True,
            cdn_resources="in_line",
            heading=text("view.title", view.lang, municipality=view.label),
        )
        self.view = view
        self.also = OrgView(also) if also is not None else None
        self.options = json.loads(json.dumps(_OPTIONS))
        (self.layout,) = layout.lay_out([view])
        self.folded = layout.lay_out([view], actors=False)[0] if view.actors() else None
        self._add_boxes()
        self._add_parties()
        self._add_relations()

    def add_node(
        self,
        n_id: str | int,
        label: str | None = None,
        shape: str = "dot",
        color: str = "#97c2fc",
        **options: Any,
    ) -> None:
        """Add a node as pyvis does, but keep its colour when it has a group."""
        super().add_node(n_id, label, shape, color, **options)
        self.node_map[n_id].setdefault("color", color)

    def add_edge(self, source: str | int, to: str | int, **options: Any) -> None:
        """Add an edge. Nothing is dropped: two fora may be related in several ways."""
        # pyvis looks for an edge between the two only in undirected networks.
        directed, self.directed = self.__dict__["directed"], True
        super().add_edge(source, to, **options)
        self.directed = directed

    def generate_html(
        self, name: str = "index.html", local: bool = True, notebook: bool = False
    ) -> str:
        """Return the page. The arguments are pyvis's and change nothing."""
        del name, local, notebook
        networks = [self] if self.also is None else [self, self.also]
        written = {network.view.lang: network.data() for network in networks}
        self.html = page.render(
            "view/org.html",
            ["view/org.js"],
            libraries=[_vis()],
            lang=self.view.lang,
            heading=self.heading,
            networks=[network.content() for network in networks],
            data=page.inert(pack(written)),
            t=lambda key, **values: text(key, self.view.lang, **values),
        )
        return self.html

    def data(self) -> dict[str, Any]:
        """What the page's script works on: pyvis's nodes, edges and options, and the payload."""
        nodes, edges, _, _, _, options = self.get_network_data()
        return {
            "nodes": nodes,
            "edges": edges,
            "options": json.loads(options),
            "shapes": style.SHAPES,
            "font": lettering.FONT,
            **payload(self.view, self.layout, self.folded),
        }

    def content(self) -> dict[str, Any]:
        """What stands in the page without a script: the chart for print and the table."""
        view = self.view
        labels = {forum.iri: forum.label for forum in view.fora}
        labels |= {party.iri: party.label for party in view.parties.values()}
        order = [level.iri for level in view.levels]
        return {
            "lang": view.lang,
            "svg": page.trusted(chart.chart([view])),
            "t": lambda key, **values: text(key, view.lang, **values),
            "rows": [
                {
                    "id": shorten(forum.iri),
                    "label": forum.label,
                    "levels": [
                        (view.levels[order.index(p.level)].label, p.basis)
                        for p in forum.placements
                        if p.level in order
                    ],
                    "kinds": [view.kinds[k].label for k in forum.kinds if k in view.kinds],
                    "parties": [view.parties[s.party].label for s in view.seats_of(forum.iri)],
                    "rhythm": forum.rhythm or text("view.no-rhythm", view.lang),
                }
                for forum in sorted(view.fora, key=view.lane_of)
            ],
            "relations": [
                (labels[r.subject], r.label, labels[r.object], r.basis)
                for r in view.relations
                if r.subject in labels and r.object in labels
            ],
        }

    def write_html(
        self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Write the page to the file `name`, whole or not at all."""
        del local, notebook
        write_atomic(Path(name), self.generate_html())
        if open_browser:
            import webbrowser

            webbrowser.open(Path(name).resolve().as_uri())

    def save_graph(self, name: str) -> None:
        """Write the page to the file `name`."""
        self.write_html(name)

    def show(self, name: str, local: bool = True, notebook: bool = False) -> None:
        """Write the page to the file `name` and open it in a browser."""
        del local
        self.write_html(name, open_browser=not notebook)

    def _repr_html_(self) -> str:
        """The page in a frame, for a notebook. What runs in it can't reach the notebook."""
        return page.frame(self.generate_html(), self.heading, self.height)

    def _add_boxes(self) -> None:
        for box in self.layout.boxes:
            look = style.lane(box.lane)
            self.add_node(
                shorten(box.iri),
                label=box.label,
                shape="custom",
                color=look.box,
                x=round(box.x + box.width / 2, 1),
                y=round(box.y + box.height / 2, 1),
                box={
                    "forum": box.forum is not None,
                    "w": box.width,
                    "h": box.height,
                    "name": box.name,
                    "size": box.name_size,
                    "meta": box.meta,
                    "stroke": chart.darker(look.colour),
                    "dashed": box.dashed,
                    "sectors": [
                        [
                            s.iri.rpartition("/")[2] or "none",
                            s.count,
                            round(s.x - box.x, 1),
                            round(s.y - box.y, 1),
                        ]
                        for s in box.sectors
                    ],
                },
            )

    def _add_parties(self) -> None:
        """Every party that sits somewhere is a node, unseen until it is asked for."""
        for iri in dict.fromkeys(seat.party for seat in self.view.seats):
            party = self.view.parties[iri]
            sector = min(party.sectors, key=self.view.sector_order, default="")
            notation = self.view.sectors[sector].notation if sector in self.view.sectors else 0
            self.add_node(
                _PARTY + shorten(iri),
                label=party.label,
                shape="custom",
                hidden=True,
                color=style.sector(sector, notation).colour,
                x=0,
                y=0,
            )

    def _add_relations(self) -> None:
        # vis-network draws no line along given points, so the page draws them; the edges are
        # there for whatever else works on the network.
        for route in self.layout.routes:
            relation = route.relation
            look = style.line(relation.predicate)
            self.add_edge(
                shorten(relation.subject),
                shorten(relation.object),
                id=relation.key,
                title=relation.label,
                hidden=True,
                color=look.colour,
                width=look.width,
                dashes=list(look.dash) or False,
                arrows="" if relation.mutual else "to",
                points=route.points,
                label_at=route.label_at,
            )


@cache
def _vis() -> str:
    return files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
