"""One text with all that claims lean on: entities, speech, dates, counts, and the predicates of each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.party import PartyKind
from habeas.facts.source import Attribution, SpeechClass
from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.en.claims.clause import Clause, clause_of
from habeas.read.languages.en.claims.layout import NEAR, Layout
from habeas.read.languages.en.claims.nouns import (
    STANDING_ALONE,
    joined_heads,
    joined_heads_before,
    past_age,
    phrase_after,
    phrase_before,
)
from habeas.read.languages.en.claims.verbgroups import PARTICLES, Predicate
from habeas.read.languages.en.counts import FoundCount
from habeas.read.languages.en.document import Document
from habeas.read.languages.en.names import Entities
from habeas.read.languages.en.tokens import Token

__all__ = ["NEAR", "PAPERS", "Clause", "Scene", "build_scene"]

_NAMED_WITHIN = 9
_COLLECTIVES = frozenset(
    "group party handful number batch dozen hundred majority rest part couple crowd column".split()
)
PAPERS = frozenset(
    "complaint letter report request appeal petition application question lawsuit motion claim message call inquiry "
    "enquiry statement document paper resignation parcel flat house office village town case day time".split()
)
"""What a number without a noun may count instead of people."""
_BACK = 30
"""How many tokens back papers are looked for."""
_STANDS_ALONE_BEFORE = frozenset(("VBD", "VBZ", "VBP", "MD", "IN", "RB", "WP", "WDT", ",", "."))
_PARTS_OF_A_GROUP = frozenset("others rest most many some several both few all dozens group remainder".split())
_SINGULAR = frozenset("was is has".split())
_PARENTS = frozenset("father mother parent dad mum mom grandfather grandmother".split())
_RELAYING = (
    "believ", "think", "thought", "know", "knew", "fear", "suspect", "underst", "hear", "learn", "saw", "see",
    "estimat", "assum", "recall", "remember", "conced", "accept", "agree", "doubt", "hop",
)  # fmt: skip
"""How the cues of attitudes begin that tell what the source holds true, unlike wanting or supporting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Layout):
    """What the rules for claims may ask of a text; built once, then only read."""

    def entity(self, token: int | None) -> str | None:
        """Return the id of the entity that the noun phrase with this head stands for, None where there is none."""
        if token is None:
            return None
        word = self.tokens[token]
        if word.lower == "one":
            named = self._named_one(token)
            if named is not None:
                return named
        found = self.entities.at(self.span(token, token + 1))
        if found is None and word.lower == "it":
            return self._body_that_speaks(token)
        if found is None and (word.tag == "CD" or word.lower in STANDING_ALONE or word.lemma in _COLLECTIVES):
            return self._of_whom(token) or self._group_counted(token)
        return found

    def _group_counted(self, token: int) -> str | None:
        """Return the group that a number or "the others" alone is part of: the one last spoken of."""
        word, after = self.tokens[token], self.tokens[token + 1 : token + 2]
        alone = after and after[0].tag in _STANDS_ALONE_BEFORE
        counted = word.tag == "CD" or word.lower in _PARTS_OF_A_GROUP
        things = (each for each in reversed(self.tokens[max(0, token - _BACK) : token]) if each.tag == "NNS")
        if next((each.lemma for each in things if each.lemma in PAPERS or self.entities.at(_span(each))), "") in PAPERS:
            return None
        return self.last_before(token, PartyKind.GROUP) if alone and counted and word.lower != "one" else None

    def _named_one(self, token: int) -> str | None:
        """Return the person behind "one of them, the beekeeper Pavel Orsk,"."""
        index = token + 1
        while index < min(len(self.tokens), token + _NAMED_WITHIN) and not self.tokens[index].tag.startswith("VB"):
            if self.tokens[index].text == "," and index > token + 2:
                break
            index += 1
        else:
            return None
        found = phrase_after(self.tokens, index + 1, min(len(self.tokens), index + 1 + _NAMED_WITHIN))
        named = self.entities.at(self.span(found[0], found[0] + 1)) if found else None
        is_name = found is not None and self.tokens[found[0]].tag == "NNP"
        return named if is_name and self.kind(named) is PartyKind.PERSON else None

    def _body_that_speaks(self, token: int) -> str | None:
        """Return the organisation or unit whose speech an "it" stands in, or that wrote the sentence before."""
        speech = self.attribution(token)
        spoken = speech.entity if speech is not None else None
        if spoken is not None:
            return spoken if self.kind(spoken) in (PartyKind.ORGANIZATION, PartyKind.UNIT) else None
        return self.last_before(token, PartyKind.ORGANIZATION)

    def _of_whom(self, token: int) -> str | None:
        """Return the group behind "six of your comrades"."""
        if token + 2 >= len(self.tokens) or self.tokens[token + 1].lower != "of":
            return None
        whole = phrase_after(self.tokens, token + 2, min(len(self.tokens), token + 9))
        return self.entities.at(self.span(whole[0], whole[0] + 1)) if whole else None

    def parties(self, heads: list[int]) -> tuple[str, ...]:
        """Return the persons, groups, units and organisations that these heads stand for, each once."""
        found = [self.entity(head) for head in heads]
        return tuple(
            dict.fromkeys(each for each in found if each is not None and self.kind(each) is not PartyKind.PLACE)
        )

    def subjects(self, predicate: Predicate | None, first: int) -> tuple[str, ...]:
        """Return the parties that a predicate's subject stands for, those joined by "and" included."""
        if predicate is None or predicate.subject is None:
            return ()
        listed = self._named_behind(predicate, first)
        if listed:
            return listed
        heads = [self._named_parent(predicate.subject)]
        if predicate.subject_first is not None and not predicate.relative and not self._begins_anew(predicate, first):
            heads = joined_heads_before(self.tokens, predicate.subject_first, first) + heads
        heads = self._without_their_number(heads)
        named = self._apposed(predicate, first)
        return named if named and self.tokens[predicate.subject].tag in ("NN", "NNS") else self.parties(heads)

    def _without_their_number(self, heads: list[int]) -> list[int]:
        """Return heads without "two of the twelve" where those two are named behind it."""
        if len(heads) < 3 or self.tokens[heads[0] + 1].lower != "of":
            return heads
        counts = self.tokens[heads[0]].tag == "CD" and all(self.tokens[head].tag in ("NNP", "CD") for head in heads[1:])
        return [head for head in heads[1:] if self.tokens[head].tag == "NNP"] if counts else heads

    def _begins_anew(self, predicate: Predicate, first: int) -> bool:
        """Return whether "and" joins clauses and not subjects: "was beaten by guards and Pavel Orsk was killed"."""
        if self.tokens[predicate.first].lower not in _SINGULAR or predicate.subject_first is None:
            return False
        before = self.document.tags[first : predicate.subject_first]
        return any(tag[:2] == "VB" for tag in before)

    def _named_parent(self, head: int) -> int:
        """Return the name behind "father of two", which it tells of: "father of two Ivan Orsk disappeared"."""
        behind = self.tokens[head + 1 : head + 4]
        told = [token.tag for token in behind] == ["IN", "CD", "NNP"] and behind[0].lower == "of"
        if not told or self.tokens[head].lemma not in _PARENTS:
            return head
        begin, head = head, head + 3
        while head + 1 < len(self.tokens) and self.tokens[head + 1].tag == "NNP":
            head += 1
        after = self.tokens[head + 1].tag if head + 1 < len(self.tokens) else ""
        is_person = self.kind(self.entity(head)) is PartyKind.PERSON
        return head if is_person and after[:2] != "NN" and after != "POS" else begin

    def _named_behind(self, predicate: Predicate, first: int) -> tuple[str, ...]:
        """Return those whom a subject counts and names: "two other men, Anna Orsk and Ivan Orsk, were released"."""
        if predicate.relative or predicate.subject is None or self.tokens[predicate.first - 1].text != ",":
            return ()
        at, begin = predicate.subject, predicate.subject_first
        if self.tokens[at].tag == "NNP" and begin is not None and begin - 2 >= first:
            at = begin - 2
        if self.tokens[at].tag != "NNS" or self.tokens[at + 1].text != "," or at + 2 >= predicate.first:
            return ()
        found = phrase_after(self.tokens, at + 2, predicate.first)
        heads = joined_heads(self.tokens, found[0], predicate.first) if found else []
        named = self.parties(heads)
        are_names = all(self.tokens[head].tag == "NNP" for head in heads)
        are_persons = are_names and all(self.kind(each) is PartyKind.PERSON for each in named)
        told = self.counts_in(max(first, at - _NAMED_WITHIN), at)
        number = next((each.count.at_least for each in told if each.head == at), len(heads))
        return named if are_persons and len(named) == len(heads) == number > 1 else ()

    def _apposed(self, predicate: Predicate, first: int) -> tuple[str, ...]:
        """Return those whom a subject describes behind a comma: "Anna and Ivan Orsk, organisers of the march, were"."""
        at, end = predicate.subject_first, predicate.first - 1
        while end > first and (self.tokens[end].tag == "RB" or self.tokens[end].lower == "who"):
            end -= 1
        if at is None or at - 2 < first or self.tokens[at - 1].text != ",":
            return ()
        if self.tokens[end].text != "," and not predicate.relative:
            return ()
        last = past_age(self.tokens, at - 2, first)
        if self.tokens[last].tag != "NNP":
            return ()
        named = phrase_before(self.tokens, last + 1, first)
        if named is None:
            return ()
        described = self.parties([*joined_heads_before(self.tokens, named[0], first), named[1]])
        return tuple(each for each in described if self.kind(each) is PartyKind.PERSON)

    def phrase_parties(self, head: int, last: int) -> tuple[str, ...]:
        """Return the parties of a noun phrase and of those joined to it on the right."""
        return self.parties(joined_heads(self.tokens, head, last))

    def objects(self, predicate: Predicate | None) -> tuple[str, ...]:
        """Return the parties that a predicate's object stands for."""
        if predicate is None:
            return ()
        found = phrase_after(self.tokens, predicate.head + 1, predicate.last)
        if found is None and self.tokens[min(predicate.head + 1, predicate.last - 1)].lower in PARTICLES:
            found = phrase_after(self.tokens, predicate.head + 2, predicate.last)
        return () if found is None else self.phrase_parties(found[0], predicate.last)

    def after_word(self, predicate: Predicate | None, *words: str) -> tuple[str, ...]:
        """Return the parties of the first phrase after one of `words` within what a predicate governs."""
        if predicate is None:
            return ()
        for index in range(predicate.head + 1, predicate.last - 1):
            if self.tokens[index].lower in words:
                found = phrase_after(self.tokens, index + 1, predicate.last)
                parties = self.phrase_parties(found[0], predicate.last) if found else ()
                if parties:
                    return parties
        return ()


