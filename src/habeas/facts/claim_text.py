"""Claims read straight from canonical JSON, and written as it: those kinds of which a case has the most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from habeas.facts.claim import ActClaim, Claim, ContactClaim, Custody, RemarkClaim, WhereaboutsClaim
from habeas.facts.text_form import Form, Groups, NotInThisForm, list_in, quoted, quoted_or_null, words_in


def read_claim(text: str) -> Claim | None:
    """Return the claim that a text in canonical JSON stands for, None where it is none of the commonest kinds.

    Raises:
        NotInThisForm: a field does not hold what belongs there.
    """
    begins, groups = _taken_apart(text)
    return None if groups is None else _FORMS[begins][1](groups)


def is_claim(text: str) -> bool:
    """Return whether a text in canonical JSON, in which nothing is escaped, is a claim of a common kind."""
    begins, groups = _taken_apart(text)
    if groups is None:
        return False
    return begins != _WHEREABOUTS or groups[0] is None or groups[0] in _CUSTODIES


class _TakenApart(NamedTuple):
    """How a line begins by which its kind is known, and its groups, None where it is not of the form of that kind."""

    begins: str = ""
    groups: Groups | None = None


def _taken_apart(text: str) -> _TakenApart:
    for begins, (form, _) in _FORMS.items():
        if text.startswith(begins):
            return _TakenApart(begins, form.groups(text))
    return _TakenApart()


def write_claim(claim: Claim) -> str | None:
    """Return a claim in canonical JSON, None where it is none of the commonest kinds.

    Raises:
        TypeError: a field holds no text.
    """
    if type(claim) is WhereaboutsClaim:
        custody, place = quoted_or_null(claim.custody), quoted_or_null(claim.place)
        return (
            f'{{"custody":{custody},"kind":"whereabouts","of":{_listed(claim.of)},"place":{place},'
            f'"state":{quoted(claim.state)}}}'
        )
    if type(claim) is ContactClaim:
        state, with_whom = quoted(claim.state), quoted(claim.with_whom)
        return f'{{"kind":"contact","of":{_listed(claim.of)},"state":{state},"with":{with_whom}}}'
    if type(claim) is ActClaim:
        return (
            f'{{"act":{quoted(claim.act)},"conditions":{quoted_or_null(claim.conditions)},"kind":"act",'
            f'"perpetrators":{_listed(claim.perpetrators)},"victims":{_listed(claim.victims)}}}'
        )
    return None


def _listed(texts: tuple[str, ...]) -> str:
    return f"[{','.join(map(quoted, texts))}]"


def _whereabouts(groups: Groups) -> Claim:
    custody, of, place, state = groups
    if custody is not None and custody not in _CUSTODIES:
        raise NotInThisForm
    return WhereaboutsClaim(
        of=list_in(of),
        state=words_in(state),
        place=None if place is None else words_in(place),
        custody=None if custody is None else _CUSTODIES[custody],
    )


def _contact(groups: Groups) -> Claim:
    of, state, with_whom = groups
    return ContactClaim(of=list_in(of), with_whom=words_in(with_whom), state=words_in(state))


def _act(groups: Groups) -> Claim:
    act, conditions, perpetrators, victims = groups
    return ActClaim(
        act=words_in(act),
        victims=list_in(victims),
        perpetrators=list_in(perpetrators),
        conditions=None if conditions is None else words_in(conditions),
    )


def _remark(_: Groups) -> Claim:
    return RemarkClaim()


_WHEREABOUTS = '{"custody"'
_CUSTODIES = {one.value: one for one in Custody}

_FORMS: Mapping[str, tuple[Form, Callable[[Groups], Claim]]] = {
    _WHEREABOUTS: (
        Form('{"custody":<words?>,"kind":"whereabouts","of":[<list>],"place":<words?>,"state":"<words>"}'),
        _whereabouts,
    ),
    '{"kind":"contact"': (
        Form('{"kind":"contact","of":[<list>],"state":"<words>","with":"<words>"}'), _contact
    ),
    '{"act"': (
        Form(
            '{"act":"<words>","conditions":<words?>,"kind":"act","perpetrators":[<list>],"victims":[<list>]}'
        ),
        _act,
    ),
    '{"kind":"remark"': (Form('{"kind":"remark"}'), _remark),
}  # fmt: skip
"""The commonest kinds by how their line begins: its form, and what reads its groups."""
