"""Entities by a table, so that speech is tested without the search for names."""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.speech import find_attributions


@dataclass(frozen=True, kw_only=True)
class Known:
    """Words → entity id; the first words of the table that a span holds win."""

    text: str
    table: dict[str, str] = field(default_factory=dict)

    def at(self, span: Span) -> str | None:
        """Return the entity of the first known words in a span."""
        return next((entity for words, entity in self.table.items() if words in span.of(self.text)), None)

    def begins_in(self, entity_id: str, span: Span) -> bool:
        """Return whether the first words of an entity lie in a span."""
        first = min(self.text.find(words) for words, entity in self.table.items() if entity == entity_id)
        return span.start <= first < span.end

    def is_named_in(self, entity_id: str, span: Span) -> bool:
        """Return whether words of an entity lie in a span."""
        return entity_id in self.within(span)

    def within(self, span: Span) -> tuple[str, ...]:
        """Return every known entity in a span."""
        return tuple(entity for words, entity in self.table.items() if words in span.of(self.text))


def speech_in(text: str, **table: str) -> tuple[Attribution, ...]:
    """Return the attributions of a text; `table` maps words to entity ids."""
    return find_attributions(parse_document(text), Known(text=text, table=table))


def words_of(text: str, span: Span | None) -> str:
    """Return the words of a span, "-" for none."""
    return "-" if span is None else span.of(text)


def contents_of(text: str, attribution: Attribution) -> list[str]:
    """Return the words of each stretch of content."""
    return [span.of(text) for span in attribution.content]
