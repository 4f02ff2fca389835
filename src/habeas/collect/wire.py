"""What parent and child say to each other: one line of JSON, then bytes. The parent trusts none of it.

The parent asks with the file's name, type and limits, then sends the file. The child answers with what is known of
the text layer and then the text in UTF-8, or with the code and the fields of an error.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from habeas.collect import errors
from habeas.collect.errors import ChildDied, Unreadable
from habeas.collect.limits import Limits
from habeas.facts.exhibit import PageBreak, TextLayer

_KINDS = {kind.code: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Unreadable)}
_WORDS = ("title", "author", "publisher", "language")
_PLAIN_FIELD = (str, int, float)


def ask(*, name: str, media_type: str | None, limits: Limits) -> bytes:
    """Return the line with which the parent begins."""
    return _line({"name": name, "media_type": media_type, "limits": asdict(limits)})


def asked(line: bytes) -> tuple[str, str | None, Limits]:
    """Return name, media type and limits of the parent's line."""
    request = json.loads(line)
    return request["name"], request["media_type"], Limits(**request["limits"])


def answer(layer: TextLayer, walls: tuple[str, ...]) -> bytes:
    """Return the child's answer: a text layer, and the walls that stood while it was made."""
    known: dict[str, object] = {word: getattr(layer, word) for word in (*_WORDS, "tool")}
    known["published_on"] = layer.published_on.isoformat() if layer.published_on else None
    known["pages"] = [[mark.page, mark.start] for mark in layer.pages]
    known["walls"] = list(walls)
    return _line(known) + layer.text.encode("utf-8", "replace")


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
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ChildDied(name=name, how="its answer cannot be read") from error


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


def _line(known: dict[str, object]) -> bytes:
    """Return one line of ASCII; half surrogates in a file's name come back as they went."""
    return json.dumps(known).encode("ascii") + b"\n"
