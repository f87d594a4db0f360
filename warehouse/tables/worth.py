"""What it is worth: studies, reference studies, discrepancies, propositions and scorecards."""

import datetime as dt

from warehouse.schema import column, table
from warehouse.tables import values

GROUP = "What it is worth"


@table("studies", "One row per distinct study, across documents.", group=GROUP)
class Study:
    """A study as its mentions agree on it; an attribute that they state differently holds the most frequent value."""

    study_id: str = column("Id made from what identifies the study.", key=True)
    journal: str | None = column("Journal, agreed value.")
    year: int | None = column("Year, agreed value.", unit="calendar year")
    institution: str | None = column("Institution, agreed value.")
    authors: str | None = column("Authors, agreed value.")
    registry_id: str | None = column("Trial registry number, agreed value.")
    doi: str | None = column("DOI, agreed value.")
    pmid: str | None = column("PubMed id, agreed value.")
    design: str = column("Design, agreed value.", values=values.DESIGNS)
    participant_count: int | None = column("Enrolled participants, agreed value.", unit="participants", minimum=1)
    population: str | None = column("Who took part, agreed value.")
    substance: str | None = column("Vocabulary id of the substance or procedure, agreed value.")
    condition: str | None = column("Vocabulary id of the condition, agreed value.")
    comparator: str | None = column("Comparator, agreed value.")
    session_count: int | None = column("Sessions, agreed value.", unit="sessions", minimum=1)
    treatment_days_min: float | None = column("Length of the course, lower bound.", unit="days", minimum=0)
    treatment_days_max: float | None = column("Length of the course, upper bound.", unit="days", minimum=0)
    effect_days_min: float | None = column("How long the effect lasted, lower bound.", unit="days", minimum=0)
    effect_days_max: float | None = column("How long the effect lasted, upper bound.", unit="days", minimum=0)
    status: str = column("Whether it is published, running or announced only.", values=values.STUDY_STATUSES)
    mention_count: int = column("Documents that mention it.", unit="mentions", minimum=1)
    source_count: int = column("Sources that mention it.", unit="sources", minimum=1)
    reference_id: str | None = column(
        "Entry of the reference catalogue that it is; null if unknown.", references="reference_studies.reference_id"
    )
    match_probability: float | None = column(
        "Probability of that match; null where nothing was compared.", minimum=0, maximum=1
    )
    resolution: str = column("Outcome of looking it up in the catalogue.", values=values.RESOLUTIONS)


@table("reference_studies", "One row per study of the reference catalogue.", group=GROUP)
class ReferenceStudy:
    """A real study as its publication or registry entry describes it."""

    reference_id: str = column(
        "Id of the catalogue entry: `doi:…`, else `pmid:…`, `registry:…` or `id:…`, whichever is known first.", key=True
    )
    pmid: str | None = column("PubMed id.")
    doi: str | None = column("DOI.")
    registry_id: str | None = column("Trial registry number.")
    title: str = column("Title of the publication.")
    journal: str | None = column("Journal.")
    year: int | None = column("Year of publication.", unit="calendar year")
    design: str = column("Design.", values=values.DESIGNS)
    participant_count: int | None = column("Enrolled participants.", unit="participants", minimum=1)
    substance: str | None = column("Vocabulary id of the substance or procedure.")
    condition: str | None = column("Vocabulary id of the condition.")
    comparator: str | None = column("Comparator.")
    session_count: int | None = column("Doses, infusions or sessions.", unit="sessions", minimum=1)
    treatment_days: float | None = column("Length of the course.", unit="days", minimum=0)
    dose_mg_per_kg: float | None = column("Dose by body weight.", unit="mg/kg", minimum=0)
    primary_outcome: str | None = column("Primary outcome.")
    outcome_favours: str | None = column("Whom the primary outcome favoured.", values=values.OUTCOMES)
    authors: str | None = column("Family names of the first authors, ten at most, between semicolons.")
    institution: str | None = column("Institution of the first author, or the sponsor.")
    population: str | None = column("Who took part.")
    arms: str | None = column("The arms with what they were given, between vertical bars.")
    online_year: int | None = column("Year in which it appeared online, where another.", unit="calendar year")
    is_retracted: bool | None = column("Whether it was retracted; null where the origin does not say.")
    origin: str = column("Where the entry comes from; of several the first in this order.", values=values.ORIGINS)
    revised_on: dt.date | None = column("Day on which the origin last revised it.")
    verified_in: str | None = column("Addresses of the public sources in which a seed was verified, between spaces.")


@table("discrepancies", "One row per attribute that a mention states otherwise than the study.", group=GROUP)
class Discrepancy:
    """Where a mention differs from the matched reference or from another mention of the same study."""

    study_id: str = column("Study in question.", key=True, references="studies.study_id")
    mention_id: str = column("Mention that differs.", key=True, references="study_mentions.mention_id")
    attribute: str = column("Attribute that it states otherwise.", key=True)
    stated: str = column("What the mention says.")
    expected: str = column("What the reference or the other mention says.", key=True)
    against: str = column("What it is compared with.", key=True, values=("reference", "mention"))
    severity: str = column("How much it matters.", values=values.SEVERITIES)


@table("propositions", "One row per cluster of claims that say the same thing.", group=GROUP)
class Proposition:
    """Claims of one type on one substance and condition, in one direction of outcome."""

    proposition_id: str = column("Id made from what the claims share.", key=True)
    claim_type: str = column("Type of the claims.", values=values.CLAIM_TYPES)
    substance: str | None = column("Vocabulary id of the substance or procedure.")
    condition: str | None = column("Vocabulary id of the condition.")
    label: str = column("The proposition in a few words.")
    claim_count: int = column("Claims in the cluster.", unit="claims", minimum=1)
    source_count: int = column("Sources that make them.", unit="sources", minimum=1)
    independent_source_count: int = column(
        "Those, without copies and counting one publisher once.", unit="sources", minimum=1
    )
    with_study_count: int = column("Claims that rest on an identified study.", unit="claims", minimum=0)
    favourable_count: int = column("Claims that favour the therapy.", unit="claims", minimum=0)
    unfavourable_count: int = column("Claims against it.", unit="claims", minimum=0)
    low: float | None = column("Smallest of the numbers that the claims state, in the kind's unit.")
    high: float | None = column("Largest of the numbers that the claims state, in the kind's unit.")
    agreement: str = column("Whether the sources agree.", values=values.AGREEMENTS)


@table("source_scorecards", "One row per source.", group=GROUP)
class SourceScorecard:
    """How a source makes its claims; a share is null where the source makes none."""

    source_id: str = column("Source in question.", key=True, references="sources.source_id")
    claim_count: int = column("Claims that it makes.", unit="claims", minimum=0)
    share_with_study: float | None = column("Share that rests on an identified study.", minimum=0, maximum=1)
    share_hedged: float | None = column("Share that is hedged.", minimum=0, maximum=1)
    share_hype: float | None = column("Share with promotional strength.", minimum=0, maximum=1)
    share_unfavourable: float | None = column("Share that is unfavourable to the therapy.", minimum=0, maximum=1)
    study_count: int = column("Studies that it mentions.", unit="studies", minimum=0)
    discrepancy_count: int = column("Attributes that it states otherwise.", unit="discrepancies", minimum=0)
