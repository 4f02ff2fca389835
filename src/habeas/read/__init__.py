"""From a text to a reading: what it proposes, with exact words."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache

from habeas.facts.reading import Reading
from habeas.read.errors import EmptyText, NoReaderYet
from habeas.read.gate import pass_gate
from habeas.read.language import UNDETERMINED, detect_language
from habeas.read.levels import with_levels
from habeas.read.reader import Reader
from habeas.read.stretches import Joined, stretches_of
from habeas.read.unnamed import is_pronoun, naming, without_pronoun_names
from habeas.read.unseen import laid_over, seen

__all__ = [
    "READERS",
    "UNDETERMINED",
    "EmptyText",
    "NoReaderYet",
    "Reader",
    "ReaderOf",
    "detect_language",
    "is_pronoun",
    "naming",
    "pass_gate",
    "read",
    "rules_of",
]


@cache
def _english() -> Reader:
    from habeas.read.languages.en.reader import EnglishReader

    return EnglishReader()


@cache
def _russian() -> Reader:
    from habeas.read.languages.ru.reader import make_reader

    return make_reader()


@cache
def _ukrainian() -> Reader:
    from habeas.read.languages.uk.reader import make_reader

    return make_reader()


ReaderOf = Callable[[str], Reader]
"""Gives the reader of a language, by its ISO 639-1 code."""

READERS: Mapping[str, Callable[[], Reader]] = {"en": _english, "ru": _russian, "uk": _ukrainian}
"""For each language that can be read, what makes its reader; word lists load at the first use."""


def read(
    text: str, *, published: date | None = None, language: str | None = None, readers: ReaderOf | None = None
) -> Reading:
    """Return what a text says: who says it, about whom, with the exact words.

    A very long text is read in stretches (`stretches.py`), so that it takes time and memory in proportion; letters
    that nobody sees are passed over (`unseen.py`).

    Args:
        text: The text layer, exactly as stored.
        published: The day of the report; words like "last week" count from it.
        language: ISO 639-1 code; found out from the text where it is None.
        readers: Gives the reader of a language, such as `ModelReaders`; the rules of this package where it is None.

    Raises:
        EmptyText: the text holds nothing but white space.
        NoReaderYet: there is no reader for the language.
    """
    shown = seen(text)
    words = text if shown is None else shown.text
    if not words or words.isspace():
        raise EmptyText
    chosen = language or detect_language(words)
    found = _read_stretches(words, published, (readers or rules_of)(chosen))
    whole = with_levels(found if shown is None else laid_over(found, text, shown))
    return pass_gate(text, without_pronoun_names(whole))


def _read_stretches(text: str, published: date | None, reader: Reader) -> Reading:
    stretches, joined = tuple(stretches_of(text)), Joined()
    if len(stretches) == 1:
        with _no_search_for_rings():
            return reader.read(text, published)
    for stretch in stretches:
        if (words := stretch.of(text)).strip():
            with _no_search_for_rings():
                joined.add(reader.read(words, published), stretch.start)
    return joined.reading()


@contextmanager
def _no_search_for_rings() -> Iterator[None]:
    """Hold Python back from looking for rings of objects: reading makes many objects, and hardly a ring among them."""
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def rules_of(language: str) -> Reader:
    """Return the reader of a language by rules.

    Raises:
        NoReaderYet: there is none.
    """
    if language not in READERS:
        raise NoReaderYet(language=language)
    return READERS[language]()
