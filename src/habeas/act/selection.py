"""Which statements fill a box, as a form's file says it: a kind of claim, values of its fields, what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.facts.claim import CLAIM_KINDS, WhereaboutsClaim
from habeas.facts.statement import Modality, Polarity, Statement

NEEDS = ("when", "place", "quote")
"""What a selection can demand of a statement besides its claim."""


FILL_NAMES = frozenset({
    "", "age_group", "appeals", "author", "conditions", "event_date", "event_place", "facts", "family_consent",
    "held_places", "last_seen_date", "last_seen_place", "name", "occupation", "official_word", "other_names",
    "relatives", "responses", "responsible", "responsible_units", "service", "sex", "silence",
})  # fmt: skip
"""What a form's file may name to fill a box; each has its maker in `habeas.act.boxes`, or is given from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Statements whose claim is of `kind` and has one of the listed values in each field named by `values`.

    `asserted` leaves out what was denied, threatened or planned; `by_name` what is said only of a group of the person.
    """

    kind: str
    values: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...] = ()
    asserted: bool = False
    by_name: bool = False

    def takes(self, one: Statement) -> bool:
        """Return whether a statement is one of those selected, whoever it names."""
        if one.claim.kind != self.kind or (self.asserted and not is_asserted(one)):
            return False
        if any(not _has(one, need) for need in self.needs):
            return False
        return all(str(getattr(one.claim, field) or "") in allowed for field, allowed in self.values.items())


def is_asserted(one: Statement) -> bool:
    """Return whether the source says that it is so, or is said to be so."""
    return one.polarity is Polarity.AFFIRMED and one.modality in (Modality.ACTUAL, Modality.ALLEGED)


def why_malformed(selection: Selection) -> str:
    """Return what is wrong with a selection, empty where nothing is."""
    if selection.kind not in CLAIM_KINDS:
        return f"no kind of claim is called {selection.kind}"
    known = CLAIM_KINDS[selection.kind].__dataclass_fields__
    unknown = [field for field in selection.values if field not in known]
    if unknown:
        return f"a claim of kind {selection.kind} has no {unknown[0]}"
    strange = [need for need in selection.needs if need not in NEEDS]
    return f"nothing can need {strange[0]}" if strange else ""


def _has(one: Statement, need: str) -> bool:
    if need == "when":
        return one.when is not None
    if need == "place":
        return one.place is not None or (isinstance(one.claim, WhereaboutsClaim) and one.claim.place is not None)
    return bool(one.anchor.quote)
