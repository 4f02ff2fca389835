"""What stands in a case, read whole once and carried forward by what came after.

1. A row about a party, an exhibit or a decision says the same for ever, whatever comes after it, with two exceptions:
   a report may be dated anew, then all exhibits are read again; and an erasure makes rows anew, then everything is.
2. A decision begins or ceases to stand only through one that hangs together with it. So after new entries, what has to
   be looked at is their own rows, and those of the decisions that a link leads to from them.
3. What is read while somebody appends may hold a part of what is appended. It is noted how long the log was before
   anything was read, and everything from there on is looked at again the next time.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from habeas.facts.derivation import DerivationJudgement
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import CaseId, ExhibitId
from habeas.facts.judgement import IdentityJudgement, Judgement
from habeas.facts.party import Party
from habeas.record import kinds
from habeas.store.making_many import making_many
from habeas.store.models import CachedExhibit, CachedJudgement, CachedParty, LogEntry
from habeas.store.plain_sql import fetch
from habeas.store.plain_text import read_plain
from habeas.store.projections.restating import linked_to
from habeas.store.queries.exhibits import ExhibitQueries
from habeas.store.queries.judgements import JudgementQueries, decided
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
                return self._carried(case, before, until, exhibits)
        with making_many():
            read = self._read(case, decided(case, known_on))
            return CaseFacts(
                until=until,
                parties=self.parties(case, known_on=known_on),
                exhibits={one.id: one for one in self.exhibits(case, known_on=known_on)},
                judgements=read.judgements,
                identities=read.identities,
                derivations=read.derivations,
            )

    def _carried(
        self, case: CaseId, before: CaseFacts, until: int, exhibits: Mapping[ExhibitId, Exhibit] | None
    ) -> CaseFacts:
        changed = _changed_decisions(case, before.until)
        known = before.judgements.keys() | before.identities.keys() | before.derivations.keys()
        read = self._read(case, sorted(seq for seq, stands in changed.items() if stands and seq not in known))
        gone = {seq for seq, stands in changed.items() if not stands}
        return CaseFacts(
            until=until,
            parties=_with_new_parties(case, before),
            exhibits=_with_new_exhibits(case, before) if exhibits is None else exhibits,
            judgements=_merged(before.judgements, read.judgements, gone),
            identities=_merged(before.identities, read.identities, gone),
            derivations=_merged(before.derivations, read.derivations, gone),
        )


def _log_length() -> int:
    ((last,),) = fetch("SELECT max(seq) FROM log_entry")
    return 0 if last is None else int(str(last)) + 1


def _kinds_since(place: int) -> frozenset[str]:
    return frozenset(LogEntry.objects.filter(seq__gte=place).values_list("kind", flat=True))


def _changed_decisions(case: CaseId, since: int) -> Mapping[int, bool]:
    """Return whether the decisions that came since a place of the log, and all that hang together with them, stand now.

    An undoing, which decides nothing by itself, never does.
    """
    new = CachedJudgement.objects.filter(case=case, seq__gte=since).order_by("seq").values(*DECIDING)
    places = sorted(one.decision.seq for one in linked_to(case, [Decision(**row) for row in new]))
    found: dict[int, bool] = {}
    for begin in range(0, len(places), _AT_ONCE):
        rows = CachedJudgement.objects.filter(seq__in=places[begin : begin + _AT_ONCE])
        found.update(rows.values_list("seq", "stands"))
    return found


def _merged(before: Mapping[int, Value], came: Mapping[int, Value], gone: AbstractSet[int]) -> Mapping[int, Value]:
    """Return decisions with some added and some gone, in the order of the log; the same map where nothing changed."""
    if not came and gone.isdisjoint(before):
        return before
    merged = dict(before)
    for seq in gone:
        merged.pop(seq, None)
    comes_last = not came or not merged or min(came) > next(reversed(merged))
    merged.update(sorted(came.items()))
    return merged if comes_last else dict(sorted(merged.items()))


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
