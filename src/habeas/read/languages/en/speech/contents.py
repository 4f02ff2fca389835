"""What is said: the content of a reporting verb, on its right or on its left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.read.languages.en.speech.clauses import (
    FINITE,
    begins_clause,
    clause_end,
    is_finite,
    last_word,
    object_end,
    phrase_end,
    reports,
)
from habeas.read.languages.en.speech.groups import Form, Group
from habeas.read.languages.en.speech.phrases import (
    NOUNS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    RELATIVES,
    noun_phrase_after,
)
from habeas.read.languages.en.speech.subjects import Subject
from habeas.read.languages.en.speech.unit import QUOTATION, Unit

_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight recently earlier later "
    "again".split()
)
_NEAR = frozenset("last this next early late earlier later".split())
_QUESTIONS = frozenset("whether how why what who where when if which".split())
_PLAIN = frozenset("say add argue insist note acknowledge explain warn tell".split())
_DASHES = frozenset(("—", "–", "--", "-"))
_BARE_ADDRESS = frozenset("tell inform remind assure advise notify convince persuade".split())


@dataclass(slots=True, kw_only=True)
class Stretch:
    """Positions `first` to `last` of a unit, both included."""

    first: Final[int]
    last: Final[int]


@dataclass(slots=True, kw_only=True)
class Content:
    """What a verb reports: its stretches, whom it is told to, and which construction it is."""

    stretches: Final[tuple[Stretch, ...]]
    addressee: Final[Stretch | None]
    frame: Final[str]


def content_after(unit: Unit, group: Group, start: int) -> Content | None:
    """Return the content on the right of a reporting verb, None where there is none.

    The constructions are tried from the surest to the weakest: that-clause, quotation, colon, clause without
    "that", question, infinitive, noun phrase.

    Args:
        unit: The sentence.
        group: The verb.
        start: The position behind the verb, or behind its subject where that follows it.
    """
    addressee = _addressee(unit, group, start)
    at = addressee.last + 1 if addressee else start
    found = _marked(unit, group, at) or _clause(unit, group, at)
    if found is None:
        found = _infinitive(unit, group, start) or _noun_phrase(unit, group, start)
        addressee = None
    if found is None:
        return None
    stretch, frame = found
    return Content(stretches=(stretch,), addressee=addressee, frame=frame)


def _addressee(unit: Unit, group: Group, start: int) -> Stretch | None:
    """Return whom it is told to: "told X", "said to X"."""
    if unit.word(start) in ("to", "with") and group.cue.is_speech:
        last = noun_phrase_after(unit, start + 1)
        return Stretch(first=start, last=last) if last is not None and unit.tag(start + 1) != "VB" else None
    if not group.cue.takes("a") or unit.is_quotation(start) or unit.word(start) in ("that", "how", "what", "why"):
        return None
    if unit.word(start) in OBJECT_PRONOUNS:
        return Stretch(first=start, last=start)
    last = noun_phrase_after(unit, start)
    if last is None or (group.cue.lemma not in _BARE_ADDRESS and begins_clause(unit, start)):
        return None
    return Stretch(first=start, last=last)


def content_around(unit: Unit, group: Group, subject: Subject | None) -> Content | None:
    """Return the content of "which she said were gone": the relative pronoun and what stands behind the verb."""
    start = group.last + 1
    if subject is None or not group.cue.takes("z") or unit.tag(start) not in FINITE:
        return None
    relative = subject.first - 1
    if unit.word(relative) not in ("which", "that", "who", "whom", "what"):
        return None
    rest = Stretch(first=start, last=clause_end(unit, start, group.head))
    return Content(stretches=(Stretch(first=relative, last=relative), rest), addressee=None, frame="z")


def skip_adverbials(unit: Unit, start: int) -> int:
    """Return the position behind the times, places and means that stand between a verb and its content."""
    at = start
    for _ in range(6):
        following = _over_one(unit, at)
        if following == at:
            break
        at = following
    return at


def _over_one(unit: Unit, at: int) -> int:
    word = unit.word(at)
    if word in _TIMES or (unit.tag(at) in ("RB", "RBR") and word not in ("not", "there")):
        return at + 1
    if word in _NEAR and unit.tag(at + 1) in ("NN", "NNP"):
        return at + 2
    if word in PREPOSITIONS or word == "to":
        last = noun_phrase_after(unit, at + 1)
        return at if last is None else _over_participle(unit, last + 1)
    if word == "(":
        return next((end + 1 for end in range(at, min(at + 10, len(unit))) if unit.word(end) == ")"), at)
    return at


def _over_participle(unit: Unit, at: int) -> int:
    """Return the position behind "posted last week", "distributed by X", where one begins."""
    if unit.tag(at) in ("VBN", "VBD", "VBG") and unit.word(at + 1) in PREPOSITIONS | _TIMES | _NEAR | {"to"}:
        return at + 1
    return at


def _marked(unit: Unit, group: Group, start: int) -> tuple[Stretch, str] | None:
    """Return content that a "that", a quotation or a colon marks, near the verb."""
    cue, at = group.cue, skip_adverbials(unit, start)
    if unit.word(at) == "," and (unit.is_quotation(at + 1) or unit.word(at + 1) == "that"):
        at += 1
    elif unit.word(at) == ",":
        closing = _over_parenthesis(unit, at)
        at = closing + 1 if closing and (unit.word(closing + 1) == "that" or unit.is_quotation(closing + 1)) else at
    joins = unit.tag(at) != "DT" or (at == start and _verb_follows(unit, at))
    if unit.word(at) == "that" and cue.takes("t") and joins and (at == start or cue.is_speech or cue.takes("a")):
        return Stretch(first=at, last=clause_end(unit, at, group.head)), "t"
    if unit.is_quotation(at) and (cue.takes("q") or (at == start and cue.takes("tn"))):
        return Stretch(first=at, last=clause_end(unit, at, group.head)), "q"
    if unit.word(at) == ":" and cue.takes("c") and at < last_word(unit):
        return Stretch(first=at + 1, last=last_word(unit)), "q" if unit.is_quotation(at + 1) else "c"
    return None


def _over_parenthesis(unit: Unit, comma: int) -> int | None:
    """Return the position of the comma that closes an insertion: "said, referring to X, that"."""
    return next((at for at in range(comma + 2, min(comma + 16, len(unit))) if unit.word(at) == ","), None)


def _clause(unit: Unit, group: Group, start: int) -> tuple[Stretch, str] | None:
    cue = group.cue
    if cue.takes("z"):
        behind = skip_adverbials(unit, start)
        for at in (start, behind) if cue.is_speech else (start,):
            if begins_clause(unit, at):
                return Stretch(first=at, last=clause_end(unit, at, group.head)), "z"
        if cue.lemma in _PLAIN and _reads_on(unit, behind):
            return Stretch(first=behind, last=clause_end(unit, behind, group.head)), "z"
    asked = unit.word(start) not in ("if", "when", "which", "who") or cue.takes("w")
    if asked and unit.word(start) in _QUESTIONS and cue.takes("wt"):
        return Stretch(first=start, last=clause_end(unit, start, group.head)), "w"
    return None


def _infinitive(unit: Unit, group: Group, start: int) -> tuple[Stretch, str] | None:
    if unit.tag(start) == "TO" and group.cue.takes("i") and unit.tag(start + 1) in ("VB", "RB", "VBP", "Q"):
        return Stretch(first=start, last=_end_in_relative(unit, group, start)), "i"
    if group.cue.takes("o"):
        last = noun_phrase_after(unit, start)
        verb = last + 2 if last is not None and unit.word(last + 1) == "not" else (last or 0) + 1
        if last is not None and unit.tag(verb) == "TO" and unit.tag(verb + 1) in ("VB", "RB", "VBP", "Q"):
            return Stretch(first=start, last=_end_in_relative(unit, group, start)), "o"
    return None


def _verb_follows(unit: Unit, start: int) -> bool:
    """Return whether a finite verb stands within five words, before any comma."""
    for at in range(start + 1, start + 6):
        if unit.word(at) == ",":
            return False
        if unit.tag(at) in FINITE:
            return True
    return False


def _reads_on(unit: Unit, start: int) -> bool:
    """Return whether a phrase begins here that is too long to follow, and a finite verb or quotation comes later."""
    if unit.tag(start) not in NOUNS | {"DT", "PRP", "PRP$", "JJ", "CD", "JJS", "VBG", "NNS"}:
        return False
    later = unit.tags[start + 1 : start + 30]
    return any(tag in FINITE or tag == QUOTATION for tag in later)


def _end_in_relative(unit: Unit, group: Group, start: int) -> int:
    """Return the end of a phrase; in "those who refused to go said" it ends before the verb of the main clause."""
    end = phrase_end(unit, start)
    if unit.word(group.first - 1) in RELATIVES:
        for at in range(start + 2, end + 1):
            if unit.tag(at) in FINITE and unit.tag(at - 1) not in ("WP", "WDT", "PRP", "IN"):
                return at - 1
    return end


def _noun_phrase(unit: Unit, group: Group, start: int) -> tuple[Stretch, str] | None:
    if not group.cue.takes("n") or group.passive:
        return None
    if (
        noun_phrase_after(unit, start) is None
        and not unit.is_quotation(start)
        and unit.tag(start) not in ("VBG", "WP", "WRB")
    ):
        return None
    end = _end_in_relative(unit, group, start)
    end = end if group.cue.lemma == "put" else min(end, object_end(unit, start))
    return Stretch(first=start, last=end), "n"


def content_before(unit: Unit, group: Group, first: int, floor: int) -> Content | None:
    """Return the content on the left of a source and its verb: a quotation, or a clause that a comma closes.

    Args:
        unit: The sentence.
        group: The verb.
        first: Where the source, or the verb before it, begins.
        floor: Where the part of the sentence begins that no other verb of reporting has taken.
    """
    if not group.cue.takes("qz") or first <= floor:
        return None
    last = first - 1
    quoted = unit.is_quotation(last) or (unit.word(last) in (",", *_DASHES) and unit.is_quotation(last - 1))
    if unit.word(last) in (",", *_DASHES, "?", "!"):
        last -= 1
    elif not quoted:
        return None
    begin = _left_start(unit, floor)
    whole = last > begin and unit.tag(begin) not in ("IN", "RB", "TO")
    inserted = _is_insertion(unit, group) or (unit.word(behind_told(unit, group)) in (",", ".") and whole)
    quoted = quoted or any(unit.is_quotation(at) for at in range(begin, last + 1))
    if last < begin or not (
        quoted or inserted or _has_finite(unit, begin, last) or is_finite(unit, _behind(unit, group) + 1)
    ):
        return None
    return Content(stretches=(Stretch(first=begin, last=last),), addressee=None, frame="q" if quoted else "z")


def behind_told(unit: Unit, group: Group) -> int:
    """Return the position behind a verb, and behind the pronoun of whom it is told to: "the partner told them,"."""
    told = group.cue.lemma in _BARE_ADDRESS and unit.word(group.last + 1) in OBJECT_PRONOUNS
    return group.last + 1 + told


def _is_insertion(unit: Unit, group: Group) -> bool:
    """Return whether a verb stands between commas with a clause behind it: "In any case, she said, he was gone"."""
    return unit.word(group.last + 1) == "," and begins_clause(unit, group.last + 2)


def _behind(unit: Unit, group: Group) -> int:
    return skip_adverbials(unit, group.last + 1)


def _left_start(unit: Unit, floor: int) -> int:
    begin = floor
    while unit.word(begin) in (",", "and", "but", ";", ":", "—", "–") or (unit.word(begin) == "." and begin > 0):
        begin += 1
    return begin


def _has_finite(unit: Unit, first: int, last: int) -> bool:
    return any(unit.tag(at) in FINITE for at in range(first, last + 1))


def resumed_after(unit: Unit, group: Group, start: int, *, left: Content) -> Stretch | None:
    """Return what goes on behind an inserted "X said": a second quotation, or the rest of a broken clause."""
    at = skip_adverbials(unit, start)
    if unit.word(at) in (",", "—", "–", "--", ":", "."):
        at += 1
    elif at == start and not unit.is_quotation(at):
        return None
    if unit.is_quotation(at) and group.form is not Form.INFINITIVE:
        return Stretch(first=at, last=at)
    goes_on = unit.word(at - 1) == "," and unit.word(at) not in ("and", "while", "") and not reports(unit, at)
    open_end = left.frame == "z" or unit.word(at) in ("that", "to", "because") or unit.tag(at) in FINITE
    if goes_on and open_end and at <= last_word(unit):
        return Stretch(first=at, last=clause_end(unit, at, group.head))
    return None
