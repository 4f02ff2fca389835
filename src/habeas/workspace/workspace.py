"""The workspace: the composition root, and the Python API of Habeas. One method per verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from habeas.collect import incoming
from habeas.facts.consent import Audience, Purpose
from habeas.facts.errors import HabeasError
from habeas.facts.ids import ActorId, CaseId, ExhibitId
from habeas.store.opening import Beginning, create_store, open_store
from habeas.store.queries import Known
from habeas.store.store import Passphrase, Store
from habeas.workspace import (
    collecting,
    dating,
    matching,
    people,
    publishing,
    reading,
    showing,
    watching,
)
from habeas.workspace.acting import Drafted, DraftRequest
from habeas.workspace.collecting import UNKNOWN_PROVENANCE, Provenance, Receipt
from habeas.workspace.matching import Question
from habeas.workspace.methods.drafts import DraftMethods
from habeas.workspace.methods.erasures import ErasureMethods
from habeas.workspace.methods.judgements import JudgementMethods
from habeas.workspace.methods.ledger import LedgerMethods
from habeas.workspace.methods.looking import LookingMethods
from habeas.workspace.methods.readers import ReaderMethods
from habeas.workspace.methods.releases import ReleaseMethods
from habeas.workspace.methods.watching import WatchingMethods
from habeas.workspace.methods.whole import WholeMethods
from habeas.workspace.own_keys import retire_left_over
from habeas.workspace.publishing import Prepared
from habeas.workspace.readers import ChosenModel, chosen_model
from habeas.workspace.reading import ReadingReport
from habeas.workspace.session import Session, system_clock
from habeas.workspace.settings import Settings
from habeas.workspace.views import (
    CaseWatch,
    PartyView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace(
    DraftMethods,
    ErasureMethods,
    JudgementMethods,
    ReleaseMethods,
    LedgerMethods,
    LookingMethods,
    ReaderMethods,
    WatchingMethods,
    WholeMethods,
):
    """One open workspace, in the name of one enrolled person, in one case.

    Open it with `Workspace.open(folder, passphrase=…)`, close it when done (it is a context manager). Every method
    that writes is durable when it returns. Every method may raise `habeas.facts.errors.HabeasError`.
    """

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
        opener: str | None = None,
        case: str = "",
        database: str | None = None,
        clock: Callable[[], datetime] = system_clock,
        reader: ChosenModel | None = None,
        extra_settings: Mapping[str, object] | None = None,
    ) -> Self:
        """Open the workspace in a folder.

        Args:
            folder: The folder.
            passphrase: The passphrase, or the way to ask for it.
            actor: The name or the id of an enrolled person; may be left out where there is only one.
            opener: Whose own passphrase it is, by id; empty for that of the workspace. Where it is left out, that of
                `actor`, if their id was given and they have an own key, else that of the workspace.
            case: The title of a case; the first one where it is left out.
            database: In the place of what `habeas.toml` says.
            clock: What tells the time.
            reader: The model that reads; our own rules where it is left out.
            extra_settings: What the desk adds to Django's settings.
        """
        store = open_store(
            Path(folder),
            passphrase=passphrase,
            opener=actor if opener is None else opener,
            database=database or None,
            extra_settings=extra_settings,
        )
        try:
            opened = cls._over(store, actor=actor, case=case, clock=clock, reader=reader)
            people.check_opener(store, opened.actor.id)
            retire_left_over(opened.session)
            opened.checkpoints.keep_up()
            return opened
        except BaseException:
            store.close()
            raise

    @classmethod
    def open_with(
        cls,
        settings: Settings,
        *,
        ask_passphrase: Callable[[], str],
        opener: str | None = None,
        extra_settings: Mapping[str, object] | None = None,
    ) -> Self:
        """Open the workspace that the settings name, asking for the passphrase only where it is needed and not set."""
        return cls.open(
            settings["workspace"],
            passphrase=settings["passphrase"] or ask_passphrase,
            actor=settings["actor"],
            opener=opener,
            case=settings["case"],
            database=settings["database"],
            reader=chosen_model(settings.__getitem__),
            extra_settings=extra_settings,
        )

    @classmethod
    def _over(
        cls, store: Store, *, actor: str, case: str, clock: Callable[[], datetime], reader: ChosenModel | None = None
    ) -> Self:
        chosen = people.find_case(store, case)
        person = people.find_actor(store, actor, case=chosen.id)
        session = Session(store=store, case=chosen.id, actor=person.id, role=person.role, clock=clock, reader=reader)
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
            reader=self.session.reader,
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

    def date_report(self, exhibit: str, published_on: date) -> bool:
        """Log on which day a report came out, and return whether that is new; `read` reads it again.

        Args:
            exhibit: The report, by number or id.
            published_on: The day.
        """
        return dating.date_report(self.session, ExhibitId(self.id_of(exhibit)), published_on)

    def kept_another_day(self, exhibit: str) -> tuple[str, ...]:
        """Return the numbers of the accepted statements of a report that do not have the day that it has now."""
        return dating.kept_another_day(self.session, ExhibitId(self.id_of(exhibit)))

    def read(self) -> Iterator[ReadingReport]:
        """Read what was collected and not read yet; its proposals go into the queue."""
        return reading.read_new(self.session)

    def match(self) -> tuple[Question, ...]:
        """Return the pairs that may be the same, the most useful question first: a person answers."""
        return matching.ask(self.session)

    def record(self, name: str, *, as_of: date | None = None, known_on: Known | None = None) -> PartyView:
        """Return everything held about the party that answers to a name, number or id."""
        view = showing.show_party(self.session, name, as_of=as_of or self.today(), known_on=known_on)
        self.note_view("party", view.party.id)
        return view

    def watch(self, *, as_of: date | None = None, known_on: Known | None = None) -> CaseWatch:
        """Return where everyone is, how long silent, how many are unaccounted for: as true, as known on a day."""
        return watching.watch(self.session, as_of=as_of or self.today(), known_on=known_on)

    def act(
        self,
        form: str,
        person: str,
        *,
        as_of: date | None = None,
        author: str = "",
        language: str | None = None,
        docx: bool = False,
        questions_in: str = "",
    ) -> Drafted:
        """Fill a form for a person from accepted statements, and seal it as a draft; see `DraftRequest`."""
        return self.draft(
            DraftRequest(
                form=form,
                person=person,
                as_of=as_of or self.today(),
                author=author,
                language=language,
                docx=docx,
                questions_in=questions_in,
            )
        )

    def publish(self, person: str, *, purpose: Purpose, audience: Audience, on: date | None = None) -> Prepared:
        """Prepare a dossier that shows only what consent allows; it waits for a second person's approval."""
        return publishing.prepare(self.session, person, purpose=purpose, audience=audience, on=on or self.today())
