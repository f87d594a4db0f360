"""Hype: promotional strength, as the codebook lists it."""

from transforms.reading import Reading

CUES = {
    "word": [
        "proven {relief|results|treatment|solution|therapy|to work|to help|way|method|effective|benefits|track record}",
        "clinically proven", "scientifically proven", "breakthrough", "breakthroughs", "groundbreaking",
        "ground breaking", "lifesaver", "life saver", "lifesaving", "life saving", "highly effective", "very effective",
        "extremely effective", "incredibly effective", "remarkably effective", "miracle", "miraculous", "game changer",
        "game changing", "new hope", "renewed hope", "offers hope", "offer hope", "offering hope", "avenue of hope",
        "real hope", "brings hope", "hope for", "gives hope", "remarkable", "remarkably", "revolutionary",
        "revolutioni{s|z}{e|es|ed|ing}", "amazing", "incredible", "incredibly", "astonishing", "extraordinary",
        "cutting edge", "paradigm shift", "life changing", "transformative", "transformational", "unparalleled",
        "unprecedented", "gold standard of", "wonder drug", "magic bullet", "silver bullet", "unlock", "dramatic",
        "dramatically", "powerful new", "holy grail", "profound", "profoundly", "spectacular", "stunning", "unmatched",
        "reclaim your life", "most powerful", "world class", "changed my life", "saved my life", "cure all",
        "guaranteed", "beacon of hope",
    ],
    "status": [
        "breakthrough therapy {designation|status}", "breakthrough designation", "no miracle", "not a miracle",
        "not a {cure all|magic bullet|silver bullet|game changer}", "no {magic|silver} bullet",
    ],
}  # fmt: skip
CASES = [
    ("A groundbreaking advance.", True),
    ("The drug has breakthrough therapy designation.", False),
]


def is_hype(reading: Reading) -> bool:
    """True if the statement promotes; a regulator's breakthrough status or a denied miracle does not."""
    if reading.has("hype.status"):
        return False
    found = reading.find("hype.word")
    reading.used.extend(found)
    return bool(found)
