"""A form as data: its boxes, their labels in our words, limits, languages, and whether the official text was read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from habeas.act.element import elements, take_selections
from habeas.act.errors import LanguageNotTaken, MalformedForm, NoSuchForm
from habeas.act.phrasebook import LANGUAGES
from habeas.act.selection import FILL_NAMES, Selection
from habeas.act.table import FormTable, Worded
from habeas.facts.consent import Audience, Purpose

Choice = TypeVar("Choice", bound=StrEnum)

_NOTHING = Worded(texts=())


class Layout(StrEnum):
    """How a form looks: boxes with numbers, or a letter with paragraphs."""

    BOXES = "boxes"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box of a form, or one paragraph of a letter.

    `words` stand in it whatever the record holds. `fill` names what fills it (see `habeas.act.boxes`), `select` which
    statements do; both are empty where nothing in the record can. `question` is put to the family when it stays empty.
    `limit` is in characters, None where the form sets none. `is_needed` marks an element without which the addressee
    takes no action, `is_ours` a question that the group answers itself, not the family.
    """

    number: str
    label: Worded
    words: Worded
    fill: str
    select: tuple[Selection, ...]
    question: Worded
    is_needed: bool
    is_ours: bool
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Boxes under one heading of the form."""

    title: Worded
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of one addressee, in the languages that the addressee takes.

    `read_on` is the day on which somebody opened the official text, named by `version`, and compared the boxes with it;
    None where nobody has. `purpose` and `audience` are what a consent must cover before a filled form leaves the
    house. `urgent_months` is how recent the event must be for the urgent procedure, with the rule that says so; 0
    where the addressee has no such term.
    """

    id: str
    languages: tuple[str, ...]
    layout: Layout
    title: Worded
    addressee: Worded
    version: Worded
    source: str
    read_on: date | None
    purpose: Purpose
    audience: Audience
    urgent_months: int
    urgent_rule: Worded
    notes: tuple[Worded, ...]
    sections: tuple[Section, ...]

    @property
    def is_checked(self) -> bool:
        """Whether somebody has compared the boxes with the official text."""
        return self.read_on is not None

    def boxes(self) -> tuple[Box, ...]:
        """Return every box in the order of the form."""
        return tuple(box for section in self.sections for box in section.boxes)

    def language(self, asked: str | None) -> str:
        """Return the language asked for, or the form's first one.

        Raises:
            LanguageNotTaken: the addressee does not take it.
        """
        if asked is None:
            return self.languages[0]
        if asked not in self.languages:
            raise LanguageNotTaken(form=self.id, language=asked, taken=", ".join(self.languages))
        return asked


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
        MalformedForm: a key is missing, unknown or of the wrong type, a text lacks one of the form's languages, or
            two boxes have one number.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MalformedForm(name=name, reason="not TOML") from error
    table = FormTable(name, values)
    table.languages = _languages(table)
    months = table.take("urgent_months", int, 0)
    form = Form(
        id=name,
        languages=table.languages,
        layout=_one_of(table, "layout", Layout, Layout.BOXES),
        title=table.take_worded("title"),
        addressee=table.take_worded("addressee"),
        version=table.take_worded("version", _NOTHING),
        source=table.take("source", str),
        read_on=table.take_checked(),
        purpose=_one_of(table, "purpose", Purpose, None),
        audience=_one_of(table, "audience", Audience, None),
        urgent_months=months,
        urgent_rule=table.take_worded("urgent_rule", None if months else _NOTHING),
        notes=table.take_worded_list("notes"),
        sections=tuple(_section(part) for part in table.take_parts("sections")),
    )
    table.finish()
    numbers = [box.number for box in form.boxes()]
    if len(set(numbers)) != len(numbers):
        raise MalformedForm(name=name, reason="two boxes have one number")
    return form


def _languages(table: FormTable) -> tuple[str, ...]:
    languages = table.take_texts("languages") or ("en",)
    unknown = [language for language in languages if language not in LANGUAGES]
    if unknown:
        raise table.refuse(f"no words are known in the language {unknown[0]}")
    return languages


def _one_of(table: FormTable, key: str, kind: type[Choice], default: Choice | None) -> Choice:
    value = table.take(key, str, None if default is None else default.value)
    try:
        return kind(value)
    except ValueError as error:
        raise table.refuse(f"{key} is none of {', '.join(one.value for one in kind)}") from error


def _section(table: FormTable) -> Section:
    title = table.take_worded("title")
    section = Section(title=title, boxes=tuple(_box(part) for part in table.take_parts("boxes")))
    table.finish()
    return section


def _box(table: FormTable) -> Box:
    """Return a box; what it does not say itself it has from the element that it names."""
    limit = table.take("limit", int, 0)
    named = table.take("element", str, "")
    if named and named not in elements():
        raise table.refuse(f"no element is called {named}")
    element = elements().get(named)
    select = take_selections(table)
    fill = table.take("fill", str, "")
    if fill not in FILL_NAMES:
        raise table.refuse(f"nothing is called {fill} that could fill a box")
    if element is not None and not (fill or select):
        fill, select = element.fill, element.select
    words = table.take_worded("words", _NOTHING)
    no_question = _NOTHING if words.texts else None
    box = Box(
        number=table.take("number", str),
        label=table.take_worded("label", element.label if element else None),
        words=words,
        fill=fill,
        select=select,
        question=table.take_worded("question", element.question if element else no_question),
        is_needed=table.take("needed", bool, default=False),
        is_ours=table.take("ours", bool, default=element.is_ours if element else False),
        limit=limit or None,
    )
    table.finish()
    return box
