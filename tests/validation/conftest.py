"""What the tests of the report share: validations made once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ssp_graph.conformance import Validation, validate
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.reporting.model import Report, build
from ssp_graph.texts import Lang

ON = date(2026, 11, 21)
THREE = ("herning", "silkeborg", "hedensted")
CHARTS = Path(__file__).parent / "charts"


@pytest.fixture(scope="session")
def validations(kb: KnowledgeBase) -> dict[str, Validation]:
    """The three municipalities, counted from one day, by slug."""
    return {slug: validate(kb, slug, on=ON) for slug in THREE}


@pytest.fixture(scope="session")
def report(kb: KnowledgeBase, validations: dict[str, Validation]) -> Callable[[str, Lang], Report]:
    """Makes the report on one of the three, each once; the three are each other's examples."""
    made: dict[tuple[str, Lang], Report] = {}

    def make(slug: str, lang: Lang) -> Report:
        if (slug, lang) not in made:
            done = list(validations.values())
            made[slug, lang] = build(validations[slug], lang, kb, kb, done)
        return made[slug, lang]

    return make


@pytest.fixture
def chart(tmp_path: Path) -> Callable[..., Path]:
    """Writes the chart of Prøveby with pieces of its text replaced, and returns its path."""

    def write(*changes: tuple[str, str], name: str = "my-chart.ttl") -> Path:
        content = (CHARTS / "proeveby.ttl").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in content
            content = content.replace(old, new)
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write
