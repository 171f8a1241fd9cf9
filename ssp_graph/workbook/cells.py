"""What a single cell says: numbers, ranges, dates, frequencies and texts as people type them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from ssp_graph.texts import Lang
from ssp_graph.workbook.terms import XSD

Raw = str | int | float | bool | dt.datetime | None

# A text that begins so is taken for a formula by some program or other (OWASP, CSV injection).
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


class CellError(ValueError):
    """A cell that can't be understood. `expected` is a key of the texts of area "workbook";
    `suggestion` is what was perhaps meant.
    """

    def __init__(self, expected: str, suggestion: str | None = None) -> None:
        super().__init__(expected)
        self.expected = expected
        self.suggestion = suggestion


@dataclass(frozen=True)
class Count:
    """A number or a range of numbers; None where a bound isn't stated."""

    minimum: int | None = None
    maximum: int | None = None
    approximate: bool = False


@dataclass(frozen=True)
class Frequency:
    """How often something meets, in the terms of a meeting pattern."""

    minimum: int | None = None
    maximum: int | None = None
    interval: str | None = None
    approximate: bool = False
    hedge: str | None = None
    when_needed: bool = False


# Texts


def tidy(value: str) -> str:
    """Return `value` composed (NFC), without invisible signs and superfluous white space."""
    composed = unicodedata.normalize("NFC", value).translate(_INVISIBLE)
    return " ".join(composed.split())


def fold(value: str) -> str:
    """Return `value` as it is compared with another: tidy, without regard to case."""
    return tidy(value).translate(_DASHES).casefold()


def as_text(raw: Raw) -> str:
    """Return a cell as the text that a person sees in it, untidied."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "ja" if raw else "nej"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, dt.datetime):
        return raw.strftime("%d-%m-%Y")
    return str(raw)


def _unsettled(value: str) -> bool:
    """Tell whether `value` would be read as something else than itself without a mark."""
    if value.startswith("'"):
        return _unsettled(value[1:])
    return value != tidy(value) or value == ""


def mark(value: str) -> str:
    """Return the content of the cell that `unmark` reads as `value`.

    An apostrophe in front says that the text is to be taken as it stands.
    """
    return f"'{value}" if value == "" or unmark(value) != value else value


def unmark(cell: str) -> str:
    """Return the text that a cell holds, tidied unless `mark` protected it."""
    rest = cell[1:]
    if cell.startswith("'") and (_unsettled(rest) or _starts(rest)):
        return rest
    return tidy(cell)


def _starts(value: str) -> bool:
    """Tell whether a spreadsheet might take `value`, or what its marks protect, for a formula."""
    return value.lstrip("'").startswith(_FORMULA_STARTS)


def harmless(cell: str) -> str:
    """Return the content of a cell so that no program that opens a CSV file runs it."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def lines(cell: str) -> list[str]:
    """Return the texts of a cell that holds one on each line."""
    parts = cell.replace("\r\n", "\n").split("\n")
    return [unmark(part) for part in parts if part.strip() or part.startswith("'")]


def items(cell: str) -> list[str]:
    """Return the names in a cell that holds several, between semicolons or on lines."""
    return [name for part in re.split(r"[;\n]", cell) if (name := tidy(unmark(part)))]


# Yes and no, numbers

_YES: Final = {"ja", "j", "yes", "y", "sand", "sandt", "true", "x", "1"}
_NO: Final = {"nej", "n", "no", "falsk", "false", "0"}
_DANISH_NUMBERS: Final = "nul en to tre fire fem seks syv otte ni ti elleve tolv"
_ENGLISH_NUMBERS: Final = "zero one two three four five six seven eight nine ten eleven twelve"
_WORDS: Final = {
    **{word: n for names in (_DANISH_NUMBERS, _ENGLISH_NUMBERS) for n, word in
       enumerate(names.split())},
    "én": 1, "et": 1, "ét": 1, "een": 1, "once": 1, "twice": 2,
}  # fmt: skip


def boolean(raw: Raw) -> bool:
    """Return yes or no. Raises CellError."""
    word = fold(as_text(raw))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise CellError("expected-boolean")


def integer(raw: Raw) -> int:
    """Return a whole number, also when typed as text or in words. Raises CellError."""
    word = fold(as_text(raw))
    if isinstance(raw, dt.datetime):
        raise CellError("expected-integer")
    if re.fullmatch(r"-?\d{1,9}(?:[.,]0+)?", word):
        return int(re.split(r"[.,]", word)[0])
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", word):
        return int(word.replace(".", ""))
    if word in _WORDS:
        return _WORDS[word]
    raise CellError("expected-integer")


