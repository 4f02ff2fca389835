"""Which counts of people a case would note: of people held, taken, hurt, refusing, freed, or asked about."""

from __future__ import annotations

from habeas.facts.claim import CountClaim
from habeas.facts.party import PartyKind
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.scene import Clause, Scene

_OF_THEMSELVES = frozenset(
    "objector refuser refusenik conscript soldier serviceman servicewoman marine sailor recruit reservist draftee "
    "contract-soldier prisoner detainee captive hostage inmate convict deportee deserter victim survivor casualty "
    "corpse body pow missing disappeared abductee internee mobik refuse-nik comrade resigner returnee surname marines "
    "paratrooper infantryman gunner tanker crewman cadet mobilised".split()
)
"""Nouns whose number is of the case whatever the sentence says of them."""

_TOLD = frozenset(
    "refuse decline resign detain arrest hold keep lock imprison jail intern confine capture abduct kidnap seize take "
    "disappear vanish miss kill shoot die murder execute wound injure beat torture release free return send transfer "
    "move drive march bring lead remain leave escape flee exchange mobilise mobilize conscript deploy desert surrender "
    "sign withdraw charge convict sentence try prosecute deport evict threaten search raid punish isolate handcuff "
    "split divide guard crowd cram pack round bury identify come go get stay still call write answer visit contact "
    "silent unaccounted alive dead free serve fight quit give obey lay".split()
)
"""Verbs and states of people that a case notes."""

_NEVER = frozenset(
    "case name delegate voter viewer reader follower fan player worker customer user tourist senator candidate "
    "lawmaker supporter subscriber visitor resident population employee partner sibling viewer guest spectator".split()
)
"""Nouns whose number a case does not note unless the sentence says that something was done to them."""

_DONE_TO = frozenset(
    "detain arrest hold imprison jail abduct kidnap disappear vanish kill murder execute wound injure beat torture "
    "release free charge convict sentence refuse".split()
)


_OF_CUSTODY = _DONE_TO | frozenset(
    "detention custody prison jail cell cellar basement garage barrack captivity camp hostage captive prisoner "
    "detainee refuser objector conscript missing incommunicado raid lock deport torture front frontline trench "
    "unaccounted".split()
)
"""Words of captivity: in their sentence, or the one before, a number of people is of the case."""


def counts_for_a_case(scene: Scene, clause: Clause, draft: Draft, claim: CountClaim) -> bool:
    """Return whether a count is of people of whom something is said that belongs to a case."""
    lemmas = {token.lemma for token in scene.tokens[draft.first : draft.last]}
    if _OF_THEMSELVES & lemmas or (claim.state or "").removeprefix("not ") in ("refused", "held", "missing"):
        return True
    near = {draft.predicate.lemma} if draft.predicate is not None else set()
    last = draft.predicate.last if draft.predicate is not None else draft.last
    near |= {token.lemma for token in scene.tokens[draft.last : max(last, min(draft.last + 4, clause.sentence.last))]}
    if lemmas & _NEVER:
        return bool(near & _DONE_TO)
    told = bool(near & _TOLD) or scene.kind(claim.part_of) is PartyKind.UNIT
    before = scene.neighbour(clause, -1)
    return told or bool(_OF_CUSTODY & (clause.words | (before.words if before is not None else frozenset())))
