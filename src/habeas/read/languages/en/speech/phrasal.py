"""Reported speech without a verb: "according to X", "the claim that", "X: …" in a headline."""

from __future__ import annotations

from itertools import compress

from habeas.facts.source import SpeechClass
from habeas.read.languages.en.speech.candidates import Candidate
from habeas.read.languages.en.speech.clauses import FINITE, clause_end, last_word
from habeas.read.languages.en.speech.contents import Stretch, skip_adverbials
from habeas.read.languages.en.speech.lexicon import reporting_words
from habeas.read.languages.en.speech.phrases import (
    NAMES,
    NOUNS,
    RELATIVES,
    noun_phrase_after,
    noun_phrase_before,
    with_apposition,
)
from habeas.read.languages.en.speech.subjects import Subject, governing_subject
from habeas.read.languages.en.speech.unit import Unit

ENDS_OF_CLAUSE = NOUNS | {"VBN", "JJ", "RB", "CD", "VB"}
"""What may stand directly before a main verb whose subject is a noun with a clause of its own."""

_LONGEST_HEAD = 8
_VIEWS = frozenset("view opinion estimate estimation word account telling judgement judgment reckoning".split())
_BREAKS = frozenset("while whereas but although though".split())


def phrasal_candidates(unit: Unit) -> list[Candidate]:
    """Return what prepositions, nouns and colons introduce in a unit."""
    found = [*_according(unit), *_in_the_view(unit), *_nominal(unit)]
    headline = _headline(unit) or _before_quotation(unit)
    return [*found, headline] if headline else found


def _according(unit: Unit) -> list[Candidate]:
    if "according" not in unit.words:
        return []
    found = []
    for at in range(len(unit) - 2):
        if unit.word(at) == "according" and unit.word(at + 1) == "to":
            last = noun_phrase_after(unit, at + 2)
            if last is not None:
                candidate = _according_at(unit, at, last)
                found += [candidate] if candidate else []
    return found


def _according_at(unit: Unit, at: int, last: int) -> Candidate | None:
    """Return "according to X": it governs what follows where it opens a clause, else what precedes."""
    end = with_apposition(unit, last)
    opener = at - 2 if unit.word(at - 1) == "," else at - 1
    opens = at == 0 or unit.word(opener) in ("but", "and", "that", ";", ":", "while", "because")
    if opens:
        end = _relative_end(unit, end if _is_bare(unit, last, end) else last)
        begin = end + 1
        while unit.word(begin) in (",", ":", "—", "–"):
            begin += 1
        stretch = Stretch(first=begin, last=clause_end(unit, begin, at)) if begin <= last_word(unit) else None
    else:
        close = at - 1 if unit.word(at - 1) not in (",", "—", "–") else at - 2
        begin = _clause_start(unit, close)
        stretch = Stretch(first=begin, last=close) if begin <= close else None
        end = min(end if _is_bare(unit, last, end) else last, last_word(unit))
    if stretch is None:
        return None
    return Candidate(
        unit=unit,
        source=Subject(first=at + 2, last=end, head=last),
        cue=Stretch(first=at, last=at + 1),
        content=(stretch,),
        speech_class=SpeechClass.SPEECH,
        frame="q" if unit.is_quotation(stretch.last) else "t",
        verb="according to",
        score=0.92,
    )


def _is_bare(unit: Unit, last: int, end: int) -> bool:
    """Return whether what is set behind a source is an apposition, not the clause that it is the source of."""
    closed = unit.word(end + 1) == "," and end > last
    return closed and (unit.word(last + 2) in RELATIVES or not any(tag in FINITE for tag in unit.tags[last : end + 1]))


def _in_the_view(unit: Unit) -> list[Candidate]:
    """Return "in X's view, …", "in her estimate …" where it opens a sentence."""
    if unit.word(0) != "in":
        return []
    view = next((at for at in range(2, min(8, len(unit) - 1)) if unit.lemmas[at] in _VIEWS), None)
    if view is None or unit.tag(view - 1) not in ("POS", "PRP$"):
        return []
    begin = view + 1 + (unit.word(view + 1) == ",")
    end = view - 1 if unit.tag(view - 1) == "PRP$" else view - 2
    if begin > last_word(unit) or end < 1:
        return []
    return [
        Candidate(
            unit=unit,
            source=Subject(first=1, last=end, head=end),
            cue=Stretch(first=view, last=view),
            content=(Stretch(first=begin, last=clause_end(unit, begin, view)),),
            speech_class=SpeechClass.SPEECH,
            frame="t",
            verb="in the view of",
            score=0.85,
        )
    ]


def _relative_end(unit: Unit, end: int) -> int:
    """Return the end of "by X", "released on Monday" behind a source, up to the comma."""
    at = end + 1
    while at < len(unit) and at - end < 14 and unit.word(at) != ",":
        if unit.tag(at) in FINITE or unit.is_quotation(at):
            return end
        at += 1
    return at - 1 if unit.word(at) == "," else end


def _clause_start(unit: Unit, close: int) -> int:
    """Return where the clause begins that ends at `close`: behind a break with its own subject, else at the start."""
    for at in range(close, 0, -1):
        if unit.word(at) == ";" or (unit.word(at) in _BREAKS and unit.word(at - 1) == ","):
            return at + 1
    return 1 if unit.word(0) in ("but", "and") else 0


