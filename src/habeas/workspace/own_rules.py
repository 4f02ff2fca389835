"""The group's own rules and calendars: `rules.toml` and `calendars/*.toml` in the workspace folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from habeas.act.calendar import WorkCalendar, parse_calendar
from habeas.act.errors import MalformedAct
from habeas.act.rule import Rule, parse_rules

RULES_FILE = "rules.toml"
CALENDARS_FOLDER = "calendars"


def read_own_rules(folder: Path) -> Mapping[str, Rule]:
    """Return the rules of a workspace's own file, by id; none where there is no file.

    Raises:
        MalformedAct: the file is not as it must be.
    """
    path = folder / RULES_FILE
    return parse_rules(RULES_FILE, _read(path)) if path.exists() else {}


def read_own_calendars(folder: Path) -> Mapping[str, WorkCalendar]:
    """Return the calendars of a workspace's own folder, by id; one of the same id replaces the one that ships.

    Raises:
        MalformedAct: a file is not as it must be.
    """
    found = sorted((folder / CALENDARS_FOLDER).glob("*.toml"))
    return {path.stem: parse_calendar(path.stem, _read(path)) for path in found}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedAct(file=path.name, reason=type(error).__name__) from error
