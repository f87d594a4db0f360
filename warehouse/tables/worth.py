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
        "Probability that it is the likeliest entry of the catalogue, which is `reference_id` where matched; null where"
        " no entry was near enough to compare.",
        minimum=0,
        maximum=1,
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
    effect_days: float | None = column(
        "Median time after the course until those whom it had helped lost the effect.", unit="days", minimum=0
    )
    is_retracted: bool | None = column("Whether it was retracted; null where the origin does not say.")
    origin: str = column("Where the entry comes from; of several the first in this order.", values=values.ORIGINS)
    revised_on: dt.date | None = column("Day on which the origin last revised it.")
    verified_in: str | None = column("Addresses of the public sources in which a seed was verified, between spaces.")


@table(
    "study_matches",
    "One row per study, entry of the catalogue that it could be, and field that was compared.",
    group=GROUP,
    sort=("study_id", "rank", "field"),
)
class StudyMatch:
    """Why a study was matched, or which entries it could be: how each field agrees, and what that weighs."""

    study_id: str = column("Study in question.", key=True, references="studies.study_id")
    reference_id: str = column(
        "Entry of the catalogue that it could be.", key=True, references="reference_studies.reference_id"
    )
    field: str = column("What was compared.", key=True)
    rank: int = column("Place among the candidates, from 1, the likeliest.", minimum=1)
    match_probability: float = column(
        "Probability that the study is this entry, given the others and those that the catalogue does not hold.",
        minimum=0,
        maximum=1,
    )
    mention_id: str = column("Mention that speaks for the study.", references="study_mentions.mention_id")
    stated: str | None = column("What the mention says; null where its silence was compared.")
    expected: str | None = column("What the catalogue says.")
    level: str = column("How far they agree, as `transforms/resolve/weights.csv` names it.")
    weight: float = column(
        "What that is worth; the sum over the fields is log2 of how much likelier they are if it is the same study.",
        unit="bits",
    )


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
    """Claims of one type, subject, substance, condition and topic, whichever way they point."""

    proposition_id: str = column("Id made from what the claims share.", key=True)
    claim_type: str = column("Type of the claims.", values=values.CLAIM_TYPES)
    substance: str | None = column("Vocabulary id of the substance or procedure.")
    condition: str | None = column("Vocabulary id of the condition.")
    subject: str = column("Whom it is about.", values=values.SUBJECTS)
    topic: str = column("What it is about within its type; `other` takes what no word of a topic fits.")
    label: str = column("The proposition in a few words.")
    claim_count: int = column("Claims in the cluster.", unit="claims", minimum=1)
    source_count: int = column("Sources that make them.", unit="sources", minimum=1)
    independent_source_count: int = column(
        "Those, without copies, counting one publisher and one wording once.", unit="sources", minimum=1
    )
    with_study_count: int = column("Claims that rest on an identified study.", unit="claims", minimum=0)
    favourable_count: int = column("Claims that favour the therapy.", unit="claims", minimum=0)
    unfavourable_count: int = column("Claims against it.", unit="claims", minimum=0)
    hedged_count: int = column("Claims that are hedged.", unit="claims", minimum=0)
    quantity_kind: str | None = column("Kind of the numbers that are compared.", values=values.QUANTITY_KINDS)
    unit: str | None = column("Their unit; numbers in another one are left out.")
    low: float | None = column("Smallest of the numbers that the claims state, in `unit`.")
    high: float | None = column("Largest of the numbers that the claims state, in `unit`.")
    agreement: str = column(
        "Whether the independent sources agree in direction and numbers; single if there is one.",
        values=values.AGREEMENTS,
    )


@table("verdicts", "One row per claim and attribute that the trial behind it confirms or contradicts.", group=GROUP)
class Verdict:
    """What the matched study of the catalogue says of a claim that rests on it; most claims have no verdict."""

    claim_id: str = column("Claim in question.", key=True, references="claims.claim_id")
    attribute: str = column("What is compared.", key=True, values=values.VERDICT_ATTRIBUTES)
    study_id: str = column("Study that the claim rests on.", references="studies.study_id")
    reference_id: str = column("Entry of the catalogue that it is.", references="reference_studies.reference_id")
    verdict: str = column("Whether the entry confirms it.", values=values.VERDICTS)
    stated: str = column("What the claim says.")
    found: str = column("What the entry says.")


@table("source_scorecards", "One row per source.", group=GROUP)
class SourceScorecard:
    """How a source makes its claims; a share is null where the source makes none."""

    source_id: str = column("Source in question.", key=True, references="sources.source_id")
    claim_count: int = column("Claims that it makes.", unit="claims", minimum=0)
    share_with_study: float | None = column("Share that rests on an identified study.", minimum=0, maximum=1)
    share_hedged: float | None = column("Share that is hedged.", minimum=0, maximum=1)
    share_hype: float | None = column("Share with promotional strength.", minimum=0, maximum=1)
    share_unfavourable: float | None = column("Share that is unfavourable to the therapy.", minimum=0, maximum=1)
    with_study_count: int = column("Claims that rest on an identified study.", unit="claims", minimum=0)
    hedged_count: int = column("Claims that are hedged.", unit="claims", minimum=0)
    hype_count: int = column("Claims with promotional strength.", unit="claims", minimum=0)
    unfavourable_count: int = column("Claims that are unfavourable to the therapy.", unit="claims", minimum=0)
    proposition_count: int = column("Propositions that it makes.", unit="propositions", minimum=0)
    disputed_count: int = column("Claims on which independent sources disagree.", unit="claims", minimum=0)
    share_disputed: float | None = column("Share of these.", minimum=0, maximum=1)
    alone_count: int = column("Claims that no independent source makes.", unit="claims", minimum=0)
    share_alone: float | None = column("Share of these.", minimum=0, maximum=1)
    checked_count: int = column("Claims that could be compared with the trial behind them.", unit="claims", minimum=0)
    contradicted_count: int = column("Those that the trial contradicts.", unit="claims", minimum=0)
    share_contradicted: float | None = column(
        "Share of the compared ones that the trial contradicts; null where none was compared.", minimum=0, maximum=1
    )
    study_count: int = column("Studies that it mentions.", unit="studies", minimum=0)
    discrepancy_count: int = column("Attributes that it states otherwise.", unit="discrepancies", minimum=0)
