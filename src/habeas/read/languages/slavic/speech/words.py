"""The words by which a Slavic language reports speech."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.facts.source import Medium, SpeechClass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """`verbs`: class of speech by dictionary form; `phrases`: "по словам" and the like, longest first.

    `media` by noun; `leads` are the first words of `according`; `mute` pronouns name nobody who speaks,
    `impersonal` verbs have no subject, `hosts` ask in a transcript. `denying` verbs deny, `told` are nouns for what
    was told before, `untrue` phrases say of it that it is not so.
    """

    verbs: Mapping[str, SpeechClass]
    according: tuple[tuple[str, ...], ...]
    citing: tuple[tuple[str, ...], ...]
    that: frozenset[str]
    hearsay: frozenset[str]
    about: frozenset[str]
    media: Mapping[str, Medium]
    institutions: frozenset[str]
    leads: frozenset[str]
    mute: frozenset[str]
    impersonal: frozenset[str]
    hosts: frozenset[str]
    denying: frozenset[str]
    told: frozenset[str]
    untrue: frozenset[tuple[str, ...]]
    asking: frozenset[str]
    answering: frozenset[str]


@cache
def load_speech_words(language: str) -> SpeechWords:
    """Return the words of `ru` or `uk`, read once."""
    folder = files(f"habeas.read.languages.{language}").joinpath("data")
    tables = tomllib.loads(folder.joinpath("speech.toml").read_text("utf-8"))
    scene = tomllib.loads(folder.joinpath("scene.toml").read_text("utf-8"))
    appeal = scene["appeal"]
    phrases = tables["phrases"]
    according = _phrases(phrases["according"])
    return SpeechWords(
        verbs={verb: SpeechClass(name) for name, text in tables["verbs"].items() for verb in text.split()},
        according=according,
        citing=_phrases(phrases["citing"]),
        that=frozenset(phrases["that"].split()),
        hearsay=frozenset(phrases["hearsay"].split()),
        about=frozenset(phrases["about"].split()),
        media={noun: Medium(name) for name, text in tables["media"].items() for noun in text.split()},
        institutions=frozenset(tables["sources"]["institutions"].split()),
        leads=frozenset(phrase[0] for phrase in according),
        mute=frozenset(tables["sources"]["mute"].split()),
        impersonal=frozenset(tables["sources"]["impersonal"].split()),
        hosts=frozenset(tables["sources"]["hosts"].split()),
        denying=frozenset(scene["denial"]["cues"].split()),
        told=frozenset(tables["denial"]["told"].split()),
        untrue=frozenset(_phrases(tables["denial"]["untrue"])),
        asking=frozenset(word for name in ("submit", "turn", "ask", "write") for word in appeal[name].split()),
        answering=frozenset(scene["response"]["reply"].split()),
    )


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in text.split("|")), key=lambda words: -len(words)))
