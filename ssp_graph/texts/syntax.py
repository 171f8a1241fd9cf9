"""The parser's complaints about a broken file, in words that say what to do."""

from __future__ import annotations

import re

from ssp_graph.texts import LANGUAGES, Lang

# A complaint of the parser's (a pattern), and what to say in Danish and English.
_COMPLAINTS: list[tuple[str, str, str]] = [
    (
        "A dot is expected at the end of statements",
        "her ventes et punktum; udsagnet før er ikke afsluttet med ».«",
        "a full stop is expected here; the statement before doesn't end with “.”",
    ),
    (
        r"The prefix (\S*): has not been declared",
        "præfikset {0}: er ikke erklæret; skriv »@prefix {0}: <…> .« øverst i filen",
        "the prefix {0}: isn't declared; write “@prefix {0}: <…> .” at the top of the file",
    ),
    (
        r"Unexpected end.*",
        "filen slutter midt i et udsagn; her ventes mere, eller et anførselstegn, en parentes "
        "eller et punktum mangler",
        "the file ends in the middle of a statement; more is expected here, or a quotation mark, "
        "a bracket or a full stop is missing",
    ),
    (
        r"Invalid IRI code point '(.)'",
        "tegnet »{0}« kan ikke stå i en IRI mellem < og >",
        "the character “{0}” can't stand in an IRI between < and >",
    ),
    (
        r"(.+) is not a valid predicate",
        "»{0}« kan ikke stå her; her ventes en egenskab",
        "“{0}” can't stand here; a property is expected",
    ),
    (
        r"(.+) is not a valid subject or graph name",
        "»{0}« kan ikke stå her; her ventes det, som udsagnet handler om",
        "“{0}” can't stand here; what the statement is about is expected",
    ),
    (
        r"(.+) is not a valid RDF object",
        "»{0}« kan ikke stå her; her ventes en værdi",
        "“{0}” can't stand here; a value is expected",
    ),
    (
        r"blank node property lists should end with a '\]'",
        "her ventes »]«; det, der begyndte med »[«, er ikke lukket",
        "“]” is expected here; what “[” opened isn't closed",
    ),
    (
        "A language code should always start with a letter",
        "efter @ ventes en sprogkode, for eksempel @da",
        "a language code is expected after @, for example @da",
    ),
    (
        "Invalid UTF-8 character encoding",
        "filen er ikke UTF-8-tekst; gem den som UTF-8",
        "the file isn't UTF-8 text; save it as UTF-8",
    ),
    (
        "No LoadDocumentCallback has been set to load remote contexts",
        "filen henviser til en JSON-LD-kontekst på nettet; skriv konteksten ind i filen",
        "the file refers to a JSON-LD context on the web; write the context into the file",
    ),
]


def explain(complaint: str, lang: Lang) -> str:
    """Return what the parser's `complaint` means, or the complaint itself when it isn't known."""
    for pattern, *pair in _COMPLAINTS:
        if match := re.fullmatch(pattern, complaint, re.DOTALL):
            return pair[LANGUAGES.index(lang)].format(*match.groups())
    return complaint
