"""What reports say of a wish that a name be withheld, before it is shown to many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from habeas.facts.consent import Audience, Consent
from habeas.facts.ids import PartyId
from habeas.workspace import GivenConsent, ProposalView, Provenance, Workspace
from habeas.workspace.withholding import shows_name_to_many
from tests.workspace.test_publishing import CONSENT

Proposed = Callable[[str, str], ProposalView]
LETTER = "Pavel Orlin was released on 9 October, his sister said. Please do not print my brother's name, she said.\n"


def test_a_wish_in_a_report_about_the_person_is_found_with_its_words(workspace: Workspace) -> None:
    provenance = Provenance(published_on=date(2023, 10, 12))
    list(workspace.collect_content(LETTER.encode(), name="letter.txt", provenance=provenance))
    list(workspace.read())
    workspace.accept(next(one.id for one in workspace.proposals() if one.proposal.claim.kind == "whereabouts"))
    person = PartyId(workspace.record("Pavel Orlin").party.id)
    (plea,) = workspace.pleas_about(person)
    assert (plea.report, plea.words) == ("x-0001", "Please do not print my brother's name, she said.")


def test_a_report_about_the_person_without_such_a_wish_gives_none(read: Workspace, proposed: Proposed) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    assert read.pleas_about(PartyId(read.record("Pavel Orlin").party.id)) == ()


@pytest.mark.parametrize(
    ("audiences", "fields", "expected"),
    [
        ((Audience.PUBLIC,), ("name",), True),
        ((Audience.COURT, Audience.NEWSROOM), ("day", "name"), True),
        ((Audience.PUBLIC,), ("day",), False),
        ((Audience.UN_BODY, Audience.HUMANITARIAN), ("name",), False),
    ],
)
def test_a_name_for_newspapers_or_for_everybody_is_shown_to_many(
    audiences: tuple[Audience, ...], fields: tuple[str, ...], expected: bool, read: Workspace, proposed: Proposed
) -> None:
    read.accept(proposed("whereabouts", "held in a cellar").id)
    given: GivenConsent = replace(CONSENT, audiences=audiences, fields=fields)
    recorded: Consent = read.give_consent("Pavel Orlin", given)
    assert shows_name_to_many(recorded) is expected
