"""Searching a finished file for what it must not show: every text in it, every spelling, every usual encoding."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from habeas.publish.formats.reopen import layers_of
from habeas.publish.search import Searcher
from habeas.publish.secrets import Secret
from habeas.publish.seen import visible

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}){4,}(?![0-9A-Za-z])")
_JSON_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}")
_LINES = dict.fromkeys(map(ord, "\r\n\t"), " ")
_DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A secret that a file shows: whose, where, and in which way; never the words themselves."""

    secret: str
    where: str
    how: str


def find_leaks(
    content: bytes, media_type: str, secrets: Sequence[Secret], *, allowed: Iterable[str] = (), name: str = ""
) -> tuple[Leak, ...]:
    """Return every secret that a finished file shows, sorted, each once for a place and a way.

    Args:
        content: The file's bytes; it is opened again, nothing is taken from what it was made of.
        media_type: Its type; HTML, PDF, plain text, CSV or JSON.
        secrets: What must not show.
        allowed: Phrases that may: a secret's letters within one of them are no leak.
        name: The file's name, which is searched too.

    Raises:
        CannotSearch: the file cannot be opened.
    """
    searcher = Searcher(secrets, allowed)
    found = set()
    layers = [(layer.where, layer.text) for layer in layers_of(content, media_type)]
    for where, text in [*layers, ("file name", name)]:
        for way, decoded in decodings(text):
            for hit in searcher.find(visible(decoded)):
                how = f"{hit.how}, {way}" if way else hit.how
                found.add(Leak(secret=hit.secret, where=where, how=how))
    return tuple(sorted(found, key=lambda leak: (leak.secret, leak.where, leak.how)))


def decodings(text: str, depth: int = 0, way: str = "") -> Iterator[tuple[str, str]]:
    """Yield a text and what it becomes when the encodings in it are undone, one within the other."""
    yield way, text
    if depth == _DEEPEST:
        return
    for name, decoded in _undone(text):
        if decoded and decoded != text:
            yield from decodings(decoded, depth + 1, name)


def _undone(text: str) -> Iterator[tuple[str, str]]:
    yield "percent-encoded", unquote(text) if "%" in text else ""
    yield "as character references", html.unescape(text) if "&" in text else ""
    yield "as JSON escapes", _JSON_ESCAPE.sub(_unescaped, text) if "\\u" in text else ""
    yield "in base64", "\n".join(_base64_texts(text))
    yield "in hexadecimal", "\n".join(_hex_texts(text))


def _unescaped(match: re.Match[str]) -> str:
    plain = json.loads(f'"{match[0]}"')
    return plain if isinstance(plain, str) else ""


def _base64_texts(text: str) -> Iterator[str]:
    for match in _BASE64.finditer(text):
        letters = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            raw = base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
        except binascii.Error:
            continue
        yield from _as_text(raw)


def _hex_texts(text: str) -> Iterator[str]:
    for match in _HEX.finditer(text):
        yield from _as_text(bytes.fromhex(match[0]))


def _as_text(raw: bytes) -> Iterator[str]:
    """Yield bytes as text if they are some; a word that only looks encoded gives bytes that are not."""
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError:
        return
    if decoded.translate(_LINES).isprintable():
        yield decoded
