"""What may be wrong with a file that stands where a municipality is named."""

TEXTS: dict[str, tuple[str, str]] = {
    "no-file": (
        "Filen findes ikke. Se efter, om navnet og mappen er rigtige.",
        "There is no such file. See whether name and folder are right.",
    ),
    "no-file-near": (
        "Filen findes ikke. Mente du »{nearest}«?",
        "There is no such file. Did you mean “{nearest}”?",
    ),
    "no-municipality": (
        "Filen beskriver ingen kommune. Skriv med ssp:serves, hvilken kommune forummerne hører "
        "til.",
        "The file describes no municipality. State with ssp:serves which municipality the fora "
        "belong to.",
    ),
    "several-municipality": (
        "Filen beskriver flere kommuner: {found}. Vælg én med --municipality.",
        "The file describes several municipalities: {found}. Choose one with --municipality.",
    ),
    "several-data": (
        "Filen beskriver flere kommuner: {found}. Tag den med som --data {file}, og nævn kommunen "
        "ved navn, fx {first}.",
        "The file describes several municipalities: {found}. Add it with --data {file} and name "
        "the municipality, such as {first}.",
    ),
    "no-name": (
        "Kommunen {iri} har intet navn, som kendes. Giv den typen ssp:Municipality og et "
        "skos:prefLabel.",
        "The municipality {iri} has no name that is known. Give it the type ssp:Municipality "
        "and a skos:prefLabel.",
    ),
    "other": (
        "Filen beskriver ikke {wanted}, men: {found}.",
        "The file does not describe {wanted} but: {found}.",
    ),
    "twice": (
        "»{name}« og »{other}« er den samme. Nævn hver kommune én gang; to beskrivelser af den "
        "samme sammenlignes med `ssp-graph diff`.",
        "“{name}” and “{other}” are the same. Name each municipality once; two descriptions of "
        "the same are compared with `ssp-graph diff`.",
    ),
    "same": (
        "Filen beskriver {name}, som også er nævnt som »{other}«. Her står forskellige kommuner "
        "side om side; to beskrivelser af den samme sammenlignes med `ssp-graph diff`.",
        "The file describes {name}, which is named as “{other}” as well. Different municipalities "
        "stand side by side here; two descriptions of the same are compared with `ssp-graph "
        "diff`.",
    ),
}
