"""Lists of what there is."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Vis, hvad der findes.\n\n"
        "Kommuner (uden argument), fora, forespørgsler, kilder eller begreber.",
        "Show what there is.\n\n"
        "Municipalities (without an argument), fora, queries, sources or concepts.",
    ),
    "more": (
        "Se også: ssp-graph list fora | queries | sources | concepts",
        "See also: ssp-graph list fora | queries | sources | concepts",
    ),
    "queries": ("Forespørgsler", "Queries"),
    "run": (
        "Kør en med: ssp-graph query NAVN --set parameter=værdi",
        "Run one with: ssp-graph query NAME --set parameter=value",
    ),
    "head-name": ("Navn", "Name"),
    "head-question": ("Spørgsmål", "Question"),
    "head-parameters": ("Parametre", "Parameters"),
}