def build_scene(
    document: Document,
    entities: Entities,
    attributions: tuple[Attribution, ...],
    dates: tuple[When, ...],
    counts: tuple[FoundCount, ...],
) -> Scene:
    """Return a scene, with predicates found and speech laid out by position."""
    contents = sorted(
        ((content, each) for each in attributions if _is_telling(document.text, each) for content in each.content),
        key=lambda pair: (pair[0], pair[1].id),
    )
    cued = sorted(((each.cue, each.id, each) for each in attributions if each.cue is not None), key=lambda cue: cue[:2])
    return Scene(
        document=document, tokens=document.tokens, entities=entities, attributions=attributions, dates=dates,
        counts=counts,
        clauses=tuple(clause_of(document, each) for each in document.sentences),
        _contents=tuple(contents),
        _content_starts=tuple(content.start for content, _ in contents),
        _longest_content=max((content.end - content.start for content, _ in contents), default=0),
        _date_starts=tuple(when.span.start for when in dates if when.span is not None),
        _sentence_starts=tuple(each.first for each in document.sentences),
        _count_starts=tuple(count.first for count in counts),
        _cued=tuple(each for _, _, each in cued),
        _cue_starts=tuple(cue.start for cue, _, _ in cued),
        _standing_starts=tuple(standing.span.start for standing in entities.standings),
    )  # fmt: skip


def _span(token: Token) -> Span:
    return Span(start=token.start, end=token.end)


def _is_telling(text: str, attribution: Attribution) -> bool:
    """Return whether an attribution makes its source the origin of what it contains: saying does, wanting does not."""
    if attribution.speech_class is SpeechClass.SPEECH:
        return True
    words = attribution.cue.of(text).lower().split() if attribution.cue else []
    return any(word.startswith(_RELAYING) for word in words)
