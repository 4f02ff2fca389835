"""Military units: the same number and the same kind, in English, Russian and Ukrainian.

1. A spelling is taken apart into numbers, what size of unit it names (brigade, regiment), which arms (air assault,
   motor rifle) and whether it is a guards unit. Short forms (одшбр, мсп) say several of these at once.
2. Numbers decide first: another number is another unit. Then the size, then the arms; a word that only one side has is
   no contradiction.
3. The number of a military post (в/ч 32364) names a unit by another name. That two such names mean one unit is
   something that a source says and a person records, never something that is guessed here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NUMBER_BITS, OTHER_NUMBER = 9.0, -20.0
SIZE_BITS, OTHER_SIZE = 3.0, -10.0
ARM_BITS, OTHER_ARM, ONE_SIDED_ARM = 3.0, -12.0, -0.5
GUARDS_BITS, ONE_SIDED_GUARDS = 1.0, -0.3
_ORDINAL = re.compile(r"(\d+)(?:\s*-?\s*(?:st|nd|rd|th|ая|яя|ый|ой|ий|го|ей|му|ша|га|та|тя|ма|а|я|й|ї|м|є))?(?![\w])")
_POST = re.compile(
    r"(?:\bв\s*/?\s*ч\b|\bвойсков\w+ част\w+|\bвоинск\w+ част\w+|\bвійськов\w+ частин\w+|\bmilitary unit\b"
    r"|\bv\s*/\s*ch\b)"
    r"\s*(?:№|no\.?|number|n)?\s*(\d{4,6})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a spelling says of a unit; `post` is the number of its military post, `rest` are words of no table."""

    numbers: frozenset[str]
    post: str
    size: str
    arms: frozenset[str]
    is_guards: bool
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing in which two spellings agree or differ, and what it says in bits."""

    left: str
    right: str
    bits: float
    why: str


def read_unit(spelling: str) -> Unit:
    """Return what a spelling says of a unit."""
    post = _POST.search(spelling)
    text = _POST.sub(" ", spelling).lower()
    numbers = frozenset(str(int(number)) for number in _ORDINAL.findall(text) if len(number) < 7)
    meanings: set[str] = set()
    rest = []
    for word in _WORD.findall(_ORDINAL.sub(" ", text).replace("ё", "е")):
        found = _meaning(word)
        if found:
            meanings |= found
        elif len(word) > 1:
            rest.append(word)
    sizes = sorted(meaning[5:] for meaning in meanings if meaning.startswith("size:"))
    return Unit(
        numbers=numbers,
        post=post[1] if post else "",
        size=sizes[0] if len(sizes) == 1 else "",
        arms=frozenset(meaning[4:] for meaning in meanings if meaning.startswith("arm:")),
        is_guards="guards" in meanings,
        rest=tuple(rest),
    )


def is_numbered(unit: Unit) -> bool:
    """Return whether a number tells which unit is meant."""
    return bool(unit.numbers or unit.post)


def compare_units(left: Unit, right: Unit) -> tuple[Finding, ...]:
    """Return in what two numbered units agree and differ; their bits add up."""
    if bool(left.post) != bool(right.post) and not (left.numbers and right.numbers):
        return (_unsaid(left, right),)
    found = []
    if left.post and right.post:
        same = left.post == right.post
        bits = NUMBER_BITS + SIZE_BITS if same else OTHER_NUMBER
        found.append(Finding(left=left.post, right=right.post, bits=bits, why="number of the military post"))
    if left.numbers or right.numbers:
        same = left.numbers == right.numbers
        bits = NUMBER_BITS if same else OTHER_NUMBER
        found.append(Finding(left=_said(left.numbers), right=_said(right.numbers), bits=bits, why="number"))
    if left.size and right.size:
        bits = SIZE_BITS if left.size == right.size else OTHER_SIZE
        found.append(Finding(left=left.size, right=right.size, bits=bits, why="size"))
    return (*found, *_arms(left, right), *_guards(left, right))


def _unsaid(left: Unit, right: Unit) -> Finding:
    shown = [unit.post or _said(unit.numbers) for unit in (left, right)]
    return Finding(
        left=shown[0], right=shown[1], bits=0.0, why="a post number and a unit: only a source can say that they are one"
    )


def _said(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _arms(left: Unit, right: Unit) -> tuple[Finding, ...]:
    if not left.arms and not right.arms:
        return ()
    if left.arms <= right.arms or right.arms <= left.arms:
        shared = len(left.arms & right.arms)
        bits = ARM_BITS * shared + ONE_SIDED_ARM * len(left.arms ^ right.arms)
    else:
        bits = OTHER_ARM
    return (Finding(left=_said(left.arms), right=_said(right.arms), bits=bits, why="arms"),)


def _guards(left: Unit, right: Unit) -> tuple[Finding, ...]:
    if not (left.is_guards or right.is_guards):
        return ()
    words = ["guards" if unit.is_guards else "" for unit in (left, right)]
    bits = GUARDS_BITS if left.is_guards and right.is_guards else ONE_SIDED_GUARDS
    return (Finding(left=words[0], right=words[1], bits=bits, why="guards"),)


def _meaning(word: str) -> frozenset[str]:
    """Return what a word of a unit's name means: a whole word of the table, or one of its stems."""
    table = _table()
    if word in table:
        return table[word]
    for length in range(len(word) - 1, 3, -1):
        if f"{word[:length]}*" in table:
            return table[f"{word[:length]}*"]
    return frozenset()


@cache
def _table() -> dict[str, frozenset[str]]:
    lines = files("habeas.match").joinpath("tables", "unit_words.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        meaning, _, words = line.partition("\t")
        for word in words.split():
            found[word] = found.get(word, frozenset()) | frozenset(meaning.split())
    return found
