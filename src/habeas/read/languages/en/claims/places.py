"""Where a claim happened, and where people were brought: the places that its words name.

1. A place counts where a preposition of place leads to it.
2. The nearest preposition of direction before it tells whether it is a start ("from the barracks in Lomovka") or a
   goal ("to a hangar in Peschany").
3. Nobody was yet at a place to which they refuse, or are told, to go.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import ActClaim, Claim
from habeas.facts.party import PartyKind
from habeas.facts.span import Span
from habeas.facts.statement import Where
from habeas.read.languages.en.claims.persons import is_people
from habeas.read.languages.en.claims.scene import Scene
from habeas.read.languages.en.names import Standing
from habeas.read.languages.en.names.described import OFFICIALS

MOVED = frozenset(("transferred", "returned", "sent back", "with the unit", "at the front"))
"""The states of people who were brought from one place to another."""
_LEFT = frozenset(("released", "free"))
"""The states of people who left a place and are told to be at no other."""

_MOVING = MOVED | {"forced return", "sent", "taken", "moved", "brought", "driven", "flown", "deported", "evacuated"}

_PLACE_WORDS = frozenset("in at near outside inside to towards toward from of on around by into through".split())
_LED_WITHIN = 6
_LOOK_BACK = 10
_GOALS = frozenset("to into onto towards toward".split())
_WAYS = frozenset("way road route trip journey train bus flight".split())
_UNDONE = frozenset(
    "refuse refusal decline threaten threat vow promise plan want wish intend ask order demand request urge beg "
    "forbid prepare disobey agree".split()
)
"""What stands before "to go to Lomovka" where nobody is told to have gone."""

_TAKING = frozenset("abduct kidnap seize snatch take remove drag lead whisk spirit".split())
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_GOVERNED_WITHIN = 6
_FRONTING = frozenset("in at near outside".split())
_FRONTED_WITHIN = 9
_SITES = frozenset(
    "town village city region district settlement suburb outskirts area centre center court prison jail colony camp "
    "cellar basement hangar barracks base garrison checkpoint station hospital school square street house home "
    "building factory warehouse".split()
)
"""What may stand between "in" and a place that begins a sentence: "in a court in"; "in a letter from" is no place."""
_MEASURES = frozenset("far away km kilometre kilometer mile metre meter hour".split())
SPANS = frozenset("hour day week month year night minute moment time".split())
"""Nouns of a stretch of time: no reason where "for" leads to them."""
_REASONS = frozenset("for of about over against".split())


def place_in(scene: Scene, words: Span, trigger: int) -> Where | None:
    """Return the first place that a claim's words name after a preposition, where it can have happened.

    Args:
        scene: The text.
        words: The words of the claim.
        trigger: The token that tells of it.
    """
    for standing in places_in(scene, words):
        at = scene.token_at(standing.span.start)
        if _is_beside(scene, words, trigger, at):
            continue
        if not _is_undone(scene, words, trigger, at) and not _tells_of_people(scene, words, at):
            return Where(entity=standing.entity, span=standing.span)
    return None


def fronted_place(scene: Scene, sentence: int, words: Span) -> Where | None:
    """Return the place that begins a sentence right before a claim: "In Lomovka, Ivan Orsk was arrested".

    Args:
        scene: The text.
        sentence: The first token of the sentence.
        words: The words of the claim.
    """
    begin = scene.token_at(words.start)
    if scene.tokens[sentence].lower not in _FRONTING or not 1 < begin - sentence < _FRONTED_WITHIN:
        return None
    if scene.attribution(sentence) != scene.attribution(begin):
        return None
    for standing in scene.standings_in(Span(start=scene.tokens[sentence].start, end=words.start)):
        behind = scene.tokens[scene.token_at(standing.span.end - 1) + 1 : begin]
        led = scene.tokens[sentence + 1 : scene.token_at(standing.span.start)]
        sited = all(token.tag not in ("NN", "NNS") or token.lemma in _SITES for token in led)
        if standing.kind is PartyKind.PLACE and sited and [token.text for token in behind] in ([], [","]):
            return Where(entity=standing.entity, span=standing.span)
    return None


def place_now(scene: Scene, words: Span, trigger: int, state: str) -> Where | None:
    """Return where people in a state are told to be: those released "from the prison in Lomovka" are not there."""
    if state in MOVED:
        return goal_in(scene, words)
    place = place_in(scene, words, trigger)
    left = place is not None and state in _LEFT and _direction(scene, words, scene.token_at(place.span.start)) == "from"
    return None if left else place


def goal_in(scene: Scene, words: Span) -> Where | None:
    """Return the place to which people were brought, by a claim's words; never the one from which they were."""
    told = [
        (standing, _direction(scene, words, scene.token_at(standing.span.start)))
        for standing in places_in(scene, words)
    ]
    goals = [standing for standing, direction in told if direction in _GOALS]
    if all(direction != "from" for _, direction in told):
        # "From the prison in Lomovka, near Peschany": behind a start, what has no direction is no goal.
        goals += [standing for standing, direction in told if not direction]
    return Where(entity=goals[0].entity, span=goals[0].span) if goals else None


def tells_of_moving(claim: Claim) -> bool:
    """Return whether a claim tells that people were brought somewhere, whatever its kind."""
    told = claim.act if isinstance(claim, ActClaim) else getattr(claim, "state", None)
    return told in _MOVING


