"""Who speaks: the subject of a verb of speech, before it or behind it, or the office where it was said.

A subject stands in the nominative, agrees with its verb, and can speak: a person, a pronoun, a name, or a body such
as an office or a newspaper. Where no such phrase stands beside the verb nobody is taken for the speaker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.names.bodies import CLOSERS, OPENERS
from habeas.read.languages.slavic.phrases import Stretch, can_be_subject, is_nominal, phrase_after, phrase_before
from habeas.read.languages.slavic.speech.words import SpeechWords
from habeas.read.languages.slavic.tokens import Token

__all__ = ["IsParty", "can_speak", "finite_form", "is_institution", "source_of"]

IsParty = Callable[[int], bool]
"""Tells whether a token stands for a person, a group or a body that the text names or describes."""

_LONGEST_SOURCE = 14
_REACH = 12
_ADVERBS = 3
_WHERE = frozenset("в во у на".split())
_LONGEST_NAME = 6
_OBJECTS = frozenset("это це".split())
"""Pronouns that are the object beside a verb of speech, though a dictionary has them for a subject first."""
_STOPS = frozenset('.,;:!?…—–-―()«»"“”')
_NOMINATIVE_PARTS = ("NOUN", "NPRO", "NUMR", "PRTF", "ADJF", "UNKN", "LATN")


def source_of(
    tokens: Sequence[Token], at: int, first: int, last: int, words: SpeechWords, is_party: IsParty
) -> Stretch | None:
    """Return the words of whoever speaks, None where the verb has no such subject beside it.

    Args:
        tokens: Of the document.
        at: The verb.
        first: Where its sentence, or its side of a quotation, begins.
        last: Where it ends, exclusive.
        words: Of the language.
        is_party: Tells who is named or described where.
    """
    judge = _Judge(tokens, at, words, is_party)
    closed = at > first and tokens[at - 1].text == ","  # "в Заречье, сообщил адвокат": nothing before it is its subject
    found = (judge.behind(last) or judge.before(first)) if closed else (judge.before(first) or judge.behind(last))
    return found or judge.office_before(first) or judge.office_behind(last)


def is_institution(token: Token, words: SpeechWords) -> bool:
    """Return whether a word is an office, a newspaper or another body that speaks."""
    return any(form.lemma in words.institutions for form in token.forms)


def can_speak(tokens: Sequence[Token], index: int, words: SpeechWords, is_party: IsParty) -> bool:
    """Return whether a word names or describes somebody who can speak: a person, a body, a pronoun of persons."""
    token = tokens[index]
    if token.form.part == "NPRO" or is_party(index) or is_institution(token, words):
        return words.mute.isdisjoint((token.lower, token.lemma))
    animate = any(form.is_animate and form.case == "nomn" for form in token.forms)
    return animate or (token.is_capital and index > 0 and not token.form.is_known)


def finite_form(token: Token) -> Form:
    """Return the reading of a word as a verb, its likeliest where it is none."""
    return next((form for form in token.forms if form.part == "VERB"), token.form)


class _Judge:
    """Tries the phrases around one verb."""

    def __init__(self, tokens: Sequence[Token], at: int, words: SpeechWords, is_party: IsParty) -> None:
        self.tokens = tokens
        self.at = at
        self.words = words
        self.is_party = is_party
        self.verbs = [form for form in tokens[at].forms if form.part == "VERB"]

    def before(self, first: int) -> Stretch | None:
        """Return the subject right before the verb, with its appositions."""
        end = self.at
        while end > max(first, self.at - _ADVERBS) and self._may_stand_between(end - 1):
            end -= 1
        phrase = phrase_before(self.tokens, end, first)
        if (
            phrase is None
            or self.tokens[phrase.last - 1].lemma in self.words.mute
            or self.tokens[phrase.last - 1].quote != self.tokens[self.at].quote
        ):
            return None
        begin = None
        for part in reversed(list(self._parts(phrase))):
            head = self._head(part)
            if head is not None:
                begin = head
            elif begin is not None:
                break
        if begin is None or phrase.last - begin > _LONGEST_SOURCE:
            return None
        return Stretch(first=begin, last=phrase.last)

    def _may_stand_between(self, index: int) -> bool:
        """Return whether a word may part subject and verb: "дежурный сначала сказал", "муж мне не сказал"."""
        token = self.tokens[index]
        objective = token.form.case in ("datv", "gent", "accs") or token.lower in _OBJECTS
        return token.form.part in ("ADVB", "PRCL") or (token.form.part == "NPRO" and objective)

    def _parts(self, phrase: Stretch) -> Iterator[Stretch]:
        """Yield what stands between the commas of a phrase."""
        begin = phrase.first
        for index in range(phrase.first, phrase.last + 1):
            if index == phrase.last or self.tokens[index].text == ",":
                if begin < index:
                    yield Stretch(first=begin, last=index)
                begin = index + 1

    def _head(self, part: Stretch) -> int | None:
        """Return where the subject begins in a part of a phrase: at its words in the nominative that can speak."""
        begin = None
        ruled = False
        for index in range(part.first, part.last):
            token = self.tokens[index]
            if token.form.part == "PREP":
                begin, ruled = None, True
                continue
            if ruled:
                ruled = token.form.part != "NOUN"
                continue
            if not self._fits(index):
                if token.form.part not in ("NUMB", "NUMR") and begin is not None and not self._modifies(index):
                    begin = None
                continue
            begin = index if begin is None else begin
            if self._can_speak(index) or (index == part.last - 1 and self._is_substantive(index)):
                return begin
        return None

    def _is_substantive(self, index: int) -> bool:
        """Return whether an adjective or participle stands for a person: "задержанный", "дежурная"."""
        readings = [form for form in self.tokens[index].forms if form.case == "nomn"]
        return any(form.part in ("ADJF", "PRTF") and form.gender != "neut" for form in readings)

    def _modifies(self, index: int) -> bool:
        """Return whether a word hangs on those before it in the genitive: "представитель военного округа"."""
        return any(form.case == "gent" for form in self.tokens[index].forms)

    def behind(self, last: int) -> Stretch | None:
        """Return the subject behind the verb, past adverbs, addressees and circumstances."""
        ruled, index = False, self.at
        while index + 1 < min(last, self.at + _REACH):
            index = max(index + 1, self._past_name(index + 1, last))
            token = self.tokens[index] if index < last else None
            if token is None or token.quote != self.tokens[self.at].quote or token.text in _STOPS or self._ends(token):
                return None
            if token.form.part == "PREP":
                ruled = True
            elif ruled:
                ruled = token.form.part not in ("NOUN", "NPRO", "NUMB", "UNKN")
            elif self._fits(index) and (self._can_speak(index) or self._leads(index, last)):
                return phrase_after(self.tokens, index, last, loose=is_institution(token, self.words))
        return None

    def _past_name(self, index: int, last: int) -> int:
        """Return where a quoted name of a body told ends that begins at a token: "рассказал изданию «Берег» солдат"."""
        if self.tokens[index].text not in OPENERS or not self.is_party(index + 1):
            return index
        end = index + 1
        while end < min(last, index + _LONGEST_NAME) and self.tokens[end].text not in CLOSERS:
            end += 1
        return end + 1

    def _ends(self, token: Token) -> bool:
        return token.lower in self.words.that or (token.form.part in ("VERB", "CONJ") and not token.is_capital)

    def _leads(self, index: int, last: int) -> bool:
        """Return whether an adjective leads to a noun that can speak: "районный прокурор"."""
        for beyond in range(index + 1, min(last, index + 4)):
            if not is_nominal(self.tokens[beyond]):
                return beyond == index + 1 and self._is_substantive(index)
            if not self._fits(beyond):
                return False
            if self._can_speak(beyond):
                return True
        return False

    def _fits(self, index: int) -> bool:
        """Return whether a word can be the subject: it may stand in the nominative and agrees with the verb."""
        token = self.tokens[index]
        if not can_be_subject(token):
            return False
        readings = [form for form in token.forms if form.case == "nomn" and form.part in _NOMINATIVE_PARTS]
        return not readings or not self.verbs or any(
            _agree(form, verb) for form in readings for verb in self.verbs
        )  # fmt: skip

    def _can_speak(self, index: int) -> bool:
        return can_speak(self.tokens, index, self.words, self.is_party)

    def office_before(self, first: int) -> Stretch | None:
        """Return the office of "в прокуратуре заявили", where the verb is a plural without a subject."""
        if not self._is_impersonal():
            return None
        for index in range(self.at - 1, max(first, self.at - _REACH) - 1, -1):
            if self.tokens[index].lower in _WHERE:
                phrase = phrase_after(self.tokens, index + 1, self.at)
                ends = phrase is not None and phrase.last == self.at
                return phrase if ends and phrase is not None and self._is_office(phrase) else None
            if not is_nominal(self.tokens[index]) and self.tokens[index].text not in "«»":
                return None
        return None

    def office_behind(self, last: int) -> Stretch | None:
        """Return the office of "заявили в прокуратуре", "говорится в сообщении фонда"."""
        if not self._is_impersonal():
            return None
        for index in range(self.at + 1, min(last - 1, self.at + _REACH)):
            token = self.tokens[index]
            if token.quote != self.tokens[self.at].quote or token.text in _STOPS or self._ends(token):
                return None
            if token.lower in _WHERE:
                phrase = phrase_after(self.tokens, index + 1, last)
                if phrase is not None and self._is_office(phrase):
                    return phrase
        return None

    def _is_impersonal(self) -> bool:
        return (
            any(form.is_plural and "1per" not in form.features and "2per" not in form.features for form in self.verbs)
            or self.tokens[self.at].lower in self.words.impersonal
        )

    def _is_office(self, phrase: Stretch) -> bool:
        return any(
            is_institution(self.tokens[index], self.words) or self.is_party(index)
            for index in range(phrase.first, min(phrase.last, phrase.first + 3))
        )


def _agree(noun: Form, verb: Form) -> bool:
    """Return whether a noun can be the subject of a verb by number, by gender in the past, and by person."""
    if noun.part == "NUMR":
        return True
    if noun.is_plural != verb.is_plural:
        return False
    if noun.part != "NPRO" and verb.features & {"1per", "2per"}:
        return False
    return verb.is_plural or not verb.gender or not noun.gender or noun.gender == verb.gender or noun.part == "NPRO"
