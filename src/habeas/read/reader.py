"""What a reader is: anything that turns a text of its language into a reading."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from habeas.facts.reading import Reading


class Reader(Protocol):
    """Reads one language.

    A reader only proposes: what it returns passes through the gate, which drops every proposal that is not backed
    by the exact words of the text.
    """

    @property
    def language(self) -> str:
        """The ISO 639-1 code of the language."""
        ...

    @property
    def name(self) -> str:
        """Name and version, such as `rules-en/1`; a reading carries it."""
        ...

    def read(self, text: str, published: date | None) -> Reading:
        """Return what the text says.

        Args:
            text: The text layer, exactly as stored; spans are code points into it.
            published: The day of the report, None where it is not known.
        """
        ...
