"""Proposals and what people decided about them: now, and as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import cast

from django.db import connections
from django.db.models import QuerySet

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.ids import CaseId, EntryId, ExhibitId, PartyId, ProposalId
from habeas.facts.judgement import IdentityJudgement, Judgement, Verdict
from habeas.facts.statement import Proposal, Statement
from habeas.record.kinds import DerivationJudged, IdentityJudged
from habeas.store.judgement_text import JudgementReader
from habeas.store.making_many import making_many
from habeas.store.models import CachedJudgement, CachedProposal
from habeas.store.models.columns import PackedTextField
from habeas.store.packed_text import unpack
from habeas.store.plain_sql import fetch
from habeas.store.plain_text import read_plain
from habeas.store.projections.restating import decisions_of
from habeas.store.queries.moments import position_at
from habeas.store.queries.values import Known, QueuedProposal
from habeas.store.standing import OVERTAKEN, PENDING, pair_of, stand

_AT_ONCE = 900


class JudgementQueries:
    """Reads of proposals and judgements."""

    def proposals(
        self,
        case: CaseId,
        *,
        is_open: bool | None = None,
        verdict: Verdict | None = None,
        exhibit: ExhibitId | None = None,
    ) -> tuple[QueuedProposal, ...]:
        """Return the proposals of a case in the order in which they came and stand in the text.

        Args:
            case: The case.
            is_open: Only those that nobody has judged, or only those that somebody has.
            verdict: Only those with this verdict.
            exhibit: Only those of one text layer or one reading.
        """
        rows = _made_proposals(case).order_by("seq", "place")
        if is_open is not None:
            rows = rows.filter(state=PENDING) if is_open else rows.exclude(state=PENDING)
        if verdict is not None:
            rows = rows.filter(state=verdict.value)
        if exhibit is not None:
            rows = rows.filter(layer=exhibit) | rows.filter(reading=exhibit)
        return tuple(_queued(row) for row in rows)

    def proposal(self, case: CaseId, proposal: ProposalId) -> QueuedProposal | None:
        """Return one proposal of a case, None where there is none of that id."""
        row = _made_proposals(case).filter(id=proposal).first()
        return None if row is None else _queued(row)

    def judgements(
        self, case: CaseId, *, known_on: Known | None = None, only_standing: bool = True
    ) -> tuple[Judgement, ...]:
        """Return judgements about statements in the order of the log.

        Args:
            case: The case.
            known_on: As they stood at the end of this day in UTC, or after so many entries of the log, instead of now.
            only_standing: Leave out those that were undone, overtaken or superseded; else the whole history.
        """
        with making_many():
            read = JudgementReader().read
            return tuple(read(packed) for _, packed in _packed(case, known_on, only_standing))

    def identities(
        self, case: CaseId, *, known_on: Known | None = None, only_standing: bool = True
    ) -> tuple[IdentityJudgement, ...]:
        """Return decisions about who is who in the order of the log; the arguments are those of `judgements`."""
        found = _packed(case, known_on, only_standing, kind=IdentityJudged.kind)
        return tuple(read_plain(IdentityJudgement, unpack(packed)) for _, packed in found)

    def derivations(
        self, case: CaseId, *, known_on: Known | None = None, only_standing: bool = True
    ) -> tuple[DerivationJudgement, ...]:
        """Return decisions about which report was made from which; the arguments are those of `judgements`."""
        found = _packed(case, known_on, only_standing, kind=DerivationJudged.kind)
        return tuple(read_plain(DerivationJudgement, unpack(packed)) for _, packed in found)

    def identity_of(self, case: CaseId, left: PartyId, right: PartyId) -> IdentityJudgement | None:
        """Return the decision that stands over two parties, None where none does."""
        packed = _standing(case, IdentityJudged.kind, left, right)
        return None if packed is None else read_plain(IdentityJudgement, unpack(packed))

    def derivation_of(self, case: CaseId, report: ExhibitId, of: ExhibitId) -> DerivationJudgement | None:
        """Return the decision that stands over two reports, None where none does."""
        packed = _standing(case, DerivationJudged.kind, report, of)
        return None if packed is None else read_plain(DerivationJudgement, unpack(packed))

    def judgements_of(self, case: CaseId, proposals: Iterable[ProposalId]) -> Mapping[ProposalId, Judgement]:
        """Return the judgement that stands over each of some proposals; one that is open is left out."""
        rows = CachedJudgement.objects.filter(case=case, proposal__in=tuple(proposals), holds=True).order_by("seq")
        return {
            ProposalId(row.proposal): read_plain(Judgement, row.plain)
            for row in rows
            if row.proposal is not None and row.plain is not None
        }

    def stands(self, case: CaseId, entry: EntryId) -> bool:
        """Return whether an entry is a decision that stands: about a statement, who is who, or two reports."""
        rows = CachedJudgement.objects.filter(case=case, entry=entry, undone=None, stands=True)
        return rows.filter(plain__isnull=False).exists()

    def statements(self, case: CaseId, *, known_on: Known | None = None) -> tuple[Statement, ...]:
        """Return the statements that stand, or that stood at the end of a day in UTC."""
        judged = self.judgements(case, known_on=known_on)
        return tuple(judgement.statement for judgement in judged if judgement.statement is not None)


def _made_proposals(case: CaseId) -> QuerySet[CachedProposal]:
    """Return the proposals that readers still make, and those that somebody judged."""
    return CachedProposal.objects.filter(case=case).exclude(state=OVERTAKEN)


def _queued(row: CachedProposal) -> QueuedProposal:
    return QueuedProposal(
        id=ProposalId(row.id),
        case=CaseId(row.case),
        reading=ExhibitId(row.reading),
        layer=ExhibitId(row.layer),
        proposal=read_plain(Proposal, row.plain),
        verdict=None if row.state == PENDING else Verdict(row.state),
    )


def standing_packed(case: CaseId, known_on: Known | None, *, kind: str | None = None) -> Iterator[tuple[int, str]]:
    """Yield the decisions of a kind that stand, each as its place in the log and its packed text, in that order.

    Args:
        case: The case.
        known_on: As they stood then, instead of now.
        kind: A kind of decision about a pair; those about statements where none is named.
    """
    return _packed(case, known_on, True, kind=kind)


def _packed(
    case: CaseId, known_on: Known | None, only_standing: bool, *, kind: str | None = None
) -> Iterator[tuple[int, str]]:
    rows = CachedJudgement.objects.filter(case=case, undone=None)
    # A pair is never empty: asking for more than nothing lets the database go by its index, which holds no other rows.
    rows = rows.filter(pair=None).order_by("seq") if kind is None else rows.filter(kind=kind, pair__gt="")
    before = None if known_on is None else position_at(known_on)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    if not only_standing or before is None:
        yield from _ordered(rows.filter(stands=True) if only_standing else rows)
        return
    stood = sorted(stand(decisions_of(case, before=before)).standing)
    for start in range(0, len(stood), _AT_ONCE):
        yield from _ordered(rows.filter(seq__in=stood[start : start + _AT_ONCE]))


def _standing(case: CaseId, kind: str, first: str, second: str) -> str | None:
    rows = CachedJudgement.objects.filter(case=case, kind=kind, pair=pair_of(first, second), undone=None, stands=True)
    return next((packed for _, packed in _ordered(rows)), None)


def _ordered(rows: QuerySet[CachedJudgement]) -> Iterator[tuple[int, str]]:
    """Yield the places and packed texts of rows, in the order of the log; the mapper would take as long as reading."""
    field, connection = CachedJudgement._meta.get_field("plain"), connections["default"]
    assert isinstance(field, PackedTextField), "judgements are kept packed"
    query, values = rows.values_list("seq", "plain").query.sql_with_params()
    found = sorted(cast("list[tuple[int, object]]", fetch(query, values)), key=itemgetter(0))
    return ((seq, field.packed(stored, connection)) for seq, stored in found if stored is not None)
