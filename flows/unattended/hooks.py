"""Hooks that Prefect calls when the flow, or a task of it, has ended: each tells the webhook, none can fail the run."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from flows.settings import Settings, load_settings
from flows.unattended.notify import (
    Notice,
    make_block_notice,
    make_claim_notice,
    make_failure_notice,
    make_source_notice,
    send,
)
from warehouse.errors import ChecksBlocked, ClaimhouseError
from warehouse.snapshots import Snapshot

log = logging.getLogger(__name__)


def tell_of_failure(flow: Any, flow_run: Any, state: Any) -> None:
    """Checks blocked the run, or it failed or crashed."""
    _tell(lambda settings: _explain(_find_result(state), state, str(flow_run.id)))


def tell_of_sources(task: Any, task_run: Any, state: Any) -> None:
    """Sources were watched, and some of them failed."""
    watched = _find_result(state)
    _tell(lambda settings: make_source_notice(watched.failures, str(task_run.flow_run_id)))


def tell_of_claims(flow: Any, flow_run: Any, state: Any) -> None:
    """The run published: claims of the watched kinds may have appeared or changed."""
    tell_of_snapshot(_find_result(state).snapshot)


def tell_of_snapshot(snapshot: Snapshot) -> None:
    """The same for whoever has published by himself."""
    _tell(lambda settings: make_claim_notice(snapshot, settings.webhook_claims))


def _tell(make: Callable[[Settings], Notice | None]) -> None:
    """Make a message and send it; without a webhook it is not even made."""
    try:
        settings = load_settings()
        if settings.webhook.get_secret_value():
            send(make(settings), settings)
    except Exception as error:
        log.warning("The webhook was not told: %s: %s", type(error).__name__, error)


def _explain(error: Any, state: Any, run_id: str) -> Notice:
    if isinstance(error, ChecksBlocked):
        return make_block_notice(str(error), run_id)
    if isinstance(error, TimeoutError):
        return make_failure_notice(f"it took longer than the setting `timeout` allows ({error})", run_id)
    said = str(error) if isinstance(error, ClaimhouseError) else f"{type(error).__name__}: {error}"
    return make_failure_notice(said if isinstance(error, BaseException) else str(state.message), run_id)


def _find_result(state: Any) -> Any:
    """What the run returned or raised, as long as this process knows it; else None."""
    try:
        return state.result(raise_on_failure=False)
    except Exception:
        return None
