"""Pronouns, and kin named by them: whom "she", "their" and "his mother" stand for.

For each pronoun the entities of the same and the three preceding sentences are weighed: near before far, subjects
before others, those whose sex is known to fit before those of whom nothing is said. Without a fitting one the
pronoun stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names.drafts import Draft, Ledger, Place
from habeas.read.languages.en.names.kinds import SAYS
from habeas.read.languages.en.names.roles import Kinship, KinTie

REACH_SENTENCES = 3
REACH_MENTIONS = 15
"""How many mentions of one sentence are weighed: only endless sentences have more."""

_SEX = {
    "he": Sex.MAN, "him": Sex.MAN, "his": Sex.MAN, "himself": Sex.MAN,
    "she": Sex.WOMAN, "her": Sex.WOMAN, "hers": Sex.WOMAN, "herself": Sex.WOMAN,
}  # fmt: skip
_PLURAL = frozenset("they them their theirs themselves".split())
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PARENT = {"mother": Sex.WOMAN, "father": Sex.MAN, "parent": Sex.UNKNOWN}
_OFFSPRING = ("son", "daughter", "child")
_SIBLINGS = {"brother": Sex.MAN, "sister": Sex.WOMAN}
_OF_PAIR = {"wife": "husband", "husband": "wife"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    draft: Draft
    place: Place
    is_subject: bool


class Resolver:
    """Resolves the pronouns of one document."""

    def __init__(self, document: Document, ledger: Ledger, kinship: Kinship) -> None:
        """Order all mentions by sentence."""
        self.tokens = document.tokens
        self.sentences = document.sentences
        self.ledger = ledger
        self.kinship = kinship
        self.ties_of: dict[int, list[KinTie]] = defaultdict(list)
        self.ties_from: dict[int, list[KinTie]] = defaultdict(list)
        for tie in kinship.ties:
            self._add_tie(tie)
        self.seen: list[list[_Seen]] = [[] for _ in document.sentences]
        self.owners = {draft.owner_token: draft for draft in ledger.drafts if draft.owner_token is not None}
        for draft in ledger.drafts:
            if draft.kind in (PartyKind.PERSON, PartyKind.GROUP, PartyKind.ORGANIZATION, PartyKind.UNIT):
                for place in draft.places():
                    self._see(draft, place)
        for seen in self.seen:
            seen.sort(key=lambda mention: mention.place.first)

    def _add_tie(self, tie: KinTie) -> None:
        self.ties_of[id(tie.owner)].append(tie)
        self.ties_from[id(tie.draft)].append(tie)

    def _see(self, draft: Draft, place: Place) -> None:
        after = self.tokens[place.last] if place.last < len(self.tokens) else None
        at_start = place.begin <= self.sentences[place.sentence].first + 1
        before = self.tokens[place.begin - 1] if place.begin else None
        inverted = before is not None and before.tag in _FINITE and before.lemma in SAYS
        if after is not None and after.text == "," and place.last + 1 < len(self.tokens):
            # "one of the men, Ivan Otieno, told": the verb stands behind the comma.
            inverted = inverted or self.tokens[place.last + 1].tag in _FINITE
        subject = inverted or (after is not None and after.tag != "POS" and (after.tag in _FINITE or at_start))
        self.seen[place.sentence].append(_Seen(draft=draft, place=place, is_subject=subject))

    def resolve(self) -> None:
        """Give each pronoun that can be told to its entity."""
        for number, sentence in enumerate(self.sentences):
            for at in range(sentence.first, sentence.last):
                token = self.tokens[at]
                if token.tag not in ("PRP", "PRP$"):
                    continue
                lower = token.text.lower()
                if lower in _SEX or lower in _PLURAL:
                    self._resolve_one(at, number, lower)

    def _resolve_one(self, at: int, number: int, lower: str) -> None:
        draft = self._best(at, number, lower)
        if draft is None:
            return
        place = Place(begin=at, first=at, last=at + 1, sentence=number)
        draft.references.append(place)
        if lower in _SEX:
            draft.tell_sex(_SEX[lower])
        subject = lower in ("he", "she", "they")
        self.seen[number].append(_Seen(draft=draft, place=place, is_subject=subject))
        self.seen[number].sort(key=lambda mention: mention.place.first)
        pending = self.kinship.pending.get(at)
        if pending is not None and pending.draft is not draft:
            tie = KinTie(kin=pending.kin, draft=pending.draft, owner=draft)
            self.kinship.ties.append(tie)
            self._add_tie(tie)
        owned = self.owners.get(at)
        if owned is not None:
            self._join_kin(owned, draft)

    def _best(self, at: int, number: int, lower: str) -> Draft | None:
        best: Draft | None = None
        best_score = 0.0
        for sentence in range(number, max(-1, number - REACH_SENTENCES - 1), -1):
            before = bisect_left(self.seen[sentence], at, key=lambda mention: mention.place.first)
            for order, mention in enumerate(self.seen[sentence][max(0, before - REACH_MENTIONS) : before]):
                score = self._score(mention, at, number - sentence, lower)
                # Of two that weigh the same, the later in its sentence is nearer.
                score += 0.01 * order if score > 0 else 0.0
                if score > best_score:
                    best, best_score = mention.draft, score
        return best

    def _score(self, mention: _Seen, at: int, distance: int, lower: str) -> float:
        """Return how well a mention fits a pronoun, 0 where it cannot be meant."""
        draft = mention.draft
        if lower in _PLURAL:
            kinds = {PartyKind.GROUP: 1.5, PartyKind.ORGANIZATION: 0.4, PartyKind.UNIT: 0.4}
            if draft.kind not in kinds:
                return 0.0
            fit = kinds[draft.kind]
        else:
            if draft.kind is not PartyKind.PERSON or draft.sex not in (Sex.UNKNOWN, _SEX[lower]):
                return 0.0
            fit = 1.5 if draft.sex is _SEX[lower] else 1.0
        if self._is_object_of(mention, at, lower):
            return 0.0
        score = fit + (1.2 if mention.is_subject else 0.0) + 0.7 * (REACH_SENTENCES - distance)
        says = at + 1 < len(self.tokens) and self.tokens[at + 1].lemma in SAYS
        spoke = mention.place.last < len(self.tokens) and self.tokens[mention.place.last].lemma in SAYS
        if says and spoke:
            score += 1.0
        quoted = self.tokens[mention.place.first].quote
        if quoted is not None and quoted != self.tokens[at].quote:
            score -= 1.5
        behind = mention.place.last
        if behind < len(self.tokens) and self.tokens[behind].tag == "POS":
            score -= 0.8
        return max(score, 0.0)

    def _is_object_of(self, mention: _Seen, at: int, lower: str) -> bool:
        """Return whether the mention is the subject of the very verb whose object the pronoun is."""
        if lower not in ("him", "her", "them") or self.tokens[at].tag == "PRP$":
            return False
        between = self.tokens[mention.place.last : at]
        if not 0 < len(between) <= 7 or any(token.text in (",", "that", "who", "and") for token in between):
            return False
        return any(token.tag[:2] == "VB" for token in between)

    def _join_kin(self, owned: Draft, owner: Draft) -> None:
        """Let "his mother" be the named mother of the one that "his" stands for, where the text names her."""
        owned.owner = owner
        noun = owned.head
        found = next((tie.draft for tie in self.ties_of.get(id(owner), ()) if tie.kin == noun), None)
        if found is None and noun in _PARENT:
            found = self._tied_to(owner, _OFFSPRING, _PARENT[noun])
        if found is None and noun in _OFFSPRING:
            found = self._tied_to(owner, tuple(_PARENT), Sex.UNKNOWN)
        if found is None and noun in _SIBLINGS:
            found = self._tied_to(owner, tuple(_SIBLINGS), _SIBLINGS[noun])
        if found is None and noun in _OF_PAIR:
            found = self._tied_to(owner, (_OF_PAIR[noun],), Sex.UNKNOWN)
        if found is None:
            return
        found.references += owned.references
        found.tell_sex(owned.sex)
        for place in owned.references:
            seen = self.seen[place.sentence]
            for index, mention in enumerate(seen):
                if mention.draft is owned:
                    seen[index] = _Seen(draft=found, place=mention.place, is_subject=mention.is_subject)
        owned.references.clear()

    def _tied_to(self, owner: Draft, kin: tuple[str, ...], sex: Sex) -> Draft | None:
        """Return the person of whom `owner` is the son, daughter, wife …, if their sex can be `sex`."""
        for tie in self.ties_from.get(id(owner), ()):
            tied = tie.kin in kin and tie.owner.kind is PartyKind.PERSON
            if tied and (sex is Sex.UNKNOWN or tie.owner.sex in (Sex.UNKNOWN, sex)):
                return tie.owner
        return None
