"""The words of acts and actors, by lemma."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """`classes`: lemma → class of act; `roles`: word → sides that it tells; `actors`: word → kinds of actor."""

    classes: dict[str, str]
    roles: dict[str, tuple[str, ...]]
    actors: dict[str, tuple[str, ...]]

    @property
    def class_names(self) -> tuple[str, ...]:
        """The classes of acts, in the order of the list."""
        return tuple(dict.fromkeys(self.classes.values()))


@cache
def load_acts() -> Acts:
    """Return the lists, read once."""
    tables = tomllib.loads(files(__package__).joinpath("acts.toml").read_text("utf-8"))
    return Acts(
        classes={word: name for name, words in tables["classes"].items() for word in words.split()},
        roles=_inverted(tables["roles"]),
        actors=_inverted(tables["actors"]),
    )


def _inverted(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), name)
    return found
