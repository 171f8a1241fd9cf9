"""The texts of the web pages."""

TEXTS: dict[str, tuple[str, str]] = {
    "name": ("SSP-grafen", "The SSP graph"),
    "title": ("Hvordan kommuner organiserer SSP", "How municipalities organise SSP"),
    "lead": (
        "Fora, deltagere, niveauer og regler i kommunernes kriminalpræventive samarbejde for unge "
        "– hver oplysning med den sætning i kilden, den hviler på.",
        "Fora, participants, levels and rules in the municipalities' crime prevention for the "
        "young – every fact with the sentence of the source on which it rests.",
    ),
    "skip": ("Spring til indholdet", "Skip to the content"),
    "navigation": ("Hovedmenu", "Main menu"),
    "licence": (
        "Data: CC BY 4.0. Kun organisationer og stillinger, ingen personer.",
        "Data: CC BY 4.0. Organisations and posts only, no persons.",
    ),
    "nav-home": ("Forside", "Start"),
    "nav-compare": ("Sammenlign", "Compare"),
    "nav-outcomes": ("Udfald", "Outcomes"),
    "nav-rules": ("Regler", "Rules"),
    "nav-queries": ("Forespørgsler", "Queries"),
    "nav-query": ("Spørg selv", "Ask yourself"),
    "nav-check": ("Kontrollér dit eget diagram", "Check your own diagram"),
    "nav-about": ("Om", "About"),
    "municipalities": ("Kommuner", "Municipalities"),
    "examples": ("Praksiseksempler", "Practice examples"),
    "examples-note": (
        "Den nationale rammes egne eksempler. De er ikke kommuner.",
        "The national framework's own examples. They aren't municipalities.",
    ),
    "counts": (
        "Dokumenter: {documents} · fora: {fora} · citater: {quotations}",
        "Documents: {documents} · fora: {fora} · quotations: {quotations}",
    ),
    "see-view": ("Organisationen som billede", "The organisation as a picture"),
    "see-report": ("Holdt op mod rammen", "Held against the framework"),
    "see-compare": ("Sammenlign med andre", "Compare with others"),
    "evidence": ("Belæg ({count})", "Evidence ({count})"),
    "ontology": ("Ontologien", "The ontology"),
    "compare": ("Kommuner side om side", "Municipalities beside each other"),
    "by": ("Sammenlign efter", "Compare by"),
    "show": ("Vis", "Show"),
    "rules": ("Regler og anbefalinger", "Rules and recommendations"),
    "queries": ("Færdige forespørgsler", "Ready-made queries"),
    "query": ("Spørg selv", "Ask yourself"),
    "query-lead": (
        "Skriv en SPARQL-forespørgsel. Præfikser som ssp: er sat på forhånd; alle grafer er med.",
        "Write a SPARQL query. Prefixes such as ssp: are set already; all graphs are included.",
    ),
    "query-label": ("SPARQL-forespørgsel", "SPARQL query"),
    "sample": ("Begynd med:", "Begin with:"),
    "run": ("Kør", "Run"),
    "as-file": ("Som fil:", "As a file:"),
    "rows": (
        "{count} rækker. Her vises højst {limit}; filen har dem alle.",
        "{count} rows. At most {limit} are shown; the file has them all.",
    ),
    "graph-answer": (
        "Forespørgslen giver en graf. Hent den som fil fra /sparql.",
        "The query gives a graph. Get it as a file from /sparql.",
    ),
    "check": ("Kontrollér dit eget diagram", "Check your own diagram"),
    "checked": ("Dit diagram", "Your diagram"),
    "check-lead": (
        "Indlæs et regneark, der er udfyldt efter skabelonen, eller en Turtle-fil. Du får en "
        "rapport, et billede af organisationen og en sammenligning med de øvrige kommuner.",
        "Upload a workbook that follows the template, or a Turtle file. You get a report, a "
        "picture of the organisation and a comparison with the other municipalities.",
    ),
    "nothing-kept": (
        "Intet af det, du indlæser, gemmes eller vises for andre. Filen læses, svaret sendes til "
        "dig, og begge dele er væk fra serveren, når siden er vist.",
        "Nothing that you upload is stored or shown to anyone else. The file is read, the answer "
        "is sent to you, and both are gone from the server once the page is shown.",
    ),
    "check-file": ("Fil", "File"),
    "check-send": ("Kontrollér", "Check"),
    "check-progress": (
        "Filen kontrolleres. Det tager nogle sekunder …",
        "The file is being checked. This takes some seconds …",
    ),
    "check-limits": (
        "Højst 10 MB og 20 sekunder. Der tages imod .xlsx, .ttl, .trig, .nq, .nt og .jsonld. "
        "Regler, scripts og henvisninger i filen bliver ikke udført.",
        "At most 10 MB and 20 seconds. Accepted are .xlsx, .ttl, .trig, .nq, .nt and .jsonld. "
        "Shapes, scripts and imports in the file aren't run.",
    ),
    "part-report": ("Rapport", "Report"),
    "part-picture": ("Organisationen", "The organisation"),
    "part-comparison": ("Sammenligning", "Comparison"),
    "part-view": (
        "Hent den interaktive visning (HTML-fil)",
        "Get the interactive view (HTML file)",
    ),
    "part-workbook": (
        "Hent regnearket med kommentarer",
        "Get the workbook with comments",
    ),
    "picture-alt": (
        "Organisationen tegnet efter niveau; indholdet står i sammenligningen nedenfor.",
        "The organisation drawn by level; its content stands in the comparison below.",
    ),
    "progress": ("Siden beregnes", "The page is being worked out"),
    "progress-text": (
        "Kommunen holdes op mod rammens udsagn ét for ét. Det tager op til et halvt minut første "
        "gang; siden kommer af sig selv.",
        "The municipality is held against the framework statement by statement. It takes up to "
        "half a minute the first time; the page comes by itself.",
    ),
    "error": ("Det gik ikke", "That didn't work"),
    "about": ("Om SSP-grafen", "About the SSP graph"),
    "about-what": (
        "En åben vidensgraf over, hvordan danske kommuner organiserer det kriminalpræventive "
        "samarbejde mellem skole, socialforvaltning og politi.",
        "An open knowledge graph of how Danish municipalities organise the cooperation of "
        "schools, social services and police against youth crime.",
    ),
    "about-basis": (
        "Alt bygger på offentlige dokumenter. ● står i kilden, ○ er en læsning med begrundelse, "
        "– betyder, at ingen kilde siger noget; det er ikke det samme som nej.",
        "Everything rests on public documents. ● stands in the source, ○ is a reading with a "
        "reason, – means that no source says anything, which isn't the same as no.",
    ),
    "about-privacy-head": ("Dine oplysninger", "Your data"),
    "about-privacy": (
        "Der bruges ingen cookies, og intet hentes fra andre. Loggen rummer tidspunkt, side og "
        "svartid, men hverken din adresse, din forespørgsel eller det, du indlæser.",
        "No cookies are used and nothing is fetched from others. The log holds time, page and "
        "duration, but neither your address nor your query nor what you upload.",
    ),
    "about-limits-head": ("Grænser", "Limits"),
    "about-limits": (
        "En forespørgsel må fylde 16 kB og tage 5 sekunder; svaret må fylde 5 MB. SERVICE og "
        "ændringer af data er ikke mulige.",
        "A query may have 16 kB and take 5 seconds; its answer may have 5 MB. SERVICE and "
        "changes to the data aren't possible.",
    ),
    "no-uploads": (
        "Denne server tager ikke imod filer.",
        "This server accepts no files.",
    ),
    "no-file": ("Vælg en fil.", "Choose a file."),
    "wrong-file": (
        "Den filtype tages der ikke imod. Brug en af: {known}.",
        "That type of file isn't accepted. Use one of: {known}.",
    ),
}
