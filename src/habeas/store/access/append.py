"""Appending to the log: the only way in which anything that matters comes into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.db import DatabaseError, transaction

from habeas.facts.errors import HabeasError, MalformedFact
from habeas.facts.ids import ActorId, CaseId, EntryId
from habeas.record.checkpoint import Checkpoint, signed_by
from habeas.record.daily import check_clock
from habeas.record.decisions import Outline
from habeas.record.entries import Entry, EntryDraft, Header, SealedEntry, instant_text
from habeas.record.errors import PartDoesNotVerify
from habeas.record.kinds import REGISTRY, Act, ClockCorrected, EntryStruck, ExhibitSealed
from habeas.record.kinds.reading import ActReader
from habeas.record.raw_entries import RawEntry
from habeas.record.rechecking import Rechecker
from habeas.record.sealing import open_entry, seal_entries
from habeas.record.tree import Edge, edge_of
from habeas.store.access.database_errors import database_errors
from habeas.store.access.edge import load_edge, save_edge
from habeas.store.access.stored import StoredEntry, as_stored, raw_pages, raw_pages_at, stored_entries
from habeas.store.checkpoint_file import CheckpointFile
from habeas.store.errors import CheckpointNotWritten, SealedMeanwhile, Unknown
from habeas.store.inserting import Columns, insert
from habeas.store.keyring import Keyring
from habeas.store.making_many import making_many
from habeas.store.models import CachedExhibit, CachedStruck, LogEntry, LogPart, PartKey
from habeas.store.projections import Heading, Projector
from habeas.store.vault import Vault
from habeas.store.writer_lock import WriterLock


class LoggedAct(NamedTuple):
    """What an entry says, None where nobody can read it any more, with its place, its leaf and what its header says."""

    seq: int
    leaf_hash: bytes
    header: Heading
    act: Act | None


class JudgedInLog(NamedTuple):
    """What links a judgement about a statement with others, with the place, the leaf and the case of its entry."""

    seq: int
    leaf_hash: bytes
    case: str
    outline: Outline


class Log:
    """The append-only log of one workspace, with the tables that are made from it."""

    def __init__(self, checkpoint: CheckpointFile, keyring: Keyring, vault: Vault, lock: WriterLock) -> None:
        """Take what the log needs; nothing is read or written yet."""
        self._checkpoint = checkpoint
        self._lock = lock
        self._keyring = keyring
        self._vault = vault

    def append(self, acts: Sequence[Act], *, case: CaseId | None, actor: ActorId, at: datetime) -> tuple[EntryId, ...]:
        """Append acts in one step, all or none, and return their entries once they are durable.

        1. Take the lock of the workspace: one writer at a time.
        2. Seal the acts, store entries, parts and keys, bring the tables up to date, and move the edge of the
           tree, all in one transaction.
        3. Commit; the database brings it to the disk.
        4. Write the signed checkpoint into its place; nobody waits for the disk: see `habeas.store.checkpoint_file`.

        Args:
            acts: What is done, in order.
            case: The case that it belongs to, None for the workspace itself.
            actor: The enrolled person who does it.
            at: When, in UTC.

        Raises:
            DiskFull: there is no room; nothing was appended.
            DatabaseBusy: another program held the workspace for too long; nothing was appended.
            SealedMeanwhile: the file of an exhibit was replaced by another program; nothing was appended.
            ClockSetBack: the log has a time long after `at`; nothing was appended.
            CheckpointNotWritten: the entries are in the log, only the checkpoint is not renewed.
        """
        if not acts:
            return ()
        drafts = [EntryDraft(act=act, case=case, actor=actor, at=at) for act in acts]
        key = self._keyring.case_keys(case).wrap
        with self._lock.held(), making_many():
            sealed = seal_entries(drafts, key)
            try:
                with database_errors(), transaction.atomic(durable=True):
                    edge = self._commit(sealed, acts, at)
            except BaseException:
                self._take_back(acts)
                raise
            self.write_checkpoint(edge)
        return tuple(one.header.id for one in sealed)

    def _commit(self, sealed: Sequence[SealedEntry], acts: Sequence[Act], at: datetime) -> Edge:
        edge, newest = load_edge()
        is_put_right = isinstance(acts[0], ClockCorrected)
        if not is_put_right:
            check_clock(at, newest_at=newest)
        store_sealed(edge.size, sealed)
        self._project(edge.size, zip(sealed, acts, strict=True))
        edge = edge_of((one.leaf_hash for one in sealed), onto=edge)
        save_edge(edge, at if newest is None or is_put_right else max(at, newest))
        return edge

    def _take_back(self, acts: Sequence[Act]) -> None:
        """Remove the files of exhibits that did not come into the log; where that cannot be known, they stay."""
        with suppress(HabeasError, DatabaseError):
            for act in acts:
                if isinstance(act, ExhibitSealed) and not CachedExhibit.objects.filter(address=act.address).exists():
                    self._remove_ours(act)

    def _remove_ours(self, act: ExhibitSealed) -> None:
        if self._vault.is_under(act.address, act.file_key):
            self._vault.remove(act.address)

    def open(self, stored: StoredEntry) -> Entry:
        """Return an entry opened, every part checked against the header.

        Where a person was struck out of it, its act is the one that stands in its place.

        Raises:
            DoesNotVerify: a part or the header is not what was sealed.
        """
        # The key of an erased case is gone, and nothing is left that it would open.
        has_keys = any(part.wrapped_key is not None for part in stored.parts)
        key = self._keyring.case_keys(stored.case).wrap if has_keys else b""
        entry = open_entry(stored.header_bytes, stored.parts, key, leaf=stored.leaf_hash)
        return entry if entry.act is not None else replace(entry, act=self._struck_act(stored.seq, entry.header))

    def acts(self, *, kind: str | None = None) -> Iterator[LoggedAct]:
        """Yield what every entry says, or every one of a kind, in the order of the log, each checked as `open` does.

        Raises:
            DoesNotVerify: a part or the header is not what was sealed.
        """
        return self._said(raw_pages(kind=kind), self._rechecker().check_page)

    def judged_or_said(self) -> Iterator[JudgedInLog | LoggedAct]:
        """Yield what `acts` does, of a judgement about a statement no more than its outline, where it is sound.

        Raises:
            DoesNotVerify: a part or the header is not what was sealed.
        """
        reader, check_page = ActReader(REGISTRY), self._rechecker().check_page
        for page in raw_pages():
            bodies = check_page(page)
            outlines = [
                None if body is None else reader.outline(raw.kind, raw.kind_version, body)
                for raw, body in zip(page, bodies, strict=True)
            ]
            for raw, body, outline in zip(page, bodies, outlines, strict=True):
                if outline is not None and raw.case is not None:
                    yield JudgedInLog(raw.seq, raw.leaf_hash, raw.case, outline)
                else:
                    yield self._logged(raw, body, reader)

    def acts_at(self, places: Sequence[int]) -> Iterator[LoggedAct]:
        """Yield what the entries at some places say, which are in the order of the log; each opens, no more is checked.

        Raises:
            DoesNotVerify: a part does not open.
        """
        return self._said(raw_pages_at(places), self._rechecker().open_page)

    def _rechecker(self) -> Rechecker:
        return Rechecker(self._keyring.wrapping_key)

    def _said(
        self, pages: Iterable[list[RawEntry]], open_page: Callable[[list[RawEntry]], list[bytes | None]]
    ) -> Iterator[LoggedAct]:
        """Yield what entries say; those of a page are opened and then read together: so it takes less than in turn."""
        reader = ActReader(REGISTRY)
        for page in pages:
            yield from [self._logged(raw, body, reader) for raw, body in zip(page, open_page(page), strict=True)]

    def _logged(self, raw: RawEntry, body: bytes | None, reader: ActReader) -> LoggedAct:
        if body is not None:
            try:
                return LoggedAct(raw.seq, raw.leaf_hash, Heading.of(raw), _decoded(raw, body, reader))
            except (ValueError, TypeError):
                pass  # Its words are no JSON: how that is told is said where an entry is opened by itself.
        entry = self.open(as_stored(raw))
        return LoggedAct(raw.seq, raw.leaf_hash, Heading.under(entry.header), entry.act)

    def _struck_act(self, seq: int, header: Header) -> Act | None:
        by = CachedStruck.objects.filter(place=seq).values_list("by", flat=True).first()
        struck = None if by is None or by <= seq else self.at(by).act
        if not isinstance(struck, EntryStruck):
            return None
        return REGISTRY.decode(header.kind, struck.body_version, struck.body.encode())

    def at(self, seq: int) -> Entry:
        """Return the opened entry at one place of the log.

        Raises:
            Unknown: the log has no such place.
            DoesNotVerify: a part or the header is not what was sealed.
        """
        for stored in stored_entries(after=seq - 1, until=seq):
            return self.open(stored)
        raise Unknown(what="entry", id=str(seq))

    def write_checkpoint(self, edge: Edge) -> None:
        """Sign and write the checkpoint of a tree.

        After a power cut one before it may be the newest again: the log is then longer than its checkpoint, which is no
        damage, and the next entry signs all of it.

        Raises:
            CheckpointNotWritten: it could not be written; the log itself is as it was.
        """
        try:
            self._checkpoint.write(self.checkpoint_of(edge))
        except HabeasError as error:
            raise CheckpointNotWritten(reason=error.code) from error

    def checkpoint_of(self, edge: Edge) -> bytes:
        """Return the signed checkpoint of a tree: there is one note only of each."""
        checkpoint = Checkpoint(origin=self._keyring.origin, size=edge.size, root=edge.root())
        return signed_by(self._keyring.signer(), checkpoint)

    def _project(self, first: int, sealed: Iterable[tuple[SealedEntry, Act]]) -> None:
        projector = Projector(self._vault.open)
        for seq, (entry, act) in enumerate(sealed, first):
            self._check_exhibit(act)
            projector.apply(seq, Heading.under(entry.header), act)
        projector.flush()

    def _check_exhibit(self, act: Act) -> None:
        """Refuse an exhibit whose file another program replaced between sealing and this entry."""
        if isinstance(act, ExhibitSealed) and not self._vault.is_under(act.address, act.file_key):
            raise SealedMeanwhile(exhibit=act.exhibit.id)


def _decoded(raw: RawEntry, body: bytes, reader: ActReader) -> Act:
    try:
        return reader.decode(raw.kind, raw.kind_version, body)
    except MalformedFact as error:
        reason = f"its words are not those of its kind, {raw.kind}"
        raise PartDoesNotVerify(entry=raw.entry, part=0, reason=reason) from error


def store_sealed(first: int, sealed: Sequence[SealedEntry]) -> None:
    """Write the rows of sealed entries, from place `first` of the log on: entries, parts, wrapped secrets."""
    insert(LogEntry, (_entry_row(seq, one) for seq, one in enumerate(sealed, first)))
    places = [(seq, index, one) for seq, one in enumerate(sealed, first) for index in range(len(one.parts))]
    insert(LogPart, (_part_row(*place) for place in places))
    insert(PartKey, ({"seq": seq, "part": index, "wrapped": one.parts[index].wrapped_key}
                     for seq, index, one in places))  # fmt: skip


def _entry_row(seq: int, sealed: SealedEntry) -> Columns:
    header = sealed.header
    return {
        "seq": seq,
        "entry": header.id,
        "case": header.case,
        "kind": header.kind,
        "kind_version": header.kind_version,
        "actor": header.actor,
        "at": instant_text(header.at),
        "leaf_hash": sealed.leaf_hash,
    }


def _part_row(seq: int, index: int, sealed: SealedEntry) -> Columns:
    promised = sealed.header.parts[index]
    return {
        "seq": seq,
        "part": index,
        "about": promised.about,
        "commitment": bytes.fromhex(promised.commitment),
        "sealed": sealed.parts[index].ciphertext,
    }
