"""Who says it: the origin, those who passed it on, and how it reached us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.facts.span import Span
from habeas.facts.why import Why


class Style(StrEnum):
    """How a report gives somebody's speech."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Medium(StrEnum):
    """Through what the speech reached the report."""

    INTERVIEW = "interview"
    VIDEO = "video"
    AUDIO = "audio"
    STATEMENT = "statement"
    LETTER = "letter"
    POST = "post"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class SpeechClass(StrEnum):
    """What the cue of an attribution reports: saying, believing and wanting, or backing and opposing."""

    SPEECH = "speech"
    ATTITUDE = "attitude"
    STANCE = "stance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When somebody spoke, as the report gives it."""

    edtf: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One person, group or outlet in the chain from the origin to the page, and what it did ("said", "told")."""

    who: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One piece of reported speech in a text, recognised as a claim or not.

    `entity` is the id of the speaker among the reading's entities, None where nobody is named; `chain` begins
    with the origin. `rule` names what found it, `why` explains it.
    """

    id: str
    source: Span | None
    entity: str | None
    cue: Span | None
    content: tuple[Span, ...]
    style: Style
    medium: Medium = Medium.UNKNOWN
    speech_class: SpeechClass = SpeechClass.SPEECH
    said: Said | None = None
    chain: tuple[Link, ...] = ()
    rule: str = ""
    why: Why | None = None
