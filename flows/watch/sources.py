"""The sources that the manifests of a run name by their address, watched as the settings say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from flows.settings import Settings, load_settings
from flows.show.progress import tell
from flows.watch.manners import Manners
from flows.watch.raw import RawStore
from flows.watch.watcher import Watched, watch
from transforms.readers import Input
from transforms.readers.web import list_addresses
from warehouse.places import is_remote


def watch_sources(inputs: Sequence[Input], warehouse: Path, now: dt.datetime) -> Watched:
    """Look at every address that a `sources.csv` in the inputs names instead of a file.

    Raises:
        InputError: a manifest or the settings cannot be read.
        WarehouseError: what was had cannot be kept.
    """
    addresses = list_addresses([Path(folder) for folder in inputs if not is_remote(str(folder))])
    if not addresses:
        return Watched()
    manners = choose_manners(load_settings())
    tell(f"{'Reading' if manners.offline else 'Looking at'} {len(addresses)} addresses")
    return watch(addresses, RawStore.of(warehouse), manners, now)


def choose_manners(settings: Settings) -> Manners:
    """The limits of fetching that the settings name."""
    return Manners(
        agent=settings.user_agent,
        seconds=settings.fetch_timeout,
        tries=settings.fetch_tries,
        backoff=settings.fetch_backoff,
        host_delay=settings.host_delay,
        received_bytes=settings.fetch_bytes,
        unpacked_bytes=settings.unpacked_bytes,
        pages=settings.feed_pages,
        allow_private=settings.allow_private,
        offline=settings.offline,
    )
