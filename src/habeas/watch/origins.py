"""Who says the statements of a case, as columns of numbers.

As with what they tell (see `habeas.watch.claims`), what few have, such as a chain of hearsay, is kept for those alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from habeas.facts.statement import Statement
from habeas.watch.arrays import Flags, Numbering, Numbers, Table, marked, numbers, scattered
from habeas.watch.evidence import origin_key
from habeas.watch.words import hearer_of, is_own_words


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Origins(Table):
    """Who says statements, by the numbers of words.

    `key` is the key under which the origin is counted, `teller` the speaker or else the publisher, `hearer` who heard
    the speaker say it. `is_first_hand` marks what nobody passed on, `is_own_words` the words of the speaker.
    """

    key: Numbers
    speaker: Numbers
    teller: Numbers
    hearer: Numbers
    is_first_hand: Flags
    is_own_words: Flags


def read_origins(statements: Sequence[Statement], number_of: Numbering, key_of: Numbering) -> Origins:
    """Return who says some statements; words, and keys of origins, that are new get their numbers."""
    count, origins = len(statements), [one.origin for one in statements]
    key = [key_of[one.key or origin_key(statements[at])] for at, one in enumerate(origins)]
    publisher = numbers([number_of[one.publisher] for one in origins])
    spoken = [at for at, one in enumerate(origins) if one.speaker]
    speaker = scattered(spoken, [number_of[origins[at].speaker or ""] for at in spoken], count)
    passed_on = [at for at, one in enumerate(origins) if len(one.chain) > 1]
    hearer = publisher.copy()
    hearer[passed_on] = [number_of[hearer_of(origins[at])] for at in passed_on]
    return Origins(
        key=numbers(key),
        speaker=speaker,
        teller=np.where(speaker > 0, speaker, publisher),
        hearer=hearer,
        is_first_hand=~marked(passed_on, count),
        is_own_words=marked([at for at in spoken if is_own_words(origins[at])], count),
    )
