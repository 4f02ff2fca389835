"""Bytes to letters: UTF-8 where it is that, else what can be told with certainty, else a refusal.

Nothing is normalised: newlines, quotes, spaces and a byte order mark stay code points of the text, so that an
offset into the text layer is an offset into the file as decoded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.collect.errors import NotText, UnknownEncoding
from habeas.collect.letters import CYRILLIC_ENCODINGS, likelihood_bits, looks_western

_CERTAIN_BITS = 6.0
"""Russian and Ukrainian prose costs 4.5 to 5.2 bits a letter, other letters read as Cyrillic above 6.5."""

_CLEAR_LEAD_BITS = 0.35
"""How much better than the second guess the best one must be, in bits a letter."""

_SAME_IN_WINDOWS = frozenset(
    byte
    for byte in range(0x80, 0x100)
    if (western := bytes([byte]).decode("cp1252", "ignore")) and western == bytes([byte]).decode("cp1251", "ignore")
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=["']([\w.:-]+)""", re.IGNORECASE
)
_SAMPLE_BYTES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and the name of the encoding that its bytes were in."""

    text: str
    encoding: str


def decode_text(content: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Return the text of `content`.

    1. a UTF-16 byte order mark decides; 2. UTF-8, strictly; 3. what the file declares, strictly; 4. one of the
    Cyrillic eight-bit encodings or Windows Western, if letter statistics leave no doubt.

    Raises:
        NotText: there are zero bytes in the text.
        UnknownEncoding: none of the four decides.
    """
    decoded = _by_mark(content) or _strictly(content, "utf-8") or _declared(content, declared) or _by_letters(content)
    if decoded is None:
        raise NotText(name=name) if b"\x00" in content else UnknownEncoding(name=name)
    if "\x00" in decoded.text:
        raise NotText(name=name)
    return decoded


def declared_charset(markup: bytes) -> str | None:
    """Return the encoding that a web page names in its first four thousand bytes."""
    found = _DECLARED.search(markup[:4096])
    return None if found is None else (found[1] or found[2]).decode("ascii", "replace").lower()


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return _strictly(content, encoding)
    return None


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=content.decode(encoding), encoding=encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(content: bytes, declared: str | None) -> Decoded | None:
    if declared is None or not declared.isascii():
        return None
    if declared in {"utf-8", "utf8"}:
        return _mended(content)
    if declared.startswith(("utf", "unicode")):
        return None
    decoded = _strictly(content, "cp1252" if declared in {"iso-8859-1", "latin-1", "latin1"} else declared)
    return None if decoded is None or not _is_writable(decoded.text) else decoded


def _mended(content: bytes) -> Decoded | None:
    """Return what says that it is UTF-8 and nearly is: a byte in a hundred may be broken, and shows as U+FFFD."""
    text = content.decode("utf-8", "replace")
    return Decoded(text=text, encoding="utf-8, mended") if 100 * text.count("\ufffd") < len(content) else None


def _is_writable(text: str) -> bool:
    """Return whether the text can be written as UTF-8: a codec may give halves of surrogate pairs."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _by_letters(content: bytes) -> Decoded | None:
    """Choose among eight-bit encodings; None where two fit or none does."""
    if b"\x00" in content:
        return None
    sample = content[:_SAMPLE_BYTES]
    if all(byte < 0x80 or byte in _SAME_IN_WINDOWS for byte in content) or looks_western(sample):
        return _strictly(content, "cp1252")
    costs = sorted(
        (cost, encoding)
        for encoding in CYRILLIC_ENCODINGS
        if (cost := likelihood_bits(sample.decode(encoding, "replace"))) is not None
    )
    if not costs or costs[0][0] > _CERTAIN_BITS:
        return None
    if len(costs) > 1 and costs[1][0] - costs[0][0] < _CLEAR_LEAD_BITS:
        return None
    return _strictly(content, costs[0][1])
