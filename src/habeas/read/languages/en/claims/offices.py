"""The words for offices and for holding them, and what they are offices of."""

from __future__ import annotations

from habeas.facts.party import PartyKind

OFFICES: dict[str, str] = {
    **{word: word for word in (
        "commander head chief leader founder co-founder director chairman chairwoman chairperson president deputy "
        "coordinator spokesman spokeswoman spokesperson lawyer member editor secretary representative employee manager "
        "chaplain driver volunteer activist officer owner adviser advisor judge psychologist doctor"
    ).split()},
    "attorney": "lawyer", "advocate": "lawyer", "counsel": "lawyer", "solicitor": "lawyer", "barrister": "lawyer",
    "defender": "lawyer", "cofounder": "co-founder", "chair": "head", "chief-of-staff": "chief of staff",
    "editor-in-chief": "editor", "boss": "head", "superior": "commander",
}  # fmt: skip
"""The office that a noun names."""

PEOPLE_OFFICES = frozenset("lawyer doctor psychologist chaplain commander".split())
"""Offices that one can hold towards people and not only towards a body."""

BY_VERB: dict[str, str] = {
    "command": "commander", "head": "head", "lead": "leader", "found": "founder", "co-found": "co-founder",
    "establish": "founder", "run": "head", "chair": "head", "represent": "lawyer", "defend": "lawyer",
    "direct": "director", "cofound": "co-founder", "coordinate": "coordinator",
}  # fmt: skip
"""The office of the one who does what a verb says."""

SERVING = frozenset("serve work fight enlist".split())
"""Verbs of those who belong to a body."""

BODIES = (PartyKind.ORGANIZATION, PartyKind.UNIT)
"""What an office is an office of."""

UNIT_WORDS = frozenset(
    "brigade battalion regiment company platoon unit division squadron garrison detachment corps".split()
)
"""Nouns that stand for a unit named before."""
