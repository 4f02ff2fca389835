"""The appeals ledger of a case: what was asked of whom, what came back, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.act.answers import against_record, check_answer, check_follows, check_when
from habeas.act.calendar import WorkCalendar, load_calendars
from habeas.act.errors import AskerUnknown, ConcernedUnknown, NoPaper
from habeas.act.rule import Rule, find_rule, load_rules
from habeas.act.terms import find_zone
from habeas.facts.appeal import Answer, Appeal, AppealKind, Dispatch, LedgerLine, Response
from habeas.facts.count import Count
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import AppealId, EntryId, ExhibitId, PartyId, new_id
from habeas.facts.party import PartyKind
from habeas.facts.statement import Statement
from habeas.facts.when import When
from habeas.record.kinds import AppealAnswered, AppealFiled, AppealReceived, AppealReminded, AppealStruck
from habeas.workspace.errors import ReasonMissing, UnknownName, UnknownObject
from habeas.workspace.finding import find_party
from habeas.workspace.held import Held, hold
from habeas.workspace.ledger_shown import LedgerView, Sheets, Wanted, canonical_of, show_ledger, show_sheets
from habeas.workspace.own_rules import read_own_calendars, read_own_rules
from habeas.workspace.serialised import serialised
from habeas.workspace.session import Session
from habeas.workspace.showing import find_exhibit


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenAppeal:
    """An appeal as a person enters it: parties and exhibits by name, number or id."""

    addressee: str
    persons: tuple[str, ...]
    sent: When
    by: tuple[str, ...] = ()
    kind: AppealKind = AppealKind.APPEAL
    dispatch: Dispatch = Dispatch.OTHER
    office: str = ""
    rule: str = ""
    law: str = ""
    asks: str = ""
    state: str = ""
    proof: str = ""
    zone: str = ""
    number: Count | None = None
    received: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The appeals ledger of the case that a session works in."""

    session: Session

    def rules(self) -> Mapping[str, Rule]:
        """Return the rules that ship with Habeas, and those of the workspace's own `rules.toml`, which win.

        Raises:
            MalformedAct: that file is not as it must be.
        """
        return {**load_rules(), **read_own_rules(self.session.store.folder.path)}

    def calendars(self) -> Mapping[str, WorkCalendar]:
        """Return the calendars that ship with Habeas, and those in the workspace's `calendars/`, which win.

        Raises:
            MalformedAct: one of those files is not as it must be.
        """
        return {**load_calendars(), **read_own_calendars(self.session.store.folder.path)}

    def file(self, written: WrittenAppeal) -> LedgerLine:
        """Enter an appeal that was sent; each one is its own, however like another it is.

        Raises:
            AskerUnknown, ConcernedUnknown: nobody has the name of who asked, or of whom it is for.
            UnknownObject, AmbiguousName: a party or exhibit is not found, or a person is none.
            NoPaper: the proof is no paper that was collected.
            UnknownRule, UnknownZone: it names what is not there.
            DayNotPossible, AnsweredBeforeSent: a day cannot be.
            ReasonMissing: it says neither for whom nor to whom.
        """
        if not written.addressee.strip() or not written.persons:
            raise ReasonMissing(act="an appeal: an addressee and at least one person; it")
        appeal = self._appeal(written)
        today = self.session.today()
        check_when(appeal.sent, today)
        acts: list[AppealFiled | AppealReceived] = [AppealFiled(appeal=appeal, about=self._about(appeal))]
        if written.received is not None:
            self._check_received(appeal, written.received, number="the appeal")
            acts.append(AppealReceived(appeal=appeal.id, received=written.received, about=self._about(appeal)))
        self.session.append(*acts)
        return self.find(appeal.id)

    @serialised
    def receive(self, given: str, received: When, *, proof: str = "") -> EntryId:
        """Enter when the addressee received or registered an appeal.

        Raises:
            UnknownObject: there is no such appeal or exhibit.
            NoPaper: the proof is no paper that was collected.
            DayNotPossible, AnsweredBeforeSent: the day cannot be.
        """
        line = self.find(given)
        self._check_received(line.appeal, received, number=self._number(line.appeal.id))
        act = AppealReceived(
            appeal=line.appeal.id, received=received, proof=self._exhibit(proof), about=self._about(line.appeal)
        )
        return self.session.append(act)[0]

    @serialised
    def remind(self, given: str, on: date, *, proof: str = "") -> EntryId:
        """Enter that the addressee was reminded; raises what `receive` raises."""
        line = self.find(given)
        self._check(line, step="reminded of", on=on)
        act = AppealReminded(appeal=line.appeal.id, on=on, proof=self._exhibit(proof), about=self._about(line.appeal))
        return self.session.append(act)[0]

    @serialised
    def answer(
        self, given: str, response: Response, on: date, *, exhibit: str = "", gist: str = "", effect: str = ""
    ) -> tuple[Statement, ...]:
        """Enter an answer, and return the accepted statements that it contradicts.

        Raises:
            UnknownObject: there is no such appeal or exhibit.
            NoPaper: the exhibit is no paper that was collected.
            SilenceIsComputed: it says that nobody answered.
            DayNotPossible, AnsweredBeforeSent: the day cannot be.
        """
        line = self.find(given)
        answer = Answer(
            appeal=line.appeal.id,
            response=response,
            on=on,
            exhibit=self._exhibit(exhibit),
            gist=gist,
            effect=effect,
        )
        check_answer(line, answer, number=self._number(line.appeal.id), today=self.session.today())
        self.session.append(AppealAnswered(answer=answer, about=self._about(line.appeal)))
        held = hold(self.session)
        return against_record(answer, canonical_of(line.appeal.persons, held), held.statements)

    @serialised
    def strike(self, entry: str, *, reason: str) -> EntryId:
        """Enter that an entry about an appeal was a mistake; an appeal's own number strikes the whole appeal.

        Raises:
            UnknownObject: no such entry holds.
            ReasonMissing: it was not said why.
        """
        if not reason.strip():
            raise ReasonMissing(act="striking out an entry")
        queries = self.session.store.queries
        appeal = queries.appeal(self.session.case, AppealId(self._id_of(entry)))
        struck = EntryId(entry) if appeal is None else appeal.entry
        of = queries.appeal_of_step(self.session.case, struck)
        if of is None:
            raise UnknownObject(what="entry about an appeal", given=entry)
        line = appeal or self.find(of)
        act = AppealStruck(appeal=of, struck=struck, reason=reason, about=self._about(line.appeal))
        return self.session.append(act)[0]

    def find(self, given: str) -> LedgerLine:
        """Return an appeal by its number or id.

        Raises:
            UnknownObject: there is none.
        """
        line = self.session.store.queries.appeal(self.session.case, AppealId(self._id_of(given)))
        if line is None:
            raise UnknownObject(what="appeal", given=given)
        return line

    def show(self, *, as_of: date, only: str = "", person: str = "") -> LedgerView:
        """Return how the appeals stand on a day, and until when we may act; see `habeas.workspace.ledger_shown`.

        Args:
            as_of: The day.
            only: The number or id of the one appeal that is wanted.
            person: Only appeals for, or by, the person who answers to this.

        Raises:
            UnknownObject, AmbiguousName: what is wanted is not there.
            UnknownRule, UnknownCalendar: an appeal names a rule that is gone.
        """
        wanted = Wanted(only=self.find(only).appeal.id if only else None, person=person)
        return show_ledger(self.session, self.rules(), self.calendars(), as_of=as_of, wanted=wanted)

    def responsible(self, given: str, *, as_of: date) -> Sheets:
        """Return for every act against a person or group who did it, in which unit, under whose command then.

        Raises:
            UnknownObject, AmbiguousName: nobody answers to what was given, or several do.
        """
        return show_sheets(self.session, given, as_of=as_of)

    def _appeal(self, written: WrittenAppeal) -> Appeal:
        held = hold(self.session)
        if written.rule:
            find_rule(self.rules(), written.rule)
        if written.zone:
            find_zone(written.zone)
        return Appeal(
            id=AppealId(new_id("a")),
            kind=written.kind,
            by=tuple(self._asker(one, held) for one in written.by),
            persons=tuple(self._person(one, held) for one in written.persons),
            addressee=written.addressee.strip(),
            sent=written.sent,
            dispatch=written.dispatch,
            office=find_party(self.session, written.office, held=held) if written.office else None,
            rule=written.rule,
            law=written.law,
            asks=written.asks,
            state=written.state.upper(),
            proof=self._exhibit(written.proof),
            number=written.number,
            zone=written.zone,
        )

    def _asker(self, given: str, held: Held) -> PartyId:
        try:
            return find_party(self.session, given, held=held)
        except UnknownName as nobody:
            raise AskerUnknown(nearest=nobody.nearest) from nobody

    def _person(self, given: str, held: Held) -> PartyId:
        try:
            found = find_party(self.session, given, held=held)
        except UnknownName as nobody:
            raise ConcernedUnknown(nearest=nobody.nearest) from nobody
        if held.parties[found].kind not in (PartyKind.PERSON, PartyKind.GROUP):
            raise UnknownObject(what="person or group", given=self._number(found))
        return found

    def _about(self, appeal: Appeal) -> tuple[PartyId, ...]:
        return self.session.store.queries.persons(self.session.case, (*appeal.persons, *appeal.by))

    def _check_received(self, appeal: Appeal, received: When, *, number: str) -> None:
        today = self.session.today()
        check_when(received, today)
        last = min(received.latest or today, today)
        check_follows(appeal, number=number, step="received", on=last, today=today)

    def _check(self, line: LedgerLine, *, step: str, on: date) -> None:
        check_follows(line.appeal, number=self._number(line.appeal.id), step=step, on=on, today=self.session.today())

    def _exhibit(self, given: str) -> ExhibitId | None:
        if not given:
            return None
        found = find_exhibit(self.session, ExhibitId(self._id_of(given)))
        if found.role is not ExhibitRole.ORIGINAL:
            raise NoPaper(exhibit=given)
        return found.id

    def _id_of(self, given: str) -> str:
        return self.session.store.queries.id_of_number(self.session.case, given) or given

    def _number(self, target: str) -> str:
        return self.session.store.queries.number_of(target)
