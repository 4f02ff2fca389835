"""What the statements mean on a day, beyond the verb: one group's tally, and the gaps of the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from habeas.workspace import asking, tally_shown
from habeas.workspace.asking import GapView
from habeas.workspace.opened import Opened
from habeas.workspace.tally_shown import TallyView
from habeas.workspace.views import CaseWatch
from habeas.workspace.watching import watch

if TYPE_CHECKING:
    from habeas.workspace.comparing import CaseDiff, Moment


class WatchingMethods(Opened):
    """What the statements mean on a day, beyond the verb: one group's tally, and the gaps of the case."""

    __slots__ = ()

    def tally(self, group: str, *, as_of: date | None = None) -> TallyView:
        """Return what is counted of a group, between which bounds, and its picture over time."""
        return tally_shown.show_tally(self.session, group, as_of=as_of or self.today())

    def diff(self, before: Moment, after: Moment, *, about: str = "") -> CaseDiff:
        """Return what was learned, what was withdrawn and what changed between two moments of the case.

        Args:
            before: The earlier moment: as true on a day, as known on a day.
            after: The later one.
            about: Only what concerns this person or group, by name, number or id.
        """
        from habeas.workspace import comparing

        found = comparing.diff(self.session, before, after, about=about)
        if found.about is not None:
            self.note_view("party", found.about)
        return found

    def gaps(self, *, as_of: date | None = None, seen: CaseWatch | None = None) -> tuple[GapView, ...]:
        """Return what is open in the case, what would change most first.

        Args:
            as_of: The day to compute for; today where not given.
            seen: What `watch` returned for the day, where it is known already.
        """
        return asking.show_gaps(seen or watch(self.session, as_of=as_of or self.today()))
