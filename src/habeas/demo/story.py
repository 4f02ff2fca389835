"""What the demo prints: one line a stage with its counts, and the one finding that a case worker would act on today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.act import Clock
from habeas.demo.build import Build
from habeas.facts.consent import Audience, Purpose
from habeas.facts.wording import count_in_words
from habeas.workspace import CaseWatch, PersonWatch, Workspace

FORM = "wgeid"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """What one stage did, in numbers."""

    stage: str
    text: str

    def __str__(self) -> str:
        """Return the line as it is printed."""
        return f"{self.stage:<9}{self.text}"


def tell(build: Build) -> Iterator[StageLine]:
    """Run the case through the seven stages, and yield a line after each."""
    build.take_in()
    workspace, case = build.workspace, build.case
    yield StageLine(stage="collect", text=f"{len(build.exhibits)} reports sealed, {len(build.layers)} laid open")
    yield StageLine(stage="read", text=f"{build.proposals} proposals, each with its exact words")
    yield StageLine(stage="match", text=f"{build.joined} pairs judged, {len(workspace.match())} questions left")
    judged = ", ".join(f"{count} {verdict}" for verdict, count in sorted(build.verdicts.items()))
    waiting = workspace.open_proposals()
    yield StageLine(stage="record", text=f"{judged}, {waiting} still open; {checked(workspace)}")
    seen = workspace.watch(as_of=case.as_of)
    yield StageLine(stage="watch", text=watched(seen))
    person = most_silent(seen)
    drafted = workspace.act(FORM, person.number, as_of=case.as_of, author=case.organisation)
    filled = sum(not box.is_empty for box in drafted.form.boxes())
    yield StageLine(
        stage="act",
        text=f"{FORM} for {person.party.name}: {filled} boxes filled, {len(drafted.form.questions)} questions",
    )
    yield StageLine(stage="publish", text=published(build, person))
    yield StageLine(stage="today", text=finding(person, drafted.form.clock))


def watched(seen: CaseWatch) -> str:
    """Return who is watched, the gap of the most counted group, and how many contradictions are kept."""
    gaps = [(one.tally.unaccounted, one) for one in seen.groups if one.tally.unaccounted]
    widest = max(gaps, key=lambda gap: len(gap[1].tally.lines), default=None)
    gap = f"; {widest[1].party.name}: {count_in_words(widest[0])} unaccounted for" if widest else ""
    return (
        f"{len(seen.persons)} people and {len(seen.groups)} groups as of {seen.as_of}{gap}; "
        f"contradictions kept side by side: {seen.clash_count}"
    )


def most_silent(seen: CaseWatch) -> PersonWatch:
    """Return the person of whom nothing has been heard for longest; `watch` puts them first."""
    return seen.persons[0]


def published(build: Build, person: PersonWatch) -> str:
    """Let one reviewer prepare the dossier and another approve it; return what came out."""
    case = build.case
    proposer, approver = (build.workspace.acting_as(reviewer.name) for reviewer in case.reviewers)
    prepared = proposer.publish(person.number, purpose=Purpose.PUBLISH, audience=Audience.NEWSROOM, on=case.as_of)
    approver.approve(prepared.release, reason="Read against the consent of 12 November.")
    names = ", ".join(
        exhibit.media_type.removeprefix("text/").removeprefix("application/") for exhibit in prepared.exhibits
    )
    return f"one dossier ({names}), searched for leaks, approved by a second person"


def checked(workspace: Workspace) -> str:
    """Verify the whole record, as `habeas record verify` does; return what was checked.

    Raises:
        HabeasError: something does not verify.
    """
    report = workspace.verify()
    report.require()
    return f"{report.entries} entries and {report.exhibits} exhibits verify"


def finding(person: PersonWatch, clock: Clock | None) -> str:
    """Return the sentence that a case worker would act on: who is silent, for how long, and until when to act."""
    until = f"; {clock.procedure} procedure until {clock.ends.last}" if clock and clock.ends and clock.ends.last else ""
    return f"{person.party.name}: no contact {person.silence.text}{until}"
