# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Comparing three municipalities
#
# *How do Herning, Silkeborg and Hedensted organise crime prevention for the young?*
#
# SSP (**S**kole, **S**ocialforvaltning, **P**oliti) is the cooperation of school, social services
# and police that every Danish municipality has, and that each organises in its own way. This
# notebook goes from a public description to a comparison: which *fora* there are at each
# *niveau* (level), which sectors sit in them, and how often they meet.
#
# Three things are kept apart all the way: what a source **states**, what was **read into** it,
# and what it **doesn't mention**. Silence isn't absence.

# %%
import ssp_graph as ssp

kb = ssp.load()
places = ["hedensted", "herning", "silkeborg"]

# %% [markdown]
# ## What the comparison rests on
#
# Four public documents, of very different length and none with a date of its own. Everything
# below has to be read with that in mind: a longer document mentions more.

# %%
documents = kb.query("documents", lang="en").to_pandas()
documents = documents[documents.source_text.str.startswith(tuple(places))]
documents[["municipality_label", "document_label", "form", "quotations", "age"]].reset_index(drop=True)

# %% [markdown]
# ## Which fora are there at each level?
#
# The national framework speaks of a strategic and an executive level, and the municipalities
# add a coordinating one and, above, the political one of the *kredsråd*. ● means that the
# document itself ties the forum to the level; ○ that the level was read into what it says of
# the forum.

# %%
ssp.compare(kb, places, by="level", lang="en")

# %% [markdown]
# All three have a *lokalråd* at the strategic level. Silkeborg and Hedensted call a forum below
# it *styregruppe*; Herning has none, and instead several fora at the coordinating level, most of
# them about one topic. Hedensted alone describes a chain of meetings about named young people:
# district meetings that hand over to § 115 meetings.
#
# Every entry can be followed back to the sentence that it rests on. Of Silkeborg's *lokalråd*
# the document says:

# %%
evidence = kb.query("evidence", node="silkeborg/lokalraadet", lang="en").to_pandas()
stated = evidence[evidence.basis == "stated"]
stated[["aspect_label", "support", "section"]].fillna("").head(4).style.hide()

# %% [markdown]
# ## Who sits where?
#
# A grid of sector and level: how many parties of a sector have a seat at a level. The sectors
# are readings throughout, since the documents name people by post, not by sector. An empty cell
# says that the document lists nobody there.

# %%
import pandas as pd

from charts import grid, meetings
from ssp_graph.networks import similarity
from ssp_graph.networks.graph import concept_labels, concept_order

networks = [ssp.network(kb, place, lang="en") for place in places]
levels = concept_order(kb, "level")
sector_names = concept_labels(kb, "sector", "en")
level_names = {slug: name.removesuffix(" level") for slug, name in concept_labels(kb, "level", "en").items()}

cells = pd.DataFrame(
    {"municipality": place.capitalize(), "sector": sector_names[sector],
     "level": level_names[level], "parties": count}
    for place, found in zip(places, similarity.grids(networks, levels))
    for sector, row in zip(found.sectors, found.cells)
    for level, count in zip(levels, row)
)
order = [sector_names[slug] for slug in concept_order(kb, "sector") if sector_names[slug] in set(cells.sector)]
grid(cells, [level_names[level] for level in levels], order)

# %% [markdown]
# School, social services and police, the three that the name speaks of, sit together at most
# levels, but not everywhere:

# %%
three = kb.query("three-sectors-per-level", municipality=places, lang="en").to_pandas()
three.columns = ["Municipality", "Level", "Fora", "with school", "with social services", "with police"]
three

# %% [markdown]
# The SSP function (the consultant, the team) is counted on its own: its place of employment
# doesn't tell whom it represents. In Herning and Silkeborg it sits at every level below the
# political; in Hedensted's document the team is listed at the executive level alone. What
# that means for who can carry a matter from one level to another is the subject of the next
# notebook.
#
# ## How often do they meet?
#
# Dots are what a document states; diamonds follow from an interval that it states (*hver 14.
# dag* is 26 a year). A line runs from "at least" to "at most"; "or more" means that only a
# minimum is given.

# %%
found = kb.query("meetings-per-year", municipality=places, lang="en").to_pandas()
found["municipality"] = found.municipality_label.str.removesuffix(" Municipality")
found["forum"] = found.forum_label
known = found.dropna(subset=["minimum"]).copy()
known["words"] = [
    "or more" if pd.isna(row.maximum) else
    f"per {row.per_label}" if pd.notna(row.per_label) else "" for row in known.itertuples()
]
known["maximum"] = known.maximum.fillna(known.minimum)
meetings(known[["municipality", "forum", "minimum", "maximum", "basis", "words"]])

# %% [markdown]
# The meetings about individual young people are the frequent ones: Herning's coordination
# meetings and Hedensted's § 115 meetings both come every fortnight. The strategic fora meet
# about quarterly where anything is said.
#
# And where nothing is said, that is a result too:

# %%
silent = found[found.minimum.isna() & found.ad_hoc.isna()]
silent.groupby("municipality").forum.agg(["count", "; ".join]).rename(
    columns={"count": "fora", "join": "no number of meetings stated"}
)

# %% [markdown]
# ## What only one of them describes
#
# A first look at differences: kinds of forum that one document describes and another doesn't
# mention. It isn't a list of what the others lack.

# %%
only = kb.query("only-in-one", municipality=places, lang="en").to_pandas()
kinds = only[only.property_label.str.contains("kind")]
(kinds[kinds.other_label.isin([f"{p.capitalize()} Municipality" for p in places])]
 .groupby(["municipality_label", "value_label"]).other_label
 .agg(lambda others: ", ".join(sorted(o.removesuffix(" Municipality") for o in others)))
 .rename("not mentioned by").reset_index()
 .rename(columns={"municipality_label": "municipality", "value_label": "kind of forum"}))

# %% [markdown]
# ## Answer
#
# * All three share a backbone: a *kredsråd* for the police district, a *lokalråd* at the
#   strategic level (stated in two of them, read in Herning), and fora near the schools.
# * They differ in what stands between: Herning spreads coordination over many topical fora,
#   Silkeborg over networks that its consultant convenes, Hedensted over a steering group with
#   the same managers as its *lokalråd*.
# * Meetings about individual young people come fortnightly in Herning and Hedensted;
#   Silkeborg's page doesn't mention any.
#
# None of this says what works. It describes four documents, and each cell can be followed to
# its sentence.
