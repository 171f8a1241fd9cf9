"""How often a forum meets: stated words and computed numbers."""

from __future__ import annotations

import pytest

from ssp_graph.views import meetings

CASES = [
    ({"minPerYear": "4", "maxPerYear": "4"}, "4 møder/år", (4, 4)),
    ({"minPerYear": "4", "maxPerYear": "6"}, "4–6 møder/år", (4, 6)),
    ({"minPerYear": "4"}, "mindst 4 møder/år", (4, 4)),
    ({"maxPerYear": "2"}, "højst 2 møder/år", (2, 2)),
    ({"interval": "P3M"}, "hver 3. måned (≈ 4/år)", (4, 4)),
    ({"interval": "P1M", "fromMonth": "3", "toMonth": "10"}, "hver måned (≈ 8/år)", (8, 8)),
    ({"interval": "P1M", "fromMonth": "10", "toMonth": "3"}, "hver måned (≈ 6/år)", (6, 6)),
    ({"adHoc": "ja"}, "møder efter behov", None),
    ({"minPerYear": "2", "heldPer": "område"}, "mindst 2 møder/år pr. område", (2, 2)),
    ({}, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "words", "numbers"), CASES)
def test_a_pattern_in_words_and_numbers(
    pattern: dict[str, str], words: str | None, numbers: tuple[float, float] | None
) -> None:
    assert meetings.rhythm([pattern], "da") == words
    assert meetings.per_year([pattern]) == numbers


def test_every_fortnight_is_26_times_a_year() -> None:
    assert meetings.rhythm([{"interval": "P14D"}], "en") == "every 14 days (≈ 26/yr)"
    assert meetings.per_year([{"interval": "P14D"}]) == pytest.approx((26.07, 26.07), abs=0.01)


def test_several_patterns_stand_beside_each_other() -> None:
    patterns = [{"minPerYear": "4", "maxPerYear": "4"}, {"adHoc": "ja"}]
    assert meetings.rhythm(patterns, "da") == "4 møder/år / møder efter behov"


def test_an_interval_of_several_units_stays_as_stated() -> None:
    assert meetings.interval_words("P1Y6M", "da") == "hvert år"
    assert meetings.interval_words("PT5M", "da") == "PT5M"
