"""The appeals ledger as lines of a form: what was asked of whom, what came back, since when there is no answer.

An appeal is a fact that the group itself entered, so its line cites the ledger, with the exhibit that proves it, and
not a statement. One person's twenty appeals are twenty lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.act.boxes import OFFICIAL_WORDS, Cited, Line
from habeas.act.ledger import Due
from habeas.act.phrasebook import Phrasebook, phrasebook
from habeas.act.same_step import tell_of_answer, tell_of_appeal
from habeas.act.wording import Parties, day_in_words, party_name, when_in_words
from habeas.facts.appeal import Answer, Dispatch, LedgerLine, LoggedAnswer
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import EntryId, ExhibitId
from habeas.facts.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One appeal of the ledger as of a day: its short number, all that followed, and how its term stands.

    `due` is None where its term could not be counted: then nothing is said of whether an answer is missing.
    """

    number: str
    line: LedgerLine
    due: Due | None


def given_by_ledger(
    steps: Sequence[Step],
    parties: Parties,
    exhibits: Mapping[ExhibitId, Exhibit],
    language: str,
    statements: Sequence[Statement] = (),
) -> dict[str, tuple[Line, ...]]:
    """Return the lines of appeals and of what came back, by what they fill; in the order in which they were sent.

    Args:
        steps: The appeals for one person, sent by the day of the form, without answers that came after it.
        parties: By id, for who appealed.
        exhibits: By id, for the names of the papers that prove a step.
        language: One of `LANGUAGES`.
        statements: What the record tells: a line rests on the statements of the same step too.
    """
    told = _Telling(parties=parties, exhibits=exhibits, book=phrasebook(language), statements=statements)
    ordered = sorted(steps, key=lambda one: (str(one.line.appeal.sent.earliest or ""), one.number))
    return {
        "appeals": tuple(told.appeal(one) for one in ordered),
        "responses": tuple(line for one in ordered for line in told.responses(one)),
        "official_word": tuple(line for one in ordered for line in told.official_words(one)),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """Puts steps into the words of one language."""

    parties: Parties
    exhibits: Mapping[ExhibitId, Exhibit]
    book: Phrasebook
    statements: Sequence[Statement]

    def appeal(self, step: Step) -> Line:
        """Return the line of an appeal: what, when, to whom, by whom, how, on which law, and when it arrived."""
        appeal, language = step.line.appeal, self.book.language
        by = ", ".join(party_name(one, self.parties, language) for one in appeal.by)
        sent_by = "" if appeal.dispatch is Dispatch.OTHER else self.book.word("dispatch", appeal.dispatch.value)
        text = self.book.say(
            "ledger.appeal",
            kind=self.book.word("appeal_kinds", appeal.kind.value),
            days=when_in_words(appeal.sent, language),
            addressee=self.book.quoted(appeal.addressee),
            by=by,
            dispatch=sent_by,
            law=self.book.quoted(appeal.law),
            asks=self.book.quoted(appeal.asks),
            received=when_in_words(step.line.received, language),
        )
        told = tell_of_appeal(appeal, self.statements, self.parties)
        return Line(text=text, rests_on=told, cites=(self._cited(step, step.line.entry, appeal.proof),))

    def responses(self, step: Step) -> Iterator[Line]:
        """Yield a line for every answer, and one where the term ended without any."""
        for logged in step.line.answers:
            yield self._answered(step, logged)
        since = step.due.no_answer_since if step.due else None
        if since is not None and not _ended_by(step.line.answers):
            day, addressee = day_in_words(since, self.book.language), self.book.quoted(step.line.appeal.addressee)
            text = self.book.say("ledger.no_answer", addressee=addressee, day=day)
            yield Line(text=text, cites=(self._cited(step, step.line.entry, step.line.received_proof),))

    def official_words(self, step: Step) -> Iterator[Line]:
        """Yield a line for every answer by which the office says whether it holds the person."""
        for logged in step.line.answers:
            if logged.answer.response.value in OFFICIAL_WORDS:
                yield self._answered(step, logged)

    def _answered(self, step: Step, logged: LoggedAnswer) -> Line:
        cited = self._cited(step, logged.entry, logged.answer.exhibit)
        told = tell_of_answer(step.line.appeal, logged.answer, self.statements, self.parties)
        return Line(text=self._answer(step, logged.answer), rests_on=told, cites=(cited,))

    def _answer(self, step: Step, answer: Answer) -> str:
        return self.book.say(
            "ledger.answer",
            addressee=self.book.quoted(step.line.appeal.addressee),
            day=day_in_words(answer.on, self.book.language),
            response=self.book.word("answers", answer.response.value),
            gist=self.book.quoted(answer.gist),
            effect=self.book.quoted(answer.effect),
        )

    def _cited(self, step: Step, entry: EntryId, proof: ExhibitId | None) -> Cited:
        paper = "" if proof is None else self.exhibits[proof].name if proof in self.exhibits else proof
        return Cited(number=step.number, entry=entry, proof=paper)


def _ended_by(answers: Sequence[LoggedAnswer]) -> bool:
    return any(one.answer.response.ends_the_wait for one in answers)
