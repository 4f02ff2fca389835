"""What a report that derives from another says differently: a number, a "not", an "allegedly", an "at least".

Only sentences that were found in one of the other are compared, so that a figure left out in trimming is no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from habeas.match.copies.compare import Likeness
from habeas.match.copies.profile import Profile, Sentence

_SURELY_FOUND = 0.55
_WORD_FOR_WORD = 0.7
"""Share of all words of the longer sentence that both have, from which a missing "not" says something."""
_MOST_TIMES_AS_MANY = 4
"""Beyond this a number in other words is another number, and not the same one changed."""
MOST_CHANGES = 5


def changes_between(child: Profile, parent: Profile, likeness: Likeness, *, child_is_lighter: bool) -> tuple[str, ...]:
    """Return the changes of meaning in words, in the order of the child's sentences, `MOST_CHANGES` at most."""
    ours_all = {number for sentence in child.sentences for number in sentence.numbers}
    theirs_all = {number for sentence in parent.sentences for number in sentence.numbers}
    found: list[str] = []
    for laid in likeness.laid:
        if laid.share < _SURELY_FOUND:
            continue
        ours, theirs = (laid.lighter, laid.heavier) if child_is_lighter else (laid.heavier, laid.lighter)
        here, there = child.sentences[ours], parent.sentences[theirs]
        alike = _words_alike(here, there)
        new = [number for number in here.numbers if number not in theirs_all]
        gone = [number for number in there.numbers if number not in ours_all]
        found += _changed_numbers(new, gone, is_word_for_word=alike >= _WORD_FOR_WORD)
        if alike >= _WORD_FOR_WORD:
            found += _changed_marks(here, there)
    return tuple(dict.fromkeys(found))[:MOST_CHANGES]


def _words_alike(here: Sentence, there: Sentence) -> float:
    shared = (Counter(here.words) & Counter(there.words)).total()
    return shared / max(len(here.words), len(there.words), 1)


def _changed_numbers(new: Sequence[int], gone: Sequence[int], *, is_word_for_word: bool) -> Iterator[str]:
    """Yield the numbers that stand in one another's place: each is nowhere in the other report."""
    if len(new) != len(gone) or (len(new) > 1 and not is_word_for_word):
        return
    for mine, other in zip(new, gone, strict=True):
        larger, smaller = max(mine, other), max(min(mine, other), 1)
        if is_word_for_word or larger <= _MOST_TIMES_AS_MANY * smaller:
            yield f"says {mine} where the other says {other}"


def _changed_marks(here: Sentence, there: Sentence) -> Iterator[str]:
    mine, other = here.marks, there.marks
    if bool(mine.negations) != bool(other.negations):
        yield "says not where the other does not" if mine.negations else "leaves out a “not” of the other"
    if other.hedges and not mine.hedges:
        yield f"leaves out “{other.hedges[0]}”"
    if mine.hedges and not other.hedges:
        yield f"adds “{mine.hedges[0]}”"
    if set(here.numbers) & set(there.numbers):
        yield from (f"leaves out “{bound}” of a number" for bound in sorted(other.bounds - mine.bounds))
        yield from (f"adds “{bound}” to a number" for bound in sorted(mine.bounds - other.bounds))
