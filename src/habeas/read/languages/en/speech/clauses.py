"""Where clauses begin and end in a unit."""

from __future__ import annotations

from habeas.read.languages.en.speech.lexicon import reporting_words
from habeas.read.languages.en.speech.phrases import (
    NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    noun_phrase_after,
)
from habeas.read.languages.en.speech.unit import QUOTATION, Unit
from habeas.read.languages.en.verbs import BE

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((".", "?", "!", "...", "…", ":", ";", ",", "—", "–", "--"))
_CLOSERS = frozenset((")", "]"))
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
_OCCASIONS = _DAYS | frozenset(
    "last early late january february march april may june july august september october november december "
    "interviews response".split()
)
_OUTSIDE = frozenset("during after before despite".split())
_SUBORDINATORS = frozenset("because although though while if when unless since until where whereas as".split())


def last_word(unit: Unit) -> int:
    """Return the position of a unit's last node that is no closing punctuation."""
    end = len(unit) - 1
    while end >= 0 and (unit.word(end) in _STOPS or unit.tag(end) in ("''", "``")):
        end -= 1
    return end


def is_finite(unit: Unit, at: int) -> bool:
    """Return whether a finite verb, or an adverb before one, stands at a position."""
    while unit.tag(at) in ("RB", "RBR"):
        at += 1
    return unit.tag(at) in FINITE or unit.word(at) in BE


def begins_clause(unit: Unit, start: int) -> bool:
    """Return whether a clause without "that" begins at a position: a noun phrase with its finite verb."""
    word = unit.word(start)
    if word in ("if", "when", "because", "unless", "while"):
        return True
    if unit.is_quotation(start):
        return is_finite(unit, start + 1)
    if word in SUBJECT_PRONOUNS and unit.tag(start) != "PRP$" and is_finite(unit, start + 1):
        return True
    end = noun_phrase_after(unit, start)
    if end is None:
        return False
    at = end + 1
    for _ in range(4):
        if unit.word(at) not in PREPOSITIONS and unit.tag(at) not in ("VBN", "VBG"):
            break
        end = noun_phrase_after(unit, at + 1)
        if end is None:
            break
        at = end + 1
    if unit.word(at) in ("who", "that", "which", ",") and _verb_within(unit, at + 1):
        return unit.word(at) != "," or unit.word(at + 1) in RELATIVES
    return is_finite(unit, at) or _verb_like(unit, at) or (unit.is_quotation(at) and at > start)


def _verb_within(unit: Unit, start: int) -> bool:
    return any(unit.tag(at) in FINITE for at in range(start, min(start + 5, len(unit))))


def _verb_like(unit: Unit, at: int) -> bool:
    """Return whether a participle stands where only a finite verb fits: the word list knows one tag only."""
    objects = ("DT", "PRP$", "PRP", "TO", "NNP", "RB", "CD")
    return unit.tag(at) == "VBN" and unit.tag(at + 1) in objects and unit.word(at + 1) != "by"


def clause_end(unit: Unit, start: int, cue: int) -> int:
    """Return the last position of the content clause that begins at `start` and depends on the cue at `cue`.

    It runs on to the end of the unit unless another clause of reporting, or a clause on the level of the cue, sets in.
    """
    end = last_word(unit)
    for at in range(start + 1, end + 1):
        word = unit.word(at)
        if word == ";" or (word in (",", "—", "–", "--", "-") and _leaves(unit, at, start, cue)):
            return at - 1
        if word in ("and", "but") and unit.word(at - 1) != "," and _new_report(unit, at + 1, cue):
            return at - 1
    return max(start, end)


