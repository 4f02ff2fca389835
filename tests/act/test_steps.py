"""The appeals ledger in the boxes for steps taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from habeas.act import DueState, FilledForm, fill_form, load_calendars, load_form, load_rules
from habeas.act.formats.standing import note_in_words
from habeas.act.ledger import due
from habeas.act.phrasebook import LANGUAGES
from habeas.act.steps import Step, given_by_ledger
from habeas.facts.appeal import Answer, Appeal, AppealKind, Dispatch, LedgerLine, LoggedAnswer, Response
from habeas.facts.claim import AppealClaim, ResponseClaim, TieClaim
from habeas.facts.ids import AppealId, EntryId, ExhibitId, StatementId
from habeas.facts.statement import Polarity, Statement
from habeas.facts.when import on_day
from tests.act.case import AS_OF, EXHIBITS, draft
from tests.watch.world import BRIGADE, COMMANDER, MOTHER, PARTIES, TIMUR, said

COMPLAINT = Appeal(
    id=AppealId("a-1"),
    kind=AppealKind.COMPLAINT,
    by=(MOTHER,),
    persons=(TIMUR,),
    addressee="Garrison prosecutor",
    sent=on_day(date(2022, 5, 2)),
    dispatch=Dispatch.REGISTERED_POST,
    rule="ru-prosecutor",
    law="article 12",
    asks="his release",
    proof=ExhibitId("x-1"),
)
FILED = LedgerLine(entry=EntryId("e-1"), appeal=COMPLAINT, received=on_day(date(2022, 5, 6)))
REFUSAL = Answer(appeal=COMPLAINT.id, response=Response.REFUSED, on=date(2022, 8, 1), gist="out of our powers")


def steps(*lines: LedgerLine) -> list[Step]:
    agenda = due(lines, load_calendars(), load_rules(), AS_OF)
    return [
        Step(number=f"a-000{at}", line=line, due=next(one for one in agenda.dues if one.appeal == line.appeal.id))
        for at, line in enumerate(lines, start=1)
    ]


def filled(form: str, *lines: LedgerLine, language: str = "en") -> FilledForm:
    return draft(form, given=given_by_ledger(steps(*lines), PARTIES, EXHIBITS, language), language=language)


def lines_of(form: FilledForm, number: str) -> list[str]:
    return [line.text for box in form.boxes() if box.number == number for line in (*box.lines, *box.continued)]


def answered() -> LedgerLine:
    return LedgerLine(
        entry=EntryId("e-1"), appeal=COMPLAINT, received=on_day(date(2022, 5, 6)),
        answers=(LoggedAnswer(entry=EntryId("e-2"), answer=REFUSAL),),
    )  # fmt: skip


def test_an_appeal_of_the_ledger_stands_among_the_steps_taken_with_its_proof() -> None:
    form = filled("wgeid", FILED)
    assert lines_of(form, "5.1")[0] == (
        "complaint, sent on 2 May 2022, to Garrison prosecutor; by: Darima Badmaeva; sent by registered post; "
        "under article 12; asking: his release; received on 6 May 2022"
    )
    note = next(one for one in form.footnotes if one.statement is None)
    assert note_in_words(note, "en") == "appeals ledger, a-0001; proof: gazette.txt; entry e-1"


def test_a_term_that_ended_without_an_answer_is_a_dated_fact_of_the_form() -> None:
    (step,) = steps(FILED)
    assert step.due is not None
    assert (step.due.state, step.due.no_answer_since) == (DueState.NO_ANSWER, date(2022, 6, 9))
    assert lines_of(filled("wgeid", FILED), "5.2")[0] == (
        "Garrison prosecutor: no answer; the term to answer ended without one, which has been certain since 9 June 2022"
    )


def test_an_answer_stands_where_it_came_and_no_silence_beside_it() -> None:
    told = [line for line in lines_of(filled("wgeid", answered()), "5.2") if line.startswith("Garrison prosecutor")]
    assert told == ["Garrison prosecutor, on 1 August 2022: refused (out of our powers)"]


def test_nothing_is_said_of_an_answer_where_the_term_could_not_be_counted() -> None:
    given = given_by_ledger([Step(number="a-0001", line=FILED, due=None)], PARTIES, EXHIBITS, "en")
    assert (len(given["appeals"]), given["responses"]) == (1, ())


def test_twenty_appeals_stay_twenty() -> None:
    many = [
        LedgerLine(
            entry=EntryId(f"e-{at}"),
            appeal=Appeal(
                id=AppealId(f"a-{at:02}"), kind=AppealKind.REQUEST, by=(), persons=(TIMUR,), addressee="Office",
                sent=on_day(date(2022, 5, 2)),
            ),
        )
        for at in range(20)
    ]  # fmt: skip
    assert len([one for one in lines_of(filled("wgeid", *many), "5.1") if "to Office" in one]) == 20


@pytest.mark.parametrize(
    ("form", "appeals", "responses"),
    [
        ("wgeid", "5.1", "5.2"),
        ("wgad", "VI.1", "VI.2"),
        ("ced", "4.1", "4.2"),
        ("icrc", "3.4", "3.5"),
        ("prosecutor-ru", "18", "19"),
        ("ombudsman-ru", "18", "19"),
        ("commander-ru", "18", "19"),
        ("prosecutor-ua", "18", "19"),
        ("ombudsman-ua", "18", "19"),
        ("commander-ua", "18", "19"),
    ],
)
def test_every_form_takes_the_steps_of_the_ledger(form: str, appeals: str, responses: str) -> None:
    language = {"ru": "ru", "ua": "uk"}.get(form.rpartition("-")[2], "en")
    made = filled(form, FILED, language=language)
    assert [any("Garrison prosecutor" in line for line in lines_of(made, box)) for box in (appeals, responses)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_are_told_in_each_language(language: str) -> None:
    given = given_by_ledger(steps(answered()), PARTIES, EXHIBITS, language)
    words = {"en": "registered post", "ru": "заказное письмо", "uk": "рекомендований лист"}
    assert words[language] in given["appeals"][0].text


SENT = on_day(date(2022, 5, 2))
TOLD = said(30, AppealClaim(by=(MOTHER,), to=BRIGADE), when=SENT)
OFFICE = {**PARTIES, BRIGADE: replace(PARTIES[BRIGADE], name="garrison prosecutor")}


@pytest.mark.parametrize(
    ("told", "is_one"),
    [
        (TOLD, True),
        (replace(TOLD, claim=AppealClaim(by=(), to=None)), True),
        (replace(TOLD, when=on_day(date(2022, 5, 3))), False),
        (replace(TOLD, when=None), False),
        (replace(TOLD, claim=AppealClaim(by=(COMMANDER,), to=BRIGADE)), False),
        (replace(TOLD, claim=AppealClaim(by=(MOTHER,), to=COMMANDER)), False),
        (replace(TOLD, polarity=Polarity.DENIED), False),
    ],
)
def test_a_report_of_an_appeal_of_the_ledger_is_one_with_it(told: Statement, is_one: bool) -> None:
    given = given_by_ledger(steps(FILED), OFFICE, EXHIBITS, "en", (told,))
    assert given["appeals"][0].rests_on == ((told.id,) if is_one else ())


def test_a_form_tells_an_appeal_of_ledger_and_report_once_with_both_sources() -> None:
    tie = said(3, TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR))
    later = replace(TOLD, id=StatementId("s-040"), when=on_day(date(2022, 5, 3)))
    given = given_by_ledger(steps(FILED), OFFICE, EXHIBITS, "en", (TOLD, later, tie))
    form = fill_form(
        load_form("wgeid"), PARTIES[TIMUR], (TOLD, later, tie), OFFICE, AS_OF, exhibits=EXHIBITS, given=given
    )
    told = next(one for one in form.boxes() if one.number == "5.1").lines
    assert [line.text.partition(",")[0] for line in told] == [
        "complaint",
        "appeal by Darima Badmaeva to garrison prosecutor",
    ]
    notes = {note.number: note.statement or note.entry for note in form.footnotes}
    assert [notes[one] for one in told[0].notes] == [TOLD.id, "e-1"]


def test_a_report_of_an_answer_of_the_ledger_is_one_with_it() -> None:
    denied = replace(REFUSAL, response=Response.DENIED_THE_EVENT)
    line = replace(answered(), answers=(LoggedAnswer(entry=EntryId("e-2"), answer=denied),))
    claim = ResponseClaim(by=BRIGADE, response="denied the event", to=(TIMUR,))
    told = said(31, claim, when=on_day(denied.on))
    other = said(32, claim, when=on_day(date(2022, 8, 2)))
    given = given_by_ledger(steps(line), OFFICE, EXHIBITS, "en", (told, other))
    assert [one.rests_on for one in given["responses"]] == [(told.id,)]
    assert given["official_word"] == given["responses"]
    form = fill_form(
        load_form("wgeid"), PARTIES[TIMUR], (told,), OFFICE, AS_OF, exhibits=EXHIBITS, given=given
    )  # fmt: skip
    words = next(one for one in form.boxes() if one.number == "4.4")
    assert [line.text for line in words.lines] == [line.text for line in given["responses"]]
    assert given_by_ledger(steps(answered()), OFFICE, EXHIBITS, "en")["official_word"] == ()
