"""Exporting the graph."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Eksportér grafen eller nogle kommuners grafer.\n\n"
        "Samme data giver samme fil, byte for byte. Turtle rummer alt i én graf; de andre "
        "formater bevarer de navngivne grafer.",
        "Export the graph, or the graphs of some municipalities.\n\n"
        "The same data give the same file, byte for byte. Turtle holds everything in one graph; "
        "the other formats keep the named graphs.",
    ),
}
