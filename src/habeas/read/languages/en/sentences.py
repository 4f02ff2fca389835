"""Where sentences end."""

from __future__ import annotations

from habeas.read.languages.en.tokens import Pieces

LONGEST_TOKENS = 250
"""A sentence is cut here at the latest, so that text without punctuation stays cheap to read."""

_SAYS = frozenset(
    "said says asked asks told replied replies wrote writes added adds shouted cried wondered exclaimed demanded "
    "inquired declared tweeted posted joked recalled recalls noted continued insisted answered answers yelled "
    "screamed whispered repeated concluded explained warned begged pleaded sobbed laughed".split()
)
_OPENERS = ("“", "„", "«", "‘", "``", '"', "''", "(", "[")
_STOPS = frozenset(".?!…")
_ENDING = frozenset(("”", "’", "»", '"', "''", ")", "]", "'", ".", "?", "!"))
_AFTER_ABBREVIATION = frozenset("The He She It They But In A We I And His Her This That At On According".split())


def sentence_ends(pieces: Pieces) -> list[int]:
    """Return, for the tokens of one paragraph, the end (exclusive) of each sentence.

    Full stops, question and exclamation marks end a sentence when what follows can begin one; closing marks
    behind them belong to it. Quotations are cut into their sentences too.
    """
    words = pieces.words
    ends: list[int] = []
    begun = following = 0
    for position, word in enumerate(words):
        if position < following:
            continue
        following = position + 1
        if word[-1] not in _STOPS and following - begun < LONGEST_TOKENS:
            continue
        if word in _STOPS or word.startswith(".."):
            while following < len(words) and _closes(pieces, following):
                following += 1
            if following == len(words) or not _begins(pieces, position, following):
                continue
        elif following - begun < LONGEST_TOKENS and not _is_final_abbreviation(words, position):
            continue
        ends.append(following)
        begun = following
    if words and (not ends or ends[-1] != len(words)):
        ends.append(len(words))
    return ends


def _closes(pieces: Pieces, at: int) -> bool:
    """Return whether a mark stands directly behind the one before it and closes something."""
    return pieces.words[at] in _ENDING and pieces.touch(at)


def _begins(pieces: Pieces, stop: int, at: int) -> bool:
    words = pieces.words
    word = words[at]
    if pieces.touch(at):
        return False
    if word in _OPENERS and at + 1 < len(words):
        word = words[at + 1]
    if not (word[0].isupper() or word[0].isdigit() or word in ("—", "–", "@", "…")):
        return False
    asks = at > stop + 1 and words[stop] in ("?", "!", "…")
    return not (asks and _says_within(words[at : at + 9]))


def _says_within(words: list[str]) -> bool:
    """Return whether a verb of saying follows before the sentence could end: “Why?” Petrova asked."""
    for word in words:
        if word in (".", "?", "!", "“", '"', "``", ","):
            return False
        if word in _SAYS:
            return True
    return False


def _is_final_abbreviation(words: list[str], at: int) -> bool:
    """Return whether an abbreviation ends the sentence: a plain opening word follows it with a capital."""
    word = words[at]
    if len(word) < 3 or word[-1] != "." or not word[0].isalpha() or at + 1 >= len(words):
        return False
    return words[at + 1] in _AFTER_ABBREVIATION and (word.count(".") > 1 or word in ("Inc.", "Co.", "Jr.", "Sr."))
