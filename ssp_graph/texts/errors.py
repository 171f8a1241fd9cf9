"""What goes wrong, and what to do about it."""

TEXTS: dict[str, tuple[str, str]] = {
    "unknown": ("{kind} »{name}« kendes ikke.", "Unknown {kind} “{name}”."),
    "listing": ("Se alle med: {command}", "See them all with: {command}"),
    "near": ("Mente du {names}?", "Did you mean {names}?"),
    "or": ("eller", "or"),
    "known": ("Der findes: {names}.", "There is: {names}."),
    "known-some": (
        "Der findes bl.a. {names} og {more} andre.",
        "There is among others {names} and {more} more.",
    ),
    "kind-rule": ("Udsagnet", "statement"),
    "kind-theme": ("Temaet", "theme"),
    "kind-severity": ("Alvorsgraden", "severity"),
    "kind-municipality": ("Kommunen", "municipality"),
    "kind-node": ("Opslaget", "entry"),
    "kind-query": ("Forespørgslen", "query"),
    "kind-parameter": ("Parameteren", "parameter"),
    "kind-concept": ("Begrebet", "concept"),
    "kind-language": ("Sproget", "language"),
    "kind-format": ("Formatet", "format"),
    "kind-dimension": ("Inddelingen", "dimension"),
    "kind-measure": ("Målet", "measure"),
    "kind-document": ("Dokumentet", "document"),
    "kind-party": ("Parten", "party"),
    "kind-choice": ("Valget", "choice"),
    "kind-topic": ("Listen", "list"),
    "kind-command": ("Kommandoen", "command"),
    "kind-option": ("Tilvalget", "option"),
    "undescribed": (
        "»{name}« er en kommune, men ingen indlæst fil beskriver den. Beskrevet er: {known}.",
        "“{name}” is a municipality, but no loaded file describes it. Described are: {known}.",
    ),
    "several": ("Flere fejl.", "Several problems."),
    "no-file": ("Filen findes ikke.", "There is no such file."),
    "is-folder": (
        "Det er en mappe; her skal stå en fil.",
        "This is a folder; a file is expected here.",
    ),
    "no-folder": ("Mappen findes ikke.", "There is no such folder."),
    "cannot-read": ("Kan ikke læses: {reason}.", "Can't be read: {reason}."),
    "cannot-write": (
        "Kan ikke skrives: {reason}. Intet er ændret.",
        "Can't be written: {reason}. Nothing was changed.",
    ),
    "system-ENOENT": ("mappen findes ikke", "there is no such folder"),
    "system-EACCES": ("ingen adgang", "no access"),
    "system-EPERM": ("ingen adgang", "no access"),
    "system-EEXIST": (
        "der ligger allerede en fil af det navn",
        "there is a file of that name already",
    ),
    "system-EISDIR": ("det er en mappe", "it is a folder"),
    "system-ENOTDIR": (
        "en del af stien er en fil og ikke en mappe",
        "a part of the path is a file, not a folder",
    ),
    "system-ENOSPC": ("disken er fuld", "the disk is full"),
    "system-EDQUOT": ("din plads på disken er brugt op", "your share of the disk is used up"),
    "system-EROFS": ("der kan kun læses fra disken", "the disk can only be read"),
    "system-ENAMETOOLONG": ("navnet er for langt", "the name is too long"),
    "not-utf8": (
        "Filen er ikke UTF-8-tekst. Gem den som UTF-8.",
        "The file isn't UTF-8 text. Save it as UTF-8.",
    ),
    "file-type": (
        "Filtypen »{suffix}« kan ikke læses. Der kan læses: {known}.",
        "Files of type “{suffix}” can't be read. What can be read: {known}.",
    ),
    "single-csv": (
        "En CSV-fil læses ikke alene. Peg på mappen ({folder}), ikke filen; mappen skal indeholde "
        "Kommune.csv og de andre ark.",
        "A CSV file isn't read by itself. Give the folder ({folder}), not the file; the folder "
        "has to hold Municipality.csv (or Kommune.csv) and the other sheets.",
    ),
    "empty": (
        "Filen indeholder ingen oplysninger.",
        "The file holds no statements.",
    ),
    "syntax": ("Ikke gyldig {format}: {expected}", "Not valid {format}: {expected}"),
    "undeclared": (
        "Begrebet {term} findes ikke i ontologien.",
        "The term {term} isn't declared in the ontology.",
    ),
    "undeclared-near": (
        "Begrebet {term} findes ikke i ontologien. Det nærmeste er {nearest}.",
        "The term {term} isn't declared in the ontology. The nearest is {nearest}.",
    ),
    "no-catalogue": (
        "Mappen skal indeholde Kommune.csv og de andre ark som CSV-filer, eller en catalogue.ttl, "
        "der med ssp:file siger, hvilken fil der rummer hvilken graf. Et regneark (.xlsx) eller "
        "en RDF-fil gives for sig.",
        "The folder has to hold Municipality.csv (or Kommune.csv) and the other sheets as CSV "
        "files, or a catalogue.ttl that says with ssp:file which file holds which graph. A "
        "workbook (.xlsx) or an RDF file is given by itself.",
    ),
    "empty-catalogue": (
        'Kataloget nævner ingen fil. Skriv `<graf> ssp:file "fil.ttl"` for hver graf.',
        'The catalogue lists no file. Write `<graph> ssp:file "file.ttl"` for each graph.',
    ),
    "missing-files": (
        "Kataloget nævner filer, der ikke findes: {files}.",
        "The catalogue lists files that don't exist: {files}.",
    ),
    "outside": (
        "Kataloget nævner filer uden for mappen, og dem læses der ikke i: {files}.",
        "The catalogue lists files outside the folder, which aren't read: {files}.",
    ),
    "remote": (
        "Det kan kun gøres med indlæste filer, ikke med et fjernt endpoint.",
        "This works only on loaded files, not on a remote endpoint.",
    ),
    "bad-query": (
        "Forespørgslen er ikke gyldig SPARQL. Linje {line}, tegn {column}: »{found}«.",
        "The query isn't valid SPARQL. Line {line}, character {column}: “{found}”.",
    ),
    "bad-query-expected": (
        "Forespørgslen er ikke gyldig SPARQL. Linje {line}, tegn {column}: »{found}«. "
        "Her kan stå: {expected}.",
        "The query isn't valid SPARQL. Line {line}, character {column}: “{found}”. "
        "Expected here: {expected}.",
    ),
    "bad-header": (
        "{query}, linje {line}: »{text}« skal have {count} dele adskilt af |.",
        "{query}, line {line}: “{text}” must have {count} parts separated by |.",
    ),
    "bad-type": (
        "{query}, linje {line}: typen »{type}« kendes ikke. Der findes: {known}.",
        "{query}, line {line}: unknown type “{type}”. There is: {known}.",
    ),
    "one-value": (
        "Parameteren {name} tager kun én værdi.",
        "The parameter {name} takes one value only.",
    ),
    "required": (
        "Forespørgslen {query} mangler en værdi for: {names}. Brug --set navn=værdi.",
        "The query {query} needs a value for: {names}. Use --set name=value.",
    ),
    "not-integer": ("{name}: »{value}« er ikke et helt tal.", "{name}: “{value}” is no integer."),
    "not-decimal": ("{name}: »{value}« er ikke et tal.", "{name}: “{value}” is no number."),
    "not-boolean": (
        "{name}: »{value}« skal være true eller false.",
        "{name}: “{value}” must be true or false.",
    ),
    "not-date": (
        "{name}: »{value}« er ikke en dato som 2026-11-21.",
        "{name}: “{value}” isn't a date such as 2026-11-21.",
    ),
    "bad-set": (
        "--set {value}: skriv navn=værdi.",
        "--set {value}: write name=value.",
    ),
    "graph-format": (
        "Forespørgslen giver en graf, ikke en tabel. Vælg et af formaterne {known}.",
        "The query gives a graph, not a table. Choose one of the formats {known}.",
    ),
    "table-format": (
        "Forespørgslen giver en tabel, ikke en graf. Vælg et af formaterne {known}.",
        "The query gives a table, not a graph. Choose one of the formats {known}.",
    ),
    "no-municipality": (
        "Ingen indlæst fil beskriver en kommune.",
        "No loaded file describes a municipality.",
    ),
}
