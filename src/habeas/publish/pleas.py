"""Sentences of a report that ask not to name somebody: found by their words, to be read by a person.

It is a warning and no claim. The words are of a few kinds (not to be named, no name in print, anonymity): a wish put in
other words is not found, and a sentence that only mentions one of them may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.facts.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What is not to be done, and to what: both stand within one sentence, in either order."""

    deed: str
    what: str


_ENGLISH = _Wish(
    deed=r"(?:do not|don.t|does not|not to|never|must not|should not|cannot) (?:be )?"
    r"(?:name|publish|print|use|mention|disclose|reveal|identif)\w*",
    what=r"(?:names?|surnames?|identit(?:y|ies)|him|her|them|us|me)",
)
_RUSSIAN = _Wish(
    deed=r"не (?:назыв\w+|назвать|указыв\w+|(?:о)?публик\w+|упомин\w+|раскрыв\w+|разглаш\w+|печата\w+|пишите|писать)",
    what=r"(?:им[яе]\w*|имён|имен\w*|фамили\w+|личност\w+|данны\w+|меня|нас|его|её|ее|их|себя)",
)
_UKRAINIAN = _Wish(
    deed=r"не (?:назива\w+|назвати|вказу\w+|(?:о)?публіку\w+|згаду\w+|розкрива\w+|розголошу\w+|друку\w+|писати|пишіть)",
    what=r"(?:ім.[яію]\w*|імен\w*|прізвищ\w+|особ[уи]|дан\w+|мене|нас|його|її|їх|себе)",
)
_OTHERWISE = (
    r"\b(?:not|never) (?:to )?be (?:named|identified)\b",
    r"\banonym(?:ity|ous|ously)\b",
    r"\bname\w* (?:(?:has|have|was|were) )?(?:been )?(?:changed|withheld)\b",
    r"\bwithh(?:old|eld)\w*\b.{0,30}\bname",
    r"\bwithout (?:his|her|their|our|my|giving)\b.{0,10}\bname",
    r"\bанонимн\w+",
    r"\bим(?:я|ена) измен[её]н",
    r"\bбез им(?:ени|ён|ен)\b",
    r"\bанонімн\w+",
    r"\b(?:ім.я|імена) змінен",
    r"\bбез імен",
)
_WITHIN = 80
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def _pattern() -> re.Pattern[str]:
    near = rf"\b.{{0,{_WITHIN}}}?\b"
    wishes = (_ENGLISH, _RUSSIAN, _UKRAINIAN)
    either = (rf"\b{one.deed}{near}{one.what}\b|\b{one.what}{near}{one.deed}\b" for one in wishes)
    return re.compile("|".join((*either, *_OTHERWISE)), re.IGNORECASE)


_PLEA = _pattern()


def pleas_in(text: str) -> Iterator[Span]:
    """Yield the sentences of a text that ask, or tell of asking, not to name somebody."""
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if words and _PLEA.search(words):
            start = found.start() + found[0].index(words)
            yield Span(start=start, end=start + len(words))
