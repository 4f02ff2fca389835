"""Pronouns, and kin named by them: whom "she", "their" and "his mother" stand for.

For each pronoun the entities of the same and the preceding sentences are weighed as `salience` tells. Without a
fitting one the pronoun stays unresolved, and so does "his" before "brother" where two fit about as well. In each
paragraph the pronouns outside quotations come first, since they tell who speaks; a speaker is never "he" in their own
words, and "my brother" there is the brother of the speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import compress

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.en.document import Document, Paragraph
from habeas.read.languages.en.names.described import OFFICIALS
from habeas.read.languages.en.names.drafts import Draft, Ledger, Place
from habeas.read.languages.en.names.kinds import SAYS
from habeas.read.languages.en.names.roles import Kinship, KinTie
from habeas.read.languages.en.names.salience import REACH_SENTENCES, WEIGHTS, Mention, Role, tell_role
from habeas.read.languages.en.names.speakers import find_author, find_speakers, find_turn
from habeas.read.languages.en.names.words import load_words

REACH_MENTIONS = 15
"""How many mentions of one sentence are weighed: only endless sentences have more."""

_SEX = {
    "he": Sex.MAN, "him": Sex.MAN, "his": Sex.MAN, "himself": Sex.MAN,
    "she": Sex.WOMAN, "her": Sex.WOMAN, "hers": Sex.WOMAN, "herself": Sex.WOMAN,
}  # fmt: skip
_PLURAL = frozenset("they them their theirs themselves".split())
_PRONOUNS = frozenset(("PRP", "PRP$"))
_FIRST_PERSON = frozenset(("my", "our"))
_WRITER = frozenset(("i",))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BODIES = (PartyKind.ORGANIZATION, PartyKind.UNIT)
_SUBJECTS = frozenset(("he", "she", "they"))
_BE = frozenset("be am is are was were been being get gets got".split())
_PARENT = {"mother": Sex.WOMAN, "father": Sex.MAN, "parent": Sex.UNKNOWN}
_OFFSPRING = ("son", "daughter", "child")
_SIBLINGS = {"brother": Sex.MAN, "sister": Sex.WOMAN}
_OF_PAIR = {"wife": "husband", "husband": "wife"}
_BEFORE_SOURCE = (",", "”", '"', "—", "–", "-")
_TELLING = 14
"""How many tokens "Ivan's wife, Anna Orsk, says that" may be, from the mark on."""
_KIN_PHRASE = 6
"""How many tokens behind a possessive pronoun the verb of "his elder brother Mark said" is looked for."""
_FRONTING = frozenset("IN TO VBG DT NN JJ".split())


class Resolver:
    """Resolves the pronouns of one document."""

    def __init__(self, document: Document, ledger: Ledger, kinship: Kinship) -> None:
        """Order all mentions by sentence."""
        self.document = document
        self.tokens = document.tokens
        self.sentences = document.sentences
        self.audiences = load_words().audiences
        self.officials = load_words().officials
        self.kinship = kinship
        self.ties_of: dict[int, list[KinTie]] = defaultdict(list)
        self.ties_from: dict[int, list[KinTie]] = defaultdict(list)
        kin = load_words().kin
        unnamed = [draft for draft in ledger.drafts if not draft.is_named and draft.head in kin]
        ties = [KinTie(kin=each.head, draft=each, owner=each.owner) for each in unnamed if each.owner is not None]
        self.unnamed_kin = unnamed
        for tie in (*kinship.ties, *ties):
            self._add_tie(tie)
        self.seen: list[list[Mention]] = [[] for _ in document.sentences]
        self.speakers: dict[int, Draft] = {}
        self.turn: Draft | None = None
        self.owners = {draft.owner_token: draft for draft in ledger.drafts if draft.owner_token is not None}
        for draft in ledger.drafts:
            if draft.kind in (PartyKind.PERSON, PartyKind.GROUP, *_BODIES):
                for place in draft.places():
                    self._see(draft, place)
        for seen in self.seen:
            seen.sort(key=lambda mention: mention.place.first)
        self.author = find_author(document, (mention for seen in self.seen for mention in seen))

    def _add_tie(self, tie: KinTie) -> None:
        self.ties_of[id(tie.owner)].append(tie)
        self.ties_from[id(tie.draft)].append(tie)

    def _see(self, draft: Draft, place: Place) -> None:
        sentence = self.sentences[place.sentence]
        role = tell_role(self.tokens, sentence, place)
        self.seen[place.sentence].append(Mention(draft=draft, place=place, role=role, paragraph=sentence.paragraph))

    def resolve(self) -> None:
        """Give each pronoun that can be told to its entity."""
        pronouns = list(map(_PRONOUNS.__contains__, self.document.tags))
        for paragraph in self.document.paragraphs:
            quoted: list[tuple[int, int]] = []
            self.turn = (
                find_turn(self.document, self.seen[paragraph.first]) if paragraph.last > paragraph.first else None
            )
            for number in range(paragraph.first, paragraph.last):
                sentence = self.sentences[number]
                for at in compress(range(sentence.first, sentence.last), pronouns[sentence.first : sentence.last]):
                    if self.tokens[at].quote is not None:
                        quoted.append((at, number))
                    else:
                        self._resolve_one(at, number)
            if quoted:
                self._resolve_quoted(paragraph, quoted)
        self._join_late()

    def _resolve_quoted(self, paragraph: Paragraph, pronouns: list[tuple[int, int]]) -> None:
        mentions = [each for number in range(paragraph.first, paragraph.last) for each in self.seen[number]]
        self.speakers.update(find_speakers(self.document, mentions, [at for at, _ in pronouns]))
        for at, number in pronouns:
            self._resolve_one(at, number)

    def _speaker(self, at: int) -> Draft | None:
        quote = self.tokens[at].quote
        return self.turn or self.author if quote is None else self.speakers.get(quote)

    def _resolve_one(self, at: int, number: int) -> None:
        lower = self.tokens[at].lower
        if lower in _WRITER and self.author is not None and self.turn is None and self.tokens[at].quote is None:
            self.author.references.append(Place(begin=at, first=at, last=at + 1, sentence=number))
            return
        if lower in _FIRST_PERSON:
            speaker = self._speaker(at)
            if speaker is not None and speaker.kind is PartyKind.PERSON:
                self._tie_kin(at, speaker)
            return
        draft = self._meant(at, number, lower) if lower in _SEX or lower in _PLURAL else None
        if draft is None:
            return
        place = Place(begin=at, first=at, last=at + 1, sentence=number)
        draft.references.append(place)
        if lower in _SEX:
            draft.tell_sex(_SEX[lower])
        owns = self.tokens[at].tag == "PRP$"
        role = Role.SUBJECT if lower in _SUBJECTS else Role.OWNER if owns else Role.OBJECT
        paragraph = self.sentences[number].paragraph
        self.seen[number].append(Mention(draft=draft, place=place, role=role, paragraph=paragraph))
        self.seen[number].sort(key=lambda mention: mention.place.first)
        self._tie_kin(at, draft)

    def _tie_kin(self, at: int, owner: Draft) -> None:
        """Let the kin that stands behind a possessive pronoun be the kin of the one whom the pronoun means."""
        pending = self.kinship.pending.get(at)
        if pending is not None and pending.draft is not owner:
            tie = KinTie(kin=pending.kin, draft=pending.draft, owner=owner)
            self.kinship.ties.append(tie)
            self._add_tie(tie)
        owned = self.owners.get(at)
        if owned is not None:
            self._join_kin(owned, owner)

    def _meant(self, at: int, number: int, lower: str) -> Draft | None:
        """Return whom a pronoun means; nobody where another fits as well, or his brother can be that of another."""
        best: Draft | None = None
        best_score = 0.0
        scored = list(self._scored(at, number, lower))
        for draft, score in scored:
            if score > best_score:
                best, best_score = draft, score
        if best is None:
            return None
        if lower not in _SEX or not self._is_of_kin(at):
            rivalled = any(draft is not best and score > best_score - WEIGHTS.margin for draft, score in scored)
            return None if rivalled else best
        if self._is_told_kin(best, at, number):
            return best
        rivals = [score for draft, score in scored if draft is not best and draft.owner is not best]
        behind = self._behind_fronted(at, number)
        if behind is not None and behind.draft is not best:
            rivals.append(self._score(behind, at, number, lower))
        return None if max(rivals, default=0.0) > best_score - WEIGHTS.kin_margin else best

    def _scored(self, at: int, number: int, lower: str) -> Iterator[tuple[Draft, float]]:
        """Yield those who can be meant by a pronoun, once for each mention, with how well they fit."""
        kin_tells = self._is_of_kin(at) and self._is_said_behind(at, number)
        for sentence in range(number, max(-1, number - REACH_SENTENCES - 1), -1):
            before = bisect_left(self.seen[sentence], at, key=lambda mention: mention.place.first)
            for order, mention in enumerate(self.seen[sentence][max(0, before - REACH_MENTIONS) : before]):
                score = self._score(mention, at, number, lower, is_told=kin_tells and sentence == number)
                score += WEIGHTS.later * order if score > 0 else 0.0
                yield mention.draft, score

    def _is_of_kin(self, at: int) -> bool:
        """Return whether a possessive pronoun says whose kin somebody is: "his elder brother"."""
        if self.tokens[at].tag != "PRP$":
            return False
        kin = load_words().kin
        return at in self.kinship.pending or any(token.lemma in kin for token in self.tokens[at + 1 : at + 3])

    def _is_said_behind(self, at: int, number: int) -> bool:
        """Return whether kin tells what stands before it in its sentence: "Ivan Orsk was beaten, his brother said"."""
        first, last = self.sentences[number].first, self.sentences[number].last
        if at <= first or self.tokens[at - 1].text not in _BEFORE_SOURCE:
            return False
        behind = self.tokens[at + 1 : min(last, at + _KIN_PHRASE)]
        verb = next((token for token in behind if token.tag[:2] in ("VB", "MD", "IN", "WP")), None)
        return verb is not None and verb.lemma in SAYS

    def _behind_fronted(self, at: int, number: int) -> Mention | None:
        """Return the one named behind "according to his wife," at the beginning of a sentence, whose wife it may be."""
        sentence = self.sentences[number]
        opens = all(token.tag in _FRONTING for token in self.tokens[sentence.first : at])
        comma = next((each for each in range(at, sentence.last) if self.tokens[each].text == ","), None)
        if at == sentence.first or not opens or comma is None:
            return None
        return next((each for each in self.seen[number] if each.place.first > comma), None)

    def _score(self, mention: Mention, at: int, number: int, lower: str, *, is_told: bool = False) -> float:
        """Return how well a mention fits a pronoun, 0 where it cannot be meant; `is_told`: kin tells of it."""
        paragraph = self.sentences[number].paragraph
        many = lower in _PLURAL
        fit = self._fit_of_many(mention, at, paragraph) if many else self._fit_of_one(mention.draft, at, number, lower)
        if not fit or self._is_object_of(mention, at, lower):
            return 0.0
        score = fit + WEIGHTS.of_role(mention.role) + WEIGHTS.of_repetition(mention.draft)
        score += WEIGHTS.per_sentence * (REACH_SENTENCES - number + mention.place.sentence)
        score += WEIGHTS.same_paragraph if mention.paragraph == paragraph else 0.0
        behind = mention.place.last
        if behind < len(self.tokens) and self.tokens[behind].text == "who":
            score += WEIGHTS.told_of
        if self._says(behind):
            score += WEIGHTS.speaks_on if self._says(at + 1) else 0.0
            score += WEIGHTS.source if many and mention.place.sentence < number else 0.0
        quoted = self.tokens[mention.place.first].quote
        if is_told:
            score += WEIGHTS.told_by_kin
        elif quoted is not None and quoted != self.tokens[at].quote:
            score += WEIGHTS.quoted_of_many if many else WEIGHTS.quoted
        if mention.role is Role.OWNER and self._owns_teller(behind, at, lower):
            score += WEIGHTS.owner_of_teller
        if at == behind + 1 and self.tokens[at - 1].text == "and":
            score += WEIGHTS.joined
        return max(score, 0.0)

    def _owns_teller(self, behind: int, at: int, lower: str) -> bool:
        """Return whether kin of the one named before `behind` tells of "him" at a token: "Ivan's wife says that he".

        His brother could as well tell of himself.
        """
        between = self.tokens[behind:at]
        if not 2 < len(between) < _TELLING or between[0].tag != "POS":
            return False
        kin = load_words().kin
        sexes = {kin[token.lemma] for token in between[1:3] if token.lemma in kin}
        others = bool(sexes) and sexes.isdisjoint((Sex.UNKNOWN, _SEX.get(lower, Sex.UNKNOWN)))
        return others and any(token.lemma in SAYS and token.tag in _FINITE for token in between[2:])

    def _says(self, position: int) -> bool:
        return position < len(self.tokens) and self.tokens[position].lemma in SAYS

    def _fit_of_many(self, mention: Mention, at: int, paragraph: int) -> float:
        """Return how well a group fits a plural; a body fits less, and never where something is done to "them"."""
        draft = mention.draft
        if draft.kind is PartyKind.GROUP:
            of_others = draft.head in load_words().kin and draft.owner is not None
            seldom = draft.head in self.audiences
            seldom = seldom or ((of_others or draft.head in self.officials) and self._suffers(at))
            return WEIGHTS.fitting + (WEIGHTS.audience if seldom else 0.0)
        if draft.kind not in _BODIES or mention.role is not Role.SUBJECT or mention.paragraph != paragraph:
            return 0.0
        if draft is self._speaker(at) or self._suffers(at) or self.tokens[at - 1].text == "of":
            return 0.0
        return WEIGHTS.body

    def _suffers(self, at: int) -> bool:
        """Return whether a pronoun is the subject of a passive: "they were taken", "were they taken"."""
        around = self.tokens[max(0, at - 1) : at + 4]
        verbs = [token for token in around if token.tag[:2] in ("VB", "MD")]
        return any(token.lower in _BE for token in verbs) and verbs[-1].tag == "VBN"

    def _fit_of_one(self, draft: Draft, at: int, number: int, lower: str) -> float:
        """Return how well a person fits "he" or "she" by sex, by kin, and by who speaks; 0 where not at all."""
        if draft.kind is not PartyKind.PERSON or draft.sex not in (Sex.UNKNOWN, _SEX[lower]):
            return 0.0
        if not draft.is_named and draft.head in OFFICIALS and self._is_of_kin(at):
            return 0.0  # An office answers about the son of whoever asked it.
        speaker = self._speaker(at)
        pending, owned = self.kinship.pending.get(at), self.owners.get(at)
        if draft is speaker or (pending is not None and pending.draft is draft):
            return 0.0
        fit = WEIGHTS.fitting if draft.sex is _SEX[lower] else WEIGHTS.untold
        if speaker is not None and self._are_kin(speaker, draft):
            fit += WEIGHTS.kin_of_speaker
        if owned is not None and self._named_kin(draft, owned.head) is not None:
            fit += WEIGHTS.kin_named
        if self._has_family_name(draft, at, number):
            fit += WEIGHTS.family_name
        return fit

    def _has_family_name(self, draft: Draft, at: int, number: int) -> bool:
        """Return whether somebody bears the family name of the kin behind a possessive pronoun."""
        pending = self.kinship.pending.get(at)
        named = pending.draft if pending is not None else self._named_at(at + 2, number)
        return named is not None and len(draft.words) > 1 and draft.words[-1] == named.words[-1]

    def _named_at(self, position: int, number: int) -> Draft | None:
        """Return the person whose name begins at a token: the brother of "his brother Mark Orsk"."""
        at = (each.draft for each in self.seen[number] if each.place.begin == position)
        return next((draft for draft in at if draft.is_named and draft.kind is PartyKind.PERSON), None)

    def _is_told_kin(self, draft: Draft, at: int, number: int) -> bool:
        """Return whether more than nearness tells whose kin stands behind a pronoun: a family name, or the text."""
        owned = self.owners.get(at)
        told = owned is not None and self._named_kin(draft, owned.head) is not None
        return told or self._has_family_name(draft, at, number)

    def _are_kin(self, one: Draft, other: Draft) -> bool:
        ties = (*self.ties_from.get(id(one), ()), *self.ties_of.get(id(one), ()))
        return any(other is tie.owner or other is tie.draft for tie in ties)

    def _is_object_of(self, mention: Mention, at: int, lower: str) -> bool:
        """Return whether the mention is the subject of the very verb whose object the pronoun is."""
        same = at < self.sentences[mention.place.sentence].last
        if (
            not same
            or mention.role is not Role.SUBJECT
            or lower not in ("him", "her", "them")
            or self.tokens[at].tag == "PRP$"
        ):
            return False
        between = self.tokens[mention.place.last : at]
        if len(between) > 1 and between[0].text == "," and between[1].text in ("which", "who"):
            # "the union, which represents them"
            between = between[2:]
        elif len(between) > 1 and between[0].text == "," and between[1].tag in _FINITE:
            # "a colleague, Vera Orsk, saw him"
            between = between[1:]
        if not 0 < len(between) <= 10 or any(token.text in (",", "that", "who", "and") for token in between):
            return False
        return any(token.tag[:2] == "VB" for token in between)

    def _join_kin(self, owned: Draft, owner: Draft) -> None:
        """Let "his mother" be the named mother of the one that "his" stands for, where the text names her."""
        owned.owner = owner
        found = self._named_kin(owner, owned.head)
        if found is not None:
            self._merge(owned, found)

    def _join_late(self) -> None:
        """Join kin whom the text names only further on, and two whom it calls the same: "his father … his father"."""
        called: dict[tuple[int, str], Draft] = {}
        for owned in self.unnamed_kin:
            if owned.owner is None or not owned.references or self._is_indefinite(owned):
                continue
            found = self._named_kin(owned.owner, owned.head) or called.setdefault((id(owned.owner), owned.head), owned)
            if found is not owned:
                self._merge(owned, found)

    def _is_indefinite(self, draft: Draft) -> bool:
        """Return whether a text brings in one of several: "a brother of X"."""
        return self.tokens[draft.references[0].begin].lower in ("a", "an", "one", "another")

    def _merge(self, owned: Draft, found: Draft) -> None:
        found.references += owned.references
        found.tell_sex(owned.sex)
        for place in owned.references:
            seen = self.seen[place.sentence]
            for index, mention in enumerate(seen):
                if mention.draft is owned:
                    seen[index] = replace(mention, draft=found)
        owned.references.clear()

    def _named_kin(self, owner: Draft, noun: str) -> Draft | None:
        """Return the person whom the text names as the mother, wife, brother … of another."""
        tied = [tie.draft for tie in self.ties_of.get(id(owner), ()) if tie.kin == noun]
        found = next((draft for draft in tied if draft.is_named), None)
        if found is None and noun in _PARENT:
            found = self._tied_to(owner, _OFFSPRING, _PARENT[noun])
        if found is None and noun in _OFFSPRING:
            found = self._tied_to(owner, tuple(_PARENT), Sex.UNKNOWN)
        if found is None and noun in _SIBLINGS:
            found = self._tied_to(owner, tuple(_SIBLINGS), _SIBLINGS[noun])
        if found is None and noun in _OF_PAIR:
            found = self._tied_to(owner, (_OF_PAIR[noun],), Sex.UNKNOWN)
        return found

    def _tied_to(self, owner: Draft, kin: tuple[str, ...], sex: Sex) -> Draft | None:
        """Return the person of whom `owner` is the son, daughter, wife …, if their sex can be `sex`."""
        for tie in self.ties_from.get(id(owner), ()):
            tied = tie.kin in kin and tie.owner.kind is PartyKind.PERSON
            if tied and (sex is Sex.UNKNOWN or tie.owner.sex in (Sex.UNKNOWN, sex)):
                return tie.owner
        return None
