"""Whom a letter or a post greets: "Dear friends," tells nothing of them, and of nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

_LONGEST_WORDS = 9
_OPENERS = frozenset("“ „ « ‘ `` \" '' ( [ — –".split())
_GREETING = frozenset("hello hi hey greetings good morning afternoon evening day".split())
_DEAR = frozenset("dear dearest respected esteemed beloved honourable honorable fellow".split())
_ADDRESSED = frozenset(
    "friends comrades colleagues neighbours neighbors countrymen compatriots brothers sisters ladies gentlemen parents "
    "citizens mothers wives everyone everybody all readers subscribers sir madam people folks deputies team".split()
)
_PEOPLE = frozenset(
    "soldiers conscripts families relatives fathers sons daughters husbands children members editor doctor teacher "
    "prosecutor commissioner ombudsman president minister deputy judge lawyer journalists volunteers activists".split()
)
_BETWEEN = frozenset("and & the my our all mr mr. mrs mrs. ms ms. dr dr. very most".split())
_VERBS = frozenset("was were is are has have had said says told did do went came died who".split())
_GOES_ON = frozenset("i we you he she it they my our your his her their this these please help today yesterday".split())
"""What follows a greeting without "dear", and not the next of a list: "Friends, they were taken"."""


def with_salutations(words: Sequence[str], ends: list[int]) -> list[int]:
    """Return the ends of the sentences of a paragraph, with one more behind each salutation."""
    found: list[int] = []
    begun = 0
    for end in ends:
        length = salutation_length(list(islice(words, begun, min(end, begun + 2 * _LONGEST_WORDS))))
        found += [begun + length] if 0 < length < end - begun else []
        found.append(end)
        begun = end
    return found


def salutation_length(words: Sequence[str]) -> int:
    """Return how many tokens at the head of a sentence are its salutation, 0 where it has none.

    1. "Dear" or "hello" begins it, or a word by which people are addressed.
    2. Names and nouns of people follow, up to a comma, a colon, an exclamation mark or the end of the line; behind a
       comma, more that are addressed: "Dear friends, colleagues and neighbours,".
    3. Without "dear", no colon ends it (`Wives: "…"` is a speaker), and what follows must begin a sentence, so that
       "Friends, colleagues and kin were taken" is none.
    4. It is none where a verb stands behind the next comma: "Beloved teacher Ivan Orsk, 40, was arrested".
    """
    at = next((index for index, word in enumerate(words) if word not in _OPENERS), len(words))
    head = words[at].lower() if at < len(words) else ""
    if head not in _DEAR and head not in _ADDRESSED and head not in _GREETING:
        return 0
    plain = True
    while at < len(words) and (_greets(words[at]) or (words[at].lower() == "of" and not plain)):
        plain = plain and words[at].lower() not in _DEAR
        at += 1
        closes = at < len(words) and words[at] in ",!:"
        if (closes and not _lists_more(words, at + 1)) or at == len(words):
            break
        at += closes
    mark = words[at] if at < len(words) else "!"
    stopped = mark == "!" or (mark == ":" and not plain) or (mark == "," and _may_end(words, at + 1, plain=plain))
    return min(at + 1, len(words)) if stopped and at <= _LONGEST_WORDS else 0


def _greets(word: str) -> bool:
    lower = word.lower()
    known = lower in _DEAR or lower in _ADDRESSED or lower in _GREETING or lower in _BETWEEN
    return known or word[:1].isupper() or lower in _PEOPLE


def _lists_more(words: Sequence[str], at: int) -> bool:
    """Return whether more are addressed behind a comma, up to the next one."""
    end = next((index for index in range(at, min(len(words), at + 5)) if words[index] in ",!:"), at)
    told = [word.lower() for word in words[at:end]]
    return bool(told) and all(word in _ADDRESSED or word in _BETWEEN or word in _DEAR for word in told)


def _may_end(words: Sequence[str], at: int, *, plain: bool) -> bool:
    """Return whether a sentence can begin behind the comma: always behind "dear", else with a word that begins one."""
    if at >= len(words):
        return True
    comma = next((index for index in range(at, min(len(words), at + _LONGEST_WORDS)) if words[index] == ","), None)
    if comma is not None and comma + 1 < len(words) and words[comma + 1].lower() in _VERBS:
        return False
    following = words[at].lower()
    return following in _GOES_ON if plain else following not in ("who", "whose", "whom", "and", "which")
