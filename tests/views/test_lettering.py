"""Texts fit the boxes they are broken for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ssp_graph.views import lettering

LONG = "Sundheds-, Idræts- og Forebyggelsesudvalget / Q-underudvalget"


def test_a_name_breaks_where_words_end() -> None:
    assert lettering.wrap("Det tværgående SSP-netværk", 100, 12, bold=True) == (
        "Det tværgående",
        "SSP-netværk",
    )


def test_a_word_that_is_too_long_breaks_with_a_hyphen() -> None:
    lines = lettering.wrap("Kriminalitetsforebyggelsesudvalgsmøde", 100, 12, lines=4)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == (
        "Kriminalitetsforebyggelsesudvalgsmøde"
    )


def test_what_is_left_out_is_marked() -> None:
    assert lettering.wrap(LONG, 90, 12, lines=2)[-1].endswith("…")


def test_a_name_shrinks_before_it_breaks() -> None:
    size = lettering.fitting_size("Trafiksikkerhedsudvalget", 146, 12.5, 10.5, bold=True)
    assert 10.5 <= size < 12.5
    assert lettering.width("Trafiksikkerhedsudvalget", size, bold=True) <= 146


@given(st.text(min_size=1, max_size=120), st.integers(30, 200))
def test_no_line_is_wider_than_its_box(text: str, limit: int) -> None:
    for line in lettering.wrap(text, limit, 12, lines=5):
        assert lettering.width(line, 12) <= limit or len(line) <= 3
