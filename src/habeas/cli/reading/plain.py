"""A reading as one line of JSON, key for key as the contract has it."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from habeas.cli.output import to_json
from habeas.cli.reading.outcome import Outcome
from habeas.facts.plain import to_plain

_KEYS = ("language", "published", "reader", "entities", "attributions", "statements", "incident")
_EXPLAINING = ("rule", "why")
"""The keys of a statement or an attribution that say what made it; they are shown only where they are asked for."""
EVERYTHING = "all"
"""What asks for the explanation of everything in a reading."""


def json_line(outcome: Outcome, *, explained: Collection[str] = ()) -> str:
    """Return one JSON object without a line break: the reading, or the error with its code and message.

    Args:
        outcome: What came of one input.
        explained: The ids of statements and attributions that carry `rule` and `why` too; `all` for every one.
    """
    if outcome.reading is None:
        return to_json({"file": outcome.file, "error": _error(outcome)})
    plain = cast("dict[str, object]", to_plain(outcome.reading))
    shown: dict[str, object] = {"file": outcome.file} | {key: plain[key] for key in _KEYS}
    for part in ("attributions", "statements"):
        members = cast("list[dict[str, object]]", shown[part])
        shown[part] = [_shown(member, explained) for member in members]
    return to_json(shown)


def _shown(member: dict[str, object], explained: Collection[str]) -> dict[str, object]:
    if EVERYTHING in explained or member["id"] in explained:
        return member
    return {key: value for key, value in member.items() if key not in _EXPLAINING}


def _error(outcome: Outcome) -> dict[str, str]:
    error = outcome.error
    assert error is not None, "an outcome is a reading or an error"
    return {"code": error.code, "message": str(error)}
