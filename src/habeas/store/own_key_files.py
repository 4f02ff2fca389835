"""Where the own keys of people lie, and the way that one of them takes while it is made.

A new file is written whole under the name of one that is to follow, then the log says that it is in force, then it gets
its own name. Whoever is stopped in between leaves a file that the log speaks of, which is put in place, or one that it
does not, which is removed: `habeas.store.own_keys` does either at the next opening.
"""

from __future__ import annotations

import re
from pathlib import Path

from habeas.facts.ids import ActorId
from habeas.store.durable import sync_folder, writing

_ACTOR = re.compile("a-[0-9a-z]{1,64}")
_PREFIX, _KEY, _FOLLOWING = "person-", ".key", ".next"


def own_key_file(folder: Path, person: ActorId) -> Path:
    """Return where the own key of a person lies in a folder of keys."""
    return folder / f"{_PREFIX}{person}{_KEY}"


def following_file(folder: Path, person: ActorId) -> Path:
    """Return where an own key lies until the log says that it is in force."""
    return folder / f"{_PREFIX}{person}{_FOLLOWING}"


def people_with_keys(folder: Path) -> tuple[ActorId, ...]:
    """Return the ids of the people whose own keys lie in a folder, in order."""
    return _named(folder, _KEY)


def people_to_follow(folder: Path) -> tuple[ActorId, ...]:
    """Return the ids of the people whose new keys were not put in place, in order."""
    return _named(folder, _FOLLOWING)


def own_key_of(folder: Path, given: str) -> ActorId | None:
    """Return the id of the person that was given, where it is the id of one who has an own key; None for a name."""
    return ActorId(given) if _ACTOR.fullmatch(given) and own_key_file(folder, ActorId(given)).is_file() else None


def put_in_force(folder: Path, person: ActorId) -> None:
    """Let the own key that is to follow take its name; raises CannotWrite where the system refuses."""
    path = own_key_file(folder, person)
    with writing(path.name):
        following_file(folder, person).rename(path)
        sync_folder(folder)


def remove_own_key(path: Path) -> None:
    """Remove the file of an own key for good; raises CannotWrite where the system refuses."""
    with writing(path.name):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def _named(folder: Path, suffix: str) -> tuple[ActorId, ...]:
    names = (path.name.removeprefix(_PREFIX).removesuffix(suffix) for path in folder.glob(f"{_PREFIX}*{suffix}"))
    return tuple(ActorId(name) for name in sorted(names) if _ACTOR.fullmatch(name))
