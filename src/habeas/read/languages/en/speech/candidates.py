"""Candidates: everything in one sentence that may be reported speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.facts.source import SpeechClass
from habeas.read.languages.en.speech.clauses import FINITE, clause_end
from habeas.read.languages.en.speech.contents import (
    Content,
    Stretch,
    behind_told,
    content_after,
    content_around,
    content_before,
    resumed_after,
)
from habeas.read.languages.en.speech.groups import Form, Group, group_start, reporting_groups
from habeas.read.languages.en.speech.phrases import NOUNS, noun_phrase_after, with_apposition
from habeas.read.languages.en.speech.subjects import Subject, find_subject, subject_after
from habeas.read.languages.en.speech.unit import Unit


@dataclass(slots=True, kw_only=True)
class Candidate:
    """One possible attribution in one unit; `score` orders those that claim the same words."""

    unit: Final[Unit]
    source: Final[Subject | None]
    cue: Final[Stretch | None]
    content: Final[tuple[Stretch, ...]]
    speech_class: Final[SpeechClass]
    frame: Final[str]
    verb: Final[str]
    score: Final[float]
    addressee: Final[Stretch | None] = None

    @property
    def is_direct(self) -> bool:
        """Whether its content ends in a quotation, so that a further one may go on with it."""
        return self.frame == "q" or any(self.unit.is_quotation(stretch.last) for stretch in self.content)


_SCORES = {"q": 0.95, "t": 0.9, "z": 0.8, "c": 0.85, "w": 0.7, "o": 0.65, "i": 0.6, "n": 0.55}


_RELATIVES = ("who", "which")
_PREDICATES = frozenset(("DT", "JJ", "JJS", "PRP$", "NN", "NNS", "NNP"))
_JUDGING = frozenset("consider deem judge call".split())
"""Verbs that give a name or a worth: "is considered an asset"."""


def verbal_candidates(unit: Unit) -> list[Candidate]:
    """Return what the reporting verbs of a unit introduce, from left to right."""
    found: list[Candidate] = []
    for group in reporting_groups(unit):
        if _means_something_else(unit, group):
            continue
        candidate = _passive(unit, group) if group.passive else _active(unit, group, found)
        if candidate is not None:
            found.append(candidate)
    return found


def _means_something_else(unit: Unit, group: Group) -> bool:
    """Return whether a verb reports nothing here: "citing X" names a source, "call home" rings, "put down" lays.

    To put a number at so many is to say it.
    """
    lemma, form = group.cue.lemma, group.form
    if lemma == "put":
        behind = range(group.last + 1, min(group.last + 14, len(unit) - 1))
        return not any(unit.word(at) == "at" and unit.tag(at + 1) in ("CD", "RB", "IN") for at in behind)
    if lemma == "call" and not group.passive:
        return form is Form.INFINITIVE or _only_names(unit, group)
    return lemma == "cite" and form is Form.GERUND


def _only_names(unit: Unit, group: Group) -> bool:
    """Return whether "call" gives a name or rings: "a boat called the Ada", "called the office", not "called it X"."""
    if group.form is Form.PARTICIPLE or (unit.tag(group.head) == "VBN" and unit.tag(group.first - 1) in NOUNS):
        return True
    last = noun_phrase_after(unit, group.last + 1, chain=False)
    if unit.is_quotation(group.last + 1) or last is None:
        return False
    return unit.tag(last + 1) not in _PREDICATES and not unit.is_quotation(last + 1)


def _active(unit: Unit, group: Group, earlier: list[Candidate]) -> Candidate | None:
    subject = find_subject(unit, group)
    floor = _floor(earlier)
    if subject is None:
        turned = _inverted(unit, group, floor)
        if turned is not None:
            return turned
    if group.form is not Form.FINITE and earlier:
        subject = _same_speaker(subject, earlier)
    elif earlier and _is_coordinated(unit, group, earlier[-1]):
        subject = earlier[-1].source or subject
    right = content_after(unit, group, group.last + 1) or content_around(unit, group, subject)
    begin = subject.first if subject is not None else group.first
    begin -= unit.word(begin - 1) == "as" and unit.word(begin - 2) in (",", "—", "–", "-", "--")
    left = content_before(unit, group, begin, floor) if group.form is Form.FINITE else None
    if left is not None and left.frame != "q" and unit.word(begin) in _RELATIVES:
        left = None  # "They turned to the ombudsman, who did not answer": that they did is nobody's answer.
    if left is not None and (right is None or _left_wins(unit, group, left, right)):
        return _left_candidate(unit, group, subject, left, group.last + 1)
    if subject is None and right is not None and right.frame == "w" and group.cue.takes("q"):
        return _candidate(unit, group, None, right)
    if right is None or subject is None:
        return _impersonal(unit, group, subject)
    return _candidate(unit, group, subject, right)


def _is_relative(unit: Unit, group: Group, right: Content) -> bool:
    """Return whether a "that" behind a noun tells which one: "said in a video that the fund published on Monday"."""
    that = right.stretches[0].first
    if right.frame != "t" or that <= group.last + 2 or unit.tag(that - 1) not in ("NN", "NNS"):
        return False
    verb = next((at for at in range(that + 1, right.stretches[0].last + 1) if unit.tag(at) in FINITE | {"VBN"}), None)
    return verb is not None and unit.tag(verb)[:2] == "VB" and unit.tag(verb + 1) in ("IN", ".", ",", "", "RB")


def _is_coordinated(unit: Unit, group: Group, earlier: Candidate) -> bool:
    """Return whether "and" joins a verb to the reporting verb before it, in the same tense: "said … and added"."""
    joined = unit.word(group.first - 1) in ("and", "but", "then") and earlier.cue is not None
    return joined and earlier.cue is not None and unit.tag(earlier.cue.last) == unit.tag(group.head)


def _left_wins(unit: Unit, group: Group, left: Content, right: Content) -> bool:
    """Return whether a verb with words on both sides is an insertion into what stands before it."""
    inserted = unit.word(group.last + 1) in (",", ".") or _is_relative(unit, group, right)
    return inserted or (
        left.frame == "q" and right.frame in "qnwzio" and unit.word(right.stretches[0].first - 1) != ":"
    )


def _floor(earlier: list[Candidate]) -> int:
    """Return where the words begin that no earlier verb has taken as its source or cue."""
    clausal = [candidate for candidate in earlier if candidate.frame in "qtzc"]
    ends = [stretch.last + 1 for candidate in clausal if (stretch := candidate.cue) is not None]
    ends += [candidate.source.last + 1 for candidate in earlier if candidate.source and candidate.source.inverted]
    quoted = [stretch.last + 1 for candidate in earlier if candidate.is_direct for stretch in candidate.content]
    return max([*ends, *quoted], default=0)


def _inverted(unit: Unit, group: Group, floor: int) -> Candidate | None:
    subject = subject_after(unit, group.last + 1)
    if subject is None or not group.cue.takes("q"):
        return None
    left = content_before(unit, group, group.first, floor)
    if left is None:
        return None
    return _left_candidate(unit, group, subject, left, subject.last + 1)


def _left_candidate(unit: Unit, group: Group, subject: Subject | None, left: Content, behind: int) -> Candidate:
    resumed = resumed_after(unit, group, max(behind, behind_told(unit, group)), left=left)
    told = content_after(unit, group, behind) if resumed is None and group.cue.takes("a") else None
    stretches = (*left.stretches, resumed) if resumed else left.stretches
    addressee = _told_whom(unit, group, behind) if told is None else told.addressee
    whole = Content(stretches=stretches, addressee=addressee, frame=left.frame)
    return _candidate(unit, group, subject, whole)


def _told_whom(unit: Unit, group: Group, start: int) -> Stretch | None:
    if group.cue.takes("a") or unit.word(start) == "to":
        first = start + 1 if unit.word(start) == "to" else start
        last = noun_phrase_after(unit, first)
        return Stretch(first=first, last=last) if last is not None else None
    return None


def _same_speaker(subject: Subject | None, earlier: list[Candidate]) -> Subject | None:
    """Return the source of the report before, for a participle that goes on with it: "…, adding that"."""
    last = earlier[-1]
    if subject is None:
        return last.source
    if last.source is not None and last.cue is not None and last.cue.first <= subject.last + 12:
        return last.source if subject.first >= last.source.first else subject
    return subject


def _candidate(unit: Unit, group: Group, subject: Subject | None, content: Content) -> Candidate:
    speech = group.cue.speech_class
    if content.frame == "q" and group.cue.takes("q"):
        speech = SpeechClass.SPEECH
    return Candidate(
        unit=unit,
        source=subject,
        cue=_whole_cue(unit, group),
        content=content.stretches,
        speech_class=speech,
        frame=content.frame,
        verb=group.cue.lemma,
        score=_SCORES[content.frame] - (0.0 if subject is not None else 0.2),
        addressee=content.addressee,
    )


def _whole_cue(unit: Unit, group: Group) -> Stretch:
    """Return the verb with the verbs that govern it: "tried to explain"."""
    first, last = group.first, group.last
    while unit.tag(first - 1) == "TO" and unit.tag(first - 2)[:2] == "VB":
        first = group_start(unit, first - 2)
    return Stretch(first=first, last=last)


def _passive(unit: Unit, group: Group) -> Candidate | None:
    """Return "was told that", "was condemned by X": the one who spoke stands behind "by", or nowhere."""
    start = group.last + 1
    speaker = _speaker_behind(unit, start) if unit.word(start) == "by" else None
    subject = find_subject(unit, group)
    right = content_after(unit, group, speaker.last + 1 if speaker else start)
    if group.cue.takes("a") and right is not None and right.frame in "tzqwi":
        return _candidate(unit, group, speaker, right)
    if subject is None:
        return None
    content = Content(stretches=(Stretch(first=subject.first, last=subject.last),), addressee=None, frame="n")
    if speaker is not None and group.cue.takes("n"):
        return _candidate(unit, group, speaker, content)
    return _impersonal(unit, group, subject)


def _impersonal(unit: Unit, group: Group, subject: Subject | None) -> Candidate | None:
    """Return "X is said to …", "X seems …": nobody is named who says or thinks it."""
    after = group.last + 1
    if subject is None or group.form is Form.INFINITIVE or not group.cue.takes("p" if group.passive else "s"):
        return None
    judged = group.passive and group.cue.lemma in _JUDGING and noun_phrase_after(unit, after) is not None
    seems = unit.tag(after) in ("JJ", "IN") and group.cue.takes("s")
    if unit.word(after) not in ("to", "as", "that") and not (judged or seems):
        return None
    rest = Stretch(first=after, last=max(after, clause_end(unit, after, group.head)))
    whole = (Stretch(first=subject.first, last=subject.last), rest)
    return _candidate(unit, group, None, Content(stretches=whole, addressee=None, frame="i"))


def _speaker_behind(unit: Unit, by: int) -> Subject | None:
    last = noun_phrase_after(unit, by + 1)
    if last is None:
        return None
    return Subject(first=by + 1, last=with_apposition(unit, last), head=last)
