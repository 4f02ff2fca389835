"""The labels of a gold report: what a careful person notes in it, and which proposals say the same.

A label stands on a quote and lists, in `as`, the patterns of claims that hold it; the first names its kind. In
`whose` each entity is a list of the spellings that will do. `origin` null is the publisher's own narration, and a
list may hold null where either will do. What a label leaves out is not checked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from habeas.facts.span import Span

GOLD = Path(__file__).parent
Split = Literal["development", "calibration", "held"]
SPLITS: tuple[Split, ...] = get_args(Split)

Spellings = tuple[str, ...]
Bounds = tuple[int, int | None]
Plain = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One kind of claim that holds a label; an empty field is not checked."""

    kind: str
    values: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ("affirmed",)
    channels: tuple[str, ...] = ()
    numbers: tuple[Bounds, ...] = ()
    about: int | None = None
    whose: tuple[Spellings, ...] = ()
    source: Spellings = ()
    target: Spellings = ()
    place: Spellings = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One thing to note; an optional one is neither demanded nor held against the reader."""

    quote: str
    span: Span
    patterns: tuple[Pattern, ...]
    origins: Spellings
    narrated: bool
    media: tuple[str, ...] = ()
    whens: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ("actual",)
    is_optional: bool = False

    @property
    def kind(self) -> str:
        return self.patterns[0].kind


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A report with its labels."""

    name: str
    text: str
    published: date
    language: str
    labels: tuple[Label, ...]


def names_of(split: Split) -> tuple[str, ...]:
    """Return the names of the reports of a split; the file that fixes them is never changed."""
    splits = cast(Mapping[str, list[str]], json.loads((GOLD / "splits.json").read_text(encoding="utf-8")))
    return tuple(splits[split])


@cache
def load_report(name: str, labels_file: str = "labels") -> GoldReport:
    """Return a report and what was labelled in it, in either form: `labels.json`, or one label a line in `labels.txt`.

    Raises:
        ValueError: a quote does not stand in the report, or stands there twice.
    """
    text = (GOLD / name / "report.txt").read_bytes().decode("utf-8")
    path = GOLD / name / f"{labels_file}.txt"
    return _from_lines(name, text, path) if path.exists() else _from_json(name, text, path.with_suffix(".json"))


def _from_json(name: str, text: str, path: Path) -> GoldReport:
    plain = cast(Plain, json.loads(path.read_text(encoding="utf-8")))
    labels = tuple(_label(one, text) for one in cast(list[Plain], plain["labels"]))
    published = date.fromisoformat(str(plain["published"]))
    return GoldReport(name=name, text=text, published=published, language="en", labels=labels)


def _from_lines(name: str, text: str, path: Path) -> GoldReport:
    from tests.gold.lines import label_of, parse_lines

    found = parse_lines(path.read_text(encoding="utf-8"))
    return GoldReport(
        name=name,
        text=text,
        published=date.fromisoformat(found.head["published"]),
        language=found.head["language"],
        labels=tuple(label_of(line, found.parties, text) for line in found.lines),
    )


def span_of(quote: str, text: str) -> Span:
    """Return where a quote stands.

    Raises:
        ValueError: it does not stand in the text, or stands there twice.
    """
    if not quote or text.count(quote) != 1:
        raise ValueError(f"stands {text.count(quote)} times in the report: {quote}")
    return Span(start=text.index(quote), end=text.index(quote) + len(quote))


def _label(plain: Plain, text: str) -> Label:
    quote = str(plain["quote"])
    origins = cast(list[str | None] | None, plain["origin"])
    return Label(
        quote=quote,
        span=span_of(quote, text),
        patterns=tuple(_pattern(one) for one in cast(list[Plain], plain["as"])),
        origins=tuple(origin for origin in origins or () if origin is not None),
        narrated=origins is None or None in origins,
        media=_strings(plain, "medium"),
        whens=_strings(plain, "when"),
        modalities=_strings(plain, "modality") or ("actual",),
        is_optional=plain.get("optional", False) is True,
    )


def _pattern(plain: Plain) -> Pattern:
    number = cast(list[int | None] | None, plain.get("number"))
    whose = cast(Sequence[Sequence[str]], plain.get("whose") or ())
    return Pattern(
        kind=str(plain["kind"]),
        values=_strings(plain, "value"),
        polarities=_strings(plain, "polarity") or ("affirmed",),
        channels=_strings(plain, "with"),
        numbers=((cast(int, number[0]), number[1]),) if number else (),
        whose=tuple(tuple(spellings) for spellings in whose),
        source=_strings(plain, "from"),
        target=_strings(plain, "to"),
        place=_strings(plain, "place"),
    )


def _strings(plain: Plain, key: str) -> tuple[str, ...]:
    return tuple(cast(Sequence[str], plain.get(key) or ()))
