"""Russian and Ukrainian numbers of people and things, as bounds, with what is counted."""

from habeas.read.languages.slavic.counts.find import FoundCount, find_counts

__all__ = ["FoundCount", "find_counts"]
