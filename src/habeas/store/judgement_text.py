"""Judgements read from their rows, many of them one after the other."""

from __future__ import annotations

from datetime import datetime

from habeas.facts.ids import ActorId, EntryId, ProposalId
from habeas.facts.judgement import Judgement, Verdict
from habeas.facts.statement_text import GRADE, STATEMENT, STATEMENT_GROUPS, StatementReader
from habeas.facts.text_form import Groups, NotInThisForm, compile_form, words_in
from habeas.store.packed_text import pack, unpack
from habeas.store.plain_text import read_plain

_FORM = compile_form(
    f'{{"at":"<words>","by":"<words>","entry":"<words>","grade":{GRADE},"proposal":<words?>,"reason":"<words>",'
    f'"statement":{STATEMENT},"verdict":"<words>"}}',
    pack,
)

_VERDICTS = {one.value: one for one in Verdict}


class JudgementReader:
    """Reads judgements as their rows have them, packed; what many have in common is one object, and is read once."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._reader = StatementReader(unpack)
        self._instants: dict[str, datetime] = {}

    def read(self, packed: str) -> Judgement:
        """Return the judgement that `pack` was given as `write_plain` writes it.

        Raises:
            MalformedFact: the text is not that of a judgement.
        """
        match = _FORM.fullmatch(packed)
        if match is not None:
            try:
                return self._judgement(match.groups())
            except NotInThisForm:
                pass
        return read_plain(Judgement, unpack(packed))

    def _judgement(self, groups: Groups) -> Judgement:
        at, by, entry, information, source, proposal, reason = groups[: -STATEMENT_GROUPS - 1]
        verdict = groups[-1]
        if verdict not in _VERDICTS:
            raise NotInThisForm
        return Judgement(
            entry=EntryId(words_in(entry)),
            proposal=None if proposal is None else ProposalId(words_in(proposal)),
            verdict=_VERDICTS[verdict],
            by=ActorId(self._reader.one(by)),
            at=self._instants.get(at) or self._instant(at),
            reason=self._reader.one(reason),
            statement=self._reader.statement(groups[-STATEMENT_GROUPS - 1 : -1]),
            grade=self._reader.grade((information, source)),
        )

    def _instant(self, text: str) -> datetime:
        try:
            instant = self._instants[text] = datetime.fromisoformat(text)
        except ValueError as error:
            raise NotInThisForm from error
        return instant
