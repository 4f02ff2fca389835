"""Counts of people as claims: how many of whom, in which state, of which larger group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.facts.claim import CountClaim, Measure
from habeas.facts.party import PartyKind
from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.en.claims.circumstances import is_called_untrue
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.parts import is_excepted, takes_part
from habeas.read.languages.en.claims.persons import is_people
from habeas.read.languages.en.claims.roles import is_told_beside, last_group
from habeas.read.languages.en.claims.scene import PAPERS, Clause, Scene
from habeas.read.languages.en.claims.staying import is_pointing, state_of_staying
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.counts import FoundCount
from habeas.read.languages.en.tokens import Token

_PARTS = frozenset("party group batch column convoy team squad list contingent handful total number figure".split())
_PEOPLE_PRONOUNS = frozenset("them us these those whom they".split())
_STATES = {
    "refuse": "refused", "decline": "refused", "return": "returned", "come": "returned", "hold": "held",
    "keep": "held",
    "detain": "held", "arrest": "arrested", "kill": "killed", "die": "dead", "vanish": "missing",
    "disappear": "missing",
    "release": "released", "free": "released", "sign": "signed", "remain": "remaining", "transfer": "transferred",
    "send": "sent", "move": "transferred", "drive": "transferred", "abduct": "abducted", "torture": "tortured",
    "wound": "wounded", "injure": "wounded", "escape": "escaped", "resign": "resigned", "lead": "transferred",
    "let": "released", "take": "transferred", "bring": "brought", "get": "went", "go": "went", "divide": "divided",
}  # fmt: skip
_BY_THEMSELVES = frozenset(
    "refuse decline return come die vanish disappear sign remain escape resign get go divide".split()
)
"""The verbs among them whose subject is in that state; of the others the object is, or the subject of a passive."""
_APART = frozenset("by about with for against to from than near behind between over".split())
"""What stands before a number that the verb before it does not tell of: "detained by twenty policemen"."""
_HOME = frozenset("home back".split())
_SOME = frozenset("any some most many several few fewer half third quarter part majority minority rest".split())
_OF_SOURCES = 0.4
"""Taken away where those counted only tell what is reported: "two people familiar with the matter"."""
_TOLD_AGAIN = 0.4
"""Taken away where a definite number only takes up one that the text has told before."""
_NOWHERE_KNOWN = 0.3
"""Taken away where a bare number is of those who are "there", and the text has not told where: it is no total."""
_BACK = 30
"""How many tokens back a thing may be counted that a bare number after it is taken for."""

_KNOWING = frozenset("know believe think say report expect seem appear understand suppose fear".split())
_NOT_WITHIN = 4
"""How many tokens before "one" a "not" is looked for."""
_REFUSERS = frozenset("objector refuser refusenik".split())


def find_tallies(scene: Scene, clause: Clause, counts: Sequence[FoundCount]) -> Iterator[Draft]:
    """Yield the counts of people in one sentence.

    Args:
        scene: The text.
        clause: The sentence.
        counts: The counts that stand in it, in text order.
    """
    for number, found in enumerate(counts):
        draft = _draft(scene, clause, found, counts[number - 1] if number else None)
        if draft is not None:
            yield draft


def _draft(scene: Scene, clause: Clause, found: FoundCount, before: FoundCount | None) -> Draft | None:
    weight = _weight(scene.tokens, found, clause, before)
    if _is_one_of_the_most(scene.tokens, found) or _is_whose(scene.tokens, found) or _is_not_one(scene.tokens, found):
        return None
    if weight is not None and scene.is_source(found.first):
        weight -= _OF_SOURCES
    if weight is not None and _is_told_again(scene, found):
        weight -= _TOLD_AGAIN
    if weight is None or stands_for_things(scene, found):
        return None
    of, part_of, base = _groups(scene, clause, found)
    none = _none_before(scene.tokens, found, clause.sentence.first)
    predicate = _predicate(clause, found) if none is None else _predicate_of(clause, none, found.phrase_last)
    state = state_of_staying(scene, found, predicate) or _state(scene.tokens, found, predicate, none)
    if none is not None and (_is_known(predicate) or is_called_untrue(scene, clause, none)):
        return None
    if none is not None:
        state = f"not {state.removeprefix('not ')}" if state is not None else None
    if state is None and found.head is None and is_pointing(scene, predicate):
        weight -= _NOWHERE_KNOWN
    claim = CountClaim(
        of=of, number=found.count, state=state, about=_about(scene.tokens, found, of),
        part_of=part_of, base=base, measure=None if found.measure is Measure.TOTAL else found.measure,
    )  # fmt: skip
    return Draft(
        claim=claim, trigger=found.first, first=found.first, last=max(found.last, found.phrase_last), weight=weight,
        rule=f"count/{'head' if found.head is not None else 'part' if found.partitive else 'bare'}",
        predicate=predicate, polarity=Polarity.AFFIRMED,
        modality=Modality.ACTUAL if predicate is not None and (predicate.relative or predicate.infinitive) else None,
    )  # fmt: skip


def _weight(tokens: Sequence[Token], found: FoundCount, clause: Clause, before: FoundCount | None) -> float | None:
    """Return how likely the number counts people, None where it counts something else."""
    vague = 0.12 if found.vague else 0.0
    if found.head is not None:
        return 0.92 - vague if is_people(found.head_lemma) else None
    if found.partitive and found.whole is not None:
        whole = tokens[found.whole]
        if found.count.at_most == 1:
            return 0.45 if whole.tag[:2] != "NN" or is_people(whole.lemma) else None
        if whole.lower in _PEOPLE_PRONOUNS:
            return 0.8 - vague if before is None or _counts_people(before) else 0.5
        return (
            0.9 - vague
            if is_people(whole.lemma)
            else 0.62 - vague
            if whole.lemma in ("battalion", "regiment", "unit", "brigade", "company")
            else None
        )
    return _weight_alone(tokens, found, clause)


def stands_for_things(scene: Scene, found: FoundCount) -> bool:
    """Return whether a number without a noun is of things counted just before: "four complaints … three came back"."""
    pronoun = found.whole is not None and scene.tokens[found.whole].lower in ("them", "these", "those", "which")
    if found.head is not None or (found.partitive and not pronoun):
        return False
    before = [each for each in scene.counts_in(max(0, found.first - _BACK), found.first) if each.head is not None]
    return bool(before) and before[-1].head_lemma in PAPERS


def _is_one_of_the_most(tokens: Sequence[Token], found: FoundCount) -> bool:
    """Return whether "one" ranks a thing instead of counting people: "is one of the oldest miners"."""
    behind = tokens[found.first + 1 : found.first + 5]
    superlative = any(token.tag in ("JJS", "RBS") for token in behind)
    return tokens[found.first].lower == "one" and superlative and behind[0].lower == "of"


def _is_not_one(tokens: Sequence[Token], found: FoundCount) -> bool:
    """Return whether a number is only there to be denied: "not one of them", "not a single one", "not two but five"."""
    behind = tokens[found.last].lower if found.last < len(tokens) else ""
    alone = found.count.is_exact and (found.count.at_most == 1 or behind == "but")
    return alone and _is_led_by_not(tokens, 0, found.first)


def _is_led_by_not(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Return whether "not" or "no" stands right before a token, or before "a single" there."""
    before = [token.lower for token in tokens[max(first, at - _NOT_WITHIN) : at]]
    while before and before[-1] in ("a", "single", "even"):
        before.pop()
    return before[-1:] in (["not"], ["no"])


