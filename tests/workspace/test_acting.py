"""Drafts: sealed for whoever works here, handed out only where consent covers what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from habeas.act.errors import LanguageNotTaken, NoAuthorisation, NoSuchForm, UnknownLanguage
from habeas.facts.consent import Audience, Purpose
from habeas.facts.when import on_day
from habeas.workspace import DraftRequest, GivenConsent, ProposalView, Workspace, WrittenAppeal
from habeas.workspace.errors import UnknownObject

Proposed = Callable[[str, str], ProposalView]

TO_SEND = DraftRequest(form="wgeid", person="Pavel Orlin", as_of=date(2023, 10, 20), to_send=True)
EVERYTHING = (
    "name", "whereabouts", "words", "place", "day", "publisher", "unit", "group", "organization", "acts", "contact",
    "ties", "appeals", "counts",
)  # fmt: skip
CONSENT = GivenConsent(
    given_by="his sister",
    purposes=(Purpose.ADVOCACY,),
    audiences=(Audience.UN_BODY,),
    fields=EVERYTHING,
    from_day=date(2023, 10, 1),
)


@pytest.fixture
def held(read: Workspace, proposed: Proposed) -> Workspace:
    """Return the workspace with one accepted statement about the conscript."""
    read.accept(proposed("whereabouts", "held in a cellar").id)
    return read


def refused(workspace: Workspace, request: DraftRequest = TO_SEND) -> str:
    """Return why a draft is refused; nothing may have been sealed or logged."""
    before = len(workspace.log())
    with pytest.raises(NoAuthorisation) as caught:
        workspace.draft(request)
    assert len(workspace.log()) == before
    return caught.value.lacking


def test_without_consent_nothing_can_be_sent_and_a_draft_says_so(held: Workspace) -> None:
    assert refused(held) == "no consent for the purpose advocacy and the audience un body holds on 2023-10-20"
    drafted = held.act("wgeid", "Pavel Orlin")
    assert (drafted.form.is_authorised, "NOT AUTHORISED" in drafted.text) == (False, True)


def test_consent_for_everything_shown_lets_it_be_sent(held: Workspace) -> None:
    held.give_consent("Pavel Orlin", CONSENT)
    drafted = held.draft(TO_SEND)
    assert (drafted.form.is_authorised, "NOT AUTHORISED" in drafted.text) == (True, False)
    assert "yes, recorded" in drafted.text


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        (replace(CONSENT, fields=("name", "whereabouts", "place", "publisher")), "consent does not cover words"),
        (replace(CONSENT, fields=tuple(one for one in EVERYTHING if one != "name")), "consent does not cover name"),
        (replace(CONSENT, audiences=(Audience.AUTHORITY,)), "no consent for"),
        (replace(CONSENT, purposes=(Purpose.PUBLISH,)), "no consent for"),
        (replace(CONSENT, until_day=date(2023, 10, 19)), "no consent for"),
        (replace(CONSENT, from_day=date(2023, 10, 21)), "no consent for"),
    ],
)
def test_consent_for_less_than_what_is_shown_is_none(held: Workspace, changed: GivenConsent, lacking: str) -> None:
    held.give_consent("Pavel Orlin", changed)
    assert refused(held).startswith(lacking)


def test_a_withdrawn_consent_holds_no_more(held: Workspace) -> None:
    consent = held.give_consent("Pavel Orlin", CONSENT)
    held.draft(TO_SEND)
    held.withdraw_consent(consent.id, reason="asked by telephone")
    assert refused(held).startswith("no consent for")


def test_each_addressee_needs_its_own_consent(held: Workspace) -> None:
    held.give_consent("Pavel Orlin", CONSENT)
    assert held.draft(replace(TO_SEND, form="wgad")).form.is_authorised
    assert "humanitarian body" in refused(held, replace(TO_SEND, form="icrc"))
    assert "authority" in refused(held, replace(TO_SEND, form="prosecutor-ru"))


def test_a_draft_comes_in_every_format_that_was_asked_for(held: Workspace) -> None:
    drafted = held.act("icrc", "Pavel Orlin", language="uk", docx=True, questions_in="ru")
    number = held.number_of(drafted.form.person)
    assert [file.exhibit.name for file in drafted.files] == [
        f"icrc-uk-{number}-2023-10-20{end}"
        for end in (".pdf", ".txt", ".docx", "-questions-ru.pdf", "-questions-ru.txt")
    ]
    assert "ВОПРОСЫ К СЕМЬЕ" in drafted.files[-1].content.decode()
    assert "ЗАПИТ НА РОЗШУК" in drafted.text


def test_handing_out_is_logged_for_every_file(held: Workspace) -> None:
    drafted = held.act("wgeid", "Pavel Orlin")
    assert [line.kind for line in held.log()].count("export.made") == 0
    assert held.hand_out_draft(drafted) == drafted.files
    assert [line.kind for line in held.log()].count("export.made") == len(drafted.files)


def test_silence_is_told_in_the_language_of_the_form(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("act", "detained near Zarechensk").id)
    english, russian = read.act("wgeid", "Pavel Orlin"), read.act("wgeid", "Pavel Orlin", language="ru")
    boxes = [{box.number: box.text for box in one.form.boxes()} for one in (english, russian)]
    assert boxes[0]["2.1"] == "detention of Pavel Orlin, at Zarechensk, on 3 October 2023"
    assert boxes[1]["2.1"] == "лишение свободы; лицо: Pavel Orlin; место: Zarechensk; 3 октября 2023 года"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        (replace(TO_SEND, form="nothing-of-ours"), NoSuchForm),
        (replace(TO_SEND, language="uk"), LanguageNotTaken),
        (replace(TO_SEND, person="Zarechensk"), UnknownObject),
        (replace(TO_SEND, to_send=False, questions_in="tlh"), UnknownLanguage),
    ],
)
def test_what_cannot_be_drafted_is_refused_and_seals_nothing(
    held: Workspace, changed: DraftRequest, error: type[Exception]
) -> None:
    before = len(held.log())
    with pytest.raises(error):
        held.draft(changed)
    assert len(held.log()) == before


def test_a_step_of_the_ledger_is_shown_only_where_consent_covers_appeals(held: Workspace) -> None:
    written = WrittenAppeal(
        addressee="Garrison prosecutor", persons=("Pavel Orlin",), sent=on_day(date(2023, 10, 9)), rule="ru-prosecutor"
    )
    held.ledger.file(written)
    without = tuple(field for field in EVERYTHING if field not in ("appeals", "organization"))
    held.give_consent("Pavel Orlin", replace(CONSENT, fields=without))
    assert refused(held) == "consent does not cover appeals, organization"
    held.give_consent("Pavel Orlin", CONSENT)
    drafted = held.draft(TO_SEND)
    assert "Garrison prosecutor" in drafted.text
    assert "appeals ledger, a-0001" in drafted.text
