"""The open knowledge graph of how Danish municipalities organise SSP.

Three lines to a result::

    import ssp_graph as ssp
    kb = ssp.load()
    ssp.compare(kb, ["herning", "silkeborg", "hedensted"])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssp_graph.comparison import Comparison, compare
    from ssp_graph.conflicts import conflicts
    from ssp_graph.conformance import Validation, validate
    from ssp_graph.description import describe
    from ssp_graph.errors import SspError
    from ssp_graph.knowledge_base import KnowledgeBase
    from ssp_graph.loading import load
    from ssp_graph.networks.graph import network
    from ssp_graph.networks.measures import measure
    from ssp_graph.networks.vacancy import whatif
    from ssp_graph.quotations import verify
    from ssp_graph.views import view

__version__ = "0.1.0"

# The public names and the module of each. They are imported when first used, so that a
# command that needs one of them doesn't pay for all.
_EXPORTS = {
    "Comparison": "comparison",
    "KnowledgeBase": "knowledge_base",
    "SspError": "errors",
    "compare": "comparison",
    "conflicts": "conflicts",
    "describe": "description",
    "load": "loading",
    "measure": "networks.measures",
    "network": "networks.graph",
    "Validation": "conformance",
    "validate": "conformance",
    "verify": "quotations",
    "view": "views",
    "whatif": "networks.vacancy",
}

__all__ = [
    "Comparison",
    "KnowledgeBase",
    "SspError",
    "Validation",
    "__version__",
    "compare",
    "conflicts",
    "describe",
    "load",
    "measure",
    "network",
    "validate",
    "verify",
    "view",
    "whatif",
]


def __getattr__(name: str) -> object:
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_EXPORTS[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