def _none_before(tokens: Sequence[Token], found: FoundCount, first: int) -> int | None:
    """Return the word that tells what none of those counted did: "none of the forty men", "not one of them"."""
    index = found.first - 1
    while index > first and tokens[index].lower in ("the", "these", "those", "their", "our", "his", "her", "my", "all"):
        index -= 1
    if found.head is None or index <= first or tokens[index].lower != "of":
        return None
    if tokens[index - 1].lower in ("none", "neither"):
        return index - 1
    is_one = tokens[index - 1].lower == "one" and _is_led_by_not(tokens, first, index - 1)
    return index - 1 if is_one else None


def _is_whose(tokens: Sequence[Token], found: FoundCount) -> bool:
    """Return whether "one of them" only tells whose somebody is: "the mother of one of them" counts nobody."""
    single = found.partitive and found.count.at_most == 1
    return (
        single
        and found.first > 1
        and tokens[found.first - 1].lower == "of"
        and is_people(tokens[found.first - 2].lemma)
    )


def _is_told_again(scene: Scene, found: FoundCount) -> bool:
    """Return whether a definite number is one that the text has told: "the five comrades" behind "five comrades"."""
    if not found.first or scene.tokens[found.first - 1].lower not in ("the", "these", "those"):
        return False
    return any(each.count.at_least == found.count.at_least for each in scene.counts_in(0, found.first))


def _counts_people(found: FoundCount) -> bool:
    return found.head is None or is_people(found.head_lemma)


def _weight_alone(tokens: Sequence[Token], found: FoundCount, clause: Clause) -> float | None:
    """Return the weight of a number without a noun: "twelve got on", "a party of fifteen", "the number at 19"."""
    before = [token.lemma for token in tokens[max(clause.sentence.first, found.first - 4) : found.first]]
    if found.first > clause.sentence.first and tokens[found.first - 1].tag in ("NNP", "NN", "NNS"):
        return None
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _PARTS:
        return 0.84
    after = tokens[found.last] if found.last < clause.sentence.last else None
    if (
        after is not None
        and after.lower in ("was", "were", "is", "are")
        and "number" in {token.lemma for token in tokens[found.last : found.last + 4]}
    ):
        return 0.78
    if before[-1:] in (["at"], ["be"], ["to"], ["by"]) and _PARTS & {
        token.lemma for token in tokens[max(clause.sentence.first, found.first - 12) : found.first]
    }:
        return 0.72
    if any(each.subject is not None and found.first <= each.subject < found.last for each in clause.predicates):
        large = found.count.at_least >= 1900 and found.count.is_exact and found.count.at_least < 2100
        return None if large else 0.7
    if (
        found.last < clause.sentence.last
        and tokens[found.last].lower in ("on", "in", "at")
        and found.first > clause.sentence.first
        and tokens[found.first - 1].text == ","
    ):
        return 0.62
    return None


