"""Consents, drafts and releases, from the log."""

from __future__ import annotations

from habeas.record.kinds import (
    Act,
    ConsentGiven,
    ConsentWithdrawn,
    DraftMade,
    ReleaseApproved,
    ReleaseProposed,
    ReleasePublished,
)
from habeas.store.models import CachedApproval, CachedConsent, CachedDraft, CachedRelease
from habeas.store.plain_text import write_plain
from habeas.store.projections.place import Place, Projection


def _consent_given(act: Act, place: Place) -> None:
    assert isinstance(act, ConsentGiven), "projections are found by kind"
    consent = act.consent
    place.rows.add(
        CachedConsent,
        id=consent.id,
        case=place.case,
        seq=place.seq,
        person=consent.person,
        withdrawn_at=None,
        plain=write_plain(consent),
    )
    place.rows.number(place.case, consent.id)


def _consent_withdrawn(act: Act, place: Place) -> None:
    assert isinstance(act, ConsentWithdrawn), "projections are found by kind"
    place.rows.write()
    # The first withdrawal is the one that counts: a second cannot lengthen a consent that had ended.
    CachedConsent.objects.filter(id=act.consent, withdrawn_at=None).update(withdrawn_at=place.instant())


def _draft_made(act: Act, place: Place) -> None:
    assert isinstance(act, DraftMade), "projections are found by kind"
    place.rows.add(
        CachedDraft,
        seq=place.seq,
        case=place.case,
        form=act.form,
        person=act.person,
        exhibit=act.exhibit,
        at=place.instant(),
    )


def _release_proposed(act: Act, place: Place) -> None:
    assert isinstance(act, ReleaseProposed), "projections are found by kind"
    place.rows.add(
        CachedRelease,
        id=act.release,
        case=place.case,
        seq=place.seq,
        actor=place.actor,
        at=place.instant(),
        published_at=None,
        plain=write_plain(act),
    )
    place.rows.number(place.case, act.release)


def _release_approved(act: Act, place: Place) -> None:
    assert isinstance(act, ReleaseApproved), "projections are found by kind"
    place.rows.add(CachedApproval, seq=place.seq, release=act.release, actor=place.actor, at=place.instant())


def _release_published(act: Act, place: Place) -> None:
    assert isinstance(act, ReleasePublished), "projections are found by kind"
    place.rows.write()
    CachedRelease.objects.filter(id=act.release, published_at=None).update(published_at=place.instant())


PROJECTIONS: dict[str, Projection] = {
    ConsentGiven.kind: _consent_given,
    ConsentWithdrawn.kind: _consent_withdrawn,
    DraftMade.kind: _draft_made,
    ReleaseProposed.kind: _release_proposed,
    ReleaseApproved.kind: _release_approved,
    ReleasePublished.kind: _release_published,
}
"""What these kinds of entry do to the tables."""
