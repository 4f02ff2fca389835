"""What parent and child say to each other: one line of JSON, then bytes. The parent trusts none of it.

The parent asks with the file's name, type and limits, then sends the file. The child answers with what is known of
the text layer and then the text in UTF-8, or with names and lengths of what was attached and then the bytes of it, or
with the code and the fields of an error.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePosixPath

from habeas.collect import errors
from habeas.collect.attached import Attachment
from habeas.collect.errors import ChildDied, Unreadable
from habeas.collect.limits import Limits
from habeas.facts.exhibit import PageBreak, TextLayer

_KINDS = {kind.code: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Unreadable)}
_WORDS = ("title", "author", "publisher", "language")
_PLAIN_FIELD = (str, int, float)
_UNREADABLE_ANSWER = "its answer cannot be read"
_NO_ANSWER = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the parent asks of one file: its text, or, of a message, what was attached to it."""

    name: str
    media_type: str | None
    limits: Limits
    wants_attached: bool = False


def ask(question: Question) -> bytes:
    """Return the line with which the parent begins."""
    return _line(asdict(question))


def asked(line: bytes) -> Question:
    """Return what the parent's line asks."""
    request = json.loads(line)
    return Question(**{**request, "limits": Limits(**request["limits"])})


def answer(layer: TextLayer, walls: tuple[str, ...]) -> bytes:
    """Return the child's answer: a text layer, and the walls that stood while it was made."""
    known: dict[str, object] = {word: getattr(layer, word) for word in (*_WORDS, "tool")}
    known["published_on"] = layer.published_on.isoformat() if layer.published_on else None
    known["pages"] = [[mark.page, mark.start] for mark in layer.pages]
    known["walls"] = list(walls)
    return _line(known) + layer.text.encode("utf-8", "replace")


def answer_attached(attached: Sequence[Attachment], walls: tuple[str, ...]) -> bytes:
    """Return the child's answer: what came with a message, and the walls that stood while it was found."""
    listed = [{"name": one.name, "size_bytes": len(one.content)} for one in attached]
    return _line({"attached": listed, "walls": list(walls)}) + b"".join(one.content for one in attached)


def answer_error(error: Unreadable) -> bytes:
    """Return the child's answer where the file cannot be read."""
    return _line({"code": error.code, "fields": error.values()})


def answered(reply: bytes, *, name: str) -> TextLayer:
    """Return the text layer of the child's answer.

    Raises:
        ChildDied: the answer is not one.
        Unreadable: the child could not read the file; the error that it met.
    """
    try:
        line, _, text = reply.partition(b"\n")
        known = json.loads(line)
        if "code" in known:
            raise _error(known, name)
        return _layer(known, text.decode())
    except _NO_ANSWER as error:
        raise ChildDied(name=name, how=_UNREADABLE_ANSWER) from error


def answered_attached(reply: bytes, *, name: str) -> tuple[Attachment, ...]:
    """Return what came with a message, of the child's answer; raises what `answered` raises."""
    try:
        line, _, content = reply.partition(b"\n")
        known = json.loads(line)
        if "code" in known:
            raise _error(known, name)
        return _attached(known["attached"], content)
    except _NO_ANSWER as error:
        raise ChildDied(name=name, how=_UNREADABLE_ANSWER) from error


def _error(known: dict[str, object], name: str) -> Unreadable:
    fields = known["fields"]
    if not isinstance(fields, dict) or not all(isinstance(value, _PLAIN_FIELD) for value in fields.values()):
        raise TypeError(fields)
    return _KINDS[str(known["code"])](**{**fields, "name": name})


def _layer(known: dict[str, object], text: str) -> TextLayer:
    words = {word: known[word] for word in _WORDS}
    published, tool, marks = known["published_on"], known["tool"], known["pages"]
    stated = [*words.values(), published]
    if not isinstance(tool, str) or not isinstance(marks, list) or not all(isinstance(w, str | None) for w in stated):
        raise TypeError(known)
    pages = tuple(PageBreak(page=int(page), start=int(start)) for page, start in marks)
    starts = [mark.start for mark in pages]
    if starts != sorted(starts) or any(not 0 <= start <= len(text) for start in starts):
        raise ValueError(starts)
    return TextLayer(
        text=text,
        tool=tool,
        published_on=date.fromisoformat(published) if isinstance(published, str) else None,
        pages=pages,
        **{word: value for word, value in words.items() if isinstance(value, str)},
    )


def _attached(listed: Sequence[dict[str, object]], content: bytes) -> tuple[Attachment, ...]:
    attached, start = [], 0
    for one in listed:
        name, size_bytes = one["name"], one["size_bytes"]
        if not isinstance(name, str) or not isinstance(size_bytes, int) or size_bytes < 0:
            raise TypeError(one)
        if PurePosixPath(name).name != name or not name.isprintable():
            raise ValueError(name)
        attached.append(Attachment(name=name, content=content[start : start + size_bytes]))
        start += size_bytes
    if start != len(content):
        raise ValueError(start)
    return tuple(attached)


def _line(known: dict[str, object]) -> bytes:
    """Return one line of ASCII; half surrogates in a file's name come back as they went."""
    return json.dumps(known).encode("ascii") + b"\n"
