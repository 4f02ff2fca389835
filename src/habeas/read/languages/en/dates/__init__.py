"""English dates in words, as bounds: what "earlier this month" claims, and no more."""

from habeas.read.languages.en.dates.scan import dates_in, find_dates

__all__ = ["dates_in", "find_dates"]
