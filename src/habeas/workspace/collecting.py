"""The verb collect: bytes are sealed first, logged second, answered third; only then is their text laid open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from habeas.collect import attachments, check_published, detect_media_type, extract_text_in_child
from habeas.collect.media import MAIL
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import Exhibit, ExhibitRole, TextLayer
from habeas.facts.ids import ExhibitId, digest, new_id
from habeas.record.kinds import ExhibitReceived, ExhibitSealed, ExhibitUnreadable
from habeas.workspace.session import Session

if TYPE_CHECKING:
    from habeas.collect import Incoming
    from habeas.store.vault import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the person who collects knows of a report that the report does not say itself."""

    published_on: date | None = None
    publisher: str | None = None
    language: str | None = None


UNKNOWN_PROVENANCE = Provenance()
"""Nothing but what the report says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The answer to one file: its exhibit is durable. Where no text came, `problem` says why."""

    name: str
    exhibit: ExhibitId
    is_new: bool
    text_layer: ExhibitId | None
    problem: HabeasError | None


def collect(session: Session, arrivals: Iterable[Incoming], provenance: Provenance) -> Iterator[Receipt | HabeasError]:
    """Seal what comes in, one exhibit a file, and yield a receipt once it is durable.

    A file that cannot be read from where it lies yields its error; the rest go on.

    Raises:
        FutureDate: the date of publication that was given lies in the future.
    """
    if provenance.published_on is not None:
        check_published(provenance.published_on, today=session.today())
    for arriving in arrivals:
        try:
            yield from collect_content(
                session, arriving.read(), name=arriving.name, channel=arriving.channel, provenance=provenance
            )
        except HabeasError as error:
            yield error


def collect_content(
    session: Session, content: bytes, *, name: str, channel: str, provenance: Provenance
) -> Iterator[Receipt]:
    """Seal bytes that are already here, such as an upload, and yield the receipt of each exhibit they make.

    Raises:
        FutureDate: the date of publication that was given lies in the future.
        StoreError: they could not be made durable; nothing was kept of them.
    """
    if provenance.published_on is not None:
        check_published(provenance.published_on, today=session.today())
    sealed = session.store.seal(BytesIO(content), case=session.case)
    known = session.store.queries.exhibit_at(session.case, sealed.address)
    if known is not None:
        session.append(ExhibitReceived(exhibit=known.id, name=name, channel=channel, received_at=session.clock()))
        yield _receipt_again(session, known, content, name=name)
        return
    original = Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.ORIGINAL,
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type=detect_media_type(content, name),
        name=name,
        received_at=session.clock(),
        published_on=provenance.published_on,
        publisher=provenance.publisher,
        language=provenance.language,
    )
    session.append(_sealed_entry(original, sealed, channel=channel))
    yield _lay_open(session, original, content)
    if original.media_type == MAIL:
        for attached in attachments(content):
            yield from collect_content(
                session, attached.content, name=attached.name, channel="attachment", provenance=provenance
            )


def _receipt_again(session: Session, known: Exhibit, content: bytes, *, name: str) -> Receipt:
    """Answer for bytes that were received before; a text that an interruption left out is laid open now."""
    layers = session.store.queries.derived(known.id, ExhibitRole.TEXT_LAYER)
    if not layers and not session.store.queries.is_unreadable(known.id):
        return replace(_lay_open(session, known, content), is_new=False, name=name)
    layer = layers[-1].id if layers else None
    return Receipt(name=name, exhibit=known.id, is_new=False, text_layer=layer, problem=None)


def _sealed_entry(exhibit: Exhibit, sealed: Sealed, *, channel: str) -> ExhibitSealed:
    return ExhibitSealed(
        exhibit=exhibit,
        address=sealed.address,
        sealed_sha256=sealed.sealed_sha256,
        file_key=sealed.file_key,
        channel=channel,
    )


def _lay_open(session: Session, original: Exhibit, content: bytes) -> Receipt:
    """Extract the text of an original and seal it as a derived exhibit; what has no text stays sealed and says so."""
    try:
        layer = extract_text_in_child(content, name=original.name, media_type=original.media_type)
    except HabeasError as problem:
        session.append(ExhibitUnreadable(exhibit=original.id, code=problem.code))
        return Receipt(name=original.name, exhibit=original.id, is_new=True, text_layer=None, problem=problem)
    made = _text_exhibit(layer, original, at=session.clock())
    seal_derived(session, made, layer.text.encode())
    return Receipt(name=original.name, exhibit=original.id, is_new=True, text_layer=made.id, problem=None)


def _text_exhibit(layer: TextLayer, original: Exhibit, *, at: datetime) -> Exhibit:
    """Return the exhibit of a text layer; what a person said of the report wins over what it says of itself."""
    content = layer.text.encode()
    return Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.TEXT_LAYER,
        sha256=digest(content),
        size_bytes=len(content),
        media_type="text/plain; charset=utf-8",
        name=original.name,
        received_at=at,
        published_on=original.published_on or layer.published_on,
        publisher=original.publisher or layer.publisher,
        language=original.language or layer.language,
        derived_from=original.id,
        tool=layer.tool,
        title=layer.title,
        author=layer.author,
        pages=layer.pages,
    )


def seal_derived(session: Session, exhibit: Exhibit, content: bytes) -> None:
    """Seal bytes that were made from another exhibit, and log them; durable when this returns."""
    sealed = session.store.seal(BytesIO(content), case=session.case, derived=exhibit.id)
    session.append(_sealed_entry(exhibit, sealed, channel="derived"))
