"""Whether a verb that "and" joins to a passive one is passive as well."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.en.tokens import Token

_HOLDING = frozenset("hold keep detain take arrest seize jail confine imprison lock".split())
_HANDLING = frozenset("move transfer transport bring send ferry release torture interrogate kill jail".split())
"""Verbs of what is done to those held, whose participle looks like a past tense: "was held and then moved to"."""


def goes_on_passive(tokens: Sequence[Token], head: int, previous: str) -> bool:
    """Return whether a verb at a token is a participle, joined to the passive verb with the lemma `previous`.

    "was held until May and then moved to a camp" is; "was released and moved to a camp" may be his own doing.
    """
    token, before = tokens[head], tokens[head - 1]
    if token.tag == "VBN":
        return True
    handled = previous in _HOLDING and token.lemma in _HANDLING and before.tag in ("RB", "CC")
    return handled and token.tag == "VBD" and tokens[head + 1].tag in ("TO", "IN", "RB", ".", ",")
