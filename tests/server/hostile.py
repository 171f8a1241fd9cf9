"""What a stranger may send: queries that take all there is, and ways to make a server fetch."""

from __future__ import annotations

from collections.abc import Callable

GRAPH = "?a ?b ?c"
CROSS = "?a ?b ?c . ?d ?e ?f"


def _doubling(number: int) -> str:
    binds = ['BIND("aaaaaaaaaaaaaaaa" AS ?x0)']
    binds += [f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(36 + number % 10)]
    return f"SELECT (STRLEN(?x36) AS ?n) {{ {' '.join(binds)} }}"


# Ten classes of hostile query; the number makes each one different, so that none is remembered.
CLASSES: dict[str, Callable[[int], str]] = {
    "nesting": lambda n: f"SELECT * {{ FILTER({'(' * (3000 + n)}1{')' * (3000 + n)}) }}",
    "groups": lambda n: f"SELECT * {'{' * (3000 + n)}{'}' * (3000 + n)}",
    "chains": lambda n: f"SELECT * {{ FILTER({'1+' * (3000 + n)}1) }}",
    "cartesian product": lambda n: f"SELECT (COUNT(*) AS ?n{n}) {{ {CROSS} . ?g ?h ?i }}",
    "large answer": lambda n: f"SELECT * {{ {CROSS} }} OFFSET {n}",
    "sort": lambda n: f"SELECT * {{ {CROSS} }} ORDER BY ?f ?c LIMIT {n + 1}",
    "doubling": _doubling,
    "paths": lambda n: (
        f"SELECT (COUNT(*) AS ?n{n}) {{ ?a (!<x:a>|^!<x:b>)* ?b . ?b (!<x:c>)* ?c }}"
    ),
    "regular expression": lambda n: (
        "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "
        f"'((((a{{1,100}}){{1,100}}){{1,100}}){{1,{100 - n}}})')) }}"
    ),
    "aggregation": lambda n: (
        f"SELECT (GROUP_CONCAT(?z) AS ?y) {{ {CROSS} BIND(CONCAT(STR(?a), STR(?f), '{n}') AS ?z) }}"
    ),
}

BOMBS = [
    *(("(" * depth) + "ASK {}" for depth in (100, 10_000)),
    "ASK { FILTER(" + "!" * 8000 + "1) }",
    "ASK { FILTER(" + "-" * 8000 + "1) }",
    "ASK { FILTER(1" + "||1" * 5000 + ") }",
    "ASK { FILTER(1" + "&&1" * 5000 + ") }",
    "ASK { FILTER(1" + "=1" * 5000 + ") }",
    "ASK { FILTER(1" + "*1" * 5000 + ") }",
    "ASK { ?a <x:a>" + "/<x:a>" * 2000 + " ?b }",
    "ASK { ?a <x:a>" + "|<x:a>" * 2000 + " ?b }",
    "ASK { ?a " + "^" * 8000 + "<x:a> ?b }",
    "ASK { ?a " + "(" * 5000 + "<x:a>" + ")*" * 5000 + " ?b }",
    "ASK { ?a <x:a> " + "[ <x:a> " * 1500 + "1" + "]" * 1500 + " }",
    "ASK { ?a <x:a> " + "(" * 5000 + ")" * 5000 + " }",
    "ASK { {} " + "UNION {} " * 1500 + "}",
    "ASK { " + "OPTIONAL { " * 1400 + "}" * 1400 + "}",
    "ASK { " + "MINUS { ?s ?p ?o } " * 800 + "}",
    "ASK " + "{ SELECT * " * 1200 + "{}" + "}" * 1200,
    "ASK { " + "FILTER EXISTS { " * 900 + "}" * 900 + "}",
    "ASK { FILTER(" + "IF(1," * 2000 + "1" + ",1)" * 2000 + ") }",
    "ASK { FILTER(" + "COALESCE(" * 1500 + "1" + ")" * 1500 + ") }",
    "ASK { FILTER(1 IN (" + "1," * 8000 + "1)) }",
    "SELECT " + "(1 AS ?x) " * 1600 + "{}",
    "ASK { GRAPH ?g " + "{ GRAPH ?g " * 1300 + "{}" + "}" * 1300 + "}",
    "ASK { BIND(" + "STR(" * 3000 + "1" + ")" * 3000 + " AS ?x) }",
    f"SELECT * {{ {CROSS} . ?g ?h ?i . ?j ?k ?l }} ORDER BY ?l",
    f"SELECT DISTINCT (CONCAT(STR(?a), STR(?f)) AS ?x) {{ {CROSS} . ?g ?h ?i }} ORDER BY ?x",
    f"CONSTRUCT {{ ?a ?e ?i }} WHERE {{ {CROSS} . ?g ?h ?i }}",
    f"SELECT (SUM(STRLEN(STR(?i))) AS ?n) {{ {CROSS} . ?g ?h ?i }} GROUP BY ?a ?d ?g",
    f"ASK {{ {CROSS} . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'none') }}",
]

