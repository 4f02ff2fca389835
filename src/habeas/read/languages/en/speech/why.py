"""Why a piece of English text is taken for somebody's speech: the construction, and the word that reports it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.facts.source import SpeechClass
from habeas.facts.why import Why
from habeas.read.languages.en.speech.resolve import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A construction: its name in the id of a rule, and what it is in words."""

    name: str
    words: str


_BARE = _Frame(name="bare-quotation", words="a quotation by itself")
FRAMES: Mapping[str, _Frame] = {
    "q": _Frame(name="quotation", words="a quotation beside it"),
    "t": _Frame(name="that-clause", words="a clause with “that”, or a whole clause beside it"),
    "z": _Frame(name="bare-clause", words="a clause without “that”"),
    "c": _Frame(name="colon", words="what stands behind a colon"),
    "w": _Frame(name="question", words="a clause that begins with a question word"),
    "o": _Frame(name="object", words="somebody and what they are to do"),
    "i": _Frame(name="infinitive", words="a verb with “to”"),
    "n": _Frame(name="noun-phrase", words="a noun phrase: what is spoken of"),
}
"""The constructions by the letter that the list of reporting words has for them."""

_CLASSES = {
    SpeechClass.SPEECH: "says",
    SpeechClass.ATTITUDE: "thinks or wants",
    SpeechClass.STANCE: "is for or against",
}


def rule_of(draft: Draft) -> str:
    """Return the name of the rule that found a piece of speech, such as `speech/that-clause`."""
    return f"speech/{_frame(draft).name}"


def why_of(draft: Draft, text: str) -> Why:
    """Return what made a piece of text somebody's speech."""
    frame, lead = _frame(draft), draft.lead
    if lead is None or draft.cue is None:
        return Why(says=f"{frame.words} is somebody's speech", frame=frame.words)
    cue = " ".join(draft.cue.of(text).split())
    who = f"“{' '.join(draft.source.of(text).split())}”" if draft.source is not None else "somebody who is not named"
    goes_on = f"; {len(draft.content)} stretches of text" if len(draft.content) > 1 else ""
    return Why(
        says=f"“{cue}” reports what {who} {_CLASSES[lead.speech_class]}",
        cues=(draft.cue,),
        frame=f"{frame.words}{goes_on}",
    )


def _frame(draft: Draft) -> _Frame:
    return FRAMES[draft.lead.frame] if draft.lead is not None else _BARE
