"""Whom a wording speaks of: the one it was done to, the one who did it, the one whose number is switched off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.read.languages.en.claims.kin_tellers import without_tellers
from habeas.read.languages.en.claims.nouns import phrase_after, phrase_before
from habeas.read.languages.en.claims.parts import part_of
from habeas.read.languages.en.claims.patterns import Match
from habeas.read.languages.en.claims.persons import can_be_people
from habeas.read.languages.en.claims.scene import NEAR, Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.names.words import load_words

STATIVE = frozenset("be remain stay sit languish spend live stand go face await".split())
"""Verbs whose subject is the one to whom it was done: "remains behind bars"."""

_UNDOING = frozenset("refuse decline fail forget avoid neglect omit cease stop".split())
_AUTHORITIES = frozenset(
    "commander superior officer guard authority prosecutor police official policeman investigator interrogator captor "
    "command military leadership serviceman-guard lawyer judge troop".split()
)
_IN_OFFICE = _AUTHORITIES | frozenset(
    "attorney solicitor barrister counsel advocate ombudsman spokesman spokeswoman".split()
)
_THIRD_PERSON = frozenset("he she him her".split())
_PLURAL = frozenset("they them their".split())
_HELD = frozenset("hold keep detain arrest jail imprison lock capture abduct kidnap beat torture".split())
"""What is done to people who then take nothing away themselves."""
_OWNED_BY_ANOTHER = frozenset("my your his her its from off".split())
"""What tells whose a thing is, so that it is not the thing of a group spoken of before."""
_PEOPLE = (PartyKind.PERSON, PartyKind.GROUP)


@dataclass(slots=True, kw_only=True)
class Found:
    """A match of a rule, with the predicate that it belongs to and whether that stands negated."""

    match: Final[Match]
    predicate: Final[Predicate | None]
    negated: Final[bool]


def predicate_of(clause: Clause, match: Match) -> Predicate | None:
    """Return the predicate whose verb a match holds, else the nearest one that governs it."""
    holding = [
        each
        for each in clause.predicates
        if match.first <= each.head < match.last or each.first <= match.first <= each.head
    ]
    if holding:
        return holding[0]
    governing = [each for each in clause.predicates if each.head < match.first < each.last]
    return governing[-1] if governing else None


def found_in(scene: Scene, clause: Clause, match: Match) -> Found | None:
    """Return the match with its predicate, None where its rule wants another negation than there is."""
    predicate = predicate_of(clause, match)
    negated = predicate is not None and predicate.negated
    undone = False
    if not negated and match.first > clause.sentence.first:
        negated = scene.tokens[match.first - 1].lower in (
            "no",
            "not",
            "never",
            "without",
            "n't",
            "n’t",
            "neither",
            "nor",
        )
    if not negated and predicate is not None and predicate.governor is not None:
        outside = not match.first <= predicate.governor < match.last
        undone = scene.tokens[predicate.governor].lemma in _UNDOING and predicate.infinitive and outside
        negated = undone or any(each.head == predicate.governor and each.negated for each in clause.predicates)
    if (
        (match.rule.negation == "-" and not negated)
        or (match.rule.negation == "+" and negated)
        or (undone and match.rule.negation == "*")
    ):
        return None
    return Found(match=match, predicate=predicate, negated=negated)


def people(scene: Scene, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return the persons and groups among some parties."""
    return tuple(each for each in parties if scene.kind(each) in _PEOPLE)


