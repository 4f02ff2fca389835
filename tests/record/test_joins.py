"""Whatever is joined and parted, in whatever order, taking it back restores the identical state.

`make prove` tries 10,000 random sequences.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity, IdentityJudgement
from habeas.record.clusters import Cluster, clusters_of
from habeas.record.judgement import fold_judgements, identity_clusters
from habeas.record.kinds import Act
from tests.record.examples import judged, logged, undone
from trials import first, trials

SEQUENCES = trials(300)
PARTIES = tuple(PartyId(f"p-{number}") for number in range(8))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that follows from the judgements of identity."""

    identities: tuple[IdentityJudgement, ...]
    clusters: tuple[Cluster, ...]
    groups: tuple[tuple[PartyId, ...], ...]


def state_of(acts: list[Act]) -> State:
    identities = fold_judgements(logged(*acts)).identities
    return State(identities=identities, clusters=clusters_of(identities), groups=identity_clusters(PARTIES, identities))


def random_act(draw: Random) -> Act:
    left, right = draw.sample(PARTIES, 2)
    return judged(left, right, draw.choices(list(Identity), weights=(6, 3, 1))[0])


def test_random_joins_and_parts_taken_back_restore_the_identical_state() -> None:
    changed = 0
    for seed in range(first(), first() + SEQUENCES):
        draw = Random(seed)
        acts = [random_act(draw) for _ in range(draw.randint(0, 6))]
        before = state_of(acts)
        further = [random_act(draw) for _ in range(draw.randint(1, 8))]
        changed += state_of([*acts, *further]) != before
        places = list(range(len(acts), len(acts) + len(further)))
        draw.shuffle(places)
        assert state_of([*acts, *further, *(undone(f"e-{place}") for place in places)]) == before, f"seed {seed}"
    assert changed > SEQUENCES // 2


def test_taking_an_undoing_back_joins_again() -> None:
    joined = judged("p-1", "p-2", Identity.SAME)
    assert state_of([joined, undone("e-0"), undone("e-1")]).groups == state_of([joined]).groups
