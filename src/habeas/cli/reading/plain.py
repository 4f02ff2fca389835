"""A reading as one line of JSON, key for key as the contract has it."""

from __future__ import annotations

import json
from typing import cast

from habeas.cli.reading.outcome import Outcome
from habeas.facts.plain import to_plain

_KEYS = ("language", "published", "reader", "entities", "attributions", "statements", "incident")
_OURS_ALONE = "rule"
"""The key of a statement that says which rule made it: for those who work on the rules, not in the contract."""


def json_line(outcome: Outcome) -> str:
    """Return one JSON object without a line break: the reading, or the error with its code and message."""
    if outcome.reading is None:
        return json.dumps({"file": outcome.file, "error": _error(outcome)}, ensure_ascii=False)
    plain = cast("dict[str, object]", to_plain(outcome.reading))
    shown: dict[str, object] = {"file": outcome.file} | {key: plain[key] for key in _KEYS}
    statements = cast("list[dict[str, object]]", shown["statements"])
    shown["statements"] = [
        {key: value for key, value in statement.items() if key != _OURS_ALONE} for statement in statements
    ]
    return json.dumps(shown, ensure_ascii=False)


def _error(outcome: Outcome) -> dict[str, str]:
    error = outcome.error
    assert error is not None, "an outcome is a reading or an error"
    return {"code": error.code, "message": str(error)}
