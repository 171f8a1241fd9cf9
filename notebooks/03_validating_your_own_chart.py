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
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd

import ssp_graph as ssp
from ssp_graph.workbook import exporting

folder = Path(tempfile.mkdtemp())
chart = folder / "eksempelby.xlsx"
chart.write_bytes(exporting.empty(ssp.load(), "en", None))
openpyxl.load_workbook(chart, read_only=True).sheetnames

# %% [markdown]
# In Excel one would fill in the sheets by hand. Here a few lines do it, row by row, under the
# same headings.

# %%
def fill(**sheets):
    """Write rows (heading → value) below what each sheet already holds."""
    book = openpyxl.load_workbook(chart)
    for name, rows in sheets.items():
        sheet = book[name.replace("_", " ")]
        columns = {cell.value.rstrip(" *"): cell.column for cell in sheet[2] if cell.value}
        line = next(n for n in range(4, 1000) if not any(cell.value for cell in sheet[n]))
        for number, row in enumerate(rows, line):
            for heading, value in row.items():
                sheet.cell(number, columns[heading], value)
    book.save(chart)


def change(sheet_name, row_of, heading, value):
    """Put `value` under `heading` in the row in which some cell says `row_of`."""
    book = openpyxl.load_workbook(chart)
    sheet = book[sheet_name]
    columns = {cell.value.rstrip(" *"): cell.column for cell in sheet[2] if cell.value}
    row = next(row for row in sheet.iter_rows(min_row=4) if row_of in [cell.value for cell in row])
    sheet.cell(row[0].row, columns[heading], value)
    book.save(chart)


fill(
    Municipality=[{"Municipality": "eksempelby", "Name": "Eksempelby Kommune",
                   "Name (English)": "Eksempelby", "Type": "Municipality"}],
    Units_and_posts=[
        {"Name": "Skolerne", "Name (English)": "The schools", "Sector": "School"},
        {"Name": "Familieafdelingen", "Name (English)": "Family department",
         "Sector": "Social services"},
        {"Name": "Lokalpolitiet", "Name (English)": "Local police", "Sector": "Police"},
    ],
    Fora=[
        {"Name": "Lokalrådet", "Name (English)": "The local council", "Level": "Strategic level",
         "Forum kind": "Local council"},
        {"Name": "SSP-møderne", "Name (English)": "The SSP meetings", "Level": "Executive level",
         "Discusses individuals": "Yes"},
    ],
    Participants=[
        {"Forum": "Lokalrådet", "Participant": "Skolechefen",
         "Organisation or unit": "Skolerne", "Attendance": "Fixed"},
        {"Forum": "Lokalrådet", "Participant": "Lokalpolitilederen",
         "Organisation or unit": "Lokalpolitiet", "Attendance": "Fixed"},
        {"Forum": "SSP-møderne", "Participant": "En lærer", "Organisation or unit": "Skolen"},
    ],
)

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
change("Participants", "Skolen", "Organisation or unit", "Skolerne")
kb = ssp.load(chart)
kb.query("fora", municipality="eksempelby", lang="en").to_pandas().iloc[:, :4]

# %% [markdown]
# ## Held against the framework
#
# Some of the recommendations on who takes part, and of the law on talking about named young
# people. There are five outcomes. **Not described** isn't a fault: the chart is silent, and
# silence isn't absence. **Deviates** is reserved for what the description says otherwise.

# %%
ON = date(2026, 11, 21)  # deadlines are counted from this day
RULES = ["F-3.04", "F-3.09", "F-3.16", "F-3.17", "F-3.18", "F-3.22", "S-06", "S-07", "S-09", "S-12"]


def outcomes(kb):
    found = ssp.validate(kb, "eksempelby", ON, rules=RULES)
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
# Things that Eksempelby does but hadn't written down: the family department sits in both fora,
# the police in the SSP meetings, a prevention officer comes when needed, and talking about named
# young people rests on section 115 of the *retsplejelov*.

# %%
fill(Participants=[
    {"Forum": "Lokalrådet", "Participant": "Familiechefen",
     "Organisation or unit": "Familieafdelingen", "Attendance": "Fixed"},
    {"Forum": "SSP-møderne", "Participant": "En socialrådgiver",
     "Organisation or unit": "Familieafdelingen", "Attendance": "Fixed"},
    {"Forum": "SSP-møderne", "Participant": "En betjent",
     "Organisation or unit": "Lokalpolitiet", "Attendance": "Fixed"},
    {"Forum": "SSP-møderne", "Participant": "Forebyggelsesbetjenten",
     "Organisation or unit": "Lokalpolitiet", "Attendance": "Ad hoc"},
])
change("Fora", "SSP-møderne", "Legal basis", "Administration of Justice Act, section 115")

kb = ssp.load(chart)
after = outcomes(kb)
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
    color=alt.Color("outcome:N", scale=alt.Scale(domain=ORDER, range=[GREEN, ORANGE, GREY, VERMILION, "#CCCCCC"])),
    shape=alt.Shape("outcome:N", scale=alt.Scale(
        domain=ORDER, range=["circle", "diamond", "square", "cross", "triangle-down"])),
).properties(width=160, height=alt.Step(26), title="Outcomes before and after")

# %% [markdown]
# ## What holds it together
#
# The network analysis works on one's own chart as well. With two fora it is a small thing, but
# it shows at once who sits at both levels.

# %%
ssp.measure(kb, ["eksempelby"], "linking-pins", lang="en")

# %% [markdown]
# ## Answer
#
# Most of what was open in the chart was unwritten rather than undone. The workbook can now be
# shown (`ssp-graph view`), compared with others (`ssp-graph compare`), stored as linked data
# (`ssp-graph import`), and validated again whenever it changes.

# %%
import shutil

shutil.rmtree(folder)
