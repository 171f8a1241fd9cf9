"""Maintaining the shipped data."""

TEXTS: dict[str, tuple[str, str]] = {
    "help": (
        "For dem, der vedligeholder data.",
        "For those who maintain the data.",
    ),
    "seal": (
        "Skriv derived.ttl og checksums.ttl på ny ud fra de øvrige data.",
        "Write derived.ttl and checksums.ttl anew from the other data.",
    ),
}