def decimal(raw: Raw) -> Decimal:
    """Return a number with or without decimals; both comma and point are read. Raises CellError."""
    word = fold(as_text(raw)).replace(",", ".")
    try:
        number = Decimal(word)
    except InvalidOperation:
        raise CellError("expected-decimal") from None
    if not number.is_finite():
        raise CellError("expected-decimal")
    return number


_ABOUT: Final = r"(?:ca\.?|cirka|circa|omkring|omtrent|about|approx\.?|approximately|around)"
_LEAST: Final = r"(?:mindst|minimum|min\.?|ikke under|fra|at least|from)"
_MOST: Final = r"(?:højst|maksimum|maksimalt|maximum|maks\.?|max\.?|op til|til|at most|up to|to)"
_NUMBER: Final = r"(\d{1,6}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
_RANGE: Final = re.compile(
    rf"(?:mellem |between )?{_NUMBER} ?(?:-|til|to|og|and|eller|or) ?{_NUMBER}"
)


def count(raw: Raw, expected: str = "expected-count") -> Count:
    """Return a number or range: 2, 2-3, mindst 2, højst 3, ca. 4. Raises CellError."""
    if isinstance(raw, dt.datetime):
        raise CellError(expected, _from_date(raw))
    said = fold(as_text(raw)).removesuffix(" år").removesuffix(" years")
    said = re.sub(r"-?årige?$", "", said).strip()
    approximate = bool(re.match(_ABOUT + r" ?(?=\S)", said))
    said = re.sub("^" + _ABOUT + " ?", "", said)
    if isinstance(raw, bool) or not said:
        raise CellError(expected)
    if match := re.fullmatch(rf"{_LEAST} ?{_NUMBER}", said) or re.fullmatch(
        rf"{_NUMBER} ?(?:\+|eller flere|og op(?:efter)?|or more|and over)", said
    ):
        return Count(_number(match[1]), None, approximate)
    if match := re.fullmatch(rf"{_MOST} ?{_NUMBER}", said) or re.fullmatch(
        rf"{_NUMBER} ?(?:eller færre|or fewer)", said
    ):
        return Count(None, _number(match[1]), approximate)
    if match := _RANGE.fullmatch(said):
        return Count(_number(match[1]), _number(match[2]), approximate)
    if match := re.fullmatch(_NUMBER + r"(?:[.,]0+)?", said):
        return Count(_number(match[1]), _number(match[1]), approximate)
    raise CellError(expected)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word]


def _from_date(raw: dt.datetime) -> str:
    """Return the range that a spreadsheet turned into a date: 2-3 became the 2nd of March."""
    return f"{raw.day}-{raw.month}"


def count_text(value: Count, lang: Lang) -> str:
    """Return the cell that `count` reads as `value`."""
    about, least, most = ("ca. ", "mindst", "højst") if lang == "da" else (
        "about ", "at least", "at most")  # fmt: skip
    front = about if value.approximate else ""
    low, high = value.minimum, value.maximum
    if low is not None and high is not None:
        return f"{front}{low}" if low == high else f"{front}{low}-{high}"
    if low is not None:
        return f"{front}{least} {low}"
    return f"{front}{most} {high}"


# Dates, months and periods

MONTHS: Final[dict[Lang, tuple[str, ...]]] = {
    "da": ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
           "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"),
}  # fmt: skip
_MONTH_NUMBERS: Final = {
    name.casefold()[:length]: number
    for names in MONTHS.values()
    for number, name in enumerate(names, 1)
    for length in (3, len(name))
}


def month(raw: Raw) -> int:
    """Return the number of a month given by name or number. Raises CellError."""
    word = fold(as_text(raw)).rstrip(".")
    if word in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[word]
    if word.isdigit() and 1 <= int(word) <= 12:
        return int(word)
    raise CellError("expected-month")


def day(raw: Raw) -> dt.date:
    """Return a date: a date cell, or text such as 5. marts 2024, 05-03-2024, 2024-03-05.

    A number before a number is the day, as Danish writes it. Raises CellError.
    """
    if isinstance(raw, dt.datetime):
        return raw.date()
    said = fold(as_text(raw))
    if re.fullmatch(r"[2-7]\d{4}", said):
        # The number by which a spreadsheet keeps a date: it lost its format on the way.
        serial = dt.date(1899, 12, 30) + dt.timedelta(days=int(said))
        raise CellError("expected-date", serial.strftime("%d-%m-%Y"))
    said = re.sub(r"^(?:d\.|den) ?", "", said)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?", said):
        return _date(match[1], int(match[2]), match[3])
    if match := re.fullmatch(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})", said):
        return _date(match[3], int(match[2]), match[1])
    if match := re.fullmatch(r"(\d{1,2})\.? ?([a-z]+)\.? ?(\d{4})", said):
        return _date(match[3], _MONTH_NUMBERS.get(match[2], 0), match[1])
    raise CellError("expected-date")


