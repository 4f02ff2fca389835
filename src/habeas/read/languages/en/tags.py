"""Part-of-speech tags (Penn Treebank): a word list, endings, and rules that look at the neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, count
from operator import ne
from sys import intern
from typing import Final, TypeAlias

from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.mending import MENDED_WORDS, PLAIN_NOUNS, REMEMBERED, may_be_mended, mended, mended_noun
from habeas.read.languages.en.verbs import (
    MODALS,
    singular,
    verb_lemma,
)

_FIXED = {
    "to": "TO", "not": "RB", "n't": "RB", "n’t": "RB", "never": "RB", "also": "RB", "'re": "VBP", "’re": "VBP",
    "'ve": "VBP", "’ve": "VBP", "'m": "VBP", "’m": "VBP", "there": "EX", "who": "WP", "whom": "WP", "what": "WP",
    "which": "WDT", "whose": "WP$", "i": "PRP", "me": "PRP", "him": "PRP", "them": "PRP", "us": "PRP", "it": "PRP",
    "he": "PRP", "she": "PRP", "they": "PRP", "we": "PRP", "you": "PRP", "his": "PRP$", "her": "PRP$",
    "its": "PRP$", "their": "PRP$", "our": "PRP$", "my": "PRP$", "your": "PRP$", "himself": "PRP", "herself": "PRP",
    "themselves": "PRP", "myself": "PRP", "and": "CC", "or": "CC", "but": "CC", "nor": "CC", "has": "VBZ",
    "have": "VBP", "had": "VBD", "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD", "be": "VB", "been": "VBN",
    "being": "VBG", "am": "VBP", "do": "VBP", "does": "VBZ", "did": "VBD", "done": "VBN", "later": "RB",
    "earlier": "RBR", "yet": "RB", "repeatedly": "RB", "according": "VBG", "said": "VBD", "told": "VBD",
    "ago": "RB", "yesterday": "NN", "today": "NN", "tomorrow": "NN", "tonight": "NN", "via": "IN", "amid": "IN",
    "whether": "IN", "because": "IN", "although": "IN", "while": "IN", "though": "IN", "unless": "IN",
    "since": "IN", "until": "IN", "if": "IN", "kept": "VBD", "detained": "VBN", "all": "DT", "both": "DT",
}  # fmt: skip
_MARKS = {
    ",": ",", ".": ".", "?": ".", "!": ".", ";": ":", ":": ":", "…": ":", "(": "(", ")": ")", "[": "(", "]": ")",
    "“": "``", "”": "''", "„": "``", "«": "``", "»": "''", '"': "''", "''": "''", "``": "``", "‘": "``", "’": "''",
    "—": ":", "–": ":", "-": ":",
}  # fmt: skip
_ENDINGS = (
    ("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("ness", "NN"), ("ment", "NN"), ("tion", "NN"), ("sion", "NN"),
    ("ity", "NN"), ("ism", "NN"), ("ists", "NNS"), ("ers", "NNS"), ("ist", "NN"), ("ous", "JJ"), ("ful", "JJ"),
    ("less", "JJ"), ("able", "JJ"), ("ible", "JJ"), ("ical", "JJ"), ("ial", "JJ"), ("ive", "JJ"), ("ic", "JJ"),
    ("ss", "NN"), ("us", "NN"), ("s", "NNS"),
)  # fmt: skip
_OPENING = frozenset(mark for mark, tag in _MARKS.items() if tag in ("``", ".")) | {'"', "''", "‘"}
"""Marks behind which a capital may be due to the place of a word."""
Known: TypeAlias = tuple[str, str, str, str, bool]
"""A word, itself in lower case, its tag alone within a sentence, its lemma then, whether its place may change these."""
_KEPT_CAPITAL = frozenset(("I",))


@dataclass(slots=True, kw_only=True)
class Tagged:
    """The words of a sentence, each in lower case, with its tag and its lemma."""

    words: Final[list[str]]
    lowers: Final[list[str]]
    tags: Final[list[str]]
    lemmas: Final[list[str]]


def tag_sentence(known: list[Known]) -> Tagged:
    """Return the words of a sentence with their tags and lemmas.

    1. Each word alone: closed classes, the word list, its shape, its ending.
    2. Headlines in capitals are looked up in lower case, since a capital tells nothing there.
    3. From left to right, rules that look at up to two neighbours mend what the list cannot know.
    """
    words, lowers, alone, lemmas, mendable = map(list, zip(*known, strict=True))
    if _capitals_mean_nothing(words, lowers):
        tags = [_alone(word, before in _OPENING, True) for before, word in zip([".", *words], words, strict=False)]
    else:
        tags = alone.copy()
        for at in _openings(words):
            tags[at] = _alone(words[at], True, False)
    _mend_opening(words, tags)
    _join_names(words, tags)
    for at in compress(count(), map(ne, alone, tags)):
        mendable[at] = may_be_mended(lowers[at], tags[at])
    for at in compress(count(), mendable):
        if tags[at] not in PLAIN_NOUNS or lowers[at] in MENDED_WORDS:
            tags[at] = mended(lowers, tags, at)
        elif at:
            tags[at] = mended_noun(lowers, tags, at)
    for at in compress(count(), map(ne, alone, tags)):
        lemmas[at] = lemma_of(lowers[at], tags[at])
    return Tagged(words=words, lowers=lowers, tags=tags, lemmas=lemmas)


def _openings(words: list[str]) -> list[int]:
    """Return where a capital may be due to the place of the word: at the begin, and behind an opening mark."""
    found = [0] if words else []
    if not _OPENING.isdisjoint(words):
        found += [at for at, before in enumerate(words[:-1], 1) if before in _OPENING]
    return found


def _capitals_mean_nothing(words: list[str], lowers: list[str]) -> bool:
    if sum(map(ne, words, lowers)) < 3:
        return False
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.85 * len(longer)


def _join_names(words: list[str], tags: list[str]) -> None:
    """Make a capitalised adjective within a sentence part of the name that follows, unless it names a people."""
    if "JJ" not in tags:
        return
    adjectives = [at for at in range(1, len(words) - 1) if tags[at] == "JJ"]
    for position in reversed(adjectives):
        word = words[position]
        in_name = word[0].isupper() and tags[position + 1] in ("NNP", "NNPS")
        if in_name and not word.endswith(("an", "ish", "ese", "ch", "ic", "i", "y")) and tags[position - 1] != "``":
            tags[position] = "NNP"


@lru_cache(maxsize=REMEMBERED)
def _alone(word: str, is_first: bool, capitals: bool) -> str:
    lower = word.lower()
    if lower in MODALS and (word[0] == lower[0] or is_first or capitals):
        # Within a sentence "May" is a month, and "Will" a name.
        return "MD"
    if lower in ("'s", "’s"):
        return "POS"
    if lower in _FIXED and not (word.isupper() and 1 < len(word) < 4 and not capitals):
        return _FIXED[lower]
    first = word[0]
    if not first.isalnum():
        return _of_mark(word)
    if first.isdigit():
        return "JJ" if word[-1].isalpha() and "-" in word else "CD"
    known = known_tags()
    if first.isupper() and not is_first and not capitals:
        tag = known.get(word, "NNP")
        return tag if tag in ("NNPS", "JJ", "CD") and word not in _KEPT_CAPITAL else "NNP"
    if first.isupper() and capitals:
        tag = known.get(lower, "NNP")
        return tag if tag[0] in "VIDMTRCW" else ("NNP" if tag in ("NN", "JJ") or lower not in known else tag)
    return known.get(lower) or known.get(word) or _by_ending(word, lower)


class _Remembered(dict[str, Known]):
    """Words as they are known, each found out once.

    Wherever a word stands again, its strings are the same objects: they are told apart by their place in memory, and
    those of common words stay in the processor's cache. Equal strings of their own made every later look at a word
    three times as slow.
    """

    def __missing__(self, word: str) -> Known:
        lower, tag = intern(word.lower()), intern(_alone(word, False, False))
        known = self[word] = (
            word, word if word == lower else lower, tag, intern(lemma_of(lower, tag)), may_be_mended(lower, tag),
        )  # fmt: skip
        return known


_remembered = _Remembered()


def known_words(words: list[str]) -> list[Known]:
    """Return what is known of each word alone."""
    if len(_remembered) > REMEMBERED:
        _remembered.clear()
    return list(map(_remembered.__getitem__, words))


def _of_mark(word: str) -> str:
    if word in _MARKS:
        return _MARKS[word]
    if word[0] in "@#$£€₽₴" and len(word) > 1:
        return "CD" if word[1].isdigit() else "NNP"
    return ":" if set(word) <= set(".-–—") else "SYM"


def _by_ending(word: str, lower: str) -> str:
    if word[0].isupper():
        return "NNP"
    if "-" in lower:
        return known_tags().get(lower.rsplit("-", 1)[1], "JJ")
    return next((tag for ending, tag in _ENDINGS if lower.endswith(ending) and len(lower) > len(ending) + 2), "NN")


def _mend_opening(words: list[str], tags: list[str]) -> None:
    """Make the first word a name where it can be one and a name follows."""
    for position in range(len(words)):
        if words[position][0].isalnum():
            follows = tags[position + 1] if position + 1 < len(tags) else ""
            word = words[position]
            named = known_tags().get(word) == "NNP" or tags[position] in ("NN", "VB", "JJ", "NNS")
            if word[0].isupper() and follows in ("NNP", "NNPS") and named and len(word) > 1:
                tags[position] = "NNP"
            return


@cache
def _noun_exceptions() -> dict[str, str]:
    pairs = "men:man women:woman children:child people:people wives:wife lives:life servicemen:serviceman feet:foot"
    more = "servicewomen:servicewoman policemen:policeman teeth:tooth mice:mouse knives:knife thieves:thief"
    return dict(pair.split(":") for pair in f"{pairs} {more}".split())


@lru_cache(maxsize=REMEMBERED)
def lemma_of(lower: str, tag: str) -> str:
    """Return the lemma of a word in lower case."""
    if tag[:2] == "VB" or tag == "MD":
        return verb_lemma(lower, tag, known_tags())
    if tag in ("NNS", "NNPS"):
        return _noun_exceptions().get(lower) or singular(lower, known_tags())
    return lower
