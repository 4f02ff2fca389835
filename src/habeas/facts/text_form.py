"""Canonical JSON of one form, taken apart by a pattern.

Canonical JSON has sorted names, no spaces, and what must be escaped and nothing else. So the line of a fact whose
fields are known differs from that of another one only in certain places, and a pattern finds these many times faster
than JSON is read into maps and maps into facts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

_LETTERS = r'[^"\\\x00-\x1f]*(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*)*'
_HOLES = {
    "words": f"({_LETTERS})",
    "words?": f'(?:null|"({_LETTERS})")',
    "list": f'((?:"{_LETTERS}"(?:,"{_LETTERS}")*)?)',
    "number": "(0|[1-9][0-9]*)",
    "number?": "(?:null|(0|[1-9][0-9]*))",
    "fact": "(.*?)",
    "fact?": "(?:null|({.*?}))",
}
"""What can stand in a line, by the name that stands for it in a form; each is one group of the pattern."""

_HOLE = re.compile("<([a-z]+[?]?)>")


quoted = json.encoder.encode_basestring
"""Writes one text as canonical JSON has it: what JSON demands is escaped, and nothing else."""


def quoted_or_null(text: str | None) -> str:
    """Return one text, or none, as canonical JSON has it."""
    return "null" if text is None else quoted(text)


Groups = tuple[str | Any, ...]
"""The groups of a match, as `re` has them: where nothing stands there, None."""


class NotInThisForm(ValueError):
    """A line is to be read in the general way, which also tells what is wrong with it."""


def as_it_is(text: str) -> str:
    """Return a line that nobody packed."""
    return text


def compile_form(form: str, pack: Callable[[str], str] = as_it_is) -> re.Pattern[str]:
    """Return the pattern of a whole line of some form.

    Args:
        form: Canonical JSON with names of `_HOLES` in angle brackets in the place of what differs.
        pack: What was done to a line since: names of fields replaced by letters that JSON itself would escape.
    """
    pieces = _HOLE.split(pack(form))
    pattern = "".join(_HOLES[one] if place % 2 else re.escape(one) for place, one in enumerate(pieces))
    return re.compile(pattern, re.DOTALL)


def groups_of(form: str) -> int:
    """Return how many groups the pattern of a form has."""
    return len(_HOLE.findall(form))


def words_in(group: str) -> str:
    """Return a text from its group.

    Raises:
        NotInThisForm: it holds an escape that JSON does not know.
    """
    if "\\" not in group:
        return group
    try:
        return str(json.loads(f'"{group}"'))
    except ValueError as error:
        raise NotInThisForm from error


def list_in(group: str) -> tuple[str, ...]:
    """Return the texts of a list from its group; raises what `words_in` raises."""
    if not group:
        return ()
    if "\\" not in group:
        return tuple(group[1:-1].split('","'))
    try:
        return tuple(json.loads(f"[{group}]"))
    except ValueError as error:
        raise NotInThisForm from error
