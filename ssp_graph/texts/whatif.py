"""What if a party weren't there."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Se, hvad der sker, hvis en funktion, stilling eller part ikke er der.\n\n"
        "Viser, hvilke fora der mister deres eneste forbindelse, hvilke niveauer der falder fra "
        "hinanden, og hvilke anbefalinger der får et andet udfald. Navnet kan være et af "
        "dokumenternes navne, en harmoniseret part eller et kort navn.",
        "See what happens if a function, post or party isn't there.\n\n"
        "Shows which fora lose their only link, which levels fall apart, and which "
        "recommendations change outcome. The name may be one that the documents use, a "
        "harmonised party or a short name.",
    ),
    "without": (
        "Den, der ikke er der. Kan gentages.",
        "Who isn't there. May be repeated.",
    ),
    "no-rules": (
        "Spring anbefalingerne over (hurtigere).",
        "Leave the recommendations out (faster).",
    ),
    "on": (
        "Dato, som frister regnes fra (2026-11-21). Uden tilvalget: i dag.",
        "Date that deadlines are counted from (2026-11-21). Without the option: today.",
    ),
    "title": ("{municipality} uden {names}", "{municipality} without {names}"),
    "removed": ("Tages ud", "Taken out"),
    "remaining": ("Samme enhed, stadig der", "Same unit, still there"),
    "party": ("Part", "Party"),
    "seats": ("Fora", "Fora"),
    "lost": ("Fora, der mister deres eneste forbindelse", "Fora that lose their only link"),
    "forum": ("Forum", "Forum"),
    "other": ("Andet forum", "Other forum"),
    "levels": ("Hvem der knytter niveauerne sammen", "What ties the levels together"),
    "upper": ("Øverst", "Upper"),
    "lower": ("Nederst", "Lower"),
    "before": ("Før", "Before"),
    "after": ("Efter", "After"),
    "verdict": ("Udfald", "Verdict"),
    "apart": ("falder fra hinanden", "fall apart"),
    "weaker": ("færre forbindelser", "fewer links"),
    "same": ("uændret", "unchanged"),
    "pieces": ("Netværkets dele", "Pieces of the network"),
    "piece": ("Del", "Piece"),
    "figure": ("Forhold", "Matter"),
    "count-pieces": ("Antal dele", "Number of pieces"),
    "count-lost": ("Par af fora uden forbindelse", "Pairs of fora without a link"),
    "alone": ("Fora, der ikke længere deler nogen", "Fora that no longer share anybody"),
    "emptied": ("Fora uden nogen nævnt deltager", "Fora without any listed participant"),
    "relations": ("Forbindelser, der ophører", "Relations that end"),
    "from": ("Fra", "From"),
    "relation": ("Forbindelse", "Relation"),
    "to": ("Til", "To"),
    "rules": ("Anbefalinger, der får et andet udfald", "Recommendations that change outcome"),
    "rule": ("Regel", "Rule"),
    "statement": ("Hvad der anbefales", "What is recommended"),
    "none": ("ingen", "none"),
    "caution": (
        "Kun det, dokumenterne nævner, tages ud. Hvem der ville træde til, vides ikke, og et "
        "forum kan have flere parter, end dokumentet nævner.",
        "Only what the documents list is taken out. Who would step in isn't known, and a forum "
        "may have more parties than the document lists.",
    ),
    "rules-caution": (
        "Udfaldene gælder beskrivelsen uden den part, der tages ud, ikke kommunens praksis.",
        "The outcomes are those of the description without what is taken out, not of what the "
        "municipality does.",
    ),
    "outcome-met": ("opfyldt", "met"),
    "outcome-partly": ("delvis", "partly"),
    "outcome-deviates": ("afviger", "deviates"),
    "outcome-not-described": ("ikke beskrevet", "not described"),
    "outcome-not-applicable": ("ikke relevant", "not applicable"),
}
