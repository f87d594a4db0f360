"""What was read: sources, documents and statements."""

import datetime as dt

from warehouse.schema import column, table
from warehouse.tables import values


@table("sources", "One row per labelled publisher page, feed or file.", group="What was read")
class Source:
    """A labelled source of texts."""

    source_id: str = column("Name of the source, as its manifest gives it.", key=True)
    title: str | None = column("Title of the page or file.")
    publisher: str | None = column("Who publishes it; null where the manifest does not say.")
    url: str | None = column("Address that it was read from on the web; null for a file.")
    source_type: str = column("What kind of publisher it is.", values=values.SOURCE_TYPES)
    commercial_interest: str = column("Whether the publisher earns on the therapy.", values=values.COMMERCIAL_INTERESTS)
    label_basis: str = column("Who labelled it: a person in a manifest, or a rule.", values=values.LABEL_BASES)
    language: str = column("Language of the source, ISO 639-1 code such as en.")
    published_on: dt.date | None = column("Day of publication; null where unknown.")


@table("documents", "One row per distinct version of a text.", group="What was read")
class Document:
    """The exact text that every offset counts in."""

    document_id: str = column("Id made from the source and the text.", key=True)
    source_id: str = column("Source that the text belongs to.", references="sources.source_id")
    uri: str = column("Where the text was read from: its path below the input folder, or its address.")
    title: str | None = column("Title of the text.")
    format: str = column("Format that it was read from.", values=values.FORMATS)
    language: str = column("Language of the text, ISO 639-1 code.")
    published_on: dt.date | None = column("Day of publication; null where unknown.")
    therapy: str | None = column("Substance or procedure that the text is mainly about; null if none is named.")
    ingested_at: dt.datetime = column("When this version was first read, UTC.")
    sha256: str = column("SHA-256 of the text as UTF-8, in hexadecimal digits.")
    char_count: int = column("Length of the text.", unit="Unicode code points", minimum=1)
    text: str = column("The text that all offsets count in.")
    duplicate_of: str | None = column(
        "Earliest document of the same near-duplicate group; null for that one itself.",
        references="documents.document_id",
    )
    is_current: bool = column("False for a version that a newer text at the same uri replaced.")


@table("document_signatures", "One row per current text: what near-duplicates are found by.", group="What was read")
class DocumentSignature:
    """A MinHash signature; it is computed once for a text and kept from run to run."""

    document_id: str = column("Document in question.", key=True, references="documents.document_id")
    method: str = column("How it was made; signatures of different methods are not compared.")
    shingle_count: int = column("Distinct runs of words that it stands for.", unit="runs of words", minimum=0)
    signature: str = column("Its 32-bit numbers, little-endian, in base64.")


@table(
    "statements",
    "One row per sentence, table row, list item or heading.",
    group="What was read",
    sort=("document_id", "ordinal"),
)
class Statement:
    """The unit of claiming."""

    statement_id: str = column("Id made from the document and the span.", key=True)
    document_id: str = column("Document that holds it.", references="documents.document_id")
    ordinal: int = column("Place among the statements of the document, from 0.", minimum=0)
    kind: str = column("What the statement is on the page.", values=values.STATEMENT_KINDS)
    section: str | None = column("Heading that it stands under; null above the first.")
    start: int = column("Offset of its first character in documents.text.", unit="code points", minimum=0)
    end: int = column("Offset just behind its last character.", unit="code points", minimum=1)
    text: str = column("Exactly documents.text[start:end].")
