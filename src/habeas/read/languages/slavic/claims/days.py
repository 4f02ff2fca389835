"""The day that a clause tells, or that the one verb of it tells that it was done on."""

from __future__ import annotations

from habeas.facts.span import Span
from habeas.facts.when import When
from habeas.read.languages.slavic.claims.scene import Scene
from habeas.read.languages.slavic.phrases import Stretch, has_verb, part_around


def when_of(scene: Scene, clause: Stretch, at: int | None = None) -> When | None:
    """Return the date told in the clause, else the only one of the sentence that the same voice tells.

    Where the verb `at` shares its clause with another, its own date comes first: "избили 3 мая и увезли 5 мая".
    """
    part = None if at is None else part_around(scene.tokens, clause, at)
    if part is not None and part != clause:
        own = scene.document.span(part.first, part.last)
        told = [when for when in scene.dates if when.span is not None and own.covers(when.span)]
        if told:
            return told[0]
    span = scene.document.span(clause.first, clause.last)
    inside = [when for when in scene.dates if when.span is not None and span.covers(when.span)]
    if inside:
        return inside[0]
    start, end, voice = scene.sentence.start, scene.sentence.end, scene.speech.innermost(span)
    around = [when for when in scene.dates if when.span is not None and start <= when.span.start < end]
    if len(around) != 1 or around[0].span is None or scene.speech.innermost(around[0].span) is not voice:
        return None
    return None if _is_of_a_later_verb(scene, clause, around[0].span) else around[0]


def _is_of_a_later_verb(scene: Scene, clause: Stretch, day: Span) -> bool:
    """Return whether a day behind a clause dates what its own verb tells: "задержали, а 5 мая отпустили"."""
    at = next(
        index for index in range(scene.sentence.first, scene.sentence.last) if scene.tokens[index].end > day.start
    )
    return at >= clause.last and has_verb(scene.tokens, scene.clause(at))
