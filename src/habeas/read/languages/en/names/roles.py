"""What a text says a named person is: in a title, behind a comma, or before one."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.en.document import Document, Sentence
from habeas.read.languages.en.names.drafts import Draft, Ledger, Place
from habeas.read.languages.en.names.words import load_words

LONGEST_ROLE_TOKENS = 16
_ENDS = frozenset(', . ; : ( ) — – - ” “ " who which that whose whom'.split())
_VERBS = ("VBD", "VBZ", "VBP", "MD")
_LEADING = ("IN", "TO", "VBG", "DT", "NN", "JJ")
_BEGINS_KIN = ("DT", "PRP$")
_CHILD = frozenset("child boy girl schoolboy schoolgirl teenager teen minor toddler infant baby".split())
_UNION_POSTS = frozenset(
    "leader president secretary member organiser organizer official activist chairman chairwoman chair representative "
    "head vice-president steward".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KinTie:
    """`draft` is the `kin` (mother, son …) of `owner`."""

    kin: str
    draft: Draft
    owner: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingTie:
    """`draft` is the `kin` of whom a possessive pronoun stands for."""

    kin: str
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Ties between named entities, and those that wait for a pronoun, by the pronoun's token."""

    ties: list[KinTie]
    pending: dict[int, PendingTie]


def add_roles(document: Document, ledger: Ledger, at: dict[int, Draft]) -> Kinship:
    """Add roles, sex, age group and occupations to the named persons; return the kinship found.

    Args:
        document: The text taken apart.
        ledger: Its entities; persons among them are changed.
        at: The entity that stands at a token.
    """
    finder = _RoleFinder(document, at)
    named = [draft for draft in ledger.drafts if draft.kind is PartyKind.PERSON and draft.is_named]
    for draft in named:
        for place in draft.mentions:
            finder.add_behind(draft, place)
    for draft in named:
        for place in draft.mentions:
            finder.add_before(draft, place)
    return Kinship(ties=finder.ties, pending=finder.pending)


