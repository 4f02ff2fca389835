"""What rules know better than the trained chains: units of an army, borders of names, initials, types of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.bodies import CLOSERS, OPENERS, with_typed_bodies
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.wordlists import Wordlists

_MARKS = frozenset("«»„“”\"'(),.;:!?—–-…")
_LONGEST_UNIT = 8
_AFTER = frozenset("им имени".split())
_ENDS = frozenset(".!?…")
_OUT_OF = frozenset("из з із зі".split())
_INTO = frozenset("в во у до".split())
_BETWEEN = frozenset((".", "-", "гв", "отд", "окр"))


def tidy(document: Document, sightings: Sequence[Sighting], words: Wordlists) -> list[Sighting]:
    """Return the sightings with what is certain by form put right, in text order.

    1. Units are found by their numbers and types, and replace what the chains saw there.
    2. An organisation ends where a person's name begins, and before a bracket; what stands in the bracket is a name
       of its own.
    3. Marks at the edges of a name do not belong to it; a place's type belongs to its mention and not to its name.
    """
    tidier = _Tidier(document, words)
    units = tidier.units()
    kept = [sighting for sighting in sightings if not _meets(sighting, units, sighting.kind)]
    kept = tidier.with_initials(kept)
    kept += tidier.typed_places(kept)
    kept += tidier.ends_of_ways(kept)
    kept = tidier.with_seats(kept)
    persons = [sighting for sighting in kept if sighting.kind is PartyKind.PERSON]
    found: list[Sighting] = [*units]
    for sighting in kept:
        parts = [sighting]
        if sighting.kind is PartyKind.ORGANIZATION:
            parts = tidier.organization(sighting, persons)
        elif sighting.kind is PartyKind.PLACE:
            parts = [whole for part in tidier.apart(sighting) for whole in tidier.place(part, kept)]
        found += [trimmed for part in parts if (trimmed := tidier.trimmed(part)) is not None]
    if words.words("governing_heads"):
        found = with_typed_bodies(document, found, words)
    if "inner" in words.words("places_apart"):
        found = _with_inner(found)
    found.sort(key=lambda sighting: (sighting.first, -sighting.last))
    return found


def _with_inner(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings, places within the name of a body marked as such."""
    inside = {
        at
        for sighting in sightings
        if sighting.kind in (PartyKind.ORGANIZATION, PartyKind.UNIT)
        for at in range(sighting.first, sighting.last)
    }
    return [
        replace(each, is_inner=True) if each.kind is PartyKind.PLACE and each.name in inside else each
        for each in sightings
    ]


def _meets(sighting: Sighting, units: Sequence[Sighting], kind: PartyKind) -> bool:
    """Return whether a unit takes the place of a sighting: a place within the unit's name stays."""
    return any(
        unit.first < sighting.last
        and sighting.first < unit.last
        and not (kind is PartyKind.PLACE and sighting.last - sighting.first < unit.last - unit.first)
        for unit in units
    )


