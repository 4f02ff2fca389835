"""How many: numbers in figures and words, their bounds, and what they count."""

from habeas.read.languages.en.counts.find import FoundCount, find_counts

__all__ = ["FoundCount", "find_counts"]
