"""Acts: arrest, killing, threat, papers taken, refusal to serve, resignation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from habeas.facts.claim import ActClaim, Claim
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import phrase_after
from habeas.read.languages.en.claims.patterns import load_rules
from habeas.read.languages.en.claims.persons import is_noun_of_people
from habeas.read.languages.en.claims.roles import (
    STATIVE,
    Found,
    agents,
    found_in,
    people,
    stands_for_people,
    sufferers,
    takers,
    told_of,
)
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.names.words import load_words

_WITH_CONDITIONS = frozenset(
    (
        "detention",
        "arbitrary detention",
        "incommunicado detention",
        "ill-treatment",
        "torture",
        "abduction",
        "confiscation",
    )
)
_BY_THEMSELVES = frozenset(("refusal to serve", "resignation"))
_THREAT_REACH = 26
_HARMS = frozenset(
    "shoot shot kill execute jail imprison punish rot die bury hang beat destroy drive hand "
    "prosecute court-martial front "
    "frontline minefield prison tribunal grave trench basement pit assault dispatch finish disappear "
    "suffer regret".split()
)
_WON_OR_STRUCK = 0.25
"""Taken away where one beats another and nothing tells of blows: it may be in a race or an election."""
_BLOWS = frozenset(
    "stick baton truncheon belt pipe rod bar butt rifle fist boot whip cable chain hose kick punch slap hit strike "
    "torture abuse until unconscious unconsciousness blood bloody bruise injury injure wound hospital severely badly "
    "mercilessly brutally savagely death face head back body rib leg tie tied bound handcuff police policeman officer "
    "guard soldier commander gunman captor interrogator warder jail prison cell detain arrest abduct drag".split()
)
_HELPERS = frozenset(
    "mother father parent wife wives sister brother relative family lawyer volunteer activist friend neighbour".split()
)
_CONTESTS = frozenset(
    "election vote ballot poll primary race match game final tournament championship chess football point goal "
    "season".split()
)
_WARNING = frozenset("warn promise vow swear say tell announce".split())
_WILL = frozenset(("will", "would", "'ll", "’ll"))
_CONFIRMING = frozenset("confirm corroborate verify establish substantiate prove".split())
_NEED_A_VICTIM = 0.14
_TOO_UNLIKELY = 0.5
_CONDITION_WORDS = re.compile(
    r"\b(?:basement|cellar|garage|cell|floor|heating|water|food|gruel|bread|window|blanket|pallet|toilet|light|cold|dark|"
    r"chained|handcuffed|blindfold\w*|hood\w*|tied|naked|incommunicado|isolat\w+|once a day|a day|gunpoint|beaten|fed|"
    r"pit|hangar|shed|wagons?|barracks|solitary)\b",
    re.IGNORECASE,
)


_TERM_PLACES = frozenset("prison jail custody colony bars detention imprisonment".split())


def find_acts(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield the acts that one sentence tells of."""
    yield from _warnings(scene, clause)
    for match in load_rules("acts").matches(clause):
        found = found_in(scene, clause, match)
        if found is not None and not is_noun_of_people(scene.tokens, match.first):
            draft = _draft(scene, clause, found)
            if draft is not None:
                yield draft


