"""The objects of a JSON file one by one: lines, an array, or arrays inside of pages; never the whole file at once."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any

from transforms.catalogue.source_record import Malformed

CHUNK = 1 << 20
LONGEST = 32 << 20
"""No object is longer, in characters."""

LISTED = re.compile(r'"(?:studies|items|results)"\s*:\s*\[')
"""Where the array of records begins inside of a page: ClinicalTrials.gov, Crossref, OpenAlex."""

AHEAD = 100
PAGE = re.compile(
    r'\{\s{0,50}"(?:totalCount|studies|nextPageToken|meta|results|group_by|status|message(?:-type|-version)?|items)"'
)
"""How a page begins; any other object is a record."""

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]|"', re.S)
GAP = re.compile(r"[\s,]*")
DECODER = json.JSONDecoder()

Item = dict[str, Any] | Malformed


def read_lines(stream: BufferedIOBase) -> Iterator[Item]:
    """An object for each line; pages on a line count as the records that they list."""
    while line := stream.readline(LONGEST):
        if line.isspace():
            continue
        if len(line) == LONGEST and not line.endswith(b"\n"):
            yield Malformed(f"the line is longer than {LONGEST >> 20} MB")
            _skip_line(stream)
            continue
        yield from _read_line(line)


def _skip_line(stream: BufferedIOBase) -> None:
    while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
        pass


def _read_line(line: bytes) -> Iterator[Item]:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Malformed(_explain(error))
        return
    for item in _open_page(held):
        yield item if isinstance(item, dict) else Malformed("it is no object")


def _open_page(held: Any) -> list[Any]:
    """The records that an array or a page lists; what is neither stands for itself."""
    if not isinstance(held, dict):
        return held if isinstance(held, list) else [held]
    message = held.get("message")
    page = message if isinstance(message, dict) else held
    return next((page[name] for name in ("studies", "items", "results") if isinstance(page.get(name), list)), [held])


class Reader:
    """The text of a stream, of which no more is held than the object that is being read."""

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream, self._decoder = stream, codecs.getincrementaldecoder("utf-8-sig")(errors="strict")
        self.text, self.at, self.ended = "", 0, False

    def more(self) -> bool:
        """Read on; False at the end of the stream."""
        if self.ended:
            return False
        chunk = self._stream.read1(CHUNK)
        self.ended = not chunk
        self.text = self.text[self.at :] + self._decoder.decode(chunk, final=self.ended)
        self.at = 0
        return True

    def look_ahead(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text goes on like the pattern, which matches no more than the next `AHEAD` characters."""
        while len(self.text) - self.at < AHEAD and self.more():
            pass
        return pattern.match(self.text, self.at) is not None

    def peek(self) -> str:
        """The next character that is neither space nor comma; empty at the end."""
        while True:
            found = GAP.match(self.text, self.at)
            assert found
            self.at = found.end()
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def find(self, pattern: re.Pattern[str]) -> bool:
        """Go behind the next match of the pattern; False if there is none."""
        while not (found := pattern.search(self.text, self.at)):
            self.at = max(self.at, len(self.text) - 64)
            if not self.more():
                return False
        self.at = found.end()
        return True


def read_objects(stream: BufferedIOBase) -> Iterator[Item]:
    """The records of a file that is an object or several, an array, or pages with an array of records each."""
    reader = Reader(stream)
    try:
        first = reader.peek()
        if first == "[":
            reader.at += 1
            yield from _read_array(reader)
        elif reader.look_ahead(PAGE):
            while reader.find(LISTED):
                yield from _read_array(reader)
        else:
            yield from _read_sequence(reader)
    except UnicodeDecodeError as error:
        yield Malformed(f"the rest of the file is not UTF-8: {error.reason}")


def _read_array(reader: Reader) -> Iterator[Item]:
    while (first := reader.peek()) not in {"]", ""}:
        if first != "{":
            yield Malformed(f"an object is expected, not {first!r}; the rest of the array is left")
            return
        yield _read_one(reader)
    reader.at += 1


def _read_sequence(reader: Reader) -> Iterator[Item]:
    while first := reader.peek():
        if first != "{":
            yield Malformed(f"an object is expected, not {first!r}; the rest of the file is left")
            return
        yield _read_one(reader)


def _read_one(reader: Reader) -> Item:
    """The object that begins here; the reader stands behind it afterwards, also if it is malformed."""
    while True:
        try:
            held, reader.at = DECODER.raw_decode(reader.text, reader.at)
            return held if isinstance(held, dict) else Malformed("it is no object")
        except (ValueError, RecursionError) as error:
            end = _find_end(reader.text, reader.at)
            if end is not None:
                reader.at = end
                return Malformed(_explain(error))
        if len(reader.text) - reader.at > LONGEST:
            reader.at = len(reader.text)
            return Malformed(f"it is longer than {LONGEST >> 20} MB")
        if not reader.more():
            reader.at = len(reader.text)
            return Malformed("the file ends in the middle of it")


def _find_end(text: str, start: int) -> int | None:
    """Where the brackets that open at `start` are closed again, whatever stands between; None if they are not yet."""
    depth = 0
    for found in TOKEN.finditer(text, start):
        token = found.group()
        if token == '"':
            return None  # a string that goes on
        if token in "{[":
            depth += 1
        elif token in "}]":
            depth -= 1
            if depth == 0:
                return found.end()
    return None


def _explain(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return f"it is no JSON: {str(error)[:120]}"
