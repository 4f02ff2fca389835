"""From a document to its reported speech: who said what, through whom, in which words.

1. Quotations find the verb beside them; the rest of speech is found sentence by sentence.
2. A quotation without a verb of its own goes on with the speaker of the one before it.
3. Long stretches may be one voice: a turn, an answer, a whole letter (`voices.py`).
4. Sources become entities, with the voice around them in mind (`speakers.py`).
5. The medium and the day are read beside the cue; speech within speech came through whoever is around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from habeas.facts.party import Sex
from habeas.facts.source import Attribution, Link, Medium, Said, SpeechClass, Style
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.slavic.document import Document, Quote
from habeas.read.languages.slavic.morphology import sex_of_gender
from habeas.read.languages.slavic.people import People
from habeas.read.languages.slavic.phrases import Stretch, clause_around, has_verb
from habeas.read.languages.slavic.speech.answers import asked_before
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.candidates import candidates_in
from habeas.read.languages.slavic.speech.denials import DENIAL
from habeas.read.languages.slavic.speech.index import SpeechIndex
from habeas.read.languages.slavic.speech.quoting import cue_of_quote
from habeas.read.languages.slavic.speech.sources import IsParty
from habeas.read.languages.slavic.speech.speakers import Turn, speaker_of
from habeas.read.languages.slavic.speech.voices import Voice, voices_of
from habeas.read.languages.slavic.speech.words import SpeechWords, load_speech_words
from habeas.read.languages.slavic.why import why_speech

_DAY_REACH = 90
_PAPER_REACH = 6
_DATED = frozenset("от від".split())
_OF_A_PAPER = frozenset("NOUN ADJF NPRO NUMB LATN".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A candidate with its content as spans, in text order."""

    candidate: Candidate
    contents: tuple[Span, ...]
    paragraph: int


def find_attributions(document: Document, people: People, dates: tuple[When, ...] = ()) -> tuple[Attribution, ...]:
    """Return the reported speech of a document, in text order.

    Args:
        document: The text taken apart.
        people: Who stands where.
        dates: The dates told in the text; one beside a cue is the day on which it was said.
    """
    words = load_speech_words(document.language)
    pieces = sorted(_pieces(document, words, people.is_party), key=lambda piece: piece.contents[0])
    voices = [_of_voice(document, voice) for voice in voices_of(document, people, words)]
    index = SpeechIndex(voices)
    built: list[Attribution] = []
    last: Turn | None = None
    for each in _without_doubles(pieces):
        asked = asked_before(document, each.candidate, words, people.is_party)
        piece = each if asked is None else replace(each, candidate=replace(each.candidate, source=asked))
        source = piece.candidate.source
        span = document.span(source.first, source.last) if source is not None else None
        around = index.innermost(document.span(piece.candidate.cue.first, piece.candidate.cue.last))
        entity = speaker_of(
            document, people, piece.candidate, piece.contents, last, is_open=_may_be_its_own(people, piece, around)
        ) or _oneself(document, people, piece, around)
        last = Turn(entity=entity, paragraph=piece.paragraph) if entity is not None else last
        built.append(_attribution(document, piece, (span, entity), people, dates))
    return _numbered(_nested([*map(_narrowed_to(built), built), *voices]))


def _narrowed_to(built: Sequence[Attribution]) -> Callable[[Attribution], Attribution]:
    """Return what leaves to a denial, of what stands before it, the words that somebody says there."""
    said = sorted(part for one in built if one.rule != DENIAL for part in one.content)

    def narrowed(one: Attribution) -> Attribution:
        if one.rule != DENIAL:
            return one
        told = one.content[0]
        begun = range(bisect_left(said, told.start, key=_start), bisect_left(said, told.end, key=_start))
        inside = [said[index] for index in begun if told.covers(said[index])]
        return replace(one, content=(max(inside, key=lambda part: part.end - part.start),)) if inside else one

    return narrowed


