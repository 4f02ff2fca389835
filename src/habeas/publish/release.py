"""From a compiled dossier to a file that was opened again and searched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from habeas.facts.ids import Sha256, digest
from habeas.publish.dossier import Compiled, Dossier
from habeas.publish.errors import LeakFound
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    render: Callable[[Dossier], bytes]
    media_type: str
    own_phrases: tuple[str, ...]


_WRITERS = {
    Format.HTML: _Writer(render=html.render_html, media_type=html.MEDIA_TYPE, own_phrases=html.OWN_PHRASES),
    Format.PDF: _Writer(render=pdf.render_pdf, media_type=pdf.MEDIA_TYPE, own_phrases=pdf.OWN_PHRASES),
}
