"""What a statement shows that bears on its claim types: the cues in it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.reading import Reading

VOCABULARY = {"condition", "symptom", "scale", "route", "journal", "authority", "institution"}
LEFT_OUT = VOCABULARY | {"substance", "section"}
INHERITED = {
    "efficacy", "onset", "durability", "safety", "mechanism", "protocol", "regulatory", "condition_cue", "evidence",
}  # fmt: skip


WORD = re.compile(r"[a-z]{3,}")
ENDING = re.compile(r"(?:ing|ed|es|s|ly)\Z")


def list_words(text: str) -> set[str]:
    """Words of three letters and more without their commonest endings, marked `w:`; the first also with dots behind."""
    words = [ENDING.sub("", word) for word in WORD.findall(text.lower())]
    return {f"w:{word}" for word in words} | {f"w:{word}..." for word in words[:1]}


def list_features(reading: Reading, kinds: Iterable[str], in_study: bool) -> list[str]:
    """Names of the features that a statement shows, each once.

    Args:
        reading: the statement.
        kinds: kinds of the quantities in it.
        in_study: whether it speaks of an identified study.
    """
    features = [name for name in reading.names if "." in name and name.split(".")[0] not in LEFT_OUT]
    features += [name for name in reading.names if name in VOCABULARY]
    features += [f"symptom.{h.concept.name}" for h in reading.find("symptom")]
    features += [f"quantity:{kind}" for kind in kinds]
    features += _list_treatments(reading) + _list_places(reading, in_study)
    return [*sorted(set(features)), *sorted(list_words(reading.text))]


def _list_treatments(reading: Reading) -> list[str]:
    therapy, other = reading.names_therapy, reading.names_comparator
    found = [name for name, holds in (("names:therapy", therapy), ("names:other", other)) if holds]
    if not (therapy or other):
        found.append("names:condition only" if reading.has("condition", "symptom") else "names:nothing")
    return found


def _list_places(reading: Reading, in_study: bool) -> list[str]:
    found = [f"kind:{reading.kind}"]
    found += [f"above:{name}" for name in reading.above if name in INHERITED or name.startswith("section.")]
    found += [f"announced:{name}" for name in reading.before if name.startswith("section.")]
    found += [f"before:{name}" for name in reading.before if name in INHERITED]
    found += [f"previous:{name}" for name in reading.previous if name in INHERITED]
    found += [f"before:{name}" for name in ("condition", "symptom", "safety.risk") if name in reading.before]
    found += ["in study"] if in_study else []
    found += ["quoted"] if reading.span.quoted else []
    words = len(reading.text.split())
    return [*found, "short" if words < 8 else "long" if words > 28 else "middling"]