class _Tidier:
    """Puts the sightings of one document right."""

    def __init__(self, document: Document, words: Wordlists) -> None:
        self.document = document
        self.tokens = document.tokens
        self.heads = words.words("unit_heads")
        self.shorts = words.words("unit_shorts")
        self.signs = words.words("unit_signs")
        self.settlements = words.words("settlements")
        self.shorts_of_places = words.words("place_types_dotted")
        self.bodies = words.words("organization_heads")
        self.amounts = words.words("after_numbers")
        self.state_bodies = words.words("state_bodies")
        self.months = words.words("months")
        self.streets = words.words("streets")
        self.are_types_apart = "types" in words.words("places_apart")
        self.types = words.words("place_types") | words.words("place_types_short")

    def units(self) -> list[Sighting]:
        """Return the units that numbers and types tell: «в/ч 99999», «11-я гв. одшбр», «37-я бригада»."""
        found: list[Sighting] = []
        for number, sentence in enumerate(self.document.sentences):
            at = sentence.first
            while at < sentence.last:
                end = self._unit_end(at, sentence.last)
                if end > at:
                    found.append(Sighting(first=at, name=at, last=end, sentence=number, kind=PartyKind.UNIT))
                    at = end
                else:
                    at += 1
        return found

    def _unit_end(self, at: int, last: int) -> int:
        """Return the end of a unit that begins at a token; the token itself where none does."""
        token = self.tokens[at]
        if token.lower in self.signs:
            end = at + 1
            while end < last and self.tokens[end].lower in ("№", ":", "n"):
                end += 1
            return end + 1 if end < last and any(letter.isdigit() for letter in self.tokens[end].word) else at
        if token.lemma in ("воинский", "войсковой", "военный", "військовий") and at + 2 < last:
            is_part = self.tokens[at + 1].lemma in ("часть", "частина")
            end = at + 2 + (self.tokens[at + 2].word == "№")
            if is_part and end < last and any(letter.isdigit() for letter in self.tokens[end].word):
                return end + 1
        return self._numbered_end(at, last) if token.word[:1].isdigit() else at

    def _numbered_end(self, at: int, last: int) -> int:
        token = self.tokens[at]
        ordinal = "-" in token.word or "‑" in token.word
        for end in range(at + 1, min(last, at + _LONGEST_UNIT)):
            other = self.tokens[end]
            short = other.lower in self.shorts
            if short or (ordinal and other.lemma in self.heads and other.lemma != "округ"):
                return end + 1
            between = other.form.part in ("ADJF", "PRTF") or other.lower in _BETWEEN
            if not (ordinal and between):
                return at
        return at

    def with_initials(self, sightings: Sequence[Sighting]) -> list[Sighting]:
        """Return the sightings with the initials beside a person's name taken into it."""
        found: list[Sighting] = []
        for sighting in sightings:
            if sighting.kind is not PartyKind.PERSON:
                if not all(self._is_initial(at) for at in range(sighting.first, sighting.last)):
                    found.append(sighting)
                continue
            sentence = self.document.sentences[sighting.sentence]
            first, last = sighting.first, sighting.last
            while first > sentence.first and (size := self._initial_before(first, sentence.first)):
                first -= size
            while first == sighting.first and last < sentence.last and self._is_initial(last):
                last += 1
            if not any(len(self.tokens[at].word) > 2 for at in range(first, last)):
                continue
            if first == sighting.first and first > sentence.first and self._is_surname_of(first - 1, first, last):
                first -= 1
            found.append(replace(sighting, first=first, name=first, last=last))
        return found

    def _is_surname_of(self, at: int, first: int, last: int) -> bool:
        """Return whether a word is the surname before a given name and a patronymic: "от Гороховой Марины Олеговны"."""
        patronymic = last - first == 2 and any("Patr" in form.marks for form in self.tokens[last - 1].forms)
        if not patronymic or not self.tokens[at].is_capital:
            return False
        cases = {form.case for form in self.tokens[last - 1].forms if "Patr" in form.marks}
        return any("Surn" in form.marks and form.case in cases for form in self.tokens[at].forms)

    def _initial_before(self, at: int, least: int) -> int:
        """Return how many tokens an initial right before a token takes: one, two with a space in it, 0 for none."""
        if self._is_initial(at - 1):
            return 1
        if at - 2 >= least and self.tokens[at - 1].word == ".":
            word = self.tokens[at - 2].word
            return 2 if len(word) == 1 and word.isupper() else 0
        return 0

    def _is_initial(self, at: int) -> bool:
        word = self.tokens[at].word
        return len(word) == 2 and word[0].isupper() and word[1] == "."

    def organization(self, sighting: Sighting, persons: Sequence[Sighting]) -> list[Sighting]:
        """Return the names that one stretch holds: behind a day, up to a person, before a bracket, within it."""
        sighting, last = self._behind_day(sighting), sighting.last
        for person in persons:
            named_after = sighting.first < person.first <= last + 1 and self._is_named_after(person.first)
            if named_after:
                last = max(last, person.last)
            elif sighting.first < person.first < last:
                last = person.first
        for at in range(sighting.first + 1, last):
            if self._ends_body(at) or self._is_amount(sighting.first, at):
                return [replace(sighting, last=at)]
            if self.tokens[at].word == "(":
                outer = replace(sighting, last=at)
                inner = replace(sighting, first=at + 1, name=at + 1, last=last)
                return [outer, inner] if at + 1 < last else [outer]
        return [replace(sighting, last=last)]

    def _behind_day(self, sighting: Sighting) -> Sighting:
        """Return a body without the day before it where its type is no name: "12 апреля", "вчера прокуратура"."""
        first = sighting.first
        if (
            self.tokens[first].form.part == "ADVB"
            and sighting.last - first > 1
            and not self.tokens[first + 1].is_capital
        ):
            return replace(sighting, first=first + 1, name=max(sighting.name, first + 1))
        day = sighting.last - first > 2 and self.tokens[first].word.isdigit()
        if not day or self.tokens[first + 1].lemma not in self.months or self.tokens[first + 2].is_capital:
            return sighting
        return replace(sighting, first=first + 2, name=max(sighting.name, first + 2))

    def _is_named_after(self, at: int) -> bool:
        """Return whether a body bears the name that begins at a token: "Театр им. Анны Луниной"."""
        before = at - 2 if at > 1 and self.tokens[at - 1].word == "." else at - 1
        return before >= 0 and self.tokens[before].lower in _AFTER

    def _ends_body(self, at: int) -> bool:
        """Return whether a body's name cannot go on over a token, outside of quotation marks.

        A verb, "через", and a comma before a participle end it: "Лугосвязь, расположенная в Заречье".
        """
        token = self.tokens[at]
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else token
        if token.word == "," and token.quote is None and behind.form.part == "PRTF" and not behind.is_capital:
            return True
        verb = token.form.part == "VERB" and token.form.is_known and not token.is_capital
        return token.quote is None and (verb or token.lower == "через")

    def _is_amount(self, first: int, at: int) -> bool:
        """Return whether a number of times stands behind a body, or a day behind its bare type: "прокуратуру 3 мая".

        A name with a capital may hold a day: "Движение 3 мая".
        """
        behind = self.tokens[at + 1].lemma if at + 1 < len(self.tokens) else ""
        begins = first == 0 or self.tokens[first - 1].word in _ENDS
        opening = begins and self.tokens[first].lemma in self.state_bodies
        bare = not any(token.is_capital for token in self.tokens[first + opening : at])
        return self.tokens[at].word.isdigit() and (behind in self.amounts or (bare and behind in self.months))

    def typed_places(self, sightings: Sequence[Sighting]) -> list[Sighting]:
        """Return the places that their type alone tells, where nothing was seen: "м. Щасливе", "селі Липове"."""
        taken = {at for each in sightings for at in range(each.first, each.last)}
        found: list[Sighting] = []
        for number, sentence in enumerate(self.document.sentences):
            for at in range(sentence.first, sentence.last - 1):
                name = self._name_behind_type(at)
                if not name or name >= sentence.last or not self.tokens[name].is_capital or name in taken:
                    continue
                last = name + 1
                while last < min(sentence.last, name + 3) and self.tokens[last].is_capital and last not in taken:
                    last += 1
                found.append(Sighting(first=at, name=name, last=last, sentence=number, kind=PartyKind.PLACE))
        return found

    def ends_of_ways(self, sightings: Sequence[Sighting]) -> list[Sighting]:
        """Return the places that only the way to them tells: "перевели из Ломовки в Песчаный"."""
        taken = {at for each in sightings for at in range(each.first, each.last)}
        found: list[Sighting] = []
        for each in sightings:
            name, ends = each.last + 1, self.document.sentences[each.sentence].last
            leaves = each.kind is PartyKind.PLACE and each.first and self.tokens[each.first - 1].lower in _OUT_OF
            if not leaves or name >= ends or name in taken or self.tokens[each.last].lower not in _INTO:
                continue
            common = any(form.part == "NOUN" and form.is_known and not form.marks for form in self.tokens[name].forms)
            if self.tokens[name].is_capital and self.tokens[name].text[1:].islower() and not common:
                found.append(replace(each, first=name, name=name, last=name + 1))
        return found

    def _name_behind_type(self, at: int) -> int:
        """Return the token behind the type of a settlement or street, 0 where none stands there."""
        token = self.tokens[at]
        if token.lemma in self.settlements or token.lower in self.settlements:
            return at + 1
        dotted = token.lower in self.shorts_of_places and self.tokens[at + 1].word == "."
        return at + 2 if dotted and self.tokens[at + 1].start == token.end else 0

    def with_seats(self, sightings: Sequence[Sighting]) -> list[Sighting]:
        """Return the sightings, each body with the place in the genitive right behind it: "суд Заречья"."""
        if not self.are_types_apart:
            return list(sightings)
        places = {each.first: each for each in sightings if each.kind is PartyKind.PLACE}
        return [self._with_seat(sighting, places) for sighting in sightings]

    def _with_seat(self, sighting: Sighting, places: Mapping[int, Sighting]) -> Sighting:
        if sighting.kind is not PartyKind.ORGANIZATION:
            return sighting
        at = sighting.last
        while at < len(self.tokens) and self._is_type(at):
            at += 1
        place = places.get(at) or places.get(sighting.last)
        if place is None or not any(form.case == "gent" for form in self.tokens[place.last - 1].forms):
            return sighting
        return replace(sighting, last=place.last)

    def apart(self, sighting: Sighting) -> list[Sighting]:
        """Return the places of a list one by one: "Липове, Зелене і Тихе"."""
        found: list[Sighting] = []
        first = sighting.first
        for at in range(sighting.first + 1, sighting.last):
            if self.tokens[at].word in (",", "и", "і", "та", "й", "или", "або") and at > first:
                found.append(replace(sighting, first=first, name=first, last=at))
                first = at + 1
        if first < sighting.last:
            found.append(replace(sighting, first=first, name=first))
        return found

    def place(self, sighting: Sighting, others: Sequence[Sighting]) -> list[Sighting]:
        """Return a place cut where its name ends: before a verb; a body that was taken for a place becomes a body."""
        first, last = sighting.first, sighting.last
        for at in range(first, last):
            token = self.tokens[at]
            if at > first and token.form.part in ("VERB", "INFN", "PREP", "PRTS") and not token.is_capital:
                last = at
                break
            if at > first and any(o.kind is PartyKind.ORGANIZATION and o.first == at for o in others):
                last = at
                break
            if token.lemma in self.bodies:
                covered = any(
                    other.kind is PartyKind.ORGANIZATION and other.first < last and first < other.last
                    for other in others
                )
                return [] if covered else [replace(sighting, kind=PartyKind.ORGANIZATION)]
        if self.are_types_apart:
            while first < last - 1 and not self.tokens[first].is_capital and not self._is_street(first):
                first += 1
        while last > first + 1 and not self.tokens[last - 1].is_capital and not self._ends_place(last - 1):
            last -= 1
        if not any(self.tokens[at].is_capital for at in range(first, last)):
            return []
        if self.are_types_apart and self._is_street(first):
            last = self._house_end(last)
        return [replace(sighting, first=first, name=first, last=last)]

    def _house_end(self, last: int) -> int:
        """Return the end of a street with the number of a house behind it: "вул. Садова, 8"."""
        behind = self.tokens[last : last + 2]
        return last + 2 if len(behind) == 2 and behind[0].word == "," and behind[1].word[:1].isdigit() else last

    def _ends_place(self, at: int) -> bool:
        """Return whether a small word can end the name of a place: its type, a number, a closing mark."""
        return self._is_type(at) or self.tokens[at].form.part in ("NUMB", "PNCT", "NOUN")

    def _is_street(self, at: int) -> bool:
        """Return whether the type of a street stands there: unlike a town's, it belongs to the name."""
        return any(self.tokens[other].lower in self.streets for other in (at, max(0, at - 1)))

    def trimmed(self, sighting: Sighting) -> Sighting | None:
        """Return a sighting without marks at its edges, None where nothing is left."""
        first, last = sighting.first, sighting.last
        while first < last and self.tokens[first].word in _MARKS:
            first += 1
        person = sighting.kind is PartyKind.PERSON
        while first < last - 1 and (self._is_small(first) or (person and not self.tokens[first].is_capital)):
            first += 1
        if person and not self.tokens[first].is_capital:
            return None
        while first < last and self.tokens[last - 1].word in _MARKS and not self._closes(first, last - 1):
            last -= 1
        if first >= last:
            return None
        name = first
        if sighting.kind is PartyKind.PLACE:
            while name < last - 1 and self._is_type(name):
                name += 1
        return replace(sighting, first=first, name=name, last=last)

    def _is_small(self, at: int) -> bool:
        """Return whether a small word stands before the name, with a capital only where it begins a sentence."""
        token = self.tokens[at]
        small = len(token.word) <= 3 and token.form.part in ("PREP", "PRCL")
        return small or (token.form.part == "CONJ" and token.quote is None)

    def _closes(self, first: int, at: int) -> bool:
        """Return whether a closing mark belongs to a quotation that opens within the name."""
        if self.tokens[at].word not in CLOSERS:
            return False
        return any(self.tokens[other].word in OPENERS for other in range(first, at))

    def _is_type(self, at: int) -> bool:
        """Return whether a token is the type of a place, or the full stop of its abbreviation."""
        token = self.tokens[at]
        if token.word == ".":
            return True
        return not token.is_capital and (token.lemma in self.types or token.lower in self.types)
