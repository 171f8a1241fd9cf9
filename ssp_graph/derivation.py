"""What follows by rule from the stated data: the CONSTRUCT queries in queries/derive/."""

from __future__ import annotations

import pyoxigraph as ox

from ssp_graph import queries
from ssp_graph.engine import Engine


def derive(engine: Engine) -> list[ox.Triple]:
    """Return all that the rules conclude from what `engine` holds, sorted.

    Each rule sees what is stated and not what another rule concludes.
    """
    triples: set[ox.Triple] = set()
    for name in queries.names("derive"):
        answer = engine.run(queries.find(name).sparql)
        if not isinstance(answer, ox.QueryTriples):
            raise TypeError(f"{name} is no CONSTRUCT query")
        triples.update(answer)
    return sorted(triples, key=str)