def places_in(scene: Scene, words: Span) -> Iterator[Standing]:
    """Yield the places that words name after a preposition."""
    for standing in scene.standings_in(words):
        if standing.kind is PartyKind.PLACE and words.covers(standing.span) and _is_led(scene, standing.span):
            yield standing


def _is_led(scene: Scene, mention: Span) -> bool:
    """Return whether a preposition of place stands a few words before a mention: "in the occupied town of"."""
    at = scene.token_at(mention.start)
    return any(token.lower in _PLACE_WORDS for token in scene.tokens[max(0, at - _LED_WITHIN) : at])


def _direction(scene: Scene, words: Span, at: int) -> str:
    """Return the nearest "from" or "to" before a place in its phrase, empty where there is none."""
    index = _turn(scene, words, at)
    return scene.tokens[index].lower if index is not None else ""


def _turn(scene: Scene, words: Span, at: int) -> int | None:
    """Return where "from" or "to" leads to a place; a verb, a comma or another place ends the look back."""
    for index in range(at - 1, max(scene.token_at(words.start), at - _LOOK_BACK) - 1, -1):
        token = scene.tokens[index]
        if token.lower == "from" or token.lower in _GOALS:
            return index
        other = scene.entity(index) if token.tag in ("NNP", "NNPS") else None
        located = token.tag == "VBN" and scene.tokens[index - 1].tag[:2] == "NN"
        if (
            (token.tag[:2] == "VB" and not located)
            or token.text in (",", ";", "and")
            or scene.kind(other) is PartyKind.PLACE
        ):
            return None
    return None


def _is_undone(scene: Scene, words: Span, trigger: int, at: int) -> bool:
    """Return whether a place belongs to what somebody only refuses, wants or is told to do."""
    tokens, begin = scene.tokens, scene.token_at(words.start)
    begin = max(begin, trigger) if trigger < at else begin
    for index in range(at - 1, begin, -1):
        if tokens[index].tag == "TO" and tokens[index + 1].tag == "VB":
            governing = tokens[max(begin, index - _GOVERNED_WITHIN) : index]
            return any(token.lemma in _UNDONE for token in governing)
        if tokens[index].tag in _FINITE:
            return False
    return False


def _is_beside(scene: Scene, words: Span, trigger: int, at: int) -> bool:
    """Return whether a place is of something beside what happened, or only near it.

    1. "Ivan Orsk, who lives in Lomovka, was arrested", "soldiers stationed in Lomovka": before the verb only a place
       counts that begins the sentence, or that stands in the subject itself.
    2. "Arrested for a speech in Lomovka": where the speech was.
    3. "Five kilometres from Lomovka", "between Lomovka and Peschany", "not in Lomovka".
    """
    tokens, begin = scene.tokens, scene.token_at(words.start)
    lead = next((each for each in range(at - 1, max(begin, at - _LED_WITHIN) - 1, -1) if _leads(scene, each)), None)
    if lead is None:
        return False
    before = tokens[lead - 1] if lead > 0 else None
    if tokens[lead].lower == "between" or (before is not None and before.lower in ("not", "between")):
        return True
    if before is not None and tokens[lead].lower == "from" and before.lemma in _MEASURES:
        return True
    if at < trigger:
        fronted = lead <= begin + 1
        between = tokens[at:trigger]
        return not fronted and (tokens[lead - 1].tag == "VBN" or any(token.text == "," for token in between))
    return _is_of_reason(scene, trigger, lead)


def _leads(scene: Scene, at: int) -> bool:
    return scene.tokens[at].lower in _PLACE_WORDS or scene.tokens[at].lower == "between"


def _is_of_reason(scene: Scene, trigger: int, lead: int) -> bool:
    """Return whether a preposition of place belongs to a reason: "for a speech in", "of a robbery in"."""
    at = lead - 1
    if at <= trigger or scene.tokens[at].tag not in ("NN", "NNS") or scene.tokens[at].lemma in SPANS:
        return False
    while at - 1 > trigger and scene.tokens[at - 1].tag in ("DT", "JJ", "NN", "PRP$", "CD", "VBN"):
        at -= 1
    return scene.tokens[at - 1].lower in _REASONS or is_connection(scene, at - 1)


def is_connection(scene: Scene, at: int) -> bool:
    """Return whether "with" at a token leads to a reason: "in connection with a blast", "charged with a robbery"."""
    return at > 0 and scene.tokens[at].lower == "with" and scene.tokens[at - 1].lemma in ("connection", "charge")


def _tells_of_people(scene: Scene, words: Span, at: int) -> bool:
    """Return whether a place tells who people are or whither they were bound: "a conscript from", "his way to".

    So does the seat of an office: "the prosecutor of Lomovka".
    """
    if at > 1 and scene.tokens[at - 1].lower == "of" and scene.tokens[at - 2].lemma in OFFICIALS:
        return True
    turn = _turn(scene, words, at)
    if turn is None or turn == 0:
        return False
    before = scene.tokens[turn - 1]
    if scene.tokens[turn].lower != "from" or before.lemma in _WAYS:
        return before.lemma in _WAYS
    taken = scene.tokens[max(scene.token_at(words.start), turn - _LOOK_BACK) : turn]
    if any(token.tag[:2] == "VB" and token.lemma in _TAKING for token in taken):
        return False
    return before.tag in ("NN", "NNS") and (is_people(before.lemma) or before.lemma == "police")
