"""The texts of the server: why a request isn't answered, and what its pages say."""

TEXTS: dict[str, tuple[str, str]] = {
    "cannot-listen": (
        "Kan ikke lytte på {host}, port {port}: {reason}. Vælg en anden port med --port.",
        "Can't listen on {host}, port {port}: {reason}. Choose another port with --port.",
    ),
    "answer-large": (
        "Svaret er større end {limit} byte. Spørg om mindre ad gangen, fx med LIMIT.",
        "The answer is larger than {limit} bytes. Ask for less at a time, e.g. with LIMIT.",
    ),
    "bad-escape": (
        "Adressen eller formularen har et %-tegn, som ikke følges af to hextal.",
        "The address or form has a % that isn't followed by two hexadecimal digits.",
    ),
    "body-large": (
        "Det sendte er større end {limit} byte.",
        "What was sent is larger than {limit} bytes.",
    ),
    "busy": (
        "Alle arbejdsprocesser er optaget. Prøv igen om lidt.",
        "All workers are busy. Try again in a moment.",
    ),
    "charset": (
        "Tegnsættet {charset} kendes ikke; send UTF-8.",
        "Charset {charset} isn't accepted; send UTF-8.",
    ),
    "cross-site": (
        "Filen blev sendt fra et andet websted. Vælg den på siden her.",
        "The file was sent from another site. Choose it on the page here.",
    ),
    "content-type": (
        "Send forespørgslen som application/x-www-form-urlencoded eller application/sparql-query.",
        "Send the query as application/x-www-form-urlencoded or application/sparql-query.",
    ),
    "died": (
        "Forespørgslen blev stoppet: den brugte mere hukommelse end de {limit} MB, den må, eller "
        "er for dybt indlejret. Gør den mindre.",
        "The query was stopped: it used more memory than the {limit} MB it may, or is nested too "
        "deeply. Make it smaller.",
    ),
    "empty-query": ("Forespørgslen er tom.", "The query is empty."),
    "encoding": ("Send indholdet ukomprimeret.", "Send the content uncompressed."),
    "evaluation": (
        "Forespørgslen kunne ikke udføres: {reason}",
        "The query couldn't be evaluated: {reason}",
    ),
    "failed": ("Forespørgslen kunne ikke behandles.", "The request couldn't be handled."),
    "format": (
        "Formatet »{name}« gives ikke til denne slags forespørgsel. Vælg et af: {known}.",
        "The format “{name}” isn't given for this kind of query. Choose one of: {known}.",
    ),
    "graph-iri": (
        "»{iri}« er ikke en absolut IRI og kan ikke navngive en graf.",
        "“{iri}” isn't an absolute IRI and can't name a graph.",
    ),
    "input": ("{message}", "{message}"),
    "memory": (
        "Forespørgslen brugte mere hukommelse, end den må. Gør den mindre.",
        "The query used more memory than it may. Make it smaller.",
    ),
    "method": (
        "Den metode tages der ikke imod her; data kan kun læses.",
        "That method isn't accepted here; data can only be read.",
    ),
    "no-graph": ("Der er ingen graf ved navn {graph}.", "There is no graph called {graph}."),
    "not-acceptable": (
        "Svaret findes ikke i et format, der er bedt om. Det findes som: {known}.",
        "The answer isn't to be had in a format that was asked for. There is: {known}.",
    ),
    "not-found": ("Her er ingenting.", "There is nothing here."),
    "not-utf8": ("Forespørgslen er ikke UTF-8.", "The query isn't UTF-8."),
    "one-format": ("Angiv kun ét format.", "Give one format only."),
    "one-graph": (
        "Angiv enten én graf med graph=IRI eller default.",
        "Give either one graph with graph=IRI, or default.",
    ),
    "one-query": (
        "Der skal være præcis én parameter query; her er {count}.",
        "There has to be exactly one parameter query; here are {count}.",
    ),
    "query-deep": (
        "Forespørgslen har mere end {limit} parenteser inde i hinanden.",
        "The query has more than {limit} brackets inside each other.",
    ),
    "query-long": (
        "Forespørgslen er længere end {limit} byte.",
        "The query is longer than {limit} bytes.",
    ),
    "query-operators": (
        "Forespørgslen har mere end {limit} operatorer.",
        "The query has more than {limit} operators.",
    ),
    "query-patterns": (
        "Forespørgslen har mere end {limit} delmønstre (UNION, OPTIONAL, FILTER …).",
        "The query has more than {limit} sub-patterns (UNION, OPTIONAL, FILTER …).",
    ),
    "query-signs": (
        "Forespørgslen har mere end {limit} fortegn efter hinanden.",
        "The query has more than {limit} prefix signs in a row.",
    ),
    "queue": (
        "Der venter allerede for mange forespørgsler fra din adresse.",
        "Too many requests from your address are waiting already.",
    ),
    "service": (
        "SERVICE bruges ikke her: serveren henter intet fra andre.",
        "SERVICE isn't available here: the server fetches nothing from others.",
    ),
    "slow": ("Det tog for lang tid at sende indholdet.", "Sending the content took too long."),
    "starting": ("Grafen er ved at blive indlæst.", "The graph is being loaded."),
    "syntax": ("{message}", "{message}"),
    "time": (
        "Forespørgslen blev stoppet efter {limit:g} sekunder. Gør den mindre.",
        "The query was stopped after {limit:g} seconds. Make it smaller.",
    ),
    "update": (
        "Data kan ikke ændres her; de kommer fra filer.",
        "Data can't be changed here; they come from files.",
    ),
    "used-up": (
        "Din adresse har brugt sin regnetid. Prøv igen om {seconds} sekunder.",
        "Your address has used up its computing time. Try again in {seconds} seconds.",
    ),
}
