"""Making a template."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Lav et tomt regneark, som en kommunes organisering kan beskrives i.\n\n"
        "Overskrifter, rullelister og forklaringer kommer fra ontologien. Udfyldt kan regnearket "
        "kontrolleres (validate), sammenlignes (diff) og gemmes som linked data (import).",
        "Make an empty workbook in which to describe how a municipality is organised.\n\n"
        "Headings, drop-downs and explanations come from the ontology. Filled in, the workbook "
        "can be checked (validate), compared (diff) and saved as linked data (import).",
    ),
    "municipality": ("Kommunen, der skal beskrives.", "The municipality to describe."),
    "no-output": (
        "Sig, hvad filen skal hedde: ssp-graph template -o skabelon.xlsx",
        "Say what the file is to be called: ssp-graph template -o template.xlsx",
    ),
    "next": (
        "Udfyld skabelonen i Excel, og kontrollér den med: ssp-graph validate {path}",
        "Fill in the template in Excel and check it with: ssp-graph validate {path}",
    ),
}
