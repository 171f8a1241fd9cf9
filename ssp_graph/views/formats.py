"""The network of a view as a file for Gephi, Cytoscape, yEd, R and Graphviz, and as a picture.

Nodes are fora, parties and other actors; edges are seats (party → forum) and relations. Every
attribute is a plain value; several values of one attribute stand with "; " between them.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ssp_graph.errors import SspError
from ssp_graph.views import chart, layout, style
from ssp_graph.views.chart import printable
from ssp_graph.views.model import Party, View
from ssp_graph.vocabulary import shorten

if TYPE_CHECKING:
    import networkx as nx

FORMATS: Final = ("html", "svg", "png", "graphml", "gexf", "dot", "cyjs")
_GEXF: Final = "http://www.gexf.net/1.2draft"


def write(views: Sequence[View], format_name: str, highlight: str | None = None) -> bytes:
    """Return `views` in one of `FORMATS` other than html; the same bytes on every run.

    Raises SspError where a picture needs a package that isn't installed.
    """
    match format_name:
        case "svg":
            return chart.chart(views, highlight=highlight).encode()
        case "png":
            return _png(chart.chart(views, highlight=highlight))
        case "graphml":
            return _graphml(network(views))
        case "gexf":
            return _gexf(network(views))
        case "dot":
            return _dot(network(views))
        case "cyjs":
            return _cyjs(network(views))
    raise ValueError(format_name)


def network(views: Sequence[View]) -> nx.MultiDiGraph[str]:
    """Return fora, parties and actors of `views` as one networkx graph.

    Nodes go by their prefixed names. Their attributes: `label`, `iri`, `type` (forum, party or
    actor), `municipality`, `level`, `level_basis`, `kind`, `parties` (number of different
    parties), `meetings` (words), `meetings_min` and `meetings_max` (a year), `sector`,
    `counterpart`, `member`, `what`, `documents`, and the place in the drawing, `x` and `y`
    (y downwards, -1 for parties that aren't drawn as boxes). Edges: `kind` (seat or
    relation), `label`, `relation` (IRI), `basis`, and for seats `attendance`, `role`,
    `minimum`, `maximum` (-1 where not stated) and `sector`.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for view, drawn in zip(views, layout.lay_out(views), strict=True):
        places = {box.iri: (box.x + box.width / 2, box.y + box.height / 2) for box in drawn.boxes}
        _add_fora(graph, view, places)
        _add_parties(graph, view, places)
        _add_edges(graph, view)
    return graph


def _add_fora(
    graph: nx.MultiDiGraph[str], view: View, places: dict[str, tuple[float, float]]
) -> None:
    titles = {document.graph: document.label for document in view.documents}
    labels = {level.iri: level.label for level in view.levels}
    for forum in view.fora:
        known = [p for p in forum.placements if p.level in labels]
        low, high = forum.per_year or (-1.0, -1.0)
        x, y = places[forum.iri]
        _add_node(
            graph,
            forum.iri,
            view,
            {
                "label": forum.label,
                "type": "forum",
                "level": _several(labels[p.level] for p in known),
                "level_basis": _several(p.basis for p in known),
                "lane": view.lane_of(forum),
                "kind": _several(view.kinds[k].label for k in forum.kinds if k in view.kinds),
                "parties": forum.parties,
                "meetings": forum.rhythm or "",
                "meetings_min": low,
                "meetings_max": high,
                "sector": _several(
                    view.sectors[s].label
                    for s in view.sector_counts(forum.iri)
                    if s in view.sectors
                ),
                "documents": _several(titles[d] for d in forum.documents if d in titles),
                "x": x,
                "y": y,
            },
        )


def _add_parties(
    graph: nx.MultiDiGraph[str], view: View, places: dict[str, tuple[float, float]]
) -> None:
    seated = {seat.party for seat in view.seats}
    ends = {end for r in view.relations for end in (r.subject, r.object)}
    for party in view.parties.values():
        if party.iri in seated or party.iri in ends:
            x, y = places.get(party.iri, (-1.0, -1.0))
            _add_node(graph, party.iri, view, _party(party, view, party.iri in seated, x, y))


def _party(party: Party, view: View, seated: bool, x: float, y: float) -> dict[str, Any]:
    return {
        "label": party.label,
        "type": "party" if seated else "actor",
        "what": party.what,
        "member": party.member_label,
        "sector": _several(view.sectors[s].label for s in party.sectors if s in view.sectors),
        "counterpart": _several(
            view.counterparts[c].label for c in party.counterparts if c in view.counterparts
        ),
        "x": x,
        "y": y,
    }


