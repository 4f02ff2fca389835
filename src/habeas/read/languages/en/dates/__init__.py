"""English dates in words, as bounds: what "earlier this month" claims, and no more."""

from habeas.read.languages.en.dates.scan import ENGLISH, dates_in, find_dates

__all__ = ["ENGLISH", "dates_in", "find_dates"]
