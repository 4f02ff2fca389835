"""The root of every error that Habeas raises, and the four lines in which each one speaks.

Each package owns its own leaves in its `errors.py`; the reference manual lists the whole tree. A leaf is a
keyword-only dataclass: its typed fields fill the four templates. Templates carry ids, counts and file names
that the user typed, never a person's name, an address or the words of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import ClassVar, Self


class ExitStatus(IntEnum):
    """What a command tells the shell that called it."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    DOES_NOT_VERIFY = 3


LABELS = ("while", "kept", "do")
"""What begins the second, third and fourth line."""

SPOKEN = frozenset({"what", "act", "kind", "role", "refused", "field", "nearest"})
"""Fields whose values can be words of the program and no ids or names: they are translated like the templates."""


def unchanged(template: str) -> str:
    """Return `template` as it is: the translation used where no language is set."""
    return template


@dataclass(eq=False, kw_only=True)
class HabeasError(Exception):
    """Any refusal or failure that Habeas explains to its user.

    Class attributes: `code` is stable and begins with the package's name; `message`, `during`, `kept` and
    `remedy` are `str.format` templates over the fields; `http_status` is what the desk answers with.
    """

    code: ClassVar[str] = "habeas.error"
    message: ClassVar[str] = "something went wrong"
    during: ClassVar[str] = "working"
    kept: ClassVar[str] = "nothing changed"
    remedy: ClassVar[str] = "report this with the code above"
    exit_status: ClassVar[ExitStatus] = ExitStatus.REFUSED
    http_status: ClassVar[int] = 409

    def __str__(self) -> str:
        """Return the message alone, in English."""
        return self.message.format(**{name: _in_a_row(value) for name, value in self.values().items()})

    def __reduce__(self) -> tuple[Callable[..., HabeasError], tuple[type[Self], dict[str, object]]]:
        """Let the error cross from a child process to its parent with its fields."""
        return _revive, (type(self), self.values())

    def values(self) -> dict[str, object]:
        """Return the error's fields by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def lines(self, translate: Callable[[str], str] = unchanged) -> Iterator[str]:
        """Yield the four lines: what, while doing what, what was kept, what to do.

        Args:
            translate: Turns an English template, a label or a word of the program into the reader's language.
        """
        values = {
            name: _on_one_line(translate(value) if name in SPOKEN and isinstance(value, str) and value else value)
            for name, value in self.values().items()
        }
        labels = [translate(label) for label in LABELS]
        width = max(map(len, labels))
        yield f"{self.code}: {translate(self.message).format(**values)}"
        for label, template in zip(labels, (self.during, self.kept, self.remedy), strict=True):
            yield f"  {label:<{width}}  {translate(template).format(**values)}"


def _on_one_line(value: object) -> object:
    """Return a field as it may be shown: several in a row; without line ends, or signs that steer a terminal."""
    value = _in_a_row(value)
    if not isinstance(value, str) or value.isprintable():
        return value
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in value)


def _in_a_row(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _revive(kind: type[HabeasError], values: dict[str, object]) -> HabeasError:
    return kind(**values)


@dataclass(eq=False, kw_only=True)
class MalformedFact(HabeasError):
    """A stored or given value does not have the shape that its type demands."""

    what: str
    reason: str
    code = "facts.malformed"
    message = "this is not a {what}: {reason}"
    during = "reading a {what}"
    remedy = "check the program or file that wrote it"
    http_status = 400
