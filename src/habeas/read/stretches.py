"""A very long text is read in stretches, so that memory and time grow with its length and not faster.

What a person means by "he" is looked for within a stretch; a name that comes again in another one is the same entity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TypeVar, cast

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity, Reading
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Proposal

LONGEST = 150_000
"""A text of more code points is read in stretches of at most so many; the longest articles have half of it."""

_ENDS = (re.compile(r"\n\s*\n|\r\n\s*\r\n"), re.compile(r"[\n\r]"), re.compile(r"[.?!…][\"”’»)]*\s"), re.compile(r"\s"))
_NAMED = frozenset((PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.UNIT, PartyKind.PLACE))

Value = TypeVar("Value")


def stretches_of(text: str, longest: int = LONGEST) -> Iterator[Span]:
    """Yield the stretches of a text, together all of it: cut between paragraphs, else lines, sentences, words."""
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start + longest // 2, start + longest)
        yield Span(start=start, end=end)
        start = end
    yield Span(start=start, end=len(text))


def _cut(text: str, first: int, last: int) -> int:
    for ending in _ENDS:
        ends = [found.end() for found in ending.finditer(text, first, last)]
        if ends:
            return ends[-1]
    return last


@dataclass(slots=True, kw_only=True)
class Joined:
    """Gathers the readings of stretches into one; ids are given anew, in order."""

    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    statements: list[Proposal] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    named: dict[tuple[PartyKind, str], str] = field(default_factory=dict)
    first: Reading | None = None
    last_entity: int = 0

    def add(self, reading: Reading, offset: int) -> None:
        """Add the reading of the stretch that begins at `offset`."""
        names = self._add_entities(reading, offset)
        names |= _numbered("a", [one.id for one in reading.attributions], len(self.attributions))
        names |= _numbered("s", [one.id for one in reading.statements], len(self.statements))

        def rename(name: str) -> str:
            return names.get(name, name)

        self.attributions += [_attribution(one, offset, rename) for one in reading.attributions]
        self.statements += [_proposal(one, offset, rename) for one in reading.statements]
        self.furniture += [shifted(span, offset) for span in reading.furniture]
        self.first = self.first or replace(reading, entities=(), attributions=(), statements=(), furniture=())

    def reading(self) -> Reading:
        """Return all of it as one reading; the principal incident is that of the first stretch.

        Raises:
            ValueError: nothing was added.
        """
        if self.first is None:
            raise ValueError("no stretch was read")
        return replace(
            self.first,
            entities=tuple(self.entities.values()),
            attributions=tuple(self.attributions),
            statements=tuple(self.statements),
            furniture=tuple(self.furniture),
        )

    def _add_entities(self, reading: Reading, offset: int) -> dict[str, str]:
        names: dict[str, str] = {}
        for entity in reading.entities:
            key = (entity.kind, entity.name)
            known = self.named.get(key) if entity.kind in _NAMED else None
            names[entity.id] = known or self._next_entity()
            self.named.setdefault(key, names[entity.id])
        for entity in reading.entities:
            moved = shifted(entity, offset)
            whole = names.get(entity.of, entity.of) if entity.of else None
            self._put(replace(moved, id=names[entity.id], of=whole))
        return names

    def _next_entity(self) -> str:
        self.last_entity += 1
        return f"e{self.last_entity}"

    def _put(self, entity: Entity) -> None:
        known = self.entities.get(entity.id)
        if known is not None:
            entity = replace(
                known,
                spellings=_both(known.spellings, entity.spellings),
                mentions=known.mentions + entity.mentions,
                references=known.references + entity.references,
                roles=_both(known.roles, entity.roles),
            )
        self.entities[entity.id] = entity


def _numbered(letter: str, ids: list[str], known: int) -> dict[str, str]:
    return {one: f"{letter}{number}" for number, one in enumerate(ids, start=known + 1)}


def _both(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def _attribution(one: Attribution, offset: int, rename: Callable[[str], str]) -> Attribution:
    moved = shifted(one, offset)
    return replace(
        moved,
        id=rename(one.id),
        entity=rename(one.entity) if one.entity else None,
        chain=tuple(replace(link, who=rename(link.who)) for link in one.chain),
    )


def _proposal(one: Proposal, offset: int, rename: Callable[[str], str]) -> Proposal:
    moved = shifted(one, offset)
    return replace(
        moved,
        id=rename(one.id),
        attribution=rename(one.attribution) if one.attribution else None,
        claim=one.claim.renamed(rename),
        where=replace(moved.where, entity=rename(moved.where.entity)) if moved.where else None,
    )


def shifted(value: Value, offset: int) -> Value:
    """Return a value of a reading with every span in it moved by `offset` code points."""
    return moved(value, lambda span: Span(start=span.start + offset, end=span.end + offset))


def moved(value: Value, place: Callable[[Span], Span]) -> Value:
    """Return a value of a reading with every span in it put where `place` says."""
    if isinstance(value, Span):
        return cast(Value, place(value))
    if isinstance(value, tuple):
        return cast(Value, tuple(moved(one, place) for one in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    changes = {name: new for name, one in old.items() if (new := moved(one, place)) is not one and new != one}
    return replace(value, **changes) if changes else value
