"""Entities while they are being put together from sightings."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from habeas.facts.party import PartyKind, Sex
from habeas.read.gazetteer import fold_spelling, load_gazetteer
from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.names.kinds import Sighting
from habeas.read.languages.en.names.placing import BIG_CITY_POPULATION
from habeas.read.languages.en.names.words import load_words

MOST_NAMESAKES = 50
"""How many who share a word of their name are looked at: keeps very long texts cheap to read."""


@dataclass(slots=True, kw_only=True)
class Place:
    """Tokens `first` to `last` (end exclusive) that stand for an entity; `begin` is where title or article begins."""

    begin: int
    first: int
    last: int
    sentence: int


@dataclass(slots=True, kw_only=True)
class Draft:
    """An entity in the making; `words` is its fullest name, `head` the lower-case noun of a described one.

    `starts` are the first tokens of its mentions, sorted.
    """

    kind: PartyKind
    words: tuple[str, ...]
    mentions: list[Place] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    references: list[Place] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    occupations: list[str] = field(default_factory=list)
    said_man: int = 0
    said_woman: int = 0
    is_child: bool = False
    is_adult: bool = False
    head: str = ""
    owner: Draft | None = None
    owner_token: int | None = None
    is_named: bool = True

    @property
    def sex(self) -> Sex:
        """The sex that titles, kin words and pronouns agree on; unknown where they do not."""
        if self.said_man == self.said_woman:
            return Sex.UNKNOWN
        return Sex.MAN if self.said_man > self.said_woman else Sex.WOMAN

    def tell_sex(self, sex: Sex, weight: int = 1) -> None:
        """Note that a word tells the person's sex, or does not."""
        if sex is Sex.MAN:
            self.said_man += weight
        elif sex is Sex.WOMAN:
            self.said_woman += weight

    def places(self) -> list[Place]:
        """Return mentions and references in text order."""
        return sorted([*self.mentions, *self.references], key=lambda place: place.first)


class Ledger:
    """The drafts of one document, found by name."""

    def __init__(self) -> None:
        """Begin with none."""
        self.drafts: list[Draft] = []
        self._by_name: dict[tuple[PartyKind, str], Draft] = {}
        self._persons_by_word: dict[str, list[Draft]] = defaultdict(list)
        self._organizations_by_word: dict[str, list[Draft]] = defaultdict(list)
        self._acronyms: dict[str, Draft] = {}

    def add(self, kind: PartyKind, words: tuple[str, ...]) -> Draft:
        """Return the draft of that kind and name, a new one where there is none."""
        key = kind, _key(kind, words)
        draft = self._by_name.get(key)
        if draft is None:
            draft = Draft(kind=kind, words=words)
            self._by_name[key] = draft
            self.drafts.append(draft)
            self._index(draft)
        return draft

    def _index(self, draft: Draft) -> None:
        if draft.kind is PartyKind.PERSON:
            for word in set(draft.words):
                self._persons_by_word[fold_spelling(word)].append(draft)
        elif draft.kind in (PartyKind.ORGANIZATION, PartyKind.UNIT) and len(draft.words) > 1:
            self._organizations_by_word[fold_spelling(draft.words[0])].append(draft)
            initials = "".join(word[0] for word in draft.words if word[0].isupper())
            if len(initials) > 1:
                self._acronyms.setdefault(initials, draft)

    def named(self, kind: PartyKind, words: tuple[str, ...]) -> Draft | None:
        """Return the draft of exactly that name, if there is one."""
        return self._by_name.get((kind, _key(kind, words)))

    def persons_with(self, words: tuple[str, ...]) -> list[Draft]:
        """Return the persons whose longer name has all of `words`, family names first."""
        folded = [fold_spelling(word) for word in words]
        found = [
            draft
            for draft in self._persons_by_word.get(folded[-1], [])[-MOST_NAMESAKES:]
            if len(draft.words) > len(words) and set(folded) <= {fold_spelling(word) for word in draft.words}
        ]
        last = [draft for draft in found if fold_spelling(draft.words[-1]) == folded[-1]]
        return last or found

    def organization_with(self, words: tuple[str, ...]) -> Draft | None:
        """Return the organisation that `words` shorten: by its first words, or by its initials."""
        if len(words) == 1 and words[0].isupper() and words[0] in self._acronyms:
            return self._acronyms[words[0]]
        folded = [fold_spelling(word) for word in words]
        for draft in self._organizations_by_word.get(folded[0], [])[-MOST_NAMESAKES:]:
            beginning = [fold_spelling(word) for word in draft.words[: len(words)]]
            if beginning == folded and len(draft.words) > len(words):
                return draft
            # "37th brigade" is "37th Motor Rifle Brigade".
            if folded[0][0].isdigit() and folded[-1] == fold_spelling(draft.words[-1]):
                return draft
        return None


