"""Ties of those who serve somewhere: "served in the 815th Battalion", "are marines of the 815th Battalion"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from habeas.facts.claim import TieClaim
from habeas.facts.party import PartyKind
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import joined_heads, phrase_after
from habeas.read.languages.en.claims.offices import BODIES, OFFICES
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.names.words import load_words


def tie_of(
    tie: str, holder: str, body: str, at: int, *, first: int, last: int, weight: float, rule: str,
    predicate: Predicate | None = None,
) -> Draft:  # fmt: skip
    """Return the draft of a tie of `holder` to `body` that token `at` tells, in tokens `first` to `last`."""
    return Draft(
        claim=TieClaim(tie=tie, from_party=holder, to=body), trigger=at, first=first, last=last, weight=weight,
        rule=rule, predicate=predicate,
    )  # fmt: skip


def find_serving(scene: Scene, clause: Clause, predicate: Predicate, words: tuple[str, ...]) -> Iterator[Draft]:
    """Yield the ties of "serves in the 815th Battalion": of those it is said of, to what stands behind `words`."""
    after = scene.tokens[min(predicate.head + 1, clause.sentence.last - 1)]
    if (after.tag.startswith("NN") and predicate.first == predicate.head) or after.tag == "CD":
        return
    members = scene.subjects(predicate, clause.sentence.first)
    bodies = [each for each in scene.after_word(predicate, *words) if scene.kind(each) in BODIES]
    if (
        not members
        and predicate.subject is not None
        and scene.tokens[predicate.subject].lower in ("all", "they", "most", "both")
    ):
        members = _nearest_group(scene, predicate.first)
    for member in members[:3]:
        if bodies and member != bodies[0] and scene.kind(member) in (PartyKind.PERSON, PartyKind.GROUP):
            yield tie_of(
                "member of",
                member,
                bodies[0],
                predicate.head,
                first=predicate.first,
                last=predicate.last,
                weight=0.8,
                rule="tie/serves",
                predicate=predicate,
            )


def find_being(scene: Scene, clause: Clause, predicate: Predicate) -> Iterator[Draft]:
    """Read "the eighty-seven are marines of the 815th Battalion" as membership."""
    found = phrase_after(scene.tokens, predicate.head + 1, predicate.last)
    if (
        found is None
        or found[1] + 1 >= clause.sentence.last
        or scene.tokens[found[1]].lower not in ("of", "from", "in")
    ):
        return
    noun = scene.tokens[found[0]]
    if noun.lemma in OFFICES or noun.lemma not in member_nouns():
        return
    body = phrase_after(scene.tokens, found[1] + 1, clause.sentence.last)
    unit = scene.entity(body[0]) if body else None
    members = scene.subjects(predicate, clause.sentence.first) or scene.parties(
        joined_heads(scene.tokens, found[0], found[1])
    )
    if unit is not None and scene.kind(unit) in BODIES and members and members[0] != unit:
        yield tie_of(
            "member of",
            members[0],
            unit,
            found[0],
            first=predicate.first,
            last=body[1] if body else found[1],
            weight=0.78,
            rule="tie/is",
            predicate=predicate,
        )


@cache
def member_nouns() -> frozenset[str]:
    """Return the nouns that make somebody a member: "are marines of the battalion"."""
    return frozenset((*load_words().person_nouns, "marine", "member", "man"))


def _nearest_group(scene: Scene, at: int) -> tuple[str, ...]:
    found = scene.last_before(at, PartyKind.GROUP)
    return () if found is None else (found,)
