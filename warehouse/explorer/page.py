"""Builds the page: template, styles, scripts and data in one file that asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from warehouse.explorer.choice import Choice
from warehouse.explorer.collect import Block, collect
from warehouse.snapshots import Snapshot

HERE = Path(__file__).parent
SCRIPTS = (
    "words", "dom", "data", "route", "search", "filter", "pieces", "badges", "claim_card", "charts", "ranges",
    "csv", "parquet", "download", "overview", "facets", "claims", "marks", "why", "read", "studies", "study",
    "disagreements", "proposition", "sources", "changes", "about", "main",
)  # fmt: skip
"""Files of `scripts/`, in the order in which they stand in the page: one may use those before it."""
STYLES = ("colours", "frame", "pieces", "charts", "views", "print")

UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Characters that could end a script block or begin markup in it, and how JSON writes them otherwise."""
LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Links:
    """Where the page finds what lies beside it, relative to itself: the Parquet files, the page on the checks.

    None where nothing can be linked, because the page is to lie somewhere else.
    """

    tables: str | None = ""
    checks: str | None = "checks.html"


def render_explorer(
    snapshot: Snapshot, before: Snapshot | None, *, choice: Choice | None = None, links: Links | None = None
) -> str:
    """The page as HTML, to be written as UTF-8.

    Args:
        snapshot: what it shows; its files are read, its manifest need not be written yet.
        before: the snapshot that changes are counted from, if there is one.
        choice: which texts; all by default.
        links: where the published tables and the report lie, seen from the page.
    """
    place = links or Links()
    blocks = collect(snapshot, before, choice or Choice())
    blocks["core"]["meta"] |= {"tables": place.tables, "checks": place.checks}
    style, script = _join("styles", STYLES, "css"), _join("scripts", SCRIPTS, "js")
    return _load_template().render(
        snapshot=snapshot.id,
        style=Markup(style),
        script=Markup(script),
        policy=_write_policy(style, script),
        blocks=_write_blocks(blocks),
    )


def write_json(block: Block) -> str:
    """The block as JSON in which nothing can end the script element that holds it."""
    text = json.dumps(block, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, escape in UNSAFE.items():
        text = text.replace(character, escape)
    return LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write_blocks(blocks: Mapping[str, Block]) -> dict[str, Markup]:
    return {name: Markup(write_json(block)) for name, block in blocks.items()}


def _write_policy(style: str, script: str) -> str:
    """Only this script and this style, nothing from elsewhere, nothing to elsewhere, no text made into markup."""
    rules = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(style),
        "img-src": "data:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _join(folder: str, names: tuple[str, ...], ending: str) -> str:
    """The files one after the other; a script's names are its own, shared through the function around all of them."""
    text = "\n".join((HERE / folder / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)
    return f'\n(() => {{\n"use strict";\n{text}\n}})();\n' if ending == "js" else f"\n{text}\n"


@cache
def _load_template() -> Template:
    environment = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page.html.j2")