_NAMES = [
    "SERVICE",
    "service",
    "SeRvIcE",
    "SERVICE SILENT",
    "SERVICESILENT",
    "Service\n#x\nSilent",
    "SERVICE\t",
    "1 SERVICE",
    "SERVICE/**/",
    "SERV\\u0049CE",
    "\\u0053ERVICE",
]


def fetching_queries(http: str, file: str) -> list[str]:
    """Return queries that ask for the address `http` or the file `file`, spelled in all ways."""
    attempts = [f"SELECT * {{ {name} <{http}> {{ ?s ?p ?o }} }}" for name in _NAMES]
    attempts += [
        f"SELECT * {{ {{ SERVICE <{http}> {{ ?s ?p ?o }} }} }}",
        f"SELECT * {{ OPTIONAL {{ SERVICE <{http}> {{ ?s ?p ?o }} }} }}",
        f"ASK {{ FILTER EXISTS {{ SERVICE <{http}> {{ ?s ?p ?o }} }} }}",
        f"ASK {{ FILTER NOT EXISTS {{ SERVICE SILENT <{http}> {{ ?s ?p ?o }} }} }}",
        f"ASK {{ {{ SELECT * {{ SERVICE <{http}> {{ ?s ?p ?o }} }} }} }}",
        f"SELECT * {{ VALUES ?e {{ <{http}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
        f"SELECT * {{ BIND(IRI('{http}') AS ?e) SERVICE SILENT ?e {{ ?s ?p ?o }} }}",
        f"PREFIX e: <{http}> SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
        f"PREFIX e: <{http}> SELECT * {{ ?s ?p 1SERVICEe:{{ ?s ?p ?o }} }}",
        f"BASE <{http}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
        f"PREFIX e: <{http}> SELECT * {{ ?s ?p ?a FILTER(?a<?b)SERVICE#>\n e: {{ ?s ?p ?o }} }}",
        'SELECT * { ?s ?p ?a FILTER(?a<?b#> """\n) SERVICE <' + http + '> { ?s ?p ?o } #"""\n}',
        f"SELECT * {{ ?s ?p 'x'SERVICE<{http}>{{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p true SERVICE<{http}>{{ ?s ?p ?o }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{http}> {{ ?s ?p ?o }} }}",
        f"DESCRIBE <{http}>",
        f"DESCRIBE <{file}>",
        f"SELECT * FROM <{http}> {{ ?s ?p ?o }}",
        f"SELECT * FROM <{file}> {{ ?s ?p ?o }}",
        f"SELECT * FROM NAMED <{http}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT * FROM NAMED <{file}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT * {{ GRAPH <{http}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ GRAPH <{file}> {{ ?s ?p ?o }} }}",
        f"LOAD <{http}>",
        f"LOAD SILENT <{file}> INTO GRAPH <x:g>",
        f"PREFIX a: <x:> LOAD <{http}>",
        f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{http}> {{ ?s ?p ?o }} }}",
        f"COPY <{http}> TO DEFAULT",
        f"SELECT (<{http}>(1) AS ?x) {{}}",
        f"SELECT (<http://www.w3.org/2005/xpath-functions#doc>('{http}') AS ?x) {{}}",
        f"SELECT (<java:java.net.URL>('{http}') AS ?x) {{}}",
        f"SELECT * {{ ?s <http://jena.hpl.hp.com/ARQ/property#load> <{http}> }}",
        f"SELECT * {{ ?s <bif:http_get> '{http}' }}",
    ]
    return attempts


