"""Each file is read back with the program's own reader and holds the whole network."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from io import BytesIO
from itertools import pairwise

import networkx as nx
import pytest

from ssp_graph.views import formats
from ssp_graph.views.model import View

from .conftest import THREE
from .synthetic import municipality, renamed

NASTY = ['Et "citat" \\ og <tag> & æøå', "شرطة", "a\x01b", "linje\nskift", "->{};"]


@pytest.fixture(params=["herning", "three", "nasty"])
def shown(request: pytest.FixtureRequest, views: dict[str, View]) -> list[View]:
    if request.param == "nasty":
        return [renamed(municipality("proeve", 8, 12, 10), NASTY)]
    return [views[slug] for slug in THREE] if request.param == "three" else [views["herning"]]


def same(back: nx.Graph, graph: nx.MultiDiGraph) -> None:
    assert set(back.nodes) == set(graph.nodes)
    assert back.number_of_edges() == graph.number_of_edges()
    for name, attributes in graph.nodes(data=True):
        assert back.nodes[name]["label"] == attributes["label"]
        assert back.nodes[name]["type"] == attributes["type"]
        assert back.nodes[name]["municipality"] == attributes["municipality"]


def test_graphml(shown: list[View]) -> None:
    graph = formats.network(shown)
    back = nx.read_graphml(BytesIO(formats.write(shown, "graphml")), force_multigraph=True)
    same(back, graph)
    for name, attributes in graph.nodes(data=True):
        assert back.nodes[name] == attributes
    kinds = [attributes["kind"] for _, _, attributes in back.edges(data=True)]
    assert kinds.count("seat") == sum(len(view.seats) for view in shown)


def test_gexf(shown: list[View]) -> None:
    graph = formats.network(shown)
    content = formats.write(shown, "gexf")
    assert b"lastmodifieddate" not in content
    back = nx.read_gexf(BytesIO(content))
    same(back, graph)
    assert all("viz" in attributes for _, attributes in back.nodes(data=True))


def test_dot(shown: list[View]) -> None:
    pydot = pytest.importorskip("pydot")
    graph = formats.network(shown)
    (back,) = pydot.graph_from_dot_data(formats.write(shown, "dot").decode())
    names = {node.get_name().strip('"') for node in back.get_nodes()} - {"node", "graph"}
    assert names == set(graph.nodes)
    assert len(back.get_edges()) == graph.number_of_edges()


def test_cytoscape(shown: list[View]) -> None:
    graph = formats.network(shown)
    data = json.loads(formats.write(shown, "cyjs"))
    ids = [edge["data"]["id"] for edge in data["elements"]["edges"]]
    assert len(set(ids)) == len(ids) == graph.number_of_edges()
    nodes = {node["data"]["id"]: node for node in data["elements"]["nodes"]}
    assert set(nodes) == set(graph.nodes)
    assert {edge["data"]["source"] for edge in data["elements"]["edges"]} <= set(nodes)
    for name, node in nodes.items():
        assert node["data"]["name"] == graph.nodes[name]["label"]
        drawn = graph.nodes[name]["x"] >= 0
        assert ("position" in node) == drawn


def test_svg(shown: list[View]) -> None:
    root = ET.fromstring(formats.write(shown, "svg"))
    words = " ".join("".join(root.itertext()).split())
    for view in shown:
        for forum in view.fora:
            assert forum.label.split()[0].split("\x01")[0] in words
    assert not [e for e in root.iter() if e.tag.endswith(("script", "foreignObject", "image"))]
    assert "Forbindelser" in words, "the legend is on the page"


def test_png(views: dict[str, View]) -> None:
    pytest.importorskip("vl_convert")
    picture = formats.write([views["silkeborg"]], "png")
    assert picture.startswith(b"\x89PNG\r\n")
    width = int.from_bytes(picture[16:20])
    assert width > 1500


@pytest.mark.parametrize("name", [name for name in formats.FORMATS if name != "html"])
def test_the_same_bytes_on_every_run(views: dict[str, View], name: str) -> None:
    if name == "png":
        pytest.importorskip("vl_convert")
    assert formats.write([views["herning"]], name) == formats.write([views["herning"]], name)


def test_places_are_those_of_the_drawing(views: dict[str, View]) -> None:
    graph = formats.network([views["herning"]])
    levels = [level.label for level in views["herning"].levels]
    heights: dict[int, list[float]] = {}
    for _, attributes in graph.nodes(data=True):
        if attributes["type"] == "forum" and attributes["level"]:
            level = levels.index(attributes["level"].split("; ")[0])
            heights.setdefault(attributes["lane"], []).append(attributes["y"])
            assert attributes["lane"] <= level
    lanes = sorted(heights)
    for upper, lower in pairwise(lanes):
        assert max(heights[upper]) < min(heights[lower])
