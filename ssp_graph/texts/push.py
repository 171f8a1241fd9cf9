"""The texts of ``ssp-graph push``."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Skriv grafen til et andet SPARQL-lager.\n\nHver navngiven graf erstattes for sig og "
        "tælles efter; det, der ikke er ændret, røres ikke, så en afbrudt kørsel kan gentages. "
        "Navn og adgangskode tages fra SSP_GRAPH_USER og SSP_GRAPH_PASSWORD.",
        "Write the graph to another SPARQL store.\n\nEach named graph is replaced by itself and "
        "counted; what hasn't changed is left alone, so a broken run can be repeated. Name and "
        "password are taken from SSP_GRAPH_USER and SSP_GRAPH_PASSWORD.",
    ),
    "endpoint": ("Adressen, der spørges på.", "The address for queries."),
    "update": (
        "Adressen for opdateringer, hvis den er en anden.",
        "The address for updates, if it is another.",
    ),
    "graph-store": (
        "Adressen for Graph Store Protocol; så bruges den i stedet for opdateringer.",
        "The Graph Store Protocol's address; then it is used instead of updates.",
    ),
    "user": (
        "Brugernavn; der spørges om adgangskoden, hvis SSP_GRAPH_PASSWORD ikke er sat.",
        "User name; the password is asked for unless SSP_GRAPH_PASSWORD is set.",
    ),
    "password": ("Adgangskode", "Password"),
    "timeout": (
        "Sekunder, en forespørgsel højst må tage.",
        "Seconds that one request may take at most.",
    ),
    "count": (
        "Grafen {graph} har {counted} udsagn på serveren, men skal have {expected}.",
        "The graph {graph} has {counted} statements on the server but should have {expected}.",
    ),
    "state-written": ("skrevet", "written"),
    "state-unchanged": ("uændret", "unchanged"),
    "state-removed": ("fjernet", "removed"),
    "state-failed": ("MISLYKKET", "FAILED"),
    "state-not-tried": ("ikke forsøgt", "not tried"),
    "complete": (
        "{count} grafer er på plads på {url}.",
        "{count} graphs are in place at {url}.",
    ),
    "incomplete": (
        "Ikke færdig: {count} af {total} grafer er på plads. Kør kommandoen igen for at fortsætte.",
        "Not finished: {count} of {total} graphs are in place. Run the command again to go on.",
    ),
}
