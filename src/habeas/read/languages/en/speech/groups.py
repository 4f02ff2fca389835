"""Verb groups: auxiliaries and adverbs with their head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress
from typing import Final

from habeas.read.languages.en.speech.lexicon import Cue, reporting_words
from habeas.read.languages.en.speech.phrases import noun_phrase_after
from habeas.read.languages.en.speech.unit import Unit
from habeas.read.languages.en.verbs import BE, DO, HAVE

_KEPT_ADVERBS = frozenset("not never n't n’t also".split())


class Form(StrEnum):
    """How the head of a verb group stands in its clause."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


@dataclass(slots=True, kw_only=True)
class Group:
    """A reporting verb with its auxiliaries and particles: positions `first` to `last`, `head` among them."""

    first: Final[int]
    head: Final[int]
    last: Final[int]
    cue: Final[Cue]
    form: Final[Form]
    passive: Final[bool]


def reporting_groups(unit: Unit) -> Iterator[Group]:
    """Yield the verb groups of a unit whose head reports speech, thought or stance."""
    heads = reporting_words().heads
    for head in compress(range(len(unit)), map(heads.__contains__, unit.lemmas)):
        if unit.tags[head][:2] == "VB" and not _is_attribute(unit, head):
            found = _with_particles(unit, head, unit.lemmas[head])
            if found is not None:
                yield _group(unit, head, *found)


def _is_attribute(unit: Unit, at: int) -> bool:
    """Return whether a verb form stands before a noun as an adjective does: "a widely criticised speech"."""
    before = at - 1
    while unit.tag(before) == "RB":
        before -= 1
    bound = unit.tag(before) in ("PRP$", "POS") or unit.word(before) in ("the", "a", "an", "no")
    return bound and unit.tag(at) in ("VBN", "VBD", "VBG", "VB", "VBP")


def _with_particles(unit: Unit, head: int, lemma: str) -> tuple[Cue, int] | None:
    lexicon = reporting_words()
    plain = lexicon.verbs.get(lemma)
    if plain is not None and unit.word(head + 1) == "to" and plain.takes("t") and _that_behind(unit, head + 2):
        return plain, head
    for particles, cue in lexicon.phrasal.get(lemma, ()):
        if all(unit.word(head + 1 + step) == particle for step, particle in enumerate(particles)):
            return cue, head + len(particles)
        if len(particles) == 1 and unit.word(head + 1) in _TIMES and unit.word(head + 2) == particles[0]:
            return cue, head + 2
    return None if plain is None else (plain, head)


def _that_behind(unit: Unit, at: int) -> bool:
    """Return whether a that-clause follows those who are told: "replied to the families that", not "replied to it"."""
    last = noun_phrase_after(unit, at)
    if last is None or unit.lemmas[last] in _THINGS_SAID:
        return False  # "replied to a report that ten men were killed"
    return unit.word(last + 1) == "that" and unit.tag(last + 1) == "IN"


_THINGS_SAID = frozenset(
    "report claim allegation statement accusation complaint charge suggestion rumour news question remark".split()
)
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight again repeatedly publicly".split()
)


def _group(unit: Unit, head: int, cue: Cue, last: int) -> Group:
    first = group_start(unit, head)
    sight = _sight_before(unit, first)
    if sight is not None:
        return Group(first=sight, head=head, last=last, cue=cue, form=Form.FINITE, passive=False)
    auxiliaries = [unit.word(at) for at in range(first, head) if unit.tag(at) not in ("RB", "RBR")]
    passive = unit.tag(head) in ("VBN", "VBD") and bool(auxiliaries) and auxiliaries[-1] in BE
    passive = passive and not (auxiliaries[-1] in ("'s", "’s") and cue.takes("z") and not cue.takes("a"))
    return Group(first=first, head=head, last=last, cue=cue, form=_form(unit, first, head), passive=passive)


def group_start(unit: Unit, head: int) -> int:
    """Return where the verb group begins whose head stands at a position: with its auxiliaries and adverbs."""
    first = head
    while first > 0 and _belongs(unit, first - 1):
        first -= 1
    return first


def _sight_before(unit: Unit, first: int) -> int | None:
    """Return where "is heard", "can be seen" begins before a participle: the person is shown speaking."""
    at = first - 1
    if unit.tag(first) != "VBG" or at < 1 or unit.lemmas[at] not in reporting_words().sights:
        return None
    begin = at
    while begin > 0 and _belongs(unit, begin - 1):
        begin -= 1
    return begin if begin < at else None


def _belongs(unit: Unit, at: int) -> bool:
    tag, word = unit.tag(at), unit.word(at)
    if tag == "POS":
        return False
    if word in ("long", "both") and unit.word(at - 1) in HAVE:
        return True
    if tag == "MD" or (tag in ("RB", "RBR") and word not in ("there", "here", "so", "then", "as")):
        return True
    return tag[:2] == "VB" and (word in BE or word in HAVE or word in DO)


def _form(unit: Unit, first: int, head: int) -> Form:
    tags = {unit.tag(at) for at in range(first, head + 1)}
    before = unit.tag(first - 1)
    if before == "TO":
        return Form.INFINITIVE
    if unit.tag(first) in ("VBD", "VBZ", "VBP", "MD") or tags & {"MD", "VBZ", "VBP"} or "VBD" in tags:
        return Form.FINITE
    if "VBG" in tags:
        return Form.GERUND
    if unit.tag(head) == "VB":
        return Form.INFINITIVE
    told_of = any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in unit.tags[:first])
    free = before == "," and not told_of and unit.word(head + 1) != "by"
    plain = unit.tag(head + 1) != "IN" or unit.word(head + 1) == "that" or free
    return Form.FINITE if plain else Form.PARTICIPLE
