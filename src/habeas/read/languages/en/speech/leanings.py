"""What adjectives lean on: "is sure that …", "was critical of X"."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.read.languages.en.speech.candidates import Candidate
from habeas.read.languages.en.speech.clauses import clause_end, object_end
from habeas.read.languages.en.speech.contents import Stretch
from habeas.read.languages.en.speech.groups import group_start
from habeas.read.languages.en.speech.lexicon import Cue, reporting_words
from habeas.read.languages.en.speech.phrases import noun_phrase_after
from habeas.read.languages.en.speech.subjects import subject_before
from habeas.read.languages.en.speech.unit import Unit
from habeas.read.languages.en.verbs import BE

_COPULAS = BE | frozenset("feel feels felt become becomes became remain remains remained seem seems seemed".split())
_LEANS = frozenset("of about for on against to toward towards over with in".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaning:
    """What stands behind an adjective, its frame, and where the cue ends."""

    content: Stretch
    frame: str
    cue_end: int


def leaning_candidates(unit: Unit) -> list[Candidate]:
    """Return what the adjectives of a unit say that somebody thinks, fears or stands for."""
    adjectives = reporting_words().adjectives
    if adjectives.keys().isdisjoint(unit.words):
        return []
    found = (
        _adjective(unit, at, adjectives[unit.words[at]])
        for at in range(1, len(unit) - 1)
        if unit.words[at] in adjectives
    )
    return [candidate for candidate in found if candidate is not None]


def _adjective(unit: Unit, at: int, cue: Cue) -> Candidate | None:
    before = at - 1
    while unit.tag(before) in ("RB", "RBR", "JJR"):
        before -= 1
    leaning = _leaning(unit, at, cue)
    if unit.word(before) not in _COPULAS or leaning is None:
        return None
    first = group_start(unit, before)
    subject = subject_before(unit, first)
    if subject is None:
        return None
    return Candidate(
        unit=unit,
        source=subject,
        cue=Stretch(first=first, last=leaning.cue_end),
        content=(leaning.content,),
        speech_class=cue.speech_class,
        frame=leaning.frame,
        verb=cue.lemma,
        score=0.5,
    )


def _leaning(unit: Unit, at: int, cue: Cue) -> _Leaning | None:
    after = unit.word(at + 1)
    if after == "that" and unit.tag(at + 1) == "IN" and cue.takes("t"):
        return _Leaning(content=Stretch(first=at + 1, last=clause_end(unit, at + 1, at)), frame="t", cue_end=at)
    named = noun_phrase_after(unit, at + 2) is not None or unit.tag(at + 2) in ("VBG", "WP", "WRB")
    if after in _LEANS and cue.takes("p") and named:
        return _Leaning(content=Stretch(first=at + 2, last=object_end(unit, at + 2)), frame="n", cue_end=at + 1)
    return None
