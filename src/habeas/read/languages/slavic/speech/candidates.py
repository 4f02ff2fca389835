"""Pieces of reported speech that a sentence gives: "сказала, что", "по словам", "сообщает фонд"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.facts.source import SpeechClass, Style
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.phrases import Stretch, is_negated, phrase_after
from habeas.read.languages.slavic.speech.candidate import Candidate
from habeas.read.languages.slavic.speech.denials import denial_in
from habeas.read.languages.slavic.speech.headlines import headline
from habeas.read.languages.slavic.speech.sources import IsParty, finite_form, is_institution, source_of
from habeas.read.languages.slavic.speech.words import SpeechWords
from habeas.read.languages.slavic.tokens import Token

OWNERS = frozenset("его её ее их його її їх їхніми їхніх".split())
"""Possessive pronouns that stand for whoever spoke before."""

DASHES = ("—", "–", "-", "―")
"""Marks that can part speech from who says it."""

_WHICH = ("который", "який", "котрий")
_THIS = frozenset("этом это том то цьому це".split())
_THIS_REACH = 4
_CITING_REACH = 16
_TO_SOMEBODY = frozenset(("impr", "2per"))


def candidates_in(document: Document, sentence: Sentence, words: SpeechWords, is_party: IsParty) -> Iterator[Candidate]:
    """Yield what a sentence says of speech, outside its quotations first and then of those who are quoted within."""
    if sentence.first == 0:
        yield from headline(document, sentence, words, is_party)
    denial = denial_in(document, sentence, words, is_party)
    if denial is None:
        yield from _said_in(document, sentence, words, is_party)
        return
    yield denial.candidate
    if denial.first > sentence.first:
        yield from _said_in(document, replace(sentence, last=denial.first), words, is_party)
    behind = denial.candidate.cue.last if denial.is_saying else denial.first
    yield from _said_in(document, replace(sentence, first=behind), words, is_party)


def _said_in(document: Document, sentence: Sentence, words: SpeechWords, is_party: IsParty) -> Iterator[Candidate]:
    """Yield the speech of a sentence, or of the part of it on one side of where a denial begins."""
    yield from _by_phrase(document, sentence, words)
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        found = verb_class(token, words)
        if found is not None:
            yield from _by_verb(document, sentence, at, found, words, is_party)


def verb_class(token: Token, words: SpeechWords) -> SpeechClass | None:
    """Return the class of speech of a finite verb or adverbial participle, None for other words and "скажи"."""
    for form in token.forms:
        if form.part in ("VERB", "GRND") and form.lemma in words.verbs and not form.features & _TO_SOMEBODY:
            return words.verbs[form.lemma]
    return None


def _by_phrase(document: Document, sentence: Sentence, words: SpeechWords) -> Iterator[Candidate]:
    """Read "по словам матери, его держат там": the rest of the sentence is what she says."""
    tokens, at = document.tokens, sentence.first
    while at < sentence.last:
        if tokens[at].lower not in words.leads:
            at += 1
            continue
        owner = _owner(tokens, at, sentence.last, words)
        phrase = next((each for each in words.according if _stands(tokens, at, sentence.last, each)), None)
        if (phrase is None and owner is None) or tokens[at].quote is not None:
            at += 1
            continue
        start = at + len(phrase) if phrase is not None else at + 3
        loose = start < sentence.last and is_institution(tokens[start], words)
        source = owner or phrase_after(tokens, start, sentence.last, loose=loose)
        if source is not None and tokens[source.first].lemma not in _WHICH:
            contents = _around(tokens, sentence, at, max(start, source.last))
            if contents:
                yield Candidate(
                    source=source, cue=Stretch(first=at, last=start), contents=contents,
                    style=_style_of(tokens, contents), rule="according",
                )  # fmt: skip
        if source is not None:
            at = max(start, source.last)
        at += 1


def _owner(tokens: Sequence[Token], at: int, last: int, words: SpeechWords) -> Stretch | None:
    """Return the pronoun of "по его словам", None where no such phrase begins here."""
    if at + 2 >= last or tokens[at + 1].lower not in OWNERS:
        return None
    known = any(phrase == (tokens[at].lower, tokens[at + 2].lower) for phrase in words.according)
    return Stretch(first=at + 1, last=at + 2) if known else None


def _stands(tokens: Sequence[Token], at: int, last: int, phrase: tuple[str, ...]) -> bool:
    end = at + len(phrase)
    return end <= last and all(tokens[at + index].lower == word for index, word in enumerate(phrase))


def _around(tokens: Sequence[Token], sentence: Sentence, first: int, last: int) -> tuple[Stretch, ...]:
    """Return what is left of a sentence before and behind an inserted phrase."""
    before = _trimmed(tokens, sentence.first, first)
    after = _trimmed(tokens, last, sentence.last)
    return tuple(part for part in (before, after) if part is not None and part.last - part.first > 1)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Stretch | None:
    """Return a stretch without the marks at its ends; quotation marks stay."""
    while first < last and (tokens[first].text in ",.;:" or tokens[first].text in DASHES):
        first += 1
    while last > first and (tokens[last - 1].text in ",.;:…" or tokens[last - 1].text in DASHES):
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
    document: Document, sentence: Sentence, at: int, speech_class: SpeechClass, words: SpeechWords, is_party: IsParty
) -> Iterator[Candidate]:
    tokens = document.tokens
    last = _same_quote_end(tokens, at, sentence.last)
    first = _same_quote_start(tokens, at, sentence.first)
    source = source_of(tokens, at, first, last, words, is_party)
    read = _clause_content(tokens, at, source, last, words)
    reach = Stretch(first=first, last=read[0].first if read is not None else last)
    source, cited = _with_cited(tokens, at, source, reach, words)
    if read is None and source is not None and _points_back(tokens, at, first, last, words):
        read = _told_before(document, at)
    if read is not None:
        content, rule = read
        if rule in ("that", "about") and is_negated(tokens, at, first) and speech_class is SpeechClass.SPEECH:
            return  # "командир не сказал, что его забрали"
        yield Candidate(
            source=source, cue=Stretch(first=at, last=at + 1), contents=(content,), rule=rule, cited=cited,
            style=_style_of(tokens, (content,)), speech_class=speech_class, verb=finite_form(tokens[at]),
        )  # fmt: skip
    elif _is_parenthesis(tokens, at, source, first, last):
        begin = min(at, source.first) if source is not None else at
        begin -= begin > first and tokens[begin - 1].lower in ("как", "як")
        end = max(at + 1, source.last if source is not None else 0)
        contents = _around(tokens, Sentence(first=first, last=last, paragraph=0, start=0, end=0), begin, end)
        contents = contents[:1] if _ends_sentence(tokens, begin, first) else contents
        if contents and source is not None:
            yield Candidate(
                source=source, cue=Stretch(first=at, last=at + 1), contents=contents,
                style=_style_of(tokens, contents), rule="parenthesis", speech_class=speech_class, cited=cited,
                verb=finite_form(tokens[at]),
            )  # fmt: skip


def _ends_sentence(tokens: Sequence[Token], begin: int, first: int) -> bool:
    """Return whether a parenthesis ends the sentence: what stands behind it is how and where it was said."""
    return begin > first and tokens[begin - 1].text == "," and tokens[begin].lower not in ("как", "як")


def _with_cited(
    tokens: Sequence[Token], at: int, source: Stretch | None, reach: Stretch, words: SpeechWords
) -> tuple[Stretch | None, Stretch | None]:
    """Return the source without "со ссылкой на …" behind it, and whom that refers to, before the verb or behind it."""
    for index in range(max(reach.first, at - _CITING_REACH), min(reach.last, at + _CITING_REACH)):
        phrase = next((each for each in words.citing if _stands(tokens, index, reach.last, each)), None)
        if phrase is None:
            continue
        start = index + len(phrase)
        loose = start < reach.last and is_institution(tokens[start], words)
        cited = phrase_after(tokens, start, at if index < at else reach.last, loose=loose)
        if source is not None and source.first < index < source.last:
            source = Stretch(first=source.first, last=index)
        return source, cited
    return source, None


def _points_back(tokens: Sequence[Token], at: int, first: int, last: int, words: SpeechWords) -> bool:
    """Return whether "об этом сообщил", "повідомив про це" says that what stands before was said."""
    return any(
        tokens[index].lower in words.about and tokens[index + 1].lower in _THIS
        for index in range(max(first, at - _THIS_REACH), min(last - 1, at + _THIS_REACH))
    )


def _told_before(document: Document, at: int) -> tuple[Stretch, str] | None:
    """Return the sentences of the paragraph before a word, or the paragraph before where it opens its own."""
    number = document.sentence_at(at)
    paragraph = document.sentences[number].paragraph
    first = document.paragraphs[paragraph].first
    if first == number:
        if not paragraph:
            return None
        first = document.paragraphs[paragraph - 1].first
    content = _trimmed(document.tokens, document.sentences[first].first, document.sentences[number - 1].last)
    return (content, "pointing back") if content is not None else None


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
            or token.text in DASHES
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
    opened = begin == first or tokens[begin - 1].text == "," or tokens[begin - 1].text in DASHES
    inverted = source.first > at
    return opened and (led or inverted) and (begin > first or (led and end < last and tokens[end].text == ","))
