"""queries/README.md lists every public query once, with the question that its header asks."""

from __future__ import annotations

import re

from ssp_graph import queries, resources

ROW = re.compile(r"^\| \[`([a-z0-9-]+)`\]\(([a-z0-9-]+)\.rq\) \| (.+) \| (.+) \|$", re.MULTILINE)


def test_the_index_lists_every_query_with_its_question() -> None:
    text = resources.path("queries", "README.md").read_text(encoding="utf-8")
    rows = ROW.findall(text)
    assert len(rows) == text.count("\n| [")
    assert sorted(name for name, _, _, _ in rows) == queries.names()
    for name, target, english, danish in rows:
        assert target == name
        assert {"en": english, "da": danish} == queries.find(name).questions


def test_no_two_queries_ask_the_same() -> None:
    for lang in ("da", "en"):
        titles = [queries.find(name).titles[lang] for name in queries.names()]
        questions = [queries.find(name).questions[lang] for name in queries.names()]
        assert len(set(titles)) == len(titles)
        assert len(set(questions)) == len(questions)
