"""How likely a text is Russian or Ukrainian prose, by its letters alone; enough to tell eight-bit encodings apart.

The tables hold approximate shares of each letter in running text, per thousand, written down by hand: the choice
rests on which letters are common and which are rare, not on exact shares.
"""

from __future__ import annotations

import math
import re

CYRILLIC_ENCODINGS = ("cp1251", "koi8-u", "cp866", "iso8859-5")
"""Eight-bit encodings in which Russian and Ukrainian files are met; KOI8-U reads KOI8-R as well."""

_RUSSIAN = dict(
    zip(
        "оеаитнсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        (
            110,
            85,
            80,
            74,
            63,
            67,
            55,
            47,
            45,
            44,
            35,
            32,
            30,
            28,
            26,
            20,
            19,
            17,
            17,
            16,
            16,
            14,
            12,
            10,
            9,
            7,
            6,
            5,
            4,
            3,
            3,
            1,
            1,
        ),
        strict=True,
    )
)
_UKRAINIAN = dict(
    zip(
        "оаниівретскдмлупязбьгчйхжшцїюєщфґ",
        (
            94,
            83,
            65,
            62,
            57,
            55,
            55,
            50,
            48,
            40,
            40,
            37,
            36,
            34,
            30,
            29,
            22,
            21,
            19,
            18,
            17,
            14,
            14,
            12,
            8,
            8,
            8,
            7,
            7,
            5,
            4,
            3,
            1,
        ),
        strict=True,
    )
)
_RARE = 0.05
"""What a letter of another alphabet, or a sign inside a word, counts for; per thousand."""

_WORD = re.compile(r"[^\W\d_]+")
_WESTERN_ALONE = frozenset("àèéìòùyóÀÉÈÓ")
_THREE_FOREIGN = re.compile(r"[^\x00-\x7f]{3}")
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¡-¿×÷ƒˆ˜†‡‰‹›€‚„…•™][A-Za-z]")


def likelihood_bits(text: str) -> float | None:
    """Return how many bits a letter of `text` costs as Russian or Ukrainian prose, None without such letters.

    A word in mixed case ("пРИВЕТ") costs as if its letters were rare: that is how one Cyrillic encoding looks in
    another one.
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    signs = sum(1 for sign in text if not sign.isascii() and not sign.isalpha() and sign not in "«»—–…“”„’№\xa0")
    letters = sum(len(word) for word in words)
    if not letters:
        return None
    costs = []
    for frequencies in (_RUSSIAN, _UKRAINIAN):
        bits = {letter: -math.log2(parts / 1000) for letter, parts in frequencies.items()}
        rare = -math.log2(_RARE / 1000)
        total = signs * rare
        for word in words:
            usual = word.islower() or word.isupper() or word.istitle()
            total += sum(bits.get(letter, rare) for letter in word.lower()) if usual else rare * len(word)
        costs.append(total / letters)
    return min(costs)


def looks_western(content: bytes) -> bool:
    """Return whether the bytes are text in a Latin alphabet with some accented letters, in Windows Western.

    Accented letters must stand inside words of plain ones, and no sign may stand inside a word: that tells French
    or Spanish from Cyrillic, and from Polish or Turkish in their own encodings.
    """
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if _SIGN_IN_WORD.search(text):
        return False
    accented = [word for word in _WORD.findall(text) if not word.isascii()]
    at_home = [word for word in accented if _is_at_home(word)]
    return bool(accented) and len(at_home) >= 0.95 * len(accented)


def _is_at_home(word: str) -> bool:
    """Return whether a word has a plain letter and never three others in a row, or is a word of one letter."""
    return word in _WESTERN_ALONE or (not _THREE_FOREIGN.search(word) and any(letter.isascii() for letter in word))
