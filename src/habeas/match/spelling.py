"""How alike two spellings of a name are, whatever their script, and why.

1. Each spelling is folded: Cyrillic letters are written in Latin, marks above letters and soft signs fall away,
   titles and one-word particles do too; what is left is a list of name parts.
2. Each part of the shorter name looks for its own part in the longer one: equal, an initial, a declined form,
   or a few letters apart.
3. The score is that of the worst part, lowered where parts of the longer name stay unmatched.

A likeness orders the questions for a person; it decides nothing.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "’": "", "'": "",
}  # fmt: skip
"""Simple romanisation in which Russian, Ukrainian and Belarusian forms of a name meet."""

_LATIN_VARIANTS = (
    ("yu", "iu"),
    ("ya", "ia"),
    ("yo", "e"),
    ("ye", "e"),
    ("y", "i"),
    ("j", "i"),
    ("ii", "i"),
    ("h", "kh"),
)
_TITLES = frozenset(
    "mr mrs ms dr prof sir lieutenant colonel major captain sergeant private general lt col maj capt sgt gen".split()
)
_MINIMUM_PART_LIKENESS = 0.88
"""Below this Jaro-Winkler likeness two parts are different parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two spellings are: `score` in 0..1, and the reasons part by part."""

    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=65536)
def fold_spelling(spelling: str) -> tuple[str, ...]:
    """Return the parts of a name in lower-case Latin letters without marks, titles left out."""
    letters = "".join(_CYRILLIC.get(letter, letter) for letter in spelling.casefold())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    parts = tuple(_fold_variants(word) for word in words if word not in _TITLES)
    return parts or tuple(words)


def _fold_variants(word: str) -> str:
    folded = word.replace("kh", "h")
    for written, folded_form in _LATIN_VARIANTS:
        folded = folded.replace(written, folded_form)
    return folded


def compare_spellings(left: str, right: str) -> Likeness:
    """Return how alike two spellings of a name are, 0 when some part of the shorter has no counterpart."""
    shorter, longer = sorted((fold_spelling(left), fold_spelling(right)), key=lambda parts: (len(parts), parts))
    if not shorter:
        return Likeness(score=0.0, reasons=())
    if any(all(len(part) == 1 for part in parts) for parts in (shorter, longer)):
        return Likeness(score=0.0, reasons=("initials alone say too little",))
    free = list(longer)
    scores: list[float] = []
    reasons: list[str] = []
    for part in sorted(shorter, key=len, reverse=True):
        best = max(free, key=lambda other: _compare_parts(part, other)[0])
        score, reason = _compare_parts(part, best)
        if score == 0.0:
            return Likeness(score=0.0, reasons=(f"no counterpart for a part of {len(part)} letters",))
        free.remove(best)
        scores.append(score)
        reasons.append(reason)
    unmatched = 0.12 * len(free)
    if free:
        reasons.append(f"{len(free)} further part{'s' if len(free) > 1 else ''}")
    return Likeness(score=round(max(0.0, min(scores) - unmatched), 3), reasons=tuple(reasons))


def _compare_parts(one: str, other: str) -> tuple[float, str]:
    if one == other:
        return 1.0, "equal"
    if 1 in (len(one), len(other)):
        return (0.8, "initial") if one[0] == other[0] else (0.0, "")
    stem = min(len(one), len(other)) - 2
    if stem >= 3 and one[:stem] == other[:stem] and abs(len(one) - len(other)) <= 3:
        return 0.93, "another ending"
    alike = JaroWinkler.similarity(one, other)
    return (alike * 0.98, "a few letters apart") if alike >= _MINIMUM_PART_LIKENESS else (0.0, "")
