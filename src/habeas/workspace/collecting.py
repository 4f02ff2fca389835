"""The verb collect: bytes are sealed first, logged second, answered third; only then is their text laid open."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from habeas.collect import (
    DEFAULT,
    Attachment,
    Incoming,
    attachments_in_child,
    check_published,
    check_readable,
    detect_media_type,
    extract_text_in_child,
)
from habeas.collect.errors import Bomb, Unreadable
from habeas.collect.media import MAIL
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import Exhibit, ExhibitRole, TextLayer
from habeas.facts.ids import ExhibitId, digest, new_id
from habeas.record.kinds import ExhibitDated, ExhibitReceived, ExhibitSealed, ExhibitUnreadable
from habeas.workspace.errors import DatedOtherwise
from habeas.workspace.roles import Work
from habeas.workspace.session import Session

if TYPE_CHECKING:
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
    """The answer to one file: its exhibit is durable. Where no text came, `problem` says why.

    `is_dated` says that the report was here without a day, and has the day now that was given; `is_undated` that
    nothing says on which day it came out, neither the report nor whoever collected it.
    """

    name: str
    exhibit: ExhibitId
    is_new: bool
    text_layer: ExhibitId | None
    problem: HabeasError | None
    is_dated: bool = False
    is_undated: bool = False


def collect(session: Session, arrivals: Iterable[Incoming], provenance: Provenance) -> Iterator[Receipt | HabeasError]:
    """Seal what comes in, one exhibit a file, and yield a receipt once it is durable.

    A file that cannot be read from where it lies yields its error; the rest go on.

    Raises:
        NotInRole: the role of the person does not include it.
        FutureDate: the date of publication that was given lies in the future.
    """
    session.require(Work.COLLECT)
    if provenance.published_on is not None:
        check_published(provenance.published_on, today=session.today())
    for arriving in arrivals:
        try:
            yield from _take_in(session, arriving, provenance)
        except HabeasError as error:
            yield error


def collect_content(
    session: Session, content: bytes, *, name: str, channel: str, provenance: Provenance
) -> Iterator[Receipt]:
    """Seal bytes that are already here, such as an upload, and yield the receipt of each exhibit they make.

    Raises:
        NotInRole: the role of the person does not include it.
        FutureDate: the date of publication that was given lies in the future.
        EmptyFile: there are no bytes.
        StoreError: they could not be made durable; nothing was kept of them.
        Bomb: it is a message that holds messages without end; what was yielded before stays.
    """
    session.require(Work.COLLECT)
    if provenance.published_on is not None:
        check_published(provenance.published_on, today=session.today())
    yield from _take_in(session, Incoming(name=name, channel=channel, content=content), provenance)


def _take_in(session: Session, arriving: Incoming, provenance: Provenance) -> Iterator[Receipt]:
    """Seal what arrives and what is attached to it, messages in messages too, and yield a receipt for each.

    An attachment is opened only where the message itself could be. All that hangs on one message, however it is
    nested, has as many parts as a message may have and as many bytes as a file may have; beyond that it is a bomb.
    """
    waiting, parts, size_bytes = deque([arriving]), 0, 0
    while waiting:
        receipt = _seal_one(session, waiting.popleft(), provenance)
        yield receipt
        if receipt.problem is not None or session.store.queries.exhibit(receipt.exhibit).media_type != MAIL:
            continue
        for attached in _attached(session, receipt):
            parts, size_bytes = parts + 1, size_bytes + len(attached.content)
            if parts > DEFAULT.message_parts or size_bytes > DEFAULT.original_bytes:
                raise Bomb(name=arriving.name, sign="messages are attached to messages without end")
            waiting.append(Incoming(name=attached.name, channel="attachment", content=attached.content))


def _attached(session: Session, receipt: Receipt) -> Iterator[Attachment]:
    """Yield what came with a message; of a file without a byte its name in the message's text is all there is."""
    for attached in attachments_in_child(session.store.open_exhibit(receipt.exhibit), name=receipt.name):
        if attached.content:
            yield attached


