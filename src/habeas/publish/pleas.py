"""Sentences of a report that ask not to name somebody: found by their words, to be read by a person.

It is a warning and no claim. The words are of a few kinds (not to be named, no name in print, anonymity): a wish put in
other words is not found, and a sentence that only mentions one of them may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.facts.span import Span

_NEAR = r"\b.{0,60}?\b"
_NAMES = {
    "en": r"(?:names?|surnames?|identit(?:y|ies))",
    "ru": r"(?:им(?:я|ени|енем|ена|ён|енами)|фамили\w+|личност\w+)",
    "uk": r"(?:ім.(?:я|ені|енем)|імен\w*|прізвищ\w+)",
}
_HIDDEN = {
    "en": r"(?:withheld|kept (?:secret|private|confidential)|changed)",
    "ru": r"(?:в тайне|в секрете|изменен\w*|изменён\w*)",
    "uk": r"(?:[ву] таємниці|[ву] секреті|змінен\w*)",
}
_SAID_OF_A_NAME = {
    "en": r"(?:do not|don.t|not to|not|never) (?:be )?(?:use|using|(?:publish|print|mention|disclos|reveal|giv)\w*)",
    "ru": r"не (?:назыв\w+|назвать|указыв\w+|(?:о)?публик\w+|упомин\w+|раскрыв\w+|разглаш\w+|печата\w+|пишите|писать)",
    "uk": r"не (?:назива\w+|назвати|вказу\w+|(?:о)?публіку\w+|згаду\w+|розкрива\w+|розголошу\w+|друку\w+|пишіть)",
}
"""What is not to be done with a name: both stand near each other, in either order."""

_OTHERWISE = (
    r"\b(?:not|never) (?:to )?be (?:named|identified)\b",
    r"\b(?:do not|don.t|not to|never) (?:name|identify|mention) (?:him|her|them|us|me)\b(?! to\b)",
    r"\bне (?:назыв\w+|назвать|упомин\w+) (?:его|её|ее|их|меня|нас|себя)\b",
    r"\bне (?:назива\w+|назвати|згаду\w+) (?:його|її|їх|мене|нас|себе)\b",
    r"\banonym(?:ity|ous|ously)\b|\bанонимн\w+|\bанонімн\w+",
    r"\bwithh(?:old|eld|olding)\b.{0,30}\bname|\bwithout (?:his|her|their|our|my|giving)\b.{0,10}\bname",
    r"\b(?:keep|hide)\b.{0,30}\bnames?\b.{0,20}\b(?:secret|private|confidential)\b",
    r"\bбез им(?:ени|ён|ен)\b|\bбез імен",
)
_SENTENCE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Lt|Col|Capt|Sgt|г|гг|гр|ул|им|ім|р|м|вул|пр|тов)\.|\b[A-ZА-ЯЁІЇЄҐ]\.|[^.!?…\n])+[.!?…]*"
)
"""A sentence: the point behind a short form or an initial does not end it."""


def _pattern() -> re.Pattern[str]:
    pairs = [(_NAMES[one], also[one]) for also in (_HIDDEN, _SAID_OF_A_NAME) for one in _NAMES]
    either = (rf"\b{name}{_NEAR}{deed}\b|\b{deed}{_NEAR}{name}\b" for name, deed in pairs)
    return re.compile("|".join((*either, *_OTHERWISE)), re.IGNORECASE)


_PLEA = _pattern()


def pleas_in(text: str) -> Iterator[Span]:
    """Yield the sentences of a text that ask, or tell of asking, not to name somebody."""
    for found in _SENTENCE.finditer(text):
        words = found[0].strip()
        if words and _PLEA.search(words):
            start = found.start() + found[0].index(words)
            yield Span(start=start, end=start + len(words))
