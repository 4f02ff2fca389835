"""What a Russian or Ukrainian text claims, with the exact words and the origin of each claim."""

from habeas.read.languages.slavic.claims.find import find_claims

__all__ = ["find_claims"]
