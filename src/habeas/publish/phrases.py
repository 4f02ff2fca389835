"""Claims in words for a release: our own words around the names that may be shown and phrases that were cleaned."""

from __future__ import annotations

from collections.abc import Callable

from habeas.facts.claim import (
    ACTS,
    CONTACT_STATES,
    WHEREABOUTS_STATES,
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    Custody,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.statement import Modality, Polarity, Statement

Label = Callable[[str | None], str]
Clean = Callable[[str], str]

_CHANNELS = {
    "family": "the family", "lawyer": "counsel", "humanitarian body": "a humanitarian body",
    "human-rights body": "a human-rights body", "anyone": "anyone",
}  # fmt: skip
_NOT_KNOWN = "where they are is not known"
_CUSTODY = {Custody.ACKNOWLEDGED: "custody is acknowledged", Custody.DENIED: "custody is denied"}

PHRASES = (
    *ACTS, *CONTACT_STATES, *WHEREABOUTS_STATES, *_CHANNELS.values(), *_CUSTODY.values(), _NOT_KNOWN,
    *(modality.value for modality in Modality), "a source not named here", "a place not shown", "a place in", "a unit",
    "a group", "an organisation", "somebody", "said to be denied", "contact with", "was in contact with", "Silence",
    "asking for", "appeal", "answer", "among them", "date withheld", "words withheld", "withheld", "Dossier", "For",
    "Prepared on", "Purpose", "Not shown", "What is known", "Sources speak for themselves", "person", "by", "at",
)  # fmt: skip
"""The words that we put into a release ourselves; none of them tells anything about anybody."""


def phrase_of(statement: Statement, label: Label, clean: Clean) -> str:
    """Return one statement as a phrase.

    Args:
        statement: The statement; its dates and its words are shown apart.
        label: Gives the name under which a party appears.
        clean: Strikes out what may not be shown in a free phrase.
    """
    claim = statement.claim
    phrase = _phrase(claim, label, clean)
    if statement.place is not None and not (isinstance(claim, WhereaboutsClaim) and claim.place is not None):
        phrase += f", at {label(statement.place)}"
    if statement.modality is not Modality.ACTUAL:
        phrase = f"{statement.modality.value}: {phrase}"
    return f"said to be denied: {phrase}" if statement.polarity is Polarity.DENIED else phrase


def _phrase(claim: Claim, label: Label, clean: Clean) -> str:
    if isinstance(claim, ActClaim):
        by = f", by {_labels(claim.perpetrators, label)}" if claim.perpetrators else ""
        conditions = f" ({clean(claim.conditions)})" if claim.conditions else ""
        return f"{clean(claim.act)}: {_labels(claim.victims, label)}{by}{conditions}"
    if isinstance(claim, WhereaboutsClaim):
        place = f", {label(claim.place)}" if claim.place else ""
        custody = f"; {_CUSTODY[claim.custody]}" if claim.custody else ""
        state = _NOT_KNOWN if claim.state == "unknown" else clean(claim.state)
        return f"{_labels(claim.of, label)}: {state}{place}{custody}"
    if isinstance(claim, ContactClaim):
        whom = _CHANNELS.get(claim.with_whom, "anyone")
        # A contact that took place is told as past: "in contact" would say that it goes on.
        was = claim.state == "in contact"
        told = f"was in contact with {whom}" if was else f"contact with {whom}: {clean(claim.state)}"
        return f"{_labels(claim.of, label)}: {told}"
    if isinstance(claim, TieClaim):
        return f"{label(claim.from_party)}: {clean(claim.tie)} {label(claim.to)}"
    if isinstance(claim, AppealClaim):
        number = f" ({clean(claim.number.words)})" if claim.number else ""
        asks = f", asking for {clean(claim.asks)}" if claim.asks else ""
        to = f" to {label(claim.to)}" if claim.to else ""
        return f"appeal{number} by {_labels(claim.by, label)}{to}{asks}"
    if isinstance(claim, ResponseClaim):
        to = f" to {_labels(claim.to, label)}" if claim.to else ""
        return f"answer of {label(claim.by)}{to}: {clean(claim.response)}"
    if isinstance(claim, CountClaim):
        return f"{clean(claim.number.words)} of {label(claim.of)}" + (f": {clean(claim.state)}" if claim.state else "")
    return "remark"


def _labels(references: tuple[str, ...], label: Label) -> str:
    return ", ".join(label(reference) for reference in references) or "somebody"
