"""Words that exist nowhere else, to be planted and looked for afterwards; for the proofs."""

from __future__ import annotations

import base64
import json
import random
import re
import urllib.parse
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

SYLLABLES = {
    "Latin": ("ba", "dro", "fel", "gim", "kor", "lun", "mev", "nis", "pra", "quo", "rud", "sti", "tav", "vex"),
    "Cyrillic": (
        "ба",
        "дро",
        "фел",
        "гим",
        "кор",
        "лун",
        "мев",
        "нис",
        "пра",
        "хво",
        "руд",
        "сти",
        "тав",
        "век",
        "зол",
    ),
}
LETTERS_LEAST = 10
_BEGINNING = 8
"""No form is shorter than so many bytes."""

_PACKED = re.compile(rb"\x1f\x8b\x08|PK\x03\x04|\x78[\x01\x5e\x9c\xda]")


def plant_words(count: int, chance: random.Random) -> tuple[str, ...]:
    """Return so many different invented words, every second one Cyrillic, none of them part of another."""
    words: dict[str, None] = {}
    while len(words) < count:
        script = "Cyrillic" if len(words) % 2 else "Latin"
        word = ""
        while len(word) < LETTERS_LEAST:
            word += chance.choice(SYLLABLES[script])
        words[word.capitalize() + chance.choice(SYLLABLES[script])] = None
    kept = tuple(words)
    return kept if not _is_part_of_another(kept) else plant_words(count, chance)


def _is_part_of_another(words: Sequence[str]) -> bool:
    text = "\n".join(word.casefold() for word in words)
    return any(text.count(word.casefold()) > 1 for word in words)


class Planted:
    """Words to look for: in UTF-8 and UTF-16, as JSON, addresses and base64 write them, and packed by gzip or zip."""

    def __init__(self, words: Sequence[str]) -> None:
        """Lay out the forms of the words."""
        self._by_beginning: dict[bytes, list[tuple[bytes, str]]] = defaultdict(list)
        for word in words:
            for form in set(_forms(word)):
                self._by_beginning[form[:_BEGINNING]].append((form, word))
        self._beginnings = np.unique(np.frombuffer(b"".join(self._by_beginning), dtype="<u8"))
        self._may_begin = np.zeros(1 << 16, dtype=bool)
        self._may_begin[self._beginnings & 0xFFFF] = True

    def found_in(self, content: bytes) -> set[str]:
        """Return which words stand in some bytes, or in what is packed in them."""
        return {word for part in (content, *_unpacked(content)) for word in self._found(part)}

    def found_under(self, *folders: Path) -> dict[Path, set[str]]:
        """Return the words by file, for every file below some folders; a file's path is searched with what it holds."""
        files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
        held = {path: self.found_in(str(path).encode() + b"\n" + path.read_bytes()) for path in files}
        return {path: words for path, words in held.items() if words}

    def _found(self, content: bytes) -> Iterator[str]:
        """Yield the words of one piece: eight bytes are compared at a time, from each of eight places on.

        There are tens of thousands of forms and hundreds of megabytes; an expression of all forms would take hours.
        """
        for start in range(_BEGINNING):
            count = (len(content) - start) // _BEGINNING
            if count < 1:
                return
            eights = np.frombuffer(content, dtype="<u8", count=count, offset=start)
            near = np.flatnonzero(self._may_begin[eights & 0xFFFF])
            for place in near[np.isin(eights[near], self._beginnings)]:
                at = start + int(place) * _BEGINNING
                for form, word in self._by_beginning[content[at : at + _BEGINNING]]:
                    if content.startswith(form, at):
                        yield word


def _forms(word: str) -> Iterator[bytes]:
    for text in (word, word.casefold(), word.upper()):
        plain = text.encode()
        yield plain
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        yield json.dumps(text)[1:-1].encode()
        yield urllib.parse.quote(text).encode()
        # In base64 a word looks otherwise at each of three places; its ends hang on what is beside it.
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + plain)
            yield coded[4 if before else 0 : -4]


def _unpacked(content: bytes) -> Iterator[bytes]:
    for found in _PACKED.finditer(content):
        yield _inflated(content, found)


def _inflated(content: bytes, found: re.Match[bytes]) -> bytes:
    start = found.start()
    if found[0] == b"PK\x03\x04":
        start += 30 + int.from_bytes(content[start + 26 : start + 28], "little")
        start += int.from_bytes(content[found.start() + 28 : found.start() + 30], "little")
    window = {b"PK": -zlib.MAX_WBITS, b"\x1f\x8b": zlib.MAX_WBITS | 16}.get(found[0][:2], zlib.MAX_WBITS)
    unpacking = zlib.decompressobj(window)
    try:
        return unpacking.decompress(content[start:], 1 << 24)
    except zlib.error:
        return b""
