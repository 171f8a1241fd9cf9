"""What goes wrong with another server."""

TEXTS: dict[str, tuple[str, str]] = {
    "not-http": (
        "»{url}« er ikke en http- eller https-adresse som http://eksempel.dk/sparql.",
        "“{url}” isn't an http or https address such as http://example.org/sparql.",
    ),
    "credentials": (
        "Adressen på {host} rummer et brugernavn. Tag det ud af adressen, og sæt i stedet "
        "SSP_GRAPH_USER og SSP_GRAPH_PASSWORD.",
        "The address at {host} holds a user name. Take it out of the address and set "
        "SSP_GRAPH_USER and SSP_GRAPH_PASSWORD instead.",
    ),
    "timeout": (
        "{url} svarede ikke helt inden for {seconds:g} sekunder.",
        "{url} didn't answer in full within {seconds:g} seconds.",
    ),
    "unreachable": ("{url} kan ikke nås: {reason}.", "{url} can't be reached: {reason}."),
    "certificate": (
        "Certifikatet for {url} kan ikke godkendes: {reason}. Intet er sendt.",
        "The certificate of {url} can't be accepted: {reason}. Nothing was sent.",
    ),
    "redirect": (
        "{url} sender videre til {target}, som er en anden server. Der følges ikke med; giv den "
        "adresse, hvis det er den, du mener.",
        "{url} leads on to {target}, which is another server. It isn't followed; give that "
        "address if it is the one you mean.",
    ),
    "unauthorised": (
        "{url} kræver navn og adgangskode, eller de passer ikke ({status}: {said}). Sæt "
        "SSP_GRAPH_USER og SSP_GRAPH_PASSWORD.",
        "{url} wants a name and password, or they don't fit ({status}: {said}). Set "
        "SSP_GRAPH_USER and SSP_GRAPH_PASSWORD.",
    ),
    "forbidden": (
        "{url} tillader det ikke ({status}: {said}).",
        "{url} doesn't allow it ({status}: {said}).",
    ),
    "status": ("{url} svarede {status}: {said}", "{url} answered {status}: {said}"),
    "large": (
        "{url} svarede med mere end {limit} MB.",
        "{url} answered with more than {limit} MB.",
    ),
    "page": (
        "{url} svarede med en webside og ikke et SPARQL-svar. Siden siger: {said}",
        "{url} answered with a web page, not a SPARQL result. The page says: {said}",
    ),
    "media-type": (
        "{url} svarede med {type}, som ikke er et SPARQL-svar: {said}",
        "{url} answered with {type}, which isn't a SPARQL result: {said}",
    ),
    "broken": (
        "Svaret fra {url} er i stykker: {reason}",
        "The answer of {url} is broken: {reason}",
    ),
    "with-files": (
        "Giv enten et endpoint eller filer, ikke begge dele.",
        "Give either an endpoint or files, not both.",
    ),
}
