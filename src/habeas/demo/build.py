"""Building the invented case: its reports come in on their days, and its reviewers decide as they did."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from habeas.demo.case_file import DemoCase, DemoReport
from habeas.demo.decisions import (
    Chosen,
    Decision,
    Decisions,
    IdentityDecision,
    Named,
    ReadProposal,
    TieDecision,
    choose,
)
from habeas.demo.errors import DecisionMatchesNothing, NobodyOfThatName, ReportNotTaken
from habeas.facts.claim import TieClaim
from habeas.facts.exhibit import ExhibitRole
from habeas.facts.ids import ExhibitId, PartyId
from habeas.facts.judgement import Verdict
from habeas.facts.span import Span
from habeas.workspace import GivenConsent, Provenance, Receipt, Workspace
from habeas.workspace.judging import Judged, WrittenStatement


@dataclass(kw_only=True)
class CaseClock:
    """The time as the invented case has it: noon of the day that was turned to, a second later at each look."""

    instant: datetime

    def turn_to(self, day: date) -> None:
        """Go on to the noon of a day; the clock never goes back."""
        self.instant = max(self.instant, noon(day))

    def __call__(self) -> datetime:
        """Return the present instant of the case."""
        self.instant += timedelta(seconds=1)
        return self.instant


def noon(day: date) -> datetime:
    """Return noon of a day in UTC."""
    return datetime.combine(day, time(12), tzinfo=UTC)


@dataclass(kw_only=True)
class Build:
    """One case being built: the open workspace, its clock, and what has been done so far."""

    case: DemoCase
    decisions: Decisions
    workspace: Workspace
    clock: CaseClock
    layers: dict[str, ExhibitId] = field(default_factory=dict)
    exhibits: dict[str, ExhibitId] = field(default_factory=dict)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    meant: dict[tuple[str, str], PartyId] = field(default_factory=dict)
    proposals: int = 0
    joined: int = 0
    entered: int = 0

    @classmethod
    def begin(cls, folder: Path, case: DemoCase, decisions: Decisions) -> Build:
        """Make the workspace without a passphrase, and enrol the case's reviewers."""
        first, *others = case.reviewers
        clock = CaseClock(instant=noon(case.reports[0].published))
        workspace = Workspace.create(folder, actor=first.name, passphrase=None, name=case.title, clock=clock)
        for reviewer in others:
            workspace.enrol(reviewer.name, role=reviewer.role)
        return cls(case=case, decisions=decisions, workspace=workspace.acting_as(first.name), clock=clock)

    def take_in(self) -> None:
        """Collect, read and judge every report on its day; then judge who is who, and record the consents."""
        for report in self.case.reports:
            self.clock.turn_to(report.published)
            self._collect(report)
            self.proposals += sum(reading.proposals for reading in self.workspace.read())
            self._judge(report)
        self.clock.turn_to(self.case.as_of)
        for number, decision in enumerate(self.decisions.identities, start=1):
            self._join(number, decision)
        for number, tie in enumerate(self.decisions.ties, start=1):
            self._tie(number, tie)
        self._record_consents()

    def _collect(self, report: DemoReport) -> None:
        """Seal a report under its bare name: where the case lies on this machine is nobody's business."""
        provenance = Provenance(published_on=report.published, publisher=report.publisher)
        content = report.path.read_bytes()
        for receipt in self.workspace.collect_content(content, name=report.file, provenance=provenance):
            self._note(report, receipt)

    def _note(self, report: DemoReport, receipt: Receipt) -> None:
        if receipt.text_layer is None:
            reason = receipt.problem.code if receipt.problem else "no text"
            raise ReportNotTaken(file=report.file, reason=reason)
        self.layers[report.file] = receipt.text_layer
        self.exhibits[report.file] = receipt.exhibit

    def _judge(self, report: DemoReport) -> None:
        views = self.workspace.report(self.layers[report.file]).proposals
        queue = [ReadProposal(id=view.id, file=report.file, proposal=view.proposal) for view in views]
        for chosen in choose(self.decisions.about(report.file), queue):
            self._decide(chosen)

    def _decide(self, chosen: Chosen) -> None:
        decision, proposal = chosen.decision, chosen.proposal.id
        reviewer = self.workspace.acting_as(decision.by)
        match decision.verdict:
            case Verdict.ACCEPTED:
                self._keep(chosen, reviewer.accept(proposal, grade=decision.grade_given(), reason=decision.reason))
            case Verdict.CORRECTED:
                changes = self._changes(decision)
                grade = decision.grade_given()
                self._keep(chosen, reviewer.correct(proposal, changes, reason=decision.reason, grade=grade))
            case Verdict.REJECTED:
                reviewer.reject(proposal, reason=decision.reason)
            case Verdict.UNSURE:
                reviewer.leave_open(proposal, reason=decision.reason)
        self.verdicts[decision.verdict] += 1

    def _changes(self, decision: Decision) -> dict[str, object]:
        claim: dict[str, object] = dict(decision.changes or {})
        if decision.of is not None:
            claim["of"] = self._entity(decision.file, decision.of)
        changes: dict[str, object] = {"claim": claim} if claim else {}
        return changes | ({"modality": decision.modality.value} if decision.modality else {})

    def _entity(self, file: str, name: str) -> str:
        """Return the id of the first group of that name in the reading of a report."""
        session = self.workspace.session
        for exhibit in session.store.queries.derived(self.layers[file], role=ExhibitRole.READING):
            for entity in session.reading(exhibit.id).entities:
                if entity.name == name:
                    return entity.id
        raise NobodyOfThatName(number=0, file=file)

    def _tie(self, number: int, decision: TieDecision) -> None:
        """Enter a tie between groups by hand, anchored in the words of the report that bear it out."""
        layer = self.workspace.session.store.queries.exhibit(self.layers[decision.file])
        start = self.workspace.session.text(layer.id).find(decision.quote)
        if start < 0:
            raise DecisionMatchesNothing(number=number, file=decision.file, kind="tie")
        claim = TieClaim(
            tie=decision.tie,
            from_party=self._party(number, decision.one),
            to=self._party(number, decision.other),
        )
        span = Span(start=start, end=start + len(decision.quote))
        written = WrittenStatement(layer=layer, span=span, claim=claim, speaker=None)
        self.workspace.acting_as(decision.by).enter(written, reason=decision.reason, grade=decision.grade_given())
        self.entered += 1

    def _keep(self, chosen: Chosen, judged: Judged) -> None:
        """Remember whom the first statement in the decision's words is about."""
        about = judged.statement.claim.references() if judged.statement else ()
        if about:
            self.meant.setdefault((chosen.decision.file, chosen.decision.quote), PartyId(about[0]))

    def _join(self, number: int, decision: IdentityDecision) -> None:
        one = self._party(number, decision.one)
        for other in decision.others:
            self.workspace.acting_as(decision.by).judge_identity(
                one, self._party(number, other), decision.identity, reason=decision.reason
            )
            self.joined += 1

    def _party(self, number: int, named: Named) -> PartyId:
        """Return the party that the record has for a name, or for the subject of some words, in one report."""
        if named.quote is not None and (named.file, named.quote) in self.meant:
            return self.meant[named.file, named.quote]
        queries = self.workspace.session.store.queries
        for reading in queries.derived(self.layers[named.file], role=ExhibitRole.READING):
            for party in queries.parties_of_reading(reading.id).values():
                if named.name in (party.name, *party.spellings):
                    return party.id
        raise NobodyOfThatName(number=number, file=named.file)

    def _record_consents(self) -> None:
        for decision in self.decisions.consents:
            self.workspace.acting_as(decision.by).give_consent(
                decision.person,
                GivenConsent(
                    given_by=decision.given_by,
                    purposes=decision.purposes,
                    audiences=decision.audiences,
                    fields=decision.fields,
                    from_day=decision.from_day,
                    until_day=decision.until_day,
                    proof=self.exhibits[decision.file],
                ),
            )
