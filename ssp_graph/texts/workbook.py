"""The texts of workbooks: what is wrong in a cell, and what a template says."""

TEXTS: dict[str, tuple[str, str]] = {
    # Where, and what was perhaps meant
    "place": ("ark {sheet}, celle {cell}", "sheet {sheet}, cell {cell}"),
    "at": ("{place}: {said}", "{place}: {said}"),
    "perhaps": ("mente du »{name}«?", "did you mean “{name}”?"),
    "one-of": ("vælg mellem: {names}.", "choose among: {names}."),
    "add-it": ("skriv det på sit eget ark først.", "write it on its own sheet first."),
    "see-list": (
        "se de mulige værdier på arket Lister i skabelonen.",
        "see the possible values on the sheet Lists of the template.",
    ),
    "fill-in": (
        "udfyld feltet på dets eget ark, eller slet rækken her.",
        "fill in the field on its own sheet, or delete this row.",
    ),
    "see-row": (
        "skriv værdien, som den står på dens eget ark.",
        "write the value as it stands on its own sheet.",
    ),
    # The file as a whole
    "too-large": (
        "Filen er større end {limit} MB. Fjern billeder og gamle ark, og prøv igen.",
        "The file is larger than {limit} MB. Remove pictures and old sheets and try again.",
    ),
    "bomb": (
        "Filen fylder for meget, når den pakkes ud (højst {limit} MB). Kopiér indholdet over i en "
        "ny skabelon.",
        "The file takes too much room when it is unpacked (at most {limit} MB). Copy its content "
        "into a new template.",
    ),
    "too-slow": (
        "Filen kunne ikke læses på {seconds} sekunder. Kopiér indholdet over i en ny skabelon.",
        "The file could not be read within {seconds} seconds. Copy its content into a new "
        "template.",
    ),
    "too-many-sheets": (
        "Filen har flere end {limit} ark. Slet dem, der ikke hører til skabelonen.",
        "The file has more than {limit} sheets. Delete those that do not belong to the template.",
    ),
    "too-many-rows": (
        "Arket {sheet} har indhold længere nede end række {limit}. Slet de overflødige rækker.",
        "The sheet {sheet} has content below row {limit}. Delete the superfluous rows.",
    ),
    "too-many-columns": (
        "Arket {sheet} har indhold længere til højre end kolonne {limit}. Slet de overflødige "
        "kolonner.",
        "The sheet {sheet} has content to the right of column {limit}. Delete the superfluous "
        "columns.",
    ),
    "too-many-cells": (
        "Arket {sheet} har flere end {limit} udfyldte celler. Slet dem, der ikke hører til.",
        "The sheet {sheet} has more than {limit} filled cells. Delete those that do not belong.",
    ),
    "encrypted": (
        "Filen er beskyttet med en adgangskode. Fjern adgangskoden i Excel, og gem igen.",
        "The file is protected by a password. Remove the password in Excel and save it again.",
    ),
    "old-xls": (
        "Filen er i det gamle Excel-format (.xls). Åbn den i Excel, og gem den som .xlsx.",
        "The file is in the old Excel format (.xls). Open it in Excel and save it as .xlsx.",
    ),
    "xlsb": (
        "Filen er i Excels binære format (.xlsb). Åbn den i Excel, og gem den som .xlsx.",
        "The file is in Excel's binary format (.xlsb). Open it in Excel and save it as .xlsx.",
    ),
    "ods": (
        "Filen er et OpenDocument-regneark (.ods). Åbn den, og gem den som .xlsx.",
        "The file is an OpenDocument spreadsheet (.ods). Open it and save it as .xlsx.",
    ),
    "not-xlsx": (
        "Filen er ikke et Excel-regneark. Gem den som .xlsx (Excel-projektmappe).",
        "The file is no Excel workbook. Save it as .xlsx (Excel workbook).",
    ),
    "truncated": (
        "Filen er afkortet eller beskadiget. Hent den igen, eller gem den på ny.",
        "The file is cut short or damaged. Download it again or save it anew.",
    ),
    "macros": (
        "Filen indeholder makroer og bliver ikke læst. Gem den som .xlsx uden makroer.",
        "The file contains macros and is not read. Save it as .xlsx without macros.",
    ),
    "entities": (
        "Filen indeholder XML-definitioner, som et regneark ikke skal have, og bliver ikke læst.",
        "The file contains XML definitions that a workbook should not have and is not read.",
    ),
    "broken": (
        "Filen kan ikke læses som et regneark ({reason}). Åbn den i Excel, og gem den på ny.",
        "The file cannot be read as a workbook ({reason}). Open it in Excel and save it anew.",
    ),
    "newer": (
        "Skabelonen er version {version}, og dette program kender til og med version {known}. "
        "Hent en nyere udgave af programmet.",
        "The template is version {version} and this program knows up to version {known}. "
        "Get a newer release of the program.",
    ),
    "no-sheets": (
        "Ingen af arkene hører til skabelonen. Ventede ark som: {known}. Lav en skabelon med "
        "»ssp-graph template«.",
        "None of the sheets belongs to the template. Expected sheets such as: {known}. Make a "
        "template with “ssp-graph template”.",
    ),
    "nothing": (
        "Regnearket beskriver ikke noget endnu. Skriv mindst ét forum på arket Fora.",
        "The workbook describes nothing yet. Write at least one forum on the sheet Fora.",
    ),
    # Sheets and headings
    "sheet-twice": (
        "arket er det samme som {title}. Saml rækkerne på ét ark.",
        "the sheet is the same as {title}. Gather the rows on one sheet.",
    ),
    "unknown-sheet": (
        "arket »{shown}« kendes ikke; {perhaps} Et ark, der ikke skal læses, får et navn, der "
        "begynder med _.",
        "the sheet “{shown}” isn't known; {perhaps} Give a sheet that isn't to be read a name "
        "that begins with _.",
    ),
    "no-headings": (
        "ingen af arkets kolonneoverskrifter kendes. Kopiér overskrifterne fra en ny skabelon.",
        "none of the sheet's headings is known. Copy the headings from a new template.",
    ),
    "unknown-heading": (
        "overskriften »{shown}« kendes ikke; {perhaps} Skabelonens ark Ordforklaring forklarer "
        "alle overskrifter.",
        "the heading “{shown}” isn't known; {perhaps} The template's sheet Glossary explains all "
        "headings.",
    ),
    "heading-twice": (
        "overskriften »{shown}« står her for anden gang. Slet den ene kolonne.",
        "the heading “{shown}” stands here a second time. Delete one of the columns.",
    ),
    "no-heading-above": (
        "cellen står i en kolonne uden overskrift. Flyt indholdet, eller slet det.",
        "the cell is in a column without a heading. Move its content or delete it.",
    ),
    # Cells
    "missing": (
        "feltet »{heading}« er tomt, men skal udfyldes.",
        "the field “{heading}” is empty but has to be filled in.",
    ),
    "not-understood": (
        "»{shown}« forstås ikke; ventede {expected}.",
        "“{shown}” isn't understood; expected {expected}.",
    ),
    "made-a-date": (
        "cellen er en dato ({shown}); regnearket har nok lavet »{suggestion}« om. Formatér cellen "
        "som tekst, og skriv {expected}.",
        "the cell is a date ({shown}); the spreadsheet has probably converted “{suggestion}”. "
        "Format the cell as text and write {expected}.",
    ),
    "lost-date": (
        "»{shown}« er et tal; mente du datoen {suggestion}? Ventede {expected}.",
        "“{shown}” is a number; did you mean the date {suggestion}? Expected {expected}.",
    ),
    "expected-boolean": ("Ja eller Nej (tomt felt: ikke oplyst)", "Yes or No (empty: not stated)"),
    "expected-integer": ("et helt tal, fx 4", "a whole number such as 4"),
    "expected-decimal": ("et tal, fx 4,5", "a number such as 4.5"),
    "expected-count": (
        "et tal eller et interval, fx 2, 2-3, mindst 2 eller ca. 4",
        "a number or a range such as 2, 2-3, at least 2 or about 4",
    ),
    "expected-frequency": (
        "fx 4, 2-3, mindst 4, ca. 4, hver 14. dag, månedligt, kvartalsvis eller ved behov",
        "for instance 4, 2-3, at least 4, about 4, every 14 days, monthly, quarterly or when "
        "needed",
    ),
    "expected-duration": (
        "et tidsrum, fx hver 14. dag, kvartalsvis, årligt eller hvert 4. år",
        "a period such as every 14 days, quarterly, yearly or every 4 years",
    ),
    "expected-month": ("en måned, fx marts", "a month such as March"),
    "expected-date": ("en dato, fx 05-03-2024", "a date such as 05-03-2024"),
    "expected-when": (
        "en dato, en måned eller et år, fx 05-03-2024, marts 2024 eller 2024",
        "a date, a month or a year such as 05-03-2024, March 2024 or 2024",
    ),
    "unknown-value": (
        "»{shown}« kendes ikke; {perhaps}",
        "“{shown}” isn't known; {perhaps}",
    ),
    "unknown-field": (
        "feltet »{shown}« kendes ikke; {perhaps}",
        "the field “{shown}” isn't known; {perhaps}",
    ),
    "unknown-source": (
        "kilden »{shown}« står ikke på arket Kilder; {perhaps}",
        "the source “{shown}” isn't listed on the sheet Sources; {perhaps}",
    ),
    "no-sources": (
        "arket Kilder mangler eller er tomt. Skriv dér de dokumenter, som rækkerne bygger på: "
        "{shown} (rækker: {count}).",
        "the sheet Sources is missing or empty. List there the documents that the rows rest on: "
        "{shown} (rows: {count}).",
    ),
    "not-listed": (
        "»{shown}« står ikke på noget af arkene; {perhaps}",
        "“{shown}” isn't listed on any of the sheets; {perhaps}",
    ),
    "not-listed-on": (
        "»{shown}« står ikke på {sheets}. Tilføj det dér, eller ret navnet; {perhaps}",
        "“{shown}” isn't listed on {sheets}. Add it there or correct the name; {perhaps}",
    ),
    "sheets-one": ("arket {last}", "the sheet {last}"),
    "sheets-several": (
        "noget af arkene {others} eller {last}",
        "any of the sheets {others} or {last}",
    ),
    "only-lines": (
        "»{shown}« står kun som linjer på arkene Deltagere og Møder. Tilføj enheden, stillingen "
        "eller funktionen på sit eget ark, eller skriv en linjes korte navn: {ids}.",
        "“{shown}” stands only as lines on the sheets Participants and Meetings. Add the unit, "
        "post or function on its own sheet, or write the short name of a line: {ids}.",
    ),
    "ambiguous": (
        "»{shown}« kan være flere ting. Skriv det korte navn: {ids}.",
        "“{shown}” may be several things. Write the short name: {ids}.",
    ),
    "bad-id": (
        "»{shown}« duer ikke som kort navn: kun a-z, tal og bindestreg; mente du »{suggestion}«?",
        "“{shown}” won't do as a short name: only a-z, digits and hyphens; did you mean "
        "“{suggestion}”?",
    ),
    "row-twice": (
        "»{shown}« står allerede i {first} med samme kilde. Saml de to rækker, eller giv den ene "
        "et andet kort navn.",
        "“{shown}” stands already in {first} with the same source. Join the two rows or give one "
        "of them another short name.",
    ),
    "two-sheets": (
        "»{shown}« står også på ark {first}, celle {cell}. Giv den ene et andet kort navn.",
        "“{shown}” stands on sheet {first}, cell {cell}, too. Give one of them another short name.",
    ),
    "source-twice": (
        "kilden »{shown}« står allerede i {first}. Slet den ene række.",
        "the source “{shown}” stands already in {first}. Delete one of the rows.",
    ),
    "cell-external": (
        "cellen henter sin værdi i en anden fil. Sæt værdien ind i stedet (Indsæt speciel → "
        "Værdier).",
        "the cell fetches its value from another file. Paste the value instead (Paste special → "
        "Values).",
    ),
    "cell-uncomputed": (
        "cellen har en formel uden resultat. Åbn filen i Excel, og gem den, eller skriv værdien.",
        "the cell has a formula without a result. Open the file in Excel and save it, or write "
        "the value.",
    ),
    "cell-error": (
        "cellen viser fejlen {shown}. Skriv værdien i stedet.",
        "the cell shows the error {shown}. Write the value instead.",
    ),
    # The municipality, sources, evidence
    "no-municipality": (
        "kommunen mangler. Skriv dens navn på arket Kommune.",
        "the municipality is missing. Write its name on the sheet Municipality.",
    ),
    "unknown-municipality": (
        "»{shown}« er ingen dansk kommune; {perhaps} En opdigtet kommune får et kort navn uden "
        "mellemrum her og sit fulde navn i kolonnen Navn.",
        "“{shown}” is no Danish municipality; {perhaps} A made-up municipality has a short name "
        "without spaces here and its full name in the column Name.",
    ),
    "two-municipalities": (
        "et regneark beskriver én kommune, og {first} står allerede øverst.",
        "a workbook describes one municipality, and {first} stands first.",
    ),
    "quotation-without-source": (
        "citatet mangler en kilde. Skriv dokumentet på arket Kilder, og vælg det i kolonnen Kilde.",
        "the quotation lacks a source. List the document on the sheet Sources and choose it in "
        "the column Source.",
    ),
    "quotation-long": (
        "citatet er på {words} ord; højst {limit}.",
        "the quotation has {words} words; at most {limit}.",
    ),
    "section-alone": (
        "afsnittet står uden citat. Skriv nogle få ord fra afsnittet.",
        "the section stands without a quotation. Write a few words from it.",
    ),
    "reason-without-reading": (
        "begrundelsen hører ikke til noget: rækken har ingen felter, der er en tolkning.",
        "the reason belongs to nothing: the row has no field that is an interpretation.",
    ),
    "not-its-field": (
        "»{about}« har ikke noget i feltet »{shown}«; {perhaps}",
        "“{about}” has nothing in the field “{shown}”; {perhaps}",
    ),
    "not-its-value": (
        "»{about}« har ikke værdien »{shown}« i feltet »{field}«; {perhaps}",
        "“{about}” does not have the value “{shown}” in the field “{field}”; {perhaps}",
    ),
    "value-without-field": (
        "værdien mangler et felt. Skriv i kolonnen Felt, hvad værdien er.",
        "the value lacks a field. Write in the column Field what the value is.",
    ),
    "no-evidence": (
        "rækken har hverken citat eller begrundelse.",
        "the row has neither a quotation nor a reason.",
    ),
    # What is no mistake, but had better be mended
    "warning": ("Advarsel: {said}", "Warning: {said}"),
    "row-unquoted": (
        "oplysning uden citat: rækken bygger på et dokument, men har intet citat derfra.",
        "fact without a quotation: the row rests on a document but has no quotation from it.",
    ),
    "fact-unquoted": (
        "oplysning uden citat: »{field}« skal have sit eget citat på arket Belæg.",
        "fact without a quotation: “{field}” needs a quotation of its own on the sheet Evidence.",
    ),
    "more-unquoted": (
        "endnu {count} celler har oplysninger uden eget citat på arket Belæg.",
        "{count} more cells have facts without a quotation of their own on the sheet Evidence.",
    ),
    # What cells can say
    "in-english": ("{heading} (engelsk)", "{heading} (English)"),
    "yes": ("Ja", "Yes"),
    "no": ("Nej", "No"),
    "none": ("ingen", "none"),
    "source-self": ("Udfyldt af kommunen", "Filled in by the municipality"),
    "source-reading": ("Læsning", "Reading"),
    "type-reference": ("henvisning", "reference"),
    "type-text": ("tekst", "text"),
    # What is written into the graph
    "filled-in": ("udfyldt af kommunen", "filled in by the municipality"),
    "chosen": (
        "Valgt på listen i regnearket uden anden begrundelse.",
        "Chosen from the list in the workbook without another reason.",
    ),
    "document-type": ("regneark", "workbook"),
    "title-self": ("Regneark udfyldt af kommunen", "Workbook filled in by the municipality"),
    "title-reading": ("Læsning af kommunens kilder", "Reading of the municipality's sources"),
    "title-document": ("{name}", "{name}"),
    # The sheets without facts
    "sheet-guide": ("Vejledning", "Guide"),
    "sheet-example": ("Eksempel", "Example"),
    "sheet-help": ("Ordforklaring", "Glossary"),
    "sheet-lists": ("Lister", "Lists"),
    "sheet-findings": ("Fund", "Findings"),
    # An annotated copy
    "annotate-xlsx": (
        "Kun et regneark (.xlsx) kan få fundene skrevet ind i cellerne.",
        "Only a workbook (.xlsx) can have the findings written into its cells.",
    ),
    "findings-severity": ("Alvor", "Severity"),
    "findings-place-sheet": ("Ark", "Sheet"),
    "findings-place-cell": ("Celle", "Cell"),
    "findings-finding": ("Fund", "Finding"),
    "findings-mend": ("Sådan rettes det", "How to mend it"),
    "findings-none": ("Ingen fund.", "No findings."),
    "severity-violation": ("Fejl", "Violation"),
    "severity-warning": ("Advarsel", "Warning"),
    "severity-info": ("Oplysning", "Information"),
    # The template
    "template-title": (
        "Skabelon: kriminalpræventiv organisering i en kommune",
        "Template: how a municipality organises crime prevention",
    ),
    "template-version": ("Skabelonversion {version}", "Template version {version}"),
    "municipality-title": (
        "{name}: kriminalpræventiv organisering",
        "{name}: how crime prevention is organised",
    ),
    "guide-steps": (
        "1. Vælg kommunen på arket »Kommune«. Skriv dokumenterne på arket »Kilder«, hvis I bygger "
        "på nogen.\n"
        "2. Skriv på arket »Fora«: én række for hvert råd, udvalg, netværk eller møde.\n"
        "3. Skriv på arket »Enheder og stillinger« og »Funktioner«: dem, der deltager.\n"
        "4. Skriv på arket »Deltagere«: hvem der sidder hvor. På »Møder«: hvor tit. På "
        "»Forbindelser«: "
        "hvem der rapporterer til hvem.\n"
        "5. Felter med * skal udfyldes; de bliver gule, når de mangler. Resten kan stå tomt: tomt "
        "betyder »ikke oplyst«.\n"
        "6. Skriv stillinger og enheder, aldrig navne på personer.\n"
        "7. Det, I selv slutter jer til, skrives i en række for sig med Kilde = Læsning og samme "
        "korte navn; dér må felter med * stå tomme.\n"
        "8. Gem som .xlsx, og kontrollér med: ssp-graph validate FIL.xlsx",
        "1. Choose the municipality on the sheet “Municipality”. List the documents on the sheet "
        "“Sources” if you build on any.\n"
        "2. Fill in the sheet “Fora”: one row for each council, committee, network or meeting.\n"
        "3. Fill in the sheets “Units and posts” and “Functions”: those who take part.\n"
        "4. Fill in the sheet “Participants”: who sits where. On “Meetings”: how often. On "
        "“Relations”: "
        "who reports to whom.\n"
        "5. Fields with * have to be filled in; they turn yellow when they are missing. The rest "
        "may "
        "stay empty: empty means “not stated”.\n"
        "6. Write posts and units, never names of persons.\n"
        "7. What you conclude yourselves goes in a row of its own with Source = Reading and the "
        "same short name; fields with * may stay empty there.\n"
        "8. Save as .xlsx and check with: ssp-graph validate FILE.xlsx",
    ),
    "guide-sheet": ("Ark", "Sheet"),
    "guide-for": ("Hvad det er til", "What it is for"),
    "guide-notes": (
        "Flere felter: klik på + over kolonnerne, så vises de felter, som de færreste har brug "
        "for.\n"
        "Flere værdier i én celle: skriv ; imellem. Flere sætninger i én celle: én på hver linje "
        "(Alt+Enter).\n"
        "Citat: rækkens citat dækker rækken som helhed. Formål, opgaver, arbejdsgange, "
        "emner, aktiviteter, kompetencer, hjemmel, niveau, forebyggelsesniveau, planens punkter, "
        "blik på unge i risiko, drøftelse af enkeltpersoner og det, der udtrykkeligt ikke findes, "
        "skal derudover have hver sit citat på arket Belæg, når de kommer fra et dokument.\n"
        "Kender I ikke en deltagers enhed, så skriv kommunen som Organisation eller enhed.\n"
        "Fælles for flere kommuner (kredsråd, samråd, PET): vælg det korte navn, der begynder med "
        "dk:, i kolonnen Kort navn. Listen står på arket Lister.\n"
        "Møder: også indsatser, fx en årlig temadag. Kilder: giver to dokumenter det samme hvert "
        "sit navn, vises det øverste dokuments.\n"
        "Én for hver: vælg på listen, når det kan lade sig gøre; ellers med ord. En fra hver: når "
        "én plads fyldes af én fra hver, fx 1 fra hver kommune.\n"
        "Indsæt kun værdier (Indsæt speciel → Værdier), ellers forsvinder rullelisterne.\n"
        "Arkene må flyttes, og kolonner må flyttes eller slettes. Egne ark får et navn, der "
        "begynder med _.",
        "More fields: click + above the columns to show the fields that few people need.\n"
        "Several values in one cell: write ; between them. Several sentences in one cell: one on "
        "each line (Alt+Enter).\n"
        "Quotations: that of a row backs the row as a whole. Purposes, tasks, working "
        "processes, topics, activities, competences, legal basis, level, prevention level, the "
        "points of a plan, focus on the young at risk, discussing individuals and what is "
        "explicitly absent each need a quotation of their own on the sheet Evidence besides, where "
        "they come from a document.\n"
        "Where you don't know the unit of a participant, write the municipality as Organisation or "
        "unit.\n"
        "Shared by several municipalities (district council, PET): choose the short name that "
        "begins with dk: in the column Short name. The list is on the sheet Lists.\n"
        "Meetings: efforts too, such as a yearly theme day. Sources: where two documents name one "
        "thing differently, the upper one's name is shown.\n"
        "One per: choose from the list where you can; otherwise in words. One from each: where one "
        "seat is filled by one from each, such as 1 from each municipality.\n"
        "Paste values only (Paste special → Values), otherwise the drop-downs disappear.\n"
        "Sheets may be moved, and columns moved or deleted. Give sheets of your own a name that "
        "begins with _.",
    ),
    "shared": ("Fælles: {sheet}", "Shared: {sheet}"),
    "page": ("Side &P af &N", "Page &P of &N"),
    "hint-boolean": ("Ja eller Nej", "Yes or No"),
    "hint-date": ("dd-mm-åååå", "dd-mm-yyyy"),
    "hint-integer": ("Helt tal", "Whole number"),
    "hint-month": ("Vælg", "Choose"),
    "hint-duration": ("Fx årligt, hvert 4. år", "E.g. yearly, every 4 years"),
    "hint-when": ("Fx 2024 eller 05-03-2024", "E.g. 2024 or 05-03-2024"),
    "hint-list": ("Vælg på listen", "Choose from the list"),
    "hint-list-several": (
        "Vælg på listen; flere med ; imellem",
        "Choose from the list; several with ; between",
    ),
    "hint-name": (
        "Navnet, som det står på sit eget ark; flere med ; imellem",
        "Name as it stands on its own sheet; several with ; between",
    ),
    "hint-language": ("da eller en", "da or en"),
    "hint-see-note": ("Se noten på overskriften", "See the note on the heading"),
    "note-required": ("Skal udfyldes.", "Has to be filled in."),
    "note-reading": (
        "Er en tolkning, når oplysningen kommer fra et dokument: skriv gerne en begrundelse.",
        "Is an interpretation when the fact comes from a document: give a reason if you can.",
    ),
    "choose": ("Vælg en værdi på listen.", "Choose a value from the list."),
    "yes-no": ("Ja eller nej", "Yes or no"),
    "months": ("Måneder", "Months"),
    "fields": ("Felter", "Fields"),
    "meaning": ("Betydning", "Meaning"),
    "example-intro": (
        "Et udfyldt eksempel fra de medfølgende data. Arket læses ikke og kan slettes.",
        "A filled-in example from the shipped data. The sheet is not read and can be deleted.",
    ),
    "example-sheet": ("Arket {sheet}", "The sheet {sheet}"),
    "glossary-headings": (
        "Ark|Kolonne|Skal udfyldes|Hvad der menes|Hvordan",
        "Sheet|Column|Required|What is meant|How",
    ),
}
