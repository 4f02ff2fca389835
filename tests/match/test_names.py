"""A name is found among others in any script, order and completeness."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.match.names import KnownNames

GIVEN = ["Тимур", "Анна", "Павел", "Дорджи", "Сергей", "Мария", "Баир", "Ольга"]
PATRONYMICS = ["Сергеевич", "Доржиевич", "Павлович"]
FAMILY = ["Бадмаев", "Орлов", "Жуков", "Цыренов", "Щукин", "Хлебников", "Гриценко", "Юрченко"]
REGISTRY = [f"{family} {name} {patronymic}" for name, patronymic, family in product(GIVEN, PATRONYMICS, FAMILY)]
WANTED = REGISTRY.index("Бадмаев Тимур Доржиевич")


@pytest.fixture(scope="module")
def registry() -> KnownNames:
    return KnownNames(REGISTRY)


@pytest.mark.parametrize(
    "written",
    [
        "Timur Dorzhievich Badmaev",
        "Badmaev Timur Dorzhiyevich",
        "T. D. Badmaev",
        "Тимур Доржиевич Бадмаев",
        "Бадмаева Тимура Доржиевича",
        "BADMAYEV, Timur Dorjievich",
        "Тимур Доржійович Бадмаєв",
    ],
)
def test_name_is_found_however_it_is_written(registry: KnownNames, written: str) -> None:
    assert registry.look_up(written, 1)[0].place == WANTED


def test_missing_patronymic_leaves_all_who_may_be_meant(registry: KnownNames) -> None:
    found = {hit.place for hit in registry.look_up("Timur Badmaev", 3)}
    assert found == {place for place, name in enumerate(REGISTRY) if name.startswith("Бадмаев Тимур")}


def test_initial_tells_two_of_one_family_apart() -> None:
    names = KnownNames(["Anna Orlova", "Maria Orlova", "Pavel Zhukov"])
    assert names.look_up("М. Орлова", 1)[0].place == 1


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("محمود الزيدي", "Mahmoud al-Zaydi"),
        ("Mahmud Alzaydi", "محمود الزيدي"),
        ("תמר ברעם", "Tamar Baram"),
        ("Tamar Baram", "תמר ברעם"),
        ("محمود الزيدي", "Махмуд аз-Зайди"),
        ("محمود الزيدى", "محمود الزيدي"),
        ("ნინო ბერიძე", "ნინო ბერიძე"),
    ],
)
def test_names_meet_across_scripts(known: str, written: str) -> None:
    names = KnownNames(["Павел Орлов", "רון דגן", "سامي حداد", "Peter Holm", "თამარ", known])
    assert names.look_up(written, 1)[0].place == 5


def test_rare_part_says_more_than_a_frequent_one() -> None:
    names = KnownNames([*["Ivan Orlov"] * 50, "Ivan Tsydenov", "Pavel Orlov"])
    rare, frequent = names.look_up("Tsydenov", 1)[0], names.look_up("Orlov", 1)[0]
    assert rare.bits > frequent.bits + 4


def test_duplicates_score_alike_and_come_in_order() -> None:
    hits = KnownNames(["Тимур", "Анна", "Тимур"]).look_up("Timur", 5)
    assert [hit.place for hit in hits] == [0, 2]
    assert hits[0].score == hits[1].score


def test_name_that_nobody_bears_is_not_found(registry: KnownNames) -> None:
    assert registry.look_up("Wolfgang Quill", 5) == () or registry.look_up("Wolfgang Quill", 1)[0].score < 0.01


def test_lines_without_letters_are_never_found() -> None:
    assert [hit.place for hit in KnownNames(["", "😀", "\u200f", "Anna"]).look_up("Анна", 5)] == [3]
    assert KnownNames([]).look_up("Anna", 5) == ()
    assert KnownNames(["Anna"]).look_up("😀", 5) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=30))
def test_any_lines_give_ranked_scores_between_0_and_1(known: list[str], written: str) -> None:
    scores = [hit.score for hit in KnownNames(known).look_up(written, 3)]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_common_parts_are_asked_only_of_names_found_by_rarer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.match.names._LONG_WALK", 10)
    assert KnownNames(REGISTRY).look_up("Timur Dorzhievich Badmaev", 1)[0].place == WANTED


def test_offers_load_no_arrays() -> None:
    code = "import sys, habeas.match; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
