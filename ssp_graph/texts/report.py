"""The report: a folder of pages with everything that is known."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Skriv en rapport: en mappe med sider om alt, hvad der vides, og dataene bag.\n\n"
        "Siderne kan åbnes fra disken eller lægges på en webserver. Uden kommuner tages alle, der "
        "er beskrevet. En mappe, der ikke er en rapport, røres ikke.",
        "Write a report: a folder of pages with all that is known, and the data behind them.\n\n"
        "The pages can be opened from the disk or put on a web server. Without municipalities all "
        "that are described are taken. A folder that isn't a report is left alone.",
    ),
    "output": ("Mappen, som rapporten skrives i.", "The folder to write the report to."),
    "open": ("Åbn rapporten i browseren bagefter.", "Open the report in the browser afterwards."),
    "on": (
        "Bedøm pr. denne dag (ÅÅÅÅ-MM-DD). Uden tilvalget: i dag.",
        "Judge as of this day (YYYY-MM-DD). Without it: today.",
    ),
    "written": (
        "Rapporten er skrevet ({count} filer, {seconds} sekunder). Åbn den i en browser:\n"
        "  {start}\n  {address}",
        "The report is written ({count} files, {seconds} seconds). Open it in a browser:\n"
        "  {start}\n  {address}",
    ),
    "no-parent": (
        "Mappen {parent} findes ikke. Opret den først, eller vælg et andet sted med -o.",
        "The folder {parent} doesn't exist. Make it first, or choose another place with -o.",
    ),
    "is-file": (
        "Det er en fil. Vælg en ny mappe med -o.",
        "That is a file. Choose a new folder with -o.",
    ),
    "other-folder": (
        "Mappen er ikke en rapport og bliver ikke overskrevet; i den står {found}. Vælg en ny "
        "mappe med -o.",
        "The folder isn't a report and won't be overwritten; it holds {found}. Choose a new "
        "folder with -o.",
    ),
    "added": (
        "I rapportens mappe er der kommet filer til, som ville gå tabt: {found}. Flyt dem, eller "
        "vælg en ny mappe med -o.",
        "Files were added to the report's folder that would be lost: {found}. Move them, or "
        "choose a new folder with -o.",
    ),
    "step-load": ("Læser dataene", "Reading the data"),
    "step-validate": ("Bedømmer {name}", "Judging {name}"),
    "step-data": ("Skriver data", "Writing data"),
    "step-pages": ("Sider på {language}", "Pages in {language}"),
    "step-start": ("forside", "start page"),
    "step-municipalities": ("kommuner", "municipalities"),
    "step-nodes": ("fora", "fora"),
    "step-views": ("organisationsbilleder", "organisation views"),
    "step-comparison": ("sammenligning", "comparison"),
    "step-rules": ("udsagn", "statements"),
    "step-networks": ("netværksmål", "network measures"),
    "step-conflicts": ("uenigheder", "disagreements"),
    "step-sources": ("kilder", "sources"),
    "step-files": ("filer", "files"),
    "language-da": ("dansk", "Danish"),
    "language-en": ("engelsk", "English"),
    "in-da": ("Denne side på dansk", "Denne side på dansk"),
    "in-en": ("This page in English", "This page in English"),
    "title": ("SSP i kommunerne", "SSP in the municipalities"),
    "skip": ("Gå til indholdet", "Skip to the content"),
    "navigation": ("Rapportens dele", "Parts of the report"),
    "choices": ("Vælg", "Choose"),
    "nav-index": ("Forside", "Start"),
    "nav-fora": ("Fora og planer", "Fora and plans"),
    "nav-comparison": ("Sammenligning", "Comparison"),
    "nav-matrix": ("Rammen og loven", "Framework and law"),
    "nav-network": ("Netværk", "Networks"),
    "nav-conflicts": ("Uenigheder", "Disagreements"),
    "nav-sources": ("Kilder", "Sources"),
    "nav-data": ("Data", "Data"),
    "lead": (
        "Hvordan kommunerne organiserer samarbejdet mellem skole, socialforvaltning og politi om "
        "at forebygge kriminalitet blandt børn og unge – hver oplysning med den sætning, den "
        "hviler på.",
        "How the municipalities organise the cooperation of school, social services and police "
        "to prevent crime among children and young people – every fact with the sentence on "
        "which it rests.",
    ),
    "extent": (
        "Dokumenter: {documents} · fora: {fora} · pladser: {seats} · citater: {quotations}",
        "Documents: {documents} · fora: {fora} · seats: {seats} · quotations: {quotations}",
    ),
    "view": ("Organisationen som billede", "The organisation as a picture"),
    "picture": ("Organisationen som billede", "The organisation as a picture"),
    "validation": (
        "Holdt op mod den nationale ramme",
        "Held against the national framework",
    ),
    "side-by-side": ("Kommunerne ved siden af hinanden", "The municipalities side by side"),
    "picture-page": (
        "Se billedet på en side for sig, med det, der kun findes ét sted",
        "See the picture on a page of its own, with what only one has",
    ),
    "contents": ("Indhold", "Contents"),
    "about-fora": (
        "Alle fora, funktioner, planer og indsatser, hver med en side om pladser, møder og belæg.",
        "All fora, functions, plans and efforts, each with a page on seats, meetings and evidence.",
    ),
    "about-comparison": (
        "Niveauer, sektorer, forumtyper, parter, møder, målgrupper og hjemmel side om side.",
        "Levels, sectors, kinds of forum, parties, meetings, target groups and legal bases, side "
        "by side.",
    ),
    "about-matrix": (
        "Hvert udsagn i den nationale ramme og om loven, og hvad det bliver til for hver kommune.",
        "Each statement of the national framework and on the law, and what it comes to for each "
        "municipality.",
    ),
    "about-network": (
        "Parter og fora som netværk: mål fra netværksforskningen, med deres forbehold.",
        "Parties and fora as networks: measures of network research, with their cautions.",
    ),
    "about-conflicts": (
        "Hvor en kommunes dokumenter modsiger hinanden, bruger forskellige navne, eller hvor kun "
        "det ene nævner noget. Begge udsagn bliver stående.",
        "Where a municipality's documents contradict each other, use different names, or where "
        "only one mentions something. Both statements stand.",
    ),
    "about-sources": (
        "Dokumenterne og hvert citat, der er brugt, med det, der hviler på det.",
        "The documents and every quotation that is used, with what rests on it.",
    ),
    "about-source": (
        "Citaterne, afsnit for afsnit, i den rækkefølge, som beskrivelsen af dokumentet følger. "
        "Under hvert citat står, hvad der hviler på det.",
        "The quotations, section by section, in the order in which the description follows the "
        "document. Below each stands what rests on it.",
    ),
    "about-data": (
        "Alt på siderne kan hentes som data. Turtle, TriG og JSON-LD er RDF; TriG og JSON-LD "
        "holder dokumenterne ude fra hinanden. CSV og xlsx åbnes i et regneark, GraphML i et "
        "netværksprogram.",
        "Everything on the pages can be had as data. Turtle, TriG and JSON-LD are RDF; TriG and "
        "JSON-LD keep the documents apart. CSV and xlsx open in a spreadsheet, GraphML in a "
        "network program.",
    ),
    "how": ("Sådan læses siderne", "How to read the pages"),
    "how-1": (
        "● betyder, at en kilde siger det; citatet, afsnittet og dokumentet står ved siden af. "
        "○ betyder, at det er læst ud af kilden; begrundelsen står ved siden af.",
        "● means that a source says so; the quotation, section and document stand beside it. "
        "○ means that it was read into the source; the reason stands beside it.",
    ),
    "how-2": (
        "✕ betyder, at en kilde siger, at det ikke er der. »Ikke angivet« betyder alene, at ingen "
        "af de kendte kilder nævner det.",
        "✕ means that a source says it isn't there. “Not stated” means only that none of the "
        "known sources mentions it.",
    ),
    "how-3": (
        "Et dokument er ikke praksis: siderne viser, hvad kommunerne har skrevet, ikke hvad de "
        "gør.",
        "A document isn't practice: the pages show what the municipalities have written, not what "
        "they do.",
    ),
    "head-evidence": ("Belæg", "Evidence"),
    "evidence": ("Belæg", "Evidence"),
    "no-reason": (
        "begrundelsen er ikke skrevet på dette sprog",
        "the reason isn't written in this language",
    ),
    "files": ("Data bag denne side", "The data behind this page"),
    "file-ttl": ("{name} som Turtle", "{name} as Turtle"),
    "file-trig": ("{name} som TriG", "{name} as TriG"),
    "file-jsonld": ("{name} som JSON-LD", "{name} as JSON-LD"),
    "file-seats": ("Alle pladser", "All seats"),
    "file-xlsx": ("{name} som regneark", "{name} as a workbook"),
    "file-graphml": ("Netværket, {name}", "The network, {name}"),
    "file-validation": ("Udfald for hvert udsagn", "Outcome of each statement"),
    "file-validation-ttl": ("SHACL-rapporten", "The SHACL report"),
    "file-outcomes": ("Udfald og belæg", "Outcomes and evidence"),
    "file-table": ("Tabellen", "The table"),
    "file-facts": ("Oplysningerne med belæg", "The facts with their evidence"),
    "file-quotations": ("Citaterne", "The quotations"),
    "file-everything": ("Hele grafen", "The whole graph"),
    "whole": ("Det hele", "All of it"),
    "back": ("Rapporten", "The report"),
    "other-rules": (
        "Andre regler: tilladelser, og krav til oplysningernes sammenhæng",
        "Other rules: permissions, and what is asked of the data themselves",
    ),
    "sound": ("Intet at bemærke for {names}.", "Nothing to note for {names}."),
    "permission": (
        "Udsagnet giver lov til noget og kan ikke overtrædes.",
        "The statement allows something and can't be broken.",
    ),
    "backs": ("belæg for:", "backs:"),
    "quotation-count": ("{count} citater brugt", "{count} quotations used"),
    "checksum": ("Tekstens kontrolsum (sha256):", "Checksum of the text (sha256):"),
    "no-section": ("Uden afsnit", "Without a section"),
    "other-sources": (
        "Andre kilder, som udsagn og eksempler bygger på:",
        "Other sources, on which statements and examples rest:",
    ),
    "silence": (
        "Tavshed er ikke fravær: det, en kilde ikke nævner, kan findes alligevel.",
        "Silence isn't absence: what a source doesn't mention may exist all the same.",
    ),
    "made": (
        "Skrevet af ssp-graph {version}; bedømt pr. {on}.",
        "Written by ssp-graph {version}; judged as of {on}.",
    ),
}
