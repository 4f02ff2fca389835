"""Facts as plain JSON values and back, strictly: a field that no type knows is an error, never dropped.

Spans are `[start, end]`, ranges of days `["2022-07-01", null]`, claims carry their `kind`, and the three names
that Python keeps for itself (`from`, `with`, `class`) appear in JSON as the contract has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import NewType, TypeVar, Union, get_args, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.fns import identity
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from habeas.facts.claim import CLAIM_KINDS, Claim, ContactClaim, CountClaim, TieClaim
from habeas.facts.errors import HabeasError, MalformedFact
from habeas.facts.source import Attribution
from habeas.facts.span import Span
from habeas.facts.statement import Proposal
from habeas.facts.when import Days

Value = TypeVar("Value")

_RENAMES: dict[type, dict[str, str]] = {
    ContactClaim: {"with_whom": "with"},
    TieClaim: {"from_party": "from"},
    Attribution: {"speech_class": "class"},
}
_LEFT_OUT_WHEN_EMPTY: dict[type, tuple[str, ...]] = {
    CountClaim: ("about", "part_of", "measure", "base"),
    Attribution: ("rule", "why"),
    Proposal: ("why",),
}


def to_plain(fact: object, *, fractions_as_text: bool = False) -> object:
    """Return a fact as values that `json.dumps` takes.

    Args:
        fact: The fact.
        fractions_as_text: Write fractions as text, their shortest decimal form, as what is hashed has them.
    """
    plain: object = _converter(fractions_as_text=fractions_as_text).unstructure(fact)
    return plain


def from_plain(kind: type[Value], plain: object) -> Value:
    """Return the fact of type `kind` that `plain` stands for.

    Raises:
        MalformedFact: a field is missing, unknown, or of the wrong type.
    """
    try:
        return _converter(fractions_as_text=False).structure(plain, kind)
    except HabeasError:
        raise
    except (BaseValidationError, ForbiddenExtraKeysError, KeyError, TypeError, ValueError) as error:
        # One of several kinds, such as a claim, is a union, which has no name.
        what = getattr(kind, "__name__", "fact of one of several kinds")
        raise MalformedFact(what=what, reason=type(error).__name__) from error


@cache
def _converter(*, fractions_as_text: bool) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    _register_plain_ways(converter)
    if fractions_as_text:
        converter.register_unstructure_hook(float, lambda number: repr(number) if isinstance(number, float) else number)
    converter.register_unstructure_hook(date, lambda day: day.isoformat())
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(datetime, lambda instant: instant.isoformat())
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda pair, _: Span(start=pair[0], end=pair[1]))
    converter.register_unstructure_hook(Days, lambda days: [_iso(days.first), _iso(days.last)])
    converter.register_structure_hook(Days, lambda pair, _: Days(first=_day(pair[0]), last=_day(pair[1])))
    _register(converter, ContactClaim, CountClaim, TieClaim)
    _register_claims(converter)
    # What holds a claim comes after the claims: its hooks keep those that they find.
    _register(converter, Attribution, Proposal)
    return converter


def _register_plain_ways(converter: Converter) -> None:
    """Let what most fields are be read and written without asking each time how: a large case has millions of them."""

    def of_optional(kind: object) -> Callable[[object, object], object]:
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        read = converter.get_structure_hook(inner)
        return lambda plain, _: None if plain is None else read(plain, inner)

    def of_tuple(kind: object) -> Callable[[list[object], object], object]:
        inner = get_args(kind)[0]
        read = converter.get_structure_hook(inner)
        return lambda plain, _: tuple([read(one, inner) for one in plain])

    def of_text(_: object) -> Callable[[object, object], str]:
        return lambda plain, _: plain if type(plain) is str else str(plain)

    def from_optional(kind: object) -> Callable[[object], object]:
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        write = converter.get_unstructure_hook(inner)
        return lambda fact: None if fact is None else write(fact)

    converter.register_unstructure_hook_factory(_is_optional, from_optional)
    converter.register_unstructure_hook_factory(_is_named_text, lambda _: identity)
    converter.register_structure_hook_factory(_is_optional, of_optional)
    converter.register_structure_hook_factory(_is_tuple_of_one, of_tuple)
    converter.register_structure_hook_factory(_is_named_text, of_text)
    for kind in StrEnum.__subclasses__():
        converter.register_structure_hook(kind, _member_of(kind))
        converter.register_unstructure_hook(kind, lambda member: member.value)


def _member_of(kind: type[StrEnum]) -> Callable[[str, object], StrEnum]:
    members = {one.value: one for one in kind}
    return lambda plain, _: members[plain]


def _is_optional(kind: object) -> bool:
    return get_origin(kind) in (Union, UnionType) and len(get_args(kind)) == 2 and NoneType in get_args(kind)


def _is_tuple_of_one(kind: object) -> bool:
    return get_origin(kind) is tuple and len(get_args(kind)) == 2 and get_args(kind)[1] is Ellipsis


def _is_named_text(kind: object) -> bool:
    return isinstance(kind, NewType) and kind.__supertype__ is str


def _register(converter: Converter, *kinds: type) -> None:
    for kind in kinds:
        overrides = {name: override(rename=there) for name, there in _RENAMES.get(kind, {}).items()}
        overrides |= {name: override(omit_if_default=True) for name in _LEFT_OUT_WHEN_EMPTY.get(kind, ())}
        converter.register_unstructure_hook(kind, make_dict_unstructure_fn(kind, converter, **overrides))  # type: ignore[arg-type]
        converter.register_structure_hook(
            kind,
            make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **overrides),  # type: ignore[arg-type]
        )


def _register_claims(converter: Converter) -> None:
    """Write the kind of a claim into its JSON, and choose the class by it on the way back."""
    for kind in CLAIM_KINDS.values():
        converter.register_unstructure_hook(kind, _with_kind(converter.get_unstructure_hook(kind)))

    readers = {kind: converter.get_structure_hook(kind) for kind in CLAIM_KINDS.values()}

    writers = {kind: converter.get_unstructure_hook(kind) for kind in CLAIM_KINDS.values()}

    def unstructure(claim: Claim) -> object:
        return writers[type(claim)](claim)

    def structure(plain: Mapping[str, object], _: type) -> Claim:
        kind = CLAIM_KINDS[str(plain["kind"])]
        claim: Claim = readers[kind]({name: value for name, value in plain.items() if name != "kind"}, kind)
        return claim

    converter.register_unstructure_hook(Claim, unstructure)
    converter.register_structure_hook(Claim, structure)


def _with_kind(unstructure: Callable[[Claim], dict[str, object]]) -> Callable[[Claim], dict[str, object]]:
    return lambda claim: {"kind": claim.kind, **unstructure(claim)}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
