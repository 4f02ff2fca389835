"""Leave for what one person may not do alone: writing the record out in clear, unsealing an original."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from habeas.facts.ids import ActorId, ExhibitId, LeaveId, new_id
from habeas.record.kinds import Act, LeaveAsked, LeaveGiven, LeaveReturned, LeaveUsed
from habeas.store.errors import StoreError
from habeas.store.queries import LoggedEntry
from habeas.workspace.errors import LeaveNeeded, LeaveNotOthers, ReasonMissing, UnknownObject
from habeas.workspace.second_person import may_approve
from habeas.workspace.serialised import serialised
from habeas.workspace.session import Session

EXPORT = "export"
"""What a leave is for where it is not for an original."""

ERASE = "erase"
"""What the words of a leave to erase begin with; whom it is for and a hash of what would go follow."""

GOOD_FOR = timedelta(days=7)
"""How long a leave that was given may wait to be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveView:
    """A leave: for what, asked by whom and when, and, once it was given, by whom and when; used at most once.

    `also_names` and `also_exhibits` belong to the list that leave to erase is asked for.
    """

    id: LeaveId
    what: str
    purpose: str
    asked_by: ActorId
    asked_at: datetime
    also_names: tuple[str, ...] = ()
    also_exhibits: tuple[ExhibitId, ...] = ()
    given_by: ActorId | None = None
    given_at: datetime | None = None
    is_used: bool = False

    def is_good(self, now: datetime) -> bool:
        """Return whether it was given, not used, and not too long ago."""
        return self.given_at is not None and not self.is_used and now - self.given_at < GOOD_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """The leaves that were asked for in one case."""

    session: Session

    def ask(
        self, what: str, *, purpose: str, also_names: Iterable[str] = (), also_exhibits: Iterable[ExhibitId] = ()
    ) -> LeaveView:
        """Ask for leave; it waits for another enrolled person.

        Args:
            what: `export`, the id of the original that is to be unsealed, or what would be erased.
            purpose: What for, in a sentence; it is kept.
            also_names: The spellings that were added to a list of what would be erased.
            also_exhibits: The exhibits that were added to it.

        Raises:
            ReasonMissing: no purpose was said.
        """
        if not purpose.strip():
            raise ReasonMissing(act="asking for leave")
        leave = LeaveId(new_id("l"))
        self.session.append(LeaveAsked(
            leave=leave, what=what, purpose=purpose.strip(),
            also_names=tuple(also_names), also_exhibits=tuple(also_exhibits),
        ))  # fmt: skip
        return self.find(leave)

    @serialised
    def give(self, leave: LeaveId, *, reason: str = "") -> LeaveView:
        """Give a leave that somebody else asked for; it is then good for a week, and for once.

        Raises:
            UnknownObject: nobody asked for such a leave in this case.
            LeaveNotOthers: the one who gives it asked for it.
            ReasonMissing: alone, no reason was given.
        """
        asked = self.find(leave)
        if not may_approve(self.session, asked_by=asked.asked_by, asked_at=asked.asked_at, reason=reason):
            raise LeaveNotOthers(leave=leave)
        if asked.given_at is None:
            self.session.append(LeaveGiven(leave=leave, reason=reason.strip()))
        return self.find(leave)

    @contextmanager
    def using(self, what: str) -> Iterator[None]:
        """Let something be done under a leave that was given to the person of the session, and log that it was used.

        What fails does not use the leave up: it may be tried again within the week. Nobody writes
        meanwhile, or one leave could be used twice at once.

        Raises:
            LeaveNeeded: there is none that is good.
        """
        with self.session.store.writing():
            good = self._needed(what)
            yield
            self.session.append(LeaveUsed(leave=good.id))

    @contextmanager
    def using_up(self, what: str, *acts: Act) -> Iterator[None]:
        """Log that a leave was used, with what it is used for, before something long is done; others write meanwhile.

        What is refused or fails gives the leave back by an entry. Where the machine stops in the middle, or takes no
        entry either, the leave stays used: what had left the house by then nobody knows.

        Raises:
            LeaveNeeded: there is none that is good.
        """
        with self.session.store.writing():
            good = self._needed(what)
            self.session.append(*acts, LeaveUsed(leave=good.id))
        try:
            yield
        except BaseException:
            with suppress(StoreError):
                self.session.append(LeaveReturned(leave=good.id))
            raise

    def _needed(self, what: str) -> LeaveView:
        good = self.good(what)
        if good is None:
            raise LeaveNeeded(what=what)
        return good

    def good(self, what: str) -> LeaveView | None:
        """Return a leave that the person of the session could use now, None where there is none."""
        now = self.session.clock()
        return next(
            (
                one
                for one in self.everything()
                if one.what == what and one.asked_by == self.session.actor and one.is_good(now)
            ),
            None,
        )

    def waiting(self) -> tuple[LeaveView, ...]:
        """Return the leaves that nobody has given yet, the oldest first."""
        return tuple(one for one in self.everything() if one.given_at is None)

    def find(self, leave: LeaveId) -> LeaveView:
        """Return one leave.

        Raises:
            UnknownObject: nobody asked for it in this case.
        """
        for one in self.everything():
            if one.id == leave:
                return one
        raise UnknownObject(what="leave", given=leave)

    def everything(self) -> tuple[LeaveView, ...]:
        """Return every leave of the case, in the order of asking."""
        found: dict[LeaveId, LeaveView] = {}
        queries, kinds = self.session.store.queries, (LeaveAsked, LeaveGiven, LeaveUsed, LeaveReturned)
        entries = [one for kind in kinds for one in queries.entries(self.session.case, kind=kind.kind)]
        for one in sorted(entries, key=lambda one: one.seq):
            _fold(found, one, one.entry.act)
        return tuple(found.values())


def _fold(found: dict[LeaveId, LeaveView], one: LoggedEntry, act: Act | None) -> None:
    header = one.entry.header
    if isinstance(act, LeaveAsked):
        found[act.leave] = LeaveView(
            id=act.leave, what=act.what, purpose=act.purpose, asked_by=header.actor, asked_at=header.at,
            also_names=act.also_names, also_exhibits=act.also_exhibits,
        )  # fmt: skip
    elif isinstance(act, LeaveGiven):
        found[act.leave] = replace(found[act.leave], given_by=header.actor, given_at=header.at)
    elif isinstance(act, LeaveUsed):
        found[act.leave] = replace(found[act.leave], is_used=True)
    elif isinstance(act, LeaveReturned):
        found[act.leave] = replace(found[act.leave], is_used=False)
