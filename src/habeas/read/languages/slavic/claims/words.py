"""The words by which a Slavic language tells of acts, whereabouts, contact, appeals and ties."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What a word tells: `kind` act or whereabouts, its `value`, how its parties stand, how often it means this."""

    kind: str
    value: str
    frame: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """`triggers` by dictionary form; `scene` holds sets of words by table and name."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    scene: Mapping[str, Mapping[str, frozenset[str]]]

    _sets: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict, repr=False, compare=False)
    _tables: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def told_by(self, *forms: Form) -> Iterator[Trigger]:
        """Yield what some readings of a word can tell."""
        return (trigger for form in forms for trigger in self.triggers.get(form.lemma, ()))

    def tables_of(self, token: Token) -> frozenset[str]:
        """Return the tables that hold the word or one of its dictionary forms in some set."""
        known = self._tables.get(token.lower)
        if known is None:
            known = frozenset(table for table, _ in self.sets_of(token))
            if len(self._tables) < _MOST_REMEMBERED:
                self._tables[token.lower] = known
        return known

    def sets_of(self, token: Token) -> frozenset[tuple[str, str]]:
        """Return the sets, each as table and name, that hold the word or one of its dictionary forms."""
        known = self._sets.get(token.lower)
        if known is None:
            readings = {token.lower, *(form.lemma for form in token.forms)}
            known = frozenset(
                (table, name)
                for table, sets in self.scene.items()
                for name, words in sets.items()
                if not words.isdisjoint(readings)
            )
            if len(self._sets) < _MOST_REMEMBERED:
                self._sets[token.lower] = known
        return known

    def has(self, token: Token, table: str, name: str) -> bool:
        """Return whether some reading of a word, or the word itself, is in a set."""
        return (table, name) in self.sets_of(token)

    def name_in(self, token: Token, table: str) -> str | None:
        """Return the first set of a table that holds the word, None where none does."""
        held = self.sets_of(token)
        return next((name for name in self.scene[table] if (table, name) in held), None) if held else None


_MOST_REMEMBERED = 50_000
"""For how many words their sets are remembered."""


@cache
def load_claim_words(language: str) -> ClaimWords:
    """Return the words of `ru` or `uk`, read once."""
    folder = files(f"habeas.read.languages.{language}").joinpath("data")
    triggers: dict[str, tuple[Trigger, ...]] = {}
    for line in folder.joinpath("claims.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, value, frame, confidence, text = line.split("\t")
        trigger = Trigger(kind=kind, value=value, frame=frame, confidence=float(confidence))
        for word in text.split():
            triggers[word] = (*triggers.get(word, ()), trigger)
    tables = tomllib.loads(folder.joinpath("scene.toml").read_text("utf-8"))
    scene = {
        table: {name: frozenset(text.split()) for name, text in content.items()} for table, content in tables.items()
    }
    return ClaimWords(triggers=triggers, scene=scene)
