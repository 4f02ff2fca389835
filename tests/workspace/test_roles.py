"""Every cell of the table of roles, states and work, tried against a workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.errors import HabeasError
from habeas.facts.ids import ConsentId, ExhibitId, ReleaseId
from habeas.facts.judgement import Identity
from habeas.facts.when import on_day
from habeas.publish import NeedsSecondPerson
from habeas.publish.errors import NoConsent
from habeas.record.cosignature import cosigner_of
from habeas.record.kinds import KINDS
from habeas.workspace import GivenConsent, Workspace, WrittenAppeal
from habeas.workspace.erasing.errors import ErasureNeedsLeave
from habeas.workspace.errors import (
    AlreadyEnrolled,
    AlreadyPublished,
    LeaveNeeded,
    LeaveNotOthers,
    NotInRole,
    ReasonMissing,
    UnknownActor,
    UnknownRole,
)
from habeas.workspace.leaves import EXPORT
from habeas.workspace.roles import ENROLLED_AS, MAY, Role, Work, may_append
from tests.record.authority import make_authority
from tests.workspace.conftest import Clock

PEOPLE = ("Vera", "Lea", "Clara", "Rita", "Otto", "Boris")
"""The owner, a lead, a case worker, a reviewer, an observer, and somebody of another case: the columns of the table."""

WORDS: tuple[tuple[type[HabeasError], str], ...] = (
    (NotInRole, "no"),
    (NeedsSecondPerson, "second"),
    (LeaveNeeded, "second"),
    (LeaveNotOthers, "second"),
    (ErasureNeedsLeave, "second"),
    (ReasonMissing, "reason"),
    (AlreadyPublished, "done"),
    (NoConsent, "consent"),
    (UnknownActor, "stranger"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what, in which state, and what is expected of each column."""

    what: str
    state: str
    expected: tuple[str, ...]


def read_table() -> tuple[Row, ...]:
    lines = (Path(__file__).parent / "access.txt").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        if not line.startswith("#"):
            what, state, cells = (part.strip() for part in line.split("|"))
            rows.append(Row(what=what, state=state, expected=tuple(cells.split())))
    return tuple(rows)


