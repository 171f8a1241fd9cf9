"""The texts of workbooks: what is wrong in a cell, and what a template says."""

TEXTS: dict[str, tuple[str, str]] = {
    "in-english": ("{heading} (engelsk)", "{heading} (English)"),
}
