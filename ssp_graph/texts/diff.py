"""Differences between two descriptions, in words."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "Vis, hvad der er anderledes fra én beskrivelse til en anden.\n\n"
        "OLD og NEW er hver en kommune eller en fil: et regneark, en mappe med CSV-filer eller "
        "Turtle. Så kan et udkast holdes op mod organiseringen i dag, eller et år mod et andet. "
        "Det, den nye beskrivelse ikke nævner, er ikke længere beskrevet; det er ikke det samme "
        "som, at det er nedlagt.",
        "Show what differs from one description to another.\n\n"
        "OLD and NEW are each a municipality or a file: a workbook, a folder of CSV files or "
        "Turtle. So a draft can be held against today's organisation, or one year against "
        "another. What the new description does not mention is no longer described; that is not "
        "the same as being abolished.",
    ),
    "title": ("Fra {old} til {new}", "From {old} to {new}"),
    "nothing": ("Der er ingen forskelle.", "There are no differences."),
    "caution": (
        "Sammenlignet er det, beskrivelserne siger. Det, en beskrivelse tier om, kan godt findes.",
        "What the descriptions say has been compared. What a description is silent on may exist.",
    ),
    "head-kind": ("Ændring", "Change"),
    "head-words": ("Med ord", "In words"),
    "and": ("og", "and"),
    "member": ("deltager", "participant"),
    "kind-removed": ("Ikke længere beskrevet", "No longer described"),
    "kind-added": ("Nyt", "New"),
    "kind-sort": ("Noget andet end før", "Something else than before"),
    "kind-fact": ("Oplysning", "Fact"),
    "kind-renamed": ("Nyt navn", "New name"),
    "kind-level": ("Andet niveau", "Another level"),
    "kind-member-removed": ("Deltager ude", "Participant out"),
    "kind-member-added": ("Deltager inde", "Participant in"),
    "kind-member-changed": ("Deltager på andre vilkår", "Participant on other terms"),
    "kind-meetings": ("Møder", "Meetings"),
    "kind-link-removed": ("Forbindelse ude", "Relation out"),
    "kind-link-added": ("Forbindelse inde", "Relation in"),
    "kind-ages": ("Alder", "Age"),
    "removed-forum": (
        "Forummet {about} er ikke længere beskrevet.",
        "The forum {about} is no longer described.",
    ),
    "removed-function": (
        "Funktionen {about} er ikke længere beskrevet.",
        "The function {about} is no longer described.",
    ),
    "removed-effort": (
        "Indsatsen {about} er ikke længere beskrevet.",
        "The effort {about} is no longer described.",
    ),
    "removed-plan": (
        "Planen {about} er ikke længere beskrevet.",
        "The plan {about} is no longer described.",
    ),
    "added-forum": ("Forummet {about} er nyt.", "The forum {about} is new."),
    "added-function": ("Funktionen {about} er ny.", "The function {about} is new."),
    "added-effort": ("Indsatsen {about} er ny.", "The effort {about} is new."),
    "added-plan": ("Planen {about} er ny.", "The plan {about} is new."),
    "renamed": ("{before} hedder nu {after}.", "{before} is now called {after}."),
    "level": (
        "{about} er flyttet fra {before} til {after}.",
        "{about} has moved from {before} to {after}.",
    ),
    "level-lost": (
        "{about} er ikke længere henført til {before}.",
        "{about} is no longer placed at {before}.",
    ),
    "level-gained": ("{about} er nu henført til {after}.", "{about} is now placed at {after}."),
    "fixed-member-removed": (
        "{before} er ikke længere fast medlem af {about}.",
        "{before} is no longer a fixed member of {about}.",
    ),
    "member-removed": (
        "{before} er ikke længere med i {about}.",
        "{before} no longer takes part in {about}.",
    ),
    "fixed-member-added": (
        "{after} er nu fast medlem af {about}.",
        "{after} is now a fixed member of {about}.",
    ),
    "member-added": (
        "{after} er nu med i {about} ({terms}).",
        "{after} now takes part in {about} ({terms}).",
    ),
    "member-changed": (
        "{who} i {about}: før {before}, nu {after}.",
        "{who} in {about}: {before} before, {after} now.",
    ),
    "meetings": (
        "{about} mødes nu {after}; før {before}.",
        "{about} now meets {after}; before, {before}.",
    ),
    "meetings-lost": (
        "Det er ikke længere oplyst, hvor tit {about} mødes; før {before}.",
        "How often {about} meets is no longer stated; before, {before}.",
    ),
    "meetings-gained": (
        "Det er nu oplyst, at {about} mødes {after}.",
        "It is now stated that {about} meets {after}.",
    ),
    "link-removed": ("Ikke længere: {about} {before}.", "No longer: {about} {before}."),
    "link-added": ("Nu: {about} {after}.", "Now: {about} {after}."),
    "ages": (
        "{about} er nu for {after}; før {before}.",
        "{about} is now for {after}; before, {before}.",
    ),
    "ages-lost": (
        "Alderen er ikke længere oplyst for {about}; før {before}.",
        "The age is no longer stated for {about}; before, {before}.",
    ),
    "ages-gained": (
        "{about} er nu oplyst at være for {after}.",
        "{about} is now stated to be for {after}.",
    ),
    "sort": ("{about} er nu {after}, før {before}.", "{about} is now {after}, before {before}."),
    "sort-municipality": ("en kommune", "a municipality"),
    "sort-cooperation": ("SSP-samarbejdet", "the SSP cooperation"),
    "sort-forum": ("et forum", "a forum"),
    "sort-function": ("en funktion", "a function"),
    "sort-effort": ("en indsats", "an effort"),
    "sort-plan": ("en plan", "a plan"),
    "sort-target-group": ("en målgruppe", "a target group"),
    "sort-post": ("en stilling", "a post"),
    "sort-unit": ("en enhed eller organisation", "a unit or organisation"),
    "fact-changed": (
        "{about}: {field} er nu {after}; før {before}.",
        "{about}: {field} is now {after}; before, {before}.",
    ),
    "fact-changed-also": (
        "{about}: {field} er nu også {after}, men ikke længere {before}.",
        "{about}: {field} is now {after} too, but no longer {before}.",
    ),
    "fact-lost": (
        "{about}: {field} er ikke længere oplyst; før {before}.",
        "{about}: {field} is no longer stated; before, {before}.",
    ),
    "fact-lost-also": (
        "{about}: {field} er ikke længere {before}.",
        "{about}: {field} is no longer {before}.",
    ),
    "fact-gained": (
        "{about}: {field} er nu oplyst: {after}.",
        "{about}: {field} is now stated: {after}.",
    ),
    "fact-gained-also": (
        "{about}: {field} er nu også {after}.",
        "{about}: {field} is now {after} too.",
    ),
    "sentence": ("»{said}«", "“{said}”"),
    "ages-between": ("{low}-{high} år", "ages {low}-{high}"),
    "ages-from": ("fra {low} år", "ages {low} and over"),
    "ages-to": ("til og med {high} år", "ages up to {high}"),
}
