"""A text as the questions about its incident see it: which act stands at which token, and where names stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from habeas.facts.reading import Entity
from habeas.facts.span import Span
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.names import Entities

LEAD_SENTENCES = 4
MOST_HEADLINE_SENTENCES = 4
Features = dict[str, float]


@dataclass(slots=True, kw_only=True)
class Stand:
    """Tokens `first` to `last` that stand for an entity, in a sentence; `is_named` where by its name."""

    first: Final[int]
    last: Final[int]
    sentence: Final[int]
    entity: Final[str]
    is_named: Final[bool]


class Scene:
    """One document with its entities, indexed for the questions about the incident.

    `acts` has one class of act, or an empty string, for each token; `sentence_of` one sentence index; `kin` are the
    ids of those who are told to be somebody's kin; `told` keeps what was found out of tokens `first` to `last`.
    """

    def __init__(self, document: Document, entities: Entities) -> None:
        """Index acts, sentences and stands."""
        self.document = document
        self.entities = entities
        self.tokens = document.tokens
        self.sentences = document.sentences
        classes = load_acts().classes
        self.acts = [classes.get(lemma, "") for lemma in document.lemmas]
        lengths = (repeat(number, each.last - each.first) for number, each in enumerate(document.sentences))
        self.sentence_of = list(chain.from_iterable(lengths))
        self.acts_in = [set(self.acts[s.first : s.last]) - {""} for s in document.sentences]
        self.act_counts = Counter(filter(None, self.acts))
        self._starts = document.starts
        self.headline_sentences = self._headline_sentences()
        self.kin = frozenset(tie.from_id for tie in entities.ties)
        headline = document.sentences[self.headline_sentences - 1].last if document.sentences else 0
        self.headline_words = frozenset(document.words[:headline])
        self.told: dict[tuple[int, int], Features] = {}
        self._length = len(document.tokens)
        self.stands = {entity.id: self._stands(entity) for entity in entities.entities}

    def is_headline(self, sentence: int) -> bool:
        """Return whether a sentence belongs to the first paragraph, where a headline stands."""
        return sentence < self.headline_sentences

    def is_lead(self, sentence: int) -> bool:
        """Return whether a sentence stands in the headline or right behind it."""
        return sentence < self.headline_sentences + LEAD_SENTENCES

    def token_at(self, start: int) -> int:
        """Return the index of the first token at or behind a code point."""
        return min(bisect_left(self._starts, start), len(self._starts) - 1)

    def lower(self, position: int) -> str:
        """Return a token's word in small letters, empty outside the text."""
        return self.document.lowers[position] if 0 <= position < self._length else ""

    def act_distance(self, position: int, reach: int = 15) -> int | None:
        """Return how many tokens the nearest act of the same sentence is away, None where none is in reach."""
        sentence = self.sentences[self.sentence_of[position]]
        first, last = max(sentence.first, position - reach), min(sentence.last, position + reach + 1)
        return min((abs(at - position) for at in range(first, last) if self.acts[at]), default=None)

    def _headline_sentences(self) -> int:
        paragraphs = self.document.paragraphs
        return min(paragraphs[0].last, MOST_HEADLINE_SENTENCES) if paragraphs else 0

    def _stands(self, entity: Entity) -> list[Stand]:
        found = [self._stand(span, entity.id, True) for span in entity.mentions]
        found += [self._stand(span, entity.id, False) for span in entity.references]
        return sorted(found, key=lambda stand: stand.first)

    def _stand(self, span: Span, entity: str, is_named: bool) -> Stand:
        first = bisect_left(self._starts, span.start)
        last = max(bisect_right(self._starts, span.end - 1), first + 1)
        return Stand(first=first, last=last, sentence=self.sentence_of[first], entity=entity, is_named=is_named)
