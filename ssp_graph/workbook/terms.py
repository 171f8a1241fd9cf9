"""The IRIs of other vocabularies on which reading and writing rely."""

from __future__ import annotations

from typing import Final

from ssp_graph import vocabulary

XSD: Final = vocabulary.XSD
PROV: Final = vocabulary.PROV
DCTERMS: Final = vocabulary.DCTERMS
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
OA: Final = "http://www.w3.org/ns/oa#"
SH: Final = "http://www.w3.org/ns/shacl#"
DCAT: Final = "http://www.w3.org/ns/dcat#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
SSP: Final = vocabulary.SSP

RDF_TYPE: Final = vocabulary.RDF_TYPE
LABEL: Final = RDFS + "label"
COMMENT: Final = RDFS + "comment"
PREF_LABEL: Final = SKOS + "prefLabel"
ALT_LABEL: Final = SKOS + "altLabel"
DEFINITION: Final = SKOS + "definition"
EXACT: Final = OA + "exact"
EVIDENCE: Final = SSP + "evidence"
SECTION: Final = SSP + "section"
ASPECT: Final = SSP + "aspect"
ASPECT_VALUE: Final = SSP + "aspectValue"
