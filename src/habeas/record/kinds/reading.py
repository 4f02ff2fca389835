"""Acts read from their bodies, many one after the other: those about statements, the most, by their form."""

from __future__ import annotations

from habeas.facts.ids import PartyId, ProposalId, StatementId
from habeas.facts.judgement import Verdict
from habeas.facts.statement_text import (
    GRADE,
    ID_GROUP,
    QUOTE_GROUP,
    STATEMENT,
    STATEMENT_GROUPS,
    StatementReader,
)
from habeas.facts.text_form import Form, Groups, NotInThisForm, list_in, words_in
from habeas.record.decisions import Outline
from habeas.record.kinds.act import Act
from habeas.record.kinds.registry import Registry
from habeas.record.kinds.statements import StatementAccepted, StatementCorrected, StatementEntered

_FIRST = f'{{"about":[<list>],"grade":{GRADE}'
_FORMS: dict[type[Act], Form] = {
    StatementAccepted: Form(f'{_FIRST},"proposal":"<words>","reason":"<words>","statement":{STATEMENT}}}'),
    StatementCorrected: Form(
        f'{_FIRST},"proposal":<words?>,"reason":"<words>","statement":{STATEMENT},"supersedes":<words?>}}'
    ),
    StatementEntered: Form(f'{_FIRST},"reason":"<words>","statement":{STATEMENT}}}'),
}
"""The form of a body by what it is read as, in the version of the kind that this program writes."""


class ActReader:
    """Reads bodies as `Registry.decode` does; what many acts have in common is read once, and is one object."""

    def __init__(self, registry: Registry) -> None:
        """Take the kinds to read."""
        self._registry = registry
        self._reader = StatementReader()
        self._abouts: dict[str, tuple[PartyId, ...]] = {}

    def decode(self, kind: str, version: int, body: bytes) -> Act:
        """Return the act that a body stands for; takes and raises what `Registry.decode` does."""
        act_type = self._registry.kinds.get(kind)
        if act_type in _FORMS and version == act_type.version:
            try:
                groups = _FORMS[act_type].groups(body.decode())
                if groups is not None:
                    return self._read(act_type, groups)
            except (NotInThisForm, UnicodeDecodeError):
                pass
        return self._registry.decode(kind, version, body)

    def outline(self, kind: str, version: int, body: bytes) -> Outline | None:
        """Return what links the judgement about a statement that a body stands for, without making the act.

        None where the body does not stand for one that is found to be sound so: `decode` tells.
        """
        act_type = self._registry.kinds.get(kind)
        if act_type not in _FORMS or version != act_type.version:
            return None
        try:
            groups = _FORMS[act_type].groups(body.decode())
            if groups is None:
                return None
            if b"\\" in body:
                # A list or a fact with an escape in it is no single text: then nothing is found to be sound here.
                groups = tuple([None if one is None else words_in(one) for one in groups])
            self._reader.grade(groups[1:3])
            first = 4 if act_type is StatementEntered else 5
            self._reader.check(groups[first : first + STATEMENT_GROUPS])
        except (NotInThisForm, UnicodeDecodeError):
            return None
        statement, quote = groups[first + ID_GROUP], groups[first + QUOTE_GROUP]
        if act_type is StatementEntered:
            return Outline(Verdict.ACCEPTED, None, statement, None, quote)
        if act_type is StatementAccepted:
            return Outline(Verdict.ACCEPTED, groups[3], statement, None, quote)
        return Outline(Verdict.CORRECTED, groups[3], statement, groups[-1], quote)

    def _read(self, act_type: type[Act], groups: Groups) -> Act:
        about = self._abouts.get(groups[0])
        if about is None:
            about = self._abouts[groups[0]] = tuple(PartyId(one) for one in list_in(groups[0]))
        grade = self._reader.grade(groups[1:3])
        if act_type is StatementEntered:
            statement, reason = self._reader.statement(groups[4:]), self._reader.one(groups[3])
            return StatementEntered(about=about, grade=grade, reason=reason, statement=statement)
        proposal = None if groups[3] is None else ProposalId(words_in(groups[3]))
        reason = self._reader.one(groups[4])
        statement, rest = self._reader.statement(groups[5 : 5 + STATEMENT_GROUPS]), groups[5 + STATEMENT_GROUPS :]
        if proposal is not None and act_type is StatementAccepted:
            return StatementAccepted(about=about, grade=grade, proposal=proposal, reason=reason, statement=statement)
        supersedes = None if rest[0] is None else StatementId(words_in(rest[0]))
        return StatementCorrected(
            about=about, grade=grade, proposal=proposal, reason=reason, statement=statement, supersedes=supersedes
        )
