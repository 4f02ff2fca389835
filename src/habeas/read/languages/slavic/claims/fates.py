"""Whereabouts that nobody knows, and answers that did not come: "судьба солдат неизвестна", «відповіді немає»."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.facts.claim import ResponseClaim, WhereaboutsClaim
from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.claims.days import when_of
from habeas.read.languages.slavic.claims.draft import Draft
from habeas.read.languages.slavic.claims.manner import is_conditional
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.phrases import Stretch, is_negated

_UNSURE = 0.26
"""What a guess of those meant takes from the confidence."""
_NONE = frozenset("нет нету нема немає".split())
_TABLES = frozenset(("fate", "response"))
_CAME = frozenset("получить прийти поступить последовать дождаться отримати надійти прийти дочекатися".split())


def fates_at(scene: Scene, at: int) -> Iterator[Draft]:
    """Yield what a noun of fate or of an answer tells with the words of its clause."""
    if not _TABLES & scene.words.tables_of(scene.tokens[at]):
        return
    clause = scene.clause(at)
    if is_conditional(scene, clause):
        return
    if scene.words.has(scene.tokens[at], "fate", "nouns") and scene.holds(clause, "fate", "unknown"):
        yield from _unknown(scene, clause, at)
    elif scene.words.has(scene.tokens[at], "response", "none") and _did_not_come(scene, clause, at):
        by = _asked(scene, at)
        yield Draft(
            claim=ResponseClaim(by=by, response="no answer"), span=scene.span(clause), at=at, rule="no answer",
            confidence=0.8 if by is not None else 0.5, when=when_of(scene, clause),
        )  # fmt: skip


def _asked(scene: Scene, at: int) -> str | None:
    """Return the office told last before an answer in its sentence, which is the one that does not answer."""
    for index in range(at - 1, scene.sentence.first - 1, -1):
        meant = scene.people.at_token(index)
        if meant is not None and scene.people.kind_of(meant.entity) in (PartyKind.ORGANIZATION, PartyKind.UNIT):
            return meant.entity
    return None


def _unknown(scene: Scene, clause: Stretch, at: int) -> Iterator[Draft]:
    for index in range(at + 1, min(clause.last, at + 5)):
        meant = scene.meant(index)
        if meant is not None and meant.is_part:
            return  # of six of them it is unknown, and not of all
        if meant is not None and any(form.case == "gent" for form in scene.tokens[index].forms):
            doubt = 0.0 if meant.is_sure else _UNSURE
            yield Draft(
                claim=WhereaboutsClaim(of=(meant.entity,), state="unknown"), span=scene.span(clause), at=at,
                rule="fate unknown", confidence=round(0.84 - doubt, 2), when=when_of(scene, clause), doubt=doubt,
            )  # fmt: skip
            return


def _did_not_come(scene: Scene, clause: Stretch, at: int) -> bool:
    """Return whether the clause says that there is no answer, or that it was not received."""
    if scene.tokens[at].form.case not in ("gent", "accs", "nomn"):
        return False
    for index in clause.inside:
        token = scene.tokens[index]
        if token.lower in _NONE:
            return True
        if any(form.lemma in _CAME for form in token.forms) and is_negated(scene.tokens, index, clause.first):
            return True
    return False
