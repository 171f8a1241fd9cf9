"""The texts of the command line as a whole."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Hvordan kommuner organiserer SSP – fakta, sammenligning og kontrol, hver oplysning med "
        "den sætning, den hviler på.",
        "How municipalities organise SSP – facts, comparison and checks, every fact with the "
        "sentence on which it rests.",
    ),
    "version": ("Vis versionen.", "Show the version."),
    "usage": ("Brug:", "Usage:"),
    "options": ("Tilvalg", "Options"),
    "commands": ("Kommandoer", "Commands"),
    "show-help": ("Vis denne hjælp.", "Show this help."),
    "see-help": ("Se `{command} --help`.", "See `{command} --help`."),
    "missing": ("Der mangler {name}.", "{name} is missing."),
    "option-value": (
        "Tilvalget {name} mangler en værdi eller har en for meget.",
        "The option {name} lacks a value or has one too many.",
    ),
    "surplus": ("Det er for meget: {names}.", "That is too much: {names}."),
    "lang": (
        "Sprog: da eller en. Uden tilvalget: dansk, eller SSP_GRAPH_LANG.",
        "Language: da or en. Without it: Danish, or SSP_GRAPH_LANG.",
    ),
    "output": (
        "Skriv i en fil i stedet for på skærmen.",
        "Write to a file instead of the screen.",
    ),
    "format": (
        "Format. Uden tilvalget: efter filnavnets endelse, ellers {default}.",
        "Format. Without it: by the ending of the file's name, otherwise {default}.",
    ),
    "format-differs": (
        "Filnavnet ender som {meant}, men --format siger {asked}. Udelad --format, eller ret "
        "navnet.",
        "The file's name ends as {meant} does, but --format says {asked}. Leave out --format or "
        "change the name.",
    ),
    "unknown-ending": (
        "Endelsen {ending} er ikke et format, som kan skrives her. Der findes: {known}.",
        "The ending {ending} is no format that can be written here. There is: {known}.",
    ),
    "data": (
        "Tag en fil eller mappe mere med; kan gentages.",
        "Add a file or folder of your own; may be repeated.",
    ),
    "endpoint": (
        "Spørg et SPARQL-endpoint i stedet for de medfølgende filer (eller SSP_GRAPH_ENDPOINT).",
        "Ask a SPARQL endpoint instead of the shipped files (or SSP_GRAPH_ENDPOINT).",
    ),
    "yes": ("ja", "yes"),
    "no": ("nej", "no"),
    "overwrites": (
        "Den fil skal læses og ville blive overskrevet. Vælg et andet navn til resultatet.",
        "That file is to be read and would be overwritten. Choose another name for the result.",
    ),
    "written": ("Skrevet: {path}", "Written: {path}"),
}
