"""Why a Russian or Ukrainian claim or piece of speech is proposed: the word that set it off, and how it is read."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.span import Span
from habeas.facts.why import Weighed, Why

_FRAMES: Mapping[str, str] = {
    "subject": "of its subject",
    "object": "of its object",
    "noun": "as a noun, of those named behind it",
    "to": "of those to whom it is done",
    "from": "of those from whom it is taken",
    "located": "of its subject, with a place",
    "faced": "of the dative that it threatens",
    "kept": "of its subject",
    "guarded": "done to its object, with a word for custody",
    "among": "done to those among whom the named person is",
    "refusal": "of those who refuse",
}
_KINDS: Mapping[str, str] = {
    "count": "a number of people",
    "tie": "a word of kinship, office or service between two who are named",
    "appeal": "somebody asks, demands or complains",
    "response": "an appeal is answered, or is not",
    "remark": "speech in which no claim of another kind was found",
    "denied again": "what somebody told before, denied by another",
    "no answer": "an answer is said to be missing, or not to have come",
    "fate unknown": "nobody knows the fate or the whereabouts of those named behind it",
    "nothing known": "nothing is known of somebody",
    "seen in custody": "somebody was seen in a cell, a cellar or a prison",
    "no such person": "an office says that it has no such person",
    "contact: not heard of": "nobody has heard of somebody",
    "contact: does not get in touch": "somebody does not get in touch, or stopped to",
    "contact: gets in touch": "somebody gets in touch",
    "contact: contact lost": "contact is said to be lost, or there is none",
    "contact: does not answer": "somebody does not answer calls",
    "contact: telephone off": "a telephone is off",
    "contact: no word": "no message came",
    "contact: talked": "somebody was talked to for the last time",
    "contact: not reached": "somebody could not be reached",
    "contact: not seen any more": "nobody has seen somebody since",
    "contact: calls": "somebody calls kin",
    "contact: does not call": "somebody does not call",
    "contact: let in": "a lawyer or kin are let in or kept out",
}
_SPEECH: Mapping[str, str] = {
    "that": "a clause behind “что” or “що”",
    "colon": "what stands behind a colon",
    "about": "a phrase behind “о” or “про”",
    "according": "words for “according to”",
    "parenthesis": "words set between commas",
    "quotation": "a quotation beside a verb of speech",
    "continuation": "a quotation that goes on with the speech before it",
    "headline": "a headline with its source behind a dash or before a colon",
    "turn": "a name with a colon before a turn of a transcript",
    "answer": "the answer to a question, in an interview",
    "author": "a text that says “I” outside of all quotations",
    "pointing back": "“of this” points back to what stands before",
    "denial": "a clause that denies what stands before it",
    "announced": "a recording or a letter that the lines before announce",
    "heading": "a name with a colon before what is said",
}


def why_claim(rule: str, cue: Span | None, text: str, confidence: float, doubt: float = 0.0) -> Why:
    """Return what made a claim.

    Args:
        rule: Its rule, such as `act by object`.
        cue: The word that set it off, None where speech alone did.
        text: The text of the report.
        confidence: What the reader made of the word, its form, and who stands around it.
        doubt: What of it was taken away because the person is a guess.
    """
    kind, _, frame = rule.partition(" by ")
    if frame:
        says = f"“{cue.of(text) if cue else ''}” tells of {kind}, {_FRAMES.get(frame, f'read by its {frame}')}"
    else:
        told = _KINDS.get(rule, rule)
        says = f"“{cue.of(text)}”: {told}" if cue is not None and rule != "remark" else told
    reason = "how often the word in this form, with those around it, means this"
    weighed = [Weighed(reason=reason, by=round(confidence + doubt, 2))]
    if doubt:
        weighed.append(Weighed(reason="the person is guessed from what stands before", by=-doubt))
    return Why(says=says, cues=(cue,) if cue else (), weighed=tuple(weighed))


def why_speech(rule: str, cue: Span | None, source: Span | None, text: str) -> Why:
    """Return what made a piece of text somebody's speech."""
    who = f"“{' '.join(source.of(text).split())}”" if source is not None else "somebody who is not named"
    if cue is None:
        return Why(says=f"all this is what {who} says", cues=(source,) if source else (), frame=_SPEECH.get(rule, rule))
    return Why(says=f"“{cue.of(text)}” reports what {who} says", cues=(cue,), frame=_SPEECH.get(rule, rule))
