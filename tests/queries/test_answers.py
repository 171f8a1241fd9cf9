"""Every public query has a stored answer, in Danish, and as many rows in English."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from ssp_graph import queries
from ssp_graph.knowledge_base import KnowledgeBase
from tests.queries.answers import EXPECTED, NAMES, answer


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_one_that_was_read_against_the_sources(
    kb: KnowledgeBase, name: str
) -> None:
    stored = EXPECTED / f"{name}.csv"
    assert stored.is_file(), f"no answer for {name}: python -m tests.queries.answers"
    assert _rows(answer(kb, name)) == _rows(stored.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_as_long_in_english(kb: KnowledgeBase, name: str) -> None:
    danish, english = _rows(answer(kb, name)), _rows(answer(kb, name, lang="en"))
    assert len(english) == len(danish)
    assert english[0] == danish[0]
    municipality = [i for i, column in enumerate(english[0]) if column == "municipality_label"]
    for row in english[1:]:
        for index in municipality:
            assert "Kommune" not in row[index]


def test_no_answer_is_stored_for_a_query_that_is_gone() -> None:
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(NAMES)


def test_there_are_enough_questions() -> None:
    assert len(NAMES) >= 36


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_told_apart_and_ordered(kb: KnowledgeBase, name: str) -> None:
    rows = _rows(answer(kb, name))[1:]
    assert len({tuple(row) for row in rows}) == len(rows)
    assert "ORDER BY" in queries.find(name).sparql
    assert _rows(answer(kb, name))[1:] == rows


@pytest.mark.parametrize("name", NAMES)
def test_basis_is_one_of_the_known_words(kb: KnowledgeBase, name: str) -> None:
    header, *rows = _rows(answer(kb, name))
    for index in (i for i, column in enumerate(header) if column == "basis"):
        assert {row[index] for row in rows} <= {"stated", "reading", "absent", "computed", "none"}


@pytest.mark.parametrize("name", NAMES)
def test_queries_keep_to_what_every_engine_runs_alike(name: str) -> None:
    text = " ".join(
        line for line in queries.find(name).sparql.splitlines() if not line.lstrip().startswith("#")
    )
    assert "NOT EXISTS" not in text
    assert "GROUP_CONCAT(DISTINCT" not in text.replace(" ", "")
    assert ")*" not in text.replace("COUNT(*)", "")
