"""Words that only tell whose somebody is: "его" in "его жена", the name in "жена Ивана Лунина говорит"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.facts.party import Sex
from habeas.read.entities import Standing
from habeas.read.languages.slavic.morphology import sex_of_gender
from habeas.read.languages.slavic.people import Meant
from habeas.read.languages.slavic.phrases import OWNING
from habeas.read.languages.slavic.tokens import Token
from habeas.read.languages.slavic.wordlists import Wordlists


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFor:
    """Whose wife or brother speaks, `by` the sex of that one, `until` the token where the sentence ends."""

    entity: str
    by: Sex
    until: int

    def is_meant(self, last: int, sex: Sex | None, wanted: Sex) -> bool:
        """Return whether "его" in what she says is he: nobody else there speaks or is spoken for, and sexes differ."""
        return self.until == last and sex is wanted and self.by not in (wanted, Sex.UNKNOWN)


class Owners:
    """The owners of a document, found in one walk over its tokens; `found` are their numbers."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: Wordlists,
        standings: Mapping[int, Standing],
        meant: Mapping[int, Meant],
        known: frozenset[str],
    ) -> None:
        """Keep what the walk knows: `meant` grows with it; `known` are words for people, roles and bodies."""
        self.tokens = tokens
        self.words = words
        self.standings = standings
        self.meant = meant
        self.known = known
        self.sexes = words.table("sex")
        self.found: set[int] = set()

    def is_possessive(self, index: int, last: int) -> bool:
        """Return whether "его", "её", "их" belongs to the noun behind it: "её сын"."""
        if self.tokens[index].lower not in OWNING:
            return False
        following = self.tokens[index + 1] if index + 1 < last else None
        return (
            following is not None
            and following.form.part in ("NOUN", "ADJF", "PRTF")
            and following.can_be("NOUN", "ADJF")
        )

    def is_whose(self, index: int) -> bool:
        """Return whether a name only tells whose somebody is: "сосед Панина рассказал", "жена Ивана Лунина говорит"."""
        before, token = self.tokens[index - 1] if index else None, self.tokens[index]
        if before is None or not any(form.case == "gent" for form in token.forms):
            return False
        if index - 1 in self.found:
            return self.standings.get(index - 1) is self.standings[index]
        kin = before.lemma in self.words.words("kin")  # «дружина» is a squad too, and inanimate
        if before.form.part != "NOUN" or not (before.form.is_animate or kin):
            return False
        if before.form.case == "nomn":
            named = index - 1 in self.meant or index - 1 in self.standings
            role = before.lemma in self.known
            return not any(form.case == "nomn" and form.gender != "neut" for form in token.forms) if role else not named
        return kin and self.is_of_other_sex(index, self.sex_told_by(before.lemma))

    def sex_told_by(self, lemma: str) -> Sex:
        """Return the sex of those whom a noun can describe, unknown where it can be either."""
        return {"man": Sex.MAN, "woman": Sex.WOMAN}.get(self.sexes.get(lemma, ""), Sex.UNKNOWN)

    def is_of_other_sex(self, index: int, sex: Sex) -> bool:
        """Return whether a first name can only be borne by somebody of another sex: "мати Івана" is not Ivan."""
        told = {sex_of_gender(form.gender) for form in self.tokens[index].forms if "Name" in form.marks}
        return sex is not Sex.UNKNOWN and bool(told - {None}) and sex not in told

    def is_by_the_words_of(self, index: int) -> bool:
        """Return whether a name stands behind "по словам матери"."""
        return index in self.found and index > 1 and self.tokens[index - 2].lower.startswith("слов")
