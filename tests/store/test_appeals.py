"""The appeals ledger as the store keeps it."""

from __future__ import annotations

from habeas.facts.appeal import Appeal, AppealKind, Response
from habeas.facts.ids import AppealId, EntryId, new_id
from habeas.facts.when import on_day
from habeas.record.kinds import AppealFiled, AppealStruck
from habeas.store.store import Store
from tests.store.world import NOON, world_of


def test_an_appeal_is_read_with_all_that_followed_but_what_was_struck_out(full_store: Store) -> None:
    (line,) = full_store.queries.appeals(world_of(full_store).case)
    assert line.received == on_day(NOON.date())
    assert line.reminded_on == (NOON.date(),)
    assert [one.answer.response for one in line.answers] == [Response.DENIED_THE_EVENT]
    assert full_store.queries.number_of(line.appeal.id) == "a-0001"


def test_striking_the_filing_strikes_the_appeal(full_store: Store) -> None:
    world = world_of(full_store)
    (line,) = full_store.queries.appeals(world.case)
    world.append(AppealStruck(appeal=line.appeal.id, struck=line.entry, reason="a mistake", about=line.appeal.persons))
    assert full_store.queries.appeals(world.case) == ()
    assert full_store.queries.appeal(world.case, line.appeal.id) is None
    assert full_store.queries.appeal_of_step(world.case, line.entry) is None


def test_twenty_appeals_alike_stay_twenty(full_store: Store) -> None:
    world = world_of(full_store)
    for _ in range(20):
        appeal = Appeal(
            id=AppealId(new_id("a")),
            kind=AppealKind.APPEAL,
            by=(),
            persons=(),
            addressee="Commander",
            sent=on_day(NOON.date()),
        )
        world.append(AppealFiled(appeal=appeal, about=()))
    found = [line for line in full_store.queries.appeals(world.case) if line.appeal.addressee == "Commander"]
    assert len({line.appeal.id for line in found}) == 20


def test_an_entry_that_is_about_no_appeal_has_none(full_store: Store) -> None:
    assert full_store.queries.appeal_of_step(world_of(full_store).case, EntryId("e-none")) is None


def test_a_flip_is_read_by_its_person(full_store: Store) -> None:
    case = world_of(full_store).case
    (flip,) = full_store.queries.flips(case)
    assert full_store.queries.flips(case, person=flip.person) == (flip,)
