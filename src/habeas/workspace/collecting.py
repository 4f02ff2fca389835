"""The verb collect: bytes are sealed first, logged second, answered third; only then is their text laid open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from habeas.collect import attachments, check_published, detect_media_type, extract_text_in_child
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import Exhibit, ExhibitRole, TextLayer
from habeas.facts.ids import ExhibitId, new_id
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The answer to one file: its exhibit is durable. `text_layer` is None and `problem` says why where no text came."""

    name: str
    exhibit: ExhibitId
    is_new: bool
    text_layer: ExhibitId | None
    problem: HabeasError | None


def collect(session: Session, incoming: Iterable[Incoming], provenance: Provenance) -> Iterator[Receipt | HabeasError]:
    """Seal what comes in, one exhibit a file, and yield a receipt once it is durable.

    A file that cannot be read from where it lies yields its error; the rest go on.

    Raises:
        FutureDate: the date of publication that was given lies in the future.
    """
    if provenance.published_on is not None:
        check_published(provenance.published_on, today=session.today())
    for arriving in incoming:
        try:
            yield from _collect_one(session, arriving, provenance)
        except HabeasError as error:
            yield error


def _collect_one(session: Session, arriving: Incoming, provenance: Provenance) -> Iterator[Receipt]:
    with arriving.open() as stream:
        sealed = session.store.seal(stream, case=session.case)
    known = session.store.queries.exhibit_at(session.case, sealed.address)
    if known is not None:
        session.append(
            ExhibitReceived(exhibit=known.id, name=arriving.name, channel=arriving.channel, received_at=session.clock())
        )
        layer = session.store.queries.derived(known.id, ExhibitRole.TEXT_LAYER)
        yield Receipt(
            name=arriving.name, exhibit=known.id, is_new=False, text_layer=layer[-1].id if layer else None, problem=None
        )
        return
    exhibit = _original(sealed, arriving, provenance, received_at=session.clock())
    session.append(_sealed_entry(exhibit, sealed, channel=arriving.channel))
    content = session.content(exhibit.id)
    yield _lay_open(session, exhibit, content)
    if exhibit.media_type == "message/rfc822":
        for attached in attachments(content):
            yield from _collect_one(session, attached, provenance)


def _original(sealed: Sealed, arriving: Incoming, provenance: Provenance, *, received_at: datetime) -> Exhibit:
    return Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.ORIGINAL,
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type=detect_media_type(sealed.head, arriving.name),
        name=arriving.name,
        received_at=received_at,
        published_on=provenance.published_on,
        publisher=provenance.publisher,
        language=provenance.language,
    )


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
    made = seal_derived(session, derived_text(layer, original, at=session.clock()), layer.text.encode())
    return Receipt(name=original.name, exhibit=original.id, is_new=True, text_layer=made.id, problem=None)


def derived_text(layer: TextLayer, original: Exhibit, *, at: datetime) -> Exhibit:
    """Return the text layer's exhibit, not yet sealed; what a person said of the report wins over what it says itself."""
    return Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.TEXT_LAYER,
        sha256=original.sha256,
        size_bytes=0,
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


def seal_derived(session: Session, exhibit: Exhibit, content: bytes) -> Exhibit:
    """Seal bytes that were made from another exhibit, log them, and return the exhibit with its hash and size."""
    sealed = session.store.seal(BytesIO(content), case=session.case)
    durable = replace(exhibit, sha256=sealed.sha256, size_bytes=sealed.size_bytes)
    session.append(_sealed_entry(durable, sealed, channel="derived"))
    return durable
