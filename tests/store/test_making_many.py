"""Garbage is looked for again once many values were made, and only where it was before."""

import gc
from contextlib import suppress

import pytest

from habeas.store.making_many import making_many


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
