"""When a claim happened: the date that its words hold, or that its sentence tells of nothing else."""

from __future__ import annotations

import re

from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.en.claims.persons import is_people
from habeas.read.languages.en.claims.places import SPANS, is_connection
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.speech.said import DATING

_DATED = frozenset(
    "complaint letter report request appeal petition application motion inquiry enquiry statement notice order decree "
    "reply answer response speech post comment article protest rally".split()
)
"""Papers, and what people are held for, that are told apart by their day."""
_HAPPENINGS = frozenset(
    "arrest detention abduction disappearance killing death release trial transfer capture birth conviction".split()
)
_TURNS = frozenset("after before since until till following".split())
_NOUN_WITHIN = 6
_DATELINE = re.compile(r"[ ]*(?:\([^)\n]{2,40}\)[ ]*)?(?:[—–]|-[ -])")
"""What stands behind the day of a dispatch: "PORT SEVERNY, May 21 (Agency) - "."""


def when_of(
    scene: Scene,
    clause: Clause,
    words: Span,
    content: Span | None,
    attribution: Attribution | None,
    *,
    own: Predicate | None = None,
    is_appeal: bool = False,
) -> When | None:
    """Return the date that a claim's words hold; else the only date of its sentence that tells nothing else.

    The day on which somebody spoke is the day of the speech and not of what was told, and the day of a paper that of
    the paper; of an appeal that is the day on which it was made.
    """
    inside = tuple(
        when
        for when in scene.dates_between(words.start, words.end)
        if (is_appeal or not _is_of_paper(scene, when)) and not _is_of_another(scene, clause, own, when)
    )
    if inside:
        return next((when for when in inside if not _is_told_aside(scene, clause, words, when)), None)
    start, end = clause.sentence.start, clause.sentence.end
    if content is not None:
        start, end = max(start, content.start), min(end, content.end)
    around = [when for when in scene.dates_between(start, end) if when.span is not None]
    said = attribution.said.span if attribution is not None and attribution.said is not None else None
    around = [when for when in around if when.span != said and (is_appeal or not _is_of_paper(scene, when))]
    if content is None:
        around = [when for when in around if when.span and scene.attribution(scene.token_at(when.span.start)) is None]
    around = [when for when in around if when.span and not _DATELINE.match(scene.document.text, when.span.end)]
    around = [when for when in around if not when.words.lower().startswith(("until ", "till "))]
    around = [when for when in around if when.span and not _is_behind_an_aside(scene, clause, words, when.span)]
    around = [when for when in around if not _is_of_another(scene, clause, own, when)]
    leading = [when for when in around if when.span and when.span.start <= start + 12]
    return around[0] if len(around) == 1 else leading[0] if leading else None


def _is_of_another(scene: Scene, clause: Clause, own: Predicate | None, when: When) -> bool:
    """Return whether a date is of another happening, told by the way.

    1. "Three weeks after his arrest on 3 May".
    2. "After he was arrested on 3 May, they beat him".
    3. "Ivan Orsk, arrested on 3 May, was beaten on 5 May".
    4. "Arrested for a speech on 3 May": the day may be that of the speech.
    """
    at = scene.token_at(when.span.start) if when.span is not None else 0
    if _is_of_noun(scene, at) or _is_of_reason(scene, at):
        return True
    holding = [each for each in clause.predicates if each.head < at < each.last]
    if own is None or not holding:
        return False
    owner = max(holding, key=lambda each: each.head)
    if own.passive and not own.finite and owner.finite and own.head < owner.head:
        return True  # "Two men held in a cellar were freed on Thursday".
    begin = owner.subject_first if owner.subject_first is not None else owner.first
    before = scene.tokens[min(begin, owner.first) - 1] if min(begin, owner.first) > 0 else None
    if owner.head == own.head or before is None:
        return False
    by_the_way = owner.passive and not owner.finite and owner.head < own.head and before.text == ","
    return by_the_way or before.lower in _TURNS


def _is_of_noun(scene: Scene, at: int) -> bool:
    before = scene.tokens[max(0, at - _NOUN_WITHIN) : at]
    if len(before) < 3 or before[-1].lower not in ("on", "of", "in") or before[-2].lemma not in _HAPPENINGS:
        return False
    return any(token.lower in _TURNS for token in before[:-2])


def _is_of_reason(scene: Scene, at: int) -> bool:
    """Return whether a date is, or may be, of a reason: "for a speech on", "in connection with a blast on"."""
    noun = at - 2
    if noun < 2 or scene.tokens[at - 1].lower not in ("on", "in") or scene.tokens[noun].tag not in ("NN", "NNS"):
        return False
    if scene.tokens[noun].lemma in SPANS or is_people(scene.tokens[noun].lemma):
        return False
    first = noun
    while first > 1 and scene.tokens[first - 1].tag in ("DT", "JJ", "NN", "PRP$", "CD"):
        first -= 1
    lead = scene.tokens[first - 1].lower
    because = lead == "of" and scene.tokens[first - 2].lower == "because"
    told = lead in ("for", "over") and scene.tokens[first].tag in ("DT", "PRP$")
    return because or told or is_connection(scene, first - 1)


def _is_of_paper(scene: Scene, when: When) -> bool:
    """Return whether a date only tells which paper is meant: "the complaint of 15 April was passed on"."""
    at = scene.token_at(when.span.start) if when.span is not None else 0
    if at < 2 or scene.tokens[at - 1].lower not in DATING:
        return False
    return scene.tokens[at - 2].lemma in _DATED


def _is_told_aside(scene: Scene, clause: Clause, words: Span, when: When) -> bool:
    """Return whether a date stands in a relative clause: "X, who had been held since May, was freed in June"."""
    at = scene.token_at(when.span.start) if when.span is not None else -1
    return any(
        each.relative and each.first <= at < each.last and scene.tokens[each.last - 1].end < words.end
        for each in clause.predicates
    )


def _is_behind_an_aside(scene: Scene, clause: Clause, words: Span, day: Span) -> bool:
    """Return whether a date is of the verb behind a relative clause: "X, who was missing, was found in May"."""
    if day.start < words.end:
        return False
    last = scene.token_at(words.end - 1)
    closed = last + 1 < len(scene.tokens) and scene.tokens[last + 1].text == ","
    return closed and any(each.relative and each.first <= last < each.last for each in clause.predicates)
