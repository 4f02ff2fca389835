"""Entries about what leaves the house: drafts, releases and exports."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.consent import Audience, Purpose
from habeas.facts.ids import ExhibitId, PartyId, ReleaseId
from habeas.record.kinds.act import Act, PersonalAct


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMade(PersonalAct):
    """A form was filled for a person and sealed as an exhibit."""

    kind = "draft.made"
    form: str
    person: PartyId
    exhibit: ExhibitId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseProposed(PersonalAct):
    """Something was prepared for release; `product` says what ("dossier"), `exhibits` are its sealed files."""

    kind = "release.proposed"
    release: ReleaseId
    person: PartyId
    purpose: Purpose
    audience: Audience
    product: str
    exhibits: tuple[ExhibitId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseApproved(PersonalAct):
    """An enrolled person approved a release.

    `reason` is there where the one who proposed it approved it too, as is allowed after a day in a workspace
    that was declared for one person.
    """

    kind = "release.approved"
    release: ReleaseId
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePublished(PersonalAct):
    """A release left the house."""

    kind = "release.published"
    release: ReleaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMade(Act):
    """Something was exported; `what` names what, by id and count, never by name."""

    kind = "export.made"
    what: str
    purpose: str
