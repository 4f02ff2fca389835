from __future__ import annotations

from habeas.match.copies.signatures import near_pairs


def test_copies_fall_into_one_bucket_and_strangers_do_not() -> None:
    shingled = [set(range(60)), set(range(15, 75)), set(range(1000, 1060))]
    assert near_pairs(shingled) == {(0, 1)}


def test_many_copies_make_few_pairs() -> None:
    shingled = [set(range(place, place + 400)) for place in range(60)]
    assert len(near_pairs(shingled)) < 60 * 59 / 2


def test_report_without_words_is_nobodys_copy() -> None:
    assert near_pairs([set(), set()]) == set()