def _nominal(unit: Unit) -> list[Candidate]:
    """Return "X's claim that …", "allegations by X that …": the noun reports."""
    nouns = reporting_words().nouns
    found: list[Candidate] = []
    if nouns.keys().isdisjoint(unit.lemmas):
        return found
    for at in compress(range(len(unit) - 2), map(nouns.__contains__, unit.lemmas)):
        cue = nouns[unit.lemmas[at]]
        if unit.tags[at] not in ("NN", "NNS"):
            continue
        that, source = _by_whom(unit, at)
        if unit.word(that) != "that" or unit.tag(that) != "IN" or unit.tag(that + 1) in FINITE:
            continue
        stretch = Stretch(first=that, last=_end_before_main_verb(unit, at, that))
        source = source or _possessor(unit, at)
        if source is None:
            continue
        found.append(
            Candidate(
                unit=unit,
                source=source,
                cue=Stretch(first=at, last=at),
                content=(stretch,),
                speech_class=cue.speech_class,
                frame="t",
                verb=cue.lemma,
                score=0.6,
            )
        )
    return found


def _end_before_main_verb(unit: Unit, noun: int, that: int) -> int:
    """Return the end of a that-clause; where its noun is the subject, before the verb: "the claim that … is false"."""
    end = clause_end(unit, that, noun)
    if any(tag in FINITE for tag in unit.tags[:noun]):
        return end
    verbs = [at for at in range(that, end + 1) if unit.tag(at) in FINITE]
    return verbs[1] - 1 if len(verbs) > 1 and unit.tag(verbs[1] - 1) in ENDS_OF_CLAUSE else end


def _by_whom(unit: Unit, noun: int) -> tuple[int, Subject | None]:
    """Return the position where a "that" may stand, and the source between it and the noun."""
    if unit.word(noun + 1) in ("by", "from", "of", "among"):
        last = noun_phrase_after(unit, noun + 2)
        if last is not None:
            return last + 1, Subject(first=noun + 2, last=last, head=last)
    return skip_adverbials(unit, noun + 1), None


def _possessor(unit: Unit, noun: int) -> Subject | None:
    """Return whose statement it is: "her claim", "the ministry's claim", or who makes it."""
    at = noun - 1
    while unit.tag(at) in ("JJ", "NN", "CD", "VBN"):
        at -= 1
    if unit.tag(at) == "PRP$":
        return Subject(first=at, last=at, head=at)
    if unit.tag(at) == "POS":
        start = noun_phrase_before(unit, at - 1)
        return Subject(first=start, last=at - 1, head=at - 1) if start is not None else None
    if unit.tag(at) == "DT":
        at -= 1
    if unit.tag(at)[:2] == "VB" and unit.tag(at) in FINITE:
        start = noun_phrase_before(unit, at - 1)
        return Subject(first=start, last=at - 1, head=at - 1) if start is not None else None
    return None


def _headline(unit: Unit) -> Candidate | None:
    """Return "X: content" or "Content: X" of a headline, a line without a full stop at its end."""
    if unit.nested or len(unit) < 3 or ":" not in unit.words or unit.words[-1] in (".", "!", "?", ":", ","):
        return None
    colons = [at for at in range(1, len(unit) - 1) if unit.word(at) == ":"]
    if len(colons) != 1:
        return None
    colon = colons[0]
    left, right = Stretch(first=0, last=colon - 1), Stretch(first=colon + 1, last=last_word(unit))
    if _is_name(unit, left):
        source, content = left, right
    elif _is_name(unit, right) and unit.tag(right.last) in NAMES and _is_sayable(unit, colon):
        source, content = right, left
    else:
        return None
    told = unit.tags[content.first : content.last + 1]
    if not any(tag[:2] == "VB" or tag in ("MD", "Q") for tag in told):
        return None
    return Candidate(
        unit=unit,
        source=Subject(first=source.first, last=source.last, head=source.last),
        cue=Stretch(first=colon, last=colon),
        content=(content,),
        speech_class=SpeechClass.SPEECH,
        frame="q" if unit.is_quotation(content.last) else "c",
        verb=":",
        score=0.7,
    )


def _is_sayable(unit: Unit, colon: int) -> bool:
    """Return whether what stands before a colon is a clause or a quotation."""
    return unit.is_quotation(colon - 1) or any(tag in FINITE for tag in unit.tags[:colon])


def _before_quotation(unit: Unit) -> Candidate | None:
    """Return "… surprised X: “…”": a quotation behind a colon belongs to the name before it, or to the subject."""
    if ":" not in unit.words:
        return None
    colon = next((at for at in range(1, len(unit) - 1) if unit.word(at) == ":" and unit.is_quotation(at + 1)), None)
    if colon is None:
        return None
    start = noun_phrase_before(unit, colon - 1)
    named = start is not None and unit.tag(colon - 1) in NAMES
    subject = Subject(first=start or 0, last=colon - 1, head=colon - 1) if named else governing_subject(unit, colon)
    if subject is None:
        return None
    return Candidate(
        unit=unit,
        source=subject,
        cue=Stretch(first=colon, last=colon),
        content=(Stretch(first=colon + 1, last=colon + 1),),
        speech_class=SpeechClass.SPEECH,
        frame="q",
        verb=":",
        score=0.5,
    )


def _is_name(unit: Unit, stretch: Stretch) -> bool:
    if stretch.last - stretch.first >= _LONGEST_HEAD or unit.tag(stretch.last) not in NOUNS:
        return False
    start = noun_phrase_before(unit, stretch.last)
    alone = stretch.first == stretch.last and unit.tag(stretch.last) in NOUNS
    return alone or (start is not None and start <= stretch.first)