def _date(year: str, number: int, day_number: str) -> dt.date:
    try:
        return dt.date(int(year), number, int(day_number))
    except ValueError:
        raise CellError("expected-date") from None


def when(raw: Raw) -> tuple[str, str]:
    """Return datatype and value of a date, a month (marts 2024) or a year (2024).

    Raises CellError.
    """
    said = fold(as_text(raw))
    if re.fullmatch(r"(?:19|20)\d\d", said):
        return XSD + "gYear", said
    if match := re.fullmatch(r"((?:19|20)\d\d)-(\d\d)", said):
        if 1 <= int(match[2]) <= 12:
            return XSD + "gYearMonth", said
        raise CellError("expected-when")
    if (match := re.fullmatch(r"([a-z]+)\.? (\d{4})", said)) and match[1] in _MONTH_NUMBERS:
        return XSD + "gYearMonth", f"{match[2]}-{_MONTH_NUMBERS[match[1]]:02d}"
    try:
        return XSD + "date", day(raw).isoformat()
    except CellError as error:
        raise CellError("expected-when", error.suggestion) from None


_ORDINALS: Final = {"anden": 2, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6,
                    "second": 2, "other": 2, "third": 3, "fourth": 4, "fifth": 5}  # fmt: skip
_UNITS: Final = {"dag": "D", "dage": "D", "day": "D", "days": "D",
                 "uge": "W", "uger": "W", "week": "W", "weeks": "W",
                 "måned": "M", "måneder": "M", "month": "M", "months": "M",
                 "år": "Y", "year": "Y", "years": "Y"}  # fmt: skip
_PERIODS: Final = {
    "P1D": {"dagligt", "daglig", "daily", "hver dag", "every day"},
    "P7D": {"ugentligt", "ugentlig", "weekly", "hver uge", "every week", "en gang om ugen",
            "1 gang om ugen"},
    "P1M": {"månedligt", "månedlig", "monthly", "hver måned", "every month", "en gang om måneden",
            "1 gang om måneden", "1 gang pr. måned", "en gang pr. måned", "once a month"},
    "P3M": {"kvartalsvis", "kvartalsvist", "kvartårligt", "hvert kvartal", "quarterly",
            "every quarter", "en gang i kvartalet", "1 gang i kvartalet", "en gang pr. kvartal",
            "1 gang pr. kvartal", "once a quarter"},
    "P6M": {"halvårligt", "halvårlig", "hvert halve år", "hvert halvår", "half-yearly",
            "every six months", "en gang hvert halve år"},
    "P1Y": {"årligt", "årlig", "hvert år", "yearly", "annually", "annual", "every year"},
}  # fmt: skip
_ISO: Final = re.compile(
    r"p(?=\d|t\d)(?:\d+y)?(?:\d+m)?(?:\d+d)?(?:t(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?)?"
)
_WRITTEN: Final[dict[str, tuple[str, str]]] = {
    "P1D": ("dagligt", "daily"),
    "P7D": ("ugentligt", "weekly"),
    "P1M": ("månedligt", "monthly"),
    "P3M": ("kvartalsvis", "quarterly"),
    "P6M": ("halvårligt", "half-yearly"),
    "P1Y": ("årligt", "yearly"),
}


def duration(raw: Raw) -> str:
    """Return the time between two occasions as xsd:duration: hver 14. dag is P14D.

    Raises CellError.
    """
    said = fold(as_text(raw)).replace("én ", "en ").replace("ét ", "et ")
    if _ISO.fullmatch(said):
        return said.upper()
    for period, names in _PERIODS.items():
        if said in names:
            return period
    ordinal = "|".join(_ORDINALS)
    unit = "|".join(sorted(_UNITS, key=len, reverse=True))
    match = re.fullmatch(
        rf"(?:hver|hvert|every|each) (?:(\d{{1,3}})(?:\.|st|nd|rd|th)?|({ordinal})) ({unit})", said
    ) or re.fullmatch(rf"(\d{{1,3}})() ({unit})", said)
    if not match:
        raise CellError("expected-duration")
    number = int(match[1]) if match[1] else _ORDINALS[match[2]]
    letter = _UNITS[match[3]]
    if number == 0:
        raise CellError("expected-duration")
    # xsd:duration knows no weeks, and a week is seven days.
    return f"P{number * 7}D" if letter == "W" else f"P{number}{letter}"


