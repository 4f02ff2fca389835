"""Clauses that deny what was told before them: ", но жена это отрицает", «Поліція спростувала цю інформацію».

What is denied stands before the clause in its sentence, or in the sentence before where the clause opens its own. The
denial is speech of its own: it is no part of what the one before it says, and what it holds is told by that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.facts.source import Style
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.phrases import Stretch, is_negated
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.sources import IsParty, finite_form, source_of
from habeas.read.languages.slavic.speech.words import SpeechWords
from habeas.read.languages.slavic.tokens import Token

__all__ = ["DENIAL", "Denial", "denial_in"]

DENIAL = "denial"
"""The rule of speech that denies what stands before it."""

_IT = frozenset("это этого це цього".split())
_THIS = frozenset(("этот", "цей"))
_CONTRAST = frozenset("но а однако хотя впрочем але та проте однак хоча втім".split())
_PARTING = frozenset(",;—–")
_SUPPOSED = frozenset(
    "если бы якщо якби чи сначала сперва вначале раньше сразу спочатку раніше спершу пока поки пусть нехай".split()
)
_REACH = 3
_LONGEST_UNTRUE = 8
_MARKS = frozenset(",.;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A denial as speech, and the token at which its clause begins."""

    candidate: Candidate
    first: int
    is_saying: bool
    """Whether it says "это неправда": then its verb of speech has no other content."""


def denial_in(document: Document, sentence: Sentence, words: SpeechWords, is_party: IsParty) -> Denial | None:
    """Return the first clause of a sentence, outside of quotations, that denies what stands before it."""
    tokens = document.tokens
    for at in range(sentence.first, sentence.last):
        form = finite_form(tokens[at])
        if tokens[at].quote is not None or form.part != "VERB" or form.lemma not in words.verbs:
            continue
        if is_negated(tokens, at, sentence.first):
            continue  # "командир этого не отрицает" denies nothing
        if _is_asked(tokens, at, sentence):
            continue
        untrue = _untrue(tokens, at, sentence.last, words)
        cue = untrue or (_denying(tokens, at, sentence, words) if form.lemma in words.denying else None)
        first = _clause_first(tokens, at, sentence.first)
        told = _told(document, sentence, first) if cue is not None else None
        if cue is None or told is None:
            continue
        source = source_of(tokens, at, first, sentence.last, words, is_party)
        if source is not None:
            candidate = Candidate(
                source=source, cue=cue, contents=(told,), style=Style.INDIRECT, rule=DENIAL, verb=form
            )
            return Denial(candidate=candidate, first=first, is_saying=untrue is not None)
    return None


def _is_asked(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Return whether a denial is asked for, supposed, or taken back: "если он это отрицает", "сначала отрицал"."""
    before = range(_clause_first(tokens, at, sentence.first), at)
    return tokens[sentence.last - 1].text == "?" or any(tokens[index].lower in _SUPPOSED for index in before)


def _denying(tokens: Sequence[Token], at: int, sentence: Sentence, words: SpeechWords) -> Stretch | None:
    """Return a verb of denying with "это", "эту информацию" beside it, None where it denies something else."""
    for index in range(max(sentence.first, at - _REACH), min(sentence.last, at + _REACH + 1)):
        if index > sentence.first and tokens[index - 1].form.part == "PREP":
            continue
        behind = tokens[index + 1] if index + 1 < sentence.last else None
        named = behind is not None and any(form.lemma in words.told for form in behind.forms)
        this = any(form.lemma in _THIS for form in tokens[index].forms)
        if (named and this) or (tokens[index].lower in _IT and not named and not _is_neuter_thing(behind)):
            return Stretch(first=min(at, index), last=max(at, index + named) + 1)
    return None


def _is_neuter_thing(token: Token | None) -> bool:
    """Return whether "это" before a word may belong to it: "это обвинение" is no event told before."""
    return token is not None and any(form.part == "NOUN" and form.gender == "neut" for form in token.forms)


def _untrue(tokens: Sequence[Token], at: int, last: int, words: SpeechWords) -> Stretch | None:
    """Return a verb of speech with "что это неправда" behind it, None where more or something else is said."""
    behind = [
        index for index in range(at + 1, min(last, at + _LONGEST_UNTRUE)) if tokens[index].text not in _MARKS
    ]  # fmt: skip
    said = tuple(tokens[index].lower for index in behind)
    said = said[1:] if said[:1] and said[0] in words.that else said
    if not said or said[0] not in _IT or said[1:] not in words.untrue:
        return None
    return Stretch(first=at, last=behind[-1] + 1)


def _clause_first(tokens: Sequence[Token], at: int, first: int) -> int:
    """Return where the clause of a verb begins: behind the comma, the semicolon or the dash before it."""
    begin = at
    while begin > first and tokens[begin - 1].text not in _PARTING and tokens[begin - 1].text != ":":
        begin -= 1
    return begin


def _told(document: Document, sentence: Sentence, first: int) -> Stretch | None:
    """Return what stands before a clause: the rest of its sentence, else the sentence before in its paragraph."""
    tokens, end = document.tokens, first
    if first > sentence.first:
        parted = tokens[first].lower in _CONTRAST or tokens[first - 1].text in ";—–" or _is_it_first(tokens, first)
        end = first - 1
        return Stretch(first=sentence.first, last=end) if parted and end - sentence.first > 1 else None
    number = document.sentence_at(first)
    before = document.sentences[number - 1] if number else None
    if before is None or before.paragraph != sentence.paragraph:
        return None
    end = before.last
    while end > before.first and tokens[end - 1].text in ".!?…;":
        end -= 1
    return Stretch(first=before.first, last=end) if end - before.first > 1 else None


def _is_it_first(tokens: Sequence[Token], first: int) -> bool:
    """Return whether a clause without a conjunction denies at once: ", жена это отрицает"."""
    return any(token.lower in _IT for token in tokens[first : first + _REACH])
