"""The stored answers: every public query for the three municipalities, as SPARQL CSV.

`python -m tests.queries.answers` writes them anew. What then differs is to be read against
the source texts before it is kept; test_facts.py holds what was taken from the texts by hand.
"""

from __future__ import annotations

from pathlib import Path

import ssp_graph as ssp
from ssp_graph import queries
from ssp_graph.files import write_atomic
from ssp_graph.knowledge_base import KnowledgeBase
from tests.conftest import THREE

EXPECTED = Path(__file__).parent / "expected"
NAMES = queries.names()


def bindings(name: str, **values: list[str]) -> dict[str, list[str]]:
    """Return those of `values` that the query has a parameter for."""
    known = {parameter.name for parameter in queries.find(name).parameters}
    return {key: value for key, value in values.items() if key in known}


def answer(kb: KnowledgeBase, name: str, lang: str = "da") -> bytes:
    """Return the answer of a query for the three municipalities."""
    bound = bindings(name, municipality=THREE, other=THREE)
    return kb.query(name, **bound, lang=lang).serialize("csv")


def main() -> None:
    """Write every answer."""
    kb = ssp.load()
    for path in EXPECTED.glob("*.csv"):
        if path.stem not in NAMES:
            path.unlink()
    for name in NAMES:
        write_atomic(EXPECTED / f"{name}.csv", answer(kb, name))


if __name__ == "__main__":
    main()
