"""Pieces of reported speech: what a sentence gives ("сказала, что", "по словам"), and who says a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.facts.source import SpeechClass, Style
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.phrases import Stretch, can_be_subject, is_nominal, phrase_after, phrase_before
from habeas.read.languages.slavic.speech.words import SpeechWords
from habeas.read.languages.slavic.tokens import Token

_DASHES = ("—", "–", "-", "―")
_LONGEST_SOURCE = 14
_SHORTEST_QUOTE = 3


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
    quotes: tuple[int, ...] = ()
    cited: Stretch | None = None
    verb: Form | None = None


def candidates_in(document: Document, sentence: Sentence, words: SpeechWords) -> Iterator[Candidate]:
    """Yield what a sentence says of speech, outside its quotations first and then of those who are quoted within."""
    yield from _by_phrase(document, sentence, words)
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        found = verb_class(token, words)
        if found is not None:
            yield from _by_verb(document, sentence, at, found, words)


def verb_class(token: Token, words: SpeechWords) -> SpeechClass | None:
    """Return the class of speech of a finite verb or adverbial participle, None for other words."""
    for form in token.forms:
        if form.part in ("VERB", "GRND") and form.lemma in words.verbs:
            return words.verbs[form.lemma]
    return None


def _by_phrase(document: Document, sentence: Sentence, words: SpeechWords) -> Iterator[Candidate]:
    """Read "по словам матери, его держат там": the rest of the sentence is what she says."""
    tokens, at = document.tokens, sentence.first
    while at < sentence.last:
        if tokens[at].lower not in words.leads:
            at += 1
            continue
        phrase = next((each for each in words.according if _stands(tokens, at, sentence.last, each)), None)
        if phrase is None or tokens[at].quote is not None:
            at += 1
            continue
        start = at + len(phrase)
        source = phrase_after(tokens, start, sentence.last, loose=_is_institution(tokens, start, words))
        if source is not None:
            contents = _around(tokens, sentence, at, source.last)
            if contents:
                yield Candidate(
                    source=source, cue=Stretch(first=at, last=start), contents=contents,
                    style=_style_of(tokens, contents), rule="according",
                )  # fmt: skip
            at = source.last
        at += 1


def _stands(tokens: Sequence[Token], at: int, last: int, phrase: tuple[str, ...]) -> bool:
    end = at + len(phrase)
    return end <= last and all(tokens[at + index].lower == word for index, word in enumerate(phrase))


def _is_institution(tokens: Sequence[Token], at: int, words: SpeechWords) -> bool:
    return at < len(tokens) and any(form.lemma in words.institutions for form in tokens[at].forms)


def _around(tokens: Sequence[Token], sentence: Sentence, first: int, last: int) -> tuple[Stretch, ...]:
    """Return what is left of a sentence before and behind an inserted phrase."""
    before = _trimmed(tokens, sentence.first, first)
    after = _trimmed(tokens, last, sentence.last)
    return tuple(part for part in (before, after) if part is not None and part.last - part.first > 1)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Stretch | None:
    """Return a stretch without the marks at its ends; quotation marks stay."""
    while first < last and (tokens[first].text in ",.;:" or tokens[first].text in _DASHES):
        first += 1
    while last > first and (tokens[last - 1].text in ",.;:…" or tokens[last - 1].text in _DASHES):
        last -= 1
    if (
        last - first > 1
        and tokens[last - 1].text == "»"
        and not any(tokens[at].text == "«" for at in range(first, last))
    ):
        last -= 1
    return Stretch(first=first, last=last) if first < last else None


def _style_of(tokens: Sequence[Token], contents: tuple[Stretch, ...]) -> Style:
    inside = [tokens[index].quote is not None for part in contents for index in range(part.first, part.last)]
    return Style.DIRECT if all(inside) else Style.MIXED if any(inside) else Style.INDIRECT


def _by_verb(
    document: Document, sentence: Sentence, at: int, speech_class: SpeechClass, words: SpeechWords
) -> Iterator[Candidate]:
    tokens = document.tokens
    last = _same_quote_end(tokens, at, sentence.last)
    first = _same_quote_start(tokens, at, sentence.first)
    source = _source_of(tokens, at, first, last, words)
    read = _clause_content(tokens, at, source, last, words)
    if read is not None:
        yield _candidate(tokens, (at, speech_class), source, read, words, last)
    elif _is_parenthesis(tokens, at, source, first, last):
        begin = min(at, source.first) if source is not None else at
        begin -= begin > first and tokens[begin - 1].lower in ("как", "як")
        end = max(at + 1, source.last if source is not None else 0)
        contents = _around(tokens, Sentence(first=first, last=last, paragraph=0, start=0, end=0), begin, end)
        contents = contents[:1] if _ends_sentence(tokens, begin, first) else contents
        if contents and source is not None:
            yield Candidate(
                source=source, cue=Stretch(first=at, last=at + 1), contents=contents,
                style=_style_of(tokens, contents), rule="parenthesis", speech_class=speech_class,
                verb=_verb(tokens[at]),
            )  # fmt: skip


def _ends_sentence(tokens: Sequence[Token], begin: int, first: int) -> bool:
    """Return whether a parenthesis ends the sentence: what stands behind it is how and where it was said."""
    return begin > first and tokens[begin - 1].text == "," and tokens[begin].lower not in ("как", "як")


def _candidate(
    tokens: Sequence[Token],
    cue: tuple[int, SpeechClass],
    source: Stretch | None,
    read: tuple[Stretch, str],
    words: SpeechWords,
    last: int,
) -> Candidate:
    (at, speech_class), (content, rule) = cue, read
    cited = next(
        (
            phrase_after(tokens, index + len(phrase), content.first)
            for index in range(at + 1, content.first)
            for phrase in words.citing
            if _stands(tokens, index, last, phrase)
        ),
        None,
    )
    return Candidate(
        source=source, cue=Stretch(first=at, last=at + 1), contents=(content,), style=_style_of(tokens, (content,)),
        rule=rule, speech_class=speech_class, cited=cited, verb=_verb(tokens[at]),
    )  # fmt: skip


def _verb(token: Token) -> Form:
    return next((form for form in token.forms if form.part == "VERB"), token.form)


def _same_quote_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return where the speech inside and outside of quotations changes behind a token."""
    end = at + 1
    while end < last and (tokens[end].quote == tokens[at].quote or tokens[at].quote is None):
        end += 1
    return end


