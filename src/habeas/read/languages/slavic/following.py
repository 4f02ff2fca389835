"""Who is meant: names, groups ("отказники"), kin and roles ("его мать", "командир"), pronouns ("их", "ей").

What the names of a text do not cover is told here, in one walk from the beginning:

1. A kin word or a role beside a name is that person; alone it is the last one that bore it, else a person of its own.
2. A plural noun of people is a group; the same noun again is the same group.
3. A pronoun that grammar could not give to anybody is guessed to be the last one told that fits in number and gender;
   `is_sure` tells that it is a guess, and the guess is no reference of the entity.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from habeas.facts.party import PartyKind, Sex
from habeas.facts.reading import Entity
from habeas.facts.span import Span
from habeas.read.entities import Entities, Standing
from habeas.read.languages.slavic.agreement import agrees
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.morphology import Form, Morphology, sex_of_gender
from habeas.read.languages.slavic.owners import Owners, SpokenFor
from habeas.read.languages.slavic.people import Meant, People
from habeas.read.languages.slavic.salutation import salutation_length
from habeas.read.languages.slavic.wordlists import Wordlists

_THEY = frozenset("они их им ими них ними вони їх їм".split())
_HE = frozenset("он его ему им нём нем него нему ним він його йому ним нім нього ньому".split())
_SHE = frozenset("она её ее ей ею ней неё нее вона її їй нею ній неї".split())
_WHO = frozenset("который кто який хто котрий".split())
_WHOSE = frozenset(("чей", "чий"))
_BESIDE = 3
_REACH = 40
"""How many changes of whom is spoken of a pronoun looks back over."""


def find_people(document: Document, names: Entities, words: Wordlists, morphology: Morphology) -> People:
    """Return everybody that a document speaks of, beginning with what its names told."""
    walk = _Walk(document, names, words, morphology)
    for sentence in document.sentences:
        if salutation_length(document.tokens_of(sentence)):
            continue  # whom a letter greets is told of by no word of it
        for index in range(sentence.first, sentence.last):
            walk.step(index, sentence.last)
    return walk.result()


class _Walk:
    """Goes over the tokens once and remembers who was told last."""

    def __init__(self, document: Document, names: Entities, words: Wordlists, morphology: Morphology) -> None:
        self.morphology = morphology
        self.tokens = document.tokens
        self.text = document.text
        self.words = words
        self.names = names
        self.entities = list(names.entities)
        self.kinds = {entity.id: entity.kind for entity in names.entities}
        self.sexes = {entity.id: entity.sex for entity in names.entities}
        self.meant: dict[int, Meant] = {}
        self.roles: dict[str, str] = {}
        self.added: dict[str, list[Span]] = {}
        self.recent: list[str] = []
        self.telling: set[str] = set()
        self.kin: set[str] = set()
        self.spoken_for: SpokenFor | None = None
        self.last = 0
        self.starts = [token.start for token in self.tokens]
        self.standings = {index: each for each in names.standings for index in self._covered(each)}
        self.people = words.words("people") | words.words("citizens")
        self.bodies = words.words("organization_heads")
        self.singles = words.words("kin") | words.words("ranks") | words.words("offices") | words.words("occupations")
        self.known = self.people | self.singles | self.bodies
        self.owners = Owners(self.tokens, words, self.standings, self.meant, self.known)

    def _covered(self, standing: Standing) -> range:
        return range(bisect_left(self.starts, standing.span.start), bisect_left(self.starts, standing.span.end))

    def step(self, index: int, last: int) -> None:
        """Take in one token."""
        self.last = last
        self._take(index, last)
        if index in self.meant and self.tokens[index].lemma in self.words.words("kin"):
            self.kin.add(self.meant[index].entity)

    def _take(self, index: int, last: int) -> None:
        token = self.tokens[index]
        standing = self.standings.get(index)
        if self.owners.is_possessive(index, last):
            self.owners.found.add(index)
        if self._stands_alone(index, last):
            self._they(index)
            is_part = token.lemma not in self.words.words("all_of_them")
            self.meant[index] = replace(self.meant[index], is_sure=False, is_part=is_part)
        elif standing is not None and token.form.part != "NUMR":
            self._name(index, standing)
        elif token.lemma in _WHO and token.form.part in ("ADJF", "NPRO"):
            self._relative(index)
        elif token.lower in _THEY | _HE | _SHE and not self.owners.is_possessive(index, last):
            self._pronoun(index)
        elif token.can_be("NOUN", "PRTF", "ADJF") and token.form.part != "PRTS":
            self._noun(index, last)

    def _stands_alone(self, index: int, last: int) -> bool:
        """Return whether "семнадцать", "остальные", "те" stand without a noun, for people told before."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < last else None
        if following is not None and following.lower in ("из", "з", "із") and token.form.part == "NUMR":
            return False
        behind = following is not None and (
            following.can_be("NOUN", "NUMR", "NUMB", "UNKN") or following.text in ".%:-–"
        )
        nominal = token.form.part == "NUMR" or (
            token.form.part == "NUMB" and token.text.isdigit() and len(token.text) < 4
        )
        if nominal:
            verb = following is not None and (following.form.part in ("VERB", "ADVB", "PRCL") or following.text == ",")
            return verb and not behind and self._last_group() is not None
        others = self.words.words("the_rest") | self.words.words("all_of_them")
        plural = any(form.is_plural or form.part == "NOUN" for form in token.forms)
        return token.lemma in others and plural and not behind and self._last_group() is not None

    def _relative(self, index: int) -> None:
        """Give "которого", "яких", "кого" to the last one told that fits in number."""
        plural = self.tokens[index].form.is_plural
        led = self.meant.get(index - 2)
        found = led.entity if led is not None and self.tokens[index - 1].text == "," else None
        found = found or (self._last_group() if plural else None)
        if found is None and not plural and self.recent:
            found = self.recent[-1]
        if found is not None:
            self.meant[index] = Meant(entity=found, is_sure=self.recent[-1:] == [found])

    def _name(self, index: int, standing: Standing) -> None:
        self.meant[index] = Meant(entity=standing.entity)
        if standing.kind is PartyKind.PERSON and self.owners.is_whose(index):
            self.owners.found.add(index)
        if standing.kind is PartyKind.PERSON and self.sexes.get(standing.entity) is Sex.UNKNOWN:
            named = [form for form in self.tokens[index].forms if form.marks & {"Name", "Patr"}]
            told = (sex_of_gender(form.gender) for form in named)
            self.sexes[standing.entity] = next((sex for sex in told if sex is not None), Sex.UNKNOWN)
        if standing.kind is PartyKind.PERSON and (self._says(index) or self.owners.is_by_the_words_of(index)):
            self._tell(index, standing.entity)
        self._remember(standing.entity)

    def _tell(self, index: int, entity: str) -> None:
        """Take in who is named beside a verb of saying: whoever tells, or the one whose wife, whose brother tells."""
        if index not in self.owners.found:
            if not self._is_told_about(index):
                self.telling.add(entity)
        elif self.tokens[index - 1].lemma in self.words.words("kin"):
            self.spoken_for = SpokenFor(
                entity=entity, by=self.owners.sex_told_by(self.tokens[index - 1].lemma), until=self.last
            )  # fmt: skip

    def _is_told_about(self, index: int) -> bool:
        """Return whether a preposition stands before a name: "рассказала о Петре Гончаре" is not told by him."""
        first = index
        while first and self.standings.get(first - 1) is self.standings[index]:
            first -= 1
        return first > 0 and self.tokens[first - 1].form.part == "PREP"

    def _says(self, index: int) -> bool:
        """Return whether a verb of saying stands beside a name: whoever tells is seldom the one told of."""
        near = self.tokens[max(0, index - _BESIDE) : index + _BESIDE + 1]
        return any(token.form.part == "VERB" and self.words.says.match(token.lower) for token in near)

    def _remember(self, entity: str) -> None:
        if self.recent[-1:] != [entity]:
            self.recent.append(entity)

    def _pronoun(self, index: int) -> None:
        word = self.tokens[index].lower
        if word in _THEY and not (word in _HE and self._last_group() is None):
            self._they(index)
            return
        sex = Sex.WOMAN if word in _SHE else Sex.MAN
        spoken_for = self.spoken_for
        if (
            spoken_for is not None
            and self.recent[-1:] == [spoken_for.entity]
            and spoken_for.is_meant(self.last, self.sexes.get(spoken_for.entity), sex)
        ):
            self.meant[index] = Meant(entity=spoken_for.entity)
            self._refer(index, spoken_for.entity)
            return
        found = self._last_person(sex)
        if found is not None:
            self.meant[index] = Meant(entity=found, is_sure=False)

    def _they(self, index: int) -> None:
        """Give "они" to the last group; the first "их" of a text, before anybody was told, is a group of its own."""
        found = self._last_group()
        if found is None:
            self._described(index, "они", PartyKind.GROUP)
            self.meant[index] = Meant(entity=self.roles["они"], is_sure=False)
            return
        is_sure = self.recent[-1:] == [found]
        self.meant[index] = Meant(entity=found, is_sure=is_sure)
        if is_sure:
            self._refer(index, found)

    def _refer(self, index: int, entity: str) -> None:
        span = Span(start=self.tokens[index].start, end=self.tokens[index].end)
        self.added.setdefault(entity, []).append(span)

    def _last_group(self) -> str | None:
        """Return the last group told, one of kin only where there is no other: they tell, and others are taken."""
        groups = [each for each in reversed(self.recent[-_REACH:]) if self.kinds[each] is PartyKind.GROUP]
        return next((each for each in groups if each not in self.telling), groups[0] if groups else None)

    def _last_person(self, sex: Sex) -> str | None:
        """Return the last person told of a sex, else of unknown sex; who tells only where there is no other."""
        persons = [each for each in reversed(self.recent) if self.kinds[each] is PartyKind.PERSON]
        for wanted in (sex, Sex.UNKNOWN):
            fitting = [each for each in persons if self.sexes.get(each, Sex.UNKNOWN) is wanted]
            if fitting:
                return next((each for each in fitting if each not in self.telling), fitting[0])
        return None

    def _noun(self, index: int, last: int) -> None:
        token = self.tokens[index]
        nominal = (form.lemma for form in token.forms if form.part in ("NOUN", "ADJF", "PRTF"))
        lemma = next((lemma for lemma in nominal if lemma in self.known), None) or self._participle(index, last)
        if lemma is None or token.lower in self.words.words("never_people"):
            return
        if self._describes_a_thing(index, last):
            return
        readings = [form for form in token.forms if form.lemma == lemma] or [token.form]
        plural = readings[0].is_plural or self._must_be_plural(readings, index, last)
        if plural and (lemma in self.people or lemma in self.words.words("kin")):
            self._described(index, lemma + " (pl.)", PartyKind.GROUP)
            if lemma in self.words.words("kin"):
                self.telling.add(self.meant[index].entity)
        elif lemma in self.bodies and not self._names_a_body(index, last):
            self._described(index, lemma, PartyKind.ORGANIZATION)
        elif lemma in self.singles and not plural:
            self._single(index, last, lemma)

    def _participle(self, index: int, last: int) -> str | None:
        """Return the word for those to whom a verb was done, where it stands for people: "задержанных увезли"."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < last else None
        if token.form.part != "PRTF" or (following is not None and following.can_be("NOUN", "UNKN", "ADJF", "PRTF")):
            return None
        stem = self.morphology.nominative(token.word.lower(), token.form) or ""
        return next((word for word in (stem, stem.removesuffix("ые") + "ый") if word in self.people), None)

    def _describes_a_thing(self, index: int, last: int) -> bool:
        """Return whether a noun of people is an adjective here: "военные билеты"."""
        adjectives = [form for form in self.tokens[index].forms if form.part == "ADJF"]
        if not adjectives or index + 1 >= last or self.tokens[index + 1].form.part != "NOUN":
            return False
        noun = self.tokens[index + 1].form
        return not noun.is_animate and not noun.marks and any(agrees(form, noun) for form in adjectives)

    def _must_be_plural(self, readings: list[Form], index: int, last: int) -> bool:
        """Return whether "солдат держат" are many: the verb beside is plural, and they are its object."""
        beside = self.tokens[index + 1] if index + 1 < last else None
        many = beside is not None and beside.form.part == "VERB" and beside.form.is_plural
        return many and any(form.is_plural and form.case in ("accs", "gent") for form in readings)

    def _names_a_body(self, index: int, last: int) -> bool:
        """Return whether a named body stands right behind the word: "фонд «Свет»"."""
        behind = [self.standings.get(at) for at in range(index + 1, min(last, index + 3))]
        named = next((each for each in behind if each is not None and each.kind is PartyKind.ORGANIZATION), None)
        if named is not None:
            self.meant[index] = Meant(entity=named.entity)
        return named is not None

    def _single(self, index: int, last: int, lemma: str) -> None:
        """Give a kin word or a role to the name beside it, to the last one that bore it, or to a person of its own."""
        sex = self.owners.sex_told_by(lemma)
        named = self._name_before(index) or self._name_beside(index, last, sex)
        if named is not None:
            self.roles[lemma] = named
            if sex is not Sex.UNKNOWN:
                self.sexes[named] = sex
            self.meant[index] = Meant(entity=named)
        elif lemma in self.words.words("kin"):
            self._described(index, lemma, PartyKind.PERSON, sex)
        elif lemma in self.roles:
            self.meant[index] = Meant(entity=self.roles[lemma], is_sure=False)
            self._remember(self.roles[lemma])

    def _name_beside(self, index: int, last: int, sex: Sex) -> str | None:
        """Return the person named right behind a word, past a genitive or a comma: "мать солдата, Анна Петрова"."""
        case = {form.case for form in self.tokens[index].forms}
        owners: set[str] = set()
        for at in range(index + 1, min(last, index + 6)):
            standing = self.standings.get(at)
            if standing is not None:
                if standing.kind is not PartyKind.PERSON:
                    return None
                forms = {form.case for form in self.tokens[at].forms if form.marks} or case
                if any(self.tokens[other].text == "," for other in range(index + 1, at)):
                    forms = {self.tokens[at].form.case}  # "по словам командира, Иваненко ушёл": another one is told of
                if self._is_of(index, at) or self.owners.is_of_other_sex(at, sex):
                    owners.add(standing.entity)
                elif forms & case and standing.entity not in owners:
                    return standing.entity
                continue
            if not (self.tokens[at].can_be("NOUN", "ADJF", "NUMB") or self.tokens[at].text == ","):
                return None
            if self.tokens[at].text == "," and at + 1 not in self.standings:
                return None
        return None

    def _name_before(self, index: int) -> str | None:
        """Return the person named before a comma, in the same case: "Женя, его сослуживец", "Анны, матери солдата"."""
        at = index - 1
        while at > 0 and self.tokens[at].form.part in ("ADJF", "NPRO"):
            if self.tokens[at].lemma in _WHOSE:
                return None  # "Иван Лунин, чей брат арестован"
            at -= 1
        standing = self.standings.get(at - 1) if at > 0 and self.tokens[at].text == "," else None
        if standing is None or at - 1 not in self.meant or standing.kind is not PartyKind.PERSON:
            return None
        cases = {form.case for form in self.tokens[index].forms}
        shared = cases.intersection(
            *({form.case for form in self.tokens[each].forms if form.case} for each in self._covered(standing))
        )  # "адвоката Ольги Павловой, солдату": one of her names could be a dative, and the other not
        return standing.entity if shared or self.tokens[index].form.case == "nomn" else None

    def _is_of(self, index: int, at: int) -> bool:
        """Return whether a name is the genitive of "брат Бориса", where it could be read as beside the word too."""
        return self.tokens[at].form.case == "gent" and self.tokens[index].form.case not in ("gent", "accs")

    def _described(self, index: int, role: str, kind: PartyKind, sex: Sex = Sex.UNKNOWN) -> None:
        entity = self.roles.get(role)
        span = Span(start=self.tokens[index].start, end=self.tokens[index].end)
        if entity is None:
            entity = f"e{len(self.entities) + 1}"
            self.roles[role] = entity
            self.kinds[entity], self.sexes[entity] = kind, sex
            self.entities.append(
                Entity(id=entity, kind=kind, name=self._name_of(index, plural=kind is PartyKind.GROUP), sex=sex)
            )
        self.meant[index] = Meant(entity=entity, is_sure=kind is PartyKind.GROUP or sex is not Sex.UNKNOWN)
        self.added.setdefault(entity, []).append(span)
        self._remember(entity)

    def _name_of(self, index: int, *, plural: bool) -> str:
        """Return a noun in the nominative of its number, as a list would have it; a pronoun as it stands."""
        token = self.tokens[index]
        people = [form for form in token.forms if form.lemma in self.known]
        form = next((form for form in people if form.is_plural and plural), next(iter(people), token.form))
        return self.morphology.nominative(token.word.lower(), form) or token.text if form.part != "NPRO" else token.text

    def result(self) -> People:
        """Return what the walk found."""
        entities = tuple(
            replace(
                entity,
                references=tuple(sorted({*entity.references, *self.added.get(entity.id, ())})),
                spellings=entity.spellings or (entity.name,),
            )
            for entity in self.entities
        )
        return People(
            entities=entities,
            _meant=self.meant,
            _starts=tuple(self.starts),
            _sexes=self.sexes,
            _kinds=self.kinds,
            _mentions={entity.id: entity.mentions for entity in self.names.entities if entity.mentions},
            _owners=frozenset(self.owners.found),
            _kin=frozenset(self.kin),
        )
