"""Release: nothing without consent, nothing by one person alone, nothing that has changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from habeas.facts.consent import Audience, Purpose
from habeas.facts.ids import ReleaseId
from habeas.publish import NeedsSecondPerson, NoConsent
from habeas.watch import silence
from habeas.workspace import GivenConsent, ProposalView, Provenance, Workspace
from habeas.workspace.errors import AlreadyPublished, ReasonMissing, ReleaseChanged
from tests.workspace.conftest import PUBLISHER, REPORT, Clock

Proposed = Callable[[str, str], ProposalView]

CONSENT = GivenConsent(
    given_by="his sister",
    purposes=(Purpose.PUBLISH,),
    audiences=(Audience.PUBLIC,),
    fields=("name", "whereabouts", "month", "country"),
    from_day=date(2023, 10, 1),
)


@pytest.fixture
def held(read: Workspace, proposed: Proposed) -> Workspace:
    """Return the workspace with one accepted statement about the conscript, and a second enrolled person."""
    read.accept(proposed("whereabouts", "held in a cellar").id)
    read.enrol("Boris", role="reviewer")
    return read


def prepare(workspace: Workspace) -> ReleaseId:
    """Prepare the public dossier of the conscript."""
    return workspace.publish("Pavel Orlin", purpose=Purpose.PUBLISH, audience=Audience.PUBLIC).release


def test_without_consent_nothing_is_prepared(held: Workspace) -> None:
    with pytest.raises(NoConsent):
        prepare(held)
    assert held.releases() == ()


def test_a_dossier_shows_what_was_allowed_and_not_who_said_it(held: Workspace) -> None:
    held.give_consent("Pavel Orlin", CONSENT)
    prepared = held.publish("Pavel Orlin", purpose=Purpose.PUBLISH, audience=Audience.PUBLIC)
    page = prepared.files[0].content.decode()
    assert "Anna Orlina" in held.record("Pavel Orlin").statements[0].speaker
    assert ("Pavel Orlin" in page, "Anna" in page, "Zarechensk" in page) == (True, False, False)


def test_a_dossier_tells_the_silence_where_its_contact_is_shown_with_its_day(called: Workspace) -> None:
    called.give_consent("Pavel Orlin", replace(CONSENT, fields=("name", "contact", "day")))
    prepared = called.publish("Pavel Orlin", purpose=Purpose.PUBLISH, audience=Audience.PUBLIC)
    assert [(one.label, one.text) for one in prepared.compiled.dossier.profile] == [
        ("Silence", "for 17 days, as of 20 October 2023")
    ]


def test_a_dossier_is_silent_on_when_somebody_spoke_themselves(held: Workspace) -> None:
    held.give_consent("Anna Orlina", replace(CONSENT, fields=("name", "contact", "day")))
    day = date(2023, 10, 20)
    spoke = silence(held.record("Anna Orlina").party.id, held.watch(as_of=day).held.index(day))
    assert spoke.days is not None
    prepared = held.publish("Anna Orlina", purpose=Purpose.PUBLISH, audience=Audience.PUBLIC)
    assert prepared.compiled.dossier.profile == ()


def test_the_one_who_prepared_it_may_not_approve_it(held: Workspace) -> None:
    held.give_consent("Pavel Orlin", CONSENT)
    release = prepare(held)
    with pytest.raises(NeedsSecondPerson):
        held.approve(release)
    assert held.releases()[0].record.published_at is None


def test_a_second_person_publishes_and_the_file_can_be_handed_out(held: Workspace) -> None:
    held.give_consent("Pavel Orlin", CONSENT)
    release = prepare(held)
    view = held.acting_as("Boris").approve(release)
    assert (view.approved_by, view.record.published_at is not None) == (("Boris",), True)
    handed = held.release_file(release, view.files[0].id)
    assert b"Pavel Orlin" in handed.content
    with pytest.raises(AlreadyPublished):
        held.acting_as("Boris").approve(release)


def test_a_withdrawn_consent_stops_a_release_that_waits(held: Workspace) -> None:
    consent = held.give_consent("Pavel Orlin", CONSENT)
    release = prepare(held)
    held.withdraw_consent(consent.id, reason="she was threatened")
    with pytest.raises(NoConsent):
        held.acting_as("Boris").approve(release)


def test_a_changed_record_stops_a_release_that_waits(held: Workspace) -> None:
    held.give_consent("Pavel Orlin", CONSENT)
    release = prepare(held)
    (statement,) = held.record("Pavel Orlin").statements
    held.undo(statement.judgement.entry, reason="misheard")
    with pytest.raises((ReleaseChanged, NoConsent)):
        held.acting_as("Boris").approve(release)


def test_alone_a_release_waits_a_day_and_needs_a_reason(tmp_path: Path, clock: Clock) -> None:
    with Workspace.create(tmp_path / "alone", actor="Vera", passphrase=None, alone=True, clock=clock) as alone:
        provenance = Provenance(published_on=date(2023, 10, 16), publisher=PUBLISHER)
        list(alone.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(alone.read())
        for view in alone.proposals():
            if view.proposal.claim.kind == "whereabouts":
                alone.accept(view.id)
        alone.give_consent("Pavel Orlin", CONSENT)
        release = prepare(alone)
        with pytest.raises(NeedsSecondPerson):
            alone.approve(release, reason="nobody else is here")
        clock.move(days=1)
        with pytest.raises(ReasonMissing):
            alone.approve(release)
        assert alone.approve(release, reason="nobody else is here").approved_by == ("Vera",)


def test_a_consent_that_allows_nothing_is_refused(held: Workspace) -> None:
    with pytest.raises(ReasonMissing):
        held.give_consent(
            "Pavel Orlin",
            GivenConsent(given_by="his sister", purposes=(), audiences=(), fields=(), from_day=date(2023, 10, 1)),
        )
