"""What erasing a person would destroy, what would stay, which backups could undo it: shown before anybody agrees."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import CaseId, ExhibitId, PartyId, digest
from habeas.facts.party import PartyKind
from habeas.facts.plain import to_plain
from habeas.facts.statement import Statement
from habeas.record.canonical import canonical_json
from habeas.record.kinds import Act, BackupMade, DraftMade, EntryStruck, PartyNamed, ReleaseProposed
from habeas.store.queries import LoggedEntry
from habeas.workspace.erasing.acts import Statements, Treatment, share_of_statement
from habeas.workspace.erasing.exhibits import Papers, StruckExhibit, look_through
from habeas.workspace.erasing.shares import Share
from habeas.workspace.erasing.subject import Subject, find_subject
from habeas.workspace.leaves import ERASE
from habeas.workspace.session import Session

_NO_NEED_OF_THEM = ("view.logged", "export.made", "person.erased", "case.erased")
"""Entries that name a person by id alone and need nobody to stand behind the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """An entry that goes, or, where `struck` is there, the act that stands in its place."""

    seq: int
    kind: str
    case: CaseId | None
    parts: int
    struck: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """A backup that could undo the erasure, and the day from which its file of keys is to be destroyed."""

    backup: str
    made_on: date
    keys_expire_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePlan:
    """What erasing a person would do.

    `gone` and `struck` are entries, `exhibits_gone` and `exhibits_struck` exhibits. `unsearched` are exhibits that no
    program can look through. `statements_kept` and `persons_kept` say what of the case stays. `what` is what leave is
    asked for: it names the person and these very entries, so that leave for another erasure is none for this one.
    `also_names` and `also_exhibits` were added by hand.
    """

    number: str
    person: PartyId
    spellings: tuple[str, ...]
    namesakes: int
    gone: tuple[PlannedEntry, ...]
    struck: tuple[PlannedEntry, ...]
    exhibits_gone: tuple[Exhibit, ...]
    exhibits_struck: tuple[StruckExhibit, ...]
    unsearched: tuple[Exhibit, ...]
    numbers: tuple[str, ...]
    ids: tuple[PartyId, ...]
    statements_kept: int
    persons_kept: int
    undoings: tuple[Undoing, ...]
    what: str
    also_names: tuple[str, ...] = ()
    also_exhibits: tuple[ExhibitId, ...] = ()

    @property
    def parts(self) -> int:
        """How many sealed parts lose their key and salt."""
        return sum(one.parts for one in (*self.gone, *self.struck))

    def kinds(self) -> Mapping[str, int]:
        """Return how many entries of each kind go."""
        return dict(sorted(Counter(one.kind for one in self.gone).items()))


def plan_person(
    session: Session, given: str, *, also_names: Iterable[str] = (), also_exhibits: Iterable[ExhibitId] = ()
) -> ErasurePlan:
    """Return what erasing a person would do; nothing is changed.

    Args:
        session: Whose case.
        given: The person's name, number or id.
        also_names: Further spellings of the name to be struck out.
        also_exhibits: Further exhibits that go, such as a picture that shows the person.

    Raises:
        UnknownName, AmbiguousName: nobody answers to it, or several do.
        UnknownObject: it is not a person.
    """
    names, exhibits = tuple(also_names), tuple(also_exhibits)
    subject = find_subject(session, given, also=names)
    entries = list(session.store.queries.entries_for(session.case))
    gone, kept = _statements(entries, subject)
    papers = look_through(
        session,
        subject,
        gone=gone,
        kept=kept,
        own_files=frozenset(_own_files(entries, subject)),
        also=frozenset(exhibits),
    )
    going: set[str] = {*subject.ids, *(one.id for one in papers.gone)}
    going |= {one for report in papers.reports.values() for one in report.gone_proposals}
    walked = _walk(entries, Treatment(subject=subject, going=going, reports=papers.reports), papers)
    staying = frozenset(subject.ids) - walked.unneeded
    numbers = session.store.queries.numbers_of(sorted(going - staying))
    return ErasurePlan(
        number=session.store.queries.number_of(subject.person),
        person=subject.person,
        ids=tuple(sorted(subject.ids)),
        spellings=subject.finder.spellings,
        namesakes=subject.namesakes,
        gone=walked.gone,
        struck=walked.struck,
        exhibits_gone=papers.gone,
        exhibits_struck=papers.struck,
        unsearched=papers.unsearched,
        numbers=tuple(sorted(number for target, number in numbers.items() if number != target)),
        statements_kept=len(kept),
        persons_kept=_persons_kept(session, subject),
        undoings=undoings(session),
        what=f"{ERASE} {subject.person} {_mark(walked, papers)}",
        also_names=names,
        also_exhibits=exhibits,
    )


