"""A form as data: its boxes, their labels in our words, limits, and whether anyone has checked them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from habeas.act.errors import MalformedForm, NoSuchForm

Value = TypeVar("Value", str, int, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of a form.

    `fill` names what fills it (see `habeas.act.boxes`), empty where nothing in the record can. `question` is put to the
    family when it stays empty. `limit` is in characters, None where the form sets none. `is_needed` marks an element
    without which the addressee takes no action.
    """

    number: str
    label: str
    fill: str
    question: str
    is_needed: bool
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Boxes under one heading of the form."""

    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of one addressee; `checked_on` is the day on which its boxes were compared with the official form.

    `urgent_months` is how recent the event must be for the urgent procedure, with the rule that says so.
    """

    id: str
    title: str
    addressee: str
    source: str
    checked_on: date | None
    urgent_months: int
    urgent_rule: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def is_checked(self) -> bool:
        """Whether somebody has compared the boxes with the official form."""
        return self.checked_on is not None

    def boxes(self) -> tuple[Box, ...]:
        """Return every box in the order of the form."""
        return tuple(box for section in self.sections for box in section.boxes)


def form_names() -> tuple[str, ...]:
    """Return the names of the forms that can be drafted, sorted."""
    folder = files("habeas.act.forms")
    return tuple(sorted(path.name.removesuffix(".toml") for path in folder.iterdir() if path.name.endswith(".toml")))


@cache
def load_form(name: str) -> Form:
    """Return the form of that name.

    Raises:
        NoSuchForm: no form has that name.
        MalformedForm: its file lacks something, or has something that nobody knows.
    """
    if name not in form_names():
        raise NoSuchForm(name=name, known=", ".join(form_names()))
    text = files("habeas.act.forms").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse_form(name, text)


def parse_form(name: str, text: str) -> Form:
    """Return the form that some TOML describes; every key is used or refused.

    Raises:
        MalformedForm: a key is missing, unknown or of the wrong type, or two boxes have one number.
    """
    try:
        table = _Table(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise MalformedForm(name=name, reason="not TOML") from error
    checked = table.take("checked", str)
    form = Form(
        id=name,
        title=table.take("title", str),
        addressee=table.take("addressee", str),
        source=table.take("source", str),
        checked_on=_checked_on(name, checked),
        urgent_months=table.take("urgent_months", int),
        urgent_rule=table.take("urgent_rule", str),
        notes=table.take_texts("notes"),
        sections=tuple(_section(part) for part in table.take_tables("sections")),
    )
    table.finish()
    numbers = [box.number for box in form.boxes()]
    if len(set(numbers)) != len(numbers):
        raise MalformedForm(name=name, reason="two boxes have one number")
    return form


def _checked_on(name: str, checked: str) -> date | None:
    try:
        return None if checked == "no" else date.fromisoformat(checked)
    except ValueError as error:
        raise MalformedForm(name=name, reason="checked is no day") from error


def _section(table: _Table) -> Section:
    section = Section(title=table.take("title", str), boxes=tuple(_box(part) for part in table.take_tables("boxes")))
    table.finish()
    return section


def _box(table: _Table) -> Box:
    limit = table.take("limit", int, 0)
    box = Box(
        number=table.take("number", str),
        label=table.take("label", str),
        fill=table.take("fill", str, ""),
        question=table.take("question", str),
        is_needed=table.take("needed", bool, default=False),
        limit=limit or None,
    )
    table.finish()
    return box


class _Table:
    """A TOML table from which every key must be taken."""

    def __init__(self, form: str, values: Mapping[str, object]) -> None:
        self._form = form
        self._left = dict(values)

    def take(self, key: str, kind: type[Value], default: Value | None = None) -> Value:
        value = self._left.pop(key, default)
        if type(value) is not kind:
            raise MalformedForm(name=self._form, reason=f"{key} is missing or no {kind.__name__}")
        assert isinstance(value, kind), "its type was just compared"
        return value

    def take_texts(self, key: str) -> tuple[str, ...]:
        return tuple(str(text) for text in self._list(key))

    def take_tables(self, key: str) -> list[_Table]:
        return [_Table(self._form, part) for part in self._list(key) if isinstance(part, dict)]

    def finish(self) -> None:
        if self._left:
            raise MalformedForm(name=self._form, reason=f"nobody knows {min(self._left)}")

    def _list(self, key: str) -> list[object]:
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise MalformedForm(name=self._form, reason=f"{key} is no list")
        return value
