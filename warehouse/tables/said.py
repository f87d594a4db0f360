"""What a text says: claims, quantities, cues, study mentions and their arms."""

from warehouse.schema import column, table
from warehouse.tables import values

START = "Offset of its first character in documents.text."
END = "Offset just behind its last character."
QUOTE = "Exactly documents.text[start:end]."


@table(
    "claims",
    "One row per (statement, claim type).",
    group="What it says",
    sort=("document_id", "start", "claim_type"),
)
class Claim:
    """An assertion about the therapy, its comparators, the condition or the evidence."""

    claim_id: str = column("Id made from the statement and the claim type.", key=True)
    statement_id: str = column("Statement that makes the claim.", references="statements.statement_id")
    document_id: str = column("Document that holds it.", references="documents.document_id")
    source_id: str = column("Source that makes the claim.", references="sources.source_id")
    start: int = column(START, unit="code points", minimum=0)
    end: int = column(END, unit="code points", minimum=1)
    quote: str = column(QUOTE)
    claim_type: str = column("What the statement speaks of.", values=values.CLAIM_TYPES)
    subject: str = column("Whom the claim is mainly about.", values=values.SUBJECTS)
    substance: str | None = column("Vocabulary id of the first substance or procedure meant; null if none.")
    condition: str | None = column("Vocabulary id of the condition that it concerns; null if none.")
    stance: str = column("Toward the therapy of the document.", values=values.STANCES)
    negated: bool = column("Whether the main assertion is grammatically negated.")
    certainty: str = column("Whether a modal, adverb or frame weakens it.", values=values.CERTAINTIES)
    evidence_basis: str = column("What the statement rests on.", values=values.EVIDENCE_BASES)
    hype: bool = column("Whether it uses promotional strength.")
    mention_id: str | None = column(
        "Mention of the study that it rests on, in the same document.", references="study_mentions.mention_id"
    )
    study_id: str | None = column("Study that it rests on; null if none is identified.", references="studies.study_id")
    proposition_id: str | None = column(
        "Group of claims that say the same thing.", references="propositions.proposition_id"
    )
    topic: str | None = column(
        "What it is about within its type, such as nightmares, nausea or dose; `other` if no word tells."
    )
    rule: str = column("Name of the rule that made this row.")
    extractor: str = column("Name and version of the extractor.")


@table("quantities", "One row per number with a role.", group="What it says", sort=("document_id", "start", "kind"))
class Quantity:
    """A number that belongs to a claim; a range is one row."""

    quantity_id: str = column("Id made from the span and the kind.", key=True)
    statement_id: str = column("Statement that holds it.", references="statements.statement_id")
    document_id: str = column("Document that holds it.", references="documents.document_id")
    start: int = column(START, unit="code points", minimum=0)
    end: int = column(END, unit="code points", minimum=1)
    quote: str = column(QUOTE)
    kind: str = column("Role of the number.", values=values.QUANTITY_KINDS)
    low: float | None = column("Lower bound in `unit`; equal to high for a plain number; null if open.")
    high: float | None = column("Upper bound in `unit`; null if open.")
    unit: str = column("Unit of low and high: participant, percent, mg/kg, session, day, hour, point, p, d …")
    qualifier: str = column("How exact the number is meant.", values=values.QUALIFIERS)


@table(
    "cues",
    "One row per match that an extraction decision rests on.",
    group="What it says",
    sort=("document_id", "start", "cue", "concept"),
)
class Cue:
    """The words that made a row what it is."""

    statement_id: str = column("Statement that the cue decided on.", key=True, references="statements.statement_id")
    document_id: str = column("Document that holds it.", references="documents.document_id")
    start: int = column(START, key=True, unit="code points", minimum=0)
    end: int = column(END, key=True, unit="code points", minimum=1)
    quote: str = column(QUOTE)
    cue: str = column("Family of the cue: substance, condition, hedge, negation, hype, basis, a claim type …", key=True)
    concept: str = column("What it stands for: a vocabulary id or the name of a rule's cue list.", key=True)


@table("study_mentions", "One row per (document, study).", group="What it says", sort=("document_id", "start"))
class StudyMention:
    """What one document says of one particular study."""

    mention_id: str = column("Id made from the document and the first span.", key=True)
    document_id: str = column("Document that mentions it.", references="documents.document_id")
    study_id: str | None = column("Study across documents.", references="studies.study_id")
    start: int = column(START, unit="code points", minimum=0)
    end: int = column(END, unit="code points", minimum=1)
    quote: str = column(QUOTE)
    journal: str | None = column("Journal as named, without a leading The; normalised where the vocabulary knows it.")
    year: int | None = column("Year of publication or conduct, as named.", unit="calendar year")
    institution: str | None = column("Institution as named.")
    authors: str | None = column("Authors as named.")
    registry_id: str | None = column("Trial registry number, such as NCT01234567.")
    doi: str | None = column("DOI as named, without a resolver's address.")
    pmid: str | None = column("PubMed id as named.")
    design: str = column("Design that the text states.", values=values.DESIGNS)
    participant_count: int | None = column("Enrolled participants.", unit="participants", minimum=1)
    population: str | None = column("Who took part, as named.")
    substance: str | None = column("Vocabulary id of the substance or procedure studied.")
    condition: str | None = column("Vocabulary id of the condition studied.")
    comparator: str | None = column("What it was compared with, as named.")
    session_count: int | None = column("Doses, infusions or sessions.", unit="sessions", minimum=1)
    treatment_days_min: float | None = column("Length of the course, lower bound.", unit="days", minimum=0)
    treatment_days_max: float | None = column("Length of the course, upper bound.", unit="days", minimum=0)
    effect_days_min: float | None = column("How long the effect lasted, lower bound.", unit="days", minimum=0)
    effect_days_max: float | None = column("How long the effect lasted, upper bound.", unit="days", minimum=0)
    status: str = column("Whether it is published, running or announced only.", values=values.STUDY_STATUSES)


@table(
    "study_arms",
    "One row per arm of a mentioned study.",
    group="What it says",
    sort=("document_id", "mention_id", "ordinal"),
)
class StudyArm:
    """One arm, in the order that the text names them."""

    mention_id: str = column("Mention that names the arm.", key=True, references="study_mentions.mention_id")
    ordinal: int = column("Place among the arms, from 1.", key=True, minimum=1)
    label: str = column("The arm as named.")
    substance: str | None = column("Vocabulary id of what the arm was given; null if none is named.")
    dose_mg_per_kg: float | None = column("Dose by body weight.", unit="mg/kg", minimum=0)
    participant_count: int | None = column("Participants in the arm.", unit="participants", minimum=1)
    document_id: str = column("Document that holds the mention.", references="documents.document_id")
