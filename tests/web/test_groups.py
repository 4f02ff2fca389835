"""A group's page shows its picture and its reckoning; the page of everyone shows what would settle most."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import World
from tests.web.invented import COUNTED


@pytest.fixture
def page(world: World, vera: Client) -> str:
    """Return the page of the group that the report counts."""
    world.workspace.accept(world.quoting(COUNTED))
    (group,) = world.workspace.watch().groups
    return vera.get(f"/party/{group.party.id}/").content.decode()


def test_a_group_has_its_reckoning_with_the_words_under_each_bound(page: str) -> None:
    _, _, reckoning = page.partition("unaccounted for: 61 of 61")
    under_least, _, under_most = reckoning.partition("Why at most 61")
    assert ("Why at least 61" in under_least, COUNTED in under_least, COUNTED in under_most) == (True, True, True)
    assert "0 of 61 named" in reckoning


def test_a_group_has_a_picture_that_the_policy_allows_and_a_table_beside_it(page: str) -> None:
    start, end = page.index('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720'), page.index("</svg>")
    picture = page[start:end]
    assert ("style=" in picture, "<script" in picture, 'role="img"' in picture) == (False, False, True)
    assert "<td>61</td>" in page[end:]


def test_the_page_of_a_person_has_no_picture(world: World, vera: Client) -> None:
    assert "group-title" not in vera.get(f"/party/{world.party}/").content.decode()


def test_everyone_shows_what_would_settle_most(vera: Client) -> None:
    page = vera.get("/people/").content.decode()
    assert ("What would settle most" in page, "Who heard of" in page) == (True, True)
    assert "One call would settle most:" in page


def test_the_page_of_a_person_has_the_code_of_their_custody(world: World, vera: Client) -> None:
    page = vera.get(f"/party/{world.party}/").content.decode()
    assert "99 · not known what those who hold them say" in page
