"""What stands in a case, read whole once and carried forward by what came after.

1. A row about a party, an exhibit or a decision says the same for ever, whatever comes after it, with two exceptions:
   a report may be dated anew, then all exhibits are read again; and an erasure makes rows anew, then everything is.
2. A decision begins or ceases to stand only through one that hangs together with it. So after new entries, what has to
   be looked at is their own rows, and those of the decisions that a link leads to from them.
3. What is read while somebody appends may hold a part of what is appended. It is noted how long the log was before
   anything was read, and everything from there on is looked at again the next time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import CaseId, ExhibitId
from habeas.facts.judgement import IdentityJudgement, Judgement
from habeas.facts.party import Party
from habeas.record import kinds
from habeas.store.judgement_text import JudgementReader
from habeas.store.making_many import making_many
from habeas.store.models import CachedExhibit, CachedJudgement, CachedParty, LogEntry
from habeas.store.packed_text import unpack
from habeas.store.plain_sql import fetch
from habeas.store.plain_text import read_plain
from habeas.store.projections.restating import linked_to
from habeas.store.queries.exhibits import ExhibitQueries
from habeas.store.queries.judgements import JudgementQueries, standing_packed
from habeas.store.queries.parties import PartyQueries
from habeas.store.queries.values import Known
from habeas.store.standing import DECIDING, Decision

Value = TypeVar("Value")

ONLY_ADDS = frozenset(
    one.kind
    for one in (
        kinds.StatementAccepted, kinds.StatementCorrected, kinds.StatementEntered, kinds.StatementRejected,
        kinds.StatementUnsure, kinds.JudgementUndone, kinds.IdentityJudged, kinds.DerivationJudged, kinds.PartyNamed,
        kinds.ExhibitSealed, kinds.ExhibitReceived, kinds.ExhibitUnreadable, kinds.ViewLogged, kinds.DraftMade,
        kinds.ConsentGiven, kinds.ConsentWithdrawn, kinds.ReleaseProposed, kinds.ReleaseApproved,
        kinds.ReleasePublished, kinds.SilenceFlipped, kinds.AppealFiled, kinds.AppealReceived, kinds.AppealReminded,
        kinds.AppealAnswered, kinds.AppealStruck, kinds.LeaveAsked, kinds.LeaveGiven, kinds.LeaveReturned,
        kinds.LeaveUsed, kinds.ActorEnrolled, kinds.CaseOpened, kinds.ExportMade, kinds.BackupMade,
        kinds.CheckpointMade, kinds.CheckpointStamped, kinds.CheckpointWitnessed,
    )
)  # fmt: skip
"""The kinds of entry after which every row about a party, an exhibit or a decision says what it said before.

Of a kind that is not named here nobody has thought: after it, everything is read again.
"""

_AT_ONCE = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What stands in a case. Decisions are by the place of their entry in the log, in its order.

    `until` is how many entries the log had before the first row was read.
    """

    until: int
    parties: tuple[Party, ...]
    exhibits: Mapping[ExhibitId, Exhibit]
    judgements: Mapping[int, Judgement]
    identities: Mapping[int, IdentityJudgement]
    derivations: Mapping[int, DerivationJudgement]


class FactQueries(PartyQueries, ExhibitQueries, JudgementQueries):
    """Reads of everything that stands in a case."""

    def facts(self, case: CaseId, *, known_on: Known | None = None, before: CaseFacts | None = None) -> CaseFacts:
        """Return what stands in a case.

        Args:
            case: The case.
            known_on: As it stood at the end of this day in UTC, or after so many entries of the log, instead of now.
            before: What was returned earlier for the same case as of then; only what came after it is read.
        """
        until = _log_length()
        if known_on is None and before is not None:
            came = _kinds_since(before.until)
            if came <= ONLY_ADDS | {kinds.ExhibitDated.kind}:
                exhibits = None if came <= ONLY_ADDS else {one.id: one for one in self.exhibits(case)}
                return _carried(case, before, until, exhibits)
        with making_many():
            return CaseFacts(
                until=until,
                parties=self.parties(case, known_on=known_on),
                exhibits={one.id: one for one in self.exhibits(case, known_on=known_on)},
                judgements=_judgements(standing_packed(case, known_on)),
                identities=_read(IdentityJudgement, standing_packed(case, known_on, kind=kinds.IdentityJudged.kind)),
                derivations=_read(
                    DerivationJudgement, standing_packed(case, known_on, kind=kinds.DerivationJudged.kind)
                ),
            )


