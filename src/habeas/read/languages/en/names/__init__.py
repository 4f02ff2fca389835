"""Who and what an English text names and describes, and whom its pronouns stand for."""

from habeas.read.entities import Entities, Standing, Tie
from habeas.read.languages.en.names.finder import find_entities

__all__ = ["Entities", "Standing", "Tie", "find_entities"]
