"""The shape that a model's answer must have, and the words that it may choose from."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.claim import ACTS, CLAIM_KINDS, WHEREABOUTS_STATES
from habeas.facts.party import PartyKind
from habeas.facts.statement import Modality

CONTACT_STATES = ("in contact", "lost", "denied", "permitted")
CONTACT_WITH = ("family", "lawyer", "anyone")
COUNT_STATES = (
    "refused", "returned", "held", "arrested", "killed", "dead", "missing", "released", "signed", "remaining",
    "transferred", "sent", "abducted", "tortured", "wounded", "escaped", "resigned",
)  # fmt: skip
RESPONSES = ("granted", "refused", "denied the event", "acknowledged", "no answer")
TIES = (
    "mother of", "father of", "wife of", "husband of", "sister of", "brother of", "son of", "daughter of",
    "relative of", "friend of", "lawyer of", "commander of", "head of", "member of", "founder of", "colleague of",
)  # fmt: skip
MOST_STATEMENTS = 200
"""How many statements are taken from one answer."""

Schema = Mapping[str, object]


def _text(most: int) -> Schema:
    return {"type": "string", "maxLength": most}


def _one_of(*words: str) -> Schema:
    return {"type": "string", "enum": ["", *words]}


def _names() -> Schema:
    return {"type": "array", "items": _text(200), "maxItems": 20}


_STATEMENT: Mapping[str, Schema] = {
    "quote": _text(2_000),
    "occurrence": {"type": "integer", "minimum": 1, "maximum": 200},
    "before": _text(200),
    "kind": {"type": "string", "enum": list(CLAIM_KINDS)},
    "speaker": _text(300),
    "cue": _text(100),
    "of": _names(),
    "by": _names(),
    "to": _text(200),
    "place": _text(200),
    "act": _one_of(*ACTS),
    "state": _one_of(*dict.fromkeys((*WHEREABOUTS_STATES, *CONTACT_STATES, *COUNT_STATES))),
    "with": _one_of(*CONTACT_WITH),
    "tie": _one_of(*TIES),
    "response": _one_of(*RESPONSES),
    "asks": _text(500),
    "number_words": _text(100),
    "at_least": {"type": "integer", "minimum": 0},
    "at_most": {"type": ["integer", "null"], "minimum": 0},
    "date_words": _text(100),
    "denied": {"type": "boolean"},
    "modality": {"type": "string", "enum": [one.value for one in Modality]},
}

ANSWER_SCHEMA: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["names", "statements"],
    "properties": {
        "names": {
            "type": "array",
            "maxItems": 200,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "kind"],
                "properties": {
                    "name": _text(200),
                    "kind": {"type": "string", "enum": [one.value for one in PartyKind]},
                },
            },
        },
        "statements": {
            "type": "array",
            "maxItems": MOST_STATEMENTS,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["quote", "kind"],
                "properties": _STATEMENT,
            },
        },
    },
}
"""The JSON schema that is sent with every question."""
