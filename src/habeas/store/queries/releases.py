"""Consents, drafts and releases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from habeas.facts.consent import Consent
from habeas.facts.ids import ActorId, CaseId, ExhibitId, PartyId, ReleaseId
from habeas.record.kinds import ReleaseProposed
from habeas.store.models import CachedApproval, CachedConsent, CachedDraft, CachedRelease
from habeas.store.plain_text import read_plain
from habeas.store.queries.values import ConsentState, Draft, ReleaseRecord


class ReleaseQueries:
    """Reads of what may leave the house, and what did."""

    def consents(self, case: CaseId, *, person: PartyId | None = None) -> tuple[Consent, ...]:
        """Return the consents of a case that were not withdrawn; whether one covers a day, it says itself."""
        states = self.consent_states(case, person=person)
        return tuple(state.consent for state in states if state.withdrawn_at is None)

    def consent_states(self, case: CaseId, *, person: PartyId | None = None) -> tuple[ConsentState, ...]:
        """Return all consents of a case, the withdrawn ones included, in the order of the log."""
        rows = CachedConsent.objects.filter(case=case).order_by("seq")
        if person is not None:
            rows = rows.filter(person=person)
        return tuple(
            ConsentState(consent=read_plain(Consent, row.plain), withdrawn_at=_instant(row.withdrawn_at))
            for row in rows
        )

    def drafts(self, case: CaseId, *, person: PartyId | None = None) -> tuple[Draft, ...]:
        """Return the drafts of a case in the order of the log."""
        rows = CachedDraft.objects.filter(case=case).order_by("seq")
        if person is not None:
            rows = rows.filter(person=person)
        return tuple(
            Draft(
                form=row.form,
                person=PartyId(row.person),
                exhibit=ExhibitId(row.exhibit),
                made_at=datetime.fromisoformat(row.at),
            )
            for row in rows
        )

    def releases(self, case: CaseId) -> tuple[ReleaseRecord, ...]:
        """Return the releases of a case in the order in which they were proposed."""
        return _records(CachedRelease.objects.filter(case=case).order_by("seq"))

    def release(self, case: CaseId, release: ReleaseId) -> ReleaseRecord | None:
        """Return one release of a case, None where there is none of that id."""
        found = _records(CachedRelease.objects.filter(case=case, id=release))
        return found[0] if found else None


def _records(rows: Iterable[CachedRelease]) -> tuple[ReleaseRecord, ...]:
    listed = tuple(rows)
    approvals: dict[str, dict[ActorId, None]] = {row.id: {} for row in listed}
    for approval in CachedApproval.objects.filter(release__in=list(approvals)).order_by("seq"):
        approvals[approval.release][ActorId(approval.actor)] = None
    return tuple(_record(row, tuple(approvals[row.id])) for row in listed)


def _record(row: CachedRelease, approved_by: tuple[ActorId, ...]) -> ReleaseRecord:
    return ReleaseRecord(
        proposed=read_plain(ReleaseProposed, row.plain),
        proposed_by=ActorId(row.actor),
        proposed_at=datetime.fromisoformat(row.at),
        approved_by=approved_by,
        published_at=_instant(row.published_at),
    )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