class _RoleFinder:
    """Finds roles around the mentions of persons."""

    def __init__(self, document: Document, at: dict[int, Draft]) -> None:
        self.tokens = document.tokens
        self.text = document.text
        self.sentences = document.sentences
        self.at = at
        self.lists = load_words()
        self.ties: list[KinTie] = []
        self.used: set[int] = set()
        self.pending: dict[int, PendingTie] = {}

    def add_behind(self, draft: Draft, place: Place) -> None:
        """Note the title before one mention, and the apposition behind it."""
        sentence = self.sentences[place.sentence]
        if place.begin < place.first:
            self._note(draft, place.begin, place.first)
            self._possessor(draft, place.begin, place.first)
        self._is_kin(draft, place, sentence.last)
        end = self._age(draft, place.last, sentence.last)
        if end < sentence.last and self.tokens[end].text == ",":
            last = self._role_end(end + 1, sentence.last)
            if self._names_person(draft, end + 1, last) and not self._tells(end + 1, last, sentence.last):
                self._note(draft, end + 1, last)
                self.used.add(end + 1)

    def _is_kin(self, draft: Draft, place: Place, end: int) -> None:
        """Note "X is the mother of Y", and "I, X, am the mother of Y"."""
        at = place.last + (place.last < end and self.tokens[place.last].text == ",")
        if at + 1 >= end or self.tokens[at].lower not in ("is", "was", "am"):
            return
        last = self._role_end(at + 1, end)
        head = self._head(at + 1, last)
        if head is not None and self.tokens[head].lemma in self.lists.kin and self.tokens[at + 1].tag in _BEGINS_KIN:
            self._note(draft, at + 1, last)

    def add_before(self, draft: Draft, place: Place) -> None:
        """Note the apposition before one mention, unless it belongs to the name before it."""
        sentence = self.sentences[place.sentence]
        if place.begin > sentence.first and self.tokens[place.begin - 1].text == ",":
            first = self._role_start(place.begin - 1, sentence.first)
            if first in self.used:
                self._is_one_of(draft, first, place.begin - 1)
                return
            if self._is_fronted(first, place, sentence):
                return
            if first < place.begin - 1 and self._names_person(draft, first, place.begin - 1):
                self._note(draft, first, place.begin - 1)
                self._possessor(draft, first, place.begin - 1)

    def _tells(self, first: int, last: int, end: int) -> bool:
        """Return whether words behind a comma are a subject of their own: "they beat Ivan Orsk, his wife says"."""
        return last < end and self.tokens[first].tag == "PRP$" and self.tokens[last].tag in _VERBS

    def _is_fronted(self, first: int, place: Place, sentence: Sentence) -> bool:
        """Return whether the words before a name only lead to it: "According to his wife, Ivan Orsk was beaten"."""
        leads = self.tokens[sentence.first : first]
        goes_on = place.last < sentence.last and self.tokens[place.last].text != ","
        return goes_on and bool(leads) and all(token.tag in _LEADING for token in leads)

    def _age(self, draft: Draft, position: int, end: int) -> int:
        """Note an age behind a name (", 34,"); return the position behind it."""
        after = self.tokens[position : min(position + 3, end)]
        if len(after) == 3 and after[0].text in (",", "(") and after[1].text.isdigit() and after[2].text in (",", ")"):
            years = int(after[1].text)
            draft.is_child = draft.is_child or years < 18
            draft.is_adult = draft.is_adult or 18 <= years < 120
            return position + 2 if after[2].text == "," else position + 3
        return position

    def _role_end(self, first: int, end: int) -> int:
        position = first
        while position < min(end, first + LONGEST_ROLE_TOKENS):
            token = self.tokens[position]
            if token.text in _ENDS or token.tag in _VERBS or token.tag in ("VBG", "VBN", "TO", "PRP"):
                break
            position += 1
        return position

    def _role_start(self, comma: int, first: int) -> int:
        position = comma
        while position > max(first, comma - LONGEST_ROLE_TOKENS):
            token = self.tokens[position - 1]
            of_them = token.tag == "PRP" and position >= 2 and self.tokens[position - 2].text == "of"
            if token.text in _ENDS or token.tag in _VERBS or (token.tag in ("PRP", "TO", "CC") and not of_them):
                break
            position -= 1
        return position

    def _head(self, first: int, last: int) -> int | None:
        """Return the position of the noun that says what the person is, before any "of" or "for"."""
        head: int | None = None
        for position in range(first, last):
            token = self.tokens[position]
            if token.tag == "IN" or (token.tag == "CC" and head is not None):
                break
            if token.lemma in self.lists.person_nouns or token.lemma in self.lists.kin:
                head = position
        return head

    def _names_person(self, bearer: Draft, first: int, last: int) -> bool:
        """Return whether tokens are an apposition to a name: a singular noun phrase whose head is a person.

        "His brother Mark" names somebody himself: he is nobody's apposition.
        """
        head = self._head(first, last)
        if head is None or self.tokens[head].tag in ("NNS", "NNPS"):
            return False
        behind = self.at.get(head + 1)
        of_kin = self.tokens[head].lemma in self.lists.kin
        if of_kin and behind is not None and behind.kind is PartyKind.PERSON and behind is not bearer:
            return False
        draft = self.at.get(head)
        return draft is None or not draft.is_named or draft.kind is not PartyKind.PERSON

    def _note(self, draft: Draft, first: int, last: int) -> None:
        while first < last and self.tokens[first].tag == "DT":
            first += 1
        if first >= last:
            return
        role = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        if role not in draft.roles and not self._is_bare_title(first, last):
            draft.roles.append(role)
        lemmas = [token.lemma for token in self.tokens[first:last]]
        draft.titles.update(lemmas)
        head = self._head(first, last)
        if head is not None:
            noun = self.tokens[head].lemma
            sex = self.lists.kin.get(noun) or self.lists.person_nouns.get(noun, Sex.UNKNOWN)
            draft.tell_sex(sex, 2)
            draft.is_child = draft.is_child or noun in _CHILD
            self._kin_of(draft, noun, head, last)
            if noun in self.lists.kin and self.tokens[first].tag == "PRP$":
                self.pending[first] = PendingTie(kin=noun, draft=draft)
        self._occupations(draft, lemmas)

    def _is_bare_title(self, first: int, last: int) -> bool:
        return all(self.tokens[position].lower in self.lists.title_sex for position in range(first, last))

    def _occupations(self, draft: Draft, lemmas: list[str]) -> None:
        found = [self.lists.occupations[lemma] for lemma in lemmas if lemma in self.lists.occupations]
        if "rights" in lemmas and {"lawyer", "attorney", "advocate", "defender"} & set(lemmas):
            found.append("human rights defender")
        if "union" in lemmas and _UNION_POSTS & set(lemmas):
            found.append("trade unionist")
        for occupation in found:
            if occupation not in draft.occupations:
                draft.occupations.append(occupation)

    def _kin_of(self, draft: Draft, noun: str, head: int, last: int) -> None:
        """Note "mother of X" within the role."""
        if noun not in self.lists.kin or head + 1 >= last or self.tokens[head + 1].text != "of":
            return
        for position in range(head + 2, last):
            owner = self.at.get(position)
            if owner is not None and owner is not draft:
                end = next((at for at in range(position, last) if self.at.get(at) is not owner), last)
                # "The mother of Ivan's wife" is no mother of Ivan.
                if end >= len(self.tokens) or self.tokens[end].tag != "POS":
                    self.ties.append(KinTie(kin=noun, draft=draft, owner=owner))
                return

    def _is_one_of(self, draft: Draft, first: int, last: int) -> None:
        """Let "the sister of one of the conscripts, X" tie the sister to X, where another name has the phrase."""
        words = [token.lower for token in self.tokens[first:last]]
        if "one" not in words:
            return
        group = self.at.get(last - 1)
        sister = self.at.get(first - 2) or self.at.get(first - 3)
        for index, tie in enumerate(self.ties):
            if tie.owner is group and tie.draft is sister:
                self.ties[index] = KinTie(kin=tie.kin, draft=tie.draft, owner=draft)

    def _possessor(self, draft: Draft, first: int, last: int) -> None:
        """Note "X's son" before the name."""
        head = self._head(first, last)
        if head is None or self.tokens[head].lemma not in self.lists.kin:
            return
        for position in range(max(0, first - 2), head):
            owner = self.at.get(position)
            if owner is not None and owner is not draft and self.tokens[position + 1].tag == "POS":
                self.ties.append(KinTie(kin=self.tokens[head].lemma, draft=draft, owner=owner))
                return
