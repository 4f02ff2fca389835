"""Acts: arrest, killing, threat, papers taken, refusal to serve, resignation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from habeas.facts.claim import ActClaim
from habeas.facts.statement import Modality
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.patterns import load_rules
from habeas.read.languages.en.claims.roles import Found, agents, found_in, parties_of, people
from habeas.read.languages.en.claims.scene import Clause, Scene

_BY_THEMSELVES = frozenset(("refusal to serve", "resignation"))
_NEED_A_VICTIM = 0.14
_CONDITION_WORDS = re.compile(
    r"\b(?:basement|cellar|garage|cell|floor|heating|water|food|gruel|bread|window|blanket|pallet|toilet|light|cold|dark|"
    r"chained|handcuffed|blindfold\w*|hood\w*|tied|naked|incommunicado|isolat\w+|once a day|a day|gunpoint|beaten|fed|"
    r"pit|hangar|shed|wagons?|barracks|solitary)\b",
    re.IGNORECASE,
)


def find_acts(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield the acts that one sentence tells of."""
    sentence = clause.sentence
    for match in load_rules("acts").matches(scene.tokens, sentence.first, sentence.last):
        found = found_in(scene, clause, match)
        if found is not None:
            draft = _draft(scene, clause, found)
            if draft is not None:
                yield draft


def _draft(scene: Scene, clause: Clause, found: Found) -> Draft | None:
    act, match, predicate = found.match.rule.value, found.match, found.predicate
    parties = parties_of(scene, clause, found)
    if act in _BY_THEMSELVES:
        victims, perpetrators = people(scene, parties), ()
    else:
        victims, perpetrators = people(scene, parties), _perpetrators(scene, clause, found)
    perpetrators = tuple(each for each in perpetrators if each not in victims)
    weight = match.rule.weight if victims else match.rule.weight - _NEED_A_VICTIM * (match.rule.who != "none")
    if not victims and match.rule.who in ("patient", "object") and predicate is not None and weight < 0.6:
        return None
    claim = ActClaim(
        act=act, victims=victims, perpetrators=perpetrators, conditions=_conditions(scene, match.first, found)
    )  # fmt: skip
    return Draft(
        claim=claim, trigger=match.first, first=match.first, last=match.last, weight=weight, rule=match.rule.name,
        predicate=predicate, own_speech=act == "threat",
        modality=_own_modality(found), polarity=None,
    )  # fmt: skip


def _own_modality(found: Found) -> Modality | None:
    """An act told by a noun alone is told as having happened."""
    return Modality.ACTUAL if found.predicate is None else None


def _perpetrators(scene: Scene, clause: Clause, found: Found) -> tuple[str, ...]:
    if "agent" in found.match.named:
        return scene.phrase_parties(found.match.named["agent"], clause.sentence.last)
    predicate = found.predicate
    if predicate is None:
        return ()
    if found.match.rule.who in ("subj", "none", "poss", "victim") and not predicate.passive:
        return ()
    return agents(scene, clause, predicate)


def _conditions(scene: Scene, first: int, found: Found) -> str | None:
    """Return the words of the clause that tell how people are kept, None where it tells nothing of it."""
    end = found.predicate.last if found.predicate is not None else found.match.last
    words = scene.span(first, max(found.match.last, end)).of(scene.document.text)
    return words.strip(" ,.;”\"“") if _CONDITION_WORDS.search(words) else None
