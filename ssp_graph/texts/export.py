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
    "written": ("Gemt som {path}.", "Saved as {path}."),
}
