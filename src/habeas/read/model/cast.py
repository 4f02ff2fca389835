"""The names that a model gave, as entities of the text: whoever does not stand in it by that name is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from habeas.facts.party import PartyKind
from habeas.facts.reading import Entity
from habeas.read.model.quotes import mentions_of

_LONGEST_NAME = 200


class Cast:
    """Whom a text names, numbered in the order in which they first stand in it.

    A person called by one word is the one person whose fuller name ends in it; where several do, or none, one apart.
    """

    def __init__(self, text: str, names: Mapping[str, PartyKind]) -> None:
        """Look for each name in the text, and leave out those that are not there."""
        found = {name: mentions_of(text, name) for name in names if _is_name(name)}
        present = sorted((mentions[0].start, name) for name, mentions in found.items() if mentions)
        full = {name: _fuller(name, [other for _, other in present], names) for _, name in present}
        self._ids: dict[str, str] = {}
        spellings: dict[str, list[str]] = {}
        for _, name in present:
            spellings.setdefault(full[name], []).append(name)
        self._entities: dict[str, Entity] = {}
        for number, (name, others) in enumerate(spellings.items(), 1):
            entity_id = f"e{number}"
            self._ids |= dict.fromkeys(others, entity_id)
            mentions = {span for one in others for span in found[one]}
            apart = {one for one in mentions if not any(two != one and two.covers(one) for two in mentions)}
            self._entities[entity_id] = Entity(
                id=entity_id, kind=names[name], name=name, spellings=(name, *(one for one in others if one != name)),
                mentions=tuple(sorted(apart)),
            )  # fmt: skip

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Everyone and everything that is named."""
        return tuple(self._entities.values())

    def id_of(self, name: str, *kinds: PartyKind) -> str | None:
        """Return the id of a name, None where the text does not have it or it is of another kind."""
        entity_id = self._ids.get(name.strip())
        if entity_id is None or (kinds and self._entities[entity_id].kind not in kinds):
            return None
        return entity_id

    def ids_of(self, names: Iterable[str], *kinds: PartyKind) -> tuple[str, ...]:
        """Return the ids of those names that the text has, each once."""
        found = (self.id_of(name, *kinds) for name in names)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def name_of(self, entity_id: str) -> str:
        """Return the name of an entity."""
        return self._entities[entity_id].name


def _is_name(name: str) -> bool:
    plain = name == name.strip() and "\n" not in name and name.isprintable()
    return plain and len(name) <= _LONGEST_NAME and any(letter.isalpha() for letter in name)


def _fuller(name: str, others: list[str], kinds: Mapping[str, PartyKind]) -> str:
    if " " in name or kinds[name] is not PartyKind.PERSON:
        return name
    fuller = [other for other in others if kinds[other] is PartyKind.PERSON and other.endswith(f" {name}")]
    return fuller[0] if len(fuller) == 1 else name
