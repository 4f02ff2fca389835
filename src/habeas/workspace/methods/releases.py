"""Consents, and releases that two people stand for."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.consent import Consent
from habeas.facts.ids import ActorId, ConsentId, EntryId, ExhibitId, PartyId, ReleaseId
from habeas.workspace import (
    handing_out,
    publishing,
    showing,
    withholding,
)
from habeas.workspace.handing_out import HandedOut
from habeas.workspace.leaves import Leaves
from habeas.workspace.opened import Opened
from habeas.workspace.views import (
    ReleaseView,
)


class ReleaseMethods(Opened):
    """Consents, and releases that two people stand for."""

    __slots__ = ()

    def give_consent(self, person: str, consent: publishing.GivenConsent) -> Consent:
        """Record what a person, or one who may speak for them, allows."""
        return publishing.give_consent(self.session, person, consent)

    def pleas_about(self, person: PartyId) -> tuple[withholding.Plea, ...]:
        """Return the sentences of reports about a person that ask not to name somebody."""
        return withholding.pleas_about(self.session, person)

    def withdraw_consent(self, consent: ConsentId, *, reason: str) -> EntryId:
        """Record that a consent holds no more."""
        return publishing.withdraw_consent(self.session, consent, reason=reason)

    def consents(self, person: PartyId) -> tuple[Consent, ...]:
        """Return the consents of a person that hold."""
        return publishing.consents(self.session, person)

    def approve(self, release: ReleaseId, *, reason: str = "") -> ReleaseView:
        """Approve a release that somebody else prepared, and publish it."""
        return handing_out.show_release(self.session, publishing.approve(self.session, release, reason=reason))

    def releases(self) -> tuple[ReleaseView, ...]:
        """Return the releases, those that wait first."""
        return handing_out.show_releases(self.session)

    def release_file(self, release: ReleaseId, exhibit: ExhibitId) -> HandedOut:
        """Return a file of a release; handing out one that is published is logged."""
        return handing_out.hand_out(self.session, release, exhibit)

    @property
    def leaves(self) -> Leaves:
        """Leave for what one person may not do alone: exporting, unsealing an original."""
        return Leaves(session=self.session)

    def actor_names(self) -> Mapping[ActorId, str]:
        """Return the name of every enrolled person by id."""
        return showing.actor_names(self.session)
