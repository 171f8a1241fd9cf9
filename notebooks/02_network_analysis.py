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
# # Network analysis
#
# *Who holds the cooperation together, and what if that function is vacant?*
#
# The descriptions list parties and the fora in which they sit: a **two-mode network**. This
# notebook looks at it with the field's own measures: two-mode centrality (Borgatti & Everett
# 1997), brokerage (Gould & Fernandez 1989; Jasny & Lubell 2015), cut points, linking pins
# between levels (Likert 1961), and the likeness of municipalities. The sources stand in each
# function's docstring and in `docs/network.md`.
#
# **Four cautions belong with every figure below.** Membership is formal: it stands in a
# document, nobody observed contact. A longer document makes a larger network, so shares are
# shown rather than counts. Three municipalities are described, nothing is tested for
# significance. And the figures depend on what counts as one party, which is why that choice is
# varied at the end. Central isn't the same as effective.

# %%
import networkx as nx
import pandas as pd

import ssp_graph as ssp
from charts import affiliation_matrix, dots, shuffles

kb = ssp.load()
places = ["hedensted", "herning", "silkeborg"]
graphs = {place: ssp.network(kb, place, lang="en") for place in places}
{place: str(graph) for place, graph in graphs.items()}

# %% [markdown]
# ## The network in figures
#
# `ssp.measure` computes a measure for several municipalities and carries the cautions along.

# %%
ssp.measure(kb, places, "overview", lang="en")

# %% [markdown]
# Herning names most parties, and most of them sit in one forum only. Hedensted names fewer, and
# half of them sit in several: the same managers in *styregruppe* and *lokalråd*, the same staff
# in the meetings about individuals. But between those two circles its document lists nobody:
# the network falls into pieces.
#
# ## Who sits where
#
# The matrix behind everything: parties that sit in two fora or more, against the fora in the
# order of their level (a forum at two levels stands at the higher one). Squares are fixed
# participants, circles are called in on conditions.

# %%
level_order = ["political", "strategic", "coordinating", "executive", "not stated"]


def matrix(place):
    graph = graphs[place]
    seated = [n for n, side in graph.nodes("bipartite") if side == 0 and graph.degree(n) > 1]
    rows = pd.DataFrame(
        {"party": graph.nodes[party]["label"], "forum": graph.nodes[forum]["label"],
         "level": next(iter(graph.nodes[forum]["level"].split()), "not stated"),
         "attendance": "fixed" if "fixed" in graph.edges[party, forum]["attendance"] else "on conditions"}
        for party in seated for forum in graph[party]
    )
    place_of = {level: number for number, level in enumerate(level_order)}
    fora = list(rows.drop_duplicates("forum").sort_values("level", key=lambda c: c.map(place_of)).forum)
    parties = list(rows.groupby("party").size().sort_values(ascending=False, kind="stable").index)
    return affiliation_matrix(rows, parties, fora, level_order, place.capitalize())


matrix("herning")

# %%
matrix("silkeborg")

# %%
matrix("hedensted")

# %% [markdown]
# The three pictures differ in kind. Silkeborg's has one row that runs through nearly all fora.
# Herning's has two, the *SSP & Forebyggelsesfunktion* and its consultant, which the documents
# name side by side. Hedensted's falls into blocks.
#
# ## Who is central?
#
# Two-mode centrality, normalised, so that municipalities can stand beside each other. The
# crosswalk is on here: each dot is a *harmonised* party, so that Herning's *CBF* and Silkeborg's
# *børne- og familieafdeling* are both "family department".

# %%
found = [
    ssp.measure(kb, [place], "betweenness", crosswalk="harmonised", lang="en").to_pandas()
    for place in places
]
central = pd.concat(found)
central = central[central.side == "Party"].rename(columns={"name": "party"})
top = central.groupby("party").betweenness.max().sort_values(ascending=False).head(14).index
shown = central[central.party.isin(top)]
order = list(top)
(
    dots(shown, "degree", "share of the fora it sits in", order)
    | dots(shown, "betweenness", "betweenness (0–1)", order).encode(y=dict(
        field="party", type="nominal", sort=order, axis=dict(labels=False, title=None, grid=True)
    ))
)

# %% [markdown]
# The SSP consultant or function is most central in Herning and Silkeborg by either measure. In
# Hedensted it is the police, because the crosswalk makes one party of the district's management
# and the rest of the police; as the document names them they are two, its network falls into
# pieces, and hardly anybody lies between others. The last section comes back to that.
#
# ## Who brokers?
#
# A broker stands between two who share no forum. As a *liaison* the three come from three
# sectors, as an *itinerant* broker it stands between two of the same sector. The two-mode form
# counts the open paths party – forum – **broker** – forum – party.

# %%
ssp.measure(kb, places, "two-mode-brokerage", lang="en").top(3)