def _start(span: Span) -> int:
    return span.start


def _may_be_its_own(people: People, piece: _Piece, around: Attribution | None) -> bool:
    """Return whether a verb without a subject could be said by the voice around it of itself: "Маме сказал, что"."""
    verb = piece.candidate.verb
    told = sex_of_gender(verb.gender) if verb is not None else None
    if around is None or told is None:
        return False
    sex = people.sex_of(around.entity) if around.entity is not None else Sex.UNKNOWN
    return sex in (Sex.UNKNOWN, told)


def _oneself(document: Document, people: People, piece: _Piece, around: Attribution | None) -> str | None:
    """Return whose voice says "Напоминаем: …", "я сказал, что": the one around it, unless it quotes another there."""
    verb, source = piece.candidate.verb, piece.candidate.source
    if around is None or verb is None or _is_quoted_in(document, piece.candidate.cue.first, around):
        return None
    says_i = source is not None and document.tokens[source.first].lower == "я"
    told = "1per" in verb.features or (says_i and _may_be_its_own(people, piece, around))
    return around.entity if told else None


def _is_quoted_in(document: Document, at: int, around: Attribution) -> bool:
    """Return whether a token stands in a quotation that is but a part of what a voice says."""
    number = document.tokens[at].quote
    if number is None:
        return False
    quote = Span(start=document.quotes[number].start, end=document.quotes[number].end)
    return not any(quote.covers(part) for part in around.content)


def _pieces(document: Document, words: SpeechWords, is_party: IsParty) -> list[_Piece]:
    inside = _tokens_of_quotes(document)
    paragraph_of = _paragraph_of_quotes(document)
    found: list[_Piece] = []
    previous: _Piece | None = None
    for number, quote in enumerate(document.quotes):
        candidate = cue_of_quote(document, inside.get(number, []), words, is_party)
        content = (_without_comma(document.text, quote),)
        paragraph = paragraph_of.get(number, -1)
        if candidate is not None:
            previous = _Piece(candidate=candidate, contents=content, paragraph=paragraph)
            found.append(previous)
        elif previous is not None and _goes_on(document, number, previous, paragraph, inside.get(number, [])):
            if paragraph == previous.paragraph:
                found[-1] = previous = replace(previous, contents=(*previous.contents, *content))
            else:
                follow = replace(previous.candidate, rule="continuation")
                previous = _Piece(candidate=follow, contents=content, paragraph=paragraph)
                found.append(previous)
    for sentence in document.sentences:
        for candidate in candidates_in(document, sentence, words, is_party):
            contents = tuple(document.span(part.first, part.last) for part in candidate.contents)
            found.append(_Piece(candidate=candidate, contents=contents, paragraph=sentence.paragraph))
    return found


def _tokens_of_quotes(document: Document) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, token in enumerate(document.tokens):
        if token.quote is not None:
            found.setdefault(token.quote, []).append(index)
    return found


def _without_comma(text: str, quote: Quote) -> Span:
    """Return a quotation without the comma that a turn of speech ends with."""
    end = quote.end
    while end - 1 > quote.start and text[end - 1] in ", ":
        end -= 1
    return Span(start=quote.start, end=end)


def _paragraph_of_quotes(document: Document) -> dict[int, int]:
    found: dict[int, int] = {}
    for sentence in document.sentences:
        for token in document.tokens_of(sentence):
            if token.quote is not None:
                found.setdefault(token.quote, sentence.paragraph)
    return found


def _goes_on(document: Document, number: int, previous: _Piece, paragraph: int, inside: Sequence[int]) -> bool:
    """Return whether a quotation without a cue goes on with the one before: long, and in this or the next paragraph."""
    if (
        len(inside) < 5
        or paragraph - previous.paragraph > 1
        or previous.candidate.speech_class is not SpeechClass.SPEECH
    ):
        return False
    if paragraph == previous.paragraph:
        between = document.text[previous.contents[-1].end : document.quotes[number].start]
        return len(between) < 160
    begins = document.paragraphs[paragraph].start
    return document.quotes[number].start - begins <= 3