TABLE = read_table()
TOGETHER = tuple(row for row in TABLE if not row.what.startswith("alone"))
ALONE = tuple(row for row in TABLE if row.what.startswith("alone"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A workspace in the name of whoever tries something, and what is there to try it on."""

    me: Workspace
    other: Workspace
    clock: Clock
    folder: Path
    consent: ConsentId | None = None

    @property
    def original(self) -> ExhibitId:
        return self.other.exhibits()[0].original.id

    def proposal(self, number: int = 0) -> str:
        return self.other.proposals()[number].id

    def prepared(self, by: Workspace) -> ReleaseId:
        return by.publish("Pavel Orlin", purpose=Purpose.PUBLISH, audience=Audience.PUBLIC).release

    def leave(self, what: str, *, by: Workspace, given: bool) -> None:
        leave = by.leaves.ask(what, purpose="for the court")
        if given:
            (self.other if by is self.me else self.other.acting_as("Vera")).leaves.give(leave.id)


def given_consent() -> GivenConsent:
    return GivenConsent(
        given_by="his sister",
        purposes=(Purpose.PUBLISH,),
        audiences=(Audience.PUBLIC,),
        fields=("name", "whereabouts"),
        from_day=date(2023, 10, 1),
    )


def withdrawn(place: Place) -> None:
    for consent in held_consents(place.other):
        place.other.withdraw_consent(consent.id, reason="he asked")


def held_consents(workspace: Workspace) -> tuple[Consent, ...]:
    return workspace.consents(workspace.record("Pavel Orlin").party.id)


APPEAL = WrittenAppeal(
    addressee="Garrison prosecutor of Zarechensk", persons=("Pavel Orlin",), sent=on_day(date(2023, 8, 1))
)
OWN = "own words of somebody"
VKEY_OF_A_WITNESS = "lamp.example/witness"


def undo_another(place: Place) -> object:
    judged = place.other.accept(place.other.proposals()[0].id)
    return place.me.undo(judged.entry, reason="read again")


def take_own_key(place: Place) -> object:
    owner = place.other.acting_as("Vera")
    if not owner.keys_state().holders:
        owner.grant_own_key("Hanno", OWN)
    return place.me.revoke_own_key("Hanno")


def drop_passphrase(place: Place) -> None:
    owner, keyring = place.other.acting_as("Vera"), place.other.session.store.keyring
    if not owner.keys_state().holders:
        for name in ("Vera", "Hanno"):
            owner.grant_own_key(name, OWN)
    keyring.opened_by = place.me.actor.id
    try:
        place.me.drop_passphrase()
    finally:
        keyring.opened_by = None


def judge_who(place: Place) -> object:
    (_, left), (_, right), *_ = place.other.parties()
    return place.me.judge_identity(left.id, right.id, Identity.NOT_SAME)


def hand_out_draft(place: Place) -> object:
    return place.me.original(place.other.act("wgeid", "Pavel Orlin").exhibits[0].id)


def publish_own(place: Place, *, later: bool = False) -> object:
    release = place.prepared(place.me)
    place.clock.move(days=1.0 * later)
    return place.me.approve(release, reason="nobody else is here")


def publish_withdrawn(place: Place) -> object:
    release = place.prepared(place.other)
    withdrawn(place)
    try:
        return place.me.approve(release)
    finally:
        place.other.give_consent("Pavel Orlin", given_consent())


def publish_again(place: Place) -> object:
    release = place.prepared(place.other)
    place.other.acting_as("Vera").approve(release)
    return place.me.approve(release)


def prepare_withdrawn(place: Place) -> object:
    withdrawn(place)
    try:
        return place.prepared(place.me)
    finally:
        place.other.give_consent("Pavel Orlin", given_consent())


def give_own(place: Place, *, later: bool = False) -> object:
    leave = place.me.leaves.ask(EXPORT, purpose="for the court")
    place.clock.move(days=1.0 * later)
    return place.me.leaves.give(leave.id, reason="nobody else is here")


def unseal_after(place: Place, *, given: bool, used: bool = False, days: float = 0) -> object:
    place.leave(place.original, by=place.me, given=given)
    if used:
        place.me.original(place.original)
    place.clock.move(days=days)
    return place.me.original(place.original)


def unseal_of_another(place: Place) -> object:
    place.leave(place.original, by=place.other, given=True)
    try:
        return place.me.original(place.original)
    finally:
        place.other.original(place.original)


def export_after(place: Place, *, used: bool = False) -> object:
    place.leave(EXPORT, by=place.me, given=True)
    if used:
        place.me.export(place.folder / f"first-{place.me.actor.name}")
    return place.me.export(place.folder / f"out-{place.me.actor.name}")


TRIES: dict[tuple[str, str], Callable[[Place], object]] = {
    ("look", "at any time"): lambda place: place.me.record("Pavel Orlin"),
    ("date a report", "at any time"): lambda place: place.me.date_report(place.original, date(2023, 10, 12)),
    ("collect", "at any time"): lambda place: list(place.me.collect_content(b"A letter.", name="letter.txt")),
    ("read", "at any time"): lambda place: list(place.me.read()),
    ("judge", "a proposal that is open"): lambda place: place.me.leave_open(place.other.proposals()[0].id),
    ("judge", "who is who"): judge_who,
    ("undo", "a judgement of another"): undo_another,
    ("draft", "of a person on record"): lambda place: place.me.act("wgeid", "Pavel Orlin"),
    ("appeal", "at any time"): lambda place: place.me.ledger.file(APPEAL),
    ("consent", "at any time"): lambda place: place.me.give_consent("Pavel Orlin", given_consent()),
    ("withdraw", "a consent that holds"): lambda place: place.me.withdraw_consent(
        place.other.give_consent("Pavel Orlin", given_consent()).id, reason="he asked"
    ),
    ("prepare", "consent given"): lambda place: place.prepared(place.me),
    ("prepare", "consent withdrawn"): prepare_withdrawn,
    ("publish", "prepared by another"): lambda place: place.me.approve(place.prepared(place.other)),
    ("publish", "prepared by oneself"): publish_own,
    ("publish", "prepared by oneself, a day later"): lambda place: publish_own(place, later=True),
    ("publish", "consent withdrawn meanwhile"): publish_withdrawn,
    ("publish", "published already"): publish_again,
    ("ask for leave", "at any time"): lambda place: place.me.leaves.ask(EXPORT, purpose="for the court"),
    ("give leave", "asked by another"): lambda place: place.me.leaves.give(
        place.other.leaves.ask(EXPORT, purpose="for the court").id
    ),
    ("give leave", "asked by oneself"): give_own,
    ("give leave", "asked by oneself, a day later"): lambda place: give_own(place, later=True),
    ("unseal", "without leave"): lambda place: place.me.original(place.original),
    ("unseal", "leave asked for"): lambda place: unseal_after(place, given=False),
    ("unseal", "leave given"): lambda place: unseal_after(place, given=True),
    ("unseal", "leave given to another"): unseal_of_another,
    ("unseal", "leave used"): lambda place: unseal_after(place, given=True, used=True),
    ("unseal", "leave given a week ago"): lambda place: unseal_after(place, given=True, days=7),
    ("export", "without leave"): lambda place: place.me.export(place.folder / "out"),
    ("export", "leave given"): export_after,
    ("export", "leave used"): lambda place: export_after(place, used=True),
    ("hand out a draft", "at any time"): hand_out_draft,
    ("back up", "at any time"): lambda place: place.me.back_up(place.folder / "backup"),
    ("prove", "at any time"): lambda place: place.me.prove(place.original),
    ("verify", "at any time"): lambda place: place.me.verify(),
    ("enrol", "at any time"): lambda place: place.me.enrol(f"New {place.me.actor.name}"),
    ("share keys", "at any time"): lambda place: place.me.share_keys(needed=2, total=3),
    ("change passphrase", "at any time"): lambda place: place.me.change_passphrase("correct horse battery staple"),
    ("give an own key", "to somebody who has none"): lambda place: place.me.grant_own_key(place.me.actor.id, OWN),
    ("take an own key", "from somebody who has one"): take_own_key,
    ("drop the passphrase", "two have own keys"): drop_passphrase,
    ("choose a witness", "at any time"): lambda place: place.me.witnesses.enrol(witness_of(place)),
    ("permit a reader", "at any time"): lambda place: place.me.permit_reader(
        "https://models.example/v1", "large", reason="nobody is named"
    ),
    ("permit an authority", "at any time"): lambda place: place.me.stamps.permit(
        "lamp", "https://lamp.example/", roots=make_authority().roots, reason="for the court"
    ),
    ("set the hour", "at any time"): lambda place: place.me.checkpoints.set_hour("20:00 UTC"),
    ("correct the clock", "at any time"): lambda place: place.me.checkpoints.correct_clock(reason="the battery"),
    ("ask for stamps", "none waits"): lambda place: list(place.me.stamps.ask()),
    ("erase a person", "without leave"): lambda place: place.me.erase_person("Pavel Orlin"),
    ("erase a case", "without leave"): lambda place: place.me.erase_case(),
}


def witness_of(place: Place) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return cosigner_of(place.me.actor.id, Ed25519PrivateKey.generate()).to_text()


@pytest.fixture(scope="session")
def peopled(templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the workspace with the report read, Pavel on record with a consent, and everybody enrolled; once."""
    folder = tmp_path_factory.mktemp("roles") / "casefiles"
    shutil.copytree(templates / "read", folder)
    with Workspace.open(folder, actor="Vera", clock=Clock()) as vera:
        vera.enrol("Hanno")
        for name, role in zip(PEOPLE[1:5], ENROLLED_AS, strict=True):
            vera.enrol(name, role=role)
        elsewhere = vera.session.store.open_case("other", actor=vera.actor.id, at=vera.session.clock())
        vera.acting_as("Vera", case=elsewhere).enrol("Boris")
        accept_pavel(vera)
    return folder


def accept_pavel(workspace: Workspace) -> None:
    held = next(view for view in workspace.proposals() if "held in a cellar" in view.proposal.quote)
    workspace.accept(held.id)
    workspace.give_consent("Pavel Orlin", given_consent())


@contextmanager
def opened(built: Path, folder: Path, clock: Clock) -> Iterator[Workspace]:
    shutil.copytree(built, folder)
    with Workspace.open(folder, actor="Vera", clock=clock) as workspace:
        yield workspace


def outcome(attempt: Callable[[], object]) -> str:
    """Return the word of the table for what comes of trying something."""
    try:
        attempt()
    except HabeasError as refusal:
        return next((word for error, word in WORDS if isinstance(refusal, error)), refusal.code)
    return "yes"


@pytest.mark.parametrize("row", TOGETHER, ids=lambda row: f"{row.what}: {row.state}")
def test_every_cell_is_as_the_table_says(row: Row, peopled: Path, tmp_path: Path, clock: Clock) -> None:
    found = []
    with opened(peopled, tmp_path / "casefiles", clock) as vera:
        hanno, case = vera.acting_as("Hanno"), vera.case.id
        for name in PEOPLE:

            def attempt(name: str = name) -> object:
                me = vera.acting_as(name, case=case)
                return TRIES[row.what, row.state](Place(me=me, other=hanno, clock=clock, folder=tmp_path))

            size = vera.session.store.queries.log_size()
            found.append(outcome(attempt))
            if found[-1] == "no":
                assert refused_nothing_but_states(vera, size, name)
    assert tuple(found) == row.expected


def refused_nothing_but_states(workspace: Workspace, size: int, name: str) -> bool:
    """Return whether nobody but those who set up the state appended anything since."""
    names = workspace.actor_names()
    since = [one.entry.header.actor for one in workspace.session.store.queries.entries(after=size - 1)]
    return name not in {names[actor] for actor in since}


@contextmanager
def alone_with_pavel(templates: Path, folder: Path, clock: Clock) -> Iterator[Workspace]:
    with Workspace.create(folder, actor="Vera", passphrase=None, alone=True, clock=clock) as alone:
        from habeas.workspace import Provenance
        from tests.workspace.conftest import PUBLISHER, REPORT

        provenance = Provenance(published_on=date(2023, 10, 16), publisher=PUBLISHER)
        list(alone.collect_content(REPORT.encode(), name="report.txt", provenance=provenance))
        list(alone.read())
        accept_pavel(alone)
        yield alone


def alone_try(place: Place, what: str, *, later: bool, reason: str) -> object:
    if what == "draft":
        return place.me.act("wgeid", "Pavel Orlin")
    if what == "publish":
        release = place.prepared(place.me)
        place.clock.move(days=1.0 * later)
        return place.me.approve(release, reason=reason)
    leave = place.me.leaves.ask(EXPORT if what == "export" else place.original, purpose="for the court")
    place.clock.move(days=1.0 * later)
    place.me.leaves.give(leave.id, reason=reason)
    return place.me.export(place.folder / "out") if what == "export" else place.me.original(place.original)


@pytest.mark.parametrize("row", ALONE, ids=lambda row: f"{row.what}: {row.state}")
def test_alone_every_cell_is_as_the_table_says(row: Row, templates: Path, tmp_path: Path, clock: Clock) -> None:
    later, reason = "later" in row.state, "nobody else is here" if "with a reason" in row.state else ""
    with alone_with_pavel(templates, tmp_path / "alone", clock) as vera:
        place = Place(me=vera, other=vera, clock=clock, folder=tmp_path)
        what = row.what.removeprefix("alone: ")
        assert (outcome(lambda: alone_try(place, what, later=later, reason=reason)),) == row.expected
        reasons = [line for line in vera.log() if line.kind in {"release.approved", "leave.given"}]
        assert bool(reasons) == (row.expected == ("yes",) and what != "draft")


def test_the_table_has_every_row_that_is_tried_and_every_column() -> None:
    assert {(row.what, row.state) for row in TOGETHER} == set(TRIES)
    assert {len(row.expected) for row in TOGETHER} == {len(PEOPLE)}
    assert list(MAY) == [role.value for role in Role]


def test_every_kind_of_entry_is_part_of_some_work() -> None:
    assert [kind for kind in KINDS if not may_append(Role.OWNER, kind)] == []


def test_looking_is_logged_once_for_each_person_thing_and_hour(peopled: Path, tmp_path: Path, clock: Clock) -> None:
    with opened(peopled, tmp_path / "casefiles", clock) as vera:
        otto = vera.acting_as("Otto")
        before = vera.session.store.queries.log_size()
        for workspace in (otto, otto, vera):
            workspace.record("Pavel Orlin")
        clock.move(hours=1)
        otto.record("Pavel Orlin")
        lines = vera.log(limit=vera.session.store.queries.log_size() - before)
        assert sorted((line.kind, line.actor) for line in lines) == [
            ("view.logged", "Otto"), ("view.logged", "Otto"), ("view.logged", "Vera"),
        ]  # fmt: skip


def test_the_newest_role_counts_and_the_owners_stays(peopled: Path, tmp_path: Path, clock: Clock) -> None:
    with opened(peopled, tmp_path / "casefiles", clock) as vera:
        vera.enrol("Clara", role="observer")
        with pytest.raises(NotInRole):
            vera.acting_as("Clara").leaves.ask(EXPORT, purpose="for the court")
        with pytest.raises(AlreadyEnrolled):
            vera.enrol("Clara", role="observer")
        with pytest.raises(AlreadyEnrolled):
            vera.acting_as("Lea").enrol("Vera", role="observer")
        with pytest.raises(UnknownRole):
            vera.enrol("Nobody", role="owner")


def test_a_role_that_this_version_does_not_know_may_only_look() -> None:
    from habeas.workspace.roles import may_append, may_do

    assert not any(may_do("archivist", work) for work in Work)
    assert may_append("archivist", "view.logged")
    assert not may_append("archivist", "statement.accepted")


def test_leave_to_erase_makes_no_eraser_of_whom_the_role_does_not(peopled: Path, tmp_path: Path, clock: Clock) -> None:
    with opened(peopled, tmp_path / "casefiles", clock) as vera:
        worker = vera.acting_as("Clara")
        leave = worker.ask_to_erase(worker.plan_erasure("Pavel Orlin"), purpose="the family asked")
        vera.leaves.give(leave.id)
        with pytest.raises(NotInRole):
            worker.erase_person("Pavel Orlin")
        assert vera.record("Pavel Orlin").statements


def test_keys_are_rotated_by_who_may_and_the_log_says_so(peopled: Path, tmp_path: Path, clock: Clock) -> None:
    keys = tmp_path / "casefiles" / "keys"
    with opened(peopled, tmp_path / "casefiles", clock) as vera:
        before = {path.name: path.read_bytes() for path in keys.iterdir()}
        with pytest.raises(NotInRole):
            vera.acting_as("Clara").rotate_keys(None)
        assert {path.name: path.read_bytes() for path in keys.iterdir()} == before
        vera.rotate_keys(None)
    with Workspace.open(tmp_path / "casefiles", actor="Vera", clock=clock) as vera:
        assert [one.entry.header.actor for one in vera.session.store.queries.entries(kind="keys.rotated")] == [
            vera.actor.id
        ]
