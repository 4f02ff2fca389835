"""The principal incident of a Russian or Ukrainian text, told by its claims: who did what to whom, where, when.

No model chooses here: what is told as done counts, what is threatened, planned or denied does not, and what no claim
tells stays empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.facts.claim import ActClaim, CountClaim, WhereaboutsClaim
from habeas.facts.count import Count
from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Incident, IncidentPlace, IncidentWhen, Perpetrator, Victim
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.read.entities import Entities
from habeas.read.gazetteer import load_cyrillic, load_gazetteer
from habeas.read.languages.slavic.wordlists import Wordlists
from habeas.read.levels import COUNTRY, REGION, level_of

LEAST_CONFIDENCE = 0.5
"""Claims below this tell nothing of the incident."""

_VIOLATIONS = {
    **dict.fromkeys(("arrest", "detention", "arbitrary detention", "incommunicado detention"), "arbitrary detention"),
    "enforced disappearance": "enforced disappearance",
    "abduction": "kidnapping",
    "killing": "killing",
    **dict.fromkeys(("torture", "ill-treatment"), "torture"),
    **dict.fromkeys(("threat", "coercion", "confiscation", "denial of counsel", "denial of contact", "forced return",
                     "search", "trial", "conviction"), "other"),
}  # fmt: skip
_CUSTODY = ("held", "transferred")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Harm:
    """One claim that tells of harm: its label, to whom, by whom."""

    proposal: Proposal
    violation: str
    victims: tuple[str, ...]
    perpetrators: tuple[str, ...]


def find_incident(entities: Entities, statements: Sequence[Proposal], words: Wordlists) -> Incident | None:
    """Return the principal incident of a text, None where no claim tells of harm."""
    harms = list(_harms(statements))
    if not harms:
        return None
    perpetrators = dict.fromkeys(who for harm in harms for who in harm.perpetrators)
    victims = dict.fromkeys(who for harm in harms for who in harm.victims if who not in perpetrators)
    counts = {
        each.claim.of: each.claim.number
        for each in reversed(statements)
        if isinstance(each.claim, CountClaim) and each.claim.of is not None and _is_told(each)
    }
    kinds = Counter(harm.violation for harm in harms)
    return Incident(
        perpetrators=tuple(_perpetrator(entities.get(who), words) for who in perpetrators)
        or (Perpetrator(entity=None, name=None, type="insufficient info"),),
        violations=tuple(sorted(kinds, key=lambda kind: (-kinds[kind], kind))),
        victims=tuple(_victim(entities.get(who), counts.get(who)) for who in victims),
        place=_place(entities, harms),
        when=IncidentWhen(edtf=next((harm.proposal.when.edtf for harm in harms if harm.proposal.when), None)),
    )


def _is_told(proposal: Proposal) -> bool:
    return (
        proposal.polarity is Polarity.AFFIRMED
        and proposal.modality in (Modality.ACTUAL, Modality.ALLEGED)
        and proposal.confidence >= LEAST_CONFIDENCE
    )


def _harms(statements: Sequence[Proposal]) -> Iterator[_Harm]:
    for proposal in statements:
        claim = proposal.claim
        if not _is_told(proposal):
            continue
        if isinstance(claim, ActClaim) and claim.act in _VIOLATIONS:
            yield _Harm(
                proposal=proposal, violation=_VIOLATIONS[claim.act], victims=claim.victims,
                perpetrators=claim.perpetrators,
            )  # fmt: skip
        elif isinstance(claim, WhereaboutsClaim) and claim.state in _CUSTODY:
            yield _Harm(proposal=proposal, violation="arbitrary detention", victims=claim.of, perpetrators=())


def _perpetrator(entity: Entity, words: Wordlists) -> Perpetrator:
    """Return who did it; a unit, or a body or person in office, acts for a state."""
    told = {word.lower() for text in (entity.name, *entity.roles) for word in text.split()}
    official = words.words("ranks") | words.words("offices") | words.words("state_bodies")
    state = entity.kind is PartyKind.UNIT or not told.isdisjoint(official)
    return Perpetrator(entity=entity.id, name=entity.name, type="state actor" if state else "insufficient info")


def _victim(entity: Entity, count: Count | None) -> Victim:
    return Victim(
        entity=entity.id,
        name=entity.name,
        kind=entity.kind,
        occupations=entity.occupations or ("insufficient information",),
        sex=entity.sex,
        age_group=entity.age_group,
        count=count,
    )


def _place(entities: Entities, harms: Sequence[_Harm]) -> IncidentPlace:
    """Return the place that most of the claims stand at; what lies around it from the gazetteer, else from the text."""
    told: Counter[str] = Counter()
    for harm in harms:
        claim = harm.proposal.claim
        where = harm.proposal.where.entity if harm.proposal.where else None
        place = where or (claim.place if isinstance(claim, WhereaboutsClaim) else None)
        if place is not None and entities.get(place).kind is PartyKind.PLACE:
            told[place] += 1
    named = [entity.name for entity in entities.entities if entity.kind is PartyKind.PLACE]
    best = entities.get(max(told, key=lambda place: told[place])).name if told else None
    level = level_of(best) if best is not None else None
    city = best if level is not None and not level.role else None
    region = best if level is not None and level.role == REGION else _region_of(best, named)
    country = level.country if level is not None and level.country else _only_country(named)
    found = load_gazetteer().country_by_code(country) if country else None
    return IncidentPlace(city=city, region=region, country=found.name if found else None)


def _region_of(place: str | None, named: Sequence[str]) -> str | None:
    """Return the region that the text names, where the place lies in it."""
    homes = {city.region for city in load_cyrillic().cities(place)} if place is not None else set()
    for name in named:
        level = level_of(name)
        if level.role == REGION and level.region is not None and level.region in homes:
            return name
    return None


def _only_country(named: Sequence[str]) -> str | None:
    """Return the country, where all places of a text that tell one lie in the same."""
    codes = {level.country for level in map(level_of, named) if level.country and level.role in (COUNTRY, REGION)}
    return codes.pop() if len(codes) == 1 else None