def _warnings(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield the threats told as warnings and promises: "warns that they will be driven into the minefields"."""
    if any(map(clause.words.isdisjoint, (_WARNING, _WILL, _HARMS))):
        return
    for predicate in clause.predicates:
        if predicate.lemma not in _WARNING or predicate.negated:
            continue
        for other in clause.predicates:
            near = predicate.head < other.first < predicate.head + _THREAT_REACH
            if not near or other.negated or _WILL.isdisjoint(other.modals):
                continue
            if not any(token.lemma in _HARMS for token in scene.tokens[other.head : other.last]):
                continue
            if predicate.lemma in ("say", "tell", "announce") and other.lemma not in _HARMS:
                continue
            doers = people(scene, scene.subjects(predicate, clause.sentence.first))
            victims = scene.subjects(other, clause.sentence.first) if other.passive else scene.objects(other)
            victims = tuple(party for party in people(scene, victims) if party not in doers)
            plain = predicate.lemma in ("say", "tell", "announce")
            yield Draft(
                claim=ActClaim(act="threat", victims=victims, perpetrators=doers), trigger=predicate.head,
                first=predicate.first, last=other.last, weight=0.5 if plain else 0.7, rule="acts/warning",
                predicate=predicate, own_speech=True, modality=Modality.ACTUAL,
            )  # fmt: skip
            break


def _draft(scene: Scene, clause: Clause, found: Found) -> Draft | None:
    act, match, predicate = found.match.rule.value, found.match, found.predicate
    if predicate is not None and predicate.lemma == "face" and not _faces_a_term(scene, found):
        return None
    if act in _BY_THEMSELVES:
        doers: tuple[str, ...] = ()
    else:
        doers = _perpetrators(scene, clause, found)
    victims = told_of(scene, clause, found)
    if act == "confiscation" and any(_is_a_helper(scene, each) for each in doers):
        return None
    perpetrators = tuple(each for each in doers if each not in victims)
    weight = match.rule.weight if victims else match.rule.weight - _NEED_A_VICTIM * (match.rule.who != "none")
    if not victims and match.rule.who in ("patient", "object", "subj"):
        fits = stands_for_people(scene, clause, found)
        weight += _NEED_A_VICTIM / 2 if fits else -2 * _NEED_A_VICTIM if fits is False else 0
        if weight < _TOO_UNLIKELY:
            return None
    if predicate is not None and predicate.lemma == "beat":
        contest = not predicate.passive or not clause.words.isdisjoint(_CONTESTS)
        weight -= _WON_OR_STRUCK * (contest and clause.words.isdisjoint(_BLOWS))
    conditions = _conditions(scene, match.first, found) if act in _WITH_CONDITIONS else None
    if act == "threat" and not victims and predicate is not None:
        victims = _threatened(scene, clause, predicate.head, perpetrators)
    claim = ActClaim(act=act, victims=victims, perpetrators=perpetrators, conditions=conditions)
    return Draft(
        claim=claim, trigger=match.first, first=match.first, last=match.last, weight=weight, rule=match.rule.name,
        predicate=predicate, own_speech=act == "threat",
        modality=_own_modality(scene, clause, found),
        polarity=Polarity.AFFIRMED if match.rule.negation == "-" else None,
    )  # fmt: skip


def _is_a_helper(scene: Scene, party: str) -> bool:
    """Return whether somebody who collects papers is kin or a helper, who takes nothing away."""
    words = scene.entities.get(party).name.lower().split()
    return any(word in _HELPERS or word.rstrip("s") in _HELPERS or word in load_words().kin_plurals for word in words)


def with_conditions_from(claim: Claim, quote: str) -> Claim:
    """Return an act with no more of its conditions than the words that it rests on hold; other claims as they are."""
    if not isinstance(claim, ActClaim) or claim.conditions is None or claim.conditions in quote:
        return claim
    at = next((end for end in range(len(claim.conditions), 0, -1) if claim.conditions[:end] in quote), 0)
    kept = claim.conditions[:at].strip(' ,.;”"“')
    return replace(claim, conditions=kept if _CONDITION_WORDS.search(kept) else None)


def _threatened(scene: Scene, clause: Clause, head: int, doers: tuple[str, ...]) -> tuple[str, ...]:
    """Return those whom the threatened act would fall on: the object of the verb that "threatened" governs."""
    for each in clause.predicates:
        if each.governor == head and each.infinitive:
            after = phrase_after(scene.tokens, each.head + 1, each.last)
            return sufferers(scene, after[0] if after else None, scene.objects(each), doers)
    return ()


def _own_modality(scene: Scene, clause: Clause, found: Found) -> Modality | None:
    """A noun alone tells of an act as having happened, unless it is called alleged, an attempt or unconfirmed.

    Whoever faces a sentence, or one "of up to ten years", has not got it.
    """
    match = found.match
    if match.rule.value == "conviction" and _only_may_be(scene, found):
        return Modality.POSSIBLE
    if any(_leaves_open(scene, each, match.first) for each in clause.predicates):
        return Modality.ALLEGED
    before = scene.tokens[match.first - 1].lower if match.first else ""
    if before in ("alleged", "suspected"):
        return Modality.ALLEGED
    if before in ("attempted", "possible", "planned", "feared"):
        return Modality.POSSIBLE
    return Modality.ACTUAL if found.predicate is None else None


def _faces_a_term(scene: Scene, found: Found) -> bool:
    """Return whether what somebody faces is a term: not "prison officials", nor "years without his brother"."""
    last, tokens = found.match.last, scene.tokens
    after = tokens[last] if last < len(tokens) else None
    if after is None:
        return True
    if tokens[last - 1].lemma != "year":
        return after.tag[:2] not in ("NN", "JJ")
    jailed = any(token.lower in _TERM_PLACES for token in tokens[last + 1 : last + 3])
    return after.text in ".,;:?!)" or after.lower == "if" or (after.lower in ("in", "behind") and jailed)


def _only_may_be(scene: Scene, found: Found) -> bool:
    """Return whether a sentence is told as the one that the law allows: "faces ten years", "sentenced to up to ten"."""
    predicate = found.predicate
    if predicate is None or predicate.lemma == "face":
        return predicate is not None
    words = [token.lower for token in scene.tokens[predicate.head : max(predicate.last, found.match.last) + 1]]
    return any(pair == ("up", "to") for pair in pairwise(words))


def _leaves_open(scene: Scene, predicate: Predicate, first: int) -> bool:
    """Return whether a verb tells that its subject is not confirmed: "the detention of X has not been confirmed".

    "Was not proven unlawful" tells something else.
    """
    told_of = predicate.subject is not None and first <= predicate.subject < predicate.first
    parted = any(token.tag[:1] == "V" or token.text == "," for token in scene.tokens[first + 1 : predicate.first])
    behind = scene.tokens[predicate.head + 1].tag if predicate.head + 1 < len(scene.tokens) else ""
    confirms = predicate.negated and predicate.passive and predicate.lemma in _CONFIRMING
    return told_of and not parted and confirms and behind[:2] != "JJ"


def _perpetrators(scene: Scene, clause: Clause, found: Found) -> tuple[str, ...]:
    if "agent" in found.match.named:
        return scene.phrase_parties(found.match.named["agent"], clause.sentence.last)
    predicate = found.predicate
    if predicate is None or (predicate.lemma in STATIVE and not predicate.passive):
        return ()
    if found.match.rule.who in ("subj", "none", "poss", "victim") and not predicate.passive:
        return ()
    return takers(scene, clause, predicate) if found.match.rule.who == "from" else agents(scene, clause, predicate)


def _conditions(scene: Scene, first: int, found: Found) -> str | None:
    """Return the words of the clause that tell how people are kept, None where it tells nothing of it."""
    end = found.predicate.last if found.predicate is not None else found.match.last
    words = scene.span(first, max(found.match.last, end)).of(scene.document.text)
    return words.strip(' ,.;”"“') if _CONDITION_WORDS.search(words) else None
