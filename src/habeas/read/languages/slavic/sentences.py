"""Where sentences end, in Russian and Ukrainian."""

from __future__ import annotations

from habeas.read.languages.slavic.tokens import Piece
from habeas.read.languages.slavic.wordlists import Wordlists

LONGEST_TOKENS = 200
"""A sentence is cut here at the latest, so that text without punctuation stays cheap to read."""

_STOPS = (".", "?", "!", "…")
_OPENERS = ("“", "„", "«", "‘", "``", '"', "''", "(", "[", "—", "–", "-")
_CLOSERS = ("”", "“", "’", "»", '"', "''", ")", "]", "'")


def sentence_ends(pieces: list[Piece], words: Wordlists) -> list[int]:
    """Return, for the tokens of one paragraph, the end (exclusive) of each sentence.

    Full stops, question and exclamation marks end a sentence when what follows can begin one; closing marks
    behind them belong to it. Behind an abbreviation a full stop ends none, unless the word behind it can only
    begin a sentence. Quotations are cut into their sentences too.
    """
    ends: list[int] = []
    position, begun = 0, 0
    while position < len(pieces):
        following = position + 1
        if pieces[position].text in _STOPS or pieces[position].text.startswith(".."):
            while following < len(pieces) and _closes(pieces, following):
                following += 1
            if following < len(pieces) and _ends(pieces, position, following, words):
                ends.append(following)
                begun = following
        elif following - begun >= LONGEST_TOKENS:
            ends.append(following)
            begun = following
        position = following
    if pieces and (not ends or ends[-1] != len(pieces)):
        ends.append(len(pieces))
    return ends


def _closes(pieces: list[Piece], at: int) -> bool:
    """Return whether a mark stands directly behind the one before it and closes something."""
    return pieces[at].text in (*_CLOSERS, *_STOPS) and pieces[at].start == pieces[at - 1].end


def _ends(pieces: list[Piece], stop: int, at: int, words: Wordlists) -> bool:
    if pieces[at].start == pieces[at - 1].end and pieces[stop].text == ".":
        return False
    first = at
    while first < len(pieces) - 1 and pieces[first].text in _OPENERS:
        first += 1
    word = pieces[first].text
    if not (word[0].isupper() or word[0].isdigit() or word[0] in "@#…"):
        return False
    if pieces[at].text in ("—", "–", "-") and pieces[stop].text != ".":
        # «Куда?» — Никто не ответил: a dash behind a question belongs to the sentence.
        return pieces[stop].text != "…"
    if pieces[stop].text != "." or at != stop + 1:
        return True
    return not _is_abbreviated(pieces, stop, first, words)


def _is_abbreviated(pieces: list[Piece], stop: int, first: int, words: Wordlists) -> bool:
    """Return whether the full stop at `stop` belongs to an abbreviation that goes on with what follows."""
    if not stop or pieces[stop - 1].end != pieces[stop].start:
        return False
    before = pieces[stop - 1].text.lower()
    if before in words.abbreviations_before_names:
        # "в 2022 г. Суд решил" ends there, "в г. Заречье" does not.
        dated = stop > 1 and pieces[stop - 2].text[:1].isdigit()
        return not (dated and before in words.abbreviations_of_time)
    if before in words.abbreviations:
        return pieces[first].text[0].isdigit() or before not in words.abbreviations_that_end
    return len(before) == 1 and before.isalpha() and pieces[stop - 1].text.isupper()
