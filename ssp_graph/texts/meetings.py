"""How often a body meets."""

TEXTS: dict[str, tuple[str, str]] = {
    "once-a-year": ("1 gang om året", "once a year"),
    "times-a-year": ("{count} gange om året", "{count} times a year"),
    "range-a-year": ("{low}-{high} gange om året", "{low}-{high} times a year"),
    "at-least": ("mindst {count} gange om året", "at least {count} times a year"),
    "at-most": ("højst {count} gange om året", "at most {count} times a year"),
    "quarterly": ("hvert kvartal", "every quarter"),
    "half-yearly": ("hvert halve år", "every half year"),
    "every-one-d": ("hver dag", "every day"),
    "every-several-d": ("hver {count}. dag", "every {count} days"),
    "every-one-w": ("hver uge", "every week"),
    "every-several-w": ("hver {count}. uge", "every {count} weeks"),
    "every-one-m": ("hver måned", "every month"),
    "every-several-m": ("hver {count}. måned", "every {count} months"),
    "every-one-y": ("hvert år", "every year"),
    "every-several-y": ("hvert {count}. år", "every {count} years"),
    "ad-hoc": ("efter behov", "as needed"),
    "per": ("pr. {unit}", "per {unit}"),
    "extra": ("flere møder kan holdes", "further meetings may be called"),
    "about": ("ca. {rate}", "about {rate}"),
    "unspecified": ("møder omtalt uden hyppighed", "meetings mentioned, no frequency"),
    "season": ("{first}-{last}", "{first} to {last}"),
    "months": (
        "januar februar marts april maj juni juli august september oktober november december",
        "January February March April May June July August September October November December",
    ),
}