def undoings(session: Session) -> tuple[Undoing, ...]:
    """Return the backups whose file of keys has not expired yet, as the log knows them."""
    found = []
    for one in session.store.queries.entries(kind=BackupMade.kind):
        act = one.entry.act
        if isinstance(act, BackupMade) and act.keys_expire_on >= session.today():
            on = one.entry.header.at.date()
            found.append(Undoing(backup=act.backup, made_on=on, keys_expire_on=act.keys_expire_on))
    return tuple(found)


def _statements(entries: Iterable[LoggedEntry], subject: Subject) -> tuple[list[Statement], list[Statement]]:
    """Return the statements that go and those that stay, the judged-over ones among them."""
    sides: tuple[list[Statement], list[Statement]] = ([], [])
    for one in entries:
        if isinstance(one.entry.act, Statements):
            statement = one.entry.act.statement
            sides[share_of_statement(statement, subject) is not Share.WHOLE].append(statement)
    return sides


def _own_files(entries: Iterable[LoggedEntry], subject: Subject) -> Iterable[ExhibitId]:
    for one in entries:
        act = one.entry.act
        if isinstance(act, DraftMade) and subject.is_theirs(act.person):
            yield act.exhibit
        elif isinstance(act, ReleaseProposed) and subject.is_theirs(act.person):
            yield from act.exhibits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walked:
    gone: tuple[PlannedEntry, ...]
    struck: tuple[PlannedEntry, ...]
    unneeded: frozenset[PartyId]


def _walk(entries: Iterable[LoggedEntry], treatment: Treatment, papers: Papers) -> _Walked:
    """Return what becomes of every entry.

    The party itself goes where nothing that stays refers to it. What an earlier erasure had struck goes where it is
    struck again.
    """
    anew = {one.exhibit.id for one in papers.struck}
    gone: dict[int, PlannedEntry] = {}
    struck: dict[int, PlannedEntry] = {}
    parties: dict[int, tuple[PartyId, PlannedEntry]] = {}
    needed: set[str] = set()
    older: list[tuple[PlannedEntry, EntryStruck]] = []
    for one in entries:
        header, act = one.entry.header, one.entry.act
        if act is None:
            continue
        becomes = treatment.of(header.id, act)
        planned = PlannedEntry(seq=one.seq, kind=header.kind, case=header.case, parts=len(header.parts), struck=becomes)
        if isinstance(act, EntryStruck):
            older.append((planned, act))
        elif becomes is None:
            gone[one.seq] = planned
        else:
            if becomes != act or _is_resealed(act, anew):
                struck[one.seq] = planned
            if isinstance(act, PartyNamed) and treatment.subject.is_theirs(act.party.id):
                parties[one.seq] = (act.party.id, planned)
            elif not header.kind.startswith("leave.") and header.kind not in _NO_NEED_OF_THEM:
                needed |= _ids_in(becomes, treatment.subject.ids)
    unneeded = {seq: party for seq, (party, _) in parties.items() if party not in needed}
    for seq in unneeded:
        # A name that an earlier erasure struck out already is not struck again, and goes all the same.
        struck.pop(seq, None)
        gone[seq] = parties[seq][1]
    gone |= {planned.seq: planned for planned, act in older if act.place in gone or act.place in struck}
    return _Walked(
        gone=tuple(gone[seq] for seq in sorted(gone)),
        struck=tuple(struck[seq] for seq in sorted(struck)),
        unneeded=frozenset(unneeded.values()),
    )


def _is_resealed(act: Act, anew: set[ExhibitId]) -> bool:
    exhibit = getattr(act, "exhibit", None)
    return act.kind == "exhibit.sealed" and exhibit is not None and exhibit.id in anew


def _ids_in(act: Act, ids: Iterable[PartyId]) -> set[str]:
    body = json.dumps(to_plain(act), ensure_ascii=False)
    return {one for one in ids if f'"{one}"' in body}


def _persons_kept(session: Session, subject: Subject) -> int:
    persons = session.store.queries.parties(session.case, kind=PartyKind.PERSON)
    return sum(not subject.is_theirs(one.id) for one in persons)


def _mark(walked: _Walked, papers: Papers) -> str:
    """Return a short hash of what would be destroyed; that leave was asked and given makes no difference to it."""
    marked = [
        [one.seq for one in entries if not one.kind.startswith("leave.")] for entries in (walked.gone, walked.struck)
    ]
    exhibits = sorted([*(one.id for one in papers.gone), *(one.exhibit.id for one in papers.struck)])
    return digest(canonical_json([*marked, exhibits]))[:16]
