"""The texts of ``ssp-graph serve``."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Start SPARQL-endpointet og websiderne.\n\nDer lyttes kun på denne maskine, medmindre "
        "--host siger andet. Data kommer fra filer og kan ikke ændres udefra; send SIGHUP for at "
        "indlæse dem igen.",
        "Start the SPARQL endpoint and the web pages.\n\nOnly this machine is listened to unless "
        "--host says otherwise. Data come from files and can't be changed from outside; send "
        "SIGHUP to load them anew.",
    ),
    "port": ("Port; 0 vælger en ledig.", "Port; 0 chooses a free one."),
    "host": ("Adresse at lytte på.", "Address to listen on."),
    "base": (
        "Den offentlige adresse, som siderne kendes under, fx https://ssp.example.dk/.",
        "The public address under which the pages are known, e.g. https://ssp.example.dk/.",
    ),
    "host-name": (
        "Endnu et værtsnavn, som der må spørges under; kan gentages.",
        "Another host name under which the server may be asked; may be repeated.",
    ),
    "proxy": (
        "Adressen på den proxy foran serveren, hvis X-Forwarded-For der stoles på.",
        "The address of the proxy in front whose X-Forwarded-For is trusted.",
    ),
    "workers": (
        "Antal arbejdsprocesser; én klient får højst halvdelen.",
        "Number of worker processes; one client gets half of them at most.",
    ),
    "allowance": (
        "Sekunders arbejde, som én klient får tildelt pr. sekund.",
        "Seconds of work that one client is granted per second.",
    ),
    "read-only": ("Tag ikke imod uploads.", "Accept no uploads."),
    "only-data": (
        "Vis kun det, der gives med --data, ikke de medfølgende kommuner.",
        "Serve only what --data gives, not the shipped municipalities.",
    ),
    "quiet": ("Skriv ikke en linje for hver forespørgsel.", "Write no line for each request."),
    "ready": (
        "SSP-grafen er på {address} – stop med Ctrl-C.",
        "The SSP graph is at {address} – stop with Ctrl-C.",
    ),
    "bad-base": (
        "--base {base}: skriv en hel adresse som https://ssp.example.dk/.",
        "--base {base}: write a whole address such as https://ssp.example.dk/.",
    ),
}
