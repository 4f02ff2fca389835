"""What becomes of each exhibit: it stays, it goes, or a copy without the person stands in its place.

1. A text layer is struck, or goes with its original where nothing rests on it but what is about the person.
2. An original cannot be struck: a page, a picture, a recording stays what it is. Where its text is struck, or its bytes
   hold the name, its struck text takes its place; where it has no text, it goes.
3. A message that carries a file that is struck or goes is treated as if it named the person itself.
4. A draft or a file of a release that names the person goes; it can be made again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from habeas.collect import attachments_in_child
from habeas.collect.errors import Unreadable
from habeas.collect.media import MAIL
from habeas.facts.exhibit import Exhibit, ExhibitRole
from habeas.facts.ids import ExhibitId, ProposalId, digest
from habeas.facts.plain import to_plain
from habeas.facts.statement import Statement
from habeas.facts.struck import STRUCK_BY
from habeas.store.proposal_ids import proposal_id
from habeas.workspace.erasing.papers import Look, look_into
from habeas.workspace.erasing.reports import StruckReport, look_at, names_them, struck_reading
from habeas.workspace.erasing.subject import Subject
from habeas.workspace.errors import UnknownObject
from habeas.workspace.session import Session

PLAIN_TEXT = "text/plain; charset=utf-8"
"""What a struck copy of an original is, whatever the original was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StruckExhibit:
    """An exhibit and the content that stands in its place; `media_type` is that of the content."""

    exhibit: Exhibit
    content: bytes
    media_type: str

    def named(self, named: Exhibit) -> Exhibit:
        """Return the exhibit of the content, `named` as the struck entry names it."""
        return replace(
            named,
            sha256=digest(self.content),
            size_bytes=len(self.content),
            media_type=self.media_type,
            tool=named.tool if named.is_struck else " ".join(filter(None, (named.tool, STRUCK_BY))),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What becomes of the exhibits of a case; `unsearched` are those that only people can look through."""

    reports: Mapping[ExhibitId, StruckReport]
    gone: tuple[Exhibit, ...]
    struck: tuple[StruckExhibit, ...]
    unsearched: tuple[Exhibit, ...]


def look_through(
    session: Session,
    subject: Subject,
    *,
    gone: Iterable[Statement],
    kept: Iterable[Statement],
    own_files: frozenset[ExhibitId],
    also: frozenset[ExhibitId],
) -> Papers:
    """Return what becomes of every exhibit of the case.

    Args:
        session: Whose case.
        subject: The person.
        gone: The statements that go.
        kept: The statements that stay.
        own_files: The drafts and files of releases that were made for the person.
        also: Exhibits of which a person says that they go, such as a picture that shows the person; a text or a
            reading stands for the original that it was taken from.

    Raises:
        UnknownObject: the case has no such exhibit among `also`.
    """
    exhibits = session.store.queries.exhibits(session.case)
    leaving = _whole(session, also, exhibits)
    ids = _proposal_ids(session, subject)
    resting_gone, resting_kept = _by_layer(gone), _by_layer(kept)
    reports = {}
    for layer in (one for one in exhibits if one.role is ExhibitRole.TEXT_LAYER):
        reports[layer.id] = look_at(
            session,
            subject,
            layer,
            gone=resting_gone[layer.id],
            kept=resting_kept[layer.id],
            ids=ids,
        )
    sorting = _Sorting(session, subject, exhibits, reports)
    for original in (one for one in exhibits if one.role is ExhibitRole.ORIGINAL):
        sorting.sort(original, goes=original.id in leaving)
    sorting.sort_messages()
    for file in (one for one in exhibits if one.role in (ExhibitRole.DRAFT, ExhibitRole.RELEASE)):
        sorting.sort_made(file, goes=file.id in own_files | leaving)
    going = {one.id for one in sorting.gone}
    going |= {one.layer.id for one in reports.values() if one.goes or one.layer.derived_from in going}
    going |= {one.id for one in exhibits if one.role is ExhibitRole.READING and one.derived_from in going}
    staying = [report for report in reports.values() if report.layer.id not in going]
    texts = [one for report in staying for one in _struck_texts(report, ids, subject)]
    return Papers(
        reports=reports,
        gone=tuple(one for one in exhibits if one.id in going),
        struck=(*sorting.struck, *texts),
        unsearched=tuple(sorting.unsearched),
    )


def _by_layer(statements: Iterable[Statement]) -> Mapping[ExhibitId, list[Statement]]:
    """Return statements by the text layer that they are anchored in."""
    found: defaultdict[ExhibitId, list[Statement]] = defaultdict(list)
    for one in statements:
        found[one.anchor.exhibit].append(one)
    return found


def _whole(session: Session, also: Iterable[ExhibitId], exhibits: Iterable[Exhibit]) -> frozenset[ExhibitId]:
    """Return exhibits with the originals in the place of the texts and readings that were made of them."""
    held = {one.id: one for one in exhibits}
    found = set()
    for given in also:
        exhibit = held.get(given)
        while exhibit is not None and exhibit.role in (ExhibitRole.TEXT_LAYER, ExhibitRole.READING):
            exhibit = held.get(exhibit.derived_from) if exhibit.derived_from else None
        if exhibit is None:
            raise UnknownObject(what="exhibit", given=session.store.queries.number_of(given))
        found.add(exhibit.id)
    return frozenset(found)


class _Sorting:
    """Sorts originals into those that stay, go, or give way to their struck text."""

    def __init__(
        self,
        session: Session,
        subject: Subject,
        exhibits: Iterable[Exhibit],
        reports: Mapping[ExhibitId, StruckReport],
    ) -> None:
        self._session = session
        self._finder = subject.finder
        self._layers: dict[ExhibitId, list[StruckReport]] = {}
        for one in exhibits:
            if one.role is ExhibitRole.TEXT_LAYER and one.derived_from is not None:
                self._layers.setdefault(one.derived_from, []).append(reports[one.id])
        self._staying: list[Exhibit] = []
        self.gone: list[Exhibit] = []
        self.struck: list[StruckExhibit] = []
        self.unsearched: list[Exhibit] = []

    def sort(self, original: Exhibit, *, goes: bool) -> None:
        reports = self._layers.get(original.id, [])
        if goes or (reports and all(one.goes for one in reports)):
            self.gone.append(original)
            return
        if any(one.is_touched for one in reports):
            self._give_way(original, reports)
            return
        looked = look_into(self._session.content(original.id), original.media_type, self._finder)
        if looked is Look.NAMED:
            self._give_way(original, reports)
            return
        self._staying.append(original)
        if looked is Look.CLOSED or (not reports and not original.media_type.startswith("text/")):
            self.unsearched.append(original)

    def sort_made(self, file: Exhibit, *, goes: bool) -> None:
        """Find the place of a draft or of a file of a release."""
        looked = Look.NAMED if goes else look_into(self._session.content(file.id), file.media_type, self._finder)
        if looked is Look.NAMED:
            self.gone.append(file)
        elif looked is Look.CLOSED:
            self.unsearched.append(file)

    def sort_messages(self) -> None:
        """Let messages give way that carry what is struck or goes: the bytes of the attachment are in theirs."""
        away: set[str] = {one.sha256 for one in self.gone} | {one.exhibit.sha256 for one in self.struck}
        for message in [one for one in self._staying if one.media_type == MAIL] if away else ():
            if self._carries(message, away):
                self._staying.remove(message)
                self._give_way(message, self._layers.get(message.id, []))

    def _carries(self, message: Exhibit, away: set[str]) -> bool:
        try:
            attached = attachments_in_child(self._session.store.open_exhibit(message.id), name=message.name)
            return any(digest(one.content) in away for one in attached)
        except Unreadable:
            return True

    def _give_way(self, original: Exhibit, reports: list[StruckReport]) -> None:
        left = [one for one in reports if not one.goes]
        if not left:
            self.gone.append(original)
            return
        content = left[-1].struck_text.encode()
        self.struck.append(StruckExhibit(exhibit=original, content=content, media_type=PLAIN_TEXT))


def _struck_texts(
    report: StruckReport, ids: Mapping[ExhibitId, tuple[ProposalId, ...]], subject: Subject
) -> Iterable[StruckExhibit]:
    """Yield what stands in the place of a text layer and of its readings, where the person is in them."""
    if report.spans:
        content = report.struck_text.encode()
        yield StruckExhibit(exhibit=report.layer, content=content, media_type=report.layer.media_type)
    for read in report.readings:
        if report.spans or read.theirs or names_them(read.reading, subject):
            reading = struck_reading(report, read, ids[read.exhibit.id], subject)
            content = json.dumps(to_plain(reading), ensure_ascii=False, sort_keys=True).encode()
            yield StruckExhibit(exhibit=read.exhibit, content=content, media_type=read.exhibit.media_type)


def _proposal_ids(session: Session, subject: Subject) -> Mapping[ExhibitId, tuple[ProposalId, ...]]:
    """Return the ids of the proposals of each reading, one for each of its statements, in their order."""
    found = {}
    for layer, readings in subject.readings.items():
        sha256 = session.store.queries.exhibit(layer).sha256
        for read in readings:
            found[read.exhibit.id] = tuple(
                ProposalId(one.id) if read.exhibit.is_struck else proposal_id(sha256, read.reading, one)
                for one in read.reading.statements
            )
    return found
