"""The principal incident of an English text: who did what to whom, where, when."""

from habeas.read.languages.en.incident.finder import find_incident

__all__ = ["find_incident"]