def _same_quote_start(tokens: Sequence[Token], at: int, first: int) -> int:
    begin = at
    while begin > first and (tokens[begin - 1].quote == tokens[at].quote or tokens[at].quote is None):
        begin -= 1
    return begin


def _source_of(tokens: Sequence[Token], at: int, first: int, last: int, words: SpeechWords) -> Stretch | None:
    """Return the subject of a verb of speech: right before it, or behind it as in "сказала мать"."""
    before = phrase_before(tokens, at, first)
    if (
        before is not None
        and before.last - before.first <= _LONGEST_SOURCE
        and tokens[before.last - 1].quote == tokens[at].quote
    ):
        return before
    start = _past_circumstances(tokens, at + 1, last)
    if start >= last or not is_nominal(tokens[start]):
        return None
    after = phrase_after(tokens, start, last, loose=_is_institution(tokens, start, words))
    if after is None or not any(can_be_subject(tokens[index]) for index in range(after.first, after.last)):
        return None
    if not can_be_subject(tokens[after.first]):
        return None
    return after


def _past_circumstances(tokens: Sequence[Token], start: int, last: int) -> int:
    """Return where a subject may begin behind a verb: past adverbs, "ей", and "во вторник", "в интервью"."""
    while start < last:
        form = tokens[start].form
        if form.part in ("ADVB", "PRCL") or (form.part == "NPRO" and form.case in ("datv", "gent")):
            start += 1
        elif (form.part == "PREP" and start + 2 < last and not can_be_subject(tokens[start + 2])) or (
            form.part == "PREP" and start + 2 < last and is_nominal(tokens[start + 1])
        ):
            start += 2
        else:
            break
    return start


