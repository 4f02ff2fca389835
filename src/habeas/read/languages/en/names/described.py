"""Groups, unnamed persons and standing bodies: those whom a text describes and does not name."""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import compress

from habeas.facts.party import PartyKind, Sex
from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names.drafts import MOST_NAMESAKES, Draft, Ledger, Place
from habeas.read.languages.en.names.phrases import Phrase, find_phrases
from habeas.read.languages.en.names.words import load_words

_SAME = frozenset("the these those their his her its our my your this that both all 's".split())
_UNTOLD = frozenset("other others some many most several few more such same former latter".split())
RECENT_GROUPS = 5
"""How many groups "the men" can mean: those mentioned last."""

_GENERIC_MEN = ("man", "woman", "person", "people", "boy", "girl", "other")
OFFICIALS = frozenset(
    "prosecutor ombudsman ombudswoman commissioner governor mayor minister judge investigator commandant commander "
    "president".split()
)
"""Officials of whom a place has one: who they are is told by their office and its seat."""

_ADDRESSING = frozenset("write appeal complain turn apply address send file submit petition lodge".split())
_ADDRESSED_WITHIN = 10
_SEAT_TAGS = ("CD", "DT", "JJ", "NN", "NNP", "POS")
_LONGEST_SEAT = 6
_LEADING = ("IN", "TO", "VBG", "DT", "NN", "JJ")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


class _Timeline:
    """Where those who share a word were mentioned, in text order."""

    def __init__(self) -> None:
        self.stops: list[tuple[int, Draft]] = []

    def add(self, draft: Draft) -> None:
        """Add all mentions of a draft."""
        self.stops += [(start, draft) for start in draft.starts]

    def insert(self, draft: Draft) -> None:
        """Add all mentions of a draft, keeping the order."""
        for start in draft.starts:
            insort(self.stops, (start, draft), key=lambda stop: stop[0])

    def last_before(self, at: int) -> Draft | None:
        """Return who was mentioned last before a token."""
        before = bisect_left(self.stops, at, key=lambda stop: stop[0])
        return self.stops[before - 1][1] if before else None


