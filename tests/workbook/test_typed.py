"""The municipalities typed by hand from the texts answer as the shipped data do."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from ssp_graph.given import together
from ssp_graph.knowledge_base import KnowledgeBase
from ssp_graph.loading import load_alone
from ssp_graph.quotations import verify
from ssp_graph.vocabulary import DATA
from ssp_graph.workbook import exporting, reading
from ssp_graph.workbook.terms import PREF_LABEL
from tests.conftest import THREE
from tests.workbook import same_answers

MUNICIPALITIES = [name for name in THREE if (same_answers.TYPED / name).is_dir()]


@pytest.mark.parametrize("name", THREE)
def test_an_export_gives_the_same_answers(kb: KnowledgeBase, name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    exporting.write_folder(folder, exporting.csv_files(kb, f"{DATA}{name}/kommune", "da"))
    typed, _ = together(kb, [str(folder)])
    assert same_answers.differences(kb, typed, name) == []


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_what_was_typed_is_read(name: str) -> None:
    imported = reading.read(same_answers.TYPED / name)
    assert imported.municipality == f"{DATA}{name}/kommune"


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_what_was_typed_gives_the_same_answers(kb: KnowledgeBase, name: str) -> None:
    assert set(same_answers.found(kb, name)) == set(same_answers.listed(name))


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_quotations_typed_stand_in_the_texts(name: str, texts: Path) -> None:
    if not texts.is_dir():
        pytest.skip("the source texts aren't at hand")
    verification = verify(load_alone(same_answers.TYPED / name), texts)
    wrong = {"not-found", "other-document", "too-long"}
    assert [failure for failure in verification.failures if failure.kind in wrong] == []
    assert verification.verified > 100


def test_every_difference_has_a_reason() -> None:
    reasons = same_answers.reasons()
    used = {why for name in MUNICIPALITIES for why in same_answers.listed(name).values()}
    assert used == set(reasons)
    assert all(why.strip() for why in reasons.values())


def test_every_second_name_is_needed(kb: KnowledgeBase) -> None:
    """A name in names.csv is one that the shipped or the typed description uses."""
    for name in MUNICIPALITIES:
        typed, _ = together(kb, [str(same_answers.TYPED / name)])
        used = {
            quad.object.value.casefold()
            for store in (kb.store, typed.store)
            for quad in store.quads_for_pattern(None, ox.NamedNode(PREF_LABEL), None)
        }  # fmt: skip
        assert set(same_answers.same_names()[name]) <= used
