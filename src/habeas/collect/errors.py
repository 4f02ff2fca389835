"""Why a file, or what was said of it, was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class Unreadable(HabeasError):
    """No text could be laid open; the root of every such refusal. `name` is the file's name as the user gave it."""

    name: str
    code = "collect.unreadable"
    message = "no text could be taken from {name}"
    during = "laying open the text of {name}"
    kept = "the bytes of {name} as they were received; no text was made of them"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class EmptyFile(Unreadable):
    """The file has no bytes at all."""

    code = "collect.empty-file"
    message = "{name} is empty"
    kept = "nothing changed; there is nothing to keep"
    remedy = "check the file where it came from and send it again"


@dataclass(eq=False, kw_only=True)
class TooLarge(Unreadable):
    """The file, or the text in it, is larger than the limit; sizes in bytes."""

    size_bytes: int
    limit_bytes: int
    code = "collect.too-large"
    message = "{name} holds {size_bytes} bytes; at most {limit_bytes} are read from such a file"
    remedy = "split the file into parts, then collect each of them"
    http_status = 413


@dataclass(eq=False, kw_only=True)
class TooManyPages(Unreadable):
    """A document has more pages than are read."""

    pages: int
    limit: int
    code = "collect.too-many-pages"
    message = "{name} has {pages} pages; at most {limit} are read"
    remedy = "split the document into parts, then collect each of them"
    http_status = 413


@dataclass(eq=False, kw_only=True)
class NotText(Unreadable):
    """What should be text has zero bytes in it."""

    code = "collect.not-text"
    message = "{name} has zero bytes in it and so is not text"
    remedy = "open it in the program that wrote it and save it as text in UTF-8, then collect that"


@dataclass(eq=False, kw_only=True)
class UnknownEncoding(Unreadable):
    """The letters of a text cannot be told with certainty."""

    code = "collect.unknown-encoding"
    message = "the letters of {name} are written in a way that could not be recognised"
    remedy = "open it in the program that wrote it and save it as text in UTF-8, then collect that"


@dataclass(eq=False, kw_only=True)
class UnsupportedType(Unreadable):
    """Habeas does not read this kind of file."""

    media_type: str
    code = "collect.unsupported-type"
    message = "{name} is of type {media_type}, which is not read"
    remedy = "save it as text, a web page, PDF, DOCX or .eml, then collect that"
    http_status = 415


@dataclass(eq=False, kw_only=True)
class NoText(Unreadable):
    """The file opens but holds no words, as a scanned page does."""

    code = "collect.no-text"
    message = "{name} opens, but there are no words in it"
    remedy = "if it is a scan or a picture, type out or recognise its words and collect them as a text file"


@dataclass(eq=False, kw_only=True)
class TruncatedPdf(Unreadable):
    """The end of a PDF is missing."""

    code = "collect.truncated-pdf"
    message = "{name} breaks off before its end"
    remedy = "copy or download the file again, then collect it"


@dataclass(eq=False, kw_only=True)
class DamagedPdf(Unreadable):
    """A PDF is whole but cannot be opened."""

    code = "collect.damaged-pdf"
    message = "{name} cannot be opened as a PDF"
    remedy = "open it in a PDF viewer and print it to a new PDF, then collect that"


@dataclass(eq=False, kw_only=True)
class EncryptedPdf(Unreadable):
    """A PDF asks for a password."""

    code = "collect.encrypted-pdf"
    message = "{name} is locked with a password"
    remedy = "ask the sender for a copy without a password, then collect that"


@dataclass(eq=False, kw_only=True)
class DamagedDocx(Unreadable):
    """A DOCX cannot be unpacked or parsed."""

    code = "collect.damaged-docx"
    message = "{name} cannot be opened as a DOCX"
    remedy = "open it in a word processor and save it anew, then collect that"


@dataclass(eq=False, kw_only=True)
class DamagedMail(Unreadable):
    """A message has no headers or cannot be parsed."""

    code = "collect.damaged-mail"
    message = "{name} cannot be opened as an e-mail"
    remedy = "save the message from the mail program again as .eml, then collect that"


@dataclass(eq=False, kw_only=True)
class Bomb(Unreadable):
    """The file is built so that it would fill this machine; `sign` says what gave it away."""

    sign: str
    code = "collect.bomb"
    message = "{name} is built to overload whoever opens it: {sign}"
    remedy = "do not open it; ask the sender what it is"


@dataclass(eq=False, kw_only=True)
class TimedOut(Unreadable):
    """Reading took longer than is allowed."""

    wall_seconds: float
    code = "collect.timed-out"
    message = "{name} was not read within {wall_seconds:.0f} seconds"
    remedy = "split the file, or save it anew in the program that wrote it, then collect that"


@dataclass(eq=False, kw_only=True)
class ChildDied(Unreadable):
    """The process that opened the file ended before it had answered."""

    how: str
    code = "collect.child-died"
    message = "the process that opened {name} ended before it had answered: {how}"
    remedy = "treat the file as hostile; save it anew in the program that wrote it, then collect that"


@dataclass(eq=False, kw_only=True)
class ChildUnreachable(HabeasError):
    """The system did not start the process that opens files, or did not let it be heard: no fault of the file."""

    name: str
    reason: str
    code = "collect.child-unreachable"
    message = "the process that opens {name} could not be started or heard: {reason}"
    during = "laying open the text of {name}"
    kept = "the bytes of {name}, where they were sealed already; no text was made of them"
    remedy = "end other programs, then collect it again: what is sealed is not sealed twice"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class NotReceived(HabeasError):
    """A file could not be taken in at all; the root of what can go wrong before its bytes are here."""

    name: str
    code = "collect.not-received"
    message = "{name} could not be taken in"
    during = "taking in {name}"
    kept = "nothing of {name}; what came before it stays, the rest goes on"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class Vanished(NotReceived):
    """The file is not there, or went away or changed its length while it was read."""

    code = "collect.vanished"
    message = "{name} is not there, or went away while it was read"
    remedy = "check the name, put the file back, then collect it again"


@dataclass(eq=False, kw_only=True)
class NoAccess(NotReceived):
    """The system does not let this user read the file."""

    code = "collect.no-access"
    message = "this user may not read {name}"
    remedy = "give this user the right to read the file, then collect it again"


@dataclass(eq=False, kw_only=True)
class LinkOutside(NotReceived):
    """A link in a folder points out of that folder."""

    code = "collect.link-outside"
    message = "{name} is a link that leads out of the folder"
    remedy = "if the file it leads to is wanted, collect that file by its own name"


@dataclass(eq=False, kw_only=True)
class NotAFile(NotReceived):
    """A device, a socket or a pipe where a file was expected."""

    code = "collect.not-a-file"
    message = "{name} is neither a file nor a folder"
    remedy = "to collect from a pipe, use - and let it write to standard input"


@dataclass(eq=False, kw_only=True)
class FutureDate(HabeasError):
    """A day of publication lies in the future."""

    published: date
    today: date
    code = "collect.future-date"
    message = "the day of publication {published} is after today, {today}"
    during = "checking the day of publication"
    remedy = "give the day on which the report came out, as --published YYYY-MM-DD"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400
