"""Outside authorities of time: permitted by a person, asked about the newest daily checkpoint, their answers logged."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.facts.errors import HabeasError
from habeas.facts.ids import ActorId
from habeas.record.errors import StampDoesNotVerify
from habeas.record.kinds import Act, AuthorityForbidden, AuthorityPermitted, CheckpointStamped
from habeas.record.stamps import StampRequest, check_stamp, make_stamp_request, parse_roots
from habeas.store.queries import LoggedEntry
from habeas.workspace.checkpoints import Checkpoints, DailyCheckpoint
from habeas.workspace.errors import ReasonMissing, UnknownObject
from habeas.workspace.posting import check_address, post_for_stamp
from habeas.workspace.roles import Work
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityView:
    """An authority of time: where it is asked, who permitted it when and why, and what it stamped last."""

    name: str
    address: str
    roots: str
    reason: str
    by: ActorId
    at: datetime
    is_permitted: bool = True
    size: int = 0
    stamped_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One stamp: by whom, over how many entries, seen at what time, with the checkpoint and the answer."""

    name: str
    size: int
    stamped_at: datetime
    note: bytes
    response: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A stamp that waits to be asked for: from whom, over the checkpoint of which day."""

    authority: AuthorityView
    daily: DailyCheckpoint

    def request(self) -> StampRequest:
        """Return what would be sent: the hash of the checkpoint and a random number."""
        return make_stamp_request(self.daily.note.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """The time stamps over a workspace's daily checkpoints."""

    session: Session

    def permit(self, name: str, address: str, *, roots: str, reason: str) -> AuthorityView:
        """Put on record that hashes of checkpoints may be sent to an authority.

        Args:
            name: What it is called here.
            address: `https://…` or `http://…`: what is sent is a hash, and what comes back is signed.
            roots: The certificates that its answers must lead back to, as PEM.
            reason: Why it is asked; it is kept.

        Raises:
            BadStampAddress: nothing can be sent there.
            BadRoots: the certificates cannot be read.
            ReasonMissing: no name or no reason is given.
        """
        if not name.strip() or not reason.strip():
            raise ReasonMissing(act="permitting an authority of time: its name and a reason; it")
        check_address(address)
        parse_roots(roots)
        act = AuthorityPermitted(name=name.strip(), address=address, roots=roots, reason=reason.strip())
        self.session.append_whole(act)
        return self.find(act.name)

    def forbid(self, name: str, *, reason: str = "") -> None:
        """Put on record that nothing is sent to an authority any more; its stamps stay.

        Raises:
            UnknownObject: none of that name is permitted.
        """
        self.session.append_whole(AuthorityForbidden(name=self.find(name).name, reason=reason.strip()))

    def everyone(self) -> tuple[AuthorityView, ...]:
        """Return the authorities that were ever permitted, with what each stamped last."""
        found: dict[str, AuthorityView] = {}
        for one in self._entries():
            _fold(found, one, one.entry.act)
        return tuple(found.values())

    def find(self, name: str) -> AuthorityView:
        """Return the authority of a name.

        Raises:
            UnknownObject: none of that name is permitted.
        """
        for one in self.everyone():
            if one.name == name and one.is_permitted:
                return one
        raise UnknownObject(what="permitted authority of time", given=name)

    def everything(self) -> tuple[Stamp, ...]:
        """Return the stamps, the oldest first."""
        return tuple(
            Stamp(
                name=act.name,
                size=act.size,
                stamped_at=act.stamped_at,
                note=act.note.encode(),
                response=base64.b64decode(act.response),
            )
            for act in (one.entry.act for one in self._entries())
            if isinstance(act, CheckpointStamped)
        )

    def queue(self) -> tuple[Queued, ...]:
        """Return what waits to be asked for: of each permitted authority, the newest day that it has not stamped.

        Older days are not asked for: a stamp over the newest one says no less of the entries that they cover.
        """
        days = Checkpoints(session=self.session).everything()
        if not days:
            return ()
        newest = days[-1]
        return tuple(
            Queued(authority=one, daily=newest)
            for one in self.everyone()
            if one.is_permitted and one.size < newest.size
        )

    def ask(self) -> Iterator[Stamp | HabeasError]:
        """Send everything that waits; yield a stamp, or an error, for each. What fails waits on.

        Raises:
            NotInRole: the role of the person does not include it; nothing was sent.
        """
        self.session.require(Work.TEND)
        for one in self.queue():
            request = one.request()
            try:
                answer = post_for_stamp(one.authority.address, request.content)
                yield self._keep(one.authority, one.daily, answer, nonce=request.nonce)
            except HabeasError as error:
                yield error

    def keep(self, name: str, response: bytes) -> Stamp:
        """Log an answer that came by another way, once it holds over the checkpoint of some day.

        Raises:
            UnknownObject: no authority of that name is permitted.
            StampDoesNotVerify: it is not over the checkpoint of any day.
        """
        authority = self.find(name)
        refusal: StampDoesNotVerify = StampDoesNotVerify(reason="no day has a checkpoint yet")
        for daily in reversed(Checkpoints(session=self.session).everything()):
            try:
                return self._keep(authority, daily, response, nonce=None)
            except StampDoesNotVerify as error:
                refusal = error
        raise refusal

    def _keep(self, authority: AuthorityView, daily: DailyCheckpoint, response: bytes, *, nonce: int | None) -> Stamp:
        note = daily.note.encode()
        stamped_at = check_stamp(response, note, roots=authority.roots, nonce=nonce)
        act = CheckpointStamped(
            name=authority.name,
            size=daily.size,
            note=daily.note,
            response=base64.b64encode(response).decode(),
            stamped_at=stamped_at,
        )
        self.session.append_whole(act)
        return Stamp(name=act.name, size=act.size, stamped_at=stamped_at, note=note, response=response)

    def _entries(self) -> Iterator[LoggedEntry]:
        found = [
            one
            for kind in (AuthorityPermitted, AuthorityForbidden, CheckpointStamped)
            for one in self.session.store.queries.entries(kind=kind.kind)
        ]
        yield from sorted(found, key=lambda one: one.seq)


def _fold(found: dict[str, AuthorityView], one: LoggedEntry, act: Act | None) -> None:
    header = one.entry.header
    if isinstance(act, AuthorityPermitted):
        known = found.get(act.name)
        found[act.name] = AuthorityView(
            name=act.name, address=act.address, roots=act.roots, reason=act.reason, by=header.actor, at=header.at,
            size=known.size if known else 0, stamped_at=known.stamped_at if known else None,
        )  # fmt: skip
    elif isinstance(act, AuthorityForbidden):
        found[act.name] = replace(found[act.name], is_permitted=False)
    elif isinstance(act, CheckpointStamped):
        found[act.name] = replace(found[act.name], size=act.size, stamped_at=act.stamped_at)
