# ruff: noqa: N999 - the command is called import
"""Importing a workbook."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Læs et udfyldt regneark (.xlsx) eller en mappe med CSV-filer, og skriv det som linked "
        "data (TriG).\n\n"
        "Alle fejl bliver nævnt på én gang, hver med ark og celle. Det samme regneark kan bruges "
        "overalt, hvor programmet tager en fil.",
        "Read a filled-in workbook (.xlsx) or a folder of CSV files and write it as linked data "
        "(TriG).\n\n"
        "All mistakes are told at once, each with sheet and cell. The same workbook will do "
        "wherever the program takes a file.",
    ),
    "count": ("Filen rummer {count} udsagn.", "The file holds {count} statements."),
}
