"""Reported speech: who says what, in which words, through what, passed on by whom."""

from __future__ import annotations

from habeas.read.languages.en.speech.find import find_attributions
from habeas.read.languages.en.speech.said import add_days

__all__ = ["add_days", "find_attributions"]
