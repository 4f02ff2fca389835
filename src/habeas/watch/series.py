"""The counts of a group over time: one series for each scope, as numbers of different scopes make no line.

The scope of a count is whom it counts, in which state, at which place and how: a number of those held in one town and a
number of those held in a region are two series, even from one mouth. A count without days stands at the day by which it
was reported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.facts.claim import CountClaim, Measure
from habeas.facts.count import Count
from habeas.facts.ids import PartyId, StatementId
from habeas.facts.statement import Statement
from habeas.facts.when import Days
from habeas.facts.wording import count_in_words
from habeas.watch.groups import CountLine, state_of_line
from habeas.watch.index import Index
from habeas.watch.tallies import Tally


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Scope:
    """What a count counts: of whom, in which state or of what, at which place, by which measure."""

    of: PartyId
    state: str = ""
    about: str = ""
    place: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One count at its days; `origins` says how many stand behind it."""

    days: Days
    count: Count
    origins: int
    statements: tuple[StatementId, ...]

    @property
    def at(self) -> date:
        """The day at which it is drawn: the last of its days."""
        assert self.days.last is not None, "evidence always has a last day"
        return self.days.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The counts of one scope, from the oldest to the newest; `is_of_whole` where they count all of the group."""

    scope: Scope
    is_of_whole: bool
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """How a picture says what stands in it: a scope, by the names of parties, a number, days, and that nothing does."""

    scope: Callable[[Scope, Mapping[str, str]], str]
    number: Callable[[Count], str]
    days: Callable[[Days], str]
    none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of the table that says what the picture shows."""

    days: str
    number: str
    scope: Scope
    origins: int
    statements: tuple[StatementId, ...]


def series_of(tally: Tally, index: Index) -> tuple[Series, ...]:
    """Return the counts of a tally as series, those of the whole group first."""
    places = {one.id: _place_of(one) for one in index.counts}
    together: dict[tuple[bool, Scope], list[CountLine]] = {}
    for line in tally.lines:
        place = places.get(line.statements[0], "")
        scope = Scope(
            of=line.of,
            state=state_of_line(line) or "",
            about=line.about or "",
            place=place,
            measure=line.measure.value if line.measure not in (None, Measure.TOTAL) else "",
        )
        together.setdefault((line.group != tally.group, scope), []).append(line)
    return tuple(
        Series(scope=scope, is_of_whole=not is_part, points=_points(together[is_part, scope]))
        for is_part, scope in sorted(together)
    )


def tabulate(series: Sequence[Series], words: PictureWords | None = None) -> tuple[TableRow, ...]:
    """Return the rows of a table that says the same as the picture, in the order of the days; in English by default."""
    say = words or ENGLISH
    rows = [(point.at, one.scope, point) for one in series for point in one.points]
    return tuple(
        TableRow(
            days=say.days(point.days),
            number=say.number(point.count),
            scope=scope,
            origins=point.origins,
            statements=point.statements,
        )
        for _, scope, point in sorted(rows, key=lambda row: (row[0], row[1], row[2].statements))
    )


def scope_in_words(scope: Scope, names: Mapping[str, str]) -> str:
    """Return a scope in words: whom, in which state, where."""
    parts = [names.get(scope.of, scope.of), scope.state or scope.about, scope.measure]
    parts.append(names.get(scope.place, scope.place))
    return ", ".join(part for part in parts if part)


def _points(lines: Sequence[CountLine]) -> tuple[SeriesPoint, ...]:
    points = [
        SeriesPoint(days=line.days, count=line.count, origins=len(line.origins), statements=line.statements)
        for line in lines
    ]
    return tuple(sorted(points, key=lambda one: (one.at, one.statements)))


def _place_of(statement: Statement) -> str:
    return statement.place or "" if isinstance(statement.claim, CountClaim) else ""


def _days_in_words(days: Days) -> str:
    assert days.last is not None, "evidence always has a last day"
    if days.first == days.last:
        return days.last.isoformat()
    return f"{days.first.isoformat()} to {days.last.isoformat()}" if days.first else f"by {days.last.isoformat()}"


ENGLISH = PictureWords(scope=scope_in_words, number=count_in_words, days=_days_in_words, none="no counts")
"""How a picture speaks English."""
