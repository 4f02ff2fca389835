"""Days on the command line: one day, or what is known of it in EDTF."""

from __future__ import annotations

from datetime import date, datetime

import click

from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.when import When

DAY = click.DateTime(["%Y-%m-%d"])
"""One day, such as 2022-07-20."""


class WhenType(click.ParamType[When]):
    """A day, a month, a year or a range, in EDTF: `2022-07-20`, `2022-07`, `[2022-07-18..2022-07-20]`."""

    name = "edtf"

    def convert(self, value: str | When, param: click.Parameter | None, ctx: click.Context | None) -> When:
        """Return the bounds that the text stands for."""
        if isinstance(value, When):
            return value
        try:
            return parse_edtf(value)
        except (MalformedFact, ValueError):
            self.fail(f"{value!r} is no day, month or range, such as 2022-07-20, 2022-07, [2022-07-18..2022-07-20]")


WHEN = WhenType()
"""A day as far as it is known."""


def day_of(given: datetime | None, otherwise: date) -> date:
    """Return the day that was given, else another."""
    return otherwise if given is None else given.date()
