"""From accepted statements to what they mean on a day: where people are, how long silent, who is unaccounted for."""

from habeas.watch.clocks import Clock
from habeas.watch.contradictions import Contradiction, ContradictionKind, contradictions
from habeas.watch.custody import ChannelContact, CustodyState, CustodyWord
from habeas.watch.evidence import DayCount
from habeas.watch.flips import Flip, Standing, Threshold, Watched, flips, standing
from habeas.watch.gaps import Gap, GapKind, find_gaps
from habeas.watch.groups import Counted, CountLine, count_groups
from habeas.watch.history import Episode, History
from habeas.watch.index import Index, change_index, index_statements
from habeas.watch.series import PictureWords, Scope, Series, SeriesPoint, TableRow, scope_in_words, series_of, tabulate
from habeas.watch.silence import Silence, silence, silence_in_words
from habeas.watch.tallies import Bounds, FlowBounds, NamedAgainst, Reckoning, StateBounds, Tally, TallyConflict, tally
from habeas.watch.whereabouts import Whereabouts, whereabouts
from habeas.watch.words import ContactKind

__all__ = [
    "Bounds",
    "ChannelContact",
    "Clock",
    "ContactKind",
    "Contradiction",
    "ContradictionKind",
    "CountLine",
    "Counted",
    "CustodyState",
    "CustodyWord",
    "DayCount",
    "Episode",
    "Flip",
    "FlowBounds",
    "Gap",
    "GapKind",
    "History",
    "Index",
    "NamedAgainst",
    "PictureWords",
    "Reckoning",
    "Scope",
    "Series",
    "SeriesPoint",
    "Silence",
    "Standing",
    "StateBounds",
    "TableRow",
    "Tally",
    "TallyConflict",
    "Threshold",
    "Watched",
    "Whereabouts",
    "change_index",
    "contradictions",
    "count_groups",
    "find_gaps",
    "flips",
    "index_statements",
    "scope_in_words",
    "series_of",
    "silence",
    "silence_in_words",
    "standing",
    "tabulate",
    "tally",
    "whereabouts",
]