def _leaves(unit: Unit, comma: int, start: int, cue: int) -> bool:
    """Return whether, behind a comma, the content is over."""
    word, tag = unit.word(comma + 1), unit.tag(comma + 1)
    if word == "according" or (tag == "VBG" and (reports(unit, comma + 1) or unit.word(comma) == ",")):
        return True
    if word in ("and", "but", "while", "though", "although", "as", "even"):
        return _reports_soon(unit, comma + 2) or _new_report(unit, comma + 2, cue) or word in ("although", "though")
    if unit.word(cue - 1) in RELATIVES or unit.word(cue - 2) in RELATIVES:
        return tag in FINITE or word in BE
    return comma > start + 1 and word in ("which", "who") and unit.tag(comma - 1) == QUOTATION


def reports(unit: Unit, at: int) -> bool:
    """Return whether a verb of reporting stands at a position."""
    return unit.tag(at)[:2] == "VB" and unit.lemmas[at] in reporting_words().verbs if at < len(unit) else False


def _new_report(unit: Unit, at: int, cue: int) -> bool:
    """Return whether a reporting verb in the form of the cue follows: "… and added that"."""
    while unit.tag(at) == "RB":
        at += 1
    same = unit.tag(at) == unit.tag(cue) or unit.tag(cue) not in FINITE
    return unit.tag(at) in ("VBD", "VBZ") and same and _is_speech(unit, at)


def _is_speech(unit: Unit, at: int) -> bool:
    cue = reporting_words().verbs.get(unit.lemmas[at])
    return cue is not None and cue.is_speech and cue.takes("q")


def _reports_soon(unit: Unit, start: int) -> bool:
    """Return whether a subject with its own reporting verb follows: "…, but she said"."""
    end = noun_phrase_after(unit, start)
    if end is None:
        return False
    at = end + 1
    while unit.tag(at) in ("RB", "MD") or unit.word(at) in ("has", "had", "have"):
        at += 1
    return at < len(unit) and unit.tag(at) in ("VBD", "VBZ", "VBP", "VBN") and reports(unit, at)


def object_end(unit: Unit, start: int) -> int:
    """Return the last position of a noun phrase, without the occasion and day that may follow it."""
    end = phrase_end(unit, start)
    for at in range(start + 1, end + 1):
        word, following = unit.words[at], unit.word(at + 1)
        if word in _OUTSIDE or word in _DAYS or (word == "by" and unit.tag(at + 1) == "VBG"):
            return at - 1
        if word in ("at", "on", "in") and following in _OCCASIONS:
            return at - 1
        if word == "at" and following in ("a", "an", "the", "his", "her", "their"):
            return at - 1
    return end


def phrase_end(unit: Unit, start: int) -> int:
    """Return the last position of a noun phrase or infinitive that begins at `start`, with what hangs on it."""
    end = last_word(unit)
    for at in range(start, end + 1):
        word = unit.word(at)
        if word in (";", ":", "—", "–", "--") and at > start:
            return at - 1
        if word == "," and not _enumerates(unit, at):
            return at - 1
        if at > start and word in ("and", "but") and (unit.tag(at + 1) in FINITE or _own_clause(unit, at + 1)):
            return at - 1
        if at > start + 1 and word in _SUBORDINATORS and word not in ("as", "where"):
            return at - 1
    return max(start, end)


def _own_clause(unit: Unit, start: int) -> bool:
    """Return whether, behind "and", somebody else does something: "Zika, and his campaign did not reply"."""
    return unit.word(start) in SUBJECT_PRONOUNS or begins_clause(unit, start)


def _enumerates(unit: Unit, comma: int) -> bool:
    """Return whether a comma separates members of a list, so that the phrase goes on behind it."""
    tag, word = unit.tag(comma + 1), unit.word(comma + 1)
    if word in (
        "who",
        "which",
        "when",
        "after",
        "as",
        "while",
        "but",
        "according",
        "where",
        "saying",
        "with",
        "though",
    ):
        return False
    if word in ("and", "or"):
        return unit.tag(comma + 2) in NOUNS | {"DT", "JJ", "PRP$", "CD"} and not begins_clause(unit, comma + 2)
    return tag in NOUNS | {"DT", "JJ", "PRP$", "CD", QUOTATION} and not is_finite(unit, comma + 2)
