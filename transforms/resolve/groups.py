"""Mentions of one study, joined into groups: the surest pairs first, and never two of one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def join_groups(documents: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first member, in order of name, of the group that each mention belongs to.

    Args:
        documents: the document of each mention.
        pairs: mentions of one study, the surest first. A pair whose groups share a document is left out: a document
            speaks of one study in one mention, so that two of its mentions are two studies.
    """
    leader = {mention: mention for mention in documents}
    members = {mention: [mention] for mention in documents}
    told_in = {mention: {document} for mention, document in documents.items()}
    for one, other in pairs:
        first, second = leader[one], leader[other]
        if first == second or not told_in[first].isdisjoint(told_in[second]):
            continue
        if len(members[first]) < len(members[second]):
            first, second = second, first
        for mention in members[second]:
            leader[mention] = first
        members[first] += members.pop(second)
        told_in[first] |= told_in.pop(second)
    names = {head: min(held) for head, held in members.items()}
    return {mention: names[head] for mention, head in leader.items()}
