"""Pronouns, and kin named by them: whom "она", "їх" and "её сын" stand for. Where two could be meant, nobody is.

1. For a pronoun, those of fitting kind and gender count who stand before it in its own sentence or in the two before.
2. One only: it is meant. Several: the one that was the subject, if the pronoun is a subject too. Else it stays open.
3. Within a quotation the one who speaks is never meant by "он"; "мой сын" there is the son of the one who speaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.drafts import Draft, KinTie, Ledger, Place
from habeas.read.languages.slavic.wordlists import Wordlists

REACH_SENTENCES = 2
_SPEAKER_REACH = 6
_MASCULINE = frozenset("он его него ему нему нём нем він його нього йому ньому".split())
_FEMININE = frozenset("она её ее неё нее ей ней ею нею вона її неї їй ній".split())
_PLURAL = frozenset("они их них ими ними вони їх".split())
_SUBJECTS = frozenset("он она они він вона вони".split())
_FIRST = frozenset(("мой", "наш", "мій"))
_MOST_MENTIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place of a draft, whether it stands as a subject, and the quotation that it stands in."""

    draft: Draft
    place: Place
    is_subject: bool
    quote: int | None


class Resolver:
    """Resolves the pronouns of one document."""

    def __init__(self, document: Document, ledger: Ledger, words: Wordlists) -> None:
        """Order all mentions by sentence."""
        self.document = document
        self.tokens = document.tokens
        self.ledger = ledger
        self.kin = {**words.table("kin"), **words.table("perhaps_kin")}
        self.says = words.says
        self.seen: list[list[Mention]] = [[] for _ in document.sentences]
        self.owners = {draft.owner_token: draft for draft in ledger.drafts if draft.owner_token is not None}
        for draft in ledger.drafts:
            if draft.kind in (PartyKind.PERSON, PartyKind.GROUP):
                for place in draft.places():
                    self.seen[place.sentence].append(self._mention(draft, place))
        for seen in self.seen:
            seen.sort(key=lambda mention: mention.place.first)

    def _mention(self, draft: Draft, place: Place) -> Mention:
        case = place.declined.case if place.declined is not None else self.tokens[place.last - 1].form.case
        return Mention(draft=draft, place=place, is_subject=case == "nomn", quote=self.tokens[place.first].quote)

    def resolve(self) -> None:
        """Give each pronoun that can be told to its entity."""
        for number, sentence in enumerate(self.document.sentences):
            for at in range(sentence.first, sentence.last):
                lower = self.tokens[at].lower
                if lower in _MASCULINE or lower in _FEMININE or lower in _PLURAL:
                    self._resolve_one(at, number, lower)
                elif (at in self.owners or at in self.ledger.owned) and self.tokens[at].lemma in _FIRST:
                    speaker = self._speaker(at, number)
                    if speaker is not None:
                        self._own(at, speaker)

    def _resolve_one(self, at: int, number: int, lower: str) -> None:
        draft = self._meant(at, number, lower)
        if draft is None:
            return
        place = Place(first=at, name=at, last=at + 1, sentence=number)
        draft.references.append(place)
        self.seen[number].append(
            Mention(draft=draft, place=place, is_subject=lower in _SUBJECTS, quote=self.tokens[at].quote)
        )
        self.seen[number].sort(key=lambda mention: mention.place.first)
        if draft.sex is Sex.UNKNOWN and draft.kind is PartyKind.PERSON:
            draft.sex = Sex.MAN if lower in _MASCULINE else Sex.WOMAN
        self._own(at, draft)

    def _own(self, at: int, owner: Draft) -> None:
        """Tell a relative whose it is: "её сын", "её сын Иван"."""
        named = self.ledger.owned.get(at)
        if named is not None and named[1] is not owner:
            self.ledger.ties.append(KinTie(kin=named[0], draft=named[1], owner=owner))
        relative = self.owners.get(at)
        if relative is not None and relative.owner is None and relative is not owner:
            relative.owner = owner
            self.ledger.ties.append(KinTie(kin=self.kin[relative.head], draft=relative, owner=owner))

    def _meant(self, at: int, number: int, lower: str) -> Draft | None:
        speaker = self._speaker(at, number)
        near = self._near(at, number)
        fitting = [each for each in near if each.draft is not speaker and _fits(each, lower)]
        drafts = {id(each.draft): each.draft for each in fitting}
        if len(drafts) == 1:
            return fitting[0].draft
        if lower in _SUBJECTS:
            last = max((each.place.sentence for each in fitting if each.is_subject), default=None)
            subjects = {
                id(each.draft): each.draft for each in fitting if each.is_subject and each.place.sentence == last
            }
            if any(self._speaks_for(each, fitting) for each in fitting if each.is_subject):
                return None
            later = any(last is not None and each.place.sentence > last for each in fitting)
            if len(subjects) == 1 and not later:
                return next(iter(subjects.values()))
        return None

    def _speaks_for(self, teller: Mention, fitting: list[Mention]) -> bool:
        """Return whether kin of another tells: in "отец Ивана сказал, что он пропал" it is Ivan sooner than himself."""
        head, behind = self.tokens[teller.place.last - 1], teller.place.last
        return head.lemma in self.kin and any(
            each.draft is not teller.draft and each.place.first == behind and not each.is_subject for each in fitting
        )

    def _near(self, at: int, number: int) -> list[Mention]:
        """Return the mentions before a token that it can refer to, of its own paragraph or the one before."""
        found: list[Mention] = []
        for earlier in range(max(0, number - REACH_SENTENCES), number + 1):
            found += [each for each in self.seen[earlier][-_MOST_MENTIONS:] if each.place.last <= at]
        return found

    def _speaker(self, at: int, number: int) -> Draft | None:
        """Return who speaks the quotation that a token stands in: a name beside a verb of saying right outside it."""
        quote = self.tokens[at].quote
        if quote is None:
            return None
        paragraph = self.document.paragraphs[self.document.sentences[number].paragraph]
        span = self.document.quotes[quote]
        for earlier in range(paragraph.first, paragraph.last):
            for each in self.seen[earlier]:
                first, last = self.tokens[each.place.first], self.tokens[each.place.last - 1]
                outside = each.is_subject and self.tokens[each.place.first].quote is None
                if outside and (0 <= first.start - span.end < 80 or 0 <= span.start - last.end < 80):
                    low, high = max(0, each.place.first - 2), min(len(self.tokens), each.place.last + _SPEAKER_REACH)
                    if any(self.says.match(token.lower) for token in self.tokens[low:high]):
                        return each.draft
        return None


def _fits(mention: Mention, lower: str) -> bool:
    draft = mention.draft
    if lower in _PLURAL:
        return draft.kind is PartyKind.GROUP
    if draft.kind is not PartyKind.PERSON:
        return False
    wanted = Sex.MAN if lower in _MASCULINE else Sex.WOMAN
    if draft.sex is not Sex.UNKNOWN:
        return draft.sex is wanted
    gender = "masc" if wanted is Sex.MAN else "femn"
    genders = draft.genders or {place.declined.gender for place in draft.mentions if place.declined is not None}
    return gender in genders
