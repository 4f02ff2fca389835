"""How a name stands to the acts around it: suffers one, does one, speaks, is listed beside others."""

from __future__ import annotations

from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.incident.scene import Features, Scene, Stand
from habeas.read.languages.en.names.kinds import SAYS

_BE = frozenset("be get have".split())
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PAST = ("VBN", "VBD")
_OBJECTS = ("DT", "PRP", "PRP$", "NNP", "NNPS", "CD", "JJ", "NN", "NNS")
_FRONTS = frozenset("before after while since upon".split())
_REACH = 8
_APPOSITION = 24
_SUFFERS_BY_ITSELF = frozenset("die disappear vanish".split())


def position_features(scene: Scene, stand: Stand) -> Features:
    """Return what the words around one stand tell, as features of value 1; several questions ask this of a stand."""
    known = scene.told.get((stand.first, stand.last))
    if known is None:
        known = scene.told[stand.first, stand.last] = _features(scene, stand)
    return known


def _features(scene: Scene, stand: Stand) -> Features:
    found: Features = {}
    sentence = scene.sentences[stand.sentence]
    for act in scene.acts_in[stand.sentence]:
        found[f"sentence {act}"] = 1.0
    if stand.first == sentence.first:
        found["begins sentence"] = 1.0
    if scene.is_headline(stand.sentence):
        found["headline"] = 1.0
    if scene.tokens[stand.first].quote is not None:
        found["in quotation"] = 1.0
    _look_right(scene, stand, sentence.last, found)
    _fronted(scene, stand, sentence.first, found)
    _look_left(scene, stand, sentence.first, found)
    _beside(scene, stand, sentence.first, sentence.last, found)
    return found


def _look_right(scene: Scene, stand: Stand, end: int, found: Features) -> None:
    at = stand.last
    if at < end and scene.tokens[at].tag == "POS":
        _possessed(scene, at, end, found)
        return
    starts = {at}
    if scene.lower(at) in (",", "("):
        closing = next((p for p in range(at + 1, min(end, at + _APPOSITION)) if scene.lower(p) in (",", ")")), None)
        if closing is not None:
            found["apposition"] = 1.0
            starts.add(closing + 1)
        if scene.lower(at + 1) in ("who", "whose", "whom"):
            starts.add(at + 2)
    for start in sorted(starts):
        _predicate(scene, start, end, found)


def _fronted(scene: Scene, stand: Stand, begin: int, found: Features) -> None:
    """Note a participle before the subject: "After being held for a week, Anna Petrova said …"."""
    opens = scene.lower(begin) in _FRONTS and scene.lower(begin + 1) in ("being", "having")
    if not opens or any(scene.tokens[p].tag in _FINITE for p in range(begin, stand.first)):
        return
    for position in range(begin + 2, min(stand.first, begin + 8)):
        if scene.acts[position] and scene.tokens[position].tag in _PAST:
            found["suffers"] = found[f"suffers {scene.acts[position]}"] = 1.0
            return


def _possessed(scene: Scene, at: int, end: int, found: Features) -> None:
    for position in range(at + 1, min(end, at + 4)):
        if scene.acts[position]:
            found["possesses act"] = found[f"possesses {scene.acts[position]}"] = 1.0
            return
    found["possesses other"] = 1.0


def _predicate(scene: Scene, start: int, end: int, found: Features) -> None:
    """Note what the verb behind a name says: done to it, done by it, or said by it."""
    passive = False
    for position in range(start, min(end, start + _REACH)):
        token = scene.tokens[position]
        if token.lemma in _BE and token.tag[:1] == "V":
            passive = True
            continue
        act = scene.acts[position]
        if act and token.tag[:2] == "VB":
            key = _side(scene, position, end, passive=passive, at_once=position == start)
            found[key] = found[f"{key} {act}"] = 1.0
            return
        if act and passive:
            found["is near act"] = found[f"is near {act}"] = 1.0
            return
        if token.lemma in SAYS and token.tag in _FINITE:
            found["speaks"] = 1.0
            return
        if token.tag in _FINITE and not passive:
            found["does other"] = 1.0
            return
        if token.text in (",", ";", ".", ":", "”", '"') and position > start:
            return


def _side(scene: Scene, position: int, end: int, *, passive: bool, at_once: bool) -> str:
    """Return whether the subject of an act's verb "suffers" it or "does" it, or is a "participle"'s noun.

    "arrested" right behind a name is a past tense only where an object follows it.
    """
    token = scene.tokens[position]
    if token.tag not in _PAST:
        return "does"
    if passive or token.lemma in _SUFFERS_BY_ITSELF:
        return "suffers"
    has_object = position + 1 < end and scene.tokens[position + 1].tag in _OBJECTS
    return "participle" if at_once and not has_object else "does"


def _look_left(scene: Scene, stand: Stand, begin: int, found: Features) -> None:
    if scene.lower(stand.first - 1) == "by":
        found["after by"] = 1.0
    between: list[str] = []
    for position in range(stand.first - 1, max(begin, stand.first - _REACH) - 1, -1):
        act = scene.acts[position]
        if act:
            key = "object"
            if "by" in between:
                key = "agent"
            elif "of" in between or "against" in between:
                key = "of act"
            found[key] = found[f"{key} {act}"] = 1.0
            found["act close left"] = 1.0 / (1 + stand.first - position)
            return
        if scene.tokens[position].lemma in SAYS:
            found["said before"] = 1.0
        between.append(scene.lower(position))


def _beside(scene: Scene, stand: Stand, begin: int, end: int, found: Features) -> None:
    """Note words beside the name that tell a side: officials, victims, culprits, helpers; and an age."""
    roles = load_acts().roles
    for name, first, last in (
        ("left", max(begin, stand.first - 6), stand.first),
        ("right", stand.last, min(end, stand.last + 9)),
    ):
        for position in range(first, last):
            for role in roles.get(scene.tokens[position].lemma, ()):
                found[f"{role} {name}"] = 1.0
    after = scene.lower(stand.last + 1)
    if scene.lower(stand.last) in (",", "(") and after.isdigit() and len(after) < 3:
        found["age"] = 1.0
