"""The pages of a report in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ssp_graph import names
from ssp_graph.site import content, downloads, pages, places
from ssp_graph.site.linking import Links
from ssp_graph.site.pages import Download
from ssp_graph.site.quoting import Quotations
from ssp_graph.site.study import Progress, Study
from ssp_graph.texts import Lang, text
from ssp_graph.texts.rules import TEXTS as RULE_TEXTS
from ssp_graph.vocabulary import SSP, shorten

if TYPE_CHECKING:
    from ssp_graph.reporting.model import Entry, Report
    from ssp_graph.rules import Rule
    from ssp_graph.views.model import View

_FORUM = SSP + "Forum"
_COOPERATION = SSP + "Cooperation"
_RDF_NAMES = ("ttl", "trig", "jsonld")


class Tree:
    """The pages in `lang`. `folders` tells where the pages of each language stand."""

    def __init__(
        self, study: Study, lang: Lang, folders: Mapping[Lang, str], progress: Progress
    ) -> None:
        self.study = study
        self.kb = study.kb
        self.lang = lang
        self.base = folders[lang]
        self.progress = progress
        self.titles = self._titles()
        self.slugs = {iri: places.fit(names.slug(iri)) for iri in study.municipalities}
        self.homes = {iri: self._at(f"municipality/{s}.html") for iri, s in self.slugs.items()}
        self.belongings = self._belongings()
        self.nodes = self._nodes()
        self.sources = self._sources()
        self.quotations = Quotations(
            self.kb,
            study.municipalities,
            self.sources,
            lang,
        )
        self.cite = self.quotations.cite
        self.goals = self._goals()
        self.links = Links(self.quotations, self.goals, self._rule_pages())
        self.site = pages.Site(
            lang=lang,
            folders=folders,
            on=study.on,
            title=text("report.title", lang),
            navigation=self._navigation(),
        )

    def files(self) -> dict[str, bytes]:
        """Return the pages and the data in this language by their paths in the report."""
        made: dict[str, bytes] = {}
        parts = {
            "start": self._start,
            "municipalities": self._municipalities,
            "nodes": self._fora,
            "views": self._views,
            "comparison": self._comparison,
            "rules": self._rules,
            "networks": self._networks,
            "conflicts": self._conflicts,
            "sources": self._source_pages,
            "files": self._data,
        }
        for key, part in parts.items():
            self.progress(text(f"report.step-{key}", self.lang))
            made |= part()
        return made

    # What there is, and where it stands

    def _at(self, path: str) -> str:
        return self.base + path

    def _chosen(self) -> list[ox.NamedNode]:
        return [ox.NamedNode(iri) for iri in self.study.municipalities]

    def _titles(self) -> dict[str, str]:
        found = self.kb.query("show/label", node=self._chosen(), lang=self.lang)
        return {iri: iri for iri in self.study.municipalities} | dict(found.rows)

    def _belongings(self) -> dict[str, list[dict[str, Any]]]:
        return {
            iri: sorted(
                self.kb.query(
                    "show/overview", municipality=ox.NamedNode(iri), lang=self.lang
                ).records(),
                key=lambda record: record["class"] != _FORUM,
            )
            for iri in self.study.municipalities
        }

    def _nodes(self) -> dict[str, str]:
        records = [record for found in self.belongings.values() for record in found]
        fora = {r["node"] for r in records if r["class"] == _FORUM}
        rest = {r["node"] for r in records} - fora
        return places.assign(self._at("forum"), fora) | places.assign(self._at("node"), rest)

    def _sources(self) -> dict[str, str]:
        """Return the page of each document about the municipalities."""
        found = self.kb.query("show/documents", municipality=self._chosen(), lang=self.lang)
        return places.assign(self._at("source"), [row[0] for row in found.rows])

    def _goals(self) -> dict[str, str]:
        """Return the page that tells of a node; of a seat, that of its forum."""
        fora = [ox.NamedNode(iri) for iri in self.nodes]
        seats = self.kb.query("seats", forum=fora, lang=self.lang).records() if fora else []
        of_seats = {r["seat"]: self.nodes[r["forum"]] for r in seats if r["forum"] in self.nodes}
        return of_seats | self.nodes | self.homes

    def _rule_pages(self) -> dict[str, str]:
        from ssp_graph.rules import rules

        return {rule.id: self._at(f"rule/{rule.id}.html") for rule in rules()}

    @cached_property
    def _reports(self) -> dict[str, Report]:
        from ssp_graph.reporting.model import build

        done = [*self.study.validations, *self.study.others]
        return {
            validation.municipality: build(validation, self.lang, self.kb, self.kb, done)
            for validation in self.study.validations
        }

    @cached_property
    def _pictured(self) -> list[str]:
        """The municipalities that have a forum, and so a picture."""
        from ssp_graph.views.model import municipalities

        known = set(municipalities(self.kb, self.lang))
        return [iri for iri in self.study.municipalities if iri in known]

    def _several(self) -> bool:
        return len(self.study.municipalities) > 1

    def _navigation(self) -> list[tuple[str, str]]:
        keys = ["index", "fora", "comparison", "matrix", "network", "conflicts", "sources", "data"]
        paths = {"comparison": "comparison/level.html", "network": "network/overview.html"}
        return [
            (text(f"report.nav-{key}", self.lang), self._at(paths.get(key, f"{key}.html")))
            for key in keys
        ]

    # Pages

    def _page(
        self,
        path: str,
        template: str,
        title: str,
        files: Sequence[Download] = (),
        **values: object,
    ) -> dict[str, bytes]:
        return {path: self.site.render(path, template, title, files, **values).encode()}

    def _tables(
        self,
        path: str,
        title: str,
        shown: Sequence[content.Table],
        files: Sequence[Download],
        **values: object,
    ) -> dict[str, bytes]:
        return self._page(
            path,
            "report/tables.html",
            title,
            files,
            **{
                "tables": shown,
                "legend": content.legend(shown, self.lang),
                "intro": (),
                "choices": (),
                **values,
            },
        )

    def _start(self) -> dict[str, bytes]:
        from ssp_graph.views import SIDE_BY_SIDE, chart

        records = {
            r["municipality"]: r
            for r in self.kb.query("list/municipalities", lang=self.lang).records()
        }
        picture = ""
        if self._several() and 0 < len(self._pictured) <= SIDE_BY_SIDE:
            picture = chart.chart(
                [self._shown(m, self._at("index.html"), self.lang) for m in self._pictured]
            )
        return self._page(
            self._at("index.html"),
            "report/start.html",
            self.site.title,
            self._everything(),
            municipalities=[
                {
                    "title": self.titles[iri],
                    "page": self.homes[iri],
                    "view": self._view(iri),
                    "validation": self._validation(iri),
                    "record": records[iri],
                    "report": self._reports[iri],
                }
                for iri in self.study.municipalities
            ],
            picture=pages.trusted(picture),
            picture_page=self._at("view/side-by-side.html"),
            ways=[
                (label, path, text(f"report.about-{key}", self.lang))
                for key, (label, path) in zip(
                    ("fora", "comparison", "matrix", "network", "conflicts", "sources", "data"),
                    self.site.navigation[1:],
                    strict=True,
                )
            ],
        )

    def _view(self, iri: str) -> str:
        return self._at(f"view/{self.slugs[iri]}.html") if iri in self._pictured else ""

    def _validation(self, iri: str) -> str:
        return self._at(f"validation/{self.slugs[iri]}.html")

    def _municipalities(self) -> dict[str, bytes]:
        made: dict[str, bytes] = {}
        for iri in self.study.municipalities:
            made |= self._municipality(iri)
            report = self._reports[iri]
            made |= self._page(
                self._validation(iri),
                "report/validation.html",
                text("validate.title", self.lang, name=report.name),
                self._own_files(iri, ("validation",)),
                report=report,
                links=self.links,
            )
        return made

    def _municipality(self, iri: str) -> dict[str, bytes]:
        from ssp_graph.description import describe
        from ssp_graph.views import chart

        described = [describe(self.kb, iri, self.lang)]
        found = self.belongings[iri]
        wholes = dict.fromkeys(r["node"] for r in found if r["class"] == _COOPERATION)
        described += [describe(self.kb, node, self.lang) for node in wholes]
        shown = [
            replace(table, title=f"{one.label}: {table.title}" if one.iri != iri else table.title)
            for one in described
            for table in content.description(one, self.cite, self.goals, self.lang)
        ]
        rest = [r for r in found if r["class"] != _COOPERATION]
        belonging = content.overview(rest, self.lang, self.cite, self.goals)
        picture = (
            chart.chart([self._shown(iri, self.homes[iri], self.lang)], actors=False)
            if iri in self._pictured
            else ""
        )
        documents = self.kb.query(
            "show/documents", municipality=ox.NamedNode(iri), lang=self.lang
        ).records()
        shown = [*belonging, *shown]
        return self._page(
            self.homes[iri],
            "report/municipality.html",
            self.titles[iri],
            self._own_files(iri, (*_RDF_NAMES, "seats", "xlsx", "graphml")),
            tables=shown,
            legend=content.legend(shown, self.lang),
            report=self._reports[iri],
            validation=self._validation(iri),
            view=self._view(iri),
            picture=pages.trusted(picture),
            documents=[
                (r["label"], self.sources.get(r["graph"], ""), r["note"]) for r in documents
            ],
            beside=[
                (label, path)
                for key, (label, path) in zip(
                    ("index", "fora", "comparison", "matrix", "network", "conflicts"),
                    self.site.navigation,
                    strict=False,
                )
                if key not in ("index", "fora")
            ],
        )

    def _fora(self) -> dict[str, bytes]:
        shown = [
            replace(table, title=f"{self.titles[iri]}: {table.title}")
            for iri, records in self.belongings.items()
            for table in content.overview(
                [r for r in records if r["class"] != _COOPERATION], self.lang, self.cite, self.goals
            )
        ]
        made = self._tables(
            self._at("fora.html"),
            text("report.nav-fora", self.lang),
            shown,
            [self._csv("seats")],
            intro=[text("report.about-fora", self.lang)],
        )
        for iri, path in self.nodes.items():
            made |= self._node(iri, path)
        return made

    def _node(self, iri: str, path: str) -> dict[str, bytes]:
        from ssp_graph.description import describe

        described = describe(self.kb, iri, self.lang)
        homes = [m for m, found in self.belongings.items() if iri in {r["node"] for r in found}]
        data = path.replace(self.base, f"{self.base}data/", 1).removesuffix(".html") + ".csv"
        files = [
            Download(text("report.file-facts", self.lang), data),
            *(file for m in homes for file in self._own_files(m, ("ttl",))),
        ]
        shown = content.description(described, self.cite, self.goals, self.lang)
        page = self._page(
            path,
            "report/node.html",
            described.label,
            files,
            tables=shown,
            legend=content.legend(shown, self.lang),
            kinds=described.kinds,
            lookup=shorten(iri).replace(":", "/", 1),
            homes=[(self.titles[m], self.homes[m], self._view(m)) for m in homes],
        )
        return page | {data: downloads.table(described.records())}

    def _views(self) -> dict[str, bytes]:
        from ssp_graph.views.orgview import OrgView
        from ssp_graph.views.outcomes import by_node
        from ssp_graph.views.side_by_side import SideBySide

        judged = {
            node: outcomes
            for validation in self.study.validations
            for node, outcomes in by_node(validation).items()
        }
        languages = sorted(self.site.folders, key=lambda code: code != self.lang)
        made: dict[str, bytes] = {}
        for iri in self._pictured:
            path = self._view(iri)
            view, other = (
                replace(self._shown(iri, path, code), outcomes=judged) for code in languages
            )
            html = OrgView(view, other).generate_html()
            home = (self.titles[iri], self.homes[iri])
            made[path] = self.site.with_way_back(path, html, home).encode()
        if len(self._pictured) > 1:
            path = self._at("view/side-by-side.html")
            together = SideBySide(
                {code: [self._shown(m, path, code) for m in self._pictured] for code in languages}
            )
            made[path] = self.site.with_way_back(path, together.generate_html()).encode()
        return made

    def _shown(self, iri: str, page: str, lang: Lang) -> View:
        """Return what a picture on `page` shows of a municipality, with links to its pages."""
        from ssp_graph.views.model import Targets

        folder = self.site.folders[lang]
        nodes, rules = (
            {
                key: places.relative(page, folder + path.removeprefix(self.base))
                for key, path in paths.items()
            }
            for paths in (self.nodes, self.links.rules)
        )
        return replace(self.study.view(iri, lang), targets=Targets(nodes, rules))

    def _comparison(self) -> dict[str, bytes]:
        from ssp_graph.comparison import DIMENSIONS, compare

        made: dict[str, bytes] = {}
        choices = [
            (text(f"compare.title-{by}", self.lang), self._at(f"comparison/{by}.html"))
            for by in DIMENSIONS
        ]
        for by, (title, path) in zip(DIMENSIONS, choices, strict=True):
            compared = compare(self.kb, self.study.municipalities, by=by, lang=self.lang)
            data = self._at(f"data/comparison-{by}.csv")
            made |= self._tables(
                path,
                title,
                [content.comparison(compared, self.cite, self.goals)],
                [Download(text("report.file-table", self.lang), data), *self._pictures()],
                intro=[text("compare.caution", self.lang)],
                choices=choices,
            )
            made[data] = downloads.table(compared.records())
        return made

    def _pictures(self) -> list[Download]:
        if len(self._pictured) < 2:
            return []
        path = self._at("view/side-by-side.html")
        return [Download(text("report.side-by-side", self.lang), path)]

    def _rules(self) -> dict[str, bytes]:
        from ssp_graph.reporting import matrix
        from ssp_graph.rules import rules

        table = matrix.build(self.study.validations, self.lang)
        data = self._at("data/matrix.csv")
        places_of = {
            (iri, entry.id): f"{self._validation(iri)}#{self._anchor(report, entry)}"
            for iri, report in self._reports.items()
            for entry in report.entries
        }
        listed = {row.id for group in table.groups for row in group.rows}
        made = self._page(
            self._at("matrix.html"),
            "report/matrix.html",
            text("validate.matrix-title", self.lang),
            [
                Download(text("report.file-table", self.lang), data),
                Download(text("report.file-outcomes", self.lang), "data/all-validation.csv"),
            ],
            matrix=table,
            places=places_of,
            links=self.links,
            rest=[(rule, self._statement(rule)) for rule in rules() if rule.id not in listed],
        )
        made[data] = matrix.as_csv(table).encode()
        for rule in rules():
            made |= self._rule(rule, places_of)
        return made

    def _anchor(self, report: Report, entry: Entry) -> str:
        if entry.state == "not-applicable":
            return f"{report.key}-unmatched"
        return f"{report.key}-{entry.section}-{entry.id}"

    def _statement(self, rule: Rule) -> str:
        return rule.statement_da if self.lang == "da" else rule.statement_en

    def _rule(self, rule: Rule, places_of: Mapping[tuple[str, str], str]) -> dict[str, bytes]:
        from ssp_graph.reporting.rule_page import card

        # Of a permission a card tells no outcomes; these are at hand, and a card would validate
        # everybody again for each rule. What has no words for a reader is left out.
        applies = rule.applies_to if f"applies-{rule.applies_to}" in RULE_TEXTS else ""
        told = card(replace(rule, permission=True, applies_to=applies), self.kb, self.lang)
        entries = [
            (self.titles[iri], places_of.get((iri, rule.id), ""), report, entry)
            for iri, report in self._reports.items()
            for entry in report.entries
            if entry.id == rule.id
        ]
        sound = [] if entries or rule.permission else [self.titles[m] for m in self._reports]
        data = f"data/rule/{rule.id}.csv"
        judged = any(rule.id in validation.by_rule for validation in self.study.validations)
        return self._page(
            self.links.rule(rule.id),
            "report/rule.html",
            f"{rule.id} {told.statement}",
            [Download(text("report.file-outcomes", self.lang), data)] if judged else (),
            card=told,
            rule=rule,
            entries=entries,
            sound=sound,
            links=self.links,
        )

    def _networks(self) -> dict[str, bytes]:
        from ssp_graph.networks.measures import MEASURES, measured, prepare
        from ssp_graph.networks.presentation import tables

        made: dict[str, bytes] = {}
        choices = [
            (text(f"network.title-{name}", self.lang), self._at(f"network/{name}.html"))
            for name in MEASURES
        ]
        networks = prepare(self.kb, self.study.municipalities, lang=self.lang)
        for name, (title, path) in zip(MEASURES, choices, strict=True):
            found = measured(networks, name)
            data = self._at(f"data/network-{name}.csv")
            told = tables(found)
            # What has to be kept in mind comes before the figures here.
            cautions = [note for table in told for note in table.notes]
            shown = [
                content.by_name(
                    content.linked(replace(table, notes=()), self.cite), self._by_label(table.title)
                )
                for table in told
            ]
            files = [
                Download(text("report.file-table", self.lang), data),
                *(file for m in self._pictured for file in self._own_files(m, ("graphml",))),
            ]
            made |= self._tables(path, title, shown, files, choices=choices, intro=cautions)
            made[data] = downloads.table(found.records(), found.columns)
        return made

    def _by_label(self, table: str) -> dict[str, str]:
        """The pages of what goes by a name that nothing else goes by.

        In a table about one municipality, whose name its title then ends in, by a name that
        nothing else of that municipality goes by.
        """
        name = table.rpartition(" · ")[2]
        own = [m for m, title in self.titles.items() if title.startswith(name)]
        labels: dict[str, set[str]] = {title: {self.homes[m]} for m, title in self.titles.items()}
        for iri in own if len(own) == 1 else self.belongings:
            for record in self.belongings[iri]:
                labels.setdefault(record["label"], set()).add(self.nodes[record["node"]])
        return {label: next(iter(found)) for label, found in labels.items() if len(found) == 1}

    def _conflicts(self) -> dict[str, bytes]:
        from ssp_graph.conflicts import conflicts

        found = conflicts(self.kb, self.study.municipalities, self.lang)
        data = self._at("data/conflicts.csv")
        made = self._tables(
            self._at("conflicts.html"),
            text("conflicts.title", self.lang),
            content.conflicts(found, self.lang, self.cite, self.goals),
            [Download(text("report.file-table", self.lang), data)],
            intro=[
                text("report.about-conflicts", self.lang),
                *([] if found else [text("conflicts.none", self.lang)]),
            ],
        )
        return made | {data: downloads.disagreements(found)}

    def _source_pages(self) -> dict[str, bytes]:
        documents = {r["graph"]: r for r in self.kb.query("list/sources", lang=self.lang).records()}
        counts = {graph: len(found) for graph, found in self.quotations.of.items()}
        made = self._page(
            self._at("sources.html"),
            "report/sources.html",
            text("report.nav-sources", self.lang),
            [Download(text("report.file-everything", self.lang), path) for path in self._whole()],
            documents=[
                (documents[graph], path, counts.get(graph)) for graph, path in self.sources.items()
            ],
            others=sorted(
                {r["label"] for graph, r in documents.items() if graph not in self.sources}
                - {documents[graph]["label"] for graph in self.sources}
            ),
        )
        for graph, path in self.sources.items():
            document = documents[graph]
            data = path.replace(self.base, f"{self.base}data/", 1).removesuffix(".html") + ".csv"
            quoted = self.quotations.of[graph]
            made |= self._page(
                path,
                "report/source.html",
                document["label"],
                [Download(text("report.file-quotations", self.lang), data)],
                document=document,
                sections=self.quotations.by_section(graph),
                pages=self.goals,
            )
            made[data] = downloads.table(
                [
                    {
                        "section": one.section,
                        "quotation": one.text,
                        "about": use.label,
                        "property": use.aspect,
                        "value": use.value,
                        "node": use.node,
                    }
                    for one in quoted
                    for use in one.uses
                ],
                ("section", "quotation", "about", "property", "value", "node"),
            )
        return made

    # Data

    def _csv(self, name: str) -> Download:
        return Download(text(f"report.file-{name}", self.lang), self._at(f"data/all-{name}.csv"))

    def _own_files(self, iri: str, kinds: Sequence[str]) -> list[Download]:
        """Return the downloads of one municipality of these kinds."""
        slug = self.slugs[iri]
        own = {kind: f"data/{slug}.{kind}" for kind in _RDF_NAMES}
        own["validation"] = f"data/{slug}-validation.csv"
        own["validation-ttl"] = f"data/{slug}-validation.ttl"
        own["seats"] = self._at(f"data/{slug}-seats.csv")
        own["xlsx"] = self._at(f"data/{slug}.xlsx")
        if iri in self._pictured:
            own["graphml"] = self._at(f"data/{slug}.graphml")
        return [
            Download(text(f"report.file-{kind}", self.lang, name=self.titles[iri]), own[kind])
            for kind in kinds
            if kind in own
        ]

    def _whole(self) -> list[str]:
        return [f"data/all.{kind}" for kind in _RDF_NAMES]

    def _everything(self) -> list[Download]:
        return [
            *(Download(text("report.file-everything", self.lang), path) for path in self._whole()),
            self._csv("seats"),
        ]

    def _data(self) -> dict[str, bytes]:
        made: dict[str, bytes] = {
            self._at("data/all-seats.csv"): downloads.seats(
                self.kb, self.study.municipalities, self.lang
            )
        }
        for iri, slug in self.slugs.items():
            made[self._at(f"data/{slug}-seats.csv")] = downloads.seats(self.kb, [iri], self.lang)
            made[self._at(f"data/{slug}.xlsx")] = downloads.workbook(
                self.kb, iri, self.lang, self.study.on
            )
            if iri in self._pictured:
                made[self._at(f"data/{slug}.graphml")] = downloads.graphml(
                    [self.study.view(iri, self.lang)]
                )
        groups = [
            (text("report.whole", self.lang), [*self._everything(), *self._overall()]),
            (text("report.nav-comparison", self.lang), list(self._compared())),
            (text("report.nav-network", self.lang), list(self._measured())),
        ]
        kinds = (*_RDF_NAMES, "seats", "xlsx", "graphml", "validation", "validation-ttl")
        groups += [
            (self.titles[iri], self._own_files(iri, kinds)) for iri in self.study.municipalities
        ]
        return made | self._page(
            self._at("data.html"),
            "report/data.html",
            text("report.nav-data", self.lang),
            (),
            groups=groups,
        )

    def _overall(self) -> Iterator[Download]:
        title = text("validate.matrix-title", self.lang)
        yield Download(title, self._at("data/matrix.csv"))
        yield Download(text("report.file-outcomes", self.lang), "data/all-validation.csv")
        yield Download(text("report.file-validation-ttl", self.lang), "data/all-validation.ttl")
        yield Download(text("conflicts.title", self.lang), self._at("data/conflicts.csv"))

    def _compared(self) -> Iterator[Download]:
        from ssp_graph.comparison import DIMENSIONS

        for by in DIMENSIONS:
            title = text(f"compare.title-{by}", self.lang)
            yield Download(title, self._at(f"data/comparison-{by}.csv"))

    def _measured(self) -> Iterator[Download]:
        from ssp_graph.networks.measures import MEASURES

        for name in MEASURES:
            title = text(f"network.title-{name}", self.lang)
            yield Download(title, self._at(f"data/network-{name}.csv"))
