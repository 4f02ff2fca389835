"""The workspace: the composition root, and the Python API of Habeas. One method per verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from habeas.act import render_text
from habeas.collect import incoming
from habeas.facts.consent import Audience, Consent, Purpose
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import Exhibit
from habeas.facts.grade import Grade
from habeas.facts.ids import ActorId, CaseId, ConsentId, EntryId, ExhibitId, PartyId, ProposalId, ReleaseId, StatementId
from habeas.facts.judgement import Identity
from habeas.facts.party import Party
from habeas.store.opening import Beginning, create_store, open_store
from habeas.store.queries import EnrolledActor, OpenCase
from habeas.store.store import Passphrase, Store
from habeas.store.verification import Report
from habeas.workspace import (
    acting,
    collecting,
    handing_out,
    judging,
    matching,
    people,
    publishing,
    reading,
    showing,
    watching,
)
from habeas.workspace.acting import Drafted
from habeas.workspace.collecting import UNKNOWN_PROVENANCE, Provenance, Receipt
from habeas.workspace.errors import UnknownObject
from habeas.workspace.handing_out import HandedOut
from habeas.workspace.held import hold
from habeas.workspace.judging import Judged
from habeas.workspace.logbook import read_log
from habeas.workspace.matching import Question
from habeas.workspace.publishing import Prepared
from habeas.workspace.reading import ReadingReport
from habeas.workspace.searching import Found, search
from habeas.workspace.session import Session, system_clock
from habeas.workspace.settings import Settings
from habeas.workspace.views import (
    CaseWatch,
    ExhibitView,
    LogLine,
    PartyView,
    ProposalView,
    ReleaseView,
    ReportView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One open workspace, in the name of one enrolled person, in one case.

    Open it with `Workspace.open(folder, passphrase=…)`, close it when done (it is a context manager). Every method
    that writes is durable when it returns. Every method may raise `habeas.facts.errors.HabeasError`.
    """

    session: Session
    actor: EnrolledActor
    case: OpenCase

    @classmethod
    def create(
        cls,
        folder: Path | str,
        *,
        actor: str,
        passphrase: str | None,
        name: str = "",
        alone: bool = False,
        database: str = "",
        clock: Callable[[], datetime] = system_clock,
    ) -> Self:
        """Make a workspace at a folder that is empty or not there yet, and return it open.

        Args:
            folder: Where.
            actor: The name of the first enrolled person.
            passphrase: What protects the keys; None leaves them unprotected, for invented cases only.
            name: What the workspace is called.
            alone: Declare it for one person.
            database: A `postgresql://` address in the place of the encrypted file.
            clock: What tells the time; for tests and for replaying an invented case.
        """
        place = Path(folder)
        beginning = Beginning(name=name or place.name, actor_name=actor, at=clock(), alone=alone)
        store = create_store(place, beginning, passphrase=passphrase, database=database)
        return cls._over(store, actor=actor, case="", clock=clock)

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        passphrase: Passphrase = None,
        actor: str = "",
        case: str = "",
        database: str | None = None,
        clock: Callable[[], datetime] = system_clock,
        extra_settings: Mapping[str, object] | None = None,
    ) -> Self:
        """Open the workspace in a folder.

        Args:
            folder: The folder.
            passphrase: The passphrase, or the way to ask for it.
            actor: The name of an enrolled person; may be left out where there is only one.
            case: The title of a case; the first one where it is left out.
            database: In the place of what `habeas.toml` says.
            clock: What tells the time.
            extra_settings: What the desk adds to Django's settings.
        """
        store = open_store(
            Path(folder), passphrase=passphrase, database=database or None, extra_settings=extra_settings
        )
        try:
            return cls._over(store, actor=actor, case=case, clock=clock)
        except BaseException:
            store.close()
            raise

    @classmethod
    def open_with(
        cls,
        settings: Settings,
        *,
        ask_passphrase: Callable[[], str],
        extra_settings: Mapping[str, object] | None = None,
    ) -> Self:
        """Open the workspace that the settings name, asking for the passphrase only where it is needed and not set."""
        return cls.open(
            settings["workspace"],
            passphrase=settings["passphrase"] or ask_passphrase,
            actor=settings["actor"],
            case=settings["case"],
            database=settings["database"],
            extra_settings=extra_settings,
        )

    @classmethod
    def _over(cls, store: Store, *, actor: str, case: str, clock: Callable[[], datetime]) -> Self:
        chosen = people.find_case(store, case)
        person = people.find_actor(store, actor, case=chosen.id)
        session = Session(store=store, case=chosen.id, actor=person.id, clock=clock)
        return cls(session=session, actor=person, case=chosen)

    def acting_as(self, actor: ActorId | str, *, case: CaseId | str | None = None) -> Self:
        """Return this workspace in another enrolled person's name, or in another case.

        Raises:
            UnknownActor: nobody of that id or name is enrolled in the case.
            UnknownCase: there is no such case.
        """
        return self._over(
            self.session.store,
            actor=actor,
            case=self.case.id if case is None else case,
            clock=self.session.clock,
        )

    def __enter__(self) -> Self:
        """Return the open workspace."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the workspace; it may be opened again."""
        self.session.store.close()

    # The seven verbs -----------------------------------------------------------------------------------------------

    def collect(
        self,
        paths: Iterable[Path | str],
        *,
        stdin: BinaryIO | None = None,
        provenance: Provenance = UNKNOWN_PROVENANCE,
    ) -> Iterator[Receipt | HabeasError]:
        """Seal files, folders or standard input (`-`) as exhibits; yield a receipt, or an error, for each."""
        return collecting.collect(self.session, incoming(paths, stdin), provenance)

    def collect_content(
        self, content: bytes, *, name: str, provenance: Provenance = UNKNOWN_PROVENANCE
    ) -> Iterator[Receipt]:
        """Seal bytes that are at hand, such as an upload, under a name."""
        return collecting.collect_content(self.session, content, name=name, channel="upload", provenance=provenance)

    def read(self) -> Iterator[ReadingReport]:
        """Read what was collected and not read yet; its proposals go into the queue."""
        return reading.read_new(self.session)

    def match(self) -> tuple[Question, ...]:
        """Return the pairs that may be the same, the likeliest first: questions for a person."""
        return matching.ask(self.session)

    def record(self, name: str, *, as_of: date | None = None, known_on: date | None = None) -> PartyView:
        """Return everything held about the party that answers to a name, number or id."""
        view = showing.show_party(self.session, name, as_of=as_of or self.today(), known_on=known_on)
        self._viewed("party", view.party.id)
        return view

    def watch(self, *, as_of: date | None = None) -> CaseWatch:
        """Return where everyone is, how long silent, and how many are unaccounted for, as of a day."""
        return watching.watch(self.session, as_of=as_of or self.today())

    def act(self, form: str, person: str, *, as_of: date | None = None, author: str = "") -> Drafted:
        """Fill a form for a person from accepted statements, and seal it as a draft."""
        return acting.draft(self.session, form, person, as_of=as_of or self.today(), author=author)

    def preview(self, form: str, person: str, *, as_of: date | None = None, author: str = "") -> str:
        """Return a filled form as text, and seal nothing."""
        return render_text(acting.fill(self.session, form, person, as_of=as_of or self.today(), author=author))

    def publish(self, person: str, *, purpose: Purpose, audience: Audience, on: date | None = None) -> Prepared:
        """Prepare a dossier that shows only what consent allows; it waits for a second person's approval."""
        return publishing.prepare(self.session, person, purpose=purpose, audience=audience, on=on or self.today())

    # Judgements -----------------------------------------------------------------------------------------------------

    def accept(self, proposal: ProposalId, *, grade: Grade = Grade(), reason: str = "") -> Judged:
        """Accept a proposal as it stands."""
        return judging.accept(self.session, proposal, grade=grade, reason=reason)

    def correct(
        self, proposal: ProposalId, changes: Mapping[str, object], *, reason: str, grade: Grade = Grade()
    ) -> Judged:
        """Put your own statement in the place of a proposal; see `habeas.workspace.judging.correct`."""
        return judging.correct(self.session, proposal, changes, reason=reason, grade=grade)

    def reject(self, proposal: ProposalId, *, reason: str) -> Judged:
        """Reject a proposal."""
        return judging.reject(self.session, proposal, reason=reason)

    def leave_open(self, proposal: ProposalId, *, reason: str = "") -> Judged:
        """Record that you looked and are unsure."""
        return judging.leave_open(self.session, proposal, reason=reason)

    def enter(self, written: judging.WrittenStatement, *, reason: str, grade: Grade = Grade()) -> Judged:
        """Enter a statement that you found in an exhibit yourself."""
        return judging.enter(self.session, written, reason=reason, grade=grade)

    def judge_identity(self, left: PartyId, right: PartyId, identity: Identity, *, reason: str = "") -> EntryId:
        """Say whether two parties are the same."""
        return matching.judge_identity(self.session, left, right, identity, reason=reason)

    def undo(self, entry: EntryId, *, reason: str) -> EntryId:
        """Take a judgement back."""
        return judging.undo(self.session, entry, reason=reason)

    # Consent and release --------------------------------------------------------------------------------------------

    def give_consent(self, person: str, consent: publishing.GivenConsent) -> Consent:
        """Record what a person, or one who may speak for them, allows."""
        return publishing.give_consent(self.session, person, consent)

    def withdraw_consent(self, consent: ConsentId, *, reason: str) -> EntryId:
        """Record that a consent holds no more."""
        return publishing.withdraw_consent(self.session, consent, reason=reason)

    def consents(self, person: PartyId) -> tuple[Consent, ...]:
        """Return the consents of a person that hold."""
        return publishing.consents(self.session, person)

    def approve(self, release: ReleaseId, *, reason: str = "") -> ReleaseView:
        """Approve a release that somebody else prepared, and publish it."""
        return handing_out.show_release(self.session, publishing.approve(self.session, release, reason=reason))

    def releases(self) -> tuple[ReleaseView, ...]:
        """Return the releases, those that wait first."""
        return handing_out.show_releases(self.session)

    def release_file(self, release: ReleaseId, exhibit: ExhibitId) -> HandedOut:
        """Return a file of a release; handing out one that is published is logged."""
        return handing_out.hand_out(self.session, release, exhibit)

    # Looking --------------------------------------------------------------------------------------------------------

    def today(self) -> date:
        """Return the present day in UTC."""
        return self.session.today()

    def actors(self) -> tuple[EnrolledActor, ...]:
        """Return the enrolled people."""
        return self.session.store.queries.actors()

    def cases(self) -> tuple[OpenCase, ...]:
        """Return the cases in which the person who acts is enrolled."""
        return people.cases_of(self.session.store, self.actor.id)

    def enrol(self, name: str, *, role: str = "case worker") -> EnrolledActor:
        """Enrol a person in the case."""
        return people.enrol(self.session, name, role=role)

    def drafts(self, person: PartyId) -> tuple[Exhibit, ...]:
        """Return the drafts made for a person, newest first."""
        return showing.show_drafts(self.session, person)

    def exhibits(self) -> tuple[ExhibitView, ...]:
        """Return what was received, newest first."""
        return showing.show_exhibits(self.session)

    def report(self, layer: ExhibitId) -> ReportView:
        """Return a report with everything that was proposed from it."""
        view = showing.show_report(self.session, layer)
        self._viewed("exhibit", layer)
        return view

    def original(self, exhibit: ExhibitId) -> HandedOut:
        """Return the bytes of an exhibit, unsealed and verified; handing them out is logged."""
        return handing_out.unseal(self.session, exhibit)

    def proposal(self, proposal: ProposalId) -> ProposalView:
        """Return one proposal, judged or not."""
        return showing.show_proposal(self.session, proposal)

    def proposals(self, *, is_open: bool | None = True) -> tuple[ProposalView, ...]:
        """Return the proposals of the case, those that wait unless asked otherwise."""
        return showing.show_queue(self.session, is_open=is_open)

    def open_proposals(self) -> int:
        """Return how many proposals nobody has judged."""
        return len(self.session.store.queries.proposals(self.case.id, is_open=True))

    def next_report(self) -> ExhibitId | None:
        """Return the oldest text layer with an open proposal, None where nothing waits."""
        waiting = self.session.store.queries.proposals(self.case.id, is_open=True)
        return waiting[0].layer if waiting else None

    def parties(self, *, as_of: date | None = None) -> tuple[tuple[str, Party], ...]:
        """Return the short number and the party of everyone and everything that the case holds."""
        held = hold(self.session, as_of=as_of)
        numbers = self.session.store.queries.numbers_of(held.parties)
        return tuple((numbers[party], held.parties[party]) for party in held.parties)

    def number_of(self, target: str) -> str:
        """Return the short number of anything that has one."""
        return self.session.store.queries.number_of(target)

    def id_of(self, given: str) -> str:
        """Return the id of what has a short number, what was given where nothing has it."""
        return self.session.store.queries.id_of_number(self.case.id, given) or given

    def search(self, text: str) -> Found:
        """Search names in any script, and the words of reports."""
        return search(self.session, text)

    def log(self, *, skip: int = 0, limit: int | None = None) -> tuple[LogLine, ...]:
        """Return entries of the log, newest first."""
        return read_log(self.session, skip=skip, limit=limit)

    def _viewed(self, what: str, seen: str) -> None:
        self.session.store.log_view(
            case=self.case.id, actor=self.actor.id, what=what, seen=seen, at=self.session.clock()
        )

    # The record as a whole ------------------------------------------------------------------------------------------

    def verify(self) -> Report:
        """Check everything that is stored."""
        return self.session.store.verify()

    def rebuild(self) -> int:
        """Make every cached table again from the log; return how many entries were applied."""
        return self.session.store.rebuild()

    def export(self, folder: Path) -> tuple[Path, ...]:
        """Write everything in clear to a folder; the export is logged first."""
        return handing_out.export(self.session, folder)

    def prove(self, statement: str) -> bytes:
        """Return the proof that a statement, given by number or id, stands in the log.

        Raises:
            UnknownObject: the case has no such statement.
        """
        target = self.id_of(statement)
        if target not in {one.id for one in self.session.store.queries.statements(self.case.id)}:
            raise UnknownObject(what="statement", given=statement)
        return self.session.store.prove(StatementId(target))

    def checkpoint(self) -> str:
        """Return the newest signed checkpoint of the log."""
        return self.session.store.folder.checkpoint.read_text(encoding="utf-8")
