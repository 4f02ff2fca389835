"""Whether capitals name a place: by the gazetteer, and by the words around them."""

from __future__ import annotations

from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.names.words import load_words

BIG_CITY_POPULATION = 150_000
"""From this size on, a city is believed without a preposition before it."""

_SIDES = frozenset(
    "eastern western southern northern central southeastern southwestern northeastern northwestern".split()
)
_DATELINE_MARKS = frozenset("( — – - -- / :".split())
_FACILITIES = frozenset(
    "barracks prison jail camp warehouse hangar base garrison hospital school university college airfield airport port "
    "station depot mine quarry checkpoint factory monastery market stadium court farm".split()
)
_HAILERS = frozenset(
    "men women people residents villagers families soldiers conscripts workers refugees native".split()
)
_OF_A_PLACE = frozenset("prosecutor governor mayor ombudsman ombudswoman garrison prefect sheriff bishop".split())
"""Whose seat "of" tells: "the military prosecutor of Lomovka"."""
_MOVES = frozenset(
    "transfer move take bring send drive bus fly march relocate ferry haul escort convoy transport evacuate "
    "deport ship".split()
)
_MOVED_WITHIN = 5
_NAME_TAGS = ("NNP", "NNPS")


class PlaceTeller:
    """Tells places of one document."""

    def __init__(self, document: Document) -> None:
        """Remember where sentences begin, since datelines stand there."""
        self.tokens = document.tokens
        self.starts = frozenset(sentence.first for sentence in document.sentences)
        self.words = load_words()
        self.gazetteer = load_gazetteer()

    def is_place(self, first: int, last: int) -> bool:
        """Return whether tokens `first` to `last` name a country, region or city."""
        name = " ".join(token.text for token in self.tokens[first:last])
        if name.lower() in self.words.standing_places or self.gazetteer.country(name) is not None:
            return True
        dateline = self._is_dateline(first, last)
        told = dateline or self._comma_place(last)
        if name.isupper() and not told:
            return False
        if last - first == 1 and self._is_common(name) and not told:
            return False
        if self.gazetteer.regions(name):
            return True
        cities = self.gazetteer.cities(name)
        if not cities:
            return False
        big = cities[0].population >= BIG_CITY_POPULATION
        return big or told or self.is_placed(first)

    def is_placed(self, first: int) -> bool:
        """Return whether the words before say that a place follows ("in", "the city of", "eastern")."""
        if first == 0 or first in self.starts:
            return False
        before = self.tokens[first - 1].lower
        if before in self.words.before_places or before in _SIDES or before in self.words.place_types:
            return True
        if before != "of" or first < 2:
            return False
        return self.tokens[first - 2].lemma in self.words.place_types

    def is_inside(self, first: int) -> bool:
        """Return whether "in", "near" or "the village of" stands right before: then unknown names are places too."""
        if first < 2:
            return False
        before = self.tokens[first - 1].lower
        typed = before == "of" and self.tokens[first - 2].lemma in self.words.place_types | _OF_A_PLACE
        return typed or before in ("in", "near", "outside")

    def is_moved(self, first: int, last: int) -> bool:
        """Return whether people are moved from here or hither: "was transferred from Lomovka to Peschany"."""
        if first < 2 or last >= len(self.tokens):
            return False
        begin = first - 1
        if self.tokens[begin].lower == "to" and self.tokens[last].lower == "from":
            return any(token.lemma in _MOVES for token in self.tokens[max(0, begin - _MOVED_WITHIN) : begin])
        if self.tokens[begin].lower == "to":
            begin -= 1
            while begin and self.tokens[begin].tag in _NAME_TAGS:
                begin -= 1
            between = first - 2 - begin
        else:
            between = self.tokens[last].lower == "to" and self.tokens[last + 1 : last + 2][0].tag in _NAME_TAGS
        moved = self.tokens[max(0, begin - _MOVED_WITHIN) : begin]
        return bool(between) and self.tokens[begin].lower == "from" and any(t.lemma in _MOVES for t in moved)

    def is_home(self, first: int) -> bool:
        """Return whether a name says where people are from: "men from" before it."""
        if first < 2 or self.tokens[first - 1].lower != "from":
            return False
        return self.tokens[first - 2].lower in _HAILERS

    def names_facility(self, first: int, last: int) -> bool:
        """Return whether a prison, a camp or a school stands there: "the Umm Lara barracks", "a camp at Lara Meda"."""
        if first < 2:
            return False
        before = self.tokens[first - 1].lower
        behind = self.tokens[last].lower if last < len(self.tokens) else ""
        if before == "the" and behind in _FACILITIES:
            return True
        return before in ("at", "of") and self.tokens[first - 2].lower in _FACILITIES

    def has_place_type(self, last: int) -> bool:
        """Return whether a word such as "province" or "district" follows."""
        if last >= len(self.tokens) or self.tokens[last].lower not in self.words.place_suffixes:
            return False
        if self.tokens[last - 1].text.endswith(("ian", "ean", "ern")) or self.tokens[last - 1].tag == "JJ":
            return False
        # "the Novan republic of Zarya": what follows is the name.
        return last + 1 >= len(self.tokens) or self.tokens[last + 1].text != "of"

    def _is_dateline(self, first: int, last: int) -> bool:
        return first in self.starts and last < len(self.tokens) and self.tokens[last].text in _DATELINE_MARKS

    def _is_common(self, name: str) -> bool:
        known = known_tags()
        return name.lower() in known and known.get(name, "") not in _NAME_TAGS

    def _comma_place(self, last: int) -> bool:
        """Return whether a comma and a country or region follow: "Springfield, Illinois"."""
        if last + 1 >= len(self.tokens) or self.tokens[last].text != ",":
            return False
        name = self.tokens[last + 1].text
        return self.gazetteer.country(name) is not None or bool(self.gazetteer.regions(name))
