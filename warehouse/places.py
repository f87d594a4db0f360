"""Places of files: folders of this machine, and object storage under an address such as `s3://bucket/folder`."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import fs

REMOTE = ("s3://",)
"""How addresses begin that are no paths."""
VARIABLE = "CLAIMHOUSE_S3_ENDPOINT"
"""Environment variable that names another server than Amazon's, such as `http://127.0.0.1:9000`."""


def is_remote(address: str) -> bool:
    """True for an address of object storage."""
    return address.startswith(REMOTE)


@dataclass(frozen=True)
class Place:
    """A file or folder, there or not; the same operations whether it lies on this machine or in object storage."""

    address: str

    def __truediv__(self, name: str) -> Place:
        return Place(f"{self.address.rstrip('/')}/{name}")

    def open(self) -> Any:
        """The file, opened to be read at any offset."""
        filesystem, path = _resolve(self.address)
        return filesystem.open_input_file(path)

    def read_bytes(self) -> bytes:
        """All of the file.

        Raises:
            FileNotFoundError: it is not there.
        """
        with self.open() as file:
            content: bytes = file.read()
        return content

    def write_bytes(self, content: bytes | pa.Buffer) -> None:
        """Write the file so that it is never seen half written."""
        filesystem, path = _resolve(self.address)
        new = path if is_remote(self.address) else f"{path}.{uuid.uuid4().hex}.new"
        with filesystem.open_output_stream(new, compression=None) as file:
            file.write(content)
        if new != path:
            Path(new).replace(path)

    def make_folder(self) -> None:
        """Make the folder, where there are such things."""
        if not is_remote(self.address):
            Path(self.address).mkdir(parents=True, exist_ok=True)

    def remove(self) -> None:
        """Remove the file if it is there."""
        filesystem, path = _resolve(self.address)
        try:
            filesystem.delete_file(path)
        except FileNotFoundError:
            return

    def remove_folder(self) -> None:
        """Remove the folder with all that is in it, if it is there."""
        filesystem, path = _resolve(self.address)
        try:
            filesystem.delete_dir(path)
        except FileNotFoundError:
            return


def find_place(address: str | Path) -> Place:
    """The place under a path or an address."""
    return Place(str(address))


def list_files(address: str) -> list[str]:
    """The files below a folder, by their path below it; of a file its own name; none if there is nothing.

    Raises:
        OSError: it cannot be reached.
    """
    filesystem, path = _resolve(address.rstrip("/"))
    if filesystem.get_file_info(path).type == fs.FileType.File:
        return [path.rpartition("/")[2]]
    below = filesystem.get_file_info(fs.FileSelector(path, allow_not_found=True, recursive=True))
    return [info.path.removeprefix(f"{path}/") for info in below if info.type == fs.FileType.File]


def _resolve(address: str) -> tuple[fs.FileSystem, str]:
    if not is_remote(address):
        return _open_local(), address
    return open_s3(os.environ.get(VARIABLE)), address.partition("://")[2]


@cache
def _open_local() -> fs.FileSystem:
    return fs.LocalFileSystem()


@cache
def open_s3(endpoint: str | None) -> fs.FileSystem:
    """Amazon's storage or a server that speaks like it; keys and region are those of the environment."""
    if endpoint is None:
        return fs.S3FileSystem()
    scheme, _, server = endpoint.rpartition("://")
    return fs.S3FileSystem(endpoint_override=server, scheme=scheme or "https")
