"""Who and what a Russian or Ukrainian text names."""

from habeas.read.languages.slavic.names.finder import find_entities

__all__ = ["find_entities"]
