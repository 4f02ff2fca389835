"""What an English text claims: one file for each kind of claim, over its sentences and its reported speech."""

from habeas.read.languages.en.claims.find import find_claims

__all__ = ["find_claims"]
