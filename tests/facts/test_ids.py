"""Ids: random, in letters that are told apart, and with their beginning in common where they are asked for together."""

from __future__ import annotations

from itertools import islice

from habeas.facts.ids import new_id, new_ids_alike

LETTERS = set("0123456789abcdefghjkmnpqrstvwxyz")


def test_ids_are_of_twenty_letters_and_differ() -> None:
    ids = {new_id("s") for _ in range(1000)}
    assert len(ids) == 1000
    assert {(one[:2], len(one), set(one[2:]) <= LETTERS) for one in ids} == {("s-", 22, True)}


def test_ids_that_are_asked_for_together_begin_alike_and_look_like_others() -> None:
    ids = set(islice(new_ids_alike("e"), 1000))
    assert len(ids) == 1000
    assert {(one[:2], len(one), set(one[2:]) <= LETTERS) for one in ids} == {("e-", 22, True)}
    assert len({one[:9] for one in ids}) == 1
    assert next(new_ids_alike("e"))[:9] not in {one[:9] for one in ids}
