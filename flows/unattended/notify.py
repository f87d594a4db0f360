"""Telling a webhook what a run found: one POST of JSON for each event, which never stops or fails the run."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.settings import Settings
from flows.watch.addresses import read_address
from flows.watch.failures import FetchFailure
from flows.watch.manners import Manners
from flows.watch.transport import send_request
from transforms.readers.records import RejectedInput
from warehouse.query import run_query
from warehouse.snapshots import Snapshot
from warehouse.tables.values import CLAIM_TYPES, STANCES

log = logging.getLogger(__name__)

TRIES = 3
PAUSE = 1.0
"""Seconds before the second try, doubled with each further one."""
MOST_ITEMS = 50
"""Sources or claims that a message holds; it says how many there are."""

CLAIMS = """
WITH this_run AS (SELECT * FROM runs WHERE run_id = '{run_id}'),
told AS (
    SELECT change, attribute, was, now, claim_type, substance, stance, source_id, uri, quote, previous_quote
    FROM claim_changes WHERE run_id = '{run_id}'
    UNION ALL
    SELECT 'appeared', NULL, NULL, NULL, c.claim_type, c.substance, c.stance, c.source_id, d.uri, c.quote, NULL
    FROM claims AS c JOIN documents AS d USING (document_id) JOIN this_run AS r ON d.ingested_at = r.started_at
    WHERE (SELECT count(*) FROM runs) > 1
      AND NOT EXISTS (FROM documents AS o WHERE (o.source_id, o.uri) = (d.source_id, d.uri) AND NOT o.is_current)
)
SELECT *, count(*) OVER () AS total FROM told WHERE {kinds} ORDER BY ALL LIMIT {most}
"""
"""What became of claims in a run: those of changed texts, and those of new ones unless it is the first run of all."""


@dataclass(frozen=True)
class Notice:
    """One message: the event, a sentence for people, and the facts and items for programs."""

    event: str
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    items: Sequence[Mapping[str, Any]] = ()
    count: int = 0

    def to_json(self) -> bytes:
        """The body of the message; `text` is the key that chat services show."""
        body = {"text": self.text, "event": self.event, **self.facts, "count": self.count, "items": list(self.items)}
        return json.dumps(body, ensure_ascii=False, default=str).encode("utf-8", "replace")


def make_block_notice(message: str, flow_run: str) -> Notice:
    """Checks kept a run from publishing."""
    return Notice("checks_blocked", f"Claimhouse published nothing: {message}", {"flow_run": flow_run})


def make_failure_notice(message: str, flow_run: str) -> Notice:
    """A run ended for another reason."""
    return Notice("run_failed", f"A run of Claimhouse failed: {message}", {"flow_run": flow_run})


def make_source_notice(failures: Sequence[RejectedInput], flow_run: str) -> Notice | None:
    """Watched sources could not be had; None if all could."""
    items = [{"address": item.uri, "rule": item.rule, "reason": item.reason, **item.excerpt} for item in failures]
    text = f"{_count(len(items), 'watched page')} could not be fetched: {failures[0].reason}" if items else ""
    return Notice("source_failed", text, {"flow_run": flow_run}, items[:MOST_ITEMS], len(items)) if items else None


def make_claim_notice(snapshot: Snapshot, kinds: Iterable[str]) -> Notice | None:
    """Claims of the watched kinds appeared or changed in the run of this snapshot; None if none did."""
    query = CLAIMS.format(run_id=snapshot.id, kinds=write_kinds(kinds), most=MOST_ITEMS)
    rows = run_query(snapshot, query).read_all().to_pylist()
    if not rows:
        return None
    total = rows[0]["total"]
    first = rows[0]["quote"] or rows[0]["previous_quote"]
    text = f"{_count(total, 'claim')} appeared or changed, such as ({rows[0]['change']}): {first}"
    items = [{name: value for name, value in row.items() if name != "total"} for row in rows]
    return Notice("claims_changed", text, {"run": snapshot.id, "snapshot": str(snapshot.path)}, items, total)


def write_kinds(kinds: Iterable[str]) -> str:
    """The SQL that is true for claims of these kinds, as the setting writes them; for all if there are none."""
    return " OR ".join(" AND ".join(map(_write_word, kind.split("+"))) for kind in kinds) or "true"


def _write_word(word: str) -> str:
    column = "claim_type" if word in CLAIM_TYPES else "stance" if word in STANCES else "substance"
    return f"{column} = '{word}'"


def send(notice: Notice | None, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> bool:
    """Send a message if there is one and somebody wants it; whether it arrived. Whatever goes wrong is logged only."""
    address = settings.webhook.get_secret_value()
    if notice is None or not address or notice.event not in settings.webhook_events:
        return False
    for number in range(TRIES):
        try:
            status = _post(address, notice.to_json(), settings.webhook_timeout)
            if status < 300:
                return True
            why, may_help = f"it answered {status}", status >= 500 or status in (408, 425, 429)
        except FetchFailure as failure:
            why, may_help = failure.reason, failure.again
        except Exception as error:  # a message is never worth a run
            why, may_help = f"{type(error).__name__}: {error}", False
        if not may_help or number == TRIES - 1:
            break
        sleep(PAUSE * 2**number)
    log.warning("The webhook was not told of %s: %s", notice.event, why)
    return False


def _post(address: str, body: bytes, seconds: float) -> int:
    """The status of the answer; the address is the operator's own, so that it may be a private one."""
    manners = Manners(seconds=seconds, allow_private=True)
    url = read_address(address)
    headers = [
        (b"Host", url.netloc),
        (b"User-Agent", manners.user_agent.encode()),
        (b"Content-Type", b"application/json; charset=utf-8"),
        (b"Content-Length", str(len(body)).encode()),
        (b"Connection", b"close"),
    ]
    with send_request(url, headers, manners, body) as response:
        return response.status


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