def _add_node(
    graph: nx.MultiDiGraph[str], iri: str, view: View, attributes: dict[str, Any]
) -> None:
    name = shorten(iri)
    where = [view.name]
    if name in graph:
        # What several municipalities share is one node.
        where = [*graph.nodes[name]["municipality"].split("; "), view.name]
    cleaned = {k: printable(v) if isinstance(v, str) else v for k, v in attributes.items()}
    graph.add_node(name, iri=iri, municipality=_several(where), **cleaned)


def _add_edges(graph: nx.MultiDiGraph[str], view: View) -> None:
    for seat in view.seats:
        graph.add_edge(
            shorten(seat.party),
            shorten(seat.forum),
            key=shorten(seat.iri),
            kind="seat",
            label=printable(seat.wording),
            relation=seat.iri,
            basis="stated",
            attendance=_several(_labels(view.attendance, seat.attendance)),
            role=_several(_labels(view.roles, seat.roles)),
            minimum=-1 if seat.minimum is None else seat.minimum,
            maximum=-1 if seat.maximum is None else seat.maximum,
            sector=_several(_labels(view.sectors, seat.sectors)),
        )
    for relation in view.relations:
        graph.add_edge(
            shorten(relation.subject),
            shorten(relation.object),
            key=relation.key,
            kind="relation",
            label=relation.label,
            relation=relation.predicate,
            basis=relation.basis,
        )


def _labels(concepts: Any, iris: Sequence[str]) -> list[str]:
    return [concepts[iri].label if iri in concepts else shorten(iri) for iri in iris]


def _several(values: Any) -> str:
    return "; ".join(dict.fromkeys(values))


def _graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    import networkx as nx

    out = BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True)
    return out.getvalue()


def _gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    import networkx as nx

    drawn = graph.copy()
    for name, attributes in drawn.nodes(data=True):
        x, y = attributes.pop("x"), attributes.pop("y")
        red, green, blue = _colour(attributes)
        drawn.nodes[name]["viz"] = {
            "position": {"x": x, "y": -y, "z": 0.0},  # Gephi's y points upwards
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
        }
    out = BytesIO()
    nx.write_gexf(drawn, out)
    # networkx writes the day of writing into the file; the same graph should give the same bytes.
    root = ET.fromstring(out.getvalue())
    for meta in root.iter(f"{{{_GEXF}}}meta"):
        meta.attrib.pop("lastmodifieddate", None)
    ET.register_namespace("", _GEXF)
    ET.register_namespace("viz", f"{_GEXF}/viz")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _colour(attributes: dict[str, Any]) -> tuple[int, int, int]:
    lane = attributes.get("lane")
    colour = style.lane(lane).colour if isinstance(lane, int) else style.ACTOR.colour
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def _dot(graph: nx.MultiDiGraph[str]) -> bytes:
    lines = ["digraph ssp {", "  graph [rankdir=BT];", "  node [shape=ellipse];"]
    for name, attributes in graph.nodes(data=True):
        extra = {"shape": "box"} if attributes["type"] == "forum" else {}
        lines.append(f"  {_quoted(name)} [{_attributes(attributes | extra)}];")
    for start, end, key, attributes in graph.edges(keys=True, data=True):
        dashed = {"style": "dashed"} if attributes["kind"] == "seat" else {}
        written = _attributes({"id": key, **attributes, **dashed})
        lines.append(f"  {_quoted(start)} -> {_quoted(end)} [{written}];")
    return ("\n".join([*lines, "}"]) + "\n").encode()


def _attributes(attributes: dict[str, Any]) -> str:
    return ", ".join(f"{key}={_quoted(str(value))}" for key, value in attributes.items())


def _quoted(value: str) -> str:
    # In a DOT string only the quote needs escaping; a backslash starts an escape of the label.
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _cyjs(graph: nx.MultiDiGraph[str]) -> bytes:
    import networkx as nx

    data = nx.cytoscape_data(graph)
    for node in data["elements"]["nodes"]:
        node["data"]["name"] = node["data"]["label"]
        if node["data"]["x"] >= 0:
            node["position"] = {"x": node["data"]["x"], "y": node["data"]["y"]}
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = edge["data"].pop("key")
        edge["data"]["interaction"] = edge["data"]["label"]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _png(svg: str) -> bytes:
    try:
        import vl_convert
    except ImportError as error:
        raise SspError("view.no-png") from error
    picture: bytes = vl_convert.svg_to_png(svg, scale=2)
    return picture
