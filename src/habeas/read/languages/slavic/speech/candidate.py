"""One way to read a piece of speech."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.source import SpeechClass, Style
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.phrases import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way to read a piece of speech: tokens of its source and cue, and what was said, in tokens or a quotation.

    `cited` is whoever the source refers to ("со ссылкой на"). `verb` is the reading of the verb, which
    tells gender and number.
    """

    source: Stretch | None
    cue: Stretch
    contents: tuple[Stretch, ...]
    style: Style
    rule: str
    speech_class: SpeechClass = SpeechClass.SPEECH
    cited: Stretch | None = None
    verb: Form | None = None
