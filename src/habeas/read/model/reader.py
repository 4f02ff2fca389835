"""A reader that asks a language model, and takes of its answers only what the text bears out.

1. The text is cut into windows; the model is asked about one at a time and has nothing but that window.
2. Of each answer the names that stand in the text become its entities.
3. A statement whose quotation stands in its window becomes a proposal; the one who says it must stand there too.
4. What passed goes through the same gate as any reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from habeas.facts.party import PartyKind
from habeas.facts.reading import Reading
from habeas.facts.source import Attribution, Link, Style
from habeas.facts.span import Span
from habeas.facts.statement import Polarity, Proposal, Where
from habeas.facts.when import When
from habeas.facts.why import Weighed, Why
from habeas.read.errors import BadModelName, ModelAnswerUnusable, TextTooLongForModel
from habeas.read.model.answer import Answer, Said, parse_answer
from habeas.read.model.cast import Cast
from habeas.read.model.claims import claim_of
from habeas.read.model.prompt import PROMPT_VERSION, Question, question_of
from habeas.read.model.quotes import find_quote, nearest
from habeas.read.model.rules import NO_RULES, LanguageRules
from habeas.read.model.windows import WINDOW_LETTERS, windows_of

Ask = Callable[[Question], str]
"""Puts a question to a model and returns the content of its answer."""

CONFIDENCE = 0.6
"""What every proposal of a model counts, since nobody has measured it: just enough to be shown."""

LONGEST_TEXT = 600_000
"""How many code points a text may have, at most: a hundred windows."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,119}\Z")
_OPENING, _CLOSING = "“«„\"'‘", "”»“\"'’"


def check_model_name(name: str) -> str:
    """Return the name of a model as it was given.

    Raises:
        BadModelName: it is empty, longer than 120 signs, or holds signs that no model's name has.
    """
    if not _NAME.match(name):
        raise BadModelName
    return name


