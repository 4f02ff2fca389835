"""From a correction form to the changes that it asks for: only what differs from the proposal."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.facts.edtf import parse_edtf
from habeas.facts.plain import to_plain
from habeas.facts.statement import Proposal


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
        MalformedFact: the date is not EDTF.
        ValueError: a number is not a number.
    """
    changes: dict[str, object] = {}
    claim: dict[str, object] = {
        name: (form[f"claim-{name}"] or None)
        for name, before in text_fields(proposal).items()
        if f"claim-{name}" in form and form[f"claim-{name}"] != before
    }
    number = _number(form, proposal)
    if number is not None:
        claim["number"] = number
    if claim:
        changes["claim"] = claim
    for part in ("polarity", "modality"):
        if form.get(part) and form[part] != str(getattr(proposal, part)):
            changes[part] = form[part]
    before = proposal.when.edtf if proposal.when else ""
    if "when" in form and form["when"].strip() != before:
        changes["when"] = to_plain(parse_edtf(form["when"].strip())) if form["when"].strip() else None
    return changes


def _number(form: Mapping[str, str], proposal: Proposal) -> dict[str, object] | None:
    present = getattr(proposal.claim, "number", None)
    if present is None or "at_least" not in form:
        return None
    least = int(form["at_least"])
    most = int(form["at_most"]) if form.get("at_most", "").strip() else None
    if (least, most) == (present.at_least, present.at_most):
        return None
    return {"at_least": least, "at_most": most, "words": present.words}