def _clause_content(
    tokens: Sequence[Token], at: int, source: Stretch | None, last: int, words: SpeechWords
) -> tuple[Stretch, str] | None:
    """Return what follows "что", a colon or "о": the clause or the phrase that is said."""
    for index in range(at + 1, min(last, at + 22)):
        token = tokens[index]
        if token.text == "," and index + 1 < last and tokens[index + 1].lower in words.that:
            content = _trimmed(tokens, index + 2, last)
            return (content, "that") if content is not None and content.last - content.first > 1 else None
        if token.text == ":" and index + 2 < last:
            content = _trimmed(tokens, index + 1, last)
            return (content, "colon") if content is not None else None
        if token.lower in words.that and index == at + 1 and token.lower in ("что", "що"):
            content = _trimmed(tokens, index + 1, last)
            return (content, "that") if content is not None and content.last - content.first > 1 else None
        if token.lower in words.about and token.form.part == "PREP":
            content = _trimmed(tokens, index, last)
            return (content, "about") if content is not None and content.last - content.first > 1 else None
        if (
            token.text in ",;."
            or token.text in _DASHES
            or (token.can_be("VERB") and index != at and token.form.part == "VERB")
        ):
            return None
    return None


def _is_parenthesis(tokens: Sequence[Token], at: int, source: Stretch | None, first: int, last: int) -> bool:
    """Return whether verb and source stand between commas, or behind the last one: ", сообщает фонд"."""
    if source is None:
        return False
    begin, end = min(at, source.first), max(at + 1, source.last)
    led = begin > first and tokens[begin - 1].lower in ("как", "як")
    begin -= led
    opened = begin == first or tokens[begin - 1].text == "," or tokens[begin - 1].text in _DASHES
    inverted = source.first > at
    return opened and (led or inverted) and (begin > first or (led and end < last and tokens[end].text == ","))


def cue_of_quote(document: Document, number: int, inside: list[int], words: SpeechWords) -> Candidate | None:
    """Return who says a quotation: the verb and subject right behind it, or before its colon.

    Args:
        document: The text taken apart.
        number: Of the quotation.
        inside: Its tokens.
        words: Of the language.
    """
    tokens = document.tokens
    if len(inside) < _SHORTEST_QUOTE:
        return None
    return _behind(document, inside, number, words) or _in_front(document, inside, number, words, tokens)


def _behind(document: Document, inside: list[int], number: int, words: SpeechWords) -> Candidate | None:
    tokens, at = document.tokens, inside[-1] + 1
    while at < len(tokens) and (tokens[at].text in ",.…" or tokens[at].text in _DASHES):
        at += 1
    between = document.text[tokens[inside[-1]].end : tokens[at].start] if at < len(tokens) else "\n"
    if len(between) > 6 or "\n" in between or tokens[at].quote is not None:
        return None
    last = at
    while last < len(tokens) and last < at + 30 and tokens[last].quote is None and tokens[last].text not in ".!?…":
        last += 1
    for verb in range(at, min(last, at + 8)):
        found = verb_class(tokens[verb], words)
        if found is None:
            continue
        source = _source_of(tokens, verb, at, last, words)
        return Candidate(
            source=source, cue=Stretch(first=verb, last=verb + 1), contents=(), style=Style.DIRECT, rule="quotation",
            speech_class=found, quotes=(number,), verb=_verb(tokens[verb]),
        )  # fmt: skip
    return None


def _in_front(
    document: Document, inside: list[int], number: int, words: SpeechWords, tokens: Sequence[Token]
) -> Candidate | None:
    at = inside[0] - 1
    if at < 0 or tokens[at].text != ":" or tokens[inside[0]].start - tokens[at].end > 3:
        return None
    first = at
    while first > 0 and at - first < 40 and tokens[first - 1].text not in ".!?…" and tokens[first - 1].quote is None:
        first -= 1
    for verb in range(at - 1, first - 1, -1):
        found = verb_class(tokens[verb], words)
        if found is not None:
            source = _source_of(tokens, verb, first, at, words)
            return Candidate(
                source=source, cue=Stretch(first=verb, last=verb + 1), contents=(), style=Style.DIRECT,
                rule="quotation", speech_class=found, quotes=(number,), verb=_verb(tokens[verb]),
            )  # fmt: skip
    name = phrase_before(tokens, at, first)
    if name is not None and name.first == first and name.last - name.first <= 6:
        return Candidate(
            source=name, cue=Stretch(first=at, last=at + 1), contents=(), style=Style.DIRECT, rule="heading",
            quotes=(number,),
        )  # fmt: skip
    return None
