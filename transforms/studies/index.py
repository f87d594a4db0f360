"""The studies of a document by what a later statement may call them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.studies import signals
from transforms.studies.identity import Identity, Key
from transforms.studies.mention import Mention

CAPITAL_WORD = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w-]{2,40}")


@dataclass(slots=True)
class Index:
    """Looks a study up at once, however many there are."""

    known: dict[Key, Mention] = field(default_factory=dict)

    def file(self, mention: Mention) -> None:
        """Let later statements look the study up."""
        if mention.identity.is_known:
            for key in mention.identity.list_keys():
                self.known.setdefault(key, mention)

    def find(self, key: Key) -> Mention | None:
        """The first study with this key."""
        return self.known.get(key)

    def recall(self, text: str, identity: Identity) -> Mention | None:
        """A study that was named before and is picked up again: by a number, a title, an author, a place or its size."""
        if not self.known:
            return None
        for key in identity.list_keys():
            if key[0] == "journal" or (key[0] == "place" and identity.is_cited):
                continue
            found = self.known.get(key)
            if found is not None and not found.identity.contradicts(identity):
                return found
        return self._recall_by_word(text, identity)

    def _recall_by_word(self, text: str, identity: Identity) -> Mention | None:
        """`the Okonjo trial`, `Breck said`, `the Westmarch team`, `in REACH-PE`."""
        for word in CAPITAL_WORD.finditer(text):
            name = word.group()
            named = self.known.get(("title", name)) or self.known.get(("author", name))
            if named is not None and not named.identity.contradicts(identity):
                return named
            placed = self.known.get(("place", name))
            fits = placed is not None and not placed.identity.contradicts(identity)
            if fits and signals.STUDY_WORK.match(text[word.end() : word.end() + 40].lstrip(" ’'s")):
                return placed
        return None
