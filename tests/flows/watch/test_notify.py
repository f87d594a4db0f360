"""What a webhook is told: when checks block, a source fails, or claims of a watched kind appear or change."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from expectations import run as checking
from expectations.checks import Check
from flows import steps
from flows.settings import load_settings
from flows.unattended.notify import Notice, make_claim_notice, send
from tests.flows.corpus import CLAIMS, Corpus
from tests.flows.jobs import do_flow, do_steps
from tests.flows.watch.site import Reply, Site
from tests.flows.watch.test_watched_run import list_addresses
from warehouse.errors import ChecksBlocked, InputError
from warehouse.journal import read_journal
from warehouse.snapshots import current_snapshot

NOTICE = Notice("run_failed", "A run failed.", {"run": "r"})
CHANGED = CLAIMS.replace("may ease", "eases").replace("Nausea", "Dizziness")


@pytest.fixture
def hook(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A server that a webhook leads to."""
    monkeypatch.setenv("CLAIMHOUSE_WEBHOOK", site.put("/hook", b"ok"))
    return site


def events(site: Site) -> list[dict[str, Any]]:
    return [json.loads(body) for body in site.posted]


@pytest.mark.usefixtures("haste", "prefect_api", "unchecked")
def test_run_tells_of_failing_sources_and_of_claims_that_changed(corpus: Corpus, warehouse: Any, hook: Site) -> None:
    list_addresses(corpus, hook.put("/gone", Reply(status=410)))
    corpus.rows = (corpus.root / "sources.csv").read_text("utf-8").splitlines()[1:]
    corpus.write("a.txt", CLAIMS)
    do_flow([corpus.root], warehouse)
    (failed,) = events(hook)
    assert (failed["event"], failed["count"]) == ("source_failed", 1)
    assert failed["items"][0]["address"] == hook.at("/gone") and "410" in failed["text"]

    corpus.write("a.txt", CHANGED)
    result = do_flow([corpus.root], warehouse)
    again, changed = events(hook)[1:]
    assert again["event"] == "source_failed" and again["items"][0]["failures"] == 2
    assert (changed["event"], changed["run"]) == ("claims_changed", result.snapshot.id)
    assert {"strengthened", "vanished", "appeared"} >= {item["change"] for item in changed["items"]}
    assert changed["count"] == len(changed["items"]) >= 2


@pytest.mark.usefixtures("prefect_api")
def test_blocked_run_tells_why(corpus: Corpus, warehouse: Any, hook: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.write("a.txt", CLAIMS)
    odd = Check("odd", "claims", "None.", failing="SELECT * FROM claims")
    monkeypatch.setattr(checking, "select_checks", lambda tables, **_: (odd,) if "claims" in tables else ())
    with pytest.raises(ChecksBlocked):
        do_flow([corpus.root], warehouse)
    (blocked,) = events(hook)
    assert blocked["event"] == "checks_blocked" and "claims.odd" in blocked["text"]


@pytest.mark.usefixtures("prefect_api", "unchecked")
def test_scheduled_run_tells_of_its_claims_and_of_its_end(
    corpus: Corpus, warehouse: Path, hook: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.scheduled import scheduled_run

    corpus.write("a.txt", CLAIMS)
    scheduled_run([str(corpus.root)], str(warehouse), retries=0)
    corpus.write("a.txt", CHANGED)
    scheduled_run([str(corpus.root)], str(warehouse), retries=0)
    assert [event["event"] for event in events(hook)] == ["claims_changed"]
    before = current_snapshot(warehouse)

    monkeypatch.setattr(steps, "transform", lambda *_: time.sleep(30))
    begun = time.monotonic()
    state = scheduled_run.with_options(timeout_seconds=2)(
        [str(corpus.root)], str(warehouse), retries=0, return_state=True
    )
    assert time.monotonic() - begun < 15
    assert state.name == "TimedOut" and events(hook)[-1]["event"] == "run_failed"
    assert "took longer than the setting `timeout` allows" in events(hook)[-1]["text"]
    assert current_snapshot(warehouse) == before
    ended = read_journal(warehouse)[0]
    assert ended.outcome == "failed" and "Raise the setting `timeout`" in ended.reason
    assert list((warehouse / ".drafts").iterdir()) == []


@pytest.mark.usefixtures("prefect_api")
def test_failed_run_tells_why_and_fails_the_same_whatever_the_webhook_does(
    corpus: Corpus, warehouse: Any, hook: Site
) -> None:
    hook.put("/hook", Reply(status=400))
    with pytest.raises(InputError, match="no text in this folder"):
        do_flow([corpus.root], warehouse)
    (failed,) = events(hook)
    assert failed["event"] == "run_failed" and "no text in this folder" in failed["text"]


def test_claims_of_new_texts_appear_unless_all_are_new(corpus: Corpus, warehouse: Any) -> None:
    corpus.write("a.txt", CLAIMS)
    _, first = do_steps([corpus.root], warehouse)
    assert make_claim_notice(first, ()) is None
    corpus.write("b.txt", "Psilocybin helps against depression, a survey of 200 patients says.")
    _, second = do_steps([corpus.root], warehouse)
    notice = make_claim_notice(second, ["efficacy+psilocybin", "safety"])
    assert notice and {(item["uri"], item["substance"]) for item in notice.items} == {("b.txt", "psilocybin")}
    assert make_claim_notice(second, ["safety+unfavourable"]) is None


@pytest.mark.parametrize(
    ("replies", "arrives", "times"),
    [
        ([Reply(status=204)], True, 1),
        ([Reply(status=500), Reply(status=429), Reply()], True, 3),
        ([Reply(status=500)], False, 3),
        ([Reply(status=404)], False, 1),
        ([Reply(status=302, headers={"Location": "/other"})], False, 1),
        ([Reply(never=True)], False, 3),
        ([Reply(b"x" * 1000, wait=0.05)], True, 1),
        ([Reply(slow_headers=True, wait=0.05)], False, 3),
    ],
    ids=["told", "later", "failing", "wrong", "redirect", "never", "slow body", "slow headers"],
)
def test_message_arrives_or_not_in_time(
    hook: Site, replies: list[Reply], arrives: bool, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook.put("/hook", *replies)
    monkeypatch.setenv("CLAIMHOUSE_WEBHOOK_TIMEOUT", "0.3")
    begun = time.monotonic()
    assert send(NOTICE, load_settings(), sleep=lambda _: None) is arrives
    assert len(hook.posted) == times and time.monotonic() - begun < 3
    assert json.loads(hook.posted[0]) == {
        "text": "A run failed.",
        "event": "run_failed",
        "run": "r",
        "count": 0,
        "items": [],
    }


def test_only_wanted_events_are_told(hook: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMHOUSE_WEBHOOK_EVENTS", "checks_blocked, source_failed")
    assert not send(NOTICE, load_settings()) and not hook.posted


def test_address_of_the_webhook_is_not_shown(hook: Site) -> None:
    settings = load_settings()
    assert isinstance(settings.webhook, SecretStr) and "/hook" not in repr(settings) + str(settings.webhook)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("WEBHOOK", "mailto:a@b.example", "begins with http"),
        ("WEBHOOK_EVENTS", "all", "there is no all; there are checks_blocked"),
        ("WEBHOOK_CLAIMS", "safety' OR 1=1", "is no kind of claim"),
    ],
)
def test_wrong_settings_are_explained(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str) -> None:
    monkeypatch.setenv(f"CLAIMHOUSE_{name}", value)
    with pytest.raises(InputError, match=says):
        load_settings()
