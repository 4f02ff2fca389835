"""An e-mail: who wrote when about what, its words, and what was attached to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from platform import python_version

from habeas.collect.attached import Attachment
from habeas.collect.channels.markup import paragraphs_of, parse_markup
from habeas.collect.encoding import decode_text
from habeas.collect.errors import Bomb, DamagedMail, NoText, NotText, TooLarge, UnknownEncoding
from habeas.collect.limits import Limits
from habeas.facts.exhibit import TextLayer

_HEAD = ("Subject", "From", "Date")
_TOO_DEEP = "its parts are nested too deep"
_TOO_MANY = "it has too many parts"


def lay_open(content: bytes, *, name: str, limits: Limits) -> TextLayer:
    """Return subject, sender and date as lines, an empty line, the words, and the names of what was attached.

    Of a message that comes both as text and as a page, the text is taken; words under a wrong encoding are mended
    where letter statistics leave no doubt.

    Raises:
        DamagedMail: there are no headers.
        Bomb: parts are nested too deep or there are too many.
        TooLarge: the words are larger than `limits.text_bytes`.
        NotText: a part that should be text has zero bytes in it.
        UnknownEncoding: the letters of the words cannot be told.
        NoText: there is neither subject, nor a word, nor an attachment.
    """
    message = _parse(content, name, limits)
    head = {field: words for field in _HEAD if (words := _header(message, field))}
    words = "\n\n".join(filter(None, (_part_words(part, name, limits).strip("\r\n") for part in _spoken(message))))
    attached = [_attachment_name(part, number) for number, part in enumerate(_attached(message), start=1)]
    lines = [f"{field}: {value}" for field, value in head.items()]
    lines += [f"Attachments: {', '.join(attached)}"] if attached else []
    text = "\n\n".join(filter(None, ("\n".join(lines), words)))
    if not words.strip() and not head.get("Subject") and not attached:
        raise NoText(name=name)
    size_bytes = len(text.encode("utf-8", "replace"))
    if size_bytes > limits.text_bytes:
        raise TooLarge(name=name, size_bytes=size_bytes, limit_bytes=limits.text_bytes)
    return TextLayer(
        text=text,
        tool=f"email {python_version()}",
        title=head.get("Subject"),
        author=head.get("From"),
        published_on=_day(head.get("Date")),
    )


def attached_files(content: bytes, *, name: str, limits: Limits) -> tuple[Attachment, ...]:
    """Return the files that came with a message, forwarded messages among them, in their order.

    Raises:
        DamagedMail: there are no headers.
        Bomb: parts are nested too deep or there are too many.
    """
    message = _parse(content, name, limits)
    return tuple(
        Attachment(name=_attachment_name(part, number), content=_attached_bytes(part))
        for number, part in enumerate(_attached(message), start=1)
    )


def every_text(content: bytes, *, name: str, limits: Limits) -> Iterator[str]:
    """Yield all that a message says: every header, every part that is text in whatever way, every name of a file.

    Raises:
        DamagedMail: there are no headers.
        Bomb: parts are nested too deep or there are too many.
    """
    for part in _parse(content, name, limits).walk():
        yield from (_decoded(str(value)) for _, value in part.raw_items())
        yield _decoded(str(part.get_filename("")))
        if part.get_content_maintype() == "text":
            yield _letters(_bytes(part), part.get_content_charset())


def _parse(content: bytes, name: str, limits: Limits) -> Message:
    try:
        message = message_from_bytes(content)
        parts = sum(1 for _ in message.walk())
    except RecursionError as error:
        raise Bomb(name=name, sign=_TOO_DEEP) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedMail(name=name) from error
    if parts > limits.message_parts:
        raise Bomb(name=name, sign=_TOO_MANY)
    if not any(message.get(field) for field in (*_HEAD, "Received", "Message-ID", "To")):
        raise DamagedMail(name=name)
    return message


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _is_attached(part: Message) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    return part.get_content_disposition() == "attachment" or part.get_content_type() not in {"text/plain", "text/html"}


def _spoken(message: Message) -> Iterator[Message]:
    """Yield the parts that are the message's own words; of alternatives the plainest that has any."""
    if _is_attached(message):
        return
    if message.get_content_maintype() != "multipart":
        yield message
        return
    choices = [list(_spoken(child)) for child in _children(message)]
    if message.get_content_subtype() != "alternative":
        for choice in choices:
            yield from choice
        return
    with_words = [choice for choice in choices if any(_bytes(part).strip() for part in choice)]
    plain_first = sorted(with_words, key=lambda choice: choice[0].get_content_type() != "text/plain")
    yield from plain_first[0] if plain_first else ()


def _attached(message: Message) -> Iterator[Message]:
    if _is_attached(message):
        yield message
        return
    for child in _children(message):
        yield from _attached(child)


def _attached_bytes(part: Message) -> bytes:
    inner = _children(part)
    return inner[0].as_bytes() if part.get_content_type() == "message/rfc822" and inner else _bytes(part)


def _attachment_name(part: Message, number: int) -> str:
    given = _decoded(str(part.get_filename("")))
    if not given and part.get_content_type() == "message/rfc822":
        given = f"message-{number}.eml"
    plain = "".join(sign for sign in given.replace("\\", "/") if sign.isprintable())
    return PurePosixPath(plain).name.lstrip(".") or f"part-{number}"


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _part_words(part: Message, name: str, limits: Limits) -> str:
    content = _bytes(part)
    if not content.strip():
        return ""
    words = decode_text(content, name=name, declared=part.get_content_charset()).text
    if part.get_content_type() == "text/plain":
        return words.replace("\r\n", "\n")
    try:
        return "\n\n".join(paragraphs_of(parse_markup(words, name=name, limits=limits)))
    except NoText:
        return ""


def _header(message: Message, field: str) -> str:
    """Return a header's words; eight-bit bytes, which should not be there, are decoded as well as can be."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == field.lower()), "")
    return " ".join(_decoded(raw).split())


def _decoded(raw: str) -> str:
    if not raw.isascii():
        return _letters(raw.encode("ascii", "surrogateescape") if _is_escaped(raw) else raw.encode("utf-8", "replace"))
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    return "".join(part if isinstance(part, str) else _letters(part, charset) for part, charset in parts)


def _is_escaped(raw: str) -> bool:
    return all(sign < "\x80" or "\udc80" <= sign <= "\udcff" for sign in raw)


def _letters(content: bytes, charset: str | None = None) -> str:
    try:
        return decode_text(content, name="header", declared=charset).text
    except (UnknownEncoding, NotText):
        return content.decode("ascii", "replace")


def _day(text: str | None) -> date | None:
    try:
        return parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError, OverflowError):
        return None
