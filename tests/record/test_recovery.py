"""Recovery shares: enough of them give the key back, and nothing else does."""

from __future__ import annotations

from itertools import combinations

import pytest

from habeas.record.errors import SharesDoNotFit
from habeas.record.keys import RootKey
from habeas.record.recovery import combine_shares, make_shares, read_share

ROOT = RootKey(bytes(range(32)))


@pytest.mark.parametrize(("needed", "total"), [(2, 3), (3, 5), (2, 2), (5, 5)])
def test_any_shares_that_are_enough_give_the_key_back_and_fewer_do_not(needed: int, total: int) -> None:
    shares = make_shares(ROOT, needed=needed, total=total)
    assert [read_share(one).number for one in shares] == list(range(1, total + 1))
    for chosen in combinations(shares, needed):
        assert combine_shares(chosen) == ROOT
    for chosen in combinations(shares, needed - 1):
        with pytest.raises(SharesDoNotFit):
            combine_shares(chosen)


def test_a_share_is_33_words_and_is_read_with_the_numbers_beside_them() -> None:
    words = make_shares(ROOT, needed=2, total=2)[0]
    on_paper = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(words.split(), 1))
    assert (len(words.split()), read_share(on_paper)) == (33, read_share(words))


def test_a_misread_word_is_noticed_wherever_it_stands() -> None:
    words = make_shares(ROOT, needed=2, total=2)[0].split()
    for place, word in enumerate(words):
        other = "academic" if word != "academic" else "acid"
        with pytest.raises(SharesDoNotFit):
            read_share(" ".join([*words[:place], other, *words[place + 1 :]]))


def test_the_same_share_twice_is_one_share() -> None:
    first, _, _ = make_shares(ROOT, needed=2, total=3)
    with pytest.raises(SharesDoNotFit):
        combine_shares((first, first))


def test_shares_of_two_sets_do_not_mix() -> None:
    ours, theirs = make_shares(ROOT, needed=2, total=2), make_shares(ROOT, needed=2, total=2)
    if read_share(ours[0]).set_number != read_share(theirs[0]).set_number:
        with pytest.raises(SharesDoNotFit):
            combine_shares((ours[0], theirs[1]))


@pytest.mark.parametrize(("needed", "total"), [(1, 3), (4, 3), (2, 17), (0, 0)])
def test_numbers_that_are_not_possible_are_refused(needed: int, total: int) -> None:
    with pytest.raises(SharesDoNotFit):
        make_shares(ROOT, needed=needed, total=total)
