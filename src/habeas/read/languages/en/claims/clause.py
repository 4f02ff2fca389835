"""One sentence as the rules for claims ask of it: its words, and its verbs once somebody asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.read.languages.en.claims.predicates import find_predicates
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.document import Document, Sentence
from habeas.read.languages.en.tokens import Token


@dataclass(slots=True, kw_only=True)
class Clause:
    """One sentence of a document's `tokens`; `words` are its lemmas and its forms in lower case."""

    sentence: Sentence
    document: Document
    tokens: Sequence[Token]
    words: frozenset[str]
    _predicates: tuple[Predicate, ...] | None = field(default=None, init=False, repr=False, compare=False)

    def places(self, word: str) -> list[int]:
        """Return the tokens of the sentence at which one of its words stands, by lemma or form."""
        first, last = self.sentence.first, self.sentence.last
        found = _places(self.document.lemmas, word, first, last)
        return sorted(found | _places(self.document.lowers, word, first, last))

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """Its predicates, found when they are first asked for: of most sentences nobody asks."""
        if self._predicates is None:
            self._predicates = tuple(find_predicates(self.tokens, self.sentence.first, self.sentence.last))
        return self._predicates


def clause_of(document: Document, sentence: Sentence) -> Clause:
    """Return a sentence of a document with its words."""
    first, last = sentence.first, sentence.last
    words = frozenset(document.lemmas[first:last]).union(document.lowers[first:last])
    return Clause(sentence=sentence, document=document, tokens=document.tokens, words=words)


def _places(words: list[str], word: str, first: int, last: int) -> set[int]:
    """Return where a word stands among `words`, from `first` to `last`, exclusive."""
    found: set[int] = set()
    for _ in range(words[first:last].count(word)):
        first = words.index(word, first, last) + 1
        found.add(first - 1)
    return found