def _seal_one(session: Session, arriving: Incoming, provenance: Provenance) -> Receipt:
    """Seal the bytes of one file in chunks, log them, and lay their text open from what was sealed."""
    with arriving.open() as stream:
        media_type = detect_media_type(stream.peek(), arriving.name)
        sealed = session.store.seal(stream, case=session.case)
    known = session.store.queries.exhibit_at(session.case, sealed.address)
    # Where the file lay on somebody's machine is not the record's business, and may tell who that was.
    kept_name = PurePath(arriving.name).name or arriving.name
    if known is not None:
        received = ExhibitReceived(
            exhibit=known.id, name=kept_name, channel=arriving.channel, received_at=session.clock()
        )
        return _received_again(session, known, received, provenance, name=arriving.name)
    original = Exhibit(
        id=ExhibitId(new_id("x")),
        role=ExhibitRole.ORIGINAL,
        sha256=sealed.sha256,
        size_bytes=sealed.size_bytes,
        media_type=media_type,
        name=kept_name,
        received_at=session.clock(),
        published_on=provenance.published_on,
        publisher=provenance.publisher,
        language=provenance.language,
    )
    session.append(_sealed_entry(original, sealed, channel=arriving.channel))
    return _lay_open(session, original, name=arriving.name)


def _received_again(
    session: Session, known: Exhibit, received: ExhibitReceived, provenance: Provenance, *, name: str
) -> Receipt:
    """Log that bytes came again, with the day of publication where nobody had named one, and answer."""
    stated = provenance.published_on
    queries = session.store.queries
    with session.store.writing():
        is_undated = queries.exhibit(known.id).published_on is None
        dated = [ExhibitDated(exhibit=known.id, published_on=stated)] if stated and is_undated else []
        session.append(received, *dated)
        known = queries.exhibit(known.id)
    receipt = replace(_text_again(session, known, name=name), is_new=False, is_dated=bool(dated))
    if receipt.problem is None and stated not in {None, known.published_on}:
        return replace(receipt, problem=DatedOtherwise(exhibit=known.id, published=str(known.published_on)))
    return receipt


def _text_again(session: Session, known: Exhibit, *, name: str) -> Receipt:
    """Answer for bytes that were received before.

    A text that an interruption left out is laid open now. One that could not be laid open is tried once more: what
    stood in the way is told again, or is gone with a newer version or a calmer machine.
    """
    layers = session.store.queries.derived(known.id, role=ExhibitRole.TEXT_LAYER)
    if not layers:
        return _lay_open(session, known, name=name)
    return _receipt(layers[-1], known, name=name, is_new=False)


def _sealed_entry(exhibit: Exhibit, sealed: Sealed, *, channel: str) -> ExhibitSealed:
    return ExhibitSealed(
        exhibit=exhibit,
        address=sealed.address,
        sealed_sha256=sealed.sealed_sha256,
        file_key=sealed.file_key,
        channel=channel,
    )


def _lay_open(session: Session, original: Exhibit, *, name: str) -> Receipt:
    """Extract the text of an original and seal it as a derived exhibit; what has no text stays sealed and says so."""
    try:
        layer = _extract(session, original, name=name)
    except Unreadable as problem:
        if session.store.queries.unreadable_code(original.id) != problem.code:
            session.append(ExhibitUnreadable(exhibit=original.id, code=problem.code))
        return Receipt(name=name, exhibit=original.id, is_new=True, text_layer=None, problem=problem)
    made = _text_exhibit(layer, original, at=session.clock())
    seal_derived(session, made, layer.text.encode())
    return _receipt(made, original, name=name, is_new=True)


def _receipt(layer: Exhibit, original: Exhibit, *, name: str, is_new: bool) -> Receipt:
    return Receipt(
        name=name, exhibit=original.id, is_new=is_new, text_layer=layer.id, problem=None,
        is_undated=layer.published_on is None,
    )  # fmt: skip


def _extract(session: Session, original: Exhibit, *, name: str) -> TextLayer:
    """Return the text of a sealed original; the child reads what was sealed, not a file that may have changed since."""
    check_readable(original.media_type, name=name, size_bytes=original.size_bytes)
    sealed = session.store.open_exhibit(original.id)
    return extract_text_in_child(sealed, name=name, media_type=original.media_type)


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
