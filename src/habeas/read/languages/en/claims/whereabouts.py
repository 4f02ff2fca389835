"""Whereabouts: where people are said to be, and in which state."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from habeas.facts.claim import Custody, WhereaboutsClaim
from habeas.facts.statement import Modality, Polarity, Where
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.patterns import load_rules
from habeas.read.languages.en.claims.persons import is_noun_of_people, is_people
from habeas.read.languages.en.claims.places import place_now, places_in
from habeas.read.languages.en.claims.roles import Found, found_in, stands_for_people, told_of
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.tallies import stands_for_things
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.counts import FoundCount

_WITHOUT_PARTY = 0.12
_DUTIES = frozenset(
    "hospital clinic army service duty work post office school contract obligation job position".split()
)
_SIGHTS = frozenset("list view sight screen register page site internet book".split())
_DUTY_WITHIN = 5
_CROSSED = ("WP", "WRB", "WDT", "VBD", "VBZ", "VBP", "MD")
_VISITING = frozenset("see visit meet work inspect".split())
_WITH_PLACE = 0.06
_OBJECT_REACH = 6
_UNSEEN = frozenset(("unknown", "silent"))
_FIGURATIVE = frozenset(
    "justice trial end light attention life street account book knee tear power sense mind ground".split()
)
_HELD_OTHERWISE = frozenset("responsible accountable liable steady true firm talk talks view views hope hopes".split())
"""What is held where nobody is: "hold the minister responsible", "held steady"."""

_IN_PART = frozenset(
    "until till only alone before unless without because but bail parole empty-handed unharmed unhurt with when longer "
    "anymore then during".split()
)
"""What limits a denial, so that what it denies may have happened."""

_SEEING = "v:see|spot|notice"
"""How the wordings of what a witness saw begin."""

_HELD_WORDS = frozenset(
    "captive custody detention prison jail cell hostage basement arrest locked detained bars isolated".split()
)


def find_whereabouts(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """Yield what one sentence says of where people are."""
    for match in load_rules("whereabouts").matches(clause):
        found = found_in(scene, clause, match)
        if found is not None:
            draft = _draft(scene, clause, found)
            if draft is not None:
                yield draft


def _draft(scene: Scene, clause: Clause, found: Found) -> Draft | None:
    match, predicate = found.match, found.predicate
    parties = told_of(scene, clause, found)
    counted = not parties and _has_counted_party(scene, clause, found)
    last = max(match.last, predicate.last) if predicate is not None else match.last
    first = predicate.first if predicate is not None else match.first
    near = scene.span(min(first, match.first), last)
    place, placed = place_now(scene, near, match.first, match.rule.value), any(places_in(scene, near))
    if not parties and not counted and _is_about_things(scene, clause, found):
        return None
    if predicate is not None and (_goes_on_otherwise(scene, predicate) or _is_asked_for(scene, predicate)):
        return None
    if _is_denied_in_part(scene, found) or _is_seen_otherwise(scene, found) or _is_free_of_duty(scene, found):
        return None
    if not parties and found.negated and match.rule.negation == "-" and match.rule.value in ("released", "returned"):
        # "Three of the nine women were not released": a tally tells it, and of nobody else is anything denied.
        return None
    if _is_elsewhere(scene, found) or is_noun_of_people(scene.tokens, match.first):
        return None
    weight = match.rule.weight - (0 if parties or counted else _WITHOUT_PARTY) + (_WITH_PLACE if placed else 0)
    state = match.rule.value
    if match.rule.weight < 0.75 and state == "held" and not _tells_custody(scene, found, placed):
        weight -= 2 * _WITHOUT_PARTY
    denied = found.negated and match.rule.negation == "-"
    claim = WhereaboutsClaim(
        of=parties, state=state, place=place.entity if place else None,
        custody=Custody.DENIED if denied and state == "held" else None,
    )  # fmt: skip
    return Draft(
        claim=claim, trigger=match.first, first=match.first, last=_with_place(scene, match.last, place),
        weight=min(weight, 0.95), rule=match.rule.name, predicate=predicate,
        polarity=_polarity(match.rule.negation, denied=denied, state=state),
        modality=Modality.ACTUAL if state in _UNSEEN else None, counted=counted,
    )  # fmt: skip


def _is_denied_in_part(scene: Scene, found: Found) -> bool:
    """Return whether a negation leaves it so: "did not release him until 5 May", "was not only released"."""
    match, predicate = found.match, found.predicate
    if match.rule.negation != "-" or not found.negated or match.rule.value not in ("released", "returned", "held"):
        return False
    first = predicate.first if predicate is not None else match.first
    last = max(match.last, predicate.last if predicate is not None else 0) + 1
    words = {token.lower for token in scene.tokens[min(first, match.first) : last]}
    return not _IN_PART.isdisjoint(words)


def _is_seen_otherwise(scene: Scene, found: Found) -> bool:
    """Return whether a place where somebody was seen is another: "saw X, who works in the prison", "the prison office".

    A police station is one.
    """
    match, tokens = found.match, scene.tokens
    if not match.rule.wording.startswith(_SEEING):
        return False
    crossed = any(token.tag[:2] == "WP" or token.text == "," for token in tokens[match.first : match.last])
    behind = tokens[match.last] if match.last < len(tokens) else None
    whole = tokens[match.last - 1].lower != "police"
    return crossed or (whole and behind is not None and (behind.tag[:2] == "NN" or behind.tag == "POS"))


def _is_free_of_duty(scene: Scene, found: Found) -> bool:
    """Return whether it is no prison: "released from hospital", "in Lomovka, where a prison is", "to see his son"."""
    last = found.predicate.last if found.predicate is not None else found.match.last
    if found.predicate is not None and found.match.rule.value == "held" and found.match.rule.who == "subj":
        # "Is in Lomovka, where the prison stands".
        between = scene.tokens[found.predicate.head + 1 : found.match.last - 1]
        if any(token.tag in _CROSSED for token in between):
            return True
    behind = scene.tokens[found.match.first : max(last, found.match.last)]
    if found.match.rule.value == "unknown" and "from" in {token.lower for token in behind}:
        return any(token.lemma in _SIGHTS for token in behind)  # "Disappeared from the list".
    if found.match.rule.value == "released":
        led = next((at for at, token in enumerate(behind) if token.lower == "from"), len(behind))
        left = {token.lemma for token in behind[led : led + _DUTY_WITHIN]}
        return not left.isdisjoint(_DUTIES) and left.isdisjoint(("prison", "jail"))
    # Who comes "to see" somebody is a visitor.
    visits = any(
        one.tag == "TO" and other.lemma in _VISITING
        for one, other in pairwise(scene.tokens[found.match.first : last + 3])
    )
    return found.match.rule.value == "held" and found.match.rule.who == "subj" and visits


def _with_place(scene: Scene, last: int, place: Where | None) -> int:
    """Return the end of a wording with the place that it is told of."""
    return last if place is None else max(last, scene.token_at(place.span.end - 1) + 1)


def _polarity(negation: str, *, denied: bool, state: str) -> Polarity | None:
    """Return whether it is so; that nobody knows where they are is itself affirmed. None: as the verb has it."""
    if state in _UNSEEN or (negation == "*" and not denied):
        return Polarity.AFFIRMED
    return Polarity.DENIED if denied else None


def _goes_on_otherwise(scene: Scene, predicate: Predicate) -> bool:
    """Return whether the verb is of another phrase: "kept beating", "brought to justice", "took to the streets"."""
    after = scene.tokens[predicate.head + 1 : predicate.head + 7]
    if after and after[0].tag == "VBG" and predicate.lemma in ("keep", "go") and after[0].lower != "missing":
        return True
    governed = {token.lower for token in scene.tokens[predicate.head + 1 : predicate.last]}
    if predicate.lemma in ("hold", "keep") and not _HELD_OTHERWISE.isdisjoint(governed):
        return True
    return any(token.lower == "to" for token in after) and any(token.lemma in _FIGURATIVE for token in after)


def _is_elsewhere(scene: Scene, found: Found) -> bool:
    """Return whether the words only look like a place: "going to start", "from as far away as", "the detained".

    Nobody who is taken "from his home" is at home, and nobody "taken from the barracks" is held there.
    """
    match, tokens = found.match, scene.tokens
    within = range(match.first, match.last)
    left = any(tokens[at].lower in ("from", "outside") for at in within)
    if left and match.rule.value == "returned" and tokens[match.last - 1].lower == "home":
        return True
    if left and match.rule.value == "held" and match.rule.who == "subj":
        return True
    if any(tokens[at].tag == "TO" and tokens[at + 1].tag == "VB" for at in within if at + 1 < len(tokens)):
        return True
    lacking = tokens[match.last - 1].lower == "missing" and match.last < len(tokens)
    if lacking and tokens[match.last].tag in ("CD", "PRP$", "NNS"):
        return True
    return any(tokens[at].lower == "away" and tokens[at - 1].lower == "far" for at in within)


def _is_asked_for(scene: Scene, predicate: Predicate) -> bool:
    """Return whether "where" opens the clause, so that no place is told: "not told where she is held"."""
    begin = predicate.subject_first if predicate.subject_first is not None else predicate.first
    return begin > 0 and scene.tokens[begin - 1].tag == "WRB" and scene.tokens[begin - 1].lower == "where"


def _has_counted_party(scene: Scene, clause: Clause, found: Found) -> bool:
    """Return whether a count of people stands as subject or object: "nine more people were driven off"."""
    predicate = found.predicate
    if predicate is None:
        return False
    first = predicate.subject_first if predicate.subject_first is not None else predicate.first
    near = (
        range(first, predicate.first)
        if predicate.passive or found.match.rule.who == "subj"
        else range(predicate.head, predicate.last)
    )
    begin, end = max(near.start, clause.sentence.first), min(near.stop, clause.sentence.last)
    counts = [each for each in scene.counts_in(begin, end) if not stands_for_things(scene, each)]
    counts = [each for each in counts if predicate.passive or each.first - predicate.head < _OBJECT_REACH]
    return any(is_people(each.head_lemma) if each.head is not None else _is_subject(each, predicate) for each in counts)


def _is_subject(count: FoundCount, predicate: Predicate) -> bool:
    """Return whether a number without a noun is who did it: "twelve got on the bus"."""
    return predicate.subject is not None and count.first <= predicate.subject < max(count.last, count.phrase_last)


def _is_about_things(scene: Scene, clause: Clause, found: Found) -> bool:
    """Return whether the subject or object is a plain noun that stands for nobody: "the session was held"."""
    if found.match.rule.who not in ("patient", "object", "subj"):
        return False
    return not stands_for_people(scene, clause, found)


def _tells_custody(scene: Scene, found: Found, placed: bool) -> bool:
    predicate = found.predicate
    words = scene.tokens[found.match.first : predicate.last if predicate is not None else found.match.last]
    verb = scene.tokens[predicate.head].lemma if predicate is not None else ""
    return placed or verb in ("detain", "confine", "imprison", "intern", "lock") or any(
        token.lower in _HELD_WORDS for token in words
    )  # fmt: skip
