"""What the files of the exchange tell, and what they do not: presence first, then absence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.match.private import Person, answer_list, compare_lists, count_shared, keys_of, mask_list
from habeas.match.private.curve import Mask, point_of
from habeas.match.private.errors import DamagedExchange, OtherExchangeVersion, OtherStep, WeakSecret, WrongSecret
from habeas.match.private.files import (
    Kept,
    hash_of,
    read_answer,
    read_kept,
    read_list,
    stretch,
    write_answer,
    write_kept,
    write_list,
)
from habeas.match.private.keys import MOST_KEYS

SHARED_KEY = b"k" * 32
OURS, THEIRS = b"\x01" * 32, b"\x02" * 32
OUR_PEOPLE = (
    Person(name="Тимур Бадмаев", born="1990"),
    Person(name="Оксана Тетерина", born="1985"),
    Person(name="Глеб", born="1985"),
    Person(name="Руслан Кобелев", born="1979"),
)
THEIR_PEOPLE = (
    Person(name="Oksana Teterina", born="1985"),
    Person(name="Timur Badmayev", born="1990-05-01"),
    Person(name="Timur Badmayev", born="1991"),
)
DICTIONARY = tuple(key for person in (*OUR_PEOPLE, *THEIR_PEOPLE) for key in keys_of(person))


def exchange(*, only_count: bool = False) -> tuple[tuple[int, ...], int]:
    """Return the places of our people on both lists, and their number, as we learn them."""
    ours = mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY)
    theirs = mask_list(THEIR_PEOPLE, secret=THEIRS, shared_key=SHARED_KEY)
    answered = answer_list(ours.masked, secret=THEIRS, only_count=only_count)
    shared = compare_lists(answered, theirs.masked, secret=OURS, people=ours.people)
    return tuple(one.place for one in shared), count_shared(answered, theirs.masked, secret=OURS)


def test_people_on_both_lists_are_found_across_scripts() -> None:
    assert exchange() == ((0, 1), 2)


def test_answer_for_counting_tells_how_many_and_not_who() -> None:
    assert exchange(only_count=True) == ((), 2)


def test_answer_for_counting_is_in_no_order_of_ours() -> None:
    masked = mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY, pad_to=20).masked
    in_order, counted = (answer_list(masked, secret=THEIRS, only_count=only) for only in (False, True))
    assert in_order.rows != counted.rows
    assert sorted(in_order.rows) == list(counted.rows)


def guess(points: set[bytes], *, mask: Mask | None, shared_key: bytes) -> int:
    """Return how many keys of the dictionary are found among points, with a mask or bare."""
    guesses = (point_of(key, shared_key) for key in DICTIONARY)
    return sum((mask.put_on(point) if mask else point) in points for point in guesses)


def test_dictionary_attack_on_a_list_finds_all_with_its_mask_and_nothing_without() -> None:
    rows = mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY).masked.rows
    points = {point for row in rows for point in row}
    present = len({key for person in OUR_PEOPLE for key in keys_of(person)})
    assert guess(points, mask=Mask(OURS), shared_key=SHARED_KEY) >= present == 3
    assert guess(points, mask=Mask(OURS), shared_key=b"x" * 32) == 0
    assert guess(points, mask=None, shared_key=SHARED_KEY) == 0
    assert guess(points, mask=Mask(THEIRS), shared_key=SHARED_KEY) == 0


def test_dictionary_attack_on_an_answer_finds_nothing_with_one_of_the_two_masks() -> None:
    masked = mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY).masked
    answered = answer_list(masked, secret=THEIRS, only_count=False)
    points = {Mask(OURS).put_on(Mask(THEIRS).put_on(point_of(key, SHARED_KEY))) for key in DICTIONARY}
    assert {point for row in answered.rows for point in row} & points
    assert guess({point for row in answered.rows for point in row}, mask=Mask(OURS), shared_key=SHARED_KEY) == 0
    assert guess({point for row in answered.rows for point in row}, mask=Mask(THEIRS), shared_key=SHARED_KEY) == 0


def test_one_person_under_two_masks_looks_like_two() -> None:
    first, second = (
        {point for row in mask_list(OUR_PEOPLE, secret=mask, shared_key=SHARED_KEY).masked.rows for point in row}
        for mask in (OURS, THEIRS)
    )
    assert first & second == set()


def test_every_row_looks_alike() -> None:
    masking = mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY, pad_to=9)
    assert [len(set(row)) for row in masking.masked.rows] == [MOST_KEYS] * 9
    assert (sorted(place for place in masking.people if place is not None), masking.without_keys) == (
        [0, 1, 2, 3],
        (2,),
    )


def on_the_curve(point: bytes) -> bool:
    """Return whether an x-coordinate is that of a point of the curve, and not of its twist."""
    x, prime = int.from_bytes(point, "little"), 2**255 - 19
    return pow(x * x * x + 486662 * x * x + x, (prime - 1) // 2, prime) == 1


def test_points_show_no_bit_of_their_key() -> None:
    points = [point_of(f"key {number}", SHARED_KEY) for number in range(64)]
    assert all(map(on_the_curve, points))
    assert all(on_the_curve(Mask(OURS).put_on(point)) for point in points)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1), st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_masks_commute(key: str, one: bytes, other: bytes) -> None:
    point = point_of(key, SHARED_KEY)
    assert Mask(one).put_on(Mask(other).put_on(point)) == Mask(other).put_on(Mask(one).put_on(point))


def test_point_that_hides_nothing_is_refused() -> None:
    with pytest.raises(DamagedExchange):
        Mask(OURS).put_on(bytes(32))


@pytest.fixture
def kept() -> Kept:
    return Kept(secret=OURS, people=(1, None, 0), source_sha256="s", list_sha256="l")


@pytest.fixture
def written() -> bytes:
    return write_list(mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY).masked, SHARED_KEY)


def test_files_come_back_as_they_were(kept: Kept, written: bytes) -> None:
    assert read_kept(write_kept(kept, SHARED_KEY), SHARED_KEY) == kept
    masked = read_list(written, SHARED_KEY)
    assert masked == mask_list(OUR_PEOPLE, secret=OURS, shared_key=SHARED_KEY).masked
    answered = answer_list(masked, secret=THEIRS, only_count=True)
    whose = Kept(secret=OURS, people=(0, 1, 2, 3), source_sha256="s", list_sha256=hash_of(written))
    assert read_answer(write_answer(answered, written, SHARED_KEY), whose, SHARED_KEY) == answered


def test_list_of_another_secret_is_told(written: bytes) -> None:
    with pytest.raises(WrongSecret):
        read_list(written, b"x" * 32)


def test_answer_to_another_list_is_told(kept: Kept, written: bytes) -> None:
    answered = answer_list(read_list(written, SHARED_KEY), secret=THEIRS, only_count=False)
    with pytest.raises(OtherStep):
        read_answer(write_answer(answered, written, SHARED_KEY), kept, SHARED_KEY)


def test_list_in_the_place_of_what_is_kept_is_told(written: bytes) -> None:
    with pytest.raises(OtherStep):
        read_kept(written, SHARED_KEY)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_byte_is_told(data: st.DataObject) -> None:
    whole = write_list(mask_list(OUR_PEOPLE[:1], secret=OURS, shared_key=SHARED_KEY).masked, SHARED_KEY)
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda one: one != whole[place]))
    changed = whole[:place] + bytes([byte]) + whole[place + 1 :]
    try:
        assert read_list(changed, SHARED_KEY) == read_list(whole, SHARED_KEY)
    except (DamagedExchange, WrongSecret):
        pass
    else:
        assert json.loads(changed) == json.loads(whole)


@pytest.mark.parametrize("cut", [0, 1, 100, -2])
def test_file_that_is_cut_off_is_told(written: bytes, cut: int) -> None:
    with pytest.raises(DamagedExchange):
        read_list(written[:cut], SHARED_KEY)


def test_file_of_another_version_is_told(written: bytes) -> None:
    outer = json.loads(written)
    outer["body"] = outer["body"].replace('"version": 1', '"version": 2')
    outer["checksum"] = hash_of(outer["body"].encode())
    with pytest.raises(OtherExchangeVersion):
        read_list(json.dumps(outer).encode(), SHARED_KEY)


def test_short_secret_is_refused() -> None:
    with pytest.raises(WeakSecret):
        stretch("too short")


def test_line_ends_of_a_secret_do_not_matter() -> None:
    assert stretch("six words drawn at random please\r\n") == stretch("six words  drawn at random please")
