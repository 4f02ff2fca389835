"""Random worlds of statements: whereabouts and clocks never depend on order, and time alone moves them.

The long run of `make prove` tries many more.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import RemarkClaim
from habeas.facts.source import Medium
from habeas.facts.statement import Statement
from habeas.watch import ContactKind, DayCount, Silence, Whereabouts, index_statements, silence, whereabouts
from tests.watch.test_whereabouts import worlds
from tests.watch.world import PARTIES, TIMUR, said
from trials import trials

WORLDS = trials(60)
FIRST, LAST = date(2022, 7, 1), date(2022, 8, 30)
AFTER_ALL = date(2022, 8, 1)
UNHEARD = said(50, RemarkClaim(), published=LAST + timedelta(days=1), speaker=TIMUR, medium=Medium.VIDEO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is told of the person on a day."""

    silence: Silence
    whereabouts: Whereabouts


def told(world: tuple[Statement, ...], as_of: date) -> Answers:
    index = index_statements(world, PARTIES, as_of)
    return Answers(silence=silence(TIMUR, index), whereabouts=whereabouts(TIMUR, index))


def later_by(days: DayCount, later: int) -> DayCount:
    most = days.at_most
    return DayCount(at_least=days.at_least + later, at_most=None if most is None else most + later)


@settings(max_examples=WORLDS, deadline=None)
@given(
    world=worlds,
    as_of=st.dates(FIRST, LAST),
    later=st.integers(0, 400),
    heard_on=st.dates(FIRST, LAST),
    order=st.integers(0, 2**32 - 1),
)
def test_whereabouts_and_clocks_keep_their_laws(
    world: tuple[Statement, ...], as_of: date, later: int, heard_on: date, order: int
) -> None:
    now = told(world, as_of)
    shuffled = list(world)
    Random(order).shuffle(shuffled)
    assert told(tuple(shuffled), as_of) == now

    # What is said of later days, in later reports, changes nothing of today.
    assert told((*world, UNHEARD), as_of) == now

    # A later day without new evidence adds exactly its days to every clock; where they are stays as it is.
    if as_of >= AFTER_ALL:
        then = told(world, as_of + timedelta(days=later))
        assert [(one.kind, one.channel, one.days) for one in then.silence.clocks] == [
            (one.kind, one.channel, later_by(one.days, later)) for one in now.silence.clocks
        ]
        assert then.whereabouts.state == now.whereabouts.state

    # A further contact that is evidenced never makes the evidenced silence longer.
    spoke = said(51, RemarkClaim(), published=heard_on, speaker=TIMUR, medium=Medium.VIDEO)
    after = told((*world, spoke), as_of).silence.clock(ContactKind.EVIDENCED)
    before = now.silence.clock(ContactKind.EVIDENCED)
    if before is not None:
        assert after is not None
        assert after.days.at_least <= before.days.at_least