def _log_length() -> int:
    ((last,),) = fetch("SELECT max(seq) FROM log_entry")
    return 0 if last is None else int(str(last)) + 1


def _kinds_since(place: int) -> frozenset[str]:
    return frozenset(LogEntry.objects.filter(seq__gte=place).values_list("kind", flat=True))


def _judgements(rows: Iterator[tuple[int, str]]) -> Mapping[int, Judgement]:
    read = JudgementReader().read
    return {seq: read(packed) for seq, packed in rows}


def _read(kind: type[Value], rows: Iterator[tuple[int, str]]) -> Mapping[int, Value]:
    return {seq: read_plain(kind, unpack(packed)) for seq, packed in rows}


def _carried(case: CaseId, before: CaseFacts, until: int, exhibits: Mapping[ExhibitId, Exhibit] | None) -> CaseFacts:
    judgements: dict[int, Judgement | None] = {}
    identities: dict[int, IdentityJudgement | None] = {}
    derivations: dict[int, DerivationJudgement | None] = {}
    for one in _changed_decisions(case, before.until):
        if one.kind == kinds.IdentityJudged.kind:
            identities[one.seq] = _as_it_stands(IdentityJudgement, one, before.identities)
        elif one.kind == kinds.DerivationJudged.kind:
            derivations[one.seq] = _as_it_stands(DerivationJudgement, one, before.derivations)
        else:
            judgements[one.seq] = _as_it_stands(Judgement, one, before.judgements)
    return CaseFacts(
        until=until,
        parties=_with_new_parties(case, before),
        exhibits=_with_new_exhibits(case, before) if exhibits is None else exhibits,
        judgements=_merged(before.judgements, judgements),
        identities=_merged(before.identities, identities),
        derivations=_merged(before.derivations, derivations),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    seq: int
    kind: str
    stands: bool
    plain: str | None


def _changed_decisions(case: CaseId, since: int) -> Iterator[_Row]:
    """Yield the decisions that came since a place of the log, and all that hang together with them, as they are now."""
    new = CachedJudgement.objects.filter(case=case, seq__gte=since).order_by("seq").values(*DECIDING)
    places = sorted(one.decision.seq for one in linked_to(case, [Decision(**row) for row in new]))
    for begin in range(0, len(places), _AT_ONCE):
        rows = CachedJudgement.objects.filter(seq__in=places[begin : begin + _AT_ONCE])
        for seq, kind, stands, plain in rows.values_list("seq", "kind", "stands", "plain"):
            yield _Row(seq=seq, kind=kind, stands=stands, plain=plain)


def _as_it_stands(kind: type[Value], row: _Row, known: Mapping[int, Value]) -> Value | None:
    """Return the decision of a row, None where it does not stand; an undoing, which has no words, never does."""
    if not row.stands or row.plain is None:
        return None
    return known[row.seq] if row.seq in known else read_plain(kind, row.plain)


def _merged(before: Mapping[int, Value], changed: Mapping[int, Value | None]) -> Mapping[int, Value]:
    """Return decisions with some of them changed, in the order of the log; the same map where nothing did."""
    if all(before.get(seq) is value for seq, value in changed.items()):
        return before
    merged = {seq: value for seq, value in ({**before, **changed}).items() if value is not None}
    return dict(sorted(merged.items()))


def _with_new_parties(case: CaseId, before: CaseFacts) -> tuple[Party, ...]:
    rows = CachedParty.objects.filter(case=case, seq__gte=before.until).order_by("seq")
    named = [read_plain(Party, text) for text in rows.values_list("plain", flat=True)]
    known = {one.id for one in before.parties} if named else set()
    new = tuple(one for one in named if one.id not in known)
    return (*before.parties, *new) if new else before.parties


def _with_new_exhibits(case: CaseId, before: CaseFacts) -> Mapping[ExhibitId, Exhibit]:
    rows = CachedExhibit.objects.filter(case=case, seq__gte=before.until).order_by("seq")
    sealed = [read_plain(Exhibit, text) for text in rows.values_list("plain", flat=True)]
    return {**before.exhibits, **{one.id: one for one in sealed}} if sealed else before.exhibits
