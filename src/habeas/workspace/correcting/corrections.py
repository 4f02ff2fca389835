"""A proposal as a form that a person corrects, and what the form asks to be changed: only what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.facts.claim import ACTS, CONTACT_CHANNELS, CONTACT_STATES, WHEREABOUTS_STATES, Custody
from habeas.facts.party import PartyKind
from habeas.facts.plain import to_plain
from habeas.facts.reading import Entity
from habeas.facts.statement import Proposal, Where
from habeas.workspace.correcting.choices import count_in, when_in
from habeas.workspace.correcting.errors import FormNotUnderstood

VOCABULARY: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("act", "act"): ACTS,
    ("contact", "with"): CONTACT_CHANNELS,
    ("contact", "state"): CONTACT_STATES,
    ("whereabouts", "state"): WHEREABOUTS_STATES,
    ("whereabouts", "custody"): ("", *(one.value for one in Custody)),
    ("count", "measure"): ("", "total", "each", "share"),
}
"""Fields of claims, by kind and name, that take one of a few words."""

REQUIRED: Mapping[str, frozenset[str]] = {
    "whereabouts": frozenset(("of",)),
    "contact": frozenset(("of",)),
    "tie": frozenset(("from", "to")),
    "appeal": frozenset(("by",)),
}
"""Fields of claims, by kind, in which somebody must be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField:
    """One field of a claim as a form shows it; where there are `choices` the value is one of them."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoField:
    """One field of a claim that points at entities of its reading; `chosen` are the ids that it points at now."""

    name: str
    chosen: tuple[str, ...]
    is_many: bool
    is_required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """The form over one proposal, with what stands in it now: what was proposed, or what was typed and refused."""

    who: tuple[WhoField, ...]
    fields: tuple[TextField, ...]
    has_number: bool
    at_least: str
    at_most: str
    when: str
    where: str
    polarity: str
    modality: str
    source: str
    information: str
    reason: str


def correction_form(
    proposal: Proposal, typed: Mapping[str, str], chosen: Mapping[str, Sequence[str]] | None = None
) -> CorrectionForm:
    """Return the form over a proposal; what was `typed` and `chosen` stands in it before what was proposed."""
    sent = chosen or {}
    number = getattr(proposal.claim, "number", None)
    most = "" if number is None or number.at_most is None else str(number.at_most)
    return CorrectionForm(
        who=tuple(
            replace(one, chosen=tuple(sent.get(f"claim-{one.name}", one.chosen))) for one in who_fields(proposal)
        ),
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
        where=typed.get("where", proposal.where.entity if proposal.where else ""),
        polarity=typed.get("polarity", proposal.polarity.value),
        modality=typed.get("modality", proposal.modality.value),
        source=typed.get("source", "F"),
        information=typed.get("information", "6"),
        reason=typed.get("reason", ""),
    )


def text_fields(proposal: Proposal) -> dict[str, str]:
    """Return the fields of the claim that a person may retype, with their present text; for the others see below."""
    plain = to_plain(proposal.claim)
    assert isinstance(plain, dict), "a claim is an object in JSON"
    references = {"kind", "number", *proposal.claim.reference_fields, "from"}
    return {
        name: "" if value is None else str(value)
        for name, value in plain.items()
        if name not in references and not isinstance(value, list | dict)
    }


def who_fields(proposal: Proposal) -> tuple[WhoField, ...]:
    """Return the fields of the claim that point at entities, by the names that they have in JSON."""
    claim = proposal.claim
    required = REQUIRED.get(claim.kind, frozenset())
    found = []
    for attribute in claim.reference_fields:
        name, value = attribute.removesuffix("_party"), getattr(claim, attribute)
        many = isinstance(value, tuple)
        chosen = value if many else (value,) if value else ()
        found.append(WhoField(name=name, chosen=chosen, is_many=many, is_required=name in required))
    return tuple(found)


def changes_from(
    form: Mapping[str, str],
    proposal: Proposal,
    *,
    entities: Sequence[Entity] = (),
    chosen: Mapping[str, Sequence[str]] | None = None,
    published: date | None = None,
) -> dict[str, object]:
    """Return the changes that a submitted correction form asks for.

    Args:
        form: What was typed, by field.
        proposal: What is corrected.
        entities: Those of its reading; a correction may point at nobody else.
        chosen: All values of each field, since several may be chosen in one.
        published: The day of the report, for dates in words.

    Raises:
        MalformedFact: the bounds of the number are crossed.
        DateNotUnderstood: the date is neither EDTF nor plain words.
        FormNotUnderstood: a number is not a number, somebody chosen is not of the reading, or nobody is where
            somebody must be.
    """
    changes: dict[str, object] = {}
    claim: dict[str, object] = {
        name: (form[f"claim-{name}"] or None)
        for name, before in text_fields(proposal).items()
        if f"claim-{name}" in form and form[f"claim-{name}"] != before
    }
    claim |= _changed_who(chosen or {}, proposal, {entity.id: place for place, entity in enumerate(entities)})
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
        changes["when"] = to_plain(when_in(form, published=published))
    if "where" in form and form["where"] != (proposal.where.entity if proposal.where else ""):
        changes["where"] = _where(form["where"], places_of(entities))
    return changes


def places_of(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities that something can have happened at: places that the report names."""
    return tuple(one for one in entities if one.kind is PartyKind.PLACE and one.mentions)


def _where(chosen: str, places: Sequence[Entity]) -> object:
    """Return the place that was chosen, in the words that name it first."""
    if not chosen:
        return None
    for place in places:
        if place.id == chosen:
            return to_plain(Where(entity=place.id, span=place.mentions[0]))
    raise FormNotUnderstood(field="where")


def _changed_who(sent: Mapping[str, Sequence[str]], proposal: Proposal, order: Mapping[str, int]) -> dict[str, object]:
    changed: dict[str, object] = {}
    for field in who_fields(proposal):
        given = {one for one in sent.get(f"claim-{field.name}", field.chosen) if one}
        if given == set(field.chosen):
            continue
        if not given <= set(order) or (field.is_required and not given) or (len(given) > 1 and not field.is_many):
            raise FormNotUnderstood(field=field.name)
        found = sorted(given, key=order.__getitem__)
        changed[field.name] = found if field.is_many else next(iter(found), None)
    return changed


def _changed_number(form: Mapping[str, str], proposal: Proposal) -> object | None:
    present = getattr(proposal.claim, "number", None)
    if present is None or "at_least" not in form:
        return None
    given = count_in(form, words=present.words)
    return None if given is None or given == present else to_plain(given)
