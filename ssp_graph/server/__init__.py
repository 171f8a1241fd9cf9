"""The SPARQL endpoint and the pages: what strangers may ask, and how they are kept in bounds.

Three kinds of process share the work. The *supervisor* (`ssp-graph serve`) holds the listening
socket and keeps the others alive. The *web* process speaks HTTP and holds no data. The *nursery*
loads the graph once and forks workers that share its memory, cannot reach the network and are
killed when they take too long or too much.
"""
