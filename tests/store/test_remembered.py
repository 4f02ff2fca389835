"""Answers are kept exactly as long as the log stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

from habeas.facts.ids import LeaveId
from habeas.record.kinds import PersonErased
from habeas.store.erasing import Erasure
from habeas.store.errors import DatabaseBusy
from habeas.store.remembered import KEPT, Remembered
from habeas.store.store import Store
from habeas.store.vault import Vault
from tests.store.world import NOON, world_of


def test_an_answer_is_worked_out_once_until_the_log_has_another_newest_entry() -> None:
    asked: list[str] = []

    def work_out() -> int:
        asked.append("again")
        return len(asked)

    remembered = Remembered()
    found = [remembered.answer("who", work_out, newest=newest) for newest in ("e-1", "e-1", "e-2", "e-2", "e-1")]
    assert found == [1, 1, 2, 2, 3]


def test_only_the_newest_questions_are_kept() -> None:
    remembered = Remembered()
    for number in range(KEPT + 1):
        remembered.answer(number, lambda: "first", newest="e-1")
    assert [remembered.answer(number, lambda: "again", newest="e-1") for number in (KEPT, 1, 0)] == [
        "first",
        "first",
        "again",
    ]


def test_what_was_asked_for_again_is_kept_longer_than_what_was_not() -> None:
    remembered = Remembered()
    for number in (*range(KEPT), 0, KEPT):
        remembered.answer(number, lambda: "first", newest="e-1")
    assert [remembered.answer(number, lambda: "again", newest="e-1") for number in (0, 1)] == ["first", "again"]


def test_nothing_is_kept_that_was_to_be_forgotten() -> None:
    remembered = Remembered()
    remembered.answer("who", lambda: "a name", newest="e-1")
    remembered.forget()
    assert remembered.answer("who", lambda: "worked out anew", newest="e-1") == "worked out anew"


def test_an_answer_that_another_thread_overtook_is_not_taken_for_a_newer_one() -> None:
    remembered = Remembered()

    def overtaken() -> str:
        assert remembered.answer("who", lambda: "as of e-2", newest="e-2") == "as of e-2"
        return "as of e-1"

    assert remembered.answer("who", overtaken, newest="e-1") == "as of e-1"
    assert remembered.answer("who", lambda: "worked out anew", newest="e-2") == "worked out anew"


def test_an_answer_that_was_being_worked_out_when_all_was_forgotten_is_not_kept() -> None:
    remembered = Remembered()

    def worked_out_too_long() -> str:
        remembered.forget()
        return "a name"

    assert remembered.answer("who", worked_out_too_long, newest="e-1") == "a name"
    assert remembered.answer("who", lambda: "worked out anew", newest="e-1") == "worked out anew"


@pytest.mark.parametrize(
    ("module", "step"), [("habeas.store.access.erasing", "commit_erasure"), ("habeas.store.rebuild", "rebuild_tables")]
)
def test_nothing_is_kept_where_the_answer_of_the_database_was_lost(
    full_store: Store, module: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: Callable[..., object] = getattr(import_module(module), step)

    def lost(*parts: object, **named: object) -> None:
        done(*parts, **named)
        raise DatabaseBusy(waited_s=1)

    full_store.remembered.answer("who", lambda: "a name", newest="e-1")
    monkeypatch.setattr(f"{module}.{step}", lost)
    with pytest.raises(DatabaseBusy):
        (_erase if step == "commit_erasure" else _rebuild)(full_store)
    assert full_store.remembered.answer("who", lambda: "worked out anew", newest="e-1") == "worked out anew"


class AskedMeanwhile(Vault):
    """A vault at each opening of which somebody asks what is still to be read in the tables."""

    asked: Callable[[], object]

    def open(self, address: str, file_key: str) -> Iterator[bytes]:
        self.asked()
        return super().open(address, file_key)


def _rebuild(store: Store) -> None:
    store.rebuild()


def _erase(store: Store) -> None:
    world = world_of(store)
    tombstone = PersonErased(
        persons=(), leave=LeaveId("l-1"), entries=(), numbers=(), exhibits_gone=0, exhibits_struck=0
    )
    store.erase(Erasure(tombstone=tombstone, tombstone_case=world.case, gone=()), actor=world.actor, at=NOON)


@pytest.mark.parametrize("change", [_rebuild, _erase])
def test_what_is_asked_while_the_tables_change_is_not_kept(full_store: Store, change: Callable[[Store], None]) -> None:
    remembered, asked = full_store.remembered, []

    def ask() -> None:
        asked.append(remembered.answer("who", lambda: "a name", newest="e-1"))

    full_store.vault = vault = AskedMeanwhile(full_store.vault.folder)
    vault.asked = ask
    change(full_store)
    assert asked
    assert remembered.answer("who", lambda: "worked out anew", newest="e-1") == "worked out anew"
