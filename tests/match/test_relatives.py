"""Short forms and forms in other languages are known as one given name, in any script."""

from __future__ import annotations

import pytest

from habeas.match.names import KnownNames
from habeas.match.parts import make_part
from habeas.match.relatives import Kinship, kinship


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("саша", "александр", Kinship.SHORT),
        ("sasha", "олександр", Kinship.SHORT),
        ("женя", "yevgeniy", Kinship.SHORT),
        ("bob", "robert", Kinship.SHORT),
        ("николай", "микола", Kinship.LANGUAGE),
        ("oleksandr", "alexander", Kinship.LANGUAGE),
        ("георгий", "юрий", Kinship.ROOT),
        ("борис", "иван", None),
        ("бадмаев", "саша", None),
        ("а", "александр", None),
    ],
)
def test_kinship_of_two_parts(one: str, other: str, expected: Kinship | None) -> None:
    assert kinship(make_part(one), make_part(other)) is expected
    assert kinship(make_part(other), make_part(one)) is expected


@pytest.mark.parametrize("written", ["Саша Бадмаев", "Sasha Badmaev", "Шурик Бадмаев", "Oleksandr Badmaev"])
def test_look_up_finds_the_full_name_by_a_related_one(written: str) -> None:
    names = KnownNames(["Борис Бадмаев", "Александр Бадмаев", "Анна Бадмаева", "Саян Орлов"])
    assert names.look_up(written, 1)[0].place == 1


def test_look_up_prefers_the_name_as_written() -> None:
    names = KnownNames(["Александр Бадмаев", "Саша Бадмаев"])
    assert [hit.place for hit in names.look_up("Саша Бадмаев", 2)] == [1, 0]