class Describer:
    """Adds the described entities of one document to its ledger."""

    def __init__(self, document: Document, ledger: Ledger) -> None:
        """Index the named mentions by token."""
        self.document = document
        self.tokens = document.tokens
        self.ledger = ledger
        self.lists = load_words()
        self.at: dict[int, Draft] = {}
        for draft in ledger.drafts:
            for place in draft.mentions:
                self.at.update(dict.fromkeys(range(place.first, place.last), draft))
        self.titled = {
            position: draft
            for draft in ledger.drafts
            for place in draft.mentions
            for position in range(place.begin, place.first)
        }
        self.groups: dict[str, list[Draft]] = {}
        self.recent_groups: list[Draft] = []
        self.unnamed: dict[str, Draft] = {}
        self.unowned: list[tuple[Phrase, Draft]] = []
        self.bodies: dict[str, Draft] = {}
        self.bearers = self._timeline(PartyKind.PERSON)

    def add_all(self) -> None:
        """Go through the phrases of people in text order and join or begin an entity for each."""
        self._add_definite_bodies()
        for phrase in find_phrases(self.document, frozenset(self.at) | frozenset(self.titled)):
            lower = self.tokens[phrase.head].lower
            if lower in self.lists.standing or lower == "office":
                self._add_body(phrase)
            elif phrase.is_plural:
                self._add_group(phrase)
            else:
                self._add_person(phrase)
        for phrase, draft in self.unowned:
            draft.owner = draft.owner or self._owner_behind(phrase)

    def _add_group(self, phrase: Phrase) -> None:
        """Join the group of the same noun, unless a number or an owner tells that others are meant."""
        kin = phrase.lemma in self.lists.kin or self.tokens[phrase.head].lower in self.lists.kin_plurals
        known = self.groups.setdefault(phrase.lemma, [])
        generic = phrase.lemma in _GENERIC_MEN
        draft: Draft | None = None
        others = phrase.lemma == "other"
        if generic and not others and phrase.determiner in ("the", "these", "those", "both"):
            meant = self._group_meant(phrase)
            if meant is not None:
                meant.references.append(self._place(phrase))
                return
        if known and not self._is_another(phrase):
            owner = self._owner(phrase)
            draft = next(
                (
                    group
                    for group in reversed(known[-MOST_NAMESAKES:])
                    if (not kin or owner is None or group.owner is owner) and self._can_be(group, phrase)
                ),
                None,
            )
        if draft is None:
            told = phrase.has_number or phrase.name < phrase.head or (others and phrase.determiner == "the")
            if generic and not told:
                return
            draft = self._new(PartyKind.GROUP, phrase)
            draft.owner = self._owner(phrase) or self._owner_behind(phrase)
            known.append(draft)
            if draft.owner is None:
                self.unowned.append((phrase, draft))
        elif draft.owner is None or draft.owner.kind is PartyKind.PLACE:
            # A unit tells more of whom a group is than the place it comes from.
            draft.owner = self._owner(phrase) or self._owner_behind(phrase) or draft.owner
        if phrase.head - phrase.name >= len(draft.words):
            draft.words = self._name_of(phrase)
        draft.mentions.append(Place(begin=phrase.begin, first=phrase.name, last=phrase.after, sentence=phrase.sentence))
        self._register(phrase, draft)
        if not kin:
            self.recent_groups = [*[each for each in self.recent_groups if each is not draft][-RECENT_GROUPS:], draft]

    def _is_another(self, phrase: Phrase) -> bool:
        """Return whether a phrase begins a new group: "nine men", "the crew of another ship"."""
        behind = [token.lower for token in self.tokens[phrase.after : phrase.after + 2]]
        return (phrase.has_number and phrase.determiner not in _SAME) or behind == ["of", "another"]

    def _group_meant(self, phrase: Phrase) -> Draft | None:
        """Return whom "the men" means: the group mentioned last; those who guard or report if there is no other.

        A number never falls back on them.
        """
        fitting = [group for group in self.recent_groups if self._can_be(group, phrase)]
        others = [group for group in fitting if group.head not in self.lists.officials]
        groups = others or ([] if phrase.has_number else fitting)
        return groups[-1] if groups else None

    def _can_be(self, group: Draft, phrase: Phrase) -> bool:
        """Return whether a phrase can mean a group told before.

        "The men" are not nine women, "the forty-one men" not two men, and in "soldiers hold the forty-one men" not
        the soldiers.
        """
        sexes = {self._noun_sex(group.head), self._noun_sex(phrase.lemma)}
        if sexes == {Sex.MAN, Sex.WOMAN}:
            return False
        number = self._numbers(phrase.begin, phrase.head)
        if not number or phrase.lemma not in _GENERIC_MEN:
            return True
        told = {each for place in group.mentions for each in self._numbers(place.begin, place.last)}
        beside = any(place.sentence == phrase.sentence for place in group.mentions)
        return not told.isdisjoint(number) if told else not beside

    def _numbers(self, first: int, last: int) -> set[str]:
        return {token.lower for token in self.tokens[first:last] if token.tag == "CD"}

    def _name_of(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the describing words and the head, without those that only point ("other", "same")."""
        words: list[str] = []
        for token in self.tokens[phrase.name : phrase.head + 1]:
            if token.tag == "POS" and words:
                words[-1] += token.text
            else:
                words.append(token.text)
        while len(words) > 1 and words[0].lower() in _UNTOLD:
            del words[0]
        return tuple(words)

    def _add_person(self, phrase: Phrase) -> None:
        """Join or begin an unnamed person; the noun of an apposition or of a title belongs to its name instead."""
        beside = self._named_beside(phrase)
        if beside is not None:
            self._call(beside, phrase.lemma)
            return
        kin = phrase.lemma in self.lists.kin
        owner = self._owner(phrase) or (self._owner_behind(phrase) if kin else None)
        if phrase.determiner in ("the", "this", "that") and not kin:
            named = self._bearer(phrase)
            if named is not None:
                named.references.append(self._place(phrase))
                self._register(phrase, named)
                return
        official = phrase.lemma in OFFICIALS
        owner = owner or (self._owner_behind(phrase) if official else None)
        acts = self._acts(phrase) or (official and self._is_addressed(phrase))
        pronoun = phrase.owner if phrase.owner is not None and owner is None else None
        if not (acts or (kin and phrase.owner is not None) or (kin and owner is not None)) or not phrase.determiner:
            return
        key = f"{phrase.lemma} {self._seat(phrase)}{id(owner) if owner else pronoun or ''}"
        draft = self.unnamed.get(key) if phrase.determiner not in ("a", "an", "another", "one") else None
        if draft is None:
            draft = self._new(PartyKind.PERSON, phrase)
            draft.is_named = False
            draft.owner, draft.owner_token = owner, pronoun
            draft.tell_sex(self._noun_sex(phrase.lemma))
            self.unnamed[key] = draft
        draft.references.append(self._place(phrase))
        self._register(phrase, draft)

    def _acts(self, phrase: Phrase) -> bool:
        """Return whether somebody unnamed does something: "a nurse told", "a nurse who told", "by a nurse"."""
        start = self._past_seat(phrase.after) if phrase.lemma in OFFICIALS else phrase.after
        behind = self.tokens[start : start + 3]
        if len(behind) > 1 and behind[0].lower == "who":
            behind = behind[1:]
        while behind and behind[0].tag == "RB":
            behind = behind[1:]
        by = phrase.begin > 0 and self.tokens[phrase.begin - 1].lower == "by"
        return by or (bool(behind) and behind[0].tag in _FINITE)

    def _seat(self, phrase: Phrase) -> str:
        """Return the words that tell where an official sits: two commanders of two battalions are two."""
        end = self._past_seat(phrase.after) if phrase.lemma in OFFICIALS else phrase.after
        return " ".join(token.lower for token in self.tokens[phrase.after : end])

    def _past_seat(self, position: int) -> int:
        """Return the token behind "of Lomovka" or "of the northern district", which tells where an official sits."""
        end = position
        if end < len(self.tokens) and self.tokens[end].lower in ("of", "for"):
            end += 1
            while end < len(self.tokens) and end - position < _LONGEST_SEAT and self.tokens[end].tag in _SEAT_TAGS:
                end += 1
        return end

    def _is_addressed(self, phrase: Phrase) -> bool:
        """Return whether somebody writes or turns to an official: "wrote to the military prosecutor"."""
        if not phrase.begin or self.tokens[phrase.begin - 1].lower not in ("to", "with", "before"):
            return False
        before = self.tokens[max(0, phrase.begin - _ADDRESSED_WITHIN) : phrase.begin - 1]
        owns = any(token.tag == "POS" for token in self.tokens[phrase.after : phrase.after + 1])
        return not owns and any(token.lemma in _ADDRESSING and token.tag[:2] == "VB" for token in before)

    def _noun_sex(self, lemma: str) -> Sex:
        return self.lists.kin.get(lemma) or self.lists.person_nouns.get(lemma, Sex.UNKNOWN)

    def _bearer(self, phrase: Phrase) -> Draft | None:
        """Return the named person whose title has the phrase's noun and who was mentioned last before it."""
        return self.bearers[phrase.lemma].last_before(phrase.head) if phrase.lemma in self.bearers else None

    def _named_beside(self, phrase: Phrase) -> Draft | None:
        """Return the person whose name stands right behind a phrase, or behind or before a comma beside it."""
        positions = [phrase.after]
        positions += [phrase.after + 1] if self._is_comma(phrase.after) and not self._only_leads(phrase) else []
        positions += [phrase.begin - 2] if self._is_comma(phrase.begin - 1) and not self._begins_clause(phrase) else []
        positions += self._called(phrase)
        if phrase.lemma in self.lists.kin and self.tokens[phrase.begin - 1].lower in ("is", "was", "am"):
            positions += [phrase.begin - 2 - self._is_comma(phrase.begin - 2)]
        for position in positions:
            draft = self.at.get(position) or self.titled.get(position)
            if draft is not None and draft.kind is PartyKind.PERSON:
                return draft
        return None

    def _only_leads(self, phrase: Phrase) -> bool:
        """Return whether a phrase only leads to the name behind it: "According to his wife, Ivan Orsk was beaten"."""
        leads = self.tokens[self.document.sentences[phrase.sentence].first : phrase.begin]
        if self.tokens[phrase.begin].tag != "PRP$" or not leads or any(token.tag not in _LEADING for token in leads):
            return False
        end = phrase.after + 1
        while end < len(self.tokens) and self.tokens[end].tag in ("NNP", "NNPS"):
            end += 1
        return not self._is_comma(end)

    def _begins_clause(self, phrase: Phrase) -> bool:
        """Return whether a phrase behind a comma is a subject of its own: "they beat Ivan Orsk, his wife says"."""
        owned = self.tokens[phrase.begin].tag == "PRP$"
        return owned and any(token.tag in _FINITE for token in self.tokens[phrase.after : phrase.after + 1])

    def _called(self, phrase: Phrase) -> list[int]:
        """Return where the name stands in "a soldier named X", "a soldier who gave his name as X"."""
        behind = [token.lower for token in self.tokens[phrase.after : phrase.after + 8]]
        if behind[:1] in (["named"], ["called"]):
            return [phrase.after + 1]
        if behind[:1] == ["who"] and behind[3:5] == ["name", "as"]:
            return list(range(phrase.after + 5, phrase.after + 7))
        return [phrase.after + 2] if behind[:2] == ["identified", "as"] else []

    def _is_comma(self, position: int) -> bool:
        return 0 <= position < len(self.tokens) and self.tokens[position].text == ","

    def _call(self, draft: Draft, noun: str) -> None:
        """Let "the commander" be a person whom an apposition calls so."""
        if noun not in draft.titles:
            draft.titles.add(noun)
            self.bearers.setdefault(noun, _Timeline()).insert(draft)

    def _add_body(self, phrase: Phrase) -> None:
        """Join or begin a standing body: "the military authorities", "the brigade's command", "police"."""
        owner = self._owner(phrase)
        name = self._name_of(phrase)
        adjective = phrase.begin
        nation = self.tokens[phrase.name].text if phrase.name < phrase.head else ""
        country = load_gazetteer().country_by_adjective(nation)
        key = f"{phrase.lemma} {country.code if country else ''} {id(owner) if owner else ''}"
        draft = self.unnamed.get(key)
        if draft is None and country is None and owner is None:
            draft = self.bodies.get(phrase.lemma)
        if draft is None:
            draft = self._new(PartyKind.ORGANIZATION, phrase)
            draft.owner = owner
            self.unnamed[key] = draft
            self.bodies.setdefault(phrase.lemma, draft)
        if len(name) > len(draft.words):
            draft.words = name
        draft.mentions.append(Place(begin=adjective, first=phrase.name, last=phrase.after, sentence=phrase.sentence))
        self._register(phrase, draft)

    def _add_definite_bodies(self) -> None:
        """Let "the foundation", "the brigade", "the channel" point at the one so named that was mentioned last."""
        timelines = self._timeline(PartyKind.ORGANIZATION, PartyKind.UNIT)
        if not timelines:
            return
        lemmas = self.document.lemmas
        told = list(compress(range(len(lemmas)), map(timelines.__contains__, lemmas)))
        begin = 0
        for number, sentence in enumerate(self.document.sentences):
            end = bisect_left(told, sentence.last, begin)
            for at in told[begin:end]:
                draft = None
                if at > sentence.first and self._is_definite(at, sentence.last):
                    draft = timelines[lemmas[at]].last_before(at)
                if draft is not None:
                    draft.references.append(Place(begin=at - 1, first=at - 1, last=at + 1, sentence=number))
                    self.at[at] = draft
            begin = end

    def _is_definite(self, at: int, end: int) -> bool:
        """Return whether a token is the noun of "the brigade", and not the first of a longer phrase."""
        if at in self.at or self.tokens[at].tag != "NN" or self.tokens[at - 1].lower not in ("the", "this"):
            return False
        return at + 1 >= end or self.tokens[at + 1].tag not in ("NN", "NNS", "NNP")

    def _timeline(self, *kinds: PartyKind) -> dict[str, _Timeline]:
        """Return, for each title of a person or word of a body's name, who had it where in the text."""
        found: dict[str, _Timeline] = {}
        for draft in self.ledger.drafts:
            if draft.kind in kinds and (draft.kind is PartyKind.PERSON or len(draft.words) > 1):
                words = draft.titles if draft.kind is PartyKind.PERSON else {word.lower() for word in draft.words}
                for word in words:
                    found.setdefault(word, _Timeline()).add(draft)
        for timeline in found.values():
            timeline.stops.sort(key=lambda stop: stop[0])
        return found

    def _owner(self, phrase: Phrase) -> Draft | None:
        """Return the entity before a possessive mark; possessive pronouns are resolved later."""
        return None if phrase.owner is None else self.at.get(phrase.owner)

    def _owner_behind(self, phrase: Phrase) -> Draft | None:
        """Return the entity in "of X" or "from X" behind the phrase."""
        position = phrase.after
        if position >= len(self.tokens) or self.tokens[position].text not in ("of", "from", "in", "at"):
            return None
        for behind in range(position + 1, min(position + 7, len(self.tokens))):
            draft = self.at.get(behind)
            if draft is not None:
                end = behind
                while self.at.get(end) is draft:
                    end += 1
                # "The mother of Ivan's wife" is no mother of Ivan.
                return None if end < len(self.tokens) and self.tokens[end].tag == "POS" else draft
            if self.tokens[behind].tag not in ("DT", "JJ", "NN", "CD", "NNP", "PRP$"):
                return None
        return None

    def _new(self, kind: PartyKind, phrase: Phrase) -> Draft:
        draft = Draft(kind=kind, words=self._name_of(phrase), head=phrase.lemma)
        self.ledger.drafts.append(draft)
        return draft

    def _place(self, phrase: Phrase) -> Place:
        return Place(begin=phrase.begin, first=phrase.begin, last=phrase.after, sentence=phrase.sentence)

    def _register(self, phrase: Phrase, draft: Draft) -> None:
        self.at.update(dict.fromkeys(range(phrase.name, phrase.after), draft))
