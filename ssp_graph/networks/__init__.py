"""Network analysis: parties × fora, the field's measures with their sources, and what if.

`graph` builds networkx graphs, `two_mode`, `brokerage`, `structure`, `chains` and `similarity`
measure them, `measures` names the measures and puts them into tables, `vacancy` takes a party
out. Nothing here is imported before it is used.
"""
