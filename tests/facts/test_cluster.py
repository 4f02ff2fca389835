"""Parties that are seen as one."""

import pytest

from habeas.facts.cluster import see_as_one
from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Орлов А. С", "Артём Орлов"), "Артём Орлов"),
        (("Orlov A. S.", "A. Orlov", "Artyom Orlov"), "Artyom Orlov"),
        (("Вашего сына", "Иван Орлов"), "Иван Орлов"),
        (("чоловік", "Остап"), "Остап"),
        (("Ivan Orlov", "Ivan Petrovich Orlov"), "Ivan Petrovich Orlov"),
        (("Omar al-Bakri", "Commander"), "Omar al-Bakri"),
        (("al-Bakri", "my dear brother"), "al-Bakri"),
        (("17th regiment", "17th Rifle Regiment"), "17th Rifle Regiment"),
    ],
)
def test_a_cluster_bears_the_name_that_says_most(names: tuple[str, ...], expected: str) -> None:
    parties = [Party(id=PartyId(f"p-{place}"), kind=PartyKind.PERSON, name=name) for place, name in enumerate(names)]
    assert [see_as_one(order).party.name for order in (parties, parties[::-1])] == [expected] * 2
    assert set(see_as_one(parties).party.spellings) == set(names)
