"""Parties are the same only by judgement, and come apart when it is undone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import PartyId
from habeas.facts.judgement import Identity
from habeas.record.clusters import Cluster, clusters_of
from habeas.record.judgement import fold_judgements, identity_clusters
from habeas.record.kinds import Act
from tests.record.examples import judged, logged, undone

SAME, NOT_SAME, UNSURE = Identity.SAME, Identity.NOT_SAME, Identity.UNSURE


def clusters(*acts: Act) -> tuple[Cluster, ...]:
    return clusters_of(fold_judgements(logged(*acts)).identities)


def members(*acts: Act) -> list[set[str]]:
    return [set(cluster.members) for cluster in clusters(*acts)]


def test_parties_joined_through_others_are_one_cluster() -> None:
    chain = [judged(f"p-{left}", f"p-{right}", SAME) for left, right in pairwise(range(5))]
    assert members(*chain) == [{"p-0", "p-1", "p-2", "p-3", "p-4"}]
    assert [one.entry for one in clusters(*chain)[0].joined_by] == ["e-0", "e-1", "e-2", "e-3"]


def test_parties_that_nobody_joined_are_in_no_cluster() -> None:
    assert members(judged("p-1", "p-2", NOT_SAME), judged("p-3", "p-4", UNSURE), judged("p-5", "p-5", SAME)) == []


def test_separate_clusters_stay_separate() -> None:
    acts = (judged("p-1", "p-2", SAME), judged("p-3", "p-4", SAME), judged("p-2", "p-3", NOT_SAME))
    assert members(*acts) == [{"p-1", "p-2"}, {"p-3", "p-4"}]
    assert [cluster.parted_by for cluster in clusters(*acts)] == [(), ()]


def test_an_undone_judgement_parts_what_it_had_joined() -> None:
    acts = (judged("p-1", "p-2", SAME), judged("p-2", "p-3", SAME))
    assert members(*acts, undone("e-0")) == [{"p-2", "p-3"}]
    assert members(*acts, undone("e-0"), undone("e-2")) == [{"p-1", "p-2", "p-3"}]


def test_a_later_judgement_parts_a_pair() -> None:
    assert members(judged("p-1", "p-2", SAME), judged("p-2", "p-1", NOT_SAME)) == []


def test_a_contradiction_inside_a_cluster_is_shown() -> None:
    acts = (judged("p-1", "p-2", SAME), judged("p-2", "p-3", SAME), judged("p-1", "p-3", NOT_SAME))
    cluster = clusters(*acts)[0]
    assert set(cluster.members) == {"p-1", "p-2", "p-3"}
    assert [one.entry for one in cluster.parted_by] == ["e-2"]


def test_every_party_is_in_one_group_in_the_order_given() -> None:
    parties = [PartyId(f"p-{number}") for number in (4, 1, 3, 2, 0)]
    acts = (judged("p-2", "p-9", SAME), judged("p-9", "p-1", SAME), judged("p-0", "p-3", NOT_SAME))
    groups = identity_clusters(parties, fold_judgements(logged(*acts)).identities)
    assert groups == (("p-4",), ("p-1", "p-2"), ("p-3",), ("p-0",))


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(Identity)), max_size=25)


@given(PAIRS)
def test_clusters_are_those_of_a_search_through_the_graph(pairs: list[tuple[int, int, Identity]]) -> None:
    holding = fold_judgements(logged(*(judged(f"p-{a}", f"p-{b}", identity) for a, b, identity in pairs)))
    edges = [{one.left, one.right} for one in holding.identities if one.identity is SAME and one.left != one.right]
    found: list[set[str]] = []
    for edge in edges:
        touching = [group for group in found if group & edge]
        found = [group for group in found if not group & edge] + [set(edge).union(*touching)]
    assert {frozenset(group) for group in found} == {
        frozenset(cluster.members) for cluster in clusters_of(holding.identities)
    }
