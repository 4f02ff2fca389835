"""What a model answered, taken apart: whatever has not the right shape is left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.facts.claim import CLAIM_KINDS
from habeas.facts.party import PartyKind
from habeas.facts.statement import Modality
from habeas.read.model.schema import MOST_STATEMENTS

_MOST_NAMES = 200
_LARGEST_NUMBER = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement as the model gave it. Words are looked for in the text later; nothing here is true yet."""

    quote: str
    kind: str
    occurrence: int | None
    before: str
    speaker: str
    cue: str
    of: tuple[str, ...]
    by: tuple[str, ...]
    words: Mapping[str, str]
    at_least: int | None
    at_most: int | None
    is_denied: bool
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The names that a model gave, with their kinds, and its statements."""

    names: Mapping[str, PartyKind]
    statements: tuple[Said, ...]


def parse_answer(content: str) -> Answer | None:
    """Return what a model answered, None where it is no JSON object with a list of statements.

    A fence of three backticks around it is taken off. Members of a wrong type are left out one by one.
    """
    try:
        answer = json.loads(_without_fence(content))
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, dict) or not isinstance(answer.get("statements"), list):
        return None
    names = answer.get("names")
    found = [_name(one) for one in (names if isinstance(names, list) else ())[:_MOST_NAMES]]
    said = [_said(one) for one in answer["statements"][:MOST_STATEMENTS]]
    return Answer(
        names=dict(pair for pair in found if pair is not None),
        statements=tuple(one for one in said if one is not None),
    )


def _without_fence(content: str) -> str:
    stripped = content.strip()
    if stripped.startswith("```") and stripped.endswith("```"):
        return stripped.removeprefix("```").removeprefix("json").removesuffix("```")
    return stripped


def _name(given: object) -> tuple[str, PartyKind] | None:
    if not isinstance(given, dict):
        return None
    name, kind = given.get("name"), given.get("kind")
    if not isinstance(name, str) or not name.strip() or kind not in set(PartyKind):
        return None
    return name, PartyKind(kind)


def _said(given: object) -> Said | None:
    if not isinstance(given, dict):
        return None
    words = {key: value for key, value in given.items() if isinstance(value, str)}
    kind, modality = words.get("kind", ""), words.get("modality", "")
    if kind not in CLAIM_KINDS or not words.get("quote"):
        return None
    return Said(
        quote=words["quote"],
        kind=kind,
        occurrence=_whole(given.get("occurrence")),
        before=words.get("before", ""),
        speaker=words.get("speaker", ""),
        cue=words.get("cue", ""),
        of=_several(given.get("of")),
        by=_several(given.get("by")),
        words=words,
        at_least=_whole(given.get("at_least")),
        at_most=_whole(given.get("at_most")),
        is_denied=given.get("denied") is True,
        modality=Modality(modality) if modality in set(Modality) else Modality.ACTUAL,
    )


def _whole(given: object) -> int | None:
    whole = isinstance(given, int) and not isinstance(given, bool)
    return given if whole and isinstance(given, int) and 0 <= given <= _LARGEST_NUMBER else None


def _several(given: object) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,)
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()
