"""Relatives who are told without their name, and were named through the same kinship before or after.

"Рассказала мать Ивана Лунина Галина. Сына увезли": the son is Ivan. "Его мать плакала": the mother is Galina.
"""

from __future__ import annotations

from habeas.facts.party import PartyKind, Sex
from habeas.read.languages.slavic.names.drafts import Draft, KinTie, Ledger
from habeas.read.languages.slavic.wordlists import Wordlists

_CHILDREN, _PARENTS, _SIBLINGS = ("son", "daughter"), ("mother", "father"), ("brother", "sister")
_BACK: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*_PARENTS, "parent"), _CHILDREN),
    **dict.fromkeys(_CHILDREN, _PARENTS),
    **dict.fromkeys(_SIBLINGS, _SIBLINGS),
    **dict.fromkeys(("grandmother", "grandfather"), ("grandson", "granddaughter")),
    **dict.fromkeys(("grandson", "granddaughter"), ("grandmother", "grandfather")),
    "wife": ("husband",),
    "husband": ("wife",),
}
"""What somebody is to a relative: who has a mother is her son or daughter."""

_SEXES = {
    **dict.fromkeys(("son", "father", "brother", "husband", "grandson", "grandfather"), Sex.MAN),
    **dict.fromkeys(("daughter", "mother", "sister", "wife", "granddaughter", "grandmother"), Sex.WOMAN),
}


def join_kin(ledger: Ledger, words: Wordlists) -> None:
    """Give the words for an unnamed relative to the named person who alone can be meant by them.

    1. Whose relative it is, where the text tells it, must be one side of a tie; else any tie will do.
    2. One person only may fit; where two do, the relative stays somebody of its own.
    3. A word that means kin only beside such a tie ("чоловік") describes nobody without one.
    """
    kin, perhaps = words.table("kin"), words.table("perhaps_kin")
    told = [tie for tie in ledger.ties if tie.draft.is_named or tie.owner.is_named]
    for draft in ledger.drafts:
        name = kin.get(draft.head) or perhaps.get(draft.head)
        if draft.is_named or draft.kind is not PartyKind.PERSON or name is None:
            continue
        meant = _meant(draft, name, told)
        if meant is not None:
            _join(ledger, draft, meant)
        elif draft.head in perhaps and draft.owner is None:
            draft.references.clear()


def _meant(draft: Draft, kin: str, ties: list[KinTie]) -> Draft | None:
    """Return the one named person who is that relative, None where nobody or several could be."""
    found: dict[int, Draft] = {}
    for tie in ties:
        forth = tie.kin == kin and _is_of(draft, tie.owner)
        back = kin in _BACK.get(tie.kin, ()) and _is_of(draft, tie.draft)
        for fits, person in ((forth, tie.draft), (back, tie.owner)):
            if fits and person.is_named and person is not draft and _is_like(person, kin):
                found[id(person)] = person
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of(draft: Draft, side: Draft) -> bool:
    """Return whether a relative can be that person's: nobody else was told, and no pronoun stayed open."""
    return draft.owner is side if draft.owner is not None else draft.owner_token is None


def _is_like(person: Draft, kin: str) -> bool:
    sex = _SEXES.get(kin, Sex.UNKNOWN)
    return person.kind is PartyKind.PERSON and (person.sex is sex or Sex.UNKNOWN in (person.sex, sex))


def _join(ledger: Ledger, draft: Draft, meant: Draft) -> None:
    meant.references += draft.references
    meant.references.sort(key=lambda place: place.first)
    draft.references = []
    ledger.ties[:] = [tie for tie in ledger.ties if tie.draft is not draft and tie.owner is not draft]
