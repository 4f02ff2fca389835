"""What a run of capitals names: a person, an organisation, a unit, a place, or nothing that can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.facts.party import PartyKind
from habeas.read.gazetteer import load_gazetteer
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.names.placing import PlaceTeller
from habeas.read.languages.en.names.runs import Run
from habeas.read.languages.en.names.words import load_words

SAYS = frozenset(
    "say tell add ask write state claim argue explain announce note recall declare insist warn report describe "
    "believe deny confirm stress complain reply answer tweet testify allege admit".split()
)
LONGEST_PERSON_WORDS = 5
_BODY_NOUNS = frozenset(
    "fund foundation movement group party agency newspaper channel committee union association network project "
    "charity organisation organization magazine website portal outlet initiative coalition company".split()
)
_PAPERS = frozenset("journal newspaper magazine website portal outlet weekly".split())
_POSTS = frozenset(
    "head founder co-founder director chairwoman chairman chair president leader coordinator spokesman spokeswoman "
    "spokesperson lawyer volunteer".split()
)


@dataclass(slots=True, kw_only=True)
class Sighting:
    """A name that has been told apart: tokens `first` to `last` are the name, its title begins at `begin`.

    `kind` is None where the name alone does not tell; `titles` are the lower-case words before the name; `is_sure`
    where words around the name tell that a person is meant.
    """

    begin: Final[int]
    first: Final[int]
    last: Final[int]
    sentence: Final[int]
    kind: Final[PartyKind | None]
    words: Final[tuple[str, ...]]
    titles: Final[tuple[str, ...]] = ()
    is_sure: Final[bool] = False


def tell_runs(document: Document, runs: tuple[Run, ...]) -> list[Sighting]:
    """Return what each run names, in text order; one run can hold two names ("Kenya President …")."""
    teller = _Teller(document)
    return [sighting for run in runs for sighting in teller.tell(run)]


class _Teller:
    """Tells the runs of one document."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.tokens = document.tokens
        self.places = PlaceTeller(document)
        self.words = load_words()
        self.gazetteer = load_gazetteer()
        self.person_words = self.words.titles | self.words.person_nouns.keys() | self.words.kin.keys()

    def tell(self, run: Run) -> list[Sighting]:
        """Return the names of one run."""
        end = self._leading_place(run.first, run.last)
        if not end:
            return self._rest(run.first, run.last, run.sentence)
        place = self._sighting(run.first, run.first, end, run.sentence, PartyKind.PLACE)
        return [place, *self._rest(end, run.last, run.sentence)]

    def _leading_place(self, first: int, last: int) -> int:
        """Return the end of a place that fills the run or stands before a title; 0 where there is none."""
        if self.places.is_place(first, last):
            return last
        for end in range(min(last - 1, first + 4), first, -1):
            titles_end = self._titles_end(end, last)
            if end < titles_end < last and self.places.is_place(first, end):
                return end
        return 0

    def _rest(self, first: int, last: int, sentence: int) -> list[Sighting]:
        if first >= last:
            return []
        name = self._titles_end(first, last)
        if name == last:
            kind = self._kind(first, last)
            whole = kind is PartyKind.ORGANIZATION and last - first > 1
            return [self._sighting(first, first, last, sentence, kind)] if whole else []
        if name > first and self._can_be_person(name, last, evidence=True):
            return [self._sighting(self._lower_start(first), name, last, sentence, PartyKind.PERSON, is_sure=True)]
        kind = self._kind(first, last)
        if kind is not None:
            begin = self._ordinal_start(first) if kind is PartyKind.UNIT else first
            headed = any(token.lower in self.words.organization_heads for token in self.tokens[first:last])
            last += not headed and self._is_before_body_noun(first, last)
            return [self._sighting(begin, begin, last, sentence, kind)]
        begin = self._lower_start(first)
        sure = begin < first or self._person_follows(last) or self._person_precedes(first)
        thing = not sure and first > 0 and self.tokens[first - 1].lower == "the"
        # "the Santa Iria", "the Boa Nova": a ship, an estate, a paper; people's names take no article.
        if not thing and self._can_be_person(first, last, evidence=sure):
            return [self._sighting(begin, first, last, sentence, PartyKind.PERSON, is_sure=sure)]
        if all(self._is_soft(token.text) for token in self.tokens[first:last]):
            return []
        return [self._sighting(first, first, last, sentence, None)]

    def _sighting(
        self, begin: int, first: int, last: int, sentence: int, kind: PartyKind | None, *, is_sure: bool = False
    ) -> Sighting:
        return Sighting(
            begin=begin,
            first=first,
            last=last,
            sentence=sentence,
            kind=kind,
            words=tuple(self.text[self.tokens[first].start : self.tokens[last - 1].end].split()),
            titles=tuple(token.lower for token in self.tokens[begin:first]),
            is_sure=is_sure,
        )

    def _titles_end(self, first: int, last: int) -> int:
        """Return where the name begins behind capitalised titles and adjectives; `first` where it has none.

        The last title word counts: "Supreme Court Justice Otieno" names Otieno.
        """
        end, before = first, ""
        for position in range(first, last):
            text = self.tokens[position].text
            if (
                self.tokens[position].lower in self.words.titles
                or self._is_soft(text)
                or (before and self._is_soft(f"{before} {text}"))
            ):
                end = position + 1
            before = text
        return end

    def _is_soft(self, text: str) -> bool:
        return text.lower() in self.words.soft or self.gazetteer.country_by_adjective(text) is not None

    def _lower_start(self, first: int) -> int:
        """Return where a title in small letters before a name begins ("human rights defender Anna Petrova")."""
        if not first or self.tokens[first - 1].lower not in self.person_words:
            return first
        begin = first - 1
        if self.tokens[begin].tag not in ("NN", "NNP", "JJ"):
            return first
        while begin and first - begin < 5 and self._widens_title(begin - 1):
            begin -= 1
        return begin

    def _widens_title(self, position: int) -> bool:
        """Return whether a word before a title belongs to it: "human rights" in "human rights defender"."""
        token = self.tokens[position]
        if token.tag == "NNP":
            return token.lower in self.person_words or self._is_soft(token.text)
        return token.tag in ("NN", "JJ", "NNS") and token.lower not in self.words.standing

    def _kind(self, first: int, last: int) -> PartyKind | None:
        lowers = [token.lower for token in self.tokens[first:last]]
        if self._is_unit(lowers, first):
            return PartyKind.UNIT
        if lowers[-1] in self.words.place_suffixes and lowers[0] not in self.words.organization_heads:
            return PartyKind.PLACE if len(lowers) > 1 else None
        heads = self.words.organization_heads
        if any(word in heads for word in lowers) and (len(lowers) > 1 or lowers[0] not in self.words.collectives):
            return PartyKind.ORGANIZATION
        if self._is_body_by_words_around(first, last):
            return PartyKind.ORGANIZATION
        if " " not in self.text[self.tokens[first].start : self.tokens[last - 1].end]:
            return self._kind_of_one(first, last)
        if self.places.has_place_type(last) or self.places.names_facility(first, last):
            return PartyKind.PLACE
        owns = last < len(self.tokens) and self.tokens[last].tag == "POS"
        can_be = len(lowers) <= 4 and not owns and not self._has_foreign_word([t.text for t in self.tokens[first:last]])
        placed = can_be and (self.places.is_inside(first) or self.places.is_moved(first, last))
        return PartyKind.PLACE if placed else None

    def _is_body_by_words_around(self, first: int, last: int) -> bool:
        """Return whether "the … fund", "the journal …" or "the head of …" tells that capitals name an organisation."""
        if self._is_before_body_noun(first, last):
            return True
        before = self.tokens[first - 1].lower if first else ""
        if before in _PAPERS and not self._person_follows(last):
            return True
        headed = before == "of" and first > 1 and self.tokens[first - 2].lemma in _POSTS
        return headed and last - first > 1 and all(t.lower in known_tags() for t in self.tokens[first:last])

    def _is_before_body_noun(self, first: int, last: int) -> bool:
        """Return whether a noun in small letters belongs to the name: "the Open Steppe fund"."""
        if not first or last >= len(self.tokens) or self.tokens[first - 1].lower != "the":
            return False
        return self.tokens[last].text in _BODY_NOUNS and not self._is_soft(self.tokens[last - 1].text)

    def _kind_of_one(self, first: int, last: int) -> PartyKind | None:
        text = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        if text.isupper() and 2 <= len(text.replace(".", "")) <= 8:
            return None if text.upper() in self.words.acronyms_not else PartyKind.ORGANIZATION
        placed = self.places.has_place_type(last) or self.places.is_inside(first) or self.places.is_home(first)
        placed = placed or self.places.is_moved(first, last)
        untold = text.lower() not in known_tags() and not self._is_soft(text)
        return PartyKind.PLACE if placed and untold else None

    def _is_unit(self, lowers: list[str], first: int) -> bool:
        for word in lowers:
            if word in self.words.unit_heads:
                numbered = self._ordinal_start(first) < first or lowers[0][0].isdigit()
                return numbered or (len(lowers) > 1 and word not in self.words.weak_unit_heads)
        return False

    def _ordinal_start(self, first: int) -> int:
        before = self.tokens[first - 1].text if first else ""
        return first - 1 if before[:1].isdigit() and before[-2:] in ("st", "nd", "rd", "th") else first

    def _can_be_person(self, first: int, last: int, *, evidence: bool) -> bool:
        """Return whether the words can be a person's name; one word, or plain words, need evidence around."""
        texts = self.text[self.tokens[first].start : self.tokens[last - 1].end].split()
        if len(texts) > LONGEST_PERSON_WORDS or self._has_foreign_word(texts):
            return False
        known = known_tags()
        plain = all(text.lower() in known and known.get(text) != "NNP" for text in texts)
        if len(texts) == 1:
            return evidence and not plain and not (texts[0].isupper() and len(texts[0]) > 1)
        if any(text.isupper() and len(text) > 2 and "." not in text for text in texts) and not all(
            text.isupper() for text in texts
        ):
            return evidence and not plain
        return evidence or not all(text.lower() in known for text in texts)

    def _has_foreign_word(self, texts: list[str]) -> bool:
        """Return whether a word belongs to an organisation, a place or a people, so that no person is meant."""
        words = self.words
        for text in texts:
            lower = text.lower()
            if lower in words.organization_heads or lower in words.place_suffixes or lower in words.unit_heads:
                return True
            if lower in words.things or "/" in text:
                return True
            if lower in ("of", "for", "the", "and", "&", "on") or text[0].isdigit():
                return True
            if self._is_soft(text) or self.gazetteer.country(text) is not None:
                return True
        return False

    def _person_precedes(self, first: int) -> bool:
        """Return whether "X's wife," stands right before a name."""
        if first < 3 or self.tokens[first - 1].text != ",":
            return False
        noun = self.tokens[first - 2]
        owned = self.tokens[first - 3].tag in ("POS", "PRP$", "DT", "JJ", "CD")
        return owned and noun.tag == "NN" and noun.lemma in self.person_words

    def _person_follows(self, last: int) -> bool:
        """Return whether what stands behind a name tells a person: an age, "who", a verb of saying."""
        after = self.tokens[last : last + 3]
        if not after:
            return False
        if after[0].text in (",", "(") and len(after) > 1 and after[1].tag == "CD":
            # "Zarechensk, 12 November" is a place and a day.
            is_day = len(after) > 2 and after[2].tag in ("NNP", "NN")
            return after[1].text.isdigit() and int(after[1].text) < 110 and not is_day
        if after[0].text == "," and len(after) > 1 and after[1].text == "who":
            return True
        return after[0].text == "who" or (after[0].tag in ("VBD", "VBZ") and after[0].lemma in SAYS)
