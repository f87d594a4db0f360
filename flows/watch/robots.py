"""robots.txt as RFC 9309 has it: groups of rules by agent, the longest matching path wins, `*` and `$` in paths.

The module of the standard library takes the first match and knows no `*`, so that it reads many files otherwise than
their writers meant them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from flows.watch.manners import PRODUCT

MAX_BYTES = 500_000
"""What is read of a robots.txt, as the RFC asks for at least."""
MOST_RULES = 20_000
LINE = re.compile(r"\s*([A-Za-z-]+)\s*:([^#]*)")
SAFE = "/%:@!$&'()*+,;=?~-._[]"


@dataclass(frozen=True)
class Robots:
    """What a host allows us: the rules of our group with what they say, and the pause that it asks for, in seconds."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be fetched: the longest rule decides, of two alike the one that allows."""
        path = quote(path, SAFE)
        found = [(len(pattern), allowed) for pattern, allowed in self.rules if _matches(pattern, path)]
        return max(found, default=(0, True))[1] or path == "/robots.txt"


NOTHING_SAID = Robots()


def read_robots(content: bytes, product: str = PRODUCT) -> Robots:
    """The rules that hold for us: those of the groups that name us, or else those for all."""
    ours: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    named = False
    for agents, field, value in _read_rules(content[:MAX_BYTES].decode("utf-8", "replace")):
        if product in agents:
            named = True
            ours.append((field, value))
        elif "*" in agents:
            general.append((field, value))
    return _gather(ours if named else general)


def _gather(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple((quote(value, SAFE), field == "allow") for field, value in lines if field != "crawl-delay" and value)
    pauses = (value for field, value in lines if field == "crawl-delay")
    delays = (float(value) for value in pauses if re.fullmatch(r"\d{1,6}(\.\d*)?", value, re.ASCII))
    return Robots(rules[:MOST_RULES], next(delays, None))


def _read_rules(text: str) -> Iterator[tuple[set[str], str, str]]:
    """Each rule with the agents of its group, in small letters; an empty rule for a group without any."""
    agents: set[str] = set()
    in_rules = False
    for line in text.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            agents = set() if in_rules else agents
            in_rules = False
            agents = agents | {re.split(r"[/\s]", value.lower(), maxsplit=1)[0]}
            yield agents, "allow", ""
        elif field in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            yield agents, field, value


def _matches(pattern: str, path: str) -> bool:
    """Whether a path begins as the pattern says; `*` is anything, a final `$` the end. Takes linear time."""
    anchored = pattern.endswith("$")
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if len(pieces) == 1:
        return at == len(path) if anchored else True
    if anchored:
        return path.endswith(pieces[-1]) and len(path) - len(pieces[-1]) >= at
    return path.find(pieces[-1], at) >= 0
