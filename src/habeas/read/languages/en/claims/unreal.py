"""What a sentence names without telling that it happened: feared, dreamt, tried, prevented, asked for, nearly done.

1. The word that leads to a clause ("fears that", "no evidence that", "demanded that") tells in which mood it stands.
2. Words right before a verb tell that it was not done: "instead of being released", "nearly killed", "about to".
3. A noun ("the arrest of") has the mood of what leads to it: "a warrant for the arrest of".
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from habeas.facts.claim import ActClaim, TieClaim
from habeas.facts.statement import Modality
from habeas.read.languages.en.claims.draft import Draft
from habeas.read.languages.en.claims.nouns import NEGATIONS, phrase_before
from habeas.read.languages.en.claims.parts import is_excepted
from habeas.read.languages.en.claims.scene import Clause, Scene
from habeas.read.languages.en.claims.verbgroups import Predicate
from habeas.read.languages.en.tokens import Token

_FANCIES = frozenset("dream imagine suppose fear worry hope wish doubt pretend guess fantasise fantasize pray".split())
_DEMANDS = frozenset("demand order request require propose recommend".split())
_PLEAS = frozenset("ask urge insist plead beg wish".split())
_UNPROVEN = frozenset("believe think confirm claim prove suggest allege mean expect imagine deny certify".split())
"""Verbs that leave it open where they are negated: "did not confirm that", "did not deny that"."""
_OPEN = frozenset(
    "afraid worried scared unlikely impossible improbable doubtful unclear uncertain possible probable likely "
    "conceivable anxious terrified fearful hopeful".split()
)
_NO = NEGATIONS | {"nobody", "none", "no", "no-one"}
_SURE = frozenset("sure certain convinced proven".split())
_WITHOUT_PROOF = frozenset("no any without little lack".split())
_PROOFS = frozenset("evidence proof sign indication confirmation news information record trace".split())
_FEARS = frozenset(
    "fear hope dream nightmare possibility danger risk likelihood chance idea threat prospect attempt plan intention "
    "warrant reward".split()
)
_CALLS = frozenset("demand call request petition appeal plea motion order campaign negotiation talk deal".split())
_REPORTS = frozenset("rumour rumor allegation claim suspicion accusation report story assertion".split())
_SEEKING = frozenset("demand order request seek propose recommend want await expect urge negotiate".split())
_SEEKING_FOR = frozenset(
    "call campaign rally plead appeal fight protest demonstrate march petition lobby press push ask".split()
)
"""Verbs that seek what "for" leads to: "called for the release of"."""
_PUT_OFF = frozenset("refuse reject delay postpone cancel block oppose consider discuss".split())
_AVERTING = frozenset("prevent avoid escape avert stop threaten".split())
_FREEING = frozenset(
    "save stop prevent keep protect rescue spare deter refrain shield dissuade discourage ban bar prohibit".split()
)
"""What stands before "from being beaten" where nobody was."""
_ESCAPING = frozenset("escape avoid evade dodge".split())
_NOT_DONE = frozenset(
    (one, other)
    for one, other in (
        each.split("-")
        for each in "instead-of rather-than fear-of risk-of danger-of threat-of point-of verge-of brink-of "
        "possibility-of chance-of afraid-of hope-of idea-of favour-of close-to capable-of".split()
    )
)
_NO_NOUN = frozenset((("instead", "of"), ("rather", "than"), ("verge", "of"), ("brink", "of")))
"""What stands before a noun of what was not done: "instead of the release"."""
_TO_COME = frozenset("about ready due set likely unlikely supposed scheduled poised close willing eager".split())
_NEARLY = frozenset(("nearly", "almost"))
_NEARLY_TO_DEATH = frozenset("beat torture starve strangle choke freeze stab flog".split())
_WRONGLY = frozenset("wrongly falsely erroneously mistakenly".split())
_REPORTING = frozenset("report declare list announce say rumour rumor record register".split())
_EVERYBODY = frozenset("all every both everybody everyone each".split())
_UNTIL = frozenset("until till once".split())
_AS_SOON = frozenset("when before after soon as".split())
_WILL = frozenset("will 'll ’ll shall wo".split())
_UNTRUE = frozenset("untrue false lie invention nonsense fabrication wrong unfounded baseless fake fabricated".split())
_LINKS = frozenset("be prove turn call remain".split())
_LED_WITHIN = 4


def is_undone(scene: Scene, draft: Draft) -> bool:
    """Return whether the words tell that it was not done: "instead of being released", "nearly killed"."""
    predicate = draft.predicate
    if isinstance(draft.claim, TieClaim) or draft.own_speech:
        return False
    if _is_noun(scene, draft):
        at = _leading_noun(scene, draft.trigger)
        averted = scene.tokens[at].tag[:2] == "VB" and scene.tokens[at].lemma in _AVERTING
        return averted or _is_no_noun(scene, draft.trigger)
    if predicate is None or draft.first < predicate.first:
        return False
    before = [token.lower for token in scene.tokens[max(0, predicate.first - 2) : predicate.first]]
    if scene.tokens[predicate.first].tag == "VBG" and before:
        freed = before[-1] == "from" and _frees(scene, predicate)
        escaped = scene.tokens[predicate.first - 1].lemma in _ESCAPING
        return freed or escaped or before[-1] == "without" or tuple(before) in _NOT_DONE
    return _is_nearly(scene, draft, predicate) or _is_not_all(scene, predicate)


def mood_of(scene: Scene, clause: Clause, draft: Draft, modality: Modality) -> Modality:
    """Return the mood of a claim with what leads to its words taken in; one that is told already stays."""
    if modality is not Modality.ACTUAL or draft.own_speech:
        return modality
    if _is_noun(scene, draft):
        at = _leading_noun(scene, draft.trigger)
        return _mood_of_led(scene, at, draft.trigger) or _mood_of_noun(scene, at) or modality
    predicate = draft.predicate
    if predicate is None:
        return modality
    tokens = scene.tokens
    group = tokens[max(0, predicate.first - 2) : predicate.head + 1]
    if any(one.lower in _WRONGLY and other.lemma in _REPORTING for one, other in pairwise(group)):
        return Modality.POSSIBLE
    if predicate.infinitive and predicate.first > 1 and tokens[predicate.first - 2].lower in _TO_COME:
        return Modality.POSSIBLE
    if predicate.relative or predicate.infinitive:
        return modality
    begin = _begin(scene, clause, predicate)
    if _is_to_come(scene, clause, predicate, begin) or _is_one_of_two(scene, clause, predicate):
        return Modality.POSSIBLE
    return _mood_of_clause(scene, clause, predicate, begin) or modality


def is_false_report(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Return whether "the report that" leads to a claim and the sentence calls it untrue."""
    if clause.words.isdisjoint(_UNTRUE) or isinstance(draft.claim, TieClaim):
        return False
    if _is_noun(scene, draft):
        at, last = _leading_noun(scene, draft.trigger), draft.last
    elif draft.predicate is not None and not draft.predicate.relative:
        begin = _begin(scene, clause, draft.predicate)
        at, last = begin - 2, draft.predicate.head + 1
        if begin < 2 or scene.tokens[begin - 1].lower != "that":
            return False
    else:
        return False
    if scene.tokens[at].lemma not in _REPORTS:
        return False
    return _is_called_untrue(scene, clause, at, last)