def _without_doubles(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces without one that says no more than another with the same cue or the same content."""
    kept: list[_Piece] = []
    cues: set[Stretch] = set()
    told: set[Span] = set()
    for piece in sorted(pieces, key=lambda piece: piece.candidate.rule not in _FIRM):
        cue = piece.candidate.cue
        if piece.candidate.rule == DENIAL:
            kept.append(piece)  # what it denies is the content of somebody else's speech too
        elif told.isdisjoint(piece.contents) and (cue not in cues or piece.candidate.rule == "continuation"):
            kept.append(piece)
            cues.add(cue)
            told.update(piece.contents)
    return sorted(kept, key=lambda piece: piece.contents[0])


_FIRM = ("quotation", "continuation", "announced")


def _attribution(
    document: Document,
    piece: _Piece,
    source: tuple[Span | None, str | None],
    people: People,
    dates: tuple[When, ...],
) -> Attribution:
    (span, entity), words = source, load_speech_words(document.language)
    span = _without_day(document, span, entity, people, dates)
    candidate = piece.candidate
    cue = document.span(candidate.cue.first, candidate.cue.last)
    who = entity or (span.of(document.text) if span is not None else None)
    chain: tuple[Link, ...] = (Link(who=who, how="said"),) if who else ()
    if candidate.cited is not None and who:
        cited = document.span(candidate.cited.first, candidate.cited.last)
        origin = people.at(cited)
        chain = (Link(who=origin or cited.of(document.text), how="said"), Link(who=who, how="reported"))
        entity, span = origin, cited
    return Attribution(
        id="a", source=span, entity=entity, cue=cue, content=piece.contents, style=candidate.style,
        medium=_medium_of(document, piece, words), speech_class=candidate.speech_class,
        said=_said(document, piece, cue, dates), chain=chain, rule=candidate.rule,
        why=why_speech(candidate.rule, cue, span, document.text),
    )  # fmt: skip


def _without_day(
    document: Document, source: Span | None, entity: str | None, people: People, dates: tuple[When, ...]
) -> Span | None:
    """Return who speaks without the day beside him: "5 мая прокуратура ответила"; "Движение 3 мая" keeps its name."""
    if source is None:
        return None
    first = bisect_right(dates, source.start, key=lambda when: when.span.end if when.span is not None else 0)
    day = dates[first].span if first < len(dates) else None
    if day is None or day.start >= source.end or (entity is not None and people.is_named_by(entity, day)):
        return source
    if day.start <= source.start and day.end < source.end:
        return _stripped(document, Span(start=day.end, end=source.end))
    if day.start > source.start and day.end >= source.end:
        return _stripped(document, Span(start=source.start, end=day.start))
    return source


def _stripped(document: Document, span: Span) -> Span:
    words = span.of(document.text)
    return Span(start=span.end - len(words.lstrip()), end=span.start + len(words.rstrip()))


def _of_voice(document: Document, voice: Voice) -> Attribution:
    """Return a wide voice as speech; no word sets it off."""
    who = voice.entity or (voice.source.of(document.text) if voice.source is not None else None)
    return Attribution(
        id="a", source=voice.source, entity=voice.entity, cue=None, content=voice.contents, style=Style.DIRECT,
        medium=Medium.INTERVIEW if voice.rule == "answer" else Medium.UNKNOWN,
        chain=(Link(who=who, how="said"),) if who else (), rule=voice.rule,
        why=why_speech(voice.rule, None, voice.source, document.text),
    )  # fmt: skip


def _outside(document: Document, piece: _Piece) -> Stretch:
    """Return the tokens of the sentence around the cue."""
    sentence = document.sentences[document.sentence_at(piece.candidate.cue.first)]
    return Stretch(first=sentence.first, last=sentence.last)


def _medium_of(document: Document, piece: _Piece, words: SpeechWords) -> Medium:
    """Return the medium that is named beside the cue, outside of what is said; unknown where none is."""
    around = _outside(document, piece)
    for index in range(around.first, around.last):
        token = document.tokens[index]
        if any(part.start <= token.start < part.end for part in piece.contents):
            continue
        medium = next((words.media[form.lemma] for form in token.forms if form.lemma in words.media), None)
        if medium is not None:
            return medium
    return Medium.UNKNOWN


def _said(document: Document, piece: _Piece, cue: Span, dates: tuple[When, ...]) -> Said | None:
    """Return the day nearest to a cue; none that dates another verb, or the paper that is answered.

    "Написала 7 марта, а мне ответили"; "на Ваше обращение от 20 января сообщаем".
    """
    around = _outside(document, piece)
    start, end = document.tokens[around.first].start, document.tokens[around.last - 1].end
    near: list[tuple[int, When, Span]] = []
    for when in dates:
        span = when.span
        if span is None or not start <= span.start < end or any(part.overlaps(span) for part in piece.contents):
            continue
        apart = min(abs(span.start - cue.end), abs(cue.start - span.end))
        at = next(index for index in range(around.first, around.last) if document.tokens[index].end > span.start)
        elsewhere = _is_of_another_verb(document, piece.candidate.cue.first, around, at)
        if apart <= _DAY_REACH and not elsewhere and not _is_of_what_is_answered(document, around, at):
            near.append((apart, when, span))
    if not near:
        return None
    _, nearest, span = min(near, key=lambda each: each[0])
    return Said(edtf=nearest.edtf, words=nearest.words, span=span)


def _is_of_another_verb(document: Document, at: int, around: Stretch, day: int) -> bool:
    """Return whether a day stands in a clause apart from the one of a cue, with a verb there."""
    clause = clause_around(document.tokens, day, around.first, around.last)
    return at not in clause.inside and has_verb(document.tokens, clause)


def _is_of_what_is_answered(document: Document, around: Stretch, day: int) -> bool:
    """Return whether a day is that of a paper which somebody answers: "на жалобу от", «за Вашим зверненням від».

    The day of the answer itself stands otherwise: "в ответе от", "в письме от".
    """
    first = day if document.tokens[day].lower in _DATED else day - 1
    if first < around.first or document.tokens[first].lower not in _DATED:
        return False
    is_answered = False
    for index in range(first - 1, max(around.first, first - _PAPER_REACH) - 1, -1):
        token = document.tokens[index]
        if token.lemma == "ваш" or (token.lower == "на" and is_answered):
            return True
        if not token.can_be(*_OF_A_PAPER) and token.text != "№":
            return False
        # "На жалобу", and not "на сайте": of the noun that stands nearest to "на".
        if token.can_be("NOUN"):
            is_answered = any(form.part == "NOUN" and form.case == "accs" for form in token.forms)
    return False


def _nested(built: list[Attribution]) -> list[Attribution]:
    """Let speech within speech say through whom it came: its own speaker first, then the one around it."""
    index = SpeechIndex(built)
    found: list[Attribution] = []
    for one in built:
        if one.cue is None or not one.chain:
            found.append(one)
            continue
        around = [
            other
            for other in index.around(one.cue)
            if other is not one and other.chain and other.rule != "continuation"
        ]
        links = {link.who: link for other in around for link in other.chain if link.who != one.chain[0].who}
        passed = tuple(replace(link, how="told") for link in links.values())
        found.append(replace(one, chain=(*one.chain, *passed)))
    return found


def _numbered(built: list[Attribution]) -> tuple[Attribution, ...]:
    ordered = sorted(built, key=lambda one: (min(one.content), one.cue or min(one.content)))
    return tuple(replace(one, id=f"a{number}") for number, one in enumerate(ordered, 1))
