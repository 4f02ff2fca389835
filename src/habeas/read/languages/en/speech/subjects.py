"""Who does it: the subject of a verb group, wherever the sentence has put it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.read.languages.en.speech.clauses import FINITE
from habeas.read.languages.en.speech.groups import Form, Group
from habeas.read.languages.en.speech.lexicon import media_words
from habeas.read.languages.en.speech.phrases import (
    NOUNS,
    noun_phrase_after,
    noun_phrase_before,
    with_apposition,
)
from habeas.read.languages.en.speech.unit import QUOTATION, Unit
from habeas.read.languages.en.verbs import BE, DO, HAVE

RELATIVE_WORDS = frozenset(("who", "which", "that"))
_FARTHEST = 45
_REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = _WEEKDAYS | frozenset("today yesterday tonight".split())
_SPANS = frozenset("day week month year night morning afternoon evening weekend hour time".split())
_FLOATING = frozenset("both all each long first".split())
_ASIDES = frozenset("after before when while as in on during under at despite since speaking asked citing".split())
_DASHES = frozenset(("—", "–", "--", "-"))
_APPOSED = frozenset("who which whose a an the one his her their its head along formerly now including also".split())


@dataclass(slots=True, kw_only=True)
class Subject:
    """Positions `first` to `last` of a source; `head` is where its own words end, `inverted` stands behind its verb.

    For a relative pronoun `head` is the end of what it refers back to.
    """

    first: Final[int]
    last: Final[int]
    head: Final[int]
    inverted: Final[bool] = False


def find_subject(unit: Unit, group: Group) -> Subject | None:
    """Return the source of a verb group, None where the sentence names none.

    1. An infinitive, or a participle behind a comma or preposition, has the subject of the verb that governs it.
    2. A participle right behind a noun has that noun.
    3. Otherwise the phrase on the left, over adverbs, dates and appositions; behind "and" the subject before.
    """
    before = unit.word(group.first - 1)
    if group.form is Form.INFINITIVE:
        return governing_subject(unit, group.first - 1)
    if group.form in (Form.GERUND, Form.PARTICIPLE):
        start = noun_phrase_before(unit, group.first - 1)
        if start is None or before == "," or unit.lemmas[group.first - 1] in _SPANS:
            return governing_subject(unit, group.first)
        if _is_medium(unit, start, group.first - 1) and unit.tag(start - 1)[:2] in ("VB", "IN", "RP", "CD", "RB"):
            return governing_subject(unit, group.first)
        return Subject(first=start, last=group.first - 1, head=group.first - 1)
    return subject_before(unit, group.first)


def _is_medium(unit: Unit, first: int, last: int) -> bool:
    """Return whether a phrase is a message that carries words, such as a letter: its writer is the one who speaks."""
    head = next((at - 1 for at in range(first + 1, last + 1) if unit.tag(at) == "IN"), last)
    return unit.lemmas[head] in media_words()


def governing_subject(unit: Unit, at: int) -> Subject | None:
    """Return the subject of the nearest finite verb to the left of a position."""
    for verb in range(at - 1, max(-1, at - _FARTHEST), -1):
        if unit.tag(verb) in FINITE:
            first = _group_start(unit, verb)
            return subject_before(unit, first)
    return None


def _group_start(unit: Unit, verb: int) -> int:
    first = verb
    while first > 0:
        tag, word = unit.tag(first - 1), unit.word(first - 1)
        auxiliary = word in BE or word in HAVE or word in DO
        if tag == "POS" or not (tag in ("MD", "RB") or (tag[:2] == "VB" and auxiliary)):
            break
        first -= 1
    return first


def subject_before(unit: Unit, first: int, depth: int = 0) -> Subject | None:
    """Return the subject on the left of the verb group that begins at `first`."""
    at = _over_adverbials(unit, first - 1)
    word, tag = unit.word(at), unit.tag(at)
    if at < 0 or depth > 4:
        return None
    if tag in ("WP", "WDT") and word in RELATIVE_WORDS:
        antecedent = at - 2 if unit.word(at - 1) in (",", *_DASHES) else at - 1
        return Subject(first=at, last=at, head=antecedent)
    if word == "," or word in _DASHES:
        return _over_apposition(unit, at, word)
    if tag == QUOTATION and unit.inner_end(at) == "," and not unit.ends_speech(at):
        return _over_apposition(unit, at + 1, ",") or _phrase_before(unit, at)
    if word in ("and", "but", "or", "then"):
        return _shared_subject(unit, at, depth)
    if word in HAVE:
        return subject_before(unit, at, depth + 1)
    if tag in ("VBN", "VBD") and unit.tag(at - 1) in NOUNS:
        start = noun_phrase_before(unit, at - 1)
        return Subject(first=start, last=first - 1, head=at - 1) if start is not None else None
    return _phrase_before(unit, at)


def _phrase_before(unit: Unit, at: int) -> Subject | None:
    start = noun_phrase_before(unit, at)
    if start is None:
        whole = _with_relative(unit, at + 1, at)
        return whole if whole.first <= at else None
    return _with_relative(unit, start, at)


def _over_adverbials(unit: Unit, at: int) -> int:
    """Return the position left of the adverbs and days that stand before a verb."""
    while at >= 0 and (_floats(unit, at) or unit.word(at) in _REFLEXIVES) and unit.word(at) != "there":
        at -= 1
    if unit.word(at) in TIMES and at > 0:
        at -= 1
        if unit.word(at) in ("on", "late", "early"):
            at -= 1
    return at


def _floats(unit: Unit, at: int) -> bool:
    """Return whether an adverb stands at a position, or "both" behind those whom it counts: "the two both said"."""
    return unit.tag(at) in ("RB", "RBR") or (unit.word(at) in _FLOATING and unit.tag(at - 1) in NOUNS | {"PRP", "WP"})


def _over_apposition(unit: Unit, close: int, mark: str) -> Subject | None:
    """Return "X, head of Y" before the comma at `close`: the phrase before the comma that opened it, and all of it."""
    for opening in range(close - 1, max(-1, close - _FARTHEST), -1):
        if unit.is_quotation(opening) and unit.ends_speech(opening):
            return None
        if unit.word(opening) != mark:
            continue
        start = noun_phrase_before(unit, opening - 1)
        if start is not None and unit.word(opening + 1) in _ASIDES and _begins_clause_here(unit, start):
            return Subject(first=start, last=opening - 1, head=opening - 1)
        if start is None or not _is_apposition(unit, opening + 1, close):
            if mark == "," and _is_list(unit, opening):
                continue
            return None
        return _widened(unit, Subject(first=start, last=close - 1, head=opening - 1))
    return None


def _is_list(unit: Unit, comma: int) -> bool:
    return unit.tag(comma - 1) in NOUNS or unit.tag(comma - 1) == "CD"


def _is_apposition(unit: Unit, at: int, close: int) -> bool:
    """Return whether the words from `at` up to `close` describe what stands before them, with no own clause."""
    tags = NOUNS | {"JJ", "CD", "IN", "DT", "VBN", "VBG", "VBD", "PRP$", "JJS", "WRB", "RB"}
    verbs = [verb for verb in range(at, close) if unit.tag(verb) in FINITE]
    relative = verbs and any(unit.tag(word) in ("WP", "WDT", "WP$", "WRB") for word in range(at, verbs[0]))
    if verbs and not relative:
        return False
    return unit.word(at) in _APPOSED or unit.tag(at) in tags


def _widened(unit: Unit, subject: Subject) -> Subject:
    """Return the subject with the phrase to which it is itself an apposition: "X, a Y, who Z"."""
    before = subject.first - 1
    if unit.word(before) != ",":
        return subject
    start = noun_phrase_before(unit, before - 1)
    described = any(unit.tag(at) in ("POS", "PRP$") for at in range(start or 0, before))
    if described and start is not None and _begins_clause_here(unit, start):
        return Subject(first=start, last=subject.last, head=subject.head)
    appositive = unit.word(subject.first) in _APPOSED or unit.tag(subject.first) in ("NN", "JJ", "CD")
    if start is None or not _begins_clause_here(unit, start) or not (appositive or _is_role(unit, start)):
        return subject
    return Subject(first=start, last=subject.last, head=before - 1)


def _begins_clause_here(unit: Unit, at: int) -> bool:
    before = unit.word(at - 1)
    return at == 0 or unit.is_quotation(at - 1) or before in (",", "that", "and", "but", "while", ":", ";", "")


def _is_role(unit: Unit, start: int) -> bool:
    """Return whether a phrase describes somebody: "the mother of one of the soldiers"."""
    return unit.word(start) in ("the", "a", "an", "his", "her", "their", "one", "another")


def _with_relative(unit: Unit, start: int, last: int) -> Subject:
    """Return the phrase `start` to `last`, or all of "people who fled to it" where it only ends a relative clause."""
    verbs = 0
    for at in range(start - 1, max(-1, start - _FARTHEST), -1):
        word = unit.word(at)
        if word in (",", ";", ":") or unit.is_quotation(at) or verbs > 1:
            break
        if unit.tag(at) in ("WP", "WDT") and word in RELATIVE_WORDS:
            begin = noun_phrase_before(unit, at - 1)
            if begin is not None and verbs == 1:
                return Subject(first=begin, last=last, head=at - 1)
            break
        verbs += unit.tag(at) in FINITE and unit.tag(at - 1) != "MD"
    return Subject(first=start, last=last, head=last)


def _shared_subject(unit: Unit, conjunction: int, depth: int) -> Subject | None:
    for verb in range(conjunction - 1, max(-1, conjunction - _FARTHEST), -1):
        if unit.tag(verb) in FINITE:
            found = subject_before(unit, _group_start(unit, verb), depth + 1)
            if found is not None:
                return found
    return None


def subject_after(unit: Unit, at: int) -> Subject | None:
    """Return the subject that stands behind its verb: "…," said X, head of Y."""
    if unit.word(at) in ("that", "in", "on", "to") or unit.is_quotation(at):
        return None
    last = noun_phrase_after(unit, at)
    if last is None or unit.word(at) in TIMES:
        return None
    return Subject(first=at, last=with_apposition(unit, last), head=last, inverted=True)
