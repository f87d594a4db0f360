"""What a text is about: its therapy and its condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from transforms.context import subject
from transforms.extractor import VOCABULARY_FAMILIES, Extractor
from transforms.lexicon.scan import Hit, drop_contained
from transforms.lexicon.vocabulary import Vocabulary
from transforms.reading import Setting

OPENING = 300
"""Characters at the beginning of a text that tell what it is about."""


def read_setting(text: str, title: str | None, tool: Extractor) -> Setting:
    """What a text is about, by a scan for the words that tell it and no others."""
    hits = drop_contained(tool.topics.scan(text), VOCABULARY_FAMILIES)
    title_hits = drop_contained(tool.lexicon.scan(title or ""), VOCABULARY_FAMILIES)
    return find_setting(hits, title_hits, tool.vocabulary)


def is_relevant(setting: Setting) -> bool:
    """True if a text is about a therapy or condition of the vocabulary; no claim is read from any other."""
    return setting.therapy is not None or setting.condition is not None


def find_setting(hits: Sequence[Hit], title_hits: Sequence[Hit], vocabulary: Vocabulary) -> Setting:
    """What a text is about: the therapy and condition that it names most, its title and its opening counting more.

    A text that names no therapy is about a condition only if its title or opening names one: most that name one further
    down are about something else, and so is all that they say.
    """
    therapy = _most_named(hits, title_hits, "substance", lambda name: name in vocabulary.therapies)
    condition = _most_named(hits, title_hits, "condition", lambda name: name not in subject.WEAK_CONDITIONS)
    if therapy is None and not any(map(_is_main_condition, [*title_hits, *_list_first(hits)])):
        condition = None
    titled = _first_condition(title_hits) or _name_by_trauma(title_hits, condition) if title_hits else condition
    return Setting(therapy, condition, vocabulary.therapies, titled)


def _name_by_trauma(title_hits: Sequence[Hit], condition: str | None) -> str | None:
    """`A reset for trauma` names the condition of a text that is about PTSD."""
    return condition if condition == "ptsd" and any(hit.concept.name == "trauma" for hit in title_hits) else None


def _list_first(hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.start < OPENING]


def _is_main_condition(hit: Hit) -> bool:
    return hit.concept.family == "condition" and hit.concept.name not in subject.WEAK_CONDITIONS


def _first_condition(hits: Sequence[Hit]) -> str | None:
    """The condition that a title or heading names first; one that is no mere symptom before one that is."""
    named = [h.concept.name for h in hits if h.concept.family == "condition"]
    strong = [name for name in named if name not in subject.WEAK_CONDITIONS]
    return next(iter(strong or named), None)


def _most_named(hits: Sequence[Hit], title_hits: Sequence[Hit], family: str, wanted: object) -> str | None:
    assert callable(wanted)
    counts: Counter[str] = Counter()
    for hit in title_hits:
        if hit.concept.family == family and wanted(hit.concept.name):
            counts[hit.concept.name] += 1000
            break
    for hit in hits:
        if hit.concept.family == family and wanted(hit.concept.name):
            counts[hit.concept.name] += 3 if hit.start < OPENING else 1
    return counts.most_common(1)[0][0] if counts else None
