"""Canonical JSON of one form, taken apart by a pattern.

Canonical JSON has sorted names, no spaces, and what must be escaped and nothing else. So the line of a fact whose
fields are known differs from that of another one only in certain places, and a pattern finds these many times faster
than JSON is read into maps and maps into facts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_ANY = r'[^"\\\x00-\x1f]*(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*)*'
_PLAIN = r'[^"\\\x00-\x1f]*+'


def _holes(letters: str) -> dict[str, str]:
    return {
        "words": f"({letters})",
        "words?": f'(?:null|"({letters})")',
        "list": f'((?:"{letters}"(?:,"{letters}")*)?)',
        "number": "(0|[1-9][0-9]*)",
        "number?": "(?:null|(0|[1-9][0-9]*))",
    }


_HOLES = {**_holes(_ANY), "fields": "(.*?)", "facts": "(.*?)", "fact?": "(?:null|({.*?}))"}
"""What can stand in a line, by the name that stands for it in a form; each is one group of the pattern."""

_PLAIN_HOLES = {
    **_holes(_PLAIN),
    "fields": "([^{}]*+)",
    "facts": r"((?:\{[^{}]*+\}(?:,\{[^{}]*+\})*)?)",
    "fact?": r"(?:null|(\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)?\}))",
}
"""The same where nothing is escaped, and facts in facts are few: most lines are such, and found twice as fast."""

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


class Form:
    """Takes whole lines of one form apart."""

    def __init__(self, form: str) -> None:
        """Take canonical JSON with names of `_HOLES` in angle brackets in the place of what differs."""
        pieces = _HOLE.split(form)
        self._plain, self._any = _pattern(pieces, _PLAIN_HOLES), _pattern(pieces, _HOLES)

    def groups(self, line: str) -> Groups | None:
        """Return what stands in the places of a line, None where it is not of this form.

        What stands in the place of a fact need not be one: whoever reads it finds out.
        """
        match = self._plain.fullmatch(line) or self._any.fullmatch(line)
        return None if match is None else match.groups()


def _pattern(pieces: Sequence[str], holes: Mapping[str, str]) -> re.Pattern[str]:
    written = (holes[one] if place % 2 else re.escape(one) for place, one in enumerate(pieces))
    return re.compile("".join(written), re.DOTALL)


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
