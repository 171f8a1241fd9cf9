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
# # Validating your own chart
#
# *Which of the national framework's recommendations does our description meet, and what would
# have to be written for the others?*
#
# A consultant draws up the organisation in a workbook and holds it against the framework (*Ny og
# fælles ramme for SSP-samarbejdet*) and the law. The same three steps work on the command line:
#
#     ssp-graph template -o my-chart.xlsx
#     ssp-graph validate my-chart.xlsx
#     ssp-graph view my-chart.xlsx
#
# **Eksempelby is made up**, to have something with gaps to practise on. It is no Danish
# municipality and nothing in it comes from a source.
#
# ## An empty workbook
#
# Its headings, drop-downs and explanations come from the ontology.

# %%
import tempfile
from pathlib import Path

import openpyxl
import pandas as pd

import ssp_graph as ssp
from ssp_graph.cli import main

folder = Path(tempfile.mkdtemp())
chart = folder / "eksempelby.xlsx"
try:
    main(["template", "-o", str(chart), "--lang", "en"])
except SystemExit as done:
    print("exit code", done.code)

# %% [markdown]
# In Excel one would fill in the sheets by hand. Here a few lines do it, row by row, under the
# same headings.

# %%
def fill(sheet_name, *rows):
    """Write `rows` (heading → value) below what the sheet already holds."""
    book = openpyxl.load_workbook(chart)
    sheet = book[sheet_name]
    columns = {cell.value.rstrip(" *"): cell.column for cell in sheet[2] if cell.value}
    line = 4
    while any(cell.value for cell in sheet[line]):
        line += 1
    for number, row in enumerate(rows, line):
        for heading, value in row.items():
            sheet.cell(number, columns[heading], value)
    book.save(chart)


fill("Municipality", {"Municipality": "eksempelby", "Name": "Eksempelby Kommune",
                      "Name (English)": "Eksempelby", "Type": "Municipality"})
fill("Units and posts",
     {"Name": "Skolerne", "Name (English)": "The schools", "Sector": "School"},
     {"Name": "Familieafdelingen", "Name (English)": "Family department", "Sector": "Social services"},
     {"Name": "Lokalpolitiet", "Name (English)": "Local police", "Sector": "Police"})
fill("Fora",
     {"Name": "Lokalrådet", "Name (English)": "The local council", "Level": "Strategic level",
      "Forum kind": "Local council"},
     {"Name": "SSP-møderne", "Name (English)": "The SSP meetings", "Level": "Executive level",
      "Discusses individuals": "Yes"})
fill("Participants",
     {"Forum": "Lokalrådet", "Participant": "Skolechefen", "Organisation or unit": "Skolerne",
      "Attendance": "Fixed"},
     {"Forum": "Lokalrådet", "Participant": "Lokalpolitilederen", "Organisation or unit": "Lokalpolitiet",
      "Attendance": "Fixed"},
     {"Forum": "SSP-møderne", "Participant": "En lærer", "Organisation or unit": "Skolen"})

# %% [markdown]
# ## A slip of the pen
#
# The last row says *Skolen*, but the unit is called *Skolerne*. All slips are told at once, each
# with its sheet and cell, and what would be near.

# %%
try:
    ssp.load(chart)
except ssp.SspError as mistake:
    print(mistake.message("en").replace(str(chart), chart.name))

# %%
book = openpyxl.load_workbook(chart)
for row in book["Participants"].iter_rows(min_row=4):
    for cell in row:
        if cell.value == "Skolen":
            cell.value = "Skolerne"
book.save(chart)
kb = ssp.load(chart)
kb.query("fora", municipality="eksempelby", lang="en").to_pandas().iloc[:, :4]

# %% [markdown]
# ## Held against the framework
#
# Some of the recommendations on who takes part, and of the law on talking about named young
# people. There are five outcomes. **Not described** isn't a fault: the chart is silent, and
# silence isn't absence. **Deviates** is reserved for what the description says otherwise.

