"""Made-up municipalities of any size, for what three real ones can't show."""

from __future__ import annotations

import random
from dataclasses import replace

from ssp_graph.texts import Lang
from ssp_graph.views.model import (
    Concept,
    Document,
    Evidence,
    Fact,
    Forum,
    Party,
    Placement,
    Relation,
    Seat,
    View,
)
from ssp_graph.vocabulary import BASE, DATA, SSP

LEVELS = ("political", "strategic", "coordinating", "executive")
SECTORS = ("school", "youth-school", "social-services", "police", "health", "leisure", "employment")
ATTENDANCE = ("fixed", "ad-hoc", "when-relevant")
KINDS = ("lokalraad", "steering-group", "school-network", "local-group", "ssp-plus")
RELATIONS = ("setsFrameFor", "informs", "coordinatesWith", "refersCasesTo")
SOURCE = BASE + "source/{slug}-document"
NAMES = (
    "Lokalråd", "Styregruppe", "Netværk for skolernes kontaktlærere", "Koordineringsgruppe",
    "Ressourcegruppe for kriminalitetstruede unge", "Distriktsmøde", "Tværfagligt forum",
)  # fmt: skip


def concepts(scheme: str, slugs: tuple[str, ...]) -> dict[str, Concept]:
    """Concepts of a scheme in this order."""
    iris = [f"{BASE}{scheme}/{slug}" for slug in slugs]
    return {
        iri: Concept(iri, slug.replace("-", " ").capitalize(), number)
        for number, (iri, slug) in enumerate(zip(iris, slugs, strict=True), 1)
    }


def municipality(
    slug: str = "proeve", fora: int = 12, parties: int = 40, relations: int = 15, lang: Lang = "da"
) -> View:
    """A municipality with this many fora, parties and relations; the same on every run."""
    dice = random.Random(slug)
    home = f"{DATA}{slug}/"
    graph = SOURCE.format(slug=slug)
    levels = concepts("level", LEVELS)
    sectors = concepts("sector", SECTORS)
    attendance = concepts("attendance", ATTENDANCE)
    kinds = concepts("forum-kind", KINDS)
    people = {}
    for number in range(parties):
        iri = f"{home}part-{number}"
        sector = dice.choice(list(sectors))
        label = f"Part nr. {number} i {sectors[sector].label.lower()}"
        people[iri] = Party(iri, label, iri, label, (sector,), ())
    bodies, seats = [], []
    for number in range(fora):
        iri = f"{home}forum-{number}"
        members = dice.sample(list(people), min(parties, dice.randint(3, 12)))
        for place, party in enumerate(members):
            seats.append(
                Seat(
                    f"{iri}-{place}",
                    iri,
                    party,
                    party,
                    people[party].label,
                    people[party].sectors,
                    (dice.choice(list(attendance)),),
                    (),
                    None,
                    None,
                )
            )
        level = dice.choices([*levels, None], weights=[1, 3, 6, 8, 2])[0]
        placed = () if level is None else (Placement(level, dice.choice(["stated", "reading"])),)
        low = dice.randint(1, 6)
        bodies.append(
            Forum(
                iri,
                f"{dice.choice(NAMES)} {number}",
                placed,
                (dice.choice(list(kinds)),),
                len(members),
                f"{low} møder/år",
                (low, low),
                (graph,),
            )
        )
    found = {}
    for _ in range(relations):
        start, end = dice.sample(bodies, 2)
        name = dice.choice(RELATIONS)
        relation = Relation(
            start.iri, SSP + name, name, end.iri, "stated", mutual=name == "coordinatesWith"
        )
        found[relation.key] = relation
    return View(
        municipality=f"{home}kommune",
        label=f"{slug.capitalize()} Kommune",
        lang=lang,
        levels=tuple(levels.values()),
        sectors=sectors,
        attendance=attendance,
        kinds=kinds,
        roles={},
        counterparts={},
        documents=(Document(graph, "stated", "Prøvedokument"),),
        fora=tuple(bodies),
        parties=people,
        seats=tuple(seats),
        relations=tuple(found.values()),
        facts={
            forum.iri: (
                Fact(
                    forum.iri,
                    SSP + "purpose",
                    "formål",
                    "At prøve.",
                    "At prøve.",
                    (graph,),
                    "stated",
                ),
            )
            for forum in bodies
        },
        evidence={
            forum.iri: (
                Evidence(
                    forum.iri, SSP + "purpose", "At prøve.", "et citat", None, "Afsnit", graph
                ),
            )
            for forum in bodies
        },
    )


def renamed(view: View, names: list[str]) -> View:
    """The same municipality with other names on its fora and parties, in turn."""
    fora = tuple(replace(f, label=names[n % len(names)]) for n, f in enumerate(view.fora))
    parties = {
        iri: replace(p, label=names[n % len(names)], member_label=names[n % len(names)])
        for n, (iri, p) in enumerate(view.parties.items())
    }
    seats = tuple(replace(s, wording=names[n % len(names)]) for n, s in enumerate(view.seats))
    return replace(view, fora=fora, parties=parties, seats=seats)
