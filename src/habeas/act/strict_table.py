"""TOML read strictly: every key is taken or refused, so that a slip of the pen is never a silent default."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from habeas.act.errors import MalformedAct
from habeas.facts.errors import HabeasError

Value = TypeVar("Value", str, int, bool)


class StrictTable:
    """A table of a file from which every key must be taken."""

    def __init__(self, file: str, values: Mapping[str, object]) -> None:
        """Take the name of the file, for errors, and the values."""
        self.file = file
        self._left = dict(values)

    def take(self, key: str, kind: type[Value], default: Value | None = None) -> Value:
        """Return the value of a key.

        Raises:
            MalformedAct: it is missing without a default, or of another type.
        """
        value = self._left.pop(key, default)
        if type(value) is not kind:
            raise self.refuse(f"{key} is missing or no {kind.__name__}")
        assert isinstance(value, kind), "its type was just compared"
        return value

    def take_day(self, key: str, default: date | None = None) -> date:
        """Return a day, written as a TOML date."""
        value = self._left.pop(key, default)
        if type(value) is not date:
            raise self.refuse(f"{key} is missing or no day")
        assert isinstance(value, date), "its type was just compared"
        return value

    def take_checked(self) -> date | None:
        """Return the day on which the official text was read, from `read_on`, None where `checked = "no"` stands."""
        if "read_on" in self._left:
            return self.take_day("read_on")
        if self.take("checked", str) != "no":
            raise self.refuse('give read_on = DAY, or checked = "no"')
        return None

    def take_texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none."""
        return tuple(str(one) for one in self._list(key))

    def take_tables(self, key: str) -> tuple[StrictTable, ...]:
        """Return a list of tables, empty where there is none."""
        listed = self._list(key)
        if not all(isinstance(one, dict) for one in listed):
            raise self.refuse(f"{key} holds something that is no table")
        return tuple(StrictTable(self.file, one) for one in listed if isinstance(one, dict))

    def take_days(self, key: str) -> Mapping[date, str]:
        """Return a table of days, each with a text; empty where there is none."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict):
            raise self.refuse(f"{key} is no table")
        try:
            return {date.fromisoformat(day): str(text) for day, text in value.items()}
        except ValueError as error:
            raise self.refuse(f"{key} holds something that is no day") from error

    def take_dates_by_name(self, key: str) -> Mapping[str, date]:
        """Return a table of names, each with a day; empty where there is none."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict) or any(type(day) is not date for day in value.values()):
            raise self.refuse(f"{key} is no table of days")
        return value

    def finish(self) -> None:
        """Refuse what was not taken.

        Raises:
            MalformedAct: a key is left that nobody knows.
        """
        if self._left:
            raise self.refuse(f"nobody knows {min(self._left)}")

    def refuse(self, reason: str) -> HabeasError:
        """Return the error that this file is not described as it must be."""
        return MalformedAct(file=self.file, reason=reason)

    def _list(self, key: str) -> list[object]:
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.refuse(f"{key} is no list")
        return value


def parse_table(file: str, text: str) -> StrictTable:
    """Return the table that a TOML text holds.

    Raises:
        MalformedAct: it is not TOML.
    """
    try:
        return StrictTable(file, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise MalformedAct(file=file, reason="not TOML") from error
