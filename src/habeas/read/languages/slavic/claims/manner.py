"""How a clause tells what it tells: as so, as denied, as possible or planned, or only as an if."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.phrases import Stretch, is_negated

_IF = frozenset("если бы чтобы пусть пускай якщо якби щоб хай нехай навряд".split())
_AS_IF = frozenset("словно наче неначе мов немов немовби неначебто".split())
_AS = frozenset(("как",))
_THOUGH = frozenset(("будто",))
_IN_CASE = frozenset("случае разі випадку".split())
_TOWARDS = frozenset("за ради заради для".split())
_CRIMES = frozenset("killing torture abduction ill-treatment".split())
_WHETHER = frozenset(("ли", "ль"))
_WHETHER_FIRST = frozenset(("чи",))
_THAT = frozenset("что будто якобы що ніби нібито".split())
_AWAITED = frozenset("когда пока прежде коли поки доки щойно перш".split())
_BEING = frozenset(("быть", "бути"))
_MYSELF = frozenset(("я", "мы", "ми"))
_FOR = frozenset(("за",))
_OF = frozenset("в у во".split())
_ON = frozenset("на о об про".split())
_ABOUT = frozenset("о об обо про".split())
_LIKELY = frozenset("всего быть бути".split())
_BARELY = frozenset("чуть едва чудом ледь мало трохи ледве дивом".split())
_ALMOST = frozenset("почти майже".split())
_REACH = 6
"""How many tokens before "что" the word may stand that says how true it is: "нам не подтвердили в части, что …"."""
_NEGATION_REACH = 2
_PAIR = 2
_RULING = ("VERB", "PRED", "ADJS", "PRTS", "GRND")


def polarity_of(scene: Scene, clause: Stretch, at: int) -> Polarity:
    """Return whether the word is denied where it stands."""
    return Polarity.DENIED if is_negated(scene.tokens, at, clause.first) else Polarity.AFFIRMED


def modality_of(scene: Scene, clause: Stretch, at: int) -> Modality:
    """Return whether the clause says that it happened, or only that it may, must or will, or is said to have."""
    token = scene.tokens[at]
    inside = clause.inside
    for index in range(max(scene.sentence.first, clause.first - 6), clause.last):
        name = scene.words.name_in(scene.tokens[index], "modality")
        ruling = index != at and (index in inside or name == "threatened")
        infinitive = any(form.part == "INFN" for form in token.forms) or token.can_be("NOUN")
        ruling = ruling or (name == "possible" and _is_parenthesis(scene, clause, index))
        if name is not None and ruling and (infinitive or name == "possible"):
            return Modality(name)
    if any(scene.tokens[index].lower in scene.hearsay for index in inside) or _is_rumoured(scene, clause, at):
        return Modality.ALLEGED
    if _is_charged(scene, clause, at):
        return Modality.ALLEGED
    verbs = [form for form in token.forms if form.part == "VERB"]
    lasts = any(trigger.value == "held" for trigger in scene.words.told_by(*verbs))
    if (verbs and not lasts and all("futr" in form.features for form in verbs)) or (
        any(form.part == "INFN" for form in token.forms[:1])
        and any(
            scene.tokens[index].lower in ("будет", "будут", "буде", "будуть", "будешь", "будете") for index in inside
        )
    ):
        return Modality.PLANNED
    return Modality.ACTUAL


def is_conditional(scene: Scene, clause: Stretch) -> bool:
    """Return whether the clause is an if, a wish, a question, or what somebody says is not so or not known to be so."""
    closes = scene.tokens[scene.sentence.last - 1].text == "?" and clause.last >= scene.sentence.last - 2
    begin = max(scene.sentence.first, clause.first - 1)
    return (
        closes
        or any(scene.tokens[index].lower in _IF for index in range(begin, clause.last))
        or _is_as_if(scene, clause)
        or _is_whether(scene, clause)
        or _is_doubted(scene, clause)
    )


def is_awaited(scene: Scene, clause: Stretch) -> bool:
    """Return whether a clause only tells until when: "когда его отпустят, мы приедем"."""
    return any(
        scene.tokens[index].lower in _AWAITED
        for index in range(max(scene.sentence.first, clause.first - 1), min(clause.first + 1, clause.last))
    )


def is_nearly(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether it nearly happened: "чуть не убили", «мало не вбили», "почти задушили"."""
    before = [scene.tokens[index].lower for index in range(max(clause.first, at - 2), at)]
    return (before[-1:] == ["не"] and before[0] in _BARELY) or (before[-1:] != [] and before[-1] in _ALMOST)


