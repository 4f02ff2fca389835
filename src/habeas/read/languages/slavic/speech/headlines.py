"""Who says a headline: "Солдат держат в подвале — адвокат", "Адвокат: солдат держат в подвале"."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.source import Style
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.phrases import Stretch, can_be_subject, has_verb, is_nominal
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.sources import IsParty, can_speak
from habeas.read.languages.slavic.speech.words import SpeechWords

__all__ = ["headline"]

_DASHES = ("—", "–")
_LONGEST_SOURCE = 5


def headline(document: Document, sentence: Sentence, words: SpeechWords, is_party: IsParty) -> Iterator[Candidate]:
    """Yield who says the first line of a text, a headline with its source behind a dash or before a colon."""
    tokens, first, last = document.tokens, sentence.first, sentence.last
    if tokens[last - 1].text in ".!?…" or document.paragraphs[0].last != 1 or len(document.paragraphs) == 1:
        return
    for at in range(last - 2, first, -1):
        mark = tokens[at].text
        behind, before = Stretch(first=at + 1, last=last), Stretch(first=first, last=at)
        if mark in _DASHES and _names(document, behind, words, is_party) and has_verb(tokens, before):
            yield _said(document, at, source=behind, content=before)
            return
        if mark == ":" and _names(document, before, words, is_party) and has_verb(tokens, behind):
            yield _said(document, at, source=before, content=behind)
            return


def _names(document: Document, phrase: Stretch, words: SpeechWords, is_party: IsParty) -> bool:
    """Return whether a phrase is short, nominal, and its head can speak."""
    tokens = document.tokens
    if phrase.last - phrase.first > _LONGEST_SOURCE or not can_be_subject(tokens[phrase.first]):
        return False
    inside = range(phrase.first, phrase.last)
    nominal = all(is_nominal(tokens[index]) or tokens[index].text in "«»" for index in inside)
    animate = any(form.is_animate for index in inside for form in tokens[index].forms)
    return nominal and animate and any(can_speak(tokens, index, words, is_party) for index in inside)


def _said(document: Document, at: int, *, source: Stretch, content: Stretch) -> Candidate:
    quoted = all(document.tokens[index].quote is not None for index in range(content.first, content.last))
    return Candidate(
        source=source, cue=Stretch(first=at, last=at + 1), contents=(content,), rule="headline",
        style=Style.DIRECT if quoted else Style.INDIRECT,
    )  # fmt: skip
