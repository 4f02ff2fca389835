"""Who was asked, who answered, and on which day: an office counts though nobody is named."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, AppealClaim, ResponseClaim, TieClaim
from habeas.facts.reading import Reading
from habeas.read import read

PUBLISHED = date(2023, 5, 14)


def reading_of(text: str) -> Reading:
    return read(text, published=PUBLISHED, language="en")


def answers_of(text: str) -> list[tuple[str | None, str, date | None]]:
    """Return who answered what, on which day."""
    reading = reading_of(text)
    told = ((each.claim, each.when) for each in reading.statements)
    return [
        (reading.entity(claim.by).name if claim.by else None, claim.response, when.earliest if when else None)
        for claim, when in told
        if isinstance(claim, ResponseClaim)
    ]


def appeals_of(text: str) -> list[tuple[str | None, str | None, date | None]]:
    """Return whom somebody asked, where it is said to be, on which day."""
    reading = reading_of(text)
    told = ((each.claim, each) for each in reading.statements)
    return [
        (
            reading.entity(claim.to).name if claim.to else None,
            reading.entity(each.where.entity).name if each.where else None,
            each.when.earliest if each.when else None,
        )
        for claim, each in told
        if isinstance(claim, AppealClaim)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The ombudsman answered on 2 May that the complaint of 15 April had been passed to the prosecutor.",
            ("ombudsman", "forwarded", date(2023, 5, 2)),
        ),
        (
            "In a letter of 9 May the ombudsman wrote that the complaint had been forwarded to the police.",
            ("ombudsman", "forwarded", date(2023, 5, 9)),
        ),
        ("The court dismissed the complaint of 3 April on 5 May.", ("court", "refused", date(2023, 5, 5))),
        (
            "On 5 May the governor's office refused to accept the letter of 3 May.",
            ("governor's office", "refused", date(2023, 5, 5)),
        ),
    ],
)
def test_day_of_an_answer_is_not_the_day_of_the_complaint(text: str, told: tuple[str, str, date]) -> None:
    assert answers_of(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Anna Torv wrote to the military prosecutor of Tarminsk on 7 March.",
            ("the military prosecutor", date(2023, 3, 7)),
        ),
        ("Anna Torv wrote to the governor of Lomovka on 3 May.", ("the governor", date(2023, 5, 3))),
        ("Anna Torv filed a complaint with the ombudswoman on 3 May.", ("the ombudswoman", date(2023, 5, 3))),
    ],
)
def test_official_without_a_name_is_whom_an_appeal_went_to(text: str, told: tuple[str, date]) -> None:
    assert appeals_of(text) == [(told[0], None, told[1])]


def test_seat_of_an_official_who_speaks_is_a_place_and_asks_for_no_kin() -> None:
    reading = reading_of(
        "The military prosecutor of Tarminsk answered on 10 March that her son is on duty with his unit."
    )
    assert [(each.name, str(each.kind)) for each in reading.entities][:2] == [
        ("The military prosecutor", "person"), ("Tarminsk", "place"),
    ]  # fmt: skip
    assert [each for each in reading.statements if isinstance(each.claim, TieClaim)] == []


def test_may_within_a_sentence_is_the_month() -> None:
    reading = reading_of("The ombudsman said on 2 May that Ivan Torv had been beaten.")
    acts = [each for each in reading.statements if isinstance(each.claim, ActClaim)]
    assert [reading.attribution(each.attribution).source is not None for each in acts if each.attribution] == [True]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The ministry told the family on 10 March that there was no such person.",
            ("ministry", "denied the event", date(2023, 3, 10)),
        ),
        (
            "The family was told by the ministry on 10 March that there was no such person.",
            ("ministry", "denied the event", date(2023, 3, 10)),
        ),
        ("The ombudsman, who was asked on 3 May, has not answered.", ("ombudsman", "no answer", None)),
        ("The mothers turned to the ombudsman, who did not answer.", ("ombudsman", "no answer", None)),
    ],
)
def test_office_that_tells_a_family_answers_on_that_day(text: str, told: tuple[str, str, date | None]) -> None:
    assert answers_of(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "A neighbour told the family that there was no such person.",
        "Ivan Torv did not answer the investigator's questions.",
        "Ivan Torv refused to answer the prosecutor.",
        "Ivan Torv was beaten because he refused to sign.",
    ],
)
def test_neighbours_and_those_whom_an_office_questions_answer_nothing(text: str) -> None:
    assert answers_of(text) == []


def test_who_did_not_answer_is_not_the_source_of_what_was_asked() -> None:
    reading = reading_of("The mothers turned to the ombudsman, who did not answer.")
    assert [each.attribution for each in reading.statements] == [None, None]


def test_mothers_who_have_not_written_to_an_office_are_not_silent() -> None:
    reading = reading_of("The mothers have not written to the president.")
    assert [each.claim.kind for each in reading.statements] == ["appeal"]


def test_commander_who_does_not_answer_is_no_prisoner_out_of_reach() -> None:
    reading = reading_of("The commander of the battalion, Pavel Drozd, did not answer calls.")
    assert [each.claim.kind for each in reading.statements] == ["response"]


@pytest.mark.parametrize(
    "role", ["a conscript of the 905th Rifle Regiment", "an army conscript", "a 905th Brigade soldier"]
)
def test_a_soldier_of_a_regiment_is_no_office_and_his_silence_is_told(role: str) -> None:
    reading = reading_of(f"Ivan Torv, {role}, was detained on 3 May. Ivan Torv has not called his family since 3 May.")
    assert ("contact", "lost") in [(one.claim.kind, getattr(one.claim, "state", "")) for one in reading.statements]


def test_those_told_of_are_not_the_ones_who_deny() -> None:
    text = "Spokesman Pavel Drozd said that no servicemen were held and called the reports fake."
    assert [(by, response) for by, response, _ in answers_of(text)] == [("Pavel Drozd", "denied the event")]
