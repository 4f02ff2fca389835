"""The words that report speech, from `data/cues.txt` and `data/media.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.facts.source import Medium, SpeechClass

_PACKAGE = "habeas.read.languages.en"
_KINDS = ("verb", "noun", "adjective", "sight")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One reporting word: the constructions (`frames`) that its content may take, and its class."""

    lemma: str
    frames: frozenset[str]
    speech_class: SpeechClass

    @property
    def is_speech(self) -> bool:
        """Whether the word reports saying, rather than thinking or taking sides."""
        return self.speech_class is SpeechClass.SPEECH

    def takes(self, frames: str) -> bool:
        """Return whether the word takes one of the given frames, each one letter of `data/cues.txt`."""
        return not self.frames.isdisjoint(frames)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All reporting words. Phrasal verbs stand under their verb: particles → cue, longest first.

    `heads` are the verbs, alone or with particles.
    """

    verbs: Mapping[str, Cue]
    phrasal: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    sights: frozenset[str]
    heads: frozenset[str]


@cache
def reporting_words() -> Lexicon:
    """Return the lexicon, read once."""
    by_kind: dict[str, dict[str, Cue]] = {kind: {} for kind in _KINDS}
    for line in _lines("cues.txt"):
        head, _, lemmas = line.partition(":")
        kind, speech_class, *frames = head.split()
        for lemma in lemmas.split():
            known = by_kind[kind].get(lemma)
            by_kind[kind][lemma] = Cue(
                lemma=lemma,
                frames=frozenset(frames) | (known.frames if known else frozenset()),
                speech_class=known.speech_class if known else SpeechClass(speech_class),
            )
    verbs = by_kind["verb"]
    phrasal, plain = _phrasal(verbs), {lemma: cue for lemma, cue in verbs.items() if "_" not in lemma}
    return Lexicon(
        verbs=plain,
        phrasal=phrasal,
        heads=frozenset((*plain, *phrasal)),
        nouns=by_kind["noun"],
        adjectives=by_kind["adjective"],
        sights=frozenset(by_kind["sight"]),
    )


def _phrasal(verbs: dict[str, Cue]) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for lemma, cue in verbs.items():
        verb, *particles = lemma.split("_")
        if particles:
            found.setdefault(verb, []).append((tuple(particles), cue))
    return {verb: tuple(sorted(cues, key=lambda pair: -len(pair[0]))) for verb, cues in found.items()}


@cache
def media_words() -> Mapping[str, Medium]:
    """Return lemma → medium for the nouns through which speech reaches a report."""
    found: dict[str, Medium] = {}
    for line in _lines("media.txt"):
        medium, _, lemmas = line.partition(":")
        for lemma in lemmas.split():
            found.setdefault(lemma.replace("_", " "), Medium(medium.strip()))
    return found


def _lines(name: str) -> list[str]:
    text = (files(_PACKAGE) / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
