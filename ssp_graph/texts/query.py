"""Running a query."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Kør en forespørgsel.\n\n"
        "NAME er en af grafens egne forespørgsler (se `ssp-graph list queries`), FILE en "
        "SPARQL-fil; med - læses forespørgslen fra standardinput.",
        "Run a query.\n\n"
        "NAME is one of the graph's own queries (see `ssp-graph list queries`), FILE a SPARQL "
        "file; with - the query is read from standard input.",
    ),
    "set": (
        "Indsnævr: giv en parameter en værdi; gentag for flere værdier.",
        "Narrow down: give a parameter a value; repeat for several values.",
    ),
    "rows": ("{count} rækker.", "{count} rows."),
}