def latest_before(drafts: list[Draft], position: int) -> Draft | None:
    """Return the draft mentioned last before a token, else the one mentioned first behind it."""
    best: Draft | None = None
    best_at = -1
    for draft in drafts:
        before = bisect_left(draft.starts, position)
        if before and draft.starts[before - 1] > best_at:
            best, best_at = draft, draft.starts[before - 1]
    return best or (drafts[0] if drafts else None)


def join_sightings(sightings: list[Sighting]) -> Ledger:
    """Return drafts of all names: full names first, then the short forms that belong to them.

    A short form joins the fuller name mentioned last before it. What cannot be told stays out, unless its
    words begin the name of an organisation or stand in a person's.
    """
    ledger = Ledger()
    ordered = sorted(_settled(sightings), key=lambda sighting: (-_weight(sighting), sighting.first))
    for sighting in ordered:
        draft = _draft_for(ledger, sighting)
        if draft is not None:
            _note(draft, sighting)
    for draft in ledger.drafts:
        draft.mentions.sort(key=lambda place: place.first)
    return ledger


def _settled(sightings: list[Sighting]) -> list[Sighting]:
    """Let one name of several words be a person or a place throughout: what more, and surer, sightings say."""
    votes: Counter[tuple[str, ...]] = Counter()
    for sighting in sightings:
        if sighting.kind is PartyKind.PERSON:
            votes[sighting.words] -= 4 if sighting.is_sure else 1
        elif sighting.kind is PartyKind.PLACE:
            votes[sighting.words] += 2
    settled: list[Sighting] = []
    for sighting in sightings:
        if sighting.kind in (PartyKind.PERSON, PartyKind.PLACE) and len(sighting.words) > 1:
            kind = PartyKind.PLACE if votes[sighting.words] > 0 else PartyKind.PERSON
            settled.append(replace(sighting, kind=kind) if kind is not sighting.kind else sighting)
        else:
            settled.append(sighting)
    return settled


def _weight(sighting: Sighting) -> int:
    if sighting.kind in (PartyKind.ORGANIZATION, PartyKind.UNIT):
        return 20 + len(sighting.words)
    if sighting.kind is PartyKind.PERSON:
        return 10 + min(len(sighting.words), 9)
    return 1 if sighting.kind is not None else 0


def _draft_for(ledger: Ledger, sighting: Sighting) -> Draft | None:
    words = sighting.words
    if sighting.kind is PartyKind.PERSON and all(word.lower() in known_tags() for word in words):
        # "Open Door", before or after "Open Door Foundation": plain words that begin its name.
        organization = ledger.organization_with(words)
        if organization is not None:
            return organization
    if sighting.kind in (PartyKind.PERSON, None):
        person = latest_before(ledger.persons_with(words), sighting.first)
        if person is not None:
            return person
        known = ledger.named(PartyKind.PERSON, words)
        if known is not None:
            return known
    if sighting.kind in (PartyKind.ORGANIZATION, PartyKind.UNIT, None):
        organization = ledger.organization_with(words)
        if organization is not None:
            return organization
    if sighting.kind is PartyKind.PLACE and len(words) == 1:
        person = latest_before([d for d in ledger.persons_with(words) if d.words[-1] == words[0]], sighting.first)
        # A family name that is a town's too: the person is meant, unless a country is, or a big city.
        if person is not None and not _is_well_known(words[0]):
            return person
    if sighting.kind is None:
        return ledger.named(PartyKind.PLACE, words)
    return ledger.add(sighting.kind, words)


def _is_well_known(name: str) -> bool:
    cities = load_gazetteer().cities(name)
    return load_gazetteer().country(name) is not None or bool(cities and cities[0].population >= BIG_CITY_POPULATION)


def _note(draft: Draft, sighting: Sighting) -> None:
    place = Place(begin=sighting.begin, first=sighting.first, last=sighting.last, sentence=sighting.sentence)
    draft.mentions.append(place)
    insort(draft.starts, place.first)
    lists = load_words()
    for title in sighting.titles:
        draft.titles.add(title)
        for table in (lists.title_sex, lists.kin, lists.person_nouns):
            sex = table.get(title, Sex.UNKNOWN)
            if sex is not Sex.UNKNOWN:
                draft.tell_sex(sex, 2)
                break


def _key(kind: PartyKind, words: tuple[str, ...]) -> str:
    name = fold_spelling(" ".join(words))
    if kind is PartyKind.PLACE:
        # Two spellings of one city or country are one place.
        gazetteer = load_gazetteer()
        country = gazetteer.country(" ".join(words))
        if country is not None:
            return f"country {country.code}"
        cities = gazetteer.cities(name)
        if cities:
            return f"city {cities[0].name} {cities[0].country}"
    return name.removeprefix("the ")
