"""Six bounds on covered and uncovered people."""

import pytest

from habeas.watch.counting.region import UNBOUNDED, ZERO, Bound, Impossible, Region, add_loose, higher, lower, plus


def test_region_without_people_names_both_sides() -> None:
    with pytest.raises(Impossible) as found:
        Region(c_most=UNBOUNDED, n_least=Bound(5, frozenset("a")), n_most=Bound(3, frozenset("b"))).tightened()
    assert found.value.why == frozenset("ab")


def test_loose_sets_can_cover_each_other() -> None:
    covered = Region(c_least=Bound(2), c_most=Bound(2), n_least=Bound(2), n_most=Bound(2))
    uncovered = Region(u_least=Bound(5), u_most=Bound(5), n_least=Bound(5), n_most=Bound(5))
    both = add_loose([covered, uncovered])
    assert (both.u_least.value, both.u_most.value, both.n_least.value, both.n_most.value) == (3, 5, 5, 7)


def test_bounds_keep_the_simpler_reason() -> None:
    simple, long = Bound(3, frozenset("a")), Bound(3, frozenset("bc"))
    assert (higher(long, simple), lower(long, simple)) == (simple, simple)
    assert (plus(simple, UNBOUNDED), plus(simple, ZERO)) == (UNBOUNDED, simple)