def _is_called_untrue(scene: Scene, clause: Clause, at: int, last: int) -> bool:
    """Return whether a report in tokens `at` to `last` has "is false" right behind it, or "called" before it."""
    behind = min((each for each in clause.predicates if each.head >= last), key=lambda each: each.head, default=None)
    before = max((each for each in clause.predicates if each.head < at), key=lambda each: each.head, default=None)
    if behind is not None and behind.lemma in _LINKS:
        link, first = behind, behind.head + 1
    elif before is not None and before.lemma == "call":
        link, first = before, last
    else:
        return False
    told = list(takewhile(_goes_on, scene.tokens[first : clause.sentence.last]))
    if link.negated or any(token.lower in _NO for token in told):
        return False  # "Is not false", "is no lie".
    return any(token.lemma in _UNTRUE or token.lower in _UNTRUE for token in told)


def _goes_on(token: Token) -> bool:
    """Return whether a token belongs to what is told of a report; a comma, "and" or another verb ends it."""
    verb = token.tag[:2] == "VB" and token.lemma not in _LINKS | _UNTRUE and token.lower not in _UNTRUE
    return token.tag != "CC" and token.text not in (",", ";") and not verb


def _is_noun(scene: Scene, draft: Draft) -> bool:
    return isinstance(draft.claim, ActClaim) and scene.tokens[draft.trigger].tag in ("NN", "NNS")


