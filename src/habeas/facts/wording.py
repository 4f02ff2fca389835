"""A claim in a few words, for lists and tables; the words of the source stand beside it, never instead of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from habeas.facts.claim import (
    ActClaim,
    AppealClaim,
    Claim,
    ContactClaim,
    CountClaim,
    Measure,
    ResponseClaim,
    TieClaim,
    WhereaboutsClaim,
)
from habeas.facts.count import Count
from habeas.facts.errors import unchanged
from habeas.facts.when import When

NameOf = Callable[[str], str]
"""Gives the name of an entity or a party by its id."""

_SOMEONE, _NO_KIND, _BY, _CUSTODY = "someone", "said, of no other kind", "by %(who)s", "custody %(said)s"
_CONTACT, _COUNTED, _PART = "%(who)s: %(state)s, %(whom)s", "%(number)s %(who)s", "%(number)s of %(whole)s"
TEMPLATES = (_SOMEONE, _NO_KIND, _BY, _CUSTODY, _CONTACT, _COUNTED, _PART)
"""What `ClaimLanguage.translate` is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLanguage:
    """How claims are told in one language: names stand behind a colon or between signs, so that none needs their cases.

    `translate` turns one of `TEMPLATES` into the language, `label` a code of the list that is named, `tie` says who is
    tied to whom by a tie, in this order: who, the tie, whom.
    """

    translate: Callable[[str], str]
    label: Callable[[str, str], str]
    count: Callable[[Count], str]
    tie: Callable[[str, str, str], str]


def claim_in_words(claim: Claim, name_of: NameOf, language: ClaimLanguage | None = None) -> str:
    """Return what a claim says, with names in the place of ids; in English where no language is given."""
    said = language or _ENGLISH
    match claim:
        case CountClaim():
            return _count(claim, name_of, said)
        case ActClaim():
            return _act(claim, name_of, said)
        case ContactClaim():
            return said.translate(_CONTACT) % {
                "who": _names(claim.of, name_of, said),
                "state": said.label(claim.state, "contact"),
                "whom": said.label(claim.with_whom, "channel"),
            }
        case WhereaboutsClaim():
            return _whereabouts(claim, name_of, said)
        case TieClaim():
            return said.tie(name_of(claim.from_party), claim.tie, name_of(claim.to))
        case AppealClaim():
            return _appeal(claim, name_of, said)
        case ResponseClaim():
            return _response(claim, name_of, said)
        case _:
            return said.translate(_NO_KIND)


def count_in_words(count: Count) -> str:
    """Return the bounds of a count: `61`, `8–10`, `at least 234`, `up to 300`."""
    if count.at_most is None:
        return f"at least {count.at_least}"
    if count.is_exact:
        return str(count.at_least)
    return f"up to {count.at_most}" if count.at_least <= 1 else f"{count.at_least}–{count.at_most}"


def when_in_words(when: When) -> str:
    """Return the words of a date with its bounds: `earlier this month (2023-07-01 to 2023-07-20)`."""
    bounds = bounds_in_words(when.edtf) if when.edtf else ""
    return f"{when.words} ({bounds})" if when.words else bounds


def bounds_in_words(
    edtf: str, *, between: str = "%(first)s to %(last)s", since: str = "from %(first)s", until: str = "up to %(last)s"
) -> str:
    """Return the first and the last day of a date in EDTF; where an end is open, the words for that."""
    within = edtf.strip("[]")
    first, is_range, last = within.partition("/" if "/" in within else "..")
    ends = {"first": first.replace("..", ""), "last": last.replace("..", "")}
    if not is_range or not (ends["first"] or ends["last"]):
        return within
    return (between if all(ends.values()) else since if ends["first"] else until) % ends


def _count(claim: CountClaim, name_of: NameOf, said: ClaimLanguage) -> str:
    is_part = claim.of is not None and claim.of == claim.part_of
    who = name_of(claim.of) if claim.of and not is_part else claim.about or ""
    words = said.count(claim.number)
    if who:
        words = said.translate(_COUNTED) % {"number": words, "who": who}
    if claim.measure and claim.measure is not Measure.TOTAL:
        words += f" ({said.label(claim.measure.value, 'measure')})"
    if claim.part_of:
        words = said.translate(_PART) % {"number": words, "whole": name_of(claim.part_of)}
    return f"{words}: {said.label(claim.state, 'counted')}" if claim.state else words


def _act(claim: ActClaim, name_of: NameOf, said: ClaimLanguage) -> str:
    words = said.label(claim.act, "act")
    if claim.victims:
        words += f" → {_names(claim.victims, name_of, said)}"
    if claim.perpetrators:
        words += " · " + said.translate(_BY) % {"who": _names(claim.perpetrators, name_of, said)}
    return f"{words} · {claim.conditions}" if claim.conditions else words


def _whereabouts(claim: WhereaboutsClaim, name_of: NameOf, said: ClaimLanguage) -> str:
    words = f"{_names(claim.of, name_of, said)}: {said.label(claim.state, 'state')}"
    if claim.place:
        words += f" → {name_of(claim.place)}"
    if claim.custody:
        words += " · " + said.translate(_CUSTODY) % {"said": said.label(claim.custody.value, "custody")}
    return words


def _appeal(claim: AppealClaim, name_of: NameOf, said: ClaimLanguage) -> str:
    words = _names(claim.by, name_of, said)
    words += f" → {name_of(claim.to)}" if claim.to else ""
    words += f", {said.count(claim.number)}" if claim.number else ""
    return f"{words}: {claim.asks}" if claim.asks else words


def _response(claim: ResponseClaim, name_of: NameOf, said: ClaimLanguage) -> str:
    by = name_of(claim.by) if claim.by else said.translate(_SOMEONE)
    words = f"{by}: {said.label(claim.response, 'answer')}"
    words += f" → {_names(claim.to, name_of, said)}" if claim.to else ""
    return f"{words} · {claim.about}" if claim.about else words


def _names(references: Iterable[str], name_of: NameOf, said: ClaimLanguage) -> str:
    return ", ".join(name_of(reference) for reference in references) or said.translate(_SOMEONE)


def _code_itself(code: str, _: str) -> str:
    return code


def _tie_in_english(who: str, tie: str, whom: str) -> str:
    return f"{who} · {tie} {whom}"


_ENGLISH = ClaimLanguage(translate=unchanged, label=_code_itself, count=count_in_words, tie=_tie_in_english)
