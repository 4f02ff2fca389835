"""Of whom a silence is told: of those who are away, not of who asks for them or came home."""

from datetime import date

import pytest

from habeas.facts.claim import ActClaim, Claim, WhereaboutsClaim
from habeas.facts.ids import PartyId
from habeas.facts.span import Span
from habeas.facts.statement import Polarity
from habeas.facts.when import on_day
from habeas.workspace import Workspace
from habeas.workspace.acting import DraftRequest
from habeas.workspace.judging import WrittenStatement

AS_OF = date(2023, 10, 20)
SPOKEN = "his sister, Anna Orlina"


def enter(
    workspace: Workspace,
    claim: Claim,
    *,
    by: PartyId | None = None,
    day: int = 10,
    polarity: Polarity = Polarity.AFFIRMED,
) -> None:
    """Enter a statement of a day in October over words of the one report."""
    (received,) = workspace.exhibits()
    assert received.layer is not None, "the report has a text"
    report = workspace.report(received.layer)
    start = report.text.index(SPOKEN)
    span = Span(start=start, end=start + len(SPOKEN))
    when = on_day(date(2023, 10, day))
    written = WrittenStatement(layer=report.layer, span=span, claim=claim, speaker=by, when=when, polarity=polarity)
    workspace.enter(written, reason="The report says so.")


@pytest.mark.parametrize(
    ("act", "polarity", "missed"),
    [
        ("threat", Polarity.AFFIRMED, False),
        ("search", Polarity.AFFIRMED, False),
        ("resignation", Polarity.AFFIRMED, False),
        ("abduction", Polarity.DENIED, False),
        ("abduction", Polarity.AFFIRMED, True),
    ],
)
def test_who_was_only_threatened_or_was_not_taken_is_not_silent(
    called: Workspace, act: str, polarity: Polarity, missed: bool
) -> None:
    anna = called.record("Anna Orlina").party.id
    assert called.record("Anna Orlina").silence is None
    enter(called, ActClaim(act=act, victims=(anna,)), by=anna, polarity=polarity)
    (seen,) = [one for one in called.watch(as_of=AS_OF).persons if one.party.id == anna]
    asked = [one for one in called.gaps(as_of=AS_OF) if anna in dict(one.about).values()]
    assert (seen.is_out_of_reach, called.record("Anna Orlina").silence is None, bool(asked)) == (
        missed, not missed, missed,
    )  # fmt: skip


def test_no_form_counts_the_silence_of_one_who_came_home(called: Workspace) -> None:
    asked = DraftRequest(form="prosecutor-ru", person="Pavel Orlin", language="ru", as_of=AS_OF)
    told = "Связи нет 17 дней"
    assert told in called.draft(asked).text
    pavel = called.record("Pavel Orlin").party.id
    enter(called, WhereaboutsClaim(of=(pavel,), state="released"), day=15)
    assert told not in called.draft(asked).text
    assert called.record("Pavel Orlin", as_of=AS_OF).silence is None
