"""Acts told of one who is among those to whom they were done: "среди задержанных — Иван Лунин"."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import ActClaim
from habeas.facts.statement import Polarity
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional, modality_of
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.claims.words import Trigger
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import Stretch

_AMONG = frozenset("среди серед".split())


def among_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what a participle tells of who is named behind a dash, or behind a verb of being."""
    token, before = scene.tokens[at], scene.tokens[at - 1].lower if at > scene.sentence.first else ""
    if before not in _AMONG or not token.form.is_plural:
        return
    named, trigger = _named_behind(scene, at + 1), _trigger(scene, at)
    if named is None or trigger is None:
        return
    whole, clause = Stretch(first=scene.sentence.first, last=scene.sentence.last), scene.clause(at)
    if not is_conditional(scene, whole):
        yield Draft(
            claim=ActClaim(act=trigger.value, victims=(named.entity,)),
            span=scene.document.span(at - 1, _end_of(scene, at, named)), at=at, rule="act by among",
            confidence=trigger.confidence, polarity=Polarity.AFFIRMED, modality=modality_of(scene, clause, at),
            when=when_of(scene, clause), where=None,
        )  # fmt: skip


def _trigger(scene: Scene, at: int) -> Trigger | None:
    """Return the act of a participle; the Ukrainian dictionary has it for an adjective: затриманий, затримати."""
    lemmas = {form.lemma for form in scene.tokens[at].forms}
    lemmas |= {lemma.removesuffix("ний") + "ти" for lemma in lemmas if lemma.endswith("ний")}
    acts = (trigger for lemma in sorted(lemmas) for trigger in scene.words.triggers.get(lemma, ()))
    return next((trigger for trigger in acts if trigger.kind == "act" and trigger.frame == "object"), None)


def _named_behind(scene: Scene, at: int) -> Meant | None:
    """Return the person who stands in the nominative behind a dash or a verb of being, past words for a role."""
    first = scene.tokens[at] if at < scene.sentence.last else None
    if first is None or not (first.text in ("—", "–", "-", ":") or first.lemma in ("быть", "бути", "оказаться")):
        return None
    for index in range(at + 1, min(scene.sentence.last, at + 7)):
        meant = scene.meant(index)
        if meant is not None and scene.tokens[index].is_capital:
            return meant if any(form.case == "nomn" for form in scene.tokens[index].forms) else None
        if scene.tokens[index].form.part not in ("NOUN", "ADJF", "PRTF", "NUMB") and meant is None:
            return None
    return None


def _end_of(scene: Scene, at: int, who: Meant) -> int:
    return 1 + max(index for index in range(at, scene.sentence.last) if scene.people.at_token(index) == who)
