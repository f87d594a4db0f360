"""A study mention while a document is read: the statements that speak of it, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.quantities.found import Found
from transforms.reading import Reading
from transforms.studies import signals
from transforms.studies.identity import Identity

ACADEMIC = re.compile(
    r"\b(?:Universit|Institut|College|School|Hospital|Medical|Johns Hopkins|Yale|Harvard|Stanford)", re.I
)
"""In the names of those whose surveys come out, unlike those of clinics and magazines among their own."""


@dataclass(slots=True)
class Mention:
    """One study in one document; `told` holds the statements on it with their quantities, in order.

    `topic` holds the names of what the section had last spoken of when it came to the study, `reported` tells that
    the document is about it or sets it beside the one that it is about.
    """

    first: Reading
    identity: Identity
    told: list[tuple[Reading, list[Found]]] = field(default_factory=list)
    settled: bool = False
    topic: frozenset[str] = frozenset()
    reported: bool = False

    def take(self, reading: Reading, quantities: list[Found], identity: Identity) -> None:
        """Add a statement, and what it adds to the identity."""
        self.told.append((reading, quantities))
        self.identity.fill(identity)

    def settle(self, reading: Reading) -> None:
        """Make this statement the one that points at the study, if none has done so yet: titles do not."""
        if not self.settled and (
            reading.kind != "sentence" or reading.text.rstrip("”’\"')]").endswith((".", "!", "?", ":"))
        ):
            self.first, self.settled = reading, True

    def is_survey(self) -> bool:
        """True if the study is an informal survey: a university that asks people does a study."""
        return signals.POLLS.search(self.first.text) is not None and not self.is_academic()

    def is_academic(self) -> bool:
        """True if a university, a hospital or the like ran the study."""
        return ACADEMIC.search(self.identity.institution or "") is not None