def reader_name(model: str) -> str:
    """Return the name and version of a reader that asks a model: with the version of what it is asked."""
    return f"openai-prompt-{PROMPT_VERSION}/{check_model_name(model)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReader:
    """Reads any language by asking a model; `ask` is the only way from here to it.

    `rules` are ours: they turn dates in words into bounds and know page furniture, since a model's own arithmetic is
    never taken.
    """

    language: str
    model: str
    ask: Ask
    rules: LanguageRules = NO_RULES

    @property
    def name(self) -> str:
        """Name and version: the prompt's version and the model."""
        return reader_name(self.model)

    def read(self, text: str, published: date | None) -> Reading:
        """Return what a model proposes of a text, with words that are in it.

        Args:
            text: The text layer, exactly as stored.
            published: The day of the report, None where it is not known.

        Raises:
            TextTooLongForModel: the text has more than 600,000 code points.
            ModelAnswerUnusable: a model gave no answer of the right shape to one of the windows, twice.
        """
        if len(text) > LONGEST_TEXT:
            raise TextTooLongForModel(letters=len(text), most=LONGEST_TEXT)
        windows = list(windows_of(text, most=WINDOW_LETTERS))
        answers = [
            self._answer(text, window, published, place=place, of=len(windows))
            for place, window in enumerate(windows, 1)
        ]
        names: dict[str, PartyKind] = {}
        for answer in answers:
            names |= {name: kind for name, kind in answer.names.items() if name not in names}
        cast = Cast(text, names)
        dates = self.rules.find_dates(text, published)
        drafts = [
            draft
            for window, answer in zip(windows, answers, strict=True)
            for said in answer.statements
            if (draft := _draft(text, window, said, cast, dates, model=self.model)) is not None
        ]
        statements, attributions = _numbered(_without_repetition(drafts))
        return Reading(
            language=self.language, published=published, reader=self.name, entities=cast.entities,
            attributions=attributions, statements=statements, furniture=self.rules.find_furniture(text),
        )  # fmt: skip

    def _answer(self, text: str, window: Span, published: date | None, *, place: int, of: int) -> Answer:
        question = question_of(window.of(text), language=self.language, published=published)
        for _ in range(2):
            answer = parse_answer(self.ask(question))
            if answer is not None:
                return answer
        raise ModelAnswerUnusable(window=place, windows=of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A proposal, and the speech that it stands in, where somebody is named for it."""

    proposal: Proposal
    speech: Attribution | None


def _draft(
    text: str, window: Span, said: Said, cast: Cast, dates: tuple[When, ...], *, model: str
) -> _Draft | None:  # fmt: skip
    span = find_quote(text, window, said.quote, occurrence=said.occurrence, before=said.before)
    claim = claim_of(said, cast, said.quote) if span is not None else None
    if span is None or claim is None:
        return None
    speech = _speech(text, window, span, said, cast)
    if said.speaker.strip() and speech is None:
        # The model names somebody whom the text does not: to let the publisher say it instead would be another lie.
        return None
    proposal = Proposal(
        id="s0", span=span, quote=span.of(text), attribution=None, claim=claim,
        when=_when(text, window, span, said, dates), where=_where(text, span, said, cast),
        polarity=Polarity.DENIED if said.is_denied else Polarity.AFFIRMED, modality=said.modality,
        confidence=CONFIDENCE, rule="model", why=_why(model, span),
    )  # fmt: skip
    return _Draft(proposal=proposal, speech=speech)


def _why(model: str, span: Span) -> Why:
    says = f"the model {model} proposed it, asked by prompt {PROMPT_VERSION}; its words were found in the text"
    reason = "what every proposal of a model counts: nobody has measured it"
    return Why(says=says, cues=(span,), weighed=(Weighed(reason=reason, by=CONFIDENCE),))


def _speech(text: str, window: Span, span: Span, said: Said, cast: Cast) -> Attribution | None:
    speaker = said.speaker.strip()
    source = nearest(text, speaker, span, window)
    if source is None:
        return None
    entity = cast.id_of(speaker)
    cue = nearest(text, said.cue.strip(), span, window) if said.cue.strip() else None
    return Attribution(
        id="a0", source=source, entity=entity, cue=cue, content=(span,), style=_style(text, span), rule="model",
        chain=(Link(who=entity, how=cue.of(text) if cue else "said"),) if entity else (),
    )  # fmt: skip


def _style(text: str, span: Span) -> Style:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 2]
    quoted = bool(before) and before in _OPENING and any(sign in _CLOSING for sign in after)
    return Style.DIRECT if quoted else Style.INDIRECT


def _when(text: str, window: Span, span: Span, said: Said, dates: tuple[When, ...]) -> When | None:
    """Return the date that our own rules find in the words that a model points at, None where they find none."""
    words = said.words.get("date_words", "").strip()
    place = find_quote(text, span, words, occurrence=1) or nearest(text, words, span, window)
    if place is None:
        return None
    return next((when for when in dates if when.span is not None and when.span.overlaps(place)), None)


def _where(text: str, span: Span, said: Said, cast: Cast) -> Where | None:
    name = said.words.get("place", "").strip()
    entity = cast.id_of(name, PartyKind.PLACE)
    place = find_quote(text, span, name, occurrence=1) if entity else None
    return Where(entity=entity, span=place) if entity and place else None


def _without_repetition(drafts: list[_Draft]) -> Iterator[_Draft]:
    """Yield drafts in the order of the text, each claim on its words once."""
    seen: set[tuple[object, ...]] = set()
    for draft in sorted(drafts, key=lambda each: (each.proposal.span, each.proposal.claim.kind, repr(each))):
        key = draft.proposal.span, draft.proposal.claim
        if key not in seen:
            seen.add(key)
            yield draft


def _numbered(drafts: Iterator[_Draft]) -> tuple[tuple[Proposal, ...], tuple[Attribution, ...]]:
    """Return proposals and speech with ids of our own; one saying of several claims is one piece of speech."""
    ids: dict[tuple[object, ...], Attribution] = {}
    proposals: list[Proposal] = []
    for number, draft in enumerate(drafts, 1):
        speech_id = None
        if draft.speech is not None:
            key = draft.speech.source, draft.speech.content
            speech_id = ids.setdefault(key, replace(draft.speech, id=f"a{len(ids) + 1}")).id
        proposals.append(replace(draft.proposal, id=f"s{number}", attribution=speech_id))
    return tuple(proposals), tuple(ids.values())
