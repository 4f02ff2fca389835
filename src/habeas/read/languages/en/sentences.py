"""Where sentences end."""

from __future__ import annotations

from habeas.read.languages.en.tokens import Piece

LONGEST_TOKENS = 250
"""A sentence is cut here at the latest, so that text without punctuation stays cheap to read."""

_SAYS = frozenset(
    "said says asked asks told replied replies wrote writes added adds shouted cried wondered exclaimed demanded "
    "inquired declared tweeted posted joked recalled recalls noted continued insisted answered answers yelled "
    "screamed whispered repeated concluded explained warned begged pleaded sobbed laughed".split()
)
_OPENERS = ("“", "„", "«", "‘", "``", '"', "''", "(", "[")
_CLOSERS = ("”", "’", "»", '"', "''", ")", "]", "'")
_AFTER_ABBREVIATION = frozenset("The He She It They But In A We I And His Her This That At On According".split())


def sentence_ends(pieces: list[Piece]) -> list[int]:
    """Return, for the tokens of one paragraph, the end (exclusive) of each sentence.

    Full stops, question and exclamation marks end a sentence when what follows can begin one; closing marks
    behind them belong to it. Quotations are cut into their sentences too.
    """
    ends: list[int] = []
    position, begun = 0, 0
    while position < len(pieces):
        following = position + 1
        if pieces[position].text in (".", "?", "!", "…") or pieces[position].text.startswith(".."):
            while following < len(pieces) and _closes(pieces, following):
                following += 1
            if following < len(pieces) and _begins(pieces, position, following):
                ends.append(following)
                begun = following
        elif _is_final_abbreviation(pieces, position) or following - begun >= LONGEST_TOKENS:
            ends.append(following)
            begun = following
        position = following
    if pieces and (not ends or ends[-1] != len(pieces)):
        ends.append(len(pieces))
    return ends


def _closes(pieces: list[Piece], at: int) -> bool:
    """Return whether a mark stands directly behind the one before it and closes something."""
    return pieces[at].text in (*_CLOSERS, ".", "?", "!") and pieces[at].start == pieces[at - 1].end


def _begins(pieces: list[Piece], stop: int, at: int) -> bool:
    word = pieces[at].text
    if pieces[at].start == pieces[at - 1].end:
        return False
    if word in _OPENERS and at + 1 < len(pieces):
        word = pieces[at + 1].text
    if not (word[0].isupper() or word[0].isdigit() or word in ("—", "–", "@", "…")):
        return False
    asks = at > stop + 1 and pieces[stop].text in ("?", "!", "…")
    return not (asks and _says_within(pieces, at))


def _says_within(pieces: list[Piece], at: int) -> bool:
    """Return whether a verb of saying follows before the sentence could end: “Why?” Petrova asked."""
    for piece in pieces[at : at + 9]:
        if piece.text in (".", "?", "!", "“", '"', "``", ","):
            return False
        if piece.text in _SAYS:
            return True
    return False


def _is_final_abbreviation(pieces: list[Piece], at: int) -> bool:
    """Return whether an abbreviation ends the sentence: a plain opening word follows it with a capital."""
    word = pieces[at].text
    if len(word) < 3 or word[-1] != "." or not word[0].isalpha() or at + 1 >= len(pieces):
        return False
    return pieces[at + 1].text in _AFTER_ABBREVIATION and (word.count(".") > 1 or word in ("Inc.", "Co.", "Jr.", "Sr."))
