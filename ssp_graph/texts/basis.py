"""What a fact rests on, in a word."""

TEXTS: dict[str, tuple[str, str]] = {
    "stated": ("angivet i kilden", "stated in the source"),
    "reading": ("læst ud af kilden", "read into the source"),
    "computed": ("beregnet", "computed"),
    "absent": ("angivet som ikke til stede", "stated as absent"),
    "none": ("ikke angivet", "not stated"),
    "word-stated": ("angivet", "stated"),
    "word-reading": ("læst", "reading"),
    "word-computed": ("beregnet", "computed"),
    "word-absent": ("fraværende", "absent"),
    "word-none": ("ikke angivet", "not stated"),
}