def _before_noun(scene: Scene, trigger: int) -> int:
    """Return the word before a noun and what describes it: "of" of "instead of his early release"."""
    at = trigger - 1
    while at > 0 and scene.tokens[at].tag in ("DT", "JJ", "PRP$"):
        at -= 1
    return at


def _is_no_noun(scene: Scene, trigger: int) -> bool:
    at = _before_noun(scene, trigger)
    return at > 0 and (scene.tokens[at - 1].lower, scene.tokens[at].lower) in _NO_NOUN


def _leading_noun(scene: Scene, trigger: int) -> int:
    """Return the word that leads to a noun: "warrant" of "a warrant (was issued) for his arrest", or its verb."""
    at = _before_noun(scene, trigger)
    if at <= 0 or scene.tokens[at].lower not in ("of", "for", "at", "about"):
        return max(at, 0)
    at -= 1
    while at > 1 and scene.tokens[at].tag == "VBN" and scene.tokens[at - 1].lemma in ("be", "have"):
        at -= 2
    return at


def _mood_of_led(scene: Scene, at: int, trigger: int) -> Modality | None:
    """Return the mood that a verb gives the noun it leads to: "feared the arrest", "called for the release"."""
    token = scene.tokens[at]
    if token.tag[:2] != "VB":
        return None
    led = scene.tokens[_before_noun(scene, trigger)].lower
    if token.lemma in _SEEKING_FOR and led == "for":
        return Modality.REQUIRED
    if token.lemma == "plan":
        return Modality.PLANNED
    open_ = token.lemma in _FANCIES | _PUT_OFF or (token.lemma == "wait" and led == "for")
    return Modality.POSSIBLE if open_ else None


def _mood_of_noun(scene: Scene, at: int) -> Modality | None:
    token = scene.tokens[at]
    if token.tag[:2] == "VB":
        return Modality.REQUIRED if token.lemma in _SEEKING else None
    if token.lemma in _PROOFS and _is_without(scene, at):
        return Modality.POSSIBLE
    if token.lemma in _FEARS:
        return Modality.POSSIBLE
    if token.lemma in _CALLS:
        return Modality.REQUIRED
    return Modality.ALLEGED if token.lemma in _REPORTS else None


def _begin(scene: Scene, clause: Clause, predicate: Predicate) -> int:
    """Return where the subject of a verb begins, those joined to it by "and" included."""
    begin = predicate.subject_first
    if begin is None or begin > predicate.first:
        return predicate.first
    while begin - 1 > clause.sentence.first and scene.tokens[begin - 1].lower in ("and", "or", "nor"):
        found = phrase_before(scene.tokens, begin - 1, clause.sentence.first)
        if found is None:
            break
        begin = found[0]
    return begin


def _mood_of_clause(scene: Scene, clause: Clause, predicate: Predicate, begin: int) -> Modality | None:
    """Return the mood that the word before "that", or right before the subject of a clause, gives it."""
    at = begin - 1
    that = at >= clause.sentence.first and scene.tokens[at].lower == "that"
    at -= that
    if that and scene.tokens[at].lower in ("and", "or", "nor"):
        # "Fears that he was killed and that his brother was arrested".
        at = _that_before(scene, clause, at) - 1
    if at < clause.sentence.first:
        return None
    token = scene.tokens[at]
    if scene.tokens[begin].lower in _OPEN and token.lemma == "be":
        return Modality.POSSIBLE  # "It is possible Ivan Orsk was killed": no "that" parts them.
    bare = scene.tokens[predicate.first].lower == "be" and not predicate.modals
    if token.tag[:2] == "VB":
        return _mood_of_verb(scene, clause, at, bare=bare)
    unsure = that and token.lower in _SURE and _is_negated_before(scene, clause, at)
    if token.lower in _OPEN or unsure:
        return Modality.POSSIBLE
    found = _mood_of_noun(scene, at) if that else None
    return None if found is Modality.REQUIRED and not bare else found


