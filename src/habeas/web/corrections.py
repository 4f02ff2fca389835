"""A proposal as a form that a person corrects, and what the form asks to be changed: only what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.facts.claim import ACTS, CONTACT_CHANNELS, CONTACT_STATES, WHEREABOUTS_STATES, Custody
from habeas.facts.plain import to_plain
from habeas.facts.statement import Proposal
from habeas.web.choices import count_in, when_in

VOCABULARY: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("act", "act"): ACTS,
    ("contact", "with"): CONTACT_CHANNELS,
    ("contact", "state"): CONTACT_STATES,
    ("whereabouts", "state"): WHEREABOUTS_STATES,
    ("whereabouts", "custody"): ("", *(one.value for one in Custody)),
    ("count", "measure"): ("", "total", "each", "share"),
}
"""Fields of claims, by kind and name, that take one of a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """One field of a claim as a form shows it; where there are `choices` the value is one of them."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """The form over one proposal, with what stands in it now: what was proposed, or what was typed and refused."""

    fields: tuple[TextField, ...]
    has_number: bool
    at_least: str
    at_most: str
    when: str
    polarity: str
    modality: str
    source: str
    information: str
    reason: str


def correction_form(proposal: Proposal, typed: Mapping[str, str]) -> CorrectionForm:
    """Return the form over a proposal; what was `typed` stands in it before what was proposed."""
    number = getattr(proposal.claim, "number", None)
    most = "" if number is None or number.at_most is None else str(number.at_most)
    return CorrectionForm(
        fields=tuple(
            TextField(
                name=name,
                value=typed.get(f"claim-{name}", before),
                choices=VOCABULARY.get((proposal.claim.kind, name), ()),
            )
            for name, before in text_fields(proposal).items()
        ),
        has_number=number is not None,
        at_least=typed.get("at_least", str(number.at_least) if number is not None else ""),
        at_most=typed.get("at_most", most),
        when=typed.get("when", proposal.when.edtf if proposal.when else ""),
        polarity=typed.get("polarity", proposal.polarity.value),
        modality=typed.get("modality", proposal.modality.value),
        source=typed.get("source", "F"),
        information=typed.get("information", "6"),
        reason=typed.get("reason", ""),
    )


def text_fields(proposal: Proposal) -> dict[str, str]:
    """Return the fields of the claim that a person may retype, with their present text.

    References to people and places are left out: who is meant is settled by accepting and by judging identity.
    """
    plain = to_plain(proposal.claim)
    assert isinstance(plain, dict), "a claim is an object in JSON"
    references = {"kind", "number", *proposal.claim.reference_fields, "from"}
    return {
        name: "" if value is None else str(value)
        for name, value in plain.items()
        if name not in references and not isinstance(value, list | dict)
    }


def changes_from(form: Mapping[str, str], proposal: Proposal) -> dict[str, object]:
    """Return the changes that a submitted correction form asks for.

    Raises:
        MalformedFact: the date is not EDTF, or the bounds of the number are crossed.
        FormNotUnderstood: a number is not a number.
    """
    changes: dict[str, object] = {}
    claim: dict[str, object] = {
        name: (form[f"claim-{name}"] or None)
        for name, before in text_fields(proposal).items()
        if f"claim-{name}" in form and form[f"claim-{name}"] != before
    }
    number = _changed_number(form, proposal)
    if number is not None:
        claim["number"] = number
    if claim:
        changes["claim"] = claim
    for part in ("polarity", "modality"):
        if form.get(part) and form[part] != str(getattr(proposal, part)):
            changes[part] = form[part]
    before_edtf = proposal.when.edtf if proposal.when else ""
    if "when" in form and form["when"].strip() != before_edtf:
        changes["when"] = to_plain(when_in(form))
    return changes


def _changed_number(form: Mapping[str, str], proposal: Proposal) -> object | None:
    present = getattr(proposal.claim, "number", None)
    if present is None or "at_least" not in form:
        return None
    given = count_in(form, words=present.words)
    return None if given is None or given == present else to_plain(given)
