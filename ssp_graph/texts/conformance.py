"""Texts of holding an organisation against the rules."""

from __future__ import annotations

TEXTS = {
    "no-municipality": (
        "Der er ingen kommune i beskrivelsen. Skriv, hvilken kommune forummerne hører til, "
        "med ssp:serves.",
        "The description is of no municipality. State which municipality the fora belong to, "
        "with ssp:serves.",
    ),
    "several-municipalities": (
        "Beskrivelsen er af flere kommuner: {found}. Vælg én af dem.",
        "The description is of several municipalities: {found}. Choose one of them.",
    ),
    "other-municipality": (
        "Beskrivelsen er ikke af {wanted}, men af: {found}.",
        "The description is not of {wanted} but of: {found}.",
    ),
    "no-shapes": (
        "Filen har ingen SHACL-former.",
        "The file holds no SHACL shapes.",
    ),
    "shapes-invalid": (
        "Formerne kan ikke bruges: {reason}",
        "The shapes can't be used: {reason}",
    ),
    "shapes-reach-out": (
        "Formen {shape} henter noget udefra med {keyword}. Det er ikke tilladt.",
        "The shape {shape} fetches something from elsewhere with {keyword}. That is not allowed.",
    ),
    "shapes-query": (
        "Forespørgslen i formen {shape} kan ikke læses: {reason}",
        "The query in the shape {shape} can't be read: {reason}",
    ),
    "silent-in": ("Ikke beskrevet i {documents}.", "Not described in {documents}."),
    "closed": (
        "Beskrivelsen kalder sig fuldstændig, så det regnes for ikke at findes.",
        "The description calls itself complete, so it counts as not existing.",
    ),
    "missing": ("Mangler: {parts}.", "Missing: {parts}."),
    "lacking": ("Gælder: {nodes}.", "Concerns: {nodes}."),
    "found": ("Fundet: {facts}.", "Found: {facts}."),
    "fact": ("{subject}: {property} {value}", "{subject}: {property} {value}"),
    "description": ("beskrivelsen", "the description"),
    "met": ("{id}: Opfyldt: {statement}", "{id}: Met: {statement}"),
    "not-applicable": (
        "{id}: Det, som udsagnet handler om, er ikke beskrevet.",
        "{id}: What the statement is about isn't described.",
    ),
    "sound": ("{id}: I orden: {statement}", "{id}: In order: {statement}"),
}
