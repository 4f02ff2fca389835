"""How long it takes to say where everyone is and how many are unaccounted for: an invented case, already in memory.

`python benchmarks/watch.py` prints one JSON object, with seconds of processor time beside the bounds, and which are not
kept. A busy machine breaks them too: the exit status is 1 for that only with `--strict`.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from habeas.facts.anchor import Anchor
from habeas.facts.claim import ActClaim, Claim, ContactClaim, Custody, RemarkClaim, TieClaim, WhereaboutsClaim
from habeas.facts.ids import ExhibitId, PartyId, StatementId, digest
from habeas.facts.party import Party, PartyKind
from habeas.facts.source import Style
from habeas.facts.span import Span
from habeas.facts.statement import Origin, Statement
from habeas.facts.when import during, on_day
from habeas.watch import Index, index_statements, silence, whereabouts
from habeas.watch.counting import Apart, Constraint, Inside, Size, find_clashes, solve

AS_OF = date(2022, 11, 20)
PEOPLE, STATEMENTS, CONSTRAINTS = 10_000, 200_000, 200
ALL_SECONDS, ONE_SECONDS, TALLY_SECONDS = 2.0, 0.005, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Invented parties and statements about them."""

    parties: dict[PartyId, Party]
    statements: list[Statement]


def make_world(people: int, statements: int, seed: int = 7) -> World:
    """Return a world in which every tenth person belongs to one of a hundred groups, and all are spoken of alike."""
    random = Random(seed)  # noqa: S311 - worlds need no secret
    persons = [PartyId(f"p-{number:05}") for number in range(people)]
    groups = [PartyId(f"g-{number:03}") for number in range(100)]
    places = [PartyId(f"x-{number:03}") for number in range(50)]
    parties = {one: Party(id=one, kind=PartyKind.PERSON, name=f"Person {one}") for one in persons}
    parties |= {one: Party(id=one, kind=PartyKind.GROUP, name=f"Group {one}") for one in groups}
    parties |= {one: Party(id=one, kind=PartyKind.PLACE, name=f"Place {one}") for one in places}
    found = []
    for number in range(statements):
        claim = _claim(random, persons, groups, places)
        found.append(_statement(random, number, claim, persons))
    return World(parties=parties, statements=found)


def _claim(random: Random, persons: list[PartyId], groups: list[PartyId], places: list[PartyId]) -> Claim:
    person = random.choice(persons)
    roll = random.random()
    if roll < 0.35:
        state = random.choice(("held", "held", "transferred", "released", "returned", "with the unit"))
        custody = random.choice((None, None, None, Custody.ACKNOWLEDGED, Custody.DENIED))
        return WhereaboutsClaim(of=(person,), state=state, place=random.choice((None, *places)), custody=custody)
    if roll < 0.60:
        state = random.choice(("in contact", "lost", "denied"))
        return ContactClaim(of=(person,), with_whom=random.choice(("family", "lawyer", "anyone")), state=state)
    if roll < 0.85:
        return ActClaim(act=random.choice(("arrest", "threat", "release", "search")), victims=(person,))
    if roll < 0.855:
        return TieClaim(tie="member of", from_party=person, to=random.choice(groups))
    if roll < 0.86:
        return TieClaim(tie="mother of", from_party=random.choice(persons), to=person)
    if roll < 0.865:
        return WhereaboutsClaim(of=(random.choice(groups),), state="held")
    return RemarkClaim()


def _statement(random: Random, number: int, claim: Claim, persons: list[PartyId]) -> Statement:
    published = AS_OF - timedelta(days=random.randint(0, 300))
    day = published - timedelta(days=random.randint(0, 20))
    when = random.choice((None, on_day(day), during(day - timedelta(days=10), day)))
    speaker = random.choice(persons) if random.random() < 0.4 else None
    quote = "invented words"
    return Statement(
        id=StatementId(f"s-{number:06}"),
        claim=claim,
        anchor=Anchor(
            exhibit=ExhibitId("x-1"), layer_sha256=digest(b""), span=Span(start=0, end=len(quote)), quote=quote
        ),
        origin=Origin(speaker=speaker, speaker_name="", style=random.choice((None, *Style)), key=f"k{number % 500}"),
        published_on=published,
        when=when,
    )


def make_counts(constraints: int, seed: int = 7) -> list[Constraint]:
    """Return counts of groups nested three deep, some apart; three counts of the whole contradict one another."""
    random = Random(seed)  # noqa: S311 - worlds need no secret
    found: list[Constraint] = [
        Size(group="whole", at_least=number, at_most=number, label=f"whole {number}") for number in (400, 401, 390)
    ]
    number = 0
    while len(found) < constraints:
        name, above = f"g{number}", "whole" if number < 8 else f"g{random.randrange(number // 2)}"
        found.append(Inside(part=name, whole=above, label=f"in {number}"))
        least = random.randint(0, max(0, 40 - number))
        found.append(Size(group=name, at_least=least, at_most=random.choice((None, 40)), label=f"count {number}"))
        if number in (2, 4):
            found.append(Apart(left=f"g{number - 1}", right=name, label=f"apart {number}"))
        number += 1
    return found[:constraints]


