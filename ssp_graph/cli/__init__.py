"""The command line: ``ssp-graph COMMAND``.

Each command is a module of this package with a function ``build(lang)``, imported when the
command is called, and a module of texts of the same name. Modules with a leading underscore
are helpers. Nothing is defined here: importing the command ``list`` makes it an attribute of
this package, where it would hide the built-in of that name.
"""

from ssp_graph.cli._main import main

__all__ = ["main"]