def duration_text(value: str, lang: Lang) -> str:
    """Return the words that `duration` reads as `value`, or the value itself."""
    if value in _WRITTEN:
        return _WRITTEN[value][lang == "en"]
    if match := re.fullmatch(r"P([1-9]\d{0,2})([DMY])", value):
        number, letter = int(match[1]), match[2]
        if number > 1:
            return (_danish_period if lang == "da" else _english_period)(number, letter)
    return value


def _danish_period(number: int, letter: str) -> str:
    every, unit = {"D": ("hver", "dag"), "M": ("hver", "måned"), "Y": ("hvert", "år")}[letter]
    return f"{every} {number}. {unit}"


def _english_period(number: int, letter: str) -> str:
    return f"every {number} {({'D': 'days', 'M': 'months', 'Y': 'years'})[letter]}"


# How often

_NEEDED: Final = {"ved behov", "efter behov", "ad hoc", "adhoc", "when needed", "as needed"}
_TIMES: Final = re.compile(
    r" ?(?:x|gange?|møder?|times?|meetings?|ordinære møder?|årlige møder?)?"
    r" ?(?:årligt|om året|pr\.? år|per år|hvert år|a year|per year|yearly|annually)?$"
)


def frequency(raw: Raw) -> Frequency:
    """Return how often something meets, as it is said in words.

    A number is meetings a year; several statements stand between semicolons. Raises CellError.
    """
    if isinstance(raw, dt.datetime):
        raise CellError("expected-frequency", _from_date(raw))
    parts = items(as_text(raw))
    if not parts:
        raise CellError("expected-frequency")
    found = Frequency()
    for part in parts:
        found = _joined(found, _one_frequency(part))
    return found


def _joined(first: Frequency, second: Frequency) -> Frequency:
    if second.when_needed:
        if first.when_needed:
            raise CellError("expected-frequency")
        return Frequency(first.minimum, first.maximum, first.interval, first.approximate,
                         first.hedge, when_needed=True)  # fmt: skip
    if first != Frequency(when_needed=first.when_needed):
        raise CellError("expected-frequency")
    return Frequency(second.minimum, second.maximum, second.interval, second.approximate,
                     second.hedge, first.when_needed)  # fmt: skip


def _one_frequency(said: str) -> Frequency:
    word = fold(said)
    if word in _NEEDED:
        return Frequency(when_needed=True)
    match = re.match(rf"({_ABOUT}) ?(?=\S)", word)
    hedge = tidy(said)[: len(match[1])] if match else None
    rest = word[match.end() :] if match else word
    try:
        return Frequency(interval=duration(rest), approximate=bool(hedge), hedge=hedge)
    except CellError:
        pass
    try:
        number = count(_TIMES.sub("", rest).strip(), "expected-frequency")
    except CellError as error:
        if error.suggestion:
            raise
        raise CellError("expected-frequency") from None
    return Frequency(number.minimum, number.maximum, None, bool(hedge), hedge)


def frequency_text(value: Frequency, lang: Lang) -> str:
    """Return words for `value`; `frequency` reads them back unless the value is a mixture."""
    parts = []
    if value.interval is not None:
        parts.append(duration_text(value.interval, lang))
    elif value.minimum is not None or value.maximum is not None:
        parts.append(count_text(Count(value.minimum, value.maximum), lang))
    if parts and value.approximate and value.hedge:
        parts[0] = f"{value.hedge} {parts[0]}"
    if value.when_needed:
        parts.append("ved behov" if lang == "da" else "when needed")
    return "; ".join(parts)


LITERALS: Final[dict[str, Callable[[Raw], tuple[str, str]]]] = {
    "boolean": lambda raw: (XSD + "boolean", "true" if boolean(raw) else "false"),
    "integer": lambda raw: (XSD + "integer", str(integer(raw))),
    "decimal": lambda raw: (XSD + "decimal", str(decimal(raw))),
    "date": lambda raw: (XSD + "date", day(raw).isoformat()),
    "duration": lambda raw: (XSD + "duration", duration(raw)),
    "month": lambda raw: (XSD + "integer", str(month(raw))),
    "when": when,
}
