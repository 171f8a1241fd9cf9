"""Lets ``python -m ssp_graph`` stand for the ssp-graph command."""

from ssp_graph.cli import main

main()