def fetching_graphs(http: str, file: str) -> dict[str, bytes]:
    """Return files that refer to `http` or `file` in ways that some reader follows."""
    owl, sh = "http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/shacl#"
    texts = {
        "imports.ttl": f"<x:a> a <{owl}Ontology> ; <{owl}imports> <{http}> , <{file}> .",
        "shapes.ttl": f"<x:s> a <{sh}NodeShape> ; <{sh}shapesGraph> <{http}> ; "
        f"<{owl}imports> <{http}> .",
        "select.ttl": f"<x:s> a <{sh}NodeShape> ; <{sh}targetNode> <x:a> ; <{sh}sparql> "
        f"[ <{sh}select> 'SELECT $this {{ SERVICE <{http}> {{ ?s ?p ?o }} }}' ] .",
        "script.ttl": f"<x:s> a <{sh}NodeShape> ; <{sh}js> [ <{sh}jsLibrary> "
        f"[ <{sh}jsLibraryURL> '{http}' ] ; <{sh}jsFunctionName> 'f' ] .",
        "target.ttl": f"<x:s> a <{sh}NodeShape> ; <{sh}target> [ <{sh}select> "
        f"'SELECT ?this {{ SERVICE <{http}> {{ ?this ?p ?o }} }}' ] .",
        "rule.ttl": f"<x:s> a <{sh}NodeShape> ; <{sh}rule> [ a <{sh}SPARQLRule> ; <{sh}construct> "
        f"'CONSTRUCT {{ $this ?p ?o }} WHERE {{ SERVICE <{http}> {{ $this ?p ?o }} }}' ] .",
        "see.ttl": f"<x:a> <http://www.w3.org/2000/01/rdf-schema#seeAlso> <{http}> , <{file}> .",
        "base.ttl": f"@base <{http}> . <a> <b> <c> .",
        "graph.trig": f"<{http}> {{ <x:a> <x:b> <x:c> }} <{file}> {{ <x:a> <x:b> <x:c> }}",
        "graph.nq": f"<x:a> <x:b> <x:c> <{http}> .",
        "context.jsonld": f'{{"@context": "{http}", "@id": "x:a", "b": 1}}',
        "file.jsonld": f'{{"@context": "{file}", "@id": "x:a", "b": 1}}',
        "list.jsonld": f'{{"@context": [{{}}, "{http}"], "@id": "x:a", "b": 1}}',
        "import.jsonld": f'{{"@context": {{"@version": 1.1, "@import": "{http}"}}, "@id": "x:a"}}',
        "scoped.jsonld": f'{{"@context": {{"b": {{"@id": "x:b", "@context": "{http}"}}}}, '
        f'"@id": "x:a", "b": {{"@id": "x:c"}}}}',
        "typed.jsonld": f'{{"@context": {{"T": {{"@id": "x:T", "@context": "{http}"}}}}, '
        f'"@id": "x:a", "@type": "T"}}',
        "relative.jsonld": f'{{"@context": {{"@base": "{http}"}}, "@graph": '
        f'{{"@context": "ctx", "@id": "x:a"}}}}',
    }
    return {name: text.encode() for name, text in texts.items()}
