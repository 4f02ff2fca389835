"""How a clause tells what it tells: as so, as denied, as possible or planned, or only as an if."""

from __future__ import annotations

from habeas.facts.statement import Modality, Polarity
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.phrases import Stretch, is_negated

_IF = frozenset("если бы чтобы якщо якби щоб".split())


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
        if name is not None and ruling and (infinitive or name == "possible"):
            return Modality(name)
    if any(scene.tokens[index].lower in scene.hearsay for index in inside):
        return Modality.ALLEGED
    verbs = [form for form in token.forms if form.part == "VERB"]
    lasts = any(trigger.value == "held" for form in verbs for trigger in scene.words.triggers.get(form.lemma, ()))
    if (verbs and not lasts and all("futr" in form.features for form in verbs)) or (
        any(form.part == "INFN" for form in token.forms[:1])
        and any(
            scene.tokens[index].lower in ("будет", "будут", "буде", "будуть", "будешь", "будете") for index in inside
        )
    ):
        return Modality.PLANNED
    return Modality.ACTUAL


def is_conditional(scene: Scene, clause: Stretch) -> bool:
    """Return whether the clause is an if, a wish or a question."""
    closes = scene.tokens[scene.sentence.last - 1].text == "?" and clause.last >= scene.sentence.last - 2
    begin = max(scene.sentence.first, clause.first - 1)
    return closes or any(scene.tokens[index].lower in _IF for index in range(begin, clause.last))
