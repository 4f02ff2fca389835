"""From characters to tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Final

from habeas.facts.span import Span

_TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Cpl|Pvt|Capt|Cmdr|Adm|Maj|Brig|Rev|Fr|Hon|Messrs|Atty|"
    "St|Jr|Sr|Inc|Corp|Co|Ltd|No|Nos|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Calif|Fla|Mass|Ariz|Wis|Mich|Minn|Conn|Tenn|Ky|Md|Ore|Ill|Wash|Del|Ala|Pa|Va|Ga|Art|art|para|approx|est"
)
_TOKEN = re.compile(
    r"(\s*+)("
    r"[A-Z]?[a-z]+(?=[ ,\n])|[,;:?!()“”\"]"  # most words and marks of most texts, at once
    r"|https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|''|``|[-–—]{2,}|\.{2,}|…"
    r"|(?:[A-Za-z]\.){2,}"
    rf"|(?:{_TITLES}|[A-Z])\.(?=\s?[\w(,])"
    r"|n[’']t\b|[’'](?:s|re|ve|d|ll|m|S|RE|VE|D|LL|M)\b"
    r"|(?:[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Cc]a|[Cc]ould|[Ww]o|[Ww]ould"
    r"|[Ss]hould|[Mm]ust|[Mm]ight|[Nn]eed)(?=n[’']t\b)"
    r"|[$£€₽₴]?\d++(?:[.,:]\d++)*+(?:%|st\b|nd\b|rd\b|th\b|s\b|k\b|m\b|bn\b)?+(?![^\W\d_])(?!-[^\W\d_])"
    r"|[^\W_]+(?:[-‐‑&/][^\W_]+)*"
    r"|[@#]\w+|\S"
    r")"
)
"""White space and the token behind it: nothing else stands between two tokens."""


@dataclass(slots=True)
class Token:
    """One word or mark: code points `start` to `end`, its words, tag (Penn Treebank) and lemma in lower case.

    `lower` are the words in lower case. `quote` is the index of the quotation that it stands in, None outside of
    quotations.
    """

    # Held by the types alone: a frozen class takes three times as long to make, and no other is made as often. For the
    # same reason its fields may be given by place, as `map` gives them.
    start: Final[int]
    end: Final[int]
    text: Final[str]
    lower: Final[str]
    tag: Final[str]
    lemma: Final[str]
    quote: Final[int | None] = None


@dataclass(slots=True, kw_only=True)
class Pieces:
    """The tokens of a stretch before anything is known of them: their words, and where each begins and ends."""

    words: Final[list[str]]
    starts: Final[list[int]]
    ends: Final[list[int]]

    def touch(self, at: int) -> bool:
        """Return whether nothing stands between a token and the one before it."""
        return self.starts[at] == self.ends[at - 1]


def tokenise(text: str, span: Span) -> Pieces:
    """Return the tokens of one stretch of a text; white space alone is left out."""
    # Places are added up from lengths, since a match object for each token would take twice the time.
    parts = list(chain.from_iterable(_TOKEN.findall(text, span.start, span.end)))
    places = list(accumulate(map(len, parts), initial=span.start))
    return Pieces(words=parts[1::2], starts=places[1::2], ends=places[2::2])