def is_only_meant(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether the verb over an infinitive leaves open whether it was done: "просила отпустить", "мали судити".

    What must not be done, or is not planned, is not done either.
    """
    modality = modality_of(scene, clause, at)
    if modality not in (Modality.ACTUAL, Modality.REQUIRED):
        return False
    for index in [*range(at - 1, clause.first - 1, -1), *range(at + 1, clause.last)]:
        if scene.tokens[index].form.part in _RULING and scene.tokens[index].lemma not in _BEING:
            done = modality is Modality.REQUIRED or scene.words.has(scene.tokens[index], "unreal", "done")
            return not done or is_negated(scene.tokens, index, clause.first)
    return modality is Modality.ACTUAL


def is_unreal_noun(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether a noun only names what is feared, called off or denied: "угроза ареста", "суд отменил арест"."""
    if scene.holds(clause, "silence", "known") and scene.holds(clause, "silence", "nothing"):
        return True
    if _is_false_report(scene, clause, at) or _is_only_an_aim(scene, clause, at):
        return True
    told = scene.speech.innermost(scene.document.span(at, at + 1))
    if any(_rules(scene, index, at) for index in scene.find(clause, "unreal", "nouns")):
        return True
    before = Stretch(first=clause.first, last=at)  # "арест не ждали" was an arrest
    if any(_rules(scene, index, at) for index in scene.find(before, "unreal", "wanted")):
        return True
    if scene.tokens[at - 1].lower in _OF and scene.holds(before, "unreal", "refusing"):
        return True  # "отказал в освобождении"
    return told is None and any(_rules(scene, index, at) for index in scene.find(clause, "denial", "cues"))


def _is_false_report(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether what is told about a deed is untrue: "слух об аресте оказался ложным"; not "ложный донос"."""
    led = next((index for index in range(at - 1, max(clause.first, at - 3) - 1, -1) if _is_about(scene, index)), None)
    if led is None:
        return False
    unproven = scene.find(clause, "unreal", "unproven")
    untrue = scene.find(clause, "unreal", "false")
    untrue = (each for each in untrue if not scene.behind_preposition(clause, each))  # "по ложному обвинению"
    return next(untrue, None) is not None or any(_is_denied(scene, clause.first, each) for each in unproven)


def _is_about(scene: Scene, index: int) -> bool:
    return scene.tokens[index].lower in _ABOUT


def _is_only_an_aim(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether a noun names an if or an aim: "в случае ареста", "митинг за освобождение"."""
    led = scene.tokens[at - 1].lower if at > clause.first else ""
    if led in _IN_CASE and at - 1 > clause.first and scene.tokens[at - 2].lower in _OF:
        return True
    return led in _TOWARDS and "release" in _values(scene, at)


def _values(scene: Scene, at: int) -> set[str]:
    """Return what a word may tell of."""
    return {trigger.value for trigger in scene.words.told_by(*scene.tokens[at].forms)}


def _rules(scene: Scene, index: int, at: int) -> bool:
    """Return whether a word rules a noun: before it, or behind it as its predicate: "арест отменён".

    "После ареста мать боится" fears something else.
    """
    if index > at:
        subject = any(form.case == "nomn" for form in scene.tokens[at].forms)
        return subject and not scene.behind_preposition(scene.clause(at), at) and _is_ruling(scene, index)
    between = (scene.tokens[each] for each in range(index + 1, at))
    near = at - index <= _REACH
    return near and all(token.form.part != "PREP" or token.lower in _ON for token in between)


def _is_ruling(scene: Scene, index: int) -> bool:
    return scene.tokens[index].form.part in _RULING


def _is_as_if(scene: Scene, clause: Stretch) -> bool:
    """Return whether a clause only likens: "плачет, словно его убили"; "били, словно зверя" is told as done."""
    begin = range(max(scene.sentence.first, clause.first - 1), min(clause.first + 2, clause.last))
    words = [scene.tokens[index].lower for index in begin]
    pairs = pairwise(words)
    return any(word in _AS_IF for word in words) or any(a in _AS and b in _THOUGH for a, b in pairs)


def _is_whether(scene: Scene, clause: Stretch) -> bool:
    """Return whether a clause asks: "не знаю, убили ли его", «невідомо, чи вбили»."""
    first = scene.tokens[clause.first].lower if clause.first < clause.last else ""
    return first in _WHETHER_FIRST or any(scene.tokens[index].lower in _WHETHER for index in clause.inside)


def _is_doubted(scene: Scene, clause: Stretch) -> bool:
    """Return whether what stands behind "что" is said to be untrue or unproven: "неправда, что его избили"."""
    return any(
        scene.words.has(scene.tokens[index], "unreal", "unproven" if _is_denied(scene, first, index) else "untrue")
        for first, last in _leading(scene, clause)
        for index in range(first, last)
    )


def _is_denied(scene: Scene, first: int, index: int) -> bool:
    return any(scene.tokens[at].lower == "не" for at in range(max(first, index - _NEGATION_REACH), index))


def _is_parenthesis(scene: Scene, clause: Stretch, index: int) -> bool:
    """Return whether a word stands alone between marks before a clause: "наверное, его убили", "скорее всего, …"."""
    comma = clause.first - 1
    if not scene.sentence.first <= index < comma or scene.tokens[comma].text != ",":
        return False
    if comma - index > 1 and not (comma - index == _PAIR and scene.tokens[index + 1].lower in _LIKELY):
        return False
    if index > scene.sentence.first and scene.tokens[index - 1].lower in _MYSELF:
        index -= 1
    return index == scene.sentence.first or scene.tokens[index - 1].form.part in ("PNCT", "CONJ")


def _is_rumoured(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether it is rumoured: "ходят слухи, что", "по слухам,", "говорят,", «кажуть, що».

    "Слухи не подтвердились, его освободили" has another verb for the rumours.
    """
    led = clause.first > scene.sentence.first and scene.tokens[clause.first - 1].lower in _THAT
    first = max(scene.sentence.first, clause.first - _REACH)
    for index in range(first, clause.last):
        token = scene.tokens[index]
        if (
            scene.words.has(token, "unreal", "rumour")
            and any(form.is_plural for form in token.forms)
            and ((led and index < clause.first) or not any(map(partial(_is_finite, scene), range(index + 1, at))))
        ):
            return True
        if index + 1 < scene.sentence.last and scene.words.has(token, "unreal", "sayings"):
            alone = index == scene.sentence.first or scene.tokens[index - 1].form.part in ("PNCT", "CONJ", "ADVB")
            if token.lower in scene.words.scene["unreal"]["sayings"] and alone and scene.tokens[index + 1].text == ",":
                return True
    return False


def _is_charged(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether a noun is a charge: "обвиняют в убийстве Лунина", "осудили за убийство Лунина"."""
    if scene.tokens[at].form.part != "NOUN" or at == clause.first:
        return False
    led = scene.tokens[at - 1].lower
    return (led in _FOR and not _CRIMES.isdisjoint(_values(scene, at))) or (
        led in _OF and scene.holds(clause, "denial", "charging")
    )


def _is_finite(scene: Scene, index: int) -> bool:
    return scene.tokens[index].form.part in ("VERB", "PRTS")


def _leading(scene: Scene, clause: Stretch) -> list[tuple[int, int]]:
    """Return the tokens before ", что" that rule a clause, nothing where none does."""
    at = clause.first - 1
    if at - 1 < scene.sentence.first or scene.tokens[at].lower not in _THAT or scene.tokens[at - 1].text != ",":
        return []
    return [(scene.clause(at - 2).first if at - 2 >= scene.sentence.first else at, at - 1)]
