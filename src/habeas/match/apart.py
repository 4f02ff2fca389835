"""Call signs, told apart from names: whom one means only a person can say, so it is never compared as a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"(?:позывн\w+|позивн\w+|позыўн\w+|прозвищ\w+|прізвиськ\w+|call[- ]?sign|nom de guerre)"
_CALL_SIGN = re.compile(
    rf"[,;(\s]*\b{_WORD}\s*[:—–-]?\s*(?:[«“„\"'‘](?P<quoted>[^»”“\"'’]{{1,60}})[»”“\"'’]|(?P<bare>[\w-]+))\s*\)?",
    re.IGNORECASE,
)
_TRIGGERS = ("позы", "пози", "проз", "пріз", "call", "guerre")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """A spelling without its call signs, and these."""

    name: str
    call_signs: tuple[str, ...]


def set_apart(spelling: str) -> SetApart:
    """Return the name that a spelling holds, and the call signs that it says are such."""
    lowered = spelling.lower()
    if not any(trigger in lowered for trigger in _TRIGGERS):
        return SetApart(name=spelling, call_signs=())
    signs = tuple((found["quoted"] or found["bare"]).strip() for found in _CALL_SIGN.finditer(spelling))
    return SetApart(name=_CALL_SIGN.sub(" ", spelling), call_signs=signs)