def _groups(scene: Scene, clause: Clause, found: FoundCount) -> tuple[str | None, str | None, str | None]:
    """Return the group that is counted, the larger group that it is part of, and what a share is a share of."""
    whole = scene.entity(found.whole)
    whole = whole if scene.kind(whole) in (PartyKind.PERSON, PartyKind.GROUP, PartyKind.UNIT) else None
    if found.measure is Measure.SHARE:
        return None, None, whole
    if found.partitive:
        told = found.whole is not None and scene.tokens[found.whole].tag in ("NNS", "NNPS")
        if whole is None and not told:
            whole = next(iter(last_group(scene, found.first)), None)
        if whole is not None and not told and is_told_beside(scene, found.first, whole):
            return None, None, None
        return whole, whole, None
    group = scene.entity(found.head)
    if group is None and found.head is None:
        group = scene.entity(found.first) or next(iter(last_group(scene, found.first)), None)
        stands_alone = any(each.subject == found.first for each in clause.predicates)
        if group is not None and stands_alone and takes_part(scene, found.first, group):
            return group, group, None
    kind = scene.kind(group)
    part_of = scene.entities.get(group).of if group is not None else None
    part_of = part_of if scene.kind(part_of) in (PartyKind.GROUP, PartyKind.UNIT) else None
    return (None if kind is PartyKind.PLACE else group), part_of, None


def _predicate(clause: Clause, found: FoundCount) -> Predicate | None:
    """Return the verb of which the counted phrase is subject, else the one that governs it."""
    last = max(found.last, found.phrase_last)
    for each in clause.predicates:
        within = each.subject is not None and found.first <= each.subject < last
        if within and not each.relative and not each.infinitive:
            return each
    governing = [each for each in clause.predicates if each.head < found.first < each.last]
    return (
        governing[-1]
        if governing
        else next(
            (each for each in clause.predicates if each.subject is not None and found.first <= each.subject < last),
            None,
        )
    )


def _predicate_of(clause: Clause, none: int, last: int) -> Predicate | None:
    """Return the verb whose subject is "none of the forty men"."""
    told = (each for each in clause.predicates if each.subject is not None and none <= each.subject < last)
    return next((each for each in told if not each.relative and not each.infinitive), None)


def _is_known(predicate: Predicate | None) -> bool:
    """Return whether a verb tells what is known of people, and not what they did: "none is known to have left"."""
    return predicate is not None and predicate.lemma in _KNOWING


def _state(tokens: Sequence[Token], found: FoundCount, predicate: Predicate | None, none: int | None) -> str | None:
    """Return the state in one word: what the verb says of those counted, or what their noun says."""
    if found.head_lemma in _REFUSERS:
        return "refused"
    if predicate is None or predicate.infinitive or not _tells_of(tokens, found, predicate, none):
        return None
    if predicate.lemma in _STATES:
        state = _STATES[predicate.lemma]
        return f"not {state}" if predicate.negated else state
    if not predicate.passive:
        return None
    word = tokens[predicate.head].lower
    return f"not {word}" if predicate.negated else word


def _tells_of(tokens: Sequence[Token], found: FoundCount, predicate: Predicate, none: int | None) -> bool:
    """Return whether a verb says something of those counted: what they did or what was done to them, all of them."""
    if _is_of_some(tokens, found) or is_excepted(tokens, found.first):
        return False
    first, last = found.first if none is None else none, max(found.last, found.phrase_last)
    acts = predicate.subject is not None and first <= predicate.subject < last
    by_themselves = predicate.lemma in _BY_THEMSELVES
    if predicate.lemma == "come" and tokens[predicate.head + 1].lower not in _HOME:
        return False
    if not acts and tokens[max(found.first - 1, 0)].lower in _APART:
        return False
    return predicate.passive or predicate.lemma not in _STATES or acts is by_themselves


def _is_of_some(tokens: Sequence[Token], found: FoundCount) -> bool:
    """Return whether the number is of those of whom only some are told of: "hardly any of the forty men"."""
    index = found.first - 1
    while index > 0 and tokens[index].lower in ("the", "these", "those", "their", "our", "his", "her", "my", "all"):
        index -= 1
    return index > 0 and tokens[index].lower == "of" and tokens[index - 1].lower in _SOME


def _about(tokens: Sequence[Token], found: FoundCount, of: str | None) -> str | None:
    """Return the noun that is counted where no entity stands for it."""
    return tokens[found.head].lower if found.head is not None and of is None else None
