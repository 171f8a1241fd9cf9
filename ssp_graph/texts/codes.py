"""The fixed values of some properties, in words."""

TEXTS: dict[str, tuple[str, str]] = {
    "complete": ("hele listen", "the whole list"),
    "partial": ("en del af deltagerne", "part of the participants"),
    "described": ("beskrevet", "described"),
    "mentioned": ("kun nævnt", "only mentioned"),
    "contingent": ("oprettes ved behov", "set up if needed"),
    "main": ("hovedmålgruppe", "main target group"),
    "derived": ("afledt målgruppe", "derived target group"),
    "professionals": ("fagfolk", "professionals"),
    "ssp-plus": ("SSP+", "SSP+"),
    "action-plan": ("handleplan", "action plan"),
    "strategy": ("strategi", "strategy"),
    "preparedness": ("beredskab", "preparedness"),
    "curriculum": ("læseplan", "curriculum"),
    "cooperation-plan": ("samarbejdsplan", "cooperation plan"),
    "policy": ("politik", "policy"),
    "more-preventive": ("mest forebyggende", "more preventive"),
    "equal": ("lige vægt", "equal"),
    "more-building": ("mest opbyggende", "more building"),
}
