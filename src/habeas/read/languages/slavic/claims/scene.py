"""What a claim of a sentence leans on: its clause, its subject and object, whether it is so, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.facts.party import PartyKind
from habeas.facts.source import Style
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.slavic.claims.belonging import is_oblique, is_whose, may_be_whose
from habeas.read.languages.slavic.claims.draft import Deed
from habeas.read.languages.slavic.claims.words import ClaimWords
from habeas.read.languages.slavic.document import Document, Sentence
from habeas.read.languages.slavic.morphology import Form, sex_of_gender
from habeas.read.languages.slavic.people import Meant, People
from habeas.read.languages.slavic.phrases import (
    OWNING,
    Stretch,
    clause_around,
    is_plainly_nominative,
)
from habeas.read.languages.slavic.speech import VOICES, SpeechIndex
from habeas.read.languages.slavic.tokens import Token

_PERSONS = (PartyKind.PERSON, PartyKind.GROUP)
NUMBERS = ("NUMB", "NUMR")
_NOMINAL = ("NOUN", "NPRO", "NUMR", "ADJF", "PRTF", "UNKN")
_FIRST_PERSON = frozenset("я мы ми".split())
_OUT_OF = frozenset("из з із".split())
_COURTESY = frozenset("г-жа г-н госпожа господин гражданка гражданин пан пані громадянка громадянин".split())
_NO_COUNT = frozenset("по за у для без о об про от від с со з із к при через на в".split())
"""Prepositions behind which a number of people is no subject or object; "около", "до", "из" are none of them."""
_BIRTH = frozenset(("рождение", "народження"))
_ONCE = frozenset(("раз",))
_FROM = frozenset(("у", "в"))
_OWNER_REACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence with its dates, and what the text told of people and speech.

    `before` is the sentence before it; `deeds` are those that were looked up, by the token of their verb: pronouns of
    the sentences behind ask for the same ones over and over.
    """

    document: Document
    sentence: Sentence
    people: People
    words: ClaimWords
    dates: tuple[When, ...]
    hearsay: frozenset[str]
    speech: SpeechIndex
    before: Scene | None = field(default=None, repr=False, compare=False)
    deeds: dict[int, Deed] = field(default_factory=dict, repr=False, compare=False)
    _doubtful: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)
    _clauses: dict[int, Stretch] = field(default_factory=dict, repr=False, compare=False)

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the whole document."""
        return self.document.tokens

    def clause(self, at: int) -> Stretch:
        """Return the clause of a token."""
        known = self._clauses.get(at)
        if known is None:
            known = clause_around(self.document.tokens, at, self.sentence.first, self.sentence.last)
            self._clauses[at] = known
        return known

    def meant(self, at: int) -> Meant | None:
        """Return whom a token stands for, persons and groups only; "я" is whoever speaks."""
        meant = self.body(at)
        if meant is None or self.people.kind_of(meant.entity) not in _PERSONS or self._may_be_another(at):
            return None
        return meant

    def _may_be_another(self, at: int) -> bool:
        """Return whether a name may only tell whose son or friend somebody is."""
        known = self._doubtful.get(at)
        if known is None:
            known = may_be_whose(self.tokens, self.people, self.words, at)
            self._doubtful[at] = known
        return known

    def _speaker(self, at: int) -> Meant | None:
        if self.tokens[at].lemma not in _FIRST_PERSON:
            return None
        speech = self.speech.innermost(self.document.span(at, at + 1))
        if speech is None or speech.entity is None:
            return None
        is_group = self.people.kind_of(speech.entity) is not PartyKind.PERSON
        fits = is_group == (self.tokens[at].lemma in ("мы", "ми"))
        return Meant(entity=speech.entity, is_sure=speech.style is not Style.INDIRECT) if fits else None

    def body(self, at: int) -> Meant | None:
        """Return whom a token stands for, places excepted."""
        meant = self.people.at_token(at) or self._speaker(at)
        if meant is None or self.people.kind_of(meant.entity) is PartyKind.PLACE or self._speaks_of_others(at, meant):
            return None
        return meant

    def _speaks_of_others(self, at: int, meant: Meant) -> bool:
        """Return whether "она" would be the very one who speaks: of herself she says "я"."""
        if self.tokens[at].form.part != "NPRO" or self.tokens[at].lemma in _FIRST_PERSON:
            return False
        speech = self.speech.innermost(self.document.span(at, at + 1))
        if speech is None or speech.entity != meant.entity:
            return False
        return speech.style is Style.DIRECT or not meant.is_sure

    def oneself(self, clause: Stretch, verb: int) -> Meant | None:
        """Return who speaks where a verb says "I" or "we" by its form: "написала в прокуратуру", "требуем"."""
        speech = self.speech.innermost(self.document.span(verb, verb + 1))
        before = range(self.sentence.first, clause.last)
        if speech is None or speech.entity is None or any(self._is_subject(index) for index in before):
            return None
        verbs = [form for form in self.tokens[verb].forms if form.part == "VERB"]
        if any("1per" in form.features for form in verbs):
            return Meant(entity=speech.entity)
        sex = self.people.sex_of(speech.entity)
        alike = any(sex_of_gender(form.gender) is sex for form in verbs if not form.is_plural)
        return Meant(entity=speech.entity) if speech.rule in VOICES and alike else None

    def has_subject(self, clause: Stretch, verb: Form) -> bool:
        """Return whether a noun of the clause can be the subject of a verb: "телефони зникли", "семеро пропали"."""
        return any(
            form.case == "nomn"
            and (form.part == "NUMR" or (form.part == "NOUN" and form.is_plural == verb.is_plural and form is first))
            for index in clause.inside
            for first in self.tokens[index].forms[:1]
            for form in self.tokens[index].forms
        )

    def is_told_by(self, who: Meant, at: int) -> bool:
        """Return whether somebody is the one who tells what stands at a token: of himself he says "я"."""
        speech = self.speech.innermost(self.document.span(at, at + 1))
        return speech is not None and speech.entity == who.entity

    def _is_subject(self, index: int) -> bool:
        return any(form.case == "nomn" and form.part in _NOMINAL for form in self.tokens[index].forms)

    def in_case(self, clause: Stretch, near: int, *cases: str) -> Meant | None:
        """Return the person or group of a clause that can stand in one of the cases, the nearest to a token first."""
        for index in sorted(clause.inside, key=lambda index: (abs(index - near), index)):
            meant = self.meant(index)
            if meant is None or (index > clause.first and self.tokens[index - 1].form.part == "PREP"):
                continue
            if any(form.case in cases for form in self.tokens[index].forms if form.part != "VERB"):
                return meant
        return None

    def object_of(self, clause: Stretch, verb: int) -> Meant | None:
        """Return whom a verb is done to: an accusative that cannot be the subject.

        None where a thing is the object, or some of a group only: what was done to eight was not done to all.
        """
        if self.takes_a_thing(clause, verb):
            return None
        guess: Meant | None = None  # "Лунина забрали военные": they could be either, and he is the object
        for index in sorted(clause.inside, key=lambda index: (abs(index - verb), -index)):
            if self._may_be_another(index):
                return None
            meant = self.meant(index)
            if (
                meant is None
                or index == verb
                or self.behind_preposition(clause, index)
                or (index != verb - 1 and self._is_owner(clause, index))
                or is_whose(self.tokens, self.people, self.words, index)
            ):
                continue
            readings = _nominal(self.tokens[index])
            accusative = any(form.case == "accs" for form in readings)
            subject = any(form.case == "nomn" and self._agrees(form, verb) for form in readings)
            if (accusative and not subject) or self._counted(clause, index):
                return None if meant.is_part or self._tells_of_a_part(clause, index) else meant
            part = meant.is_part or self._tells_of_a_part(clause, index)
            guess = guess or (meant if self.tokens[index].form.case == "accs" and not part else None)
        return guess

    def _agrees(self, noun: Form, verb: int) -> bool:
        """Return whether a noun can be the subject of a verb by number and, in the past, by gender."""
        form = next((form for form in self.tokens[verb].forms if form.part in ("VERB", "PRTS")), None)
        if form is None or form.is_plural != noun.is_plural:
            return False
        return form.is_plural or not form.gender or not noun.gender or form.gender == noun.gender

    def takes_a_thing(self, clause: Stretch, verb: int) -> bool:
        """Return whether a thing is the object: "забрали паспорт", "сдали телефоны", "забрали у мужчин телефоны"."""
        behind = self._past_owner(clause, verb + 1)
        for index in clause.inside:
            form = self.tokens[index].form
            thing = form.part == "NOUN" and form.case == "accs" and not form.is_animate and index != verb
            thing = thing or (index in (verb + 1, behind) and form.part == "NOUN" and self._can_be_a_thing(index))
            thing = thing and not self.words.has(self.tokens[index], "whose", "times")
            if thing and self.people.at_token(index) is None and not self.behind_preposition(clause, index):
                return not any(_spans(when, self.tokens[index]) for when in self.dates)
        return False

    def _past_owner(self, clause: Stretch, at: int) -> int:
        """Return the token behind those from whom a thing is taken, `at` itself where nobody stands there."""
        owner = self.owner_at(clause, at)
        while owner is not None and at < clause.last and (at <= owner or self.meant(at) == self.meant(owner)):
            at += 1
        return at

    def owner_at(self, clause: Stretch, at: int) -> int | None:
        """Return the token of those behind "у" at a token: "у двенадцати призывников"; None where nobody is."""
        if at >= clause.last or self.tokens[at].lower not in _FROM:
            return None
        for index in range(at + 1, min(clause.last, at + _OWNER_REACH)):
            if self.meant(index) is not None:
                return index
            if self.tokens[index].form.part not in (*NUMBERS, "ADJF", "PRTF"):
                return None
        return None

    def _can_be_a_thing(self, index: int) -> bool:
        """Return whether a noun right behind a verb is a thing in the accusative that looks like a nominative."""
        if self.tokens[index].can_be("ADVB"):
            return False  # "мужа задержали дома"
        nouns = [form for form in self.tokens[index].forms if form.part == "NOUN"]
        return bool(nouns) and not any(form.is_animate for form in nouns) and any(form.case == "accs" for form in nouns)

    def _is_owner(self, clause: Stretch, index: int) -> bool:
        """Return whether a genitive hangs on the noun before it: "письмо учителя", "в руки новых солдат"."""
        at = index - 1
        while at > clause.first and self.tokens[at].form.part in ("ADJF", "PRTF"):
            at -= 1
        before = self.tokens[at] if at >= clause.first else None
        if before is None or before.form.part != "NOUN" or self.people.at_token(at) is not None:
            return False
        if self.words.has(before, "whose", "times"):
            return False  # "последний раз Ивана видели"
        return any(form.case == "gent" for form in self.tokens[index].forms)

    def behind_preposition(self, clause: Stretch, index: int) -> bool:
        """Return whether a preposition rules a word of a clause."""
        for at in range(index - 1, max(clause.first, index - 4) - 1, -1):
            if self.tokens[at].form.part == "PREP":
                return True
            if self.tokens[at].form.part not in ("ADJF", "NUMB", "NUMR", "PRTF"):
                return False
        return False

    def _counted(self, clause: Stretch, index: int) -> bool:
        """Return whether a genitive hangs on a number: "12 человек посадили"; an ordinal ("15-й бригады") is none."""
        before = self.tokens[index - 1] if index > clause.first else None
        number = before is not None and (before.form.part == "NUMR" or before.text.isdigit())
        led = self.tokens[index - 2] if number and index - 2 >= clause.first else None
        if led is not None and (led.lower in _NO_COUNT or self._is_of_number(led, index - 1)):
            return False  # "по восемь человек": how many in each, and not who; "за двоих солдат", "мать двоих детей"
        return number and not any(form.part == "NPRO" for form in self.tokens[index].forms)

    def _is_of_number(self, noun: Token, number: int) -> bool:
        """Return whether those counted only tell whose mother or commander somebody is: "мать двоих детей"."""
        genitive = not any(form.case == "nomn" for form in self.tokens[number].forms)
        return genitive and noun.form.part == "NOUN" and noun.form.case == "nomn" and noun.form.is_animate

    def subject_of(self, clause: Stretch, verb: int, *, plural: bool | None = None) -> Meant | None:
        """Return the nominative of a clause, before the verb first; None where it is left out, a thing or a part."""
        for index in [*range(verb - 1, clause.first - 1, -1), *range(verb + 1, clause.last)]:
            token = self.tokens[index]
            if is_oblique(self.tokens, self.people, index):
                continue  # "Лунина" behind "Ивана" could be a woman's name
            if self._is_time(index) or any(_spans(when, token) for when in self.dates):
                continue  # "она последний раз звонила" is told of her, and not of the time
            nominative = [form for form in _nominal(token) if form.case == "nomn"]
            named = index < verb and self._is_name(index)
            placed = (nominative or named) and not self.behind_preposition(clause, index)
            placed = placed or self._is_part(clause, index)
            if not placed and not (self._counted(clause, index) and self.body(index) is not None):
                continue
            counted = self._counted(clause, index) or token.form.part == "UNKN" or self._is_part(clause, index) or named
            fits = counted or plural is None or any(form.is_plural == plural for form in nominative)
            chosen = token.form.case == "nomn" or counted or (index < verb and token.form.case == "accs")
            if not fits or not chosen:
                continue
            meant = self.body(index)
            if meant is not None:
                return None if meant.is_part or self._tells_of_a_part(clause, index) else meant
            if token.form.part == "NOUN" or token.lemma in _FIRST_PERSON:
                return self._named_as(index, clause)
        return None

    def _is_time(self, index: int) -> bool:
        """Return whether a noun tells when or how old: "последний раз", "40 лет", "1990 года рождения"."""
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        if token.lemma in _ONCE or before is None:
            return token.lemma in _ONCE
        counted = before.form.part in NUMBERS and self.words.has(token, "whose", "times")
        return counted or (token.lemma in _BIRTH and self.words.has(before, "whose", "times"))

    def _named_as(self, index: int, clause: Stretch) -> Meant | None:
        """Return the person whose name stands right behind what he is: "умер политзаключённый Иван Лунин"."""
        meant, noun = self.meant(index + 1) if index + 1 < clause.last else None, self.tokens[index].form
        end = index + 1
        while meant is not None and end < clause.last and self.meant(end) == meant:
            if not self.tokens[end].is_capital or not is_plainly_nominative(self.tokens[end], noun.gender):
                return None  # "умер врач Анны Луниной"
            end += 1
        return meant if noun.is_animate else None

    def _is_name(self, index: int) -> bool:
        """Return whether a token is a person's name that no reading tells to stand in another case."""
        token, meant = self.tokens[index], self.people.at_token(index)
        named = meant is not None and token.is_capital and token.lower not in OWNING
        if meant is None or not named or self.people.kind_of(meant.entity) is not PartyKind.PERSON:
            return False
        before = self.people.at_token(index - 1) if index else None
        word = self.tokens[index - 1] if index else token
        alone = index == 0 or word.form.part != "NOUN" or before == meant or word.lower in _COURTESY
        marked = [form for form in token.forms if (form.marks and not form.is_plural) or form.is_known]
        return alone and (not marked or any(form.case == "nomn" for form in token.forms))

    def _is_part(self, clause: Stretch, index: int) -> bool:
        """Return whether a token is the whole of "40 из них", "40 из 78 взятых солдат", which stands for the part."""
        at = self.out_of(clause, index)
        return at > clause.first and self.is_number(at - 1) and self.meant(index) is not None

    def _tells_of_a_part(self, clause: Stretch, index: int) -> bool:
        """Return whether another number of the clause is of the whole at a token: "из 78 солдат 40 вернулись"."""
        at = self.out_of(clause, index)
        others = (each for each in clause.inside if not at <= each <= index)
        return at >= 0 and any(map(self.is_number, others))

    def out_of(self, clause: Stretch, index: int) -> int:
        """Return the token of "из" before a noun and the words that describe it, -1 where none stands there."""
        at = index - 1
        while at > clause.first and (self.is_number(at) or self.tokens[at].form.part in ("ADJF", "PRTF")):
            at -= 1
        return at if at >= clause.first and self.tokens[at].lower in _OUT_OF else -1

    def is_number(self, index: int) -> bool:
        """Return whether a token can be a number: "сорока" is a bird too."""
        return self.tokens[index].can_be(*NUMBERS)

    def agent_of(self, clause: Stretch, verb: int) -> Meant | None:
        """Return the instrumental behind a passive: "задержан сотрудниками"."""
        for index in range(verb + 1, clause.last):
            meant = self.body(index)
            instrumental = any(form.case == "ablt" for form in self.tokens[index].forms)
            if meant is not None and instrumental and self.tokens[index - 1].form.part != "PREP":
                return meant
        return None

    def span(self, clause: Stretch) -> Span:
        """Return the words of a clause without the marks at its ends."""
        first, last = clause.first, clause.last
        while first < last - 1 and self.tokens[first].form.part in ("PNCT", "CONJ"):
            first += 1
        while last - 1 > first and self.tokens[last - 1].form.part == "PNCT" and self.tokens[last - 1].text not in "»)":
            last -= 1
        return self.document.span(first, last)

    def holds(self, clause: Stretch, table: str, name: str) -> bool:
        """Return whether a token of a clause is in a set of words; the first one of a text is numbered 0."""
        return next(self.find(clause, table, name), None) is not None

    def find(self, clause: Stretch, table: str, name: str) -> Iterator[int]:
        """Yield the tokens of a clause that are in a set of words."""
        for index in clause.inside:
            if self.words.has(self.tokens[index], table, name):
                yield index


def _nominal(token: Token) -> list[Form]:
    """Return the readings of a word as a noun phrase; "їх" is in the nominative only where it owns the noun behind."""
    owning = token.lower in OWNING
    return [form for form in token.forms if form.part in _NOMINAL and not (owning and form.case == "nomn")]


def _spans(when: When, token: Token) -> bool:
    return when.span is not None and when.span.start <= token.start < when.span.end
