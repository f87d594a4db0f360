"""The studies of a document by what a later statement may call them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transforms.studies import signals
from transforms.studies.identity import Identity, Key
from transforms.studies.mention import Mention

CAPITAL_WORD = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w-]{2,40}")

WORDS = frozenset(("title", "author", "place"))


@dataclass(slots=True)
class Index:
    """Looks a study up at once, however many there are."""

    known: dict[Key, Mention] = field(default_factory=dict)
    filed: dict[int, tuple[object, ...]] = field(default_factory=dict)
    words: set[str | int] = field(default_factory=set)
    """Names of trials, authors and places among the keys."""

    def file(self, mention: Mention) -> None:
        """Let later statements look the study up."""
        told = mention.identity.list_told()
        if self.filed.get(id(mention)) == told:
            return
        self.filed[id(mention)] = told
        if mention.identity.is_known:
            for key in mention.identity.list_keys():
                self.known.setdefault(key, mention)
                if key[0] in WORDS:
                    self.words.add(key[1])

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
            if name not in self.words:
                continue
            named = self.known.get(("title", name)) or self.known.get(("author", name))
            if named is not None and not named.identity.contradicts(identity):
                return named
            placed = self.known.get(("place", name))
            fits = placed is not None and not placed.identity.contradicts(identity)
            if fits and signals.STUDY_WORK.match(text[word.end() : word.end() + 40].lstrip(" ’'s")):
                return placed
        return None
