"""The Russian reader: rules, word lists, a dictionary and a small network, all of them on this machine."""

from __future__ import annotations

from habeas.read.languages.slavic.morphology import dictionary
from habeas.read.languages.slavic.names.surroundings import Surroundings, as_written
from habeas.read.languages.slavic.reader import SlavicReader


def surroundings() -> Surroundings:
    """Return what Russian brings to finding names."""
    return Surroundings(russian=as_written)


def make_reader() -> SlavicReader:
    """Return the Russian reader; loads its dictionary."""
    return SlavicReader(language="ru", name="rules-ru/1", morphology=dictionary("ru"), surroundings=surroundings())
