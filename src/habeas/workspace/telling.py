"""What is due, told outside the workspace: a calendar feed and an e-mail digest, without names unless allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.act.channels.smtp import MailServer, compose, send
from habeas.act.digest import write_digest
from habeas.act.feed import Entry, write_feed
from habeas.record.kinds import ExportMade
from habeas.workspace.appeals import Ledger
from habeas.workspace.ledger_shown import AppealView, LedgerView
from habeas.workspace.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A text about what is due, what it was made from, and what stopped part of it."""

    text: str
    entries: tuple[Entry, ...]
    seen: LedgerView


def tell_calendar(session: Session, *, as_of: date, with_names: bool, organisation: str = "") -> Told:
    """Return what is due as an iCalendar text; that it was handed out is logged.

    Raises:
        UnknownRule, UnknownCalendar: an appeal names a rule that is gone.
    """
    seen = Ledger(session=session).show(as_of=as_of)
    entries = _entries(seen, with_names=with_names)
    text = write_feed(entries, made_at=session.clock(), organisation=organisation)
    _log(session, what=f"calendar of {len(entries)} appeals", with_names=with_names)
    return Told(text=text, entries=entries, seen=seen)


def tell_digest(session: Session, *, as_of: date, with_names: bool) -> Told:
    """Return what is due as the plain text of an e-mail; nothing is sent or logged by this alone."""
    seen = Ledger(session=session).show(as_of=as_of)
    entries = _entries(seen, with_names=with_names)
    return Told(text=write_digest(entries, as_of), entries=entries, seen=seen)


def send_digest(session: Session, told: Told, server: MailServer, *, as_of: date, with_names: bool) -> None:
    """Send a digest by the group's own mail server; that it leaves is logged first.

    Raises:
        NotSent: the server did not take it; the entry that it was to leave stays.
    """
    _log(session, what=f"digest of {len(told.seen.appeals)} appeals", with_names=with_names)
    send(server, compose(server, subject=f"What is due, {as_of}", text=told.text))


def _entries(seen: LedgerView, *, with_names: bool) -> tuple[Entry, ...]:
    return tuple(Entry(number=one.number, due=one.due, about=_about(one) if with_names else "") for one in seen.appeals)


def _about(one: AppealView) -> str:
    return f"{one.line.appeal.addressee} · {one.for_whom}"


def _log(session: Session, *, what: str, with_names: bool) -> None:
    session.append(ExportMade(what=what, purpose="with names" if with_names else "without names"))