def hard_shapes(seed: int = 7) -> dict[str, list[Constraint]]:
    """Return sets of two hundred counts and relations that make the solver work hardest."""
    random = Random(seed)  # noqa: S311 - worlds need no secret
    names = [f"g{number:02}" for number in range(40)]
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    inside: list[Constraint] = [Inside(part=name, whole="w", label=f"in {name}") for name in names]
    sizes: list[Constraint] = [Size(group=name, at_least=5, at_most=9, label=f"count {name}") for name in names]
    wholes: list[Constraint] = [
        Size(group="w", at_least=least, at_most=most, label=f"whole {least}") for least, most in ((3, 6), (70, 80))
    ]
    deep = [f"d{number:03}" for number in range(100)]
    return {
        "nested": make_counts(CONSTRAINTS),
        "no two agree": [Size(group="w", at_least=one, at_most=one, label=f"count {one}") for one in range(200)],
        "apart at random": [
            *inside,
            *(Apart(left=one, right=other, label=f"apart {one} {other}") for one, other in random.sample(pairs, 118)),
            *sizes,
            *wholes,
        ],
        "growing inwards": [
            *(Inside(part=one, whole=other, label=f"in {one}") for one, other in pairwise(deep)),
            *(Size(group=one, at_least=200 - at, at_most=200 - at, label=one) for at, one in enumerate(deep)),
        ],
    }


def slowest_tally() -> float:
    """Return the seconds that the slowest set of counts takes to solve, with its conflicts."""
    slowest = 0.0
    for counts in hard_shapes().values():
        before = time.process_time()
        solve(counts)
        find_clashes(counts)
        slowest = max(slowest, time.process_time() - before)
    return slowest


def seconds_of_one(person: PartyId, index: Index) -> float:
    """Return the seconds that all there is to say of one person takes, with what it rests on."""
    before = time.process_time()
    where, silent = whereabouts(person, index), silence(person, index)
    told = (where.custody, where.contacts, where.rests_on, where.otherwise, where.by_group, where.ties, where.undated)
    heard = (where.history[:], silent.days, silent.clocks, silent.rests_on, silent.says_silent)
    del told, heard
    return time.process_time() - before


def main() -> int:
    """Measure and print; with --strict the exit status is 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a bound is not kept")
    asked = parser.parse_args()
    scale = asked.scale
    world = make_world(round(PEOPLE * scale), round(STATEMENTS * scale))
    persons = [one for one, party in world.parties.items() if party.kind is PartyKind.PERSON]
    # The case lies in memory already: the collector need not walk through it again while answers are worked out.
    gc.collect()
    gc.freeze()
    started = time.process_time()
    index = index_statements(world.statements, world.parties, AS_OF)
    indexed = time.process_time() - started
    states, lengths = [], []
    for one in persons:
        states.append(whereabouts(one, index).state)
        # The days of a silence are counted when they are asked for.
        lengths.append(silence(one, index).days)
    everyone = time.process_time() - started
    slowest = max(seconds_of_one(one, index) for one in persons)
    counts = make_counts(CONSTRAINTS)
    before = time.process_time()
    solved = solve(counts)
    clashes = find_clashes(counts)
    tallied = time.process_time() - before
    hardest = slowest_tally()
    bounds = {
        "all_whereabouts_and_clocks_s": (everyone, ALL_SECONDS),
        "slowest_person_s": (slowest, ONE_SECONDS),
        "tally_s": (tallied, TALLY_SECONDS),
        "hardest_tally_s": (hardest, TALLY_SECONDS),
    }
    not_kept = [name for name, (measured, bound) in bounds.items() if measured > bound]
    print(json.dumps({
        "what": "watch", "people": len(persons), "statements": len(world.statements), "index_s": round(indexed, 3),
        "all_whereabouts_and_clocks_s": round(everyone, 3), "slowest_person_ms": round(slowest * 1000, 2),
        "people_of_known_state": sum(state != "unknown" for state in states), "clocks": len(index.clocks.kind),
        "silences_of_known_length": sum(days is not None for days in lengths),
        "constraints": len(counts), "tally_s": round(tallied, 3),
        "hardest_tally_s": round(hardest, 3), "clashes": len(clashes.clashes),
        "clashing": solved.clash is not None,
        "bounds": {name: bound for name, (_, bound) in bounds.items()}, "not_kept": not_kept,
    }))  # fmt: skip
    return 1 if asked.strict and not_kept else 0


if __name__ == "__main__":
    sys.exit(main())
