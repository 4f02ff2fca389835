from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.match.private.keys import MOST_KEYS, Person, keys_of

PAIRS = Path(__file__).parent / "pairs.csv"
LEAST_RECALL = 0.9
MOST_CHANCE_MATCHES = 2


def meet(one: Person, other: Person) -> bool:
    return bool(set(keys_of(one)) & set(keys_of(other)))


def test_one_name_in_two_scripts_has_one_key() -> None:
    assert keys_of(Person(name="Тимур Бадмаев", born="1990")) == keys_of(Person(name="Timur Badmaev", born="1990"))


@pytest.mark.parametrize(
    "written",
    ["Badmaev Timur", "Бадмаев Тимур Аркадьевич", "БАДМАЕВ, Тимур", "Badmayev, Timur Arkadyevich", "Бадмаєв Тимур"],
)
def test_order_patronymic_and_letters_do_not_matter(written: str) -> None:
    assert meet(Person(name="Timur Badmaev", born="1990-03-01"), Person(name=written, born="03.1990"))


def test_columns_of_given_and_family_name_meet_a_whole_name() -> None:
    assert meet(
        Person(name="", given="Timur", family="Badmaev", born="1990"), Person(name="Бадмаев Тимур", born="1990")
    )


@pytest.mark.parametrize(
    "other",
    [
        Person(name="Timur Badmaev", born="1991"),
        Person(name="Timur Badmaev"),
        Person(name="Timur Bazarov", born="1990"),
        Person(name="Temir Badmaev Badmaevich", born="1989"),
    ],
)
def test_another_year_or_name_has_another_key(other: Person) -> None:
    assert not meet(Person(name="Тимур Бадмаев", born="1990"), other)


@pytest.mark.parametrize("name", ["", "Тимур", "T. B.", "1990", "😀"])
def test_name_without_two_parts_has_no_key(name: str) -> None:
    assert keys_of(Person(name=name, born="1990")) == ()


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_has_few_keys(name: str, born: str) -> None:
    assert len(keys_of(Person(name=name, born=born))) <= MOST_KEYS


def people() -> list[tuple[Person, Person]]:
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        return [
            (Person(name=row["one"], born=row["born"]), Person(name=row["other"], born=row["born"]))
            for row in csv.DictReader(stream)
        ]


def test_invented_pairs_meet() -> None:
    pairs = people()
    assert len(pairs) >= 100
    assert sum(meet(one, other) for one, other in pairs) / len(pairs) >= LEAST_RECALL


def test_strangers_born_in_one_year_hardly_ever_meet() -> None:
    pairs = people()
    strangers = [
        (Person(name=one.name, born="1990"), Person(name=other.name, born="1990"))
        for (one, _), (_, other) in combinations(pairs, 2)
        if one.born != other.born
    ]
    assert len(strangers) > 4000
    assert sum(meet(one, other) for one, other in strangers) <= MOST_CHANCE_MATCHES
