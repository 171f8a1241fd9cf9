"""The comparison of municipalities."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Sammenlign kommuner.\n\n"
        "En kommune skrives med navn, kort navn eller kode eller som en fil, der beskriver "
        "den (odense.xlsx). Uden kommuner tages alle, der er "
        "beskrevet. Cellerne skelner mellem det, en kilde angiver, det, der er læst ud af den, "
        "det, den siger ikke er der, og det, den ikke nævner.",
        "Compare municipalities.\n\n"
        "A municipality is given by name, short name or code, or as a file that describes "
        "it (odense.xlsx). Without any, all that are "
        "described are taken. The cells tell apart what a source states, what was read into it, "
        "what it says isn't there, and what it doesn't mention.",
    ),
    "by": ("Hvad der sammenlignes.", "What is compared."),
    "title-level": ("Fora på hvert niveau", "Fora at each level"),
    "title-sector": ("Hvor hver sektor sidder med", "Where each sector has a seat"),
    "title-forum-kind": ("Fora af hver type", "Fora of each kind"),
    "title-party": ("Hvor hver part sidder med", "Where each party has a seat"),
    "title-meetings": ("Hvor ofte fora mødes", "How often fora meet"),
    "title-target-group": ("Målgrupper", "Target groups"),
    "title-legal-basis": ("Hjemmel", "Legal bases"),
    "head-level": ("Niveau", "Level"),
    "head-sector": ("Sektor", "Sector"),
    "head-forum-kind": ("Forumtype", "Forum kind"),
    "head-party": ("Part", "Party"),
    "head-meetings": ("Niveau", "Level"),
    "head-target-group": ("Målgruppe", "Target group"),
    "head-legal-basis": ("Hjemmel", "Legal basis"),
    "row-none-level": ("Niveau ikke angivet", "Level not stated"),
    "row-none-forum-kind": ("Ingen af typerne", "None of the kinds"),
    "row-none-meetings": ("Niveau ikke angivet", "Level not stated"),
    "row-none-target-group": ("Art ikke angivet", "Sort not stated"),
    "row-main-target-group": ("Hovedmålgruppe", "Main target group"),
    "row-derived-target-group": ("Afledt målgruppe", "Derived target group"),
    "row-professionals-target-group": ("Fagfolk", "Professionals"),
    "row-ssp-plus-target-group": ("SSP+", "SSP+"),
    "no-frequency": ("hyppighed ikke angivet", "frequency not stated"),
    "age-range": ("{low}-{high} år", "aged {low}-{high}"),
    "age-from": ("fra {low} år", "from age {low}"),
    "age-to": ("til {high} år", "up to age {high}"),
    "caution": (
        "Tavshed er ikke fravær: »ikke angivet« betyder, at kilden ikke nævner det. Længere "
        "dokumenter nævner mere.",
        "Silence isn't absence: “not stated” means that the source doesn't mention it. Longer "
        "documents mention more.",
    ),
}
