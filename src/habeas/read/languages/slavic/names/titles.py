"""What a text says a named person is: rank, office, occupation, kinship beside the name; sex and age group."""

from __future__ import annotations

import re

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import Morphology, sex_of_gender
from habeas.read.languages.slavic.names.cases import like
from habeas.read.languages.slavic.names.drafts import Draft, KinTie, Ledger, Place
from habeas.read.languages.slavic.names.phrases import POSSESSIVES
from habeas.read.languages.slavic.wordlists import Wordlists

LONGEST_ROLE_TOKENS = 12
OWNERS = frozenset("его её ее його її мой моя моя мій моя наша".split())
"""Words before a relative that tell whose it is."""
_STOPS = frozenset('. , ; : ! ? … ( ) — – - “ ” « » "'.split())
_YEARS = re.compile(r"(\d{1,3})-?(?:лет\w*|річн\w*|ти?летн\w*)$")
_ADULT_YEARS = 18
_YEAR_WORDS = frozenset("лет года год років роки рік".split())
_SPOKEN = ("VERB",)


class Titler:
    """Reads what stands beside the names of one document."""

    def __init__(self, document: Document, ledger: Ledger, morphology: Morphology, words: Wordlists) -> None:
        """Gather the lists of words that tell what somebody is."""
        self.document = document
        self.tokens = document.tokens
        self.ledger = ledger
        self.morphology = morphology
        self.kin = words.table("kin")
        self.sexes = words.table("sex")
        self.ages = words.table("age")
        self.occupations = words.table("occupation")
        self.heads = frozenset(self.kin) | words.words("ranks") | words.words("offices") | words.words("occupations")
        self.heads |= words.words("citizens") | frozenset(self.sexes) | frozenset(self.ages)
        self.named: dict[int, Draft] = {}
        for draft in ledger.drafts:
            for place in draft.mentions:
                self.named.update(dict.fromkeys(range(place.first, place.last), draft))
        self.titled: set[int] = set()
        self.bearers: dict[str, list[Draft]] = {}
        self.of_role: list[tuple[str, Draft, str]] = []

    def add_all(self) -> frozenset[int]:
        """Give each person what the words beside the name tell; return the tokens of those words."""
        for draft in list(self.ledger.drafts):
            if draft.kind is not PartyKind.PERSON:
                continue
            for place in draft.mentions:
                self._before(draft, place)
                self._behind(draft, place)
                self._spoken(draft, place)
            self._by_grammar(draft)
        self._tie_by_role()
        return frozenset(self.titled)

    def _tie_by_role(self) -> None:
        """Tie "жена главы Нина" to the one head that the text names, where it names one only."""
        for kin, draft, role in self.of_role:
            bearers = [each for each in self.bearers.get(role, ()) if each is not draft]
            if len(bearers) == 1:
                self.ledger.ties.append(KinTie(kin=kin, draft=draft, owner=bearers[0]))

    def _before(self, draft: Draft, place: Place) -> None:
        """Read leftwards: "командир 11-й бригады подполковник А. С. Дугаров"."""
        sentence = self.document.sentences[place.sentence]
        least = max(sentence.first, place.first - LONGEST_ROLE_TOKENS)
        at, begin = place.first - 1, None
        if at >= least and self.tokens[at].word == "," and self._has_head_before(at, least):
            at -= 1
        while at >= least and self._continues(at):
            token = self.tokens[at]
            if token.lemma in self.heads and (not token.is_capital or at == sentence.first):
                differs = self._case_differs(at, place)
                if (differs and not self._is_of_another(at, place)) or self._is_of_the_one_before(at, least):
                    break
                if not differs and self._is_of_other_sex(at, place):
                    break
                begin = at
                if not differs:
                    self._tell(draft, at)
            at -= 1
        if begin is not None:
            self._note(draft, begin, place.first)

    def _continues(self, at: int) -> bool:
        """Return whether a token can belong to the words before a name: nouns in the genitive, names of bodies."""
        named = self.named.get(at)
        if named is not None:
            return named.kind is not PartyKind.PERSON or self._is_genitive(at)
        token = self.tokens[at]
        return token.word not in _STOPS and token.form.part in ("NOUN", "ADJF", "PRTF", "NUMB", "NUMR")

    def _has_head_before(self, comma: int, least: int) -> bool:
        """Return whether "мать одного из солдат, Галина …" stands before a comma: kin begin it, "моего" may lead."""
        first = comma - 1
        while first >= least and self.tokens[first].word not in _STOPS:
            first -= 1
        opening = first + 1
        while opening < comma and {self.tokens[opening].lower, self.tokens[opening].lemma} & POSSESSIVES:
            opening += 1
        return opening < comma and self.tokens[opening].lemma in self.kin

    def _is_genitive(self, at: int) -> bool:
        return any(form.case == "gent" for form in self.tokens[at].forms)

    def _case_differs(self, at: int, place: Place) -> bool:
        """Return whether a word stands in another case than the name: "мать рядового Лунина" is not Lunin."""
        declined, token = place.declined, self.tokens[at]
        if declined is None:
            return False
        # "Г-жа Лунина" is Lunina; "мать Лунина" can be the mother of Lunin.
        alone = self.tokens[place.name].forms if place.last - place.name == 1 and token.lemma not in self.kin else ()
        if token.form.case == "nomn" and any(
            form.case == "nomn" and form.gender == token.form.gender and not form.is_plural for form in alone
        ):
            return False
        cases = {form.case for form in token.forms if form.lemma == token.lemma}
        if declined.is_sure:
            return bool(cases) and declined.case not in cases
        return token.form.case == "nomn" and declined.case != "nomn"

    def _is_of_other_sex(self, at: int, place: Place) -> bool:
        """Return whether a kin word and a first name cannot be one person: "по словам матери Ивана Лунина"."""
        sex = self.sexes.get(self.tokens[at].lemma) if self.tokens[at].lemma in self.kin else None
        named = self.tokens[place.first : place.last]
        first = next((token for token in named if any("Name" in form.marks for form in token.forms)), None)
        forms = first.forms if first is not None else ()
        told = {sex_of_gender(form.gender) for form in forms if "Name" in form.marks} - {None}
        return sex is not None and bool(told) and Sex(sex) not in told

    def _is_of_another(self, at: int, place: Place) -> bool:
        """Return whether a word tells of somebody else: "мать рядового Лунина Галина Лунина", "жена главы Нина"."""
        if at and self.tokens[at - 1].lemma in self.kin and self._is_genitive(at):
            return True
        between = (self.named.get(index) for index in range(at + 1, place.first))
        return any(draft is not None and draft.kind is PartyKind.PERSON for draft in between)

    def _is_of_the_one_before(self, at: int, least: int) -> bool:
        """Return whether a kin word tells of the name before its comma: "Анны Луниной, матери рядового Лунина"."""
        before = self.named.get(at - 2) if at - 2 >= least and self.tokens[at - 1].word == "," else None
        return before is not None and before.kind is PartyKind.PERSON and self.tokens[at].lemma in self.kin

    def _behind(self, draft: Draft, place: Place) -> None:
        """Read behind a comma: "Галина Торбеева, мать одного из солдат,"."""
        sentence = self.document.sentences[place.sentence]
        at = place.last
        if at + 1 >= sentence.last or self.tokens[at].word not in (",", "—", "–", "("):
            return
        first, end = at + 1, at + 1
        while end < sentence.last and self.tokens[end].word not in _STOPS and end - first < LONGEST_ROLE_TOKENS:
            if self.tokens[end].form.part in ("VERB", "INFN", "CONJ", "GRND"):
                return
            end += 1
        head = next((at for at in range(first, end) if self.tokens[at].form.part == "NOUN"), None)
        if head is None or self.tokens[head].lemma not in self.heads or self.named.get(head) is not None:
            return
        if self._case_differs(head, place) or self.tokens[head].form.is_plural:
            return
        self._tell(draft, head)
        self._note(draft, first, end)

    def _note(self, draft: Draft, first: int, last: int) -> None:
        """Keep a role, its first words in the dictionary form where the dictionary is sure of it."""
        while last > first and self.tokens[last - 1].word in _STOPS:
            last -= 1
        if last <= first:
            return
        self.titled.update(range(first, last))
        words = []
        for at in range(first, last):
            token = self.tokens[at]
            plain = None
            if at == first or all(self.tokens[other].form.part in ("ADJF", "PRTF") for other in range(first, at)):
                plain = self.morphology.nominative(token.word.lower(), token.form) if token.form.case else None
            words.append(like(plain, token.word) if plain is not None else token.text)
        start = self.tokens[first].start
        role = ""
        for word, token in zip(words, self.tokens[first:last], strict=True):
            role += (" " if role and token.start > start else "") + word
            start = token.end
        if role not in draft.roles:
            draft.roles.append(role)
        self._kin_of(draft, first, last)

    def _kin_of(self, draft: Draft, first: int, last: int) -> None:
        """Tie a named relative to whom the same words name: "мать рядового Лунина Галина Лунина", "его мать Галина"."""
        for at in range(first, last):
            kin = self.kin.get(self.tokens[at].lemma)
            if kin is None:
                continue
            if at and self.tokens[at - 1].lower in OWNERS:
                self.ledger.owned[at - 1] = (kin, draft)
                return
            for other in range(at + 1, last):
                owner = self.named.get(other)
                if owner is not None and owner is not draft and owner.kind is PartyKind.PERSON:
                    self.ledger.ties.append(KinTie(kin=kin, draft=draft, owner=owner))
                    return
            behind = self.tokens[at + 1].forms if at + 1 < last else ()
            roles = [form.lemma for form in behind if form.case == "gent" and form.lemma in self.heads]
            self.of_role += [(kin, draft, role) for role in roles[:1]]

    def _tell(self, draft: Draft, at: int) -> None:
        """Note what one word beside a name says of the person."""
        lemma = self.tokens[at].lemma
        bearers = self.bearers.setdefault(lemma, [])
        if draft not in bearers:
            bearers.append(draft)
        sex = self.sexes.get(lemma)
        if sex is not None and draft.sex is Sex.UNKNOWN:
            draft.sex = Sex(sex)
        occupation = self.occupations.get(lemma)
        if occupation is not None and occupation not in draft.occupations:
            draft.occupations.append(occupation)
        age = self.ages.get(lemma)
        draft.is_child = draft.is_child or age == "child"
        draft.is_adult = draft.is_adult or age == "adult"
        for other in range(max(0, at - 3), at):
            self._years(draft, other)

    def _years(self, draft: Draft, at: int) -> None:
        match = _YEARS.match(self.tokens[at].lower)
        if match:
            self._aged(draft, match.group(1))

    def _spoken(self, draft: Draft, place: Place) -> None:
        """Take sex from a verb in the past that agrees with the name: "рассказала Галина Торбеева"; and age."""
        if draft.sex is Sex.UNKNOWN and place.declined is not None and place.declined.case == "nomn":
            sentence = self.document.sentences[place.sentence]
            for at in (place.first - 1, place.last):
                if not sentence.first <= at < sentence.last:
                    continue
                form = self.tokens[at].form
                if form.part in _SPOKEN and "past" in form.features and form.gender == "femn" and not form.is_plural:
                    draft.sex = Sex.WOMAN
        for at in (place.first - 1, place.first - 2, place.last + 1):
            if 0 <= at < len(self.tokens):
                self._years(draft, at)
        behind = self.tokens[place.last : place.last + 3]
        if len(behind) == 3 and behind[0].word in (",", "(") and behind[2].lower in _YEAR_WORDS:
            self._aged(draft, behind[1].word)

    def _aged(self, draft: Draft, figure: str) -> None:
        if figure.isascii() and figure.isdigit() and len(figure) <= 3:
            draft.is_child = draft.is_child or int(figure) < _ADULT_YEARS
            draft.is_adult = draft.is_adult or int(figure) >= _ADULT_YEARS

    def _by_grammar(self, draft: Draft) -> None:
        """Take sex from a patronymic, which says it: Петрович, Петровна."""
        if draft.sex is not Sex.UNKNOWN:
            return
        for place in draft.mentions:
            for token in self.tokens[place.name : place.last]:
                genders = {form.gender for form in token.forms if "Patr" in form.marks}
                if len(genders) == 1:
                    draft.sex = Sex.MAN if genders == {"masc"} else Sex.WOMAN
                    return
