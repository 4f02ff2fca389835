"""Why something may not be shown."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class PublishRefused(HabeasError):
    """Something stands against showing it; every refusal of this stage is one of these."""

    code = "publish.refused"
    message = "this may not be published"
    during = "preparing a release"
    kept = "nothing was written; the record is unchanged"
    remedy = "look at the consents on record: habeas publish consents"
    http_status = 403


@dataclass(eq=False, kw_only=True)
class NoConsent(PublishRefused):
    """No consent of the person covers the purpose and the audience on that day."""

    person: str
    purpose: str
    audience: str
    on: str
    ended: str = ""
    code = "publish.no-consent"
    message = "no consent of {person} covers the purpose {purpose!r} for the audience {audience!r} on {on}{ended}"
    during = "compiling a dossier on {person}"
    remedy = "ask the person, record the consent with: habeas publish consent --person {person}, then try again"


@dataclass(eq=False, kw_only=True)
class NotAPerson(PublishRefused):
    """A dossier is about one person; the party is something else."""

    party: str
    kind: str
    code = "publish.not-a-person"
    message = "{party} is a {kind}: a dossier is about one person"
    during = "compiling a dossier"
    remedy = "compile one dossier for each member who has consented"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class UnknownField(PublishRefused):
    """A consent names a field that a release does not have."""

    field: str
    known: str
    code = "publish.unknown-field"
    message = "a release has no field {field!r}"
    during = "recording a consent"
    remedy = "choose among: {known}"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class LeakFound(PublishRefused):
    """The finished file, opened again, shows something that it must not."""

    count: int
    parties: str
    places: str
    code = "publish.leak-found"
    message = "{count} passages show what may not be shown, of {parties}"
    during = "searching the finished file: {places}"
    kept = "nothing was released; the file was thrown away"
    remedy = "strike the words out in the statements, or record a consent for those parties, then compile again"
    http_status = 409


@dataclass(eq=False, kw_only=True)
class CannotSearch(PublishRefused):
    """A file of this kind cannot be opened again and searched, so it is not released."""

    media_type: str
    reason: str
    code = "publish.cannot-search"
    message = "a file of type {media_type} cannot be searched for what it must not show: {reason}"
    during = "searching the finished file"
    kept = "nothing was released"
    remedy = "release it as HTML or PDF"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class NeedsSecondPerson(PublishRefused):
    """The one who proposed a release may not be the one who approves it."""

    release: str
    code = "publish.needs-second-person"
    message = "release {release} needs the approval of a second enrolled person"
    during = "approving release {release}"
    kept = "the proposal; it waits"
    remedy = "let another enrolled person approve it: habeas publish approve {release}"


@dataclass(eq=False, kw_only=True)
class NotRendered(PublishRefused):
    """The dossier could not be made into a file."""

    format: str
    reason: str
    code = "publish.not-rendered"
    message = "the dossier could not be made into {format}: {reason}"
    during = "writing the dossier"
    kept = "nothing was written"
    remedy = "write it as HTML instead, and report this with the code above"
    http_status = 500
