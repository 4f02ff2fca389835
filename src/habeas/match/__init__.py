"""Spellings in, questions for a person out: which of the parties that reports name may be the same."""

from habeas.match.offers import Offer, find_offers
from habeas.match.spelling import Likeness, compare_spellings, fold_spelling

__all__ = ["Likeness", "Offer", "compare_spellings", "find_offers", "fold_spelling"]
