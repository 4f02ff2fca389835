"""From a compiled dossier to a file that was searched, and to a release that two people stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from habeas.facts.consent import Audience, Purpose
from habeas.facts.ids import ActorId, ConsentId, PartyId, ReleaseId, Sha256, digest
from habeas.publish.dossier import Compiled, Dossier
from habeas.publish.errors import LeakFound, NeedsSecondPerson
from habeas.publish.formats import html, pdf
from habeas.publish.leaks import find_leaks


class Format(StrEnum):
    """What a dossier can be written as."""

    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A finished file that was opened again and searched, with nothing found."""

    content: bytes
    media_type: str
    name: str
    sha256: Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release: what it shows of whom, to whom, on which consents, and which two people stand for it.

    `sha256` is that of the file; `approved_by` is None while it waits for the second person.
    """

    id: ReleaseId
    person: PartyId
    purpose: Purpose
    audience: Audience
    on: date
    fields: tuple[str, ...]
    consents: tuple[ConsentId, ...]
    media_type: str
    sha256: Sha256
    proposed_by: ActorId
    approved_by: ActorId | None = None


def check_release(compiled: Compiled, written_as: Format, *, name: str = "dossier") -> Checked:
    """Write a dossier, open the file again, search it for everything that it must not show, and return it.

    Args:
        compiled: What may be shown, and what may not.
        written_as: The kind of file.
        name: The file's name without its ending; searched like the rest.

    Raises:
        LeakFound: the file shows something that it must not.
        NotRendered: the file could not be written.
    """
    writer = _WRITERS[written_as]
    content = writer.render(compiled.dossier)
    file_name = f"{name}.{written_as.value}"
    allowed = (*compiled.allowed, *writer.own_phrases)
    leaks = find_leaks(content, writer.media_type, compiled.secrets, allowed=allowed, name=file_name)
    if leaks:
        parties = ", ".join(dict.fromkeys(leak.secret for leak in leaks))
        places = ", ".join(dict.fromkeys(leak.where for leak in leaks))
        raise LeakFound(count=len(leaks), parties=parties, places=places)
    return Checked(content=content, media_type=writer.media_type, name=file_name, sha256=digest(content))


def propose(compiled: Compiled, checked: Checked, *, release: ReleaseId, by: ActorId) -> Release:
    """Return a release that waits for a second person."""
    dossier = compiled.dossier
    return Release(
        id=release,
        person=compiled.person,
        purpose=dossier.purpose,
        audience=dossier.audience,
        on=dossier.on,
        fields=tuple(sorted(field.value for field in compiled.fields)),
        consents=compiled.rests_on,
        media_type=checked.media_type,
        sha256=checked.sha256,
        proposed_by=by,
    )


def approve(release: Release, by: ActorId) -> Release:
    """Return the release with its second person.

    Raises:
        NeedsSecondPerson: the one who approves it is the one who proposed it.
    """
    if by == release.proposed_by:
        raise NeedsSecondPerson(release=release.id)
    return replace(release, approved_by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    render: Callable[[Dossier], bytes]
    media_type: str
    own_phrases: tuple[str, ...]


_WRITERS = {
    Format.HTML: _Writer(render=html.render_html, media_type=html.MEDIA_TYPE, own_phrases=html.OWN_PHRASES),
    Format.PDF: _Writer(render=pdf.render_pdf, media_type=pdf.MEDIA_TYPE, own_phrases=pdf.OWN_PHRASES),
}
