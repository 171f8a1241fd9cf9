"""Texts of the organisation views and of `ssp-graph view`."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Vis kommunens organisering som et diagram.\n\n"
        "En kommune giver ét interaktivt billede i én fil, der åbnes i en browser. To eller "
        "flere giver et diagram til tryk med kommunerne side om side på de samme niveauer. "
        "I stedet for en kommune kan stå en fil (odense.xlsx). Uden navne, eller med mere end "
        "seks, bliver det en oversigt med søgning.",
        "Show the municipality's organisation as a chart.\n\n"
        "One municipality gives an interactive picture in one file that opens in a browser. Two "
        "or more give a printable chart with the municipalities side by side on the same "
        "levels. A file can stand in a municipality's place (odense.xlsx). Without names, or with "
        "more than six, it becomes an overview with search.",
    ),
    "municipalities": ("Kommuner: navn eller kode.", "Municipalities: name or code."),
    "output": (
        "Fil til resultatet (ellers <kommune>.<format>; - er standardoutput).",
        "File for the result (otherwise <municipality>.<format>; - is standard output).",
    ),
    "open": ("Åbn filen, når den er skrevet.", "Open the file once it is written."),
    "format": ("Filformat.", "File format."),
    "highlight": (
        "Fremhæv i sammenligningen, hvad kun denne kommune har.",
        "Highlight in the comparison what only this municipality has.",
    ),
    "outcomes": (
        "Vis også, hvordan kommunen står i forhold til den nationale ramme.",
        "Also show how the municipality compares with the national framework.",
    ),
    "no-fora": (
        "Ingen kilde i grafen beskriver et forum i »{municipality}«, så der er intet at vise. "
        "Tilføj kommunens data, eller vælg en anden kommune.",
        "No source in the graph describes a forum of “{municipality}”, so there is nothing to "
        "show. Add the municipality's data or choose another municipality.",
    ),
    "not-highlighted": (
        "»{municipality}« er ikke med i sammenligningen, så den kan ikke fremhæves. "
        "Med er: {known}.",
        "“{municipality}” is not part of the comparison, so it cannot be highlighted. "
        "These are: {known}.",
    ),
    "no-png": (
        'PNG kræver pakken vl-convert-python: pip install "ssp-graph[picture]". SVG virker uden.',
        'PNG needs the package vl-convert-python: pip install "ssp-graph[picture]". '
        "SVG works without it.",
    ),
    # Relations and properties of other vocabularies
    "reports-to": ("rapporterer til", "reports to"),
    "unit-of": ("del af", "part of"),
    "post-in": ("stilling i", "post in"),
    "role": ("rolle", "role"),
    "alt-label": ("andre navne", "other names"),
    "yes": ("ja", "yes"),
    "no": ("nej", "no"),
    # Meetings
    "per-year": ("{number} møder/år", "{number} meetings/yr"),
    "at-least-per-year": ("mindst {number} møder/år", "at least {number} meetings/yr"),
    "at-most-per-year": ("højst {number} møder/år", "at most {number} meetings/yr"),
    "held-per": ("{words} pr. {per}", "{words} per {per}"),
    "ad-hoc": ("møder efter behov", "meets when needed"),
    "year": ("år", "yr"),
    "every-day": ("hver dag", "every day"),
    "every-days": ("hver {number}. dag", "every {number} days"),
    "every-week": ("hver uge", "every week"),
    "every-weeks": ("hver {number}. uge", "every {number} weeks"),
    "every-month": ("hver måned", "every month"),
    "every-months": ("hver {number}. måned", "every {number} months"),
    "every-year": ("hvert år", "every year"),
    "every-years": ("hvert {number}. år", "every {number} years"),
    "no-rhythm": ("mødetal ikke angivet", "no meetings stated"),
    # Boxes and lanes
    "one-party": ("1 part", "1 party"),
    "parties": ("{number} parter", "{number} parties"),
    "no-parties": ("ingen parter angivet", "no parties stated"),
    "also": ("også {levels}", "also {levels}"),
    "without-level": ("Niveau ikke angivet", "Level not stated"),
    "folded": (
        "Foldet sammen: {actors} funktioner, planer og andre og {relations} forbindelser til dem. "
        "Klik her for at vise dem.",
        "Folded away: {actors} functions, plans and others and {relations} relations to them. "
        "Click here to show them.",
    ),
    "actors": ("Funktioner og andre", "Functions and others"),
    "empty-lane": (
        "Kilderne nævner intet forum på dette niveau",
        "The sources name no forum at this level",
    ),
    "one-forum": ("1 forum", "1 forum"),
    "fora": ("{number} fora", "{number} fora"),
    "lane-stated": ("{number} angivet", "{number} stated"),
    "lane-reading": ("{number} læst", "{number} read"),
    # Legend
    "legend-boxes": ("Fora", "Fora"),
    "legend-sectors": ("Parter fra", "Parties from"),
    "legend-relations": ("Forbindelser", "Relations"),
    "legend-stated": ("niveauet står i kilden", "level stated in the source"),
    "legend-read": ("niveauet er læst ud af kilden", "level read out of the source"),
    "legend-computed": (
        "≈ beregnet ud fra det angivne mellemrum",
        "≈ computed from the stated interval",
    ),
    "no-sector": ("Sektor ikke angivet", "Sector not given"),
    "sources": ("Kilder – {names}", "Sources – {names}"),
    "only-here": ("kun i {municipality}", "only in {municipality}"),
    # Page
    "title": ("{municipality} – organisering af SSP", "{municipality} – organisation of SSP"),
    "compare-title": ("SSP i {names}", "SSP in {names}"),
    "and": ("og", "and"),
    "overview-title": ("SSP i {number} kommuner", "SSP in {number} municipalities"),
    # Values that the vocabulary keeps as plain words
    "value-complete": ("fuldstændig", "complete"),
    "value-partial": ("delvis", "partial"),
    "value-described": ("beskrevet", "described"),
    "value-mentioned": ("nævnt", "mentioned"),
    "value-contingent": ("nedsættes ved behov", "set up if needed"),
    "value-main": ("hovedmålgruppe", "main target group"),
    "value-derived": ("afledt målgruppe", "derived target group"),
    "value-professionals": ("fagfolk", "professionals"),
    "value-ssp-plus": ("SSP+", "SSP+"),
    # The interactive page
    "page-search": ("Søg", "Search"),
    "page-search-hint": ("Forum eller part", "Forum or party"),
    "page-sector": ("Sektor", "Sector"),
    "page-level": ("Niveau", "Level"),
    "page-attendance": ("Deltagelse", "Attendance"),
    "page-kind": ("Forumtype", "Kind of forum"),
    "page-document": ("Dokument", "Document"),
    "page-party": ("Kun det, parten deltager i", "Only what this party takes part in"),
    "page-all": ("Alle", "All"),
    "page-show-actors": ("Vis funktioner og planer", "Show functions and plans"),
    "page-own-page": ("Se siden om den i rapporten", "See its page in the report"),
    "page-show-parties": ("Vis alle parter", "Show all parties"),
    "page-reset": ("Nulstil", "Reset"),
    "page-zoom-in": ("Zoom ind", "Zoom in"),
    "page-zoom-out": ("Zoom ud", "Zoom out"),
    "page-zoom-fit": ("Hele billedet", "Whole picture"),
    "page-save-png": ("Gem PNG", "Save PNG"),
    "page-save-svg": ("Gem SVG", "Save SVG"),
    "page-paper": ("Papir", "Paper"),
    "page-print": ("Udskriv", "Print"),
    "page-language": ("In English", "På dansk"),
    "page-picture": ("Billedet", "Picture"),
    "page-chart": (
        "Diagram over fora og forbindelser. Piletaster vælger forum, Enter går til oplysningerne, "
        "Escape fjerner valget, plus og minus zoomer. Tabellen nedenfor har det samme indhold.",
        "Chart of fora and relations. Arrow keys choose a forum, Enter goes to the facts, "
        "Escape clears the choice, plus and minus zoom. The table below has the same content.",
    ),
    "page-hint": (
        "Vælg et forum, en part eller en pil for at se, hvad kilderne siger.",
        "Choose a forum, a party or an arrow to see what the sources say.",
    ),
    "page-legend": ("Signaturforklaring", "Legend"),
    "page-panel": ("Oplysninger", "Facts"),
    "page-facts": ("Oplysninger", "Facts"),
    "page-participants": ("Parter", "Parties"),
    "page-no-participants": (
        "Kilderne nævner ingen parter. Det betyder ikke, at der ingen er.",
        "The sources name no parties. That does not mean that there are none.",
    ),
    "page-relations": ("Forbindelser", "Relations"),
    "page-rests-on": ("Hviler på", "Rests on"),
    "page-outcomes": ("I forhold til den nationale ramme", "Against the national framework"),
    "page-stated": ("står i kilden", "stated"),
    "page-reading": ("læst", "read"),
    "page-reason": ("Begrundelse", "Reason"),
    "page-no-level": ("Niveau ikke angivet", "Level not stated"),
    "page-takes-part": ("Deltager i", "Takes part in"),
    "page-only-party": (
        "Vis kun fora, som parten deltager i",
        "Show only fora the party takes part in",
    ),
    "page-member-of": ("Hører til", "Belongs to"),
    "page-harmonised": ("Sammenlignes som", "Compared as"),
    "page-shown": ("Fora vist", "Fora shown"),
    "page-nothing": ("Intet passer til søgning og filtre.", "Nothing fits search and filters."),
    "page-close": ("Luk", "Close"),
    "page-parties-lane": ("Parter", "Parties"),
    "page-from": ("Fra", "From"),
    "page-to": ("Til", "To"),
    "page-table": ("Vis som tabel", "Show as table"),
    "page-forum": ("Forum", "Forum"),
    "page-meets": ("Møder", "Meetings"),
    "page-relation": ("Forbindelse", "Relation"),
    "page-basis": ("Grundlag", "Basis"),
    "page-sources": ("Kilder", "Sources"),
    # Several municipalities
    "page-highlight": ("Fremhæv", "Highlight"),
    "page-nothing-marked": ("intet", "nothing"),
    "page-all-differences": ("alle forskelle", "all differences"),
    "page-differences": ("Kun hos én", "Only in one"),
    "page-differences-note": (
        "Fora sammenlignes på deres harmoniserede type, parter på deres harmoniserede navn. At en "
        "kilde ikke nævner noget, er ikke det samme som, at det ikke findes.",
        "Fora are compared by their harmonised kind, parties by their harmonised name. That a "
        "source does not mention something does not mean that it does not exist.",
    ),
    "page-harmonised-parties": ("Parter", "Parties"),
    "page-none-named": ("ingen nævnt", "none named"),
    "page-search-all": (
        "Søg efter kommune, forum eller part",
        "Search for municipality, forum or party",
    ),
    "page-back": ("Tilbage til oversigten", "Back to the overview"),
    "page-municipalities-shown": ("Kommuner vist", "Municipalities shown"),
    "page-alone": ("Kommunen alene", "The municipality alone"),
    "page-municipality": ("Kommune", "Municipality"),
    "page-overview-note": (
        "Tallet er antallet af parter. Stiplet: niveauet er læst ud af kilden. En streg: kilderne "
        "nævner intet forum på niveauet.",
        "The number is the number of parties. Dashed: the level was read out of the source. A "
        "dash: the sources name no forum at the level.",
    ),
}
