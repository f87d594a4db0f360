"""Inputs in object storage: what lies below an address, its manifests copied so that they are found as in a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from transforms.readers.walk import MANIFEST_NAME, Found
from warehouse.errors import InputError
from warehouse.places import Place, find_place, list_files


@dataclass(frozen=True)
class Listing:
    """The files below an address by their path below it, in sorted order."""

    address: str
    names: tuple[str, ...]

    def list_found(self, folder: Path) -> Iterator[Found]:
        """The files as `walk` would find them if `folder` were a copy of what lies at the address."""
        for name in self.names:
            if not any(part.startswith(".") for part in name.split("/")[:-1]):
                yield Found(folder / name, name, self._place(name).address)

    def _place(self, name: str) -> Place:
        place = find_place(self.address)
        return place if self.address.endswith(f"/{name}") else place / name


def list_remote(address: str) -> Listing:
    """What lies at an address: the files below it, or the one file that it names.

    Raises:
        InputError: there is nothing, or it cannot be reached.
    """
    try:
        names = sorted(list_files(address))
    except (OSError, ValueError) as error:
        why = str(error).partition("\\n")[0]
        todo = "Check the address, and the keys and the server in the environment."
        raise InputError(f"this input cannot be reached: {why}", where=address, todo=todo) from None
    if not names:
        raise InputError("there is nothing at this address", where=address, todo="Check the bucket and the folder.")
    return Listing(address, tuple(names))


@contextmanager
def copy_manifests(listing: Listing) -> Iterator[Path]:
    """A folder that holds the manifests of a listing and nothing else."""
    with tempfile.TemporaryDirectory(prefix="claimhouse-") as name:
        root = Path(name).resolve() / "input"
        root.mkdir()
        for found in listing.list_found(root):
            if found.path.name == MANIFEST_NAME and found.remote:
                found.path.parent.mkdir(parents=True, exist_ok=True)
                found.path.write_bytes(find_place(found.remote).read_bytes())
        yield root
