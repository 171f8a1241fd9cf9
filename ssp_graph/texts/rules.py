"""Texts of the list of rules."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Vis de udsagn, som en organisering holdes op imod.\n\n"
        "Uden ID: alle. Med et ID (F-3.04): udsagnet med kilde, SHACL-form og hver kommunes "
        "udfald.",
        "Show the statements that an organisation is held against.\n\n"
        "Without an ID: all. With an ID (F-3.04): the statement with its source, its SHACL shape "
        "and each municipality's outcome.",
    ),
    "theme": ("Kun dette tema.", "This theme only."),
    "title": ("Udsagn", "Statements"),
    "id": ("ID", "ID"),
    "statement": ("Udsagn", "Statement"),
    "modality": ("Styrke", "Modality"),
    "column-theme": ("Tema", "Theme"),
    "kind": ("Prøves", "Tested"),
    "permission": ("nej, giver kun lov", "no, only allows"),
    "tested": ("ja", "yes"),
    "check": (
        "Betingelse, som den er skrevet i regelsættet (på engelsk)",
        "Condition",
    ),
    "mend": ("Sådan kan man gøre", "What one can do"),
    "source": ("Kilde", "Source"),
    "duty-holder": ("Binder", "Binding on"),
    "legal-basis": ("Hjemmel", "Legal basis"),
    "verified": ("Ordlyden er læst i", "The wording was read in"),
    "applies": ("Handler om", "About"),
    "applies-municipality": ("kommunens samlede organisering", "the municipality's organisation"),
    "applies-forum": ("hvert forum", "each forum"),
    "applies-plan": ("planer", "plans"),
    "applies-participation": ("hver plads", "each seat"),
    "applies-targetgroup": ("målgrupper", "target groups"),
    "applies-any": ("alle oplysninger", "every fact"),
    "shape": ("SHACL-form", "SHACL shape"),
    "shapes": (
        "Sådan prøver programmet det (SHACL, til den, der vil efterprøve eller genbruge reglen)",
        "How the program tests it (SHACL, for whoever wants to verify or reuse the rule)",
    ),
    "no-shape": (
        "Ingen: udsagnet giver kun lov til noget og kan ikke brydes.",
        "None: the statement only allows something and can't be broken.",
    ),
    "outcomes": ("Udfald", "Outcomes"),
    "counts": (
        "{count} udsagn, heraf {permissions} der kun giver lov.",
        "{count} statements, {permissions} of which only allow something.",
    ),
    "about-data": ("om data", "about the data"),
}
