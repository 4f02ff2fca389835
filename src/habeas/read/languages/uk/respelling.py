"""Ukrainian words as Russian would spell them, so that a network that knows Russian only can make something of them.

Never shown, never stored: the words are only looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, product

_ENDINGS = (
    ("ського", "ского"), ("цького", "цкого"), ("ському", "скому"), ("цькому", "цкому"), ("ський", "ский"),
    ("цький", "цкий"), ("ська", "ская"), ("цька", "цкая"), ("ської", "ской"), ("цької", "цкой"), ("ську", "скую"),
    ("цьку", "цкую"), ("ські", "ские"), ("цькі", "цкие"), ("ських", "ских"), ("цьких", "цких"), ("ським", "ским"),
    ("цьким", "цким"), ("ською", "ской"), ("цькою", "цкой"), ("ський", "ской"),
    ("ення", "ение"), ("ення", "ения"), ("ання", "ание"), ("ання", "ания"), ("енню", "ению"), ("анню", "анию"),
    ("енням", "ением"), ("анням", "анием"), ("ість", "ость"), ("істю", "остью"), ("ості", "ости"), ("ння", "ние"),
    ("ати", "ать"), ("ити", "ить"), ("іти", "еть"), ("ути", "уть"), ("яти", "ять"), ("тися", "ться"),
    ("ав", "ал"), ("ив", "ил"), ("ів", "ел"), ("ув", "ул"), ("яв", "ял"), ("вся", "лся"),
    ("ів", "ов"), ("ів", "ев"), ("їв", "ев"), ("ові", "у"), ("еві", "ю"), ("ою", "ой"), ("ею", "ей"), ("єю", "ей"),
    ("ий", "ый"), ("ий", "ий"), ("ого", "ого"), ("ої", "ой"), ("ій", "ой"), ("ої", "ей"), ("ях", "ях"), ("ці", "це"),
    ("ія", "ия"), ("ії", "ии"), ("ію", "ию"), ("ією", "ией"), ("єт", "ет"), ("є", "ет"), ("ть", "т"), ("і", "ы"),
    ("і", "и"), ("і", "е"), ("и", "ы"), ("и", "и"), ("а", "ая"), ("е", "ое"), ("у", "ую"), ("о", "о"),
)  # fmt: skip
_BEGINNINGS = (("від", "от"), ("роз", "рас"), ("під", "под"), ("обі", "обо"), ("зі", "со"), ("з", "с"), ("у", "в"))
_LETTERS = {
    "і": ("и", "о", "е"), "ї": ("и",), "є": ("е", "э"), "ґ": ("г",), "и": ("и", "ы"), "е": ("е", "э"),
    "'": ("ь", "ъ"), "’": ("ь", "ъ"), "ʼ": ("ь", "ъ"),
}  # fmt: skip
_MOST_TRIED = 48
_MOST_KEPT = 100_000


@cache
def _known_words() -> dict[str, str]:
    text = files("habeas.read.languages.uk").joinpath("respelled.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs}


class Respelling:
    """Finds for Ukrainian words the Russian ones that `knows` accepts."""

    def __init__(self, knows: Callable[[str], bool]) -> None:
        """Keep what tells a Russian word."""
        self._knows = knows
        self._found: dict[str, str] = {}

    def russian(self, word: str) -> str:
        """Return a word in lower case as Russian would spell it."""
        if word not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[word] = self._look_up(word)
        return self._found[word]

    def _look_up(self, word: str) -> str:
        """Return a word in lower case as Russian would spell it.

        1. Words that Russian says otherwise stand in a list.
        2. Endings and beginnings are exchanged, then letters; the first spelling that is a Russian word wins.
        3. Else the letters are exchanged one for one.
        """
        listed = _known_words().get(word)
        if listed is not None:
            return listed
        if not word[:1].isalpha() or word.isascii():
            return word
        for spelling in islice(_candidates(word), _MOST_TRIED):
            if self._knows(spelling):
                return spelling
        return "".join(_LETTERS.get(letter, (letter,))[0] for letter in word)


def _candidates(word: str) -> Iterator[str]:
    endings = [(ending, other) for ending, other in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 1]
    endings.sort(key=lambda pair: -len(pair[0]))
    stems = [(word[: -len(ending)], other) for ending, other in endings] + [(word, "")]
    for stem, ending in stems:
        for spelling in _respelled(stem):
            yield spelling + ending
    for beginning, other in _BEGINNINGS:
        if word.startswith(beginning):
            rest = word[len(beginning) :]
            for stem, ending in [(rest[: -len(e)], o) for e, o in endings if len(rest) > len(e)] + [(rest, "")]:
                for spelling in _respelled(stem):
                    yield other + spelling + ending


def _respelled(stem: str) -> Iterator[str]:
    choices = [_LETTERS.get(letter, (letter,)) for letter in stem]
    for letters in islice(product(*choices), 12):
        yield "".join(letters)
