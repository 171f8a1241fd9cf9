"""The source documents and their quotations."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Efterprøv citaterne i kildedokumenterne.",
        "Check the quotations in the source documents.",
    ),
    "verify": (
        "Efterprøv, at hvert citat står i sit dokument.\n\n"
        "Hvert citat skal stå ordret i sit eget dokument og have højst 12 ord, og alt, hvad en "
        "kilde beskriver, skal have belæg.",
        "Check that every quotation stands in its document.\n\n"
        "Every quotation must stand verbatim in its own document and have at most 12 words, and "
        "everything that a source describes must have evidence.",
    ),
    "texts": (
        "Mappen med kildeteksterne.",
        "The folder with the source texts.",
    ),
    "title": ("Efterprøvning af citater", "Check of quotations"),
    "summary": (
        "{verified} af {quotations} citater er efterprøvet i {documents} dokumenter; "
        "{failures} fejl.",
        "{verified} of {quotations} quotations verified in {documents} documents; "
        "{failures} failures.",
    ),
    "head-kind": ("Fejl", "Failure"),
    "head-node": ("Hvor", "Where"),
    "head-graph": ("Graf", "Graph"),
    "head-detail": ("Citat eller oplysning", "Quotation or fact"),
    "not-found": ("står ikke i dokumentet", "isn't in the document"),
    "other-document": ("står i et andet dokument", "is in another document"),
    "too-long": ("er over 12 ord", "has more than 12 words"),
    "no-text": ("tekstfilen mangler", "the text file is missing"),
    "changed-text": ("teksten er ikke katalogets", "the text isn't the catalogue's"),
    "no-evidence": ("har intet belæg", "has no evidence"),
    "fact-without-evidence": (
        "oplysningen har intet eget belæg",
        "the fact has no evidence of its own",
    ),
}
