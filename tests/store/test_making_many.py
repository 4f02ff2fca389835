"""Garbage is looked for again once many values were made, and only where it was before."""

import gc
import weakref
from contextlib import suppress

import pytest

from habeas.store.making_many import LOOKED_THROUGH_EVERY, MANY, making_many


@pytest.mark.parametrize("was_enabled", [True, False])
def test_looking_for_garbage_goes_on_as_it_was_before(was_enabled: bool) -> None:
    (gc.enable if was_enabled else gc.disable)()
    try:
        with suppress(ZeroDivisionError), making_many(), making_many():
            assert not gc.isenabled()
            _ = 1 / 0
        assert gc.isenabled() is was_enabled
    finally:
        gc.enable()


class Knot:
    """What only looking for garbage finds: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_made_in_great_number_is_not_looked_through_as_young() -> None:
    with making_many():
        made = [[number] for number in range(2 * MANY)]
    assert len(made) == 2 * MANY
    assert len(gc.get_objects(generation=0)) + len(gc.get_objects(generation=1)) < MANY


def test_garbage_made_in_great_number_does_not_stay_for_good() -> None:
    left = []
    for _ in range(LOOKED_THROUGH_EVERY):
        with making_many():
            made = [[number] for number in range(2 * MANY)]
            left.append(weakref.ref(Knot()))
        del made
    assert sum(one() is not None for one in left) < LOOKED_THROUGH_EVERY
