"""The Ukrainian reader: rules, word lists, and a dictionary where the extra `ukrainian` is installed."""

from __future__ import annotations

from importlib.util import find_spec

from habeas.read.languages.slavic.morphology import EndingMorphology, Morphology, dictionary
from habeas.read.languages.slavic.names.network import load_network
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.reader import SlavicReader
from habeas.read.languages.uk.respelling import Respelling

ENDINGS = (
    ("ого", "ий", "ADJF", "gent", "masc"), ("ому", "ий", "ADJF", "datv", "masc"), ("ої", "а", "ADJF", "gent", "femn"),
    ("ій", "а", "ADJF", "datv", "femn"), ("ий", "ий", "ADJF", "nomn", "masc"), ("а", "а", "NOUN", "nomn", "femn"),
    ("а", "", "NOUN", "gent", "masc"), ("ом", "", "NOUN", "ablt", "masc"), ("ові", "", "NOUN", "datv", "masc"),
    ("у", "", "NOUN", "datv", "masc"), ("у", "а", "NOUN", "accs", "femn"), ("и", "а", "NOUN", "gent", "femn"),
    ("ою", "а", "NOUN", "ablt", "femn"), ("і", "а", "NOUN", "loct", "femn"), ("ам", "", "NOUN", "datv", ""),
    ("ів", "", "NOUN", "gent", ""), ("ти", "ти", "INFN", "", ""), ("ла", "ти", "VERB", "", "femn"),
    ("ли", "ти", "VERB", "", ""), ("ть", "ти", "VERB", "", ""),
)  # fmt: skip
"""Ending, what replaces it in the dictionary form, part of speech, case, gender: where there is no dictionary."""


def make_reader() -> SlavicReader:
    """Return the Ukrainian reader; loads its dictionary if there is one."""
    name = "rules-uk/1" if find_spec("pymorphy3_dicts_uk") else "rules-uk-plain/1"
    return SlavicReader(language="uk", name=name, morphology=_morphology(), surroundings=surroundings())


def surroundings() -> Surroundings:
    """Return what Ukrainian brings to finding names; loads the network, whose words it must know."""
    return Surroundings(russian=Respelling(load_network().knows).russian, other=dictionary("ru"))


def _morphology() -> Morphology:
    return dictionary("uk") if find_spec("pymorphy3_dicts_uk") else EndingMorphology(ENDINGS)
