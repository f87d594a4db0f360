"""From bytes to exact characters: UTF-8, strictly, without control characters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType

from transforms.readers.records import Rejection

LOW_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""The C0 control characters except tab, newline and carriage return."""
SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"PAR1",
    b"\xd0\xcf\x11\xe0",
)
"""How files of common binary formats begin: PDF, ZIP and Office, PNG, JPEG, GIF, gzip, ELF, Parquet, old Office."""
HEAD = 8192
"""Bytes at the beginning that tell whether a file is text."""
BINARY_CONTROLS = 8
"""From so many control characters in its head on, and one in 32 bytes, a file counts as binary."""


NO_CHARSETS = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem"}
)
"""Encodings that Python knows and no page is in: of names, of source code, or of one machine."""


def decode_named(content: bytes, name: str, instead: Mapping[str, str] = MappingProxyType({})) -> str:
    """The characters of bytes in an encoding that a server or a page names; `instead` may read one as another.

    Raises:
        LookupError: there is no such encoding of texts.
        UnicodeError: the bytes are not in it.
    """
    found = codecs.lookup(name)
    if not found._is_text_encoding or found.name.replace("_", "-") in NO_CHARSETS:
        raise LookupError(name)
    return content.decode(instead.get(found.name, found.name))


def decode(content: bytes) -> str:
    """The characters of a text file, line ends as they are, a byte order mark taken off.

    Raises:
        Rejection: `binary`, `not_utf8`, `control_characters` or `empty`.
    """
    _refuse_binary(content)
    return check_text(decode_utf8(content))


def check_text(text: str) -> str:
    """The text, if there is something in it and nothing that is no text.

    Raises:
        Rejection: `control_characters` or `empty`.
    """
    found = CONTROL.search(text)
    if found:
        raise _report_control(text, found.start())
    if not text or text.isspace():
        raise Rejection("empty", "it holds nothing but white space; fill or remove it", chars=len(text))
    return text


def decode_utf8(content: bytes) -> str:
    """Strictly decoded UTF-8 without its byte order mark.

    Raises:
        Rejection: `not_utf8`, with the offset in bytes from the beginning of the file.
    """
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        at, piece = error.start, content[error.start : error.start + 8].hex(" ")
        reason = f"byte {at:,} ({piece}) is not UTF-8; save the file as UTF-8{_guess_encoding(content)}"
        raise Rejection("not_utf8", reason, byte_offset=at, bytes=piece) from None


def _guess_encoding(content: bytes) -> str:
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return " (it looks like UTF-16)" if utf16 else ""


def _refuse_binary(content: bytes) -> None:
    head = content[:HEAD]
    controls = len(LOW_CONTROL.findall(head.decode("latin-1")))
    utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if head.startswith(SIGNATURES) or (controls >= BINARY_CONTROLS and controls * 32 > len(head) and not utf16):
        reason = f"it is a binary file (it begins with the bytes {head[:8].hex(' ')}); export its text and give that"
        raise Rejection("binary", reason, bytes=head[:16].hex(" "))


def _report_control(text: str, at: int) -> Rejection:
    line = text.count("\n", 0, at) + 1
    code = f"U+{ord(text[at]):04X}"
    reason = f"character {at:,} (line {line:,}) is the control character {code}; remove it"
    return Rejection("control_characters", reason, offset=at, line=line, character=code)
