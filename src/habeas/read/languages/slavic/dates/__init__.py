"""Russian and Ukrainian dates in words, as bounds: what «в начале мая» claims, and no more."""

from habeas.read.languages.slavic.dates.scan import dates_in, grammar_of, without_births

__all__ = ["dates_in", "grammar_of", "without_births"]