# %%
ON = "2026-11-21"  # deadlines are counted from this day
RULES = ["F-3.04", "F-3.09", "F-3.16", "F-3.17", "F-3.18", "F-3.22", "S-06", "S-07", "S-09", "S-12"]


def outcomes(kb):
    from datetime import date

    found = ssp.validate(kb, "eksempelby", date.fromisoformat(ON), rules=RULES)
    return pd.DataFrame(
        {"rule": one.rule.id, "asks": one.rule.modality, "what": one.rule.statement_en,
         "outcome": one.outcome, "message": one.message("en")}
        for one in found.outcomes
    )


before = outcomes(kb)
before.drop(columns="message").style.hide()

# %% [markdown]
# A message says what is missing and how binding the sentence is: what the framework *should*,
# *can with advantage* or *may*, and what the law *shall*.

# %%
for message in before.message[before.outcome.isin(["partly", "not described"])].head(4):
    print("·", message, end="\n\n")

# %% [markdown]
# ## Describing more
#
# Three things that Eksempelby does but hadn't written down: the family department sits in both
# fora, the police in the SSP meetings, and the meetings rest on section 115 of the
# *retsplejelov*. A night-life team comes when needed.

# %%
fill("Participants",
     {"Forum": "Lokalrådet", "Participant": "Familiechefen", "Organisation or unit": "Familieafdelingen",
      "Attendance": "Fixed"},
     {"Forum": "SSP-møderne", "Participant": "En socialrådgiver", "Organisation or unit": "Familieafdelingen",
      "Attendance": "Fixed"},
     {"Forum": "SSP-møderne", "Participant": "En betjent", "Organisation or unit": "Lokalpolitiet",
      "Attendance": "Fixed"},
     {"Forum": "SSP-møderne", "Participant": "Natteravnene", "Organisation or unit": "Lokalpolitiet",
      "Attendance": "Ad hoc"})
book = openpyxl.load_workbook(chart)
sheet = book["Fora"]
columns = {cell.value.rstrip(" *"): cell.column for cell in sheet[2] if cell.value}
sheet.cell(5, columns["Legal basis"], "Administration of Justice Act, section 115")
book.save(chart)

after = outcomes(ssp.load(chart))
changed = before.merge(after, on=["rule", "asks", "what"], suffixes=(" before", " after"))
changed[changed["outcome before"] != changed["outcome after"]].drop(
    columns=["message before", "message after"]
).style.hide()

# %%
import altair as alt

from charts import GREEN, GREY, ORANGE, VERMILION

ORDER = ["met", "partly", "not described", "deviates", "not applicable"]
both = pd.concat([before.assign(chart="before"), after.assign(chart="after")])
base = alt.Chart(both).encode(
    x=alt.X("chart:N", sort=["before", "after"], title=None, axis=alt.Axis(orient="top", labelAngle=0)),
    y=alt.Y("rule:N", sort=RULES, title=None),
)
base.mark_point(filled=True, size=190, opacity=1).encode(
    color=alt.Color("outcome:N", scale=alt.Scale(domain=ORDER, range=[GREEN, ORANGE, GREY, VERMILION, "#DDDDDD"])),
    shape=alt.Shape("outcome:N", scale=alt.Scale(
        domain=ORDER, range=["circle", "diamond", "stroke", "cross", "square"])),
).properties(width=160, height=alt.Step(26), title="Outcomes before and after")

# %% [markdown]
# ## What holds it together
#
# The network analysis works on one's own chart as well. With two fora it is a small thing, but
# it shows at once who sits at both levels.

# %%
ssp.measure(ssp.load(chart), ["eksempelby"], "linking-pins", lang="en")

# %% [markdown]
# ## Answer
#
# Most of what was open in the chart was unwritten rather than undone. The workbook can now be
# shown (`ssp-graph view`), compared with others (`ssp-graph compare`), stored as linked data
# (`ssp-graph import`), and validated again whenever it changes.

# %%
import shutil

shutil.rmtree(folder)
