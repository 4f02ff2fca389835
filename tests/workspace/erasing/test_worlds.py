"""In random worlds people are erased one by one: each time nothing of them is left, and all that others need is.

The long run of `make prove` erases a thousand.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from habeas.facts.ids import StatementId
from habeas.facts.struck import BAR
from habeas.record import verify
from habeas.workspace import Workspace
from tests.workspace.conftest import Clock
from tests.workspace.erasing.remains import Remains
from tests.workspace.erasing.worlds import Somebody, World, erased_one_by_one
from trials import first, trials

ERASURES = trials(20)

SHARES = 4
"""In how many tests the erasures are tried, so that they can run beside one another."""


@pytest.fixture(scope="session")
def two_people(templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty workspace of two people, once."""
    folder = tmp_path_factory.mktemp("two") / "casefiles"
    shutil.copytree(templates / "empty", folder)
    with Workspace.open(folder, clock=Clock()) as workspace:
        workspace.enrol("Boris")
    return folder


def quotes(workspace: Workspace) -> Mapping[StatementId, str]:
    """Return the words of every statement that ever stood, by its id."""
    judged = workspace.session.store.queries.judgements(workspace.case.id, only_standing=False)
    return {one.statement.id: one.statement.anchor.quote for one in judged if one.statement is not None}


def is_struck(after: str, before: str) -> bool:
    """Return whether words are those of before, some letters struck out."""
    return len(after) == len(before) and all(mine in (theirs, BAR) for mine, theirs in zip(after, before, strict=True))


def check(world: World, erased: list[Somebody], before: Mapping[StatementId, str], proofs: list[bytes]) -> None:
    """Check what must hold after each erasure."""
    workspace, store = world.workspace, world.session.store
    assert store.verify().findings == ()
    remains = Remains(store)
    for somebody in erased:
        assert remains.of(*somebody.traces()) == []
    gone = {word for somebody in erased for word in somebody.words}
    after = quotes(workspace)
    assert set(after) == {one for one, words in before.items() if not any(word in words for word in gone)}
    assert all(is_struck(words, before[statement]) for statement, words in after.items())
    for statement in store.queries.statements(workspace.case.id):
        assert statement.anchor.holds_in(workspace.session.text(statement.anchor.exhibit))
    for proof in proofs:
        assert verify.check(proof.decode(), workspace.vkey()) != []


def worlds(two_people: Path, place: Path, seed: int) -> Iterator[World]:
    """Yield one world after the other, each in a workspace of its own, without an end."""
    while True:
        seed += SHARES
        folder = place / "casefiles"
        shutil.copytree(two_people, folder)
        with Workspace.open(folder, actor="Vera", clock=Clock()) as workspace:
            world = World(workspace, seed)
            world.live()
            yield world
        shutil.rmtree(folder)


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_is_left_of_whom_was_erased_and_all_of_the_others(two_people: Path, tmp_path: Path, share: int) -> None:
    left = len(range(share, ERASURES, SHARES))
    for world in worlds(two_people, tmp_path, first() + share):
        if not left:
            return
        before, erased = quotes(world.workspace), []
        stand = world.session.store.queries.statements(world.session.case)
        numbers = {one: world.workspace.number_of(one) for one in before}
        proofs = [world.workspace.prove(one) for one in sorted(one.id for one in stand)[:2]]
        remains = Remains(world.session.store)
        assert all(remains.of(somebody.family) for somebody in world.people if somebody.parties)
        for somebody in erased_one_by_one(world):
            erased.append(somebody)
            check(world, erased, before, proofs)
            assert {one: world.workspace.number_of(one) for one in quotes(world.workspace)}.items() <= numbers.items()
            left -= 1
            if not left:
                return
