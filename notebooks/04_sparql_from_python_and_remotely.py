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
# # SPARQL from Python and from a remote endpoint
#
# *Which function links most fora, and on which sentence does each of its seats rest?*
#
# The same question is asked four ways: by the name of a shipped query, with SPARQL of one's own,
# through rdflib, and over HTTP with SPARQLWrapper. All four give the same answer.
#
# ## By the name of a shipped query
#
# Every query is a file in `queries/`, with its question in Danish and English, its parameters
# and its columns in a header. It is run by the file's name.

# %%
import ssp_graph as ssp

kb = ssp.load()
answer = kb.query("linking-parties", municipality="silkeborg", lang="en")
print(answer.query.questions["en"])
answer.to_pandas()[["party_label", "fora", "levels", "of_fora"]].head(5)

# %% [markdown]
# ## SPARQL of one's own
#
# All named graphs are there, and their union is the default graph. A parameter is a
# `VALUES ?name { UNDEF }` block; values are bound as terms, never pasted into the text. The
# prefixes of the project need no declaration here.

# %%
text = """
SELECT ?forum_label ?line ?attendance WHERE {
  VALUES ?party { UNDEF }
  ?seat ssp:post ?party ; org:organization ?forum ; skos:prefLabel ?line ; ssp:attendance ?kind .
  ?forum rdfs:label ?forum_label . FILTER(LANG(?forum_label) = "en" && LANG(?line) = "da")
  ?kind rdfs:label ?attendance . FILTER(LANG(?attendance) = "en")
}
ORDER BY ?forum_label
"""
kb.query(text, party="silkeborg:ssp-konsulent").to_pandas()

# %% [markdown]
# ## Who says so
#
# A statement's named graph tells who makes it, and evidence tells on which words it rests: a
# quotation for what a document states, a reason for what was read into it.

# %%
kb.query("""
SELECT ?forum_label ?quotation ?section ?document WHERE {
  ?graph a ssp:Source ; prov:wasDerivedFrom/dcterms:title ?document .
  FILTER(LANG(?document) = "en")
  GRAPH ?graph {
    ?seat ssp:post <https://w3id.org/ssp-graph/data/silkeborg/ssp-konsulent> ;
          org:organization ?forum ; ssp:evidence ?evidence .
    ?evidence oa:exact ?quotation ; ssp:section ?section .
  }
  ?forum rdfs:label ?forum_label . FILTER(LANG(?forum_label) = "en")
}
ORDER BY ?forum_label ?quotation
""").to_pandas()

# %% [markdown]
# ## Through rdflib
#
# `kb.graph` is an rdflib Dataset on the same store, for whoever has code for rdflib already.

# %%
from rdflib import RDF, Namespace

SSP = Namespace("https://w3id.org/ssp-graph/ontology#")
fora = set(kb.graph.subjects(RDF.type, SSP.Forum))
len(fora)

# %%
named = kb.copy("https://w3id.org/ssp-graph/source/silkeborg-organisering")
print(len(named), "statements in Silkeborg's source graph, as a plain copy in memory")

# %% [markdown]
# ## Over HTTP
#
# `ssp-graph serve` offers the graph as a SPARQL 1.1 endpoint. It is started here on this machine
# alone, on a free port; with another address the rest of the notebook stays as it is.

# %%
import re
import subprocess
import sys

server = subprocess.Popen(
    [sys.executable, "-m", "ssp_graph", "serve", "--port", "0", "--quiet", "--lang", "en"],
    stderr=subprocess.PIPE, text=True,
)
address = re.search(r"http://[\w.:]+/", server.stderr.readline())[0]
endpoint = address + "sparql"
print("serving on", re.sub(r":\d+/", ":…/", endpoint))

# %%
import pandas as pd
from SPARQLWrapper import CSV, JSON, SPARQLWrapper

PREFIXES = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX ssp: <https://w3id.org/ssp-graph/ontology#>
"""


def ask(query, result_format=JSON, prefixes=PREFIXES):
    """Return the answer of the endpoint."""
    wrapper = SPARQLWrapper(endpoint)
    wrapper.setQuery(prefixes + query)
    wrapper.setReturnFormat(result_format)
    return wrapper.queryAndConvert()


found = ask("""
SELECT ?municipality ?party_label (COUNT(DISTINCT ?forum) AS ?fora) WHERE {
  ?forum a ssp:Forum ; ssp:serves ?place ; ssp:participant ?party .
  ?party ssp:counterpart <https://w3id.org/ssp-graph/party/ssp-consultant> .
  ?place rdfs:label ?municipality . FILTER(LANG(?municipality) = "en")
  ?party rdfs:label ?party_label . FILTER(LANG(?party_label) = "en")
}
GROUP BY ?municipality ?party_label
ORDER BY DESC(?fora) ?party_label
""")
pd.DataFrame(
    {name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]
)

# %% [markdown]
# The shipped queries run there too: the text of a query file is plain SPARQL. The header is left
# out, since SPARQLWrapper guesses the kind of a query from its words, comments included. What is
# asked for as CSV opens in a spreadsheet.

# %%
from ssp_graph import queries



def without_comments(query):
    """Return the text of a query without its comment lines."""
    return "\n".join(line for line in query.sparql.splitlines() if not line.lstrip().startswith("#"))


shipped = queries.find("police-districts")
print(shipped.questions["en"])
table = ask(without_comments(shipped), CSV, prefixes="")
print(table.decode().splitlines()[0])
print(len(table.decode().splitlines()) - 1, "rows")

# %% [markdown]
# ## The same answer
#
# The endpoint and the package are two doors to one graph.

# %%
import io

query = without_comments(queries.find("linking-parties"))
remote = pd.read_csv(io.BytesIO(ask(query, CSV, prefixes="")))
local = kb.query("linking-parties").to_pandas()
assert len(remote) == len(local) and list(remote.party) == list(local.party)
remote[["municipality_label", "party_label", "fora"]].groupby("municipality_label").head(1)

# %%
server.terminate()
server.wait(timeout=20)
server.stderr.close()

# %% [markdown]
# ## Answer
#
# Silkeborg's *SSP-konsulent* sits in six of eight fora, as many as the whole school department
# and the whole police, with the sentence for each seat beside it.
# Which door one takes is a matter of taste: names of queries for reading, SPARQL for questions
# of one's own, an endpoint for everybody who doesn't write Python.
