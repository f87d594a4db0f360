"""The page that tells people what the checks said: one static file that needs nothing else and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from expectations.findings import CheckReport, Finding
from warehouse.schema import TABLES
from warehouse.tables import QuarantinedRow

TEMPLATES = Path(__file__).parent / "templates"
MOST_INPUTS = 200
"""Inputs that the page lists; the table quarantine has them all."""
LONGEST_VALUE = 300
"""Code points that the page shows of a value."""

HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Characters that cannot be seen or that change how others are seen: controls, line and paragraph separators, marks
of direction, joiners and fillers without width, tags, lone surrogates."""


@dataclass(frozen=True)
class Verdict:
    """The outcome in a word for its looks (`blocked`, `warned`, `passed`), a headline and a sentence."""

    kind: str
    headline: str
    sentence: str


def render_report(
    report: CheckReport, facts: Mapping[str, object], *, quarantined: Iterable[QuarantinedRow] = ()
) -> str:
    """The page as HTML, to be written as UTF-8.

    `facts` are shown under the verdict, name and value, in their order. `quarantined` are the inputs that never
    reached the draft; the rows that the checks keep out are in the report itself.
    """
    inputs = list(quarantined)
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    return _load_template().render(
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        verdict=judge(report, len(inputs)),
        facts=facts,
        failures=_sort_failures(report.findings),
        suites=[(TABLES[name], list(group)) for name, group in groupby(report.findings, lambda f: f.check.table)],
        kept_out=[] if report.blocked else [f for f in report.findings if _keeps_out(f)],
        inputs=list(islice(inputs, MOST_INPUTS)),
        input_count=len(inputs),
    )


def judge(report: CheckReport, input_count: int = 0) -> Verdict:
    """The verdict on a draft, in words; `input_count` texts never reached it."""
    blocking = [finding for finding in report.findings if finding.blocks]
    warnings = sum(not finding.result.success for finding in report.findings) - len(blocking)
    rows = sum(keys.num_rows for keys in report.kept_out.values())
    out = [_count(number, noun) for number, noun in ((input_count, "text"), (rows, "row")) if number]
    kept = f"{' and '.join(out)} kept out; the reasons are below." if out else "No row had to be kept out."
    total = _count(len(report.findings), "check")
    if blocking:
        stays = "The last good snapshot stays as it is. Mend what is listed first, then run again."
        return Verdict("blocked", f"Not to be published: {_tell_blocking(blocking)}", stays)
    if warnings:
        return Verdict(
            "warned", f"Fit to publish, with {_count(warnings, 'warning')}", f"Of {total} none blocks. {kept}"
        )
    return Verdict("passed", "Fit to publish: every check passed", f"{total} found nothing wrong. {kept}")


def _tell_blocking(blocking: Sequence[Finding]) -> str:
    raised = sum(finding.result.error is not None for finding in blocking)
    failed = f"{_count(len(blocking) - raised, 'critical check')} failed"
    unknown = f"{_count(raised, 'critical check')} could not be evaluated"
    return ", ".join(part for part, there in ((failed, len(blocking) > raised), (unknown, raised)) if there)


def reveal(value: object) -> str:
    """The value as text in which nothing hides: each character of `HIDDEN` stands as its code point in brackets."""
    return HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", str(value))


def shorten(text: str) -> str:
    """The text, or its beginning and how long it is."""
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]} … ({len(text):,} characters in all)"


def read_example(row_json: str) -> list[tuple[str, str]]:
    """The columns of a row that hold something, with their values as short text."""
    return [(name, shorten(_to_text(value))) for name, value in json.loads(row_json).items() if value is not None]


def describe_outcome(finding: Finding) -> str:
    """How the check went, in words."""
    result = finding.result
    if result.error is not None:
        return "could not be evaluated"
    if result.success:
        return "passed"
    if not finding.check.lists_rows:
        return "failed"
    return f"failed for {result.unexpected_count or 0:,} of {_count(result.row_count or 0, 'row')}"


@cache
def _load_template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"reveal": reveal, "example": read_example, "outcome": describe_outcome}
    return environment.get_template("report.html.j2")


def _sort_failures(findings: Iterable[Finding]) -> list[Finding]:
    """Those that failed, the critical ones first, otherwise in their order."""
    return sorted((f for f in findings if not f.result.success), key=lambda f: not f.blocks)


def _keeps_out(finding: Finding) -> bool:
    return bool(finding.result.unexpected_count) and finding.check.severity == "warning" and finding.check.lists_rows


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _to_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
