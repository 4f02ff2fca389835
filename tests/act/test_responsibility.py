"""Who commanded what, when, by whose word; never stronger than the statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from habeas.act.responsibility import At, at_the_time, commands, is_against, is_command, responsibility
from habeas.facts.claim import ActClaim, TieClaim
from habeas.facts.ids import PartyId
from habeas.facts.party import Party, PartyKind
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.facts.when import When, during, on_day, throughout
from tests.watch.world import BRIGADE, COMMANDER, GROUP, MOTHER, PARTIES, TIMUR, said

DISTRICT = PartyId("p-district")
PEOPLE = {
    **PARTIES,
    BRIGADE: replace(PARTIES[BRIGADE], part_of=DISTRICT),
    DISTRICT: Party(id=DISTRICT, kind=PartyKind.UNIT, name="Invented District", part_of=BRIGADE),
}
JULY = throughout(date(2022, 7, 1), date(2022, 7, 31))
TAKEN = said(1, ActClaim(act="arrest", victims=(TIMUR,), perpetrators=(BRIGADE,)), when=on_day(date(2022, 7, 5)))
COMMANDED = said(
    2, TieClaim(tie="commander of", from_party=COMMANDER, to=BRIGADE), when=JULY, speaker=MOTHER, key="p-mother"
)


@pytest.mark.parametrize(
    ("command", "act", "expected"),
    [
        (JULY, on_day(date(2022, 7, 5)), At.THEN),
        (JULY, during(date(2022, 7, 5), date(2022, 7, 9)), At.THEN),
        (JULY, during(date(2022, 7, 30), date(2022, 8, 2)), At.PERHAPS_THEN),
        (JULY, on_day(date(2022, 8, 1)), At.NOT_THEN),
        (JULY, on_day(date(2022, 6, 30)), At.NOT_THEN),
        (during(date(2022, 7, 1), date(2022, 7, 31)), on_day(date(2022, 7, 5)), At.PERHAPS_THEN),
        (throughout(date(2022, 7, 1), None), on_day(date(2023, 7, 5)), At.THEN),
        (JULY, during(None, date(2022, 7, 5)), At.PERHAPS_THEN),
        (None, on_day(date(2022, 7, 5)), At.UNDATED),
        (JULY, None, At.UNDATED),
    ],
)
def test_a_command_is_held_for_the_days_it_is_said_for(command: When | None, act: When | None, expected: At) -> None:
    assert at_the_time(command, act) is expected


def test_two_sightings_do_not_prove_the_days_between() -> None:
    seen = [replace(COMMANDED, when=on_day(day)) for day in (date(2022, 7, 1), date(2022, 7, 9))]
    sheet = responsibility(TAKEN, seen, PEOPLE)
    assert [then.at for then in sheet.units[0].commands] == [At.NOT_THEN, At.NOT_THEN]


def test_a_sheet_names_the_unit_and_its_command_but_no_direct_actor() -> None:
    sheet = responsibility(TAKEN, [TAKEN, COMMANDED], PEOPLE)
    assert (sheet.direct, sheet.unnamed) == ((), False)
    unit = sheet.units[0]
    assert (unit.unit, unit.through, unit.rests_on) == (BRIGADE, None, (TAKEN.id,))
    (then,) = unit.commands
    assert (then.command.commander, then.command.origin_key, then.command.statement, then.at) == (
        COMMANDER,
        "p-mother",
        COMMANDED.id,
        At.THEN,
    )


def test_the_larger_unit_is_in_the_chain_and_a_circle_ends() -> None:
    assert [one.unit for one in responsibility(TAKEN, [], PEOPLE).units] == [BRIGADE, DISTRICT]


def test_a_direct_actor_brings_in_the_unit_that_a_statement_puts_them_in() -> None:
    by_hand = replace(TAKEN, claim=ActClaim(act="arrest", victims=(TIMUR,), perpetrators=(COMMANDER,)))
    sheet = responsibility(by_hand, [COMMANDED], PARTIES)
    assert sheet.direct == (COMMANDER,)
    assert [(one.unit, one.through, one.rests_on) for one in sheet.units] == [(BRIGADE, COMMANDER, (COMMANDED.id,))]


@pytest.mark.parametrize(
    "weak", [replace(COMMANDED, polarity=Polarity.DENIED), replace(COMMANDED, modality=Modality.ALLEGED)]
)
def test_a_tie_that_is_denied_or_only_alleged_brings_in_no_unit(weak: Statement) -> None:
    by_hand = replace(TAKEN, claim=ActClaim(act="arrest", victims=(TIMUR,), perpetrators=(COMMANDER,)))
    assert responsibility(by_hand, [weak], PARTIES).units == ()


def test_a_denied_command_is_shown_as_denied() -> None:
    (command,) = commands([replace(COMMANDED, polarity=Polarity.DENIED)])
    assert command.is_denied


def test_an_act_that_names_nobody_makes_nobody_responsible() -> None:
    sheet = responsibility(replace(TAKEN, claim=ActClaim(act="arrest", victims=(TIMUR,))), [COMMANDED], PEOPLE)
    assert (sheet.unnamed, sheet.direct, sheet.units) == (True, (), ())


def test_nobody_answers_for_a_release_or_for_what_they_did_themselves() -> None:
    acts = ("arrest", "release", "refusal to serve", "resignation", "forced return")
    assert [is_against(ActClaim(act=one, victims=(TIMUR,))) for one in acts] == [True, False, False, False, True]


def test_a_threat_and_a_denial_stay_what_they_are() -> None:
    sheet = responsibility(replace(TAKEN, modality=Modality.THREATENED, polarity=Polarity.DENIED), [], PEOPLE)
    assert (sheet.modality, sheet.is_denied) == (Modality.THREATENED, True)


@pytest.mark.parametrize(
    ("tie", "expected"),
    [
        ("commander of", True),
        ("deputy commander of", True),
        ("head of", True),
        ("mother of", False),
        ("member of", False),
    ],
)
def test_a_tie_of_command_is_told_from_others(tie: str, *, expected: bool) -> None:
    assert is_command(tie) is expected


def test_a_group_of_people_is_no_unit_and_nobody_commands_it() -> None:
    by_group = replace(TAKEN, claim=ActClaim(act="arrest", victims=(TIMUR,), perpetrators=(GROUP,)))
    sheet = responsibility(by_group, [COMMANDED], PARTIES)
    assert (sheet.direct, sheet.groups, sheet.units, sheet.unnamed) == ((), (GROUP,), (), False)


def test_a_group_of_a_unit_brings_that_unit_in() -> None:
    by_group = replace(TAKEN, claim=ActClaim(act="arrest", victims=(TIMUR,), perpetrators=(GROUP,)))
    tie = said(3, TieClaim(tie="member of", from_party=GROUP, to=BRIGADE))
    (unit,) = responsibility(by_group, [COMMANDED, tie], PARTIES).units
    assert (unit.unit, unit.through, unit.rests_on) == (BRIGADE, GROUP, (tie.id,))
    part = {**PARTIES, GROUP: replace(PARTIES[GROUP], part_of=BRIGADE)}
    (unit,) = responsibility(by_group, [COMMANDED], part).units
    assert (unit.unit, unit.through, unit.rests_on) == (BRIGADE, GROUP, (by_group.id,))
    assert [one.command.commander for one in unit.commands] == [COMMANDER]
