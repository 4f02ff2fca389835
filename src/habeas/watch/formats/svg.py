"""The counts of a group over time as SVG: no scripts, no fonts of its own, colours of the page it stands on.

Every series has a row of its own with its own words; a count is a bar from its lower to its upper bound at its day,
open at the top where nothing bounds it. Rows are never joined by a line, and neither are two counts: nobody counted the
days between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

from habeas.watch.series import ENGLISH, PictureWords, Series, SeriesPoint, tabulate

WIDTH = 720
_LEFT, _RIGHT, _TOP, _ROW, _BAR = 16, 64, 28, 96, 56


def render_svg(series: Sequence[Series], names: Mapping[str, str], *, title: str, words: PictureWords = ENGLISH) -> str:
    """Return the picture of a group's counts over time as an SVG element.

    Args:
        series: What `series_of` returns.
        names: Names of parties and places by id, as they may be shown.
        title: What the picture is of; screen readers read it with every number.
        words: How it says so, in which language.
    """
    days = sorted({point.at for one in series for point in one.points})
    height = _TOP + _ROW * max(1, len(series)) + 24
    rows = tabulate(series, words)
    told = "; ".join(f"{row.days}: {row.number}, {words.scope(row.scope, names)}" for row in rows) or words.none
    body = [_row(one, number, days, names, words) for number, one in enumerate(series)]
    if days:
        body.append(_axis(days, height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="group-title group-desc">'
        f'<title id="group-title">{escape(title)}</title><desc id="group-desc">{escape(told)}</desc>'
        f'<g fill="currentColor" stroke="none" font-family="inherit" font-size="13">{"".join(body)}</g></svg>'
    )


def _row(one: Series, number: int, days: Sequence[date], names: Mapping[str, str], words: PictureWords) -> str:
    top = _TOP + number * _ROW
    highest = max((point.count.at_most or point.count.at_least for point in one.points), default=0) or 1
    weight = ' font-weight="bold"' if one.is_of_whole else ""
    label = f'<text x="{_LEFT}" y="{top}"{weight}>{escape(words.scope(one.scope, names))}</text>'
    floor = top + _BAR + 20
    line = (
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{floor}" y2="{floor}" stroke="currentColor" '
        'stroke-opacity="0.3"/>'
    )
    taken: dict[date, int] = {}
    bars = []
    for point in one.points:
        beside = taken.get(point.at, 0)
        taken[point.at] = beside + 1
        bars.append(_bar(point, _x(point.at, days) + 14 * beside, floor, highest, words))
    return f"<g>{label}{line}{''.join(bars)}</g>"


def _bar(point: SeriesPoint, x: float, floor: float, highest: int, words: PictureWords) -> str:
    least, most = point.count.at_least, point.count.at_most
    low = floor - _BAR * least / highest
    high = floor - _BAR * (least if most is None else most) / highest
    number = escape(words.number(point.count))
    stem = f'<rect x="{x:.1f}" y="{low:.1f}" width="8" height="{floor - low:.1f}" fill-opacity="0.75"/>'
    if most is None:
        # An arrow: at least so many, and nobody says how many at most.
        tip = f'<path d="M{x - 3:.1f} {low:.1f} h14 l-7 -8 z"/>'
    elif most > least:
        tip = (
            f'<rect x="{x:.1f}" y="{high:.1f}" width="8" height="{low - high:.1f}" fill="none" '
            'stroke="currentColor" stroke-dasharray="2 2"/>'
        )
    else:
        tip = ""
    text = f'<text x="{x + 11:.1f}" y="{high + 4:.1f}" font-size="12">{number}</text>'
    return f"<g><title>{number} ({point.at.isoformat()})</title>{stem}{tip}{text}</g>"


def _axis(days: Sequence[date], height: int) -> str:
    ends = days if len(days) == 1 else (days[0], days[-1])
    return "".join(
        f'<text x="{_x(day, days):.1f}" y="{height - 6}" font-size="12">{day.isoformat()}</text>' for day in ends
    )


def _x(day: date, days: Sequence[date]) -> float:
    span = (days[-1] - days[0]).days or 1
    return _LEFT + (WIDTH - _LEFT - _RIGHT - 60) * (day - days[0]).days / span
