"""What stays with our own rules when a model reads: dates in words, and page furniture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.facts.span import Span
from habeas.facts.when import When


def _no_dates(text: str, published: date | None) -> tuple[When, ...]:
    return ()


def _no_furniture(text: str) -> tuple[Span, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The rules of one language that a model's reading goes by; a language without rules finds nothing."""

    find_dates: Callable[[str, date | None], tuple[When, ...]] = _no_dates
    find_furniture: Callable[[str], tuple[Span, ...]] = _no_furniture


NO_RULES = LanguageRules()
"""Of a language that Habeas has no rules for."""


def _english_dates(text: str, published: date | None) -> tuple[When, ...]:
    from habeas.read.languages.en.dates import find_dates
    from habeas.read.languages.en.document import parse_document

    return find_dates(parse_document(text), published)


def _english_furniture(text: str) -> tuple[Span, ...]:
    from habeas.read.languages.en.document import parse_document

    return parse_document(text).furniture


def _russian_dates(text: str, published: date | None) -> tuple[When, ...]:
    from habeas.read.languages.slavic.dates import dates_in

    return dates_in("ru", text, published)


def _ukrainian_dates(text: str, published: date | None) -> tuple[When, ...]:
    from habeas.read.languages.slavic.dates import dates_in

    return dates_in("uk", text, published)


RULES: Mapping[str, LanguageRules] = {
    "en": LanguageRules(find_dates=_english_dates, find_furniture=_english_furniture),
    "ru": LanguageRules(find_dates=_russian_dates),
    "uk": LanguageRules(find_dates=_ukrainian_dates),
}
"""The rules by language."""
