"""From accepted statements to what they mean on a day: where people are, how long silent, who is unaccounted for."""

from habeas.watch.contradictions import Contradiction, ContradictionKind, contradictions
from habeas.watch.custody import ChannelContact, CustodyState, CustodyWord
from habeas.watch.evidence import DayCount
from habeas.watch.index import Index, index_statements
from habeas.watch.silence import Clock, ContactKind, Heard, Silence, silence, silence_in_words
from habeas.watch.tallies import Remainder, Tally, TallyConflict, TallyLine, tally
from habeas.watch.whereabouts import Episode, Whereabouts, whereabouts

__all__ = [
    "ChannelContact",
    "Clock",
    "ContactKind",
    "Contradiction",
    "ContradictionKind",
    "CustodyState",
    "CustodyWord",
    "DayCount",
    "Episode",
    "Heard",
    "Index",
    "Remainder",
    "Silence",
    "Tally",
    "TallyConflict",
    "TallyLine",
    "Whereabouts",
    "contradictions",
    "index_statements",
    "silence",
    "silence_in_words",
    "tally",
    "whereabouts",
]
