"""Exporting the graph."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Eksportér grafen eller nogle kommuners grafer.\n\n"
        "Samme data giver samme fil, byte for byte. Turtle rummer alt i én graf; de andre "
        "formater bevarer de navngivne grafer. xlsx og csv skriver én kommune som regneark eller "
        "som en mappe med CSV-filer; de kan læses igen uden tab.",
        "Export the graph, or the graphs of some municipalities.\n\n"
        "The same data give the same file, byte for byte. Turtle holds everything in one graph; "
        "the other formats keep the named graphs. xlsx and csv write one municipality as a "
        "workbook "
        "or as a folder of CSV files; they can be read again without loss.",
    ),
    "one-municipality": (
        "Et regneark ({format}) beskriver én kommune. Nævn netop én.",
        "A workbook ({format}) describes one municipality. Name just one.",
    ),
    "no-output": (
        "Sig med -o, hvad filen eller mappen skal hedde ({format}).",
        "Say with -o what the file or folder is to be called ({format}).",
    ),
    "format": (
        "Formatet. Ellers følger det af filnavnets endelse (x.xlsx, x.ttl); uden endelse er det "
        "trig. csv er en mappe.",
        "The format. Otherwise it follows from the ending of the file's name (x.xlsx, x.ttl); "
        "without one it is trig. csv is a folder.",
    ),
    "format-differs": (
        "--format {given} og filnavnet {path} siger ikke det samme: endelsen er {meant}. Ret det "
        "ene af dem.",
        "--format {given} and the name {path} disagree: the ending says {meant}. Correct one of "
        "them.",
    ),
    "unknown-ending": (
        "Endelsen {ending} på {path} er ikke et format, som kan skrives. Vælg en af {known}, eller "
        "sig det med --format.",
        "The ending {ending} of {path} is no format that can be written. Choose one of {known}, or "
        "say it with --format.",
    ),
    "is-file": (
        "{path} er en fil, og csv skrives som en mappe. Giv mappen et andet navn.",
        "{path} is a file, and csv is written as a folder. Give the folder another name.",
    ),
}
