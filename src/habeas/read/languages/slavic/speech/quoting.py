"""Who says a quotation: the verb and its subject right behind it, or before its colon."""

from __future__ import annotations

from habeas.facts.source import SpeechClass, Style
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.phrases import Stretch, phrase_before
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.candidates import DASHES, verb_class
from habeas.read.languages.slavic.speech.sources import IsParty, finite_form, source_of
from habeas.read.languages.slavic.speech.words import SpeechWords
from habeas.read.languages.slavic.tokens import Token

_SHORTEST_QUOTE = 3
_LONGEST_NAME = 4


def cue_of_quote(document: Document, inside: list[int], words: SpeechWords, is_party: IsParty) -> Candidate | None:
    """Return who says a quotation: the verb and subject right behind it, or before its colon.

    Args:
        document: The text taken apart.
        inside: The tokens of the quotation.
        words: Of the language.
        is_party: Tells who is named or described where.
    """
    if len(inside) < _SHORTEST_QUOTE:
        return None
    in_front = _in_front(document, inside, words, is_party)
    if in_front is not None or _is_a_name(document, inside):
        return in_front
    return _behind(document, inside, words, is_party)


def _is_a_name(document: Document, inside: list[int]) -> bool:
    """Return whether a quotation is the name of a body or a paper: few words, a capital first, no verb, no end mark."""
    tokens = [document.tokens[index] for index in inside if document.tokens[index].form.part != "PNCT"]
    if not tokens or len(tokens) > _LONGEST_NAME or not tokens[0].is_capital:
        return False
    before = document.tokens[inside[0] - 1] if inside[0] else None
    led = before is None or before.form.part != "PNCT"
    ends = document.tokens[inside[-2]].text if len(inside) > 1 else ""
    return led and ends not in "!?.…," and not any(token.form.part in ("VERB", "INFN", "PRED") for token in tokens)


def _behind(document: Document, inside: list[int], words: SpeechWords, is_party: IsParty) -> Candidate | None:
    tokens, at = document.tokens, inside[-1] + 1
    while at < len(tokens) and (tokens[at].text in ",.…" or tokens[at].text in DASHES):
        at += 1
    between = document.text[tokens[inside[-1]].end : tokens[at].start] if at < len(tokens) else "\n"
    parted = at > inside[-1] + 1 or tokens[inside[-1]].text in "!?…" or tokens[inside[-2]].text in ",!?…"
    ended = tokens[at - 1].text == "."  # what follows is a sentence of its own
    if ended or not parted or len(between) > 6 or "\n" in between or tokens[at].quote is not None:
        return None
    last = at
    while last < len(tokens) and last < at + 30 and tokens[last].quote is None and tokens[last].text not in ".!?…":
        last += 1
    for verb in range(at, min(last, at + 8)):
        found = verb_class(tokens[verb], words)
        if found is None:
            continue
        source = source_of(tokens, verb, at, last, words, is_party)
        return Candidate(
            source=source, cue=Stretch(first=verb, last=verb + 1), contents=(), style=Style.DIRECT, rule="quotation",
            speech_class=found, verb=finite_form(tokens[verb]),
        )  # fmt: skip
    return None


def _class_of_infinitive(token: Token, words: SpeechWords) -> SpeechClass | None:
    """Return the class of speech of an infinitive: "успел написать ей: «…»"."""
    return next(
        (words.verbs[form.lemma] for form in token.forms if form.part == "INFN" and form.lemma in words.verbs), None
    )


def _finite(document: Document, verb: int, first: int) -> int:
    """Return the verb that has the subject: an infinitive leaves it to the one before it."""
    tokens = document.tokens
    if any(form.part == "VERB" for form in tokens[verb].forms):
        return verb
    before = range(verb - 1, max(first, verb - 4) - 1, -1)
    return next((index for index in before if tokens[index].form.part == "VERB"), verb)


def _announced(document: Document, at: int, words: SpeechWords, is_party: IsParty) -> Candidate | None:
    """Return who speaks in a recording or a letter that the paragraph before announces: the one subject there."""
    tokens = document.tokens
    paragraph = document.paragraphs[document.sentences[document.sentence_at(at)].paragraph]
    first = document.sentences[paragraph.first].first
    inside = range(first, at)
    medium = next((index for index in inside if any(form.lemma in words.media for form in tokens[index].forms)), None)
    named = [index for index in inside if is_party(index) and tokens[index].is_capital and tokens[index].quote is None]
    subjects = [index for index in named if tokens[index].form.case == "nomn"]
    if medium is None or not subjects or subjects[-1] - subjects[0] >= len(subjects):
        return None
    return Candidate(
        source=Stretch(first=subjects[0], last=subjects[-1] + 1), cue=Stretch(first=medium, last=medium + 1),
        contents=(), style=Style.DIRECT, rule="announced",
    )  # fmt: skip


def _in_front(document: Document, inside: list[int], words: SpeechWords, is_party: IsParty) -> Candidate | None:
    tokens, at = document.tokens, inside[0] - 1
    if at < 0 or tokens[at].text != ":":
        return None
    between = document.text[tokens[at].end : tokens[inside[0]].start]
    if "\n" in between:
        return _announced(document, at, words, is_party)
    first = at
    while first > 0 and at - first < 40 and tokens[first - 1].text not in ".!?…" and tokens[first - 1].quote is None:
        first -= 1
    for verb in range(at - 1, first - 1, -1):
        found = verb_class(tokens[verb], words) or _class_of_infinitive(tokens[verb], words)
        if found is not None:
            source = source_of(tokens, _finite(document, verb, first), first, at, words, is_party)
            return Candidate(
                source=source, cue=Stretch(first=verb, last=verb + 1), contents=(), style=Style.DIRECT,
                rule="quotation", speech_class=found, verb=finite_form(tokens[verb]),
            )  # fmt: skip
    name = phrase_before(tokens, at, first)
    if name is not None and name.first == first and name.last - name.first <= 6:
        return Candidate(
            source=name, cue=Stretch(first=at, last=at + 1), contents=(), style=Style.DIRECT, rule="heading",
        )  # fmt: skip
    return None
