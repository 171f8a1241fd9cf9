"""Texts of the validation report, its formats and the command that makes it."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Hold en organisering op mod den nationale ramme og loven.\n\n"
        "WHAT er en kommune, der er indlæst (herning), eller en fil eller mappe med en "
        "beskrivelse (mit-diagram.ttl, odense.xlsx). Uden angivelse: alle beskrevne kommuner.\n\n"
        "Slutkode: 0 intet at bemærke på det valgte trin eller over, 1 noget at bemærke, "
        "2 kunne ikke køres.",
        "Hold an organisation against the national framework and the law.\n\n"
        "WHAT is a municipality that is loaded (herning), or a file or folder with a description "
        "(my-chart.ttl, odense.xlsx). Without it: all described municipalities.\n\n"
        "Exit code: 0 nothing at the chosen severity or above, 1 something, 2 could not run.",
    ),
    "matrix": (
        "Vis udsagn × kommuner i én oversigt.",
        "Show statements × municipalities at a glance.",
    ),
    "practice": (
        "Tag rammens seks praksiseksempler med.",
        "Include the framework's six practice examples.",
    ),
    "all": (
        "Vis også de opfyldte udsagn med deres belæg.",
        "Show the statements that are met, too, with their evidence.",
    ),
    "rule": (
        "Kun dette udsagn, fx F-3.04; kan gentages.",
        "This statement only, such as F-3.04; may be repeated.",
    ),
    "theme": ("Kun dette tema.", "This theme only."),
    "on": (
        "Dag, som alder og frister regnes fra (ÅÅÅÅ-MM-DD). Uden: i dag.",
        "Day from which ages and deadlines are counted (YYYY-MM-DD). Without it: today.",
    ),
    "fail-on": (
        "Hvor alvorligt noget skal være, før slutkoden er 1.",
        "How severe something must be for the exit code to be 1.",
    ),
    "shapes": (
        "Kontrollér også med egne SHACL-former; kan gentages.",
        "Check with SHACL shapes of your own as well; may be repeated.",
    ),
    "municipality": (
        "Hvilken kommune, når filen beskriver flere.",
        "Which municipality, when the file describes several.",
    ),
    "written": ("Skrevet: {path}", "Written: {path}"),
    # What goes wrong
    "municipality-of-file": (
        "--municipality hører til en fil eller mappe; her er ingen.",
        "--municipality goes with a file or folder; there is none here.",
    ),
    "matrix-format": (
        "Oversigten findes ikke som {format}. Vælg text, md, csv, html eller json.",
        "The overview doesn't come as {format}. Choose text, md, csv, html or json.",
    ),
    # The page as a whole
    "title": ("{name} og den nationale ramme for SSP", "{name} and the national framework for SSP"),
    "title-several": (
        "{count} beskrivelser og den nationale ramme for SSP",
        "{count} descriptions and the national framework for SSP",
    ),
    "kicker": (
        "Validering · {documents} · regnet fra {on} · ssp-graph {version}",
        "Validation · {documents} · counted from {on} · ssp-graph {version}",
    ),
    "caution": (
        "Kun det, der står i {documents}, er holdt op mod rammen. »Ikke beskrevet« betyder, at "
        "teksten ikke siger noget om det; det kan sagtens være på plads i praksis.",
        "Only what {documents} says is held against the framework. “Not described” means that "
        "the text says nothing about it; it may well be in place in practice.",
    ),
    "binding": (
        "Rammen er vejledende for kommunen: af {framework} udsagn siger {should} »bør«, og ingen "
        "siger »skal«. Lovens regler om SSP retter sig mest til politidirektøren; hvem en regel "
        "binder, står ved hver enkelt.",
        "The framework is guidance for the municipality: of {framework} statements {should} say "
        "“should”, and none says “must”. The law on SSP is mostly addressed to the chief of "
        "police; whom a rule binds stands beside each.",
    ),
    "own-words": ("Beskrivelsen", "The description"),
    # How the sentence of a message begins that tells how strongly the source puts it.
    "voices": (
        "Rammen siger |Rammen beskriver |Loven siger |Kilden beskriver ",
        "The framework says |The framework describes |The law says |The source describes ",
    ),
    # Verdict
    "verdict-data": (
        "Oplysningerne skal rettes {count}, før resultatet kan bruges.",
        "The data must be corrected {count} before the result can be used.",
    ),
    "verdict-violation": (
        "Beskrivelsen siger noget andet end loven {count}.",
        "The description says something else than the law {count}.",
    ),
    "verdict-warning": (
        "Beskrivelsen afviger fra det, rammen anbefaler, {count}.",
        "The description departs from what the framework recommends {count}.",
    ),
    "verdict-info": (
        "Beskrivelsen gør noget anderledes end rammen {count}. Intet af det er imod en "
        "anbefaling eller loven.",
        "The description does some things otherwise than the framework {count}. None of it is "
        "against a recommendation or the law.",
    ),
    "verdict-silent": (
        "Intet i beskrivelsen strider mod rammen eller loven.",
        "Nothing in the description is at odds with the framework or the law.",
    ),
    "verdict-met": (
        "Beskrivelsen opfylder alt, den er holdt op mod.",
        "The description meets everything that it was held against.",
    ),
    "verdict-nothing": (
        "Intet af det, udsagnene handler om, er beskrevet.",
        "Nothing of what the statements are about is described.",
    ),
    "verdict-figures": (
        "{met} af {judged} udsagn er opfyldt, {partly} delvist; {silent} er ikke beskrevet.",
        "{met} of {judged} statements are met, {partly} partly; {silent} are not described.",
    ),
    "one-place": ("på 1 punkt", "on 1 point"),
    "places": ("på {count} punkter", "on {count} points"),
    "outcomes": ("Udfald", "Outcomes"),
    "outcome-met": ("opfyldt", "met"),
    "outcome-partly": ("delvist opfyldt", "partly met"),
    "outcome-deviates": ("afviger", "deviates"),
    "outcome-not-described": ("ikke beskrevet", "not described"),
    "outcome-not-applicable": ("ikke relevant her", "not applicable here"),
    "outcome-unsound": ("skal rettes", "to be corrected"),
    "severities": (
        "Vægt: {data} skal rettes i oplysningerne · {violation} afviger fra loven eller egne "
        "krav · {warning} afviger fra en anbefaling eller bør ses efter · {info} til orientering",
        "Weight: {data} to be corrected in the data · {violation} depart from the law or your own "
        "requirements · {warning} depart from a recommendation or should be looked at · {info} "
        "for information",
    ),
    # Themes
    "theme-purpose": ("Formål", "Purpose"),
    "theme-target-group": ("Målgruppe", "Target group"),
    "theme-organisation": ("Organisering og samarbejde", "Organisation and cooperation"),
    "theme-planning": ("Lokal tilrettelæggelse", "Local planning"),
    "theme-law": ("Det, loven siger", "What the law says"),
    "theme-integrity": ("Oplysningernes sammenhæng", "Soundness of the data"),
    "theme-own": ("Jeres egne krav", "Your own requirements"),
    "theme-note-law": (
        "Reglerne retter sig til den, der står ved hvert udsagn – mest politidirektøren. De er "
        "med, fordi beskrivelsen bør kunne vise, hvordan de er mødt.",
        "These rules are addressed to whoever stands beside each – mostly the chief of police. "
        "They are here because the description should be able to show how they are met.",
    ),
    "theme-note-integrity": (
        "Reglerne handler om, hvordan filen er skrevet, ikke om kommunen.",
        "These rules are about how the file is written, not about the municipality.",
    ),
    "theme-note-own": (
        "Fra de former, der blev givet med --shapes.",
        "From the shapes that were given with --shapes.",
    ),
    "theme-count": ("{met} af {judged} opfyldt", "{met} of {judged} met"),
    # How strongly
    "modality-must": ("loven siger »skal«", "the law says “must”"),
    "modality-should": ("rammen siger »bør«", "the framework says “should”"),
    "modality-advisable": (
        "rammen siger »kan med fordel«",
        "the framework says “can with advantage”",
    ),
    "modality-may": ("rammen siger »kan«", "the framework says “may”"),
    "modality-typical": ("rammen siger »typisk«", "the framework says “typically”"),
    "modality-descriptive": ("rammen beskriver det sådan", "the framework describes it so"),
    "modality-law-descriptive": ("gengivet af en kilde", "as a source tells it"),
    "duty": ("bindende for {holder}", "binding on {holder}"),
    # One entry
    "found": ("Fundet", "Found"),
    "where": ("Hvor", "Where"),
    "whole-description": ("hele beskrivelsen", "the description as a whole"),
    "line": ("{file}, linje {line}", "{file}, line {line}"),
    "cell": ("{file}, ark {sheet}, celle {cell}", "{file}, sheet {sheet}, cell {cell}"),
    "cell-in": ("{file}, ark", "{file}, sheet"),
    "cell-word": ("celle", "cell"),
    "line-word": ("linje {line}", "line {line}"),
    "section": ("afsnittet {name}", "section {name}"),
    "source-head": ("Hvor udsagnet står", "Where the statement stands"),
    "quoted": ("»{text}«", "“{text}”"),
    "reading": ("læsning", "reading"),
    "rests-on-reading": ("Hviler på en læsning", "Rests on a reading"),
    "reading-note": (
        "Hviler på en læsning: modellørens tolkning, ikke dokumentets egne ord.",
        "Rests on a reading: the modeller's interpretation, not the document's own words.",
    ),
    "mend": ("Sådan kan I gøre", "What you can do"),
    "others": ("Sådan gør andre", "How others do it"),
    "others-count": ("Sådan gør andre ({count})", "How others do it ({count})"),
    "source": ("Udsagnet står i", "The statement stands in"),
    "source-place": (
        "»{quotation}« ({section}, {document})",
        "“{quotation}” ({section}, {document})",
    ),
    "and-more": ("… og {count} til", "… and {count} more"),
    "open": ("Vis belæg ({count})", "Show evidence ({count})"),
    "column-where": ("Forum eller del", "Forum or part"),
    "column-find": ("Find det", "Find it"),
    "column-says": ("Det siger beskrivelsen", "What the description says"),
    # Sections
    "nothing-to-note": (
        "Intet at bemærke.",
        "Nothing to note.",
    ),
    "met-section": ("Opfyldt ({count})", "Met ({count})"),
    "met-hint": (
        "Opfyldte udsagn er ikke vist. Vis dem med --all.",
        "Statements that are met aren't shown. Show them with --all.",
    ),
    "unmatched": (
        "Ikke bedømt ({count})",
        "Not judged ({count})",
    ),
    "unmatched-note": (
        "Det, som disse udsagn handler om, er ikke beskrevet. De er hverken opfyldt eller det "
        "modsatte.",
        "What these statements are about isn't described. They are neither met nor the opposite.",
    ),
    "sound": (
        "{count} regler om oplysningernes sammenhæng er overholdt.",
        "{count} rules about the soundness of the data are kept.",
    ),
    "permissions": (
        "{count} udsagn giver kun lov til noget og bliver ikke prøvet.",
        "{count} statements only allow something and aren't tested.",
    ),
    "appendix": ("Udsagn, der kun giver lov", "Statements that only allow something"),
    "first": ("Begynd her", "Start here"),
    "first-note": (
        "Det, der skal rettes, afviger eller kun er der delvist, og det, som rammen anbefaler, "
        "uden at det er beskrevet. Det alvorligste står først.",
        "What must be corrected, deviates or is there in part, and what the framework recommends "
        "without its being described. The gravest comes first.",
    ),
    "unfold": ("Fold alt ud", "Unfold all"),
    "fold": ("Fold alt sammen", "Fold all"),
    # Filter
    "filter": ("Vis", "Show"),
    "filter-outcome": ("Udfald", "Outcome"),
    "filter-theme": ("Tema", "Theme"),
    "filter-all": ("Alle temaer", "All themes"),
    "filter-reset": ("Vis alt", "Show all"),
    "filter-status": ("{shown} af {total} udsagn vist", "{shown} of {total} statements shown"),
    "filter-none": ("Intet udsagn passer til valget.", "No statement fits the choice."),
    "contents": ("Indhold", "Contents"),
    "skip": ("Gå til resultatet", "Skip to the result"),
    # Matrix
    "matrix-title": ("Rammen og loven i overblik", "Framework and law at a glance"),
    "matrix-statement": ("Udsagn", "Statement"),
    "matrix-note": (
        "Et ◇ efter udfaldet: det hviler på en læsning.",
        "A ◇ after the outcome: it rests on a reading.",
    ),
    "matrix-silence": (
        "»Ikke beskrevet« betyder, at teksten ikke siger noget om det; praksiseksemplerne "
        "beskriver kun en del af en organisering.",
        "“Not described” means that the text says nothing about it; the practice examples "
        "describe only a part of an organisation.",
    ),
    "matrix-sum": ("Opfyldt i alt", "Met in all"),
    "matrix-row": ("{met} af {judged}", "{met} of {judged}"),
    "and": ("og", "and"),
    # A workbook with the findings on its cells
    "annotate": (
        "Skriv fundene ind i en kopi af regnearket: som noter på cellerne og på et ark for sig.",
        "Write the findings into a copy of the workbook: as notes on the cells and on a sheet.",
    ),
    "annotate-one": (
        "--annotate skriver i en kopi af ét regneark. Nævn netop ét.",
        "--annotate writes into a copy of one workbook. Name just one.",
    ),
    "annotate-workbook": (
        "--annotate skriver i en kopi af et regneark, og »{name}« er ikke en .xlsx-fil. Skriv "
        "regnearket først: ssp-graph validate odense.xlsx --annotate odense-fund.xlsx",
        "--annotate writes into a copy of a workbook, and “{name}” is no .xlsx file. Name the "
        "workbook first: ssp-graph validate odense.xlsx --annotate odense-findings.xlsx",
    ),
    "annotate-ending": (
        "Kopien bliver et regneark. Giv den et navn, der ender på .xlsx.",
        "The copy becomes a workbook. Give it a name that ends in .xlsx.",
    ),
    "annotate-folder": (
        "Mappen »{folder}« findes ikke. Opret den først, eller vælg en anden.",
        "There is no folder “{folder}”. Make it first or choose another.",
    ),
    "annotate-output": (
        "-o og --annotate kan ikke skrive i den samme fil.",
        "-o and --annotate can't write to the same file.",
    ),
    "annotated-whole": (
        "Fund, der ikke angår en bestemt celle: {count}. Se arket »{sheet}«.",
        "Findings that are about no cell of their own: {count}. See the sheet “{sheet}”.",
    ),
    "annotated-more": (
        "… og {count} til: se arket »{sheet}«.",
        "… and {count} more: see the sheet “{sheet}”.",
    ),
    "annotated": ("Kopien med fundene er gemt som {path}.", "The annotated copy is {path}."),
}