def _that_before(scene: Scene, clause: Clause, at: int) -> int:
    """Return the "that" before a token of its sentence, the sentence's first token where there is none."""
    first = clause.sentence.first
    return next((each for each in range(at - 1, first, -1) if scene.tokens[each].lower == "that"), first)


def _mood_of_verb(scene: Scene, clause: Clause, at: int, *, bare: bool) -> Modality | None:
    lemma = scene.tokens[at].lemma
    if lemma in _FANCIES:
        return Modality.POSSIBLE
    if lemma in _DEMANDS or (bare and lemma in _PLEAS):
        return Modality.REQUIRED
    negated = any(each.head == at and each.negated for each in clause.predicates)
    negated = negated or scene.tokens[at - 1].lower in ("nor", "not", "never")
    return Modality.POSSIBLE if lemma in _UNPROVEN and negated else None


def _is_negated_before(scene: Scene, clause: Clause, at: int) -> bool:
    first = max(clause.sentence.first, at - _LED_WITHIN)
    return any(token.lower in _NO for token in scene.tokens[first:at])


def _is_without(scene: Scene, at: int) -> bool:
    """Return whether "no" or "without" stands before "evidence"."""
    return any(token.lower in _WITHOUT_PROOF for token in scene.tokens[max(0, at - _LED_WITHIN) : at])


def _frees(scene: Scene, predicate: Predicate) -> bool:
    """Return whether a verb before "from" tells that it was kept from happening."""
    before = scene.tokens[max(0, predicate.first - 2 * _LED_WITHIN) : predicate.first]
    verbs = [token.lemma for token in before if token.tag[:2] == "VB"]
    return bool(verbs) and verbs[-1] in _FREEING


def _is_nearly(scene: Scene, draft: Draft, predicate: Predicate) -> bool:
    """Return whether "nearly" stands before the verb; who is nearly beaten to death is beaten, but not killed."""
    group = scene.tokens[max(0, predicate.first - 1) : predicate.head + 1]
    near = any(one.lower in _NEARLY and other.tag[:2] == "VB" for one, other in pairwise(group))
    killed = isinstance(draft.claim, ActClaim) and draft.claim.act == "killing"
    return near and (killed or predicate.lemma not in _NEARLY_TO_DEATH)


def _is_not_all(scene: Scene, predicate: Predicate) -> bool:
    """Return whether it is only denied of some ("not all of the men"), or told of all but some ("all but two men")."""
    begin = predicate.subject_first
    if begin is None or not 0 < begin < predicate.first:
        return False
    if is_excepted(scene.tokens, begin):
        return True
    return predicate.negated and scene.tokens[begin - 1].lower == "not" and scene.tokens[begin].lower in _EVERYBODY


def _is_to_come(scene: Scene, clause: Clause, predicate: Predicate, begin: int) -> bool:
    """Return whether a clause of time speaks of what is to come: "until he is released", "when he comes, we will"."""
    if (
        scene.tokens[predicate.first].tag not in ("VBZ", "VBP")
        or predicate.perfect
        or begin - 1 < clause.sentence.first
    ):
        return False
    mark = scene.tokens[begin - 1].lower
    will = any(not _WILL.isdisjoint(each.modals) for each in clause.predicates)
    return mark in _UNTIL or (mark in _AS_SOON and will)


def _is_one_of_two(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Return whether "or" leaves open to whom it was done: "Ivan Orsk or his brother was arrested"."""
    begin = predicate.subject_first
    if not predicate.passive or predicate.negated or begin is None or begin - 2 < clause.sentence.first:
        return False
    return scene.tokens[begin - 1].lower == "or" and scene.tokens[begin - 2].tag[:2] == "NN"
