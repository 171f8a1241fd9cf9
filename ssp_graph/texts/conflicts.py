"""Disagreements between documents."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Vis, hvor dokumenter om samme kommune er uenige.\n\n"
        "Modsigelser, forskellige navne for det samme, og det, som kun det ene dokument har. "
        "Begge udsagn bliver stående i grafen.",
        "Show where documents about one municipality disagree.\n\n"
        "Contradictions, different names for the same thing, and what only one document has. "
        "Both statements stay in the graph.",
    ),
    "title": ("Uenigheder mellem dokumenter", "Disagreements between documents"),
    "none": (
        "Ingen uenigheder. En kommune med kun ét dokument kan ingen have.",
        "No disagreements. A municipality with one document only can have none.",
    ),
    "contradiction": ("Modsigelse", "Contradiction"),
    "other-name": ("Andet navn", "Other name"),
    "only-in-one": ("Kun i det ene", "Only in one"),
    "head-kind": ("Art", "Sort"),
    "head-subject": ("Hvor", "Where"),
    "head-municipality": ("Kommune", "Municipality"),
    "missing": ("(ikke nævnt)", "(not mentioned)"),
}
