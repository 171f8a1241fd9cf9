"""What is known of one municipality, forum, plan …"""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Vis en kommune, et forum eller en plan med belæg.\n\n"
        "`herning` viser kommunen, `herning/lokalraadet` et forum med pladser, møder og citatet "
        "bag hver oplysning. En fil kan stå i kommunens sted: `odense.xlsx/styregruppe`.",
        "Show a municipality, a forum or a plan with its evidence.\n\n"
        "`herning` shows the municipality, `herning/lokalraadet` a forum with its seats, "
        "meetings and the quotation behind every fact. A file can stand in the municipality's "
        "place: `odense.xlsx/styregruppe`.",
    ),
    "facts": ("Oplysninger", "Facts"),
    "incoming": ("Andre, der henviser hertil", "Others that refer to it"),
    "meetings": ("Møder", "Meetings"),
    "seats": ("Pladser ({count})", "Seats ({count})"),
    "sources": ("Dokumenter", "Documents"),
    "cooperation": ("Samarbejdet som helhed", "The cooperation as a whole"),
    "head-property": ("Oplysning", "Fact"),
    "head-value": ("Værdi", "Value"),
    "head-quotation": ("Citat eller begrundelse", "Quotation or reason"),
    "head-document": ("Dokument", "Document"),
    "head-meetings": ("Hvor ofte", "How often"),
    "head-seat": ("Ordlyd", "Wording"),
    "head-party": ("Part og stilling", "Party and post"),
    "head-role": ("Rolle", "Role"),
    "head-attendance": ("Deltagelse", "Attendance"),
    "head-number": ("Antal", "Number"),
    "head-sector": ("Sektor", "Sector"),
    "head-name": ("Navn", "Name"),
    "head-level": ("Niveau", "Level"),
    "head-kind": ("Type", "Kind"),
    "head-seats": ("Pladser", "Seats"),
    "head-lookup": ("Slå op med", "Look up with"),
    "status-mentioned": ("kun nævnt", "only mentioned"),
    "status-contingent": ("ved behov", "contingent"),
}
