"""Types of settings that are more than a number or a path."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

from warehouse.places import is_remote

EVENTS = ("checks_blocked", "run_failed", "source_failed", "claims_changed")
"""What a webhook can be told of."""
BETWEEN = re.compile(rf"{re.escape(os.pathsep)}(?!//)")
"""What stands between folders in the environment, as in PATH; the colon of an address does not."""
KIND = re.compile(r"[a-z0-9_-]+(?:\+[a-z0-9_-]+)*")


def _split(value: Any) -> Any:
    """In the environment words stand side by side, separated by commas."""
    return tuple(word.strip() for word in value.split(",") if word.strip()) if isinstance(value, str) else value


def to_input(value: Any) -> Any:
    """An input as it was given: an address of object storage stays as it is, all else is a path."""
    if isinstance(value, str) and not is_remote(value):
        return Path(value).expanduser()
    return value.expanduser() if isinstance(value, Path) else value


def to_absolute(item: Path | str) -> Path | str:
    """The same input, wherever it is looked for from."""
    return item.absolute() if isinstance(item, Path) else item


def _split_inputs(value: Any) -> Any:
    """Inputs from the environment, or from a list of them."""
    return tuple(map(to_input, BETWEEN.split(value) if isinstance(value, str) else value))


def _check_store(value: str) -> str:
    return value if is_remote(value) or not value else str(Path(value).expanduser().absolute())


def _check_events(value: tuple[str, ...]) -> tuple[str, ...]:
    if unknown := sorted(set(value) - set(EVENTS)):
        raise ValueError(f"there is no {', '.join(unknown)}; there are {', '.join(EVENTS)}")
    return value


def _check_kinds(value: tuple[str, ...]) -> tuple[str, ...]:
    if wrong := [kind for kind in value if not KIND.fullmatch(kind)]:
        raise ValueError(f"{wrong[0]!r} is no kind of claim; write such as safety or efficacy+favourable+ketamine")
    return value


def _check_address(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not value.get_secret_value().startswith(("http://", "https://")):
        raise ValueError("a webhook is an address that begins with http:// or https://")
    return value


Inputs = Annotated[tuple[Path | str, ...], NoDecode, BeforeValidator(_split_inputs)]
"""Folders and files, by path or by address."""
Store = Annotated[str, AfterValidator(_check_store)]
"""A folder, by path or by address, or nothing."""
Events = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split), AfterValidator(_check_events)]
"""Some of `EVENTS`."""
Kinds = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split), AfterValidator(_check_kinds)]
"""Kinds of claims: words of a type, a stance and a therapy, joined by `+`, all of which a claim must have."""
SecretAddress = Annotated[SecretStr, AfterValidator(_check_address)]
"""An address that is not printed, for it lets whoever knows it in."""
