"""What a single cell says."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssp_graph.workbook import cells
from ssp_graph.workbook.cells import CellError, Count, Frequency

UNDERSTOOD = [
    ("4", Frequency(4, 4)),
    (4, Frequency(4, 4)),
    (4.0, Frequency(4, 4)),
    ("4 gange årligt", Frequency(4, 4)),
    ("fire gange om året", Frequency(4, 4)),
    ("4-6", Frequency(4, 6)),
    ("2–3 møder", Frequency(2, 3)),
    ("2 til 3", Frequency(2, 3)),
    ("mellem 4 og 6", Frequency(4, 6)),
    ("mindst fire", Frequency(4, None)),
    ("Minimum 2 gange årligt", Frequency(2, None)),
    ("højst 6", Frequency(None, 6)),
    ("ca. 4", Frequency(4, 4, approximate=True, hedge="ca.")),
    ("Cirka\u00a04", Frequency(4, 4, approximate=True, hedge="Cirka")),
    ("hver 14. dag", Frequency(interval="P14D")),
    ("hver anden uge", Frequency(interval="P14D")),
    ("kvartalsvis", Frequency(interval="P3M")),
    ("e\u0301n gang i kvartalet", Frequency(interval="P3M")),
    ("  Månedligt ", Frequency(interval="P1M")),
    ("m\u0061\u030anedligt", Frequency(interval="P1M")),
    ("en gang om måneden", Frequency(interval="P1M")),
    ("halvårligt", Frequency(interval="P6M")),
    ("ved behov", Frequency(when_needed=True)),
    ("4; ved behov", Frequency(4, 4, when_needed=True)),
    ("quarterly", Frequency(interval="P3M")),
    ("at least 4 times a year", Frequency(4, None)),
]


@pytest.mark.parametrize(("typed", "meant"), UNDERSTOOD)
def test_frequencies(typed: cells.Raw, meant: Frequency) -> None:
    assert cells.frequency(typed) == meant


@pytest.mark.parametrize("typed", ["jævnligt", "ofte", "4; 5", "", "to gange om ugen", "x-y"])
def test_frequency_not_understood(typed: str) -> None:
    with pytest.raises(CellError):
        cells.frequency(typed)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("meant", [meant for _, meant in UNDERSTOOD])
def test_frequencies_are_written_as_they_are_read(meant: Frequency, lang: str) -> None:
    assert cells.frequency(cells.frequency_text(meant, lang)) == meant  # type: ignore[arg-type]


def test_a_range_that_became_a_date_is_recognised() -> None:
    with pytest.raises(CellError) as caught:
        cells.frequency(dt.datetime(2026, 3, 2))
    assert caught.value.suggestion == "2-3"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2-3", Count(2, 3)),
        ("18 til 25-årige", Count(18, 25)),
        ("10-17 år", Count(10, 17)),
        ("mindst 18", Count(18, None)),
        ("op til 25", Count(None, 25)),
        ("7", Count(7, 7)),
        (7, Count(7, 7)),
        ("ca. 7", Count(7, 7, approximate=True)),
    ],
)
def test_counts(typed: cells.Raw, meant: Count) -> None:
    assert cells.count(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["05-03-2024", "5/3 2024", "5.3.2024", "5. marts 2024", "d. 5. marts 2024", "2024-03-05",
     "5 March 2024", dt.datetime(2024, 3, 5)],
)  # fmt: skip
def test_dates(typed: cells.Raw) -> None:
    assert cells.day(typed) == dt.date(2024, 3, 5)


@pytest.mark.parametrize(
    ("typed", "suggestion"), [("31-02-2024", None), ("snart", None), (45356, "05-03-2024")]
)
def test_dates_not_understood(typed: cells.Raw, suggestion: str | None) -> None:
    with pytest.raises(CellError) as caught:
        cells.day(typed)
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("2024", "2024"), (2024, "2024"), ("marts 2024", "2024-03"), ("05-03-2024", "2024-03-05")],
)
def test_dates_in_part(typed: cells.Raw, meant: str) -> None:
    assert cells.when(typed)[1] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("årligt", "P1Y"), ("hvert 4. år", "P4Y"), ("hver 2. måned", "P2M"), ("P1Y6M", "P1Y6M"),
     ("hver anden uge", "P14D"), ("every 4 years", "P4Y")],
)  # fmt: skip
def test_durations(typed: str, meant: str) -> None:
    assert cells.duration(typed) == meant
    assert cells.duration(cells.duration_text(meant, "da")) == meant
    assert cells.duration(cells.duration_text(meant, "en")) == meant


@pytest.mark.parametrize(("typed", "meant"), [("Ja", True), ("nej ", False), (True, True)])
def test_booleans(typed: cells.Raw, meant: bool) -> None:
    assert cells.boolean(typed) is meant


def test_neither_yes_nor_no_is_not_guessed() -> None:
    with pytest.raises(CellError):
        cells.boolean("ved ikke")


@pytest.mark.parametrize(("typed", "meant"), [("1.200", 1200), ("4", 4), (4.0, 4), ("tre", 3)])
def test_integers(typed: cells.Raw, meant: int) -> None:
    assert cells.integer(typed) == meant


def test_tidied_text() -> None:
    assert cells.tidy(" A\u030arhus\u00a0 \u00adKommune ") == "Århus Kommune"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_a_marked_text_reads_as_itself(value: str) -> None:
    assert cells.unmark(cells.mark(value)) == value


@given(TEXTS)
def test_what_a_csv_file_holds_is_never_a_formula(value: str) -> None:
    held = cells.harmless(cells.mark(value))
    assert not held.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.unmark(held) == value