# %% [markdown]
# Three quarters of what is brokered in Silkeborg and in Herning runs through the SSP function
# (column *share*; in Herning function and consultant together). Sectors are readings, and the
# function counts as a sector of its own, which makes it a liaison or an itinerant by definition.
#
# ## From the school to the strategic level
#
# If a concern arises at a school, through whom could it reach the strategic level? A step is a
# forum. This is a possibility that the lists of participants leave open, not a procedure.

# %%
ssp.measure(kb, places, "chains", lang="en")

# %%
ssp.measure(kb, places, "linking-pins", lang="en").to_pandas().groupby(
    ["municipality", "upper_level", "lower_level"]
).party.agg(["count", "; ".join]).rename(columns={"count": "who sits at both", "join": "who"})

# %% [markdown]
# ## What if the function is vacant?
#
# Take Silkeborg's *SSP-konsulent* out: which fora share nobody any longer, which levels fall
# apart? (`ssp-graph whatif silkeborg --without "SSP-konsulent"` says the same on the command
# line, and which recommendations of the national framework change outcome.)

# %%
vacant = ssp.whatif(kb, "silkeborg", "SSP-konsulent", rules=False, lang="en")
pd.DataFrame(vacant.lost)

# %%
pd.DataFrame(vacant.levels)

# %%
rows = []
for place, name in [("hedensted", "SSP-team"), ("herning", "SSP & Forebyggelseskonsulent"),
                    ("herning", "SSP & Forebyggelsesfunktionen"), ("silkeborg", "SSP-konsulent")]:
    one = ssp.whatif(kb, place, name, rules=False, lang="en")
    rows.append({
        "municipality": place.capitalize(), "without": one.removed[0].label,
        "pairs of fora without a link": len(one.lost),
        "levels that fall apart": ", ".join(
            f"{link.upper} – {link.lower}" for link in one.levels if not link.after) or "none",
        "pieces": f"{one.pieces_before} → {one.pieces_after}",
    })
pd.DataFrame(rows)

# %% [markdown]
# Herning shows why the question needs a name: without the *consultant* the function still sits
# in six fora; without the *function* (which takes its consultant along) far more comes apart.
#
# ## How alike are the three?
#
# On the grid of sector × level: Jaccard on filled cells, and the correlation of the number of
# parties beside what the same grid gives when its rows and columns are shuffled (QAP). The
# shuffles show how much of a correlation the margins alone would make. They aren't a test.

# %%
import altair as alt

from ssp_graph.networks import similarity
from ssp_graph.networks.graph import concept_order

grids = similarity.grids([graphs[place] for place in places], concept_order(kb, "level"))
ssp.measure(kb, places, "similarity", lang="en").to_pandas().drop(columns="shuffles").round(2)

# %%
panels = []
for one, other in [(0, 1), (0, 2), (1, 2)]:
    likeness = similarity.qap(grids[one].cells, grids[other].cells, 2000, seed=0)
    title = f"{places[one].capitalize()} – {places[other].capitalize()}"
    panels.append(shuffles(list(likeness.distribution), likeness.correlation, title))
alt.hconcat(*panels)

# %% [markdown]
# ## How much depends on what counts as a party?
#
# The same measure with the parties as the documents name them, with posts counted as their unit,
# and harmonised; with all participants and with fixed ones only.

# %%
choices = {
    "as named": {}, "posts as their unit": {"actors": "units"},
    "harmonised": {"crosswalk": "harmonised"}, "as named, fixed only": {"attendance": "fixed"},
}
rows = []
for label, choice in choices.items():
    for place in places:
        centre = ssp.measure(kb, [place], "betweenness", lang="en", **choice).to_pandas()
        first = centre[centre.side == "Party"].iloc[0]
        overall = ssp.measure(kb, [place], "overview", lang="en", **choice).records()[0]
        rows.append({"municipality": place.capitalize(), "what counts": label,
                     "density": round(overall["density"], 2), "pieces": overall["pieces"],
                     "highest betweenness": first["name"], "value": round(first["betweenness"], 2)})
pd.DataFrame(rows).pivot(index="what counts", columns="municipality").swaplevel(axis=1).sort_index(axis=1)

# %% [markdown]
# ## Answer
#
# * In Herning the SSP function, or its consultant, ties the fora together whichever way parties
#   are counted. In Silkeborg the consultant does, but mostly as somebody who supports a forum or is called in:
#   among fixed participants alone, or with all police posts counted as one party, others come
#   first.
# * In Hedensted the tie between the strategic and the executive level appears only when posts
#   are counted as their units, or parties are harmonised: the manager and the staff of *Børn og
#   Familier* then are one, and so are the police. Whether they are is a question about the
#   organisation, not about the network.
# * Silkeborg's local groups and its *lokalråd* share one party, the consultant. That is what the
#   document lists; who would step in isn't known.
#
# For Gephi, Cytoscape or R the network goes out as GraphML: `nx.write_graphml(ssp.network(kb,
# "herning"), "herning.graphml")`.
