"""Names as written, taken apart: their parts, the script of each, and its letters as the alignments know them.

A part is a run of letters between spaces, hyphens and other signs; apostrophes stay inside a part. Its script is the
one that most of its letters are in; letters of another script that merely look alike (a Latin `c` in a Cyrillic
word) are put right. Marks above letters, vowel points, tatweel and signs that steer the direction fall away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.match.apart import set_apart

LONGEST_PART = 40
"""Letters of a part that count; what stands behind is cut off, so that no input makes the work quadratic."""

MOST_PARTS = 16
"""Parts of a name that count."""

_APOSTROPHES = dict.fromkeys("'’ʼʹʻ`´‘′׳", "'")
_LATIN_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng",
    "ə": "a", "ŧ": "t", "ƒ": "f", "ɨ": "i", "ɑ": "a",
}  # fmt: skip
_ARABIC_LETTERS = {"ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه", "ے": "ي", "ێ": "ي", "ۇ": "و", "ۆ": "و"}
_LOOKALIKES = dict(zip("abcehkmoptxyijs", "авсенкмортхуіјѕ", strict=True))
_TWINS = {cyrillic: latin for latin, cyrillic in _LOOKALIKES.items()}
_ARTICLES = frozenset({"al", "el", "аль", "эль"})
_PLAIN = re.compile(r"[A-Za-z0-9А-Яа-яЁёІіЇїЄєҐґ .,;:()/\-]*")
"""Lines in which nothing has to be put right before they are cut at spaces and stops: most lines, and fast."""
_STOPS = str.maketrans(dict.fromkeys(".,;:()/-", " "))
_KEPT_MARKS = frozenset("йёїўѓќ")


class Script(StrEnum):
    """The script of a name part."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    HEBREW = "hebrew"
    OTHER = "other"


_BLOCKS = (
    (0x0041, 0x024F, Script.LATIN), (0x0250, 0x02AF, Script.LATIN), (0x0400, 0x052F, Script.CYRILLIC),
    (0x0590, 0x05FF, Script.HEBREW), (0x0600, 0x06FF, Script.ARABIC), (0x0750, 0x077F, Script.ARABIC),
    (0x08A0, 0x08FF, Script.ARABIC), (0x1E00, 0x1EFF, Script.LATIN),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a name: its script, and its letters, folded, `LONGEST_PART` at most."""

    script: Script
    letters: str

    def __hash__(self) -> int:
        """Return the hash of the letters: whole registries are kept in tables by part."""
        return hash(self.letters)

    @property
    def is_initial(self) -> bool:
        """Whether the part is one letter that stands for a name."""
        return len(self.letters) == 1 and self.script in (Script.LATIN, Script.CYRILLIC)


@lru_cache(maxsize=1024)
def script_of(letter: str) -> Script | None:
    """Return the script of one letter, None for anything that is not a letter."""
    if not letter.isalpha():
        return None
    code_point = ord(letter)
    return next((script for first, last, script in _BLOCKS if first <= code_point <= last), Script.OTHER)


def split_name(spelling: str) -> tuple[Part, ...]:
    """Return the parts of a name in order, call signs left out; none for a line without letters."""
    written = set_apart(spelling[: 4 * LONGEST_PART * MOST_PARTS]).name
    words = written.lower().translate(_STOPS).split() if _PLAIN.fullmatch(written) else _words(written)
    parts = (make_part(word) for word in _join_articles(words[:MOST_PARTS]))
    return tuple(part for part in parts if part.letters)


def _join_articles(words: list[str]) -> list[str]:
    """Return the words with an Arabic article written as one with its name, as Arabic writes it."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _ARTICLES:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _words(written: str) -> list[str]:
    signs = []
    for sign in unicodedata.normalize("NFKC", written).lower():
        if unicodedata.category(sign) in ("Mn", "Cf", "Me") or sign == "ـ":
            signs.append(sign if unicodedata.category(sign) == "Mn" else "")
        elif sign in _APOSTROPHES:
            signs.append("'")
        else:
            signs.append(sign if sign.isalnum() else " ")
    return [word.strip("'") for word in "".join(signs).split() if word.strip("'")]


@lru_cache(maxsize=65536)
def make_part(word: str) -> Part:
    """Return one word in small letters as a part of a name."""
    counts = Counter(script for script in map(script_of, word) if script is not None)
    if not counts:
        return Part(script=Script.OTHER, letters=word[:LONGEST_PART])
    script = counts.most_common(1)[0][0]
    if set(counts) == {Script.LATIN, Script.CYRILLIC}:
        script = _telling_script(word, script)
        word = _put_right(word, script)
    return Part(script=script, letters=fold_letters(word, script)[:LONGEST_PART])


def mixed_words(spelling: str) -> tuple[str, ...]:
    """Return the words that mix Latin and Cyrillic letters: what is put right, and what a person should be told of."""
    return tuple(
        word
        for word in _words(spelling[: 4 * LONGEST_PART * MOST_PARTS])
        if {script_of(letter) for letter in word} >= {Script.LATIN, Script.CYRILLIC}
    )


def _telling_script(word: str, commonest: Script) -> Script:
    """Return the script of the letters that have no twin in the other one, the commonest where all have or none."""
    latin = sum(script_of(letter) is Script.LATIN and letter not in _LOOKALIKES for letter in word)
    cyrillic = sum(script_of(letter) is Script.CYRILLIC and letter not in _TWINS for letter in word)
    return commonest if latin == cyrillic else Script.LATIN if latin > cyrillic else Script.CYRILLIC


def _put_right(word: str, script: Script) -> str:
    table = _LOOKALIKES if script is Script.CYRILLIC else _TWINS
    return "".join(table.get(letter) or table.get(unicodedata.normalize("NFD", letter)[0], letter) for letter in word)


def fold_letters(word: str, script: Script) -> str:
    """Return the letters of a word of one script in the form that the alignments of that script know."""
    if script is Script.LATIN:
        spread = "".join(_LATIN_LETTERS.get(letter, letter) for letter in word)
        return "".join(letter for letter in unicodedata.normalize("NFKD", spread) if letter.isascii())
    if script is Script.CYRILLIC:
        return "".join(_without_accent(letter) for letter in unicodedata.normalize("NFC", word))
    if script is Script.ARABIC:
        word = "".join(_ARABIC_LETTERS.get(letter, letter) for letter in word)
    return "".join(letter for letter in unicodedata.normalize("NFC", word) if unicodedata.category(letter) != "Mn")


def _without_accent(letter: str) -> str:
    if letter == "ё":
        return "е"
    if letter in _KEPT_MARKS or letter.isascii():
        return letter
    plain = unicodedata.normalize("NFD", letter)[0]
    return "" if unicodedata.category(plain) == "Mn" else plain
