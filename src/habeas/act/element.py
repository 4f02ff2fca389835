"""What many forms ask for: one label, one question and one source of the answer, in every language, written once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.act.phrasebook import LANGUAGES
from habeas.act.selection import Selection, why_malformed
from habeas.act.table import FormTable, Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Something that forms ask for; `fill` and `select` say what in the record answers it, empty where nothing can.

    `is_ours` marks what the group answers itself, not the family.
    """

    label: Worded
    question: Worded
    fill: str
    select: tuple[Selection, ...]
    is_ours: bool


@cache
def elements() -> Mapping[str, Element]:
    """Return the elements that ship, by the name that forms use."""
    text = files("habeas.act").joinpath("elements.toml").read_text(encoding="utf-8")
    found: dict[str, Element] = {}
    for name, values in tomllib.loads(text).items():
        table = FormTable(f"elements: {name}", values, LANGUAGES)
        found[name] = Element(
            label=table.take_worded("label"),
            question=table.take_worded("question"),
            fill=table.take("fill", str, ""),
            select=take_selections(table),
            is_ours=table.take("ours", bool, default=False),
        )
        table.finish()
    return found


def take_selections(table: FormTable) -> tuple[Selection, ...]:
    """Take the selections of a box or element, none where it has none.

    Raises:
        MalformedForm: one names a kind, a field or a need that does not exist.
    """
    return tuple(_selection(part) for part in table.take_parts("select"))


def _selection(table: FormTable) -> Selection:
    kind = table.take("kind", str)
    needs = table.take_texts("needs")
    asserted = table.take("asserted", bool, default=False)
    by_name = table.take("by_name", bool, default=False)
    values = {
        field: tuple(str(one) for one in allowed) if isinstance(allowed, list) else (str(allowed),)
        for field, allowed in table.take_rest().items()
    }
    selection = Selection(kind=kind, values=values, needs=needs, asserted=asserted, by_name=by_name)
    wrong = why_malformed(selection)
    if wrong:
        raise table.refuse(wrong)
    return selection