def sufferers(scene: Scene, head: int | None, parties: tuple[str, ...], doers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the people among `parties` to whom a thing can have been done.

    Nobody holds himself, and where "they" was taken for those in command, the group last spoken of is meant.
    """
    kept = tuple(each for each in people(scene, parties) if each not in doers)
    if head is None or scene.tokens[head].lower not in _PLURAL:
        return kept
    kept = tuple(each for each in kept if not _commands(scene, each))
    if kept:
        return kept
    return tuple(each for each in last_group(scene, head, doers) if not is_told_beside(scene, head, each))


def _commands(scene: Scene, entity_id: str) -> bool:
    words = scene.entities.get(entity_id).name.lower().split()
    return any(word.rstrip("s") in _AUTHORITIES for word in words[-1:])


def _only_hears(scene: Scene, entity_id: str) -> bool:
    """Return whether a group hears or tells what befell others: reporters, and kin."""
    word = scene.entities.get(entity_id).name.lower().split()[-1]
    lists = load_words()
    return word in lists.kin_plurals or not lists.audiences.isdisjoint((word, word.rstrip("s")))


def _tells_in_office(
    scene: Scene, clause: Clause, head: int | None, entity_id: str, predicate: Predicate | None
) -> bool:
    """Return whether "he" was taken for the lawyer or commander who tells it in the same sentence.

    "Lawyer X said he could be jailed": of whom they speak is somebody told of elsewhere. Lawyers are persecuted too:
    where nobody else is told of and it is no mere possibility, it is they.
    """
    if head is None or scene.tokens[head].lower not in _THIRD_PERSON:
        return False
    may_be = predicate is None or bool(predicate.modals) or predicate.lemma == "face"
    if not may_be and not _others_near(scene, head, entity_id):
        return False
    for told in scene.told_near(head):
        within = told.cue is not None and clause.sentence.start <= told.cue.start < clause.sentence.end
        words = told.source.of(scene.document.text).lower().split() if told.source is not None else []
        if within and told.entity == entity_id and any(word.strip(",") in _IN_OFFICE for word in words):
            return True
    return False


def _others_near(scene: Scene, head: int, entity_id: str) -> bool:
    """Return whether another person stands near before a token."""
    back = Span(start=max(0, scene.tokens[head].start - NEAR), end=scene.tokens[head].start)
    standings = scene.standings_in(back)
    return any(each.kind is PartyKind.PERSON and each.entity != entity_id for each in standings)


def is_told_beside(scene: Scene, at: int, whole: str) -> bool:
    """Return whether "them" can be two groups told side by side: "nine women and forty men were taken"."""
    before = scene.standings_in(Span(start=max(0, scene.tokens[at].start - NEAR), end=scene.tokens[at].start))
    groups = [each for each in before if each.kind is PartyKind.GROUP][-2:]
    if len(groups) < 2 or whole not in (groups[0].entity, groups[1].entity) or groups[0].entity == groups[1].entity:
        return False
    between = scene.tokens[scene.token_at(groups[0].span.end - 1) + 1 : scene.token_at(groups[1].span.start)]
    return bool(between) and between[0].lower == "and" and all(each.tag in ("CC", "CD", "DT", "JJ") for each in between)


def last_group(scene: Scene, before: int, not_these: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the group last named before a token that neither commands nor tells of others; empty where none is."""
    back = Span(start=max(0, scene.tokens[before].start - NEAR), end=scene.tokens[before].end)
    commanding = {
        standing.entity
        for standing in scene.standings_in(back)
        if standing.kind is PartyKind.GROUP
        and (_commands(scene, standing.entity) or _only_hears(scene, standing.entity))
    }
    found = scene.last_before(before, PartyKind.GROUP, not_these=commanding | set(not_these))
    return () if found is None else (found,)


def agents(scene: Scene, clause: Clause, predicate: Predicate | None) -> tuple[str, ...]:
    """Return those who did it: the subject of an active verb, the one after "by" of a passive one."""
    if predicate is None:
        return ()
    if predicate.passive:
        return scene.after_word(predicate, "by")
    return scene.subjects(predicate, clause.sentence.first)


def patients(scene: Scene, clause: Clause, predicate: Predicate | None) -> tuple[str, ...]:
    """Return those it was done to: the subject of a passive verb, the object of an active one."""
    if predicate is None:
        return ()
    if predicate.passive:
        return scene.subjects(predicate, clause.sentence.first)
    return scene.objects(predicate)


def parties_of(scene: Scene, clause: Clause, found: Found, *, any_kind: bool = False) -> tuple[str, ...]:
    """Return the parties that the `who` of a rule asks for: people, or with `any_kind` offices and units too."""
    who, predicate, match = found.match.rule.who, found.predicate, found.match
    if who in ("patient", "object", "subj", "poss"):
        head, parties = _head_and_parties(scene, clause, found)
        if any_kind:
            return parties
        doers = agents(scene, clause, predicate) if who in ("patient", "object") else ()
        suffering = without_tellers(scene, clause, head, sufferers(scene, head, parties, doers))
        return tuple(each for each in suffering if not _tells_in_office(scene, clause, head, each, predicate))
    if who in match.named:
        head = match.named[who]
        named = without_tellers(scene, clause, head, scene.phrase_parties(head, clause.sentence.last))
        # "Nobody knows where he is": that he tells of himself is out of the question.
        return tuple(each for each in named if not _tells_in_office(scene, clause, head, each, None))
    if who == "visitor":
        return patients(scene, clause, predicate)
    if who == "agent":
        return agents(scene, clause, predicate)
    if who == "heard":
        passive = predicate is not None and predicate.passive
        return (
            scene.subjects(predicate, clause.sentence.first) if passive else scene.after_word(predicate, "from", "of")
        )
    if who in ("from", "after_from"):
        return _owners(scene, match, takers(scene, clause, predicate), predicate)
    return ()


def takers(scene: Scene, clause: Clause, predicate: Predicate | None) -> tuple[str, ...]:
    """Return those who take things; "they" are takers only where the text speaks of guards, police and the like.

    "They have taken our phones" names nobody: whoever was spoken of last can be the owners as well.
    """
    doers = agents(scene, clause, predicate)
    if not _is_by_them(scene, predicate):
        return doers
    return tuple(each for each in doers if _commands(scene, each))


def _is_by_them(scene: Scene, predicate: Predicate | None) -> bool:
    """Return whether "they" are the subject of an active verb."""
    subject = predicate.subject if predicate is not None and not predicate.passive else None
    return subject is not None and scene.tokens[subject].lower == "they"


def _owners(scene: Scene, match: Match, doers: tuple[str, ...], predicate: Predicate | None) -> tuple[str, ...]:
    """Return those whose things are taken, never those who take them.

    The group last spoken of is meant by "their", by "our" in its own speech, or where nothing tells whose the things
    are: "her papers" and "passports from the men" tell it, even where nobody among those spoken of is found.
    """
    of_whom = match.last + [token.lower for token in scene.tokens[match.last : match.last + 1]].count("of")
    told = scene.after_word(predicate, "from", "off") or possessors(scene, match.first - 3, of_whom)
    near = {token.lower for token in scene.tokens[max(match.first - 1, 0) : of_whom]}
    if "their" in near and _is_by_them(scene, predicate):
        return _only_group(scene, predicate.subject if predicate and predicate.subject is not None else match.first)
    speech = scene.attribution(match.first) if "our" in near else None
    if speech is not None and scene.kind(speech.entity) is PartyKind.GROUP:
        return () if speech.entity is None else (speech.entity,)
    owners = tuple(each for each in told if each not in doers)
    begin, end = max(match.first - 2, 0), max(of_whom, predicate.last if predicate is not None else 0)
    words = {token.lower for token in scene.tokens[begin:end]}
    belongs = of_whom > match.last or any(token.tag == "POS" for token in scene.tokens[begin:of_whom])
    belongs = belongs or ("our" in words and scene.attribution(match.first) is None)
    if owners or belongs or not words.isdisjoint(_OWNED_BY_ANOTHER):
        return owners
    return last_group(scene, match.first, doers)


def _only_group(scene: Scene, before: int) -> tuple[str, ...]:
    """Return the group of which alone the text speaks before "they"; empty where it speaks of two, or of guards.

    The group must be told to be held last: "the miners finished work, they took their phones" speaks of their own.
    """
    back = Span(start=max(0, scene.tokens[before].start - NEAR), end=scene.tokens[before].start)
    groups = [each for each in scene.standings_in(back) if each.kind is PartyKind.GROUP]
    if len({each.entity for each in groups}) != 1 or _commands(scene, groups[-1].entity):
        return ()
    last = groups[-1].span
    held = any(
        each.passive and each.lemma in _HELD and not each.negated
        for clause in scene.clauses
        if clause.sentence.start <= last.start < clause.sentence.end
        for each in clause.predicates
        if each.subject is not None and last.start <= scene.tokens[each.subject].start < last.end
    )
    return (groups[-1].entity,) if held else ()


def told_of(scene: Scene, clause: Clause, found: Found) -> tuple[str, ...]:
    """Return the people that a rule speaks of as a whole: "six of the men were let go" tells nothing of all the men."""
    if found.match.rule.who in found.match.named:
        head: int | None = found.match.named[found.match.rule.who]
    else:
        head, _ = _head_and_parties(scene, clause, found)
    whole = part_of(scene, head)
    return tuple(each for each in people(scene, parties_of(scene, clause, found)) if each != whole)


def _head_and_parties(scene: Scene, clause: Clause, found: Found) -> tuple[int | None, tuple[str, ...]]:
    """Return the token that stands for the party of a rule, and the parties that it is taken for."""
    who, predicate, match = found.match.rule.who, found.predicate, found.match
    if who == "poss":
        owner = next((i for i in range(max(match.first - 2, 0), match.last) if scene.tokens[i].tag == "PRP$"), None)
        return owner, possessors(scene, match.first, match.last)
    if predicate is None:
        before = phrase_before(scene.tokens, match.first, clause.sentence.first) if who == "subj" else None
        return (before[1], scene.parties([before[1]])) if before else (None, ())
    if who == "subj" or (who in ("patient", "object") and (predicate.passive or predicate.lemma in STATIVE)):
        return predicate.subject, scene.subjects(predicate, clause.sentence.first)
    after = phrase_after(scene.tokens, predicate.head + 1, predicate.last)
    return (after[0] if after else None), scene.objects(predicate)


def stands_for_people(scene: Scene, clause: Clause, found: Found) -> bool | None:
    """Return whether the noun that a rule's party stands in can be people; None where there is no noun."""
    head, _ = _head_and_parties(scene, clause, found)
    return None if head is None else can_be_people(scene.tokens[head])


def possessors(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Return whose the things in tokens `first` to `last` are: "his number", "the men's telephones", "papers of X"."""
    for index in range(max(first - 2, 0), last):
        token = scene.tokens[index]
        if token.tag == "PRP$":
            owner = scene.parties([index])
            if owner:
                return owner
        if token.tag == "POS" and index:
            before = phrase_before(scene.tokens, index, max(0, index - 8))
            owner = scene.parties([index - 1] if before is None else [index - 1, before[1]])
            if owner:
                return owner[:1]
    for index in range(max(first, 0), last):
        if scene.tokens[index].lower == "of" and index + 1 < len(scene.tokens):
            after = phrase_after(scene.tokens, index + 1, min(len(scene.tokens), index + 8))
            owner = scene.parties([after[0]]) if after else ()
            if owner:
                return owner
    return ()
