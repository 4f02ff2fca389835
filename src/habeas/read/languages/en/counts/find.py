"""Finding the counts of a document, with what each of them counts.

1. Read a number wherever one can begin, outside dates, names, ages, money, times and measures.
2. Join two that are one range ("8 to 10", "between 55 and 60"); keep two that are two parts ("groups of 8 and 10").
3. Take the words around into the bounds, and find the noun that is counted, or that it is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING, Final

from habeas.facts.claim import Measure
from habeas.facts.count import Count
from habeas.facts.span import Span
from habeas.read.languages.en.counts.bounds import Bounded, bounded
from habeas.read.languages.en.counts.numbers import FRACTIONS, UNITS, VAGUE, Number, number_at
from habeas.read.languages.en.tokens import Token
from habeas.read.layout import Sentence

if TYPE_CHECKING:
    from habeas.read.languages.en.document import Document

PARTS = frozenset(
    "group party batch bus lorry truck wagon carriage cell car vehicle column convoy squad team van minibus boat plane "
    "helicopter contingent lot room tent bunk".split()
)
"""Things that hold people, so that a number after them may be the measure of each."""

_TIME = frozenset("second minute hour day night week fortnight month year decade century".split())
_MEASURES = frozenset(
    "kilometre kilometer km mile metre meter m kg kilogram kilo ton tonne litre liter gram degree percent cent per "
    "rouble ruble dollar euro pound hryvnia rupee yuan usd eur rub uah copeck acre hectare foot inch centimetre "
    "point goal vote time o'clock a.m. p.m. am pm % mm cm shekel naira peso copy".split()
)
_NOT_COUNTS = frozenset(
    "aged age article articles section chapter page paragraph no no. nos number room route unit block school channel "
    "line lane clause act volume part level phase apartment building house flat version category covid-19 top "
    "№ # no.".split()
)
_ONE_FOLLOWS = frozenset("of more person man woman soldier people other such boy girl".split())
_DETERMINED = frozenset("DT PRP$ PDT".split())
_REMEMBERED = 30_000
_LONGEST = 20
"""How many tokens a number, or a row of numbers, is followed over."""

_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_ARTICLES = frozenset("a an".split())
_BEHIND_ARTICLE = frozenset((*FRACTIONS, *"hundred thousand million dozen score few couple handful number".split()))
"""What alone makes a number of an article: "a dozen", "a third of"."""

_STARTERS = frozenset(UNITS) | frozenset(VAGUE) | _ARTICLES | frozenset(FRACTIONS) | _TENS


@dataclass(slots=True, kw_only=True)
class FoundCount:
    """A count in tokens `first` to `last`, qualifiers included; `span` covers them.

    `head` is the token of the noun that is counted, None where it is left out ("fifty-two of them", "twelve got
    on the bus"); `head_lemma` is "" then. `phrase_last` ends the phrase, "of the soldiers" included. `partitive`
    tells that it is a number of a larger group, whose noun or pronoun is token `whole`. `measure` is EACH where
    the number is of each part, SHARE for "more than half of".
    """

    count: Final[Count]
    first: Final[int]
    last: Final[int]
    span: Final[Span]
    head: Final[int | None]
    head_lemma: Final[str]
    phrase_last: Final[int]
    measure: Final[Measure]
    partitive: Final[bool] = False
    whole: Final[int | None] = None
    vague: Final[bool] = False


def find_counts(document: Document, taken: tuple[Span, ...] = ()) -> tuple[FoundCount, ...]:
    """Return the counts of a document in text order.

    Args:
        document: The text taken apart.
        taken: Spans whose numbers are something else, such as dates.
    """
    starts = {offset for span in taken for offset in range(span.start, span.end)}
    begins = _beginnings(document.lowers)
    found: list[FoundCount] = []
    begin = 0
    for sentence in document.sentences:
        end = bisect_left(begins, sentence.last, begin)
        if end > begin:
            found += _in_sentence(document, sentence, begins[begin:end], starts)
        begin = end
    return tuple(found)


def _beginnings(lowers: list[str]) -> list[int]:
    """Return where a number can begin: such words are few, and found for the whole text at once."""
    begins = compress(range(len(lowers)), map(_begins.__getitem__, lowers))
    return [at for at in begins if lowers[at] not in _ARTICLES or _BEHIND_ARTICLE.issuperset(lowers[at + 1 : at + 2])]


def _in_sentence(
    document: Document, sentence: Sentence, begins: Sequence[int], taken: set[int]
) -> Iterator[FoundCount]:
    """Yield the counts of a sentence; `begins` are the tokens at which a number can begin."""
    tokens = document.tokens
    first, last = sentence.first, sentence.last
    read_to = free_from = first
    for at in begins:
        if at < read_to or tokens[at].start in taken:
            continue
        number = _readable(tokens, at, first, last)
        if number is None:
            continue
        one = _ranged(tokens, number, last)
        whole = bounded(tokens, one, from_token=free_from)
        result = _phrase(document, whole, one, last)
        if result is not None:
            yield result
        read_to = free_from = max(one.last, whole.last)


class _Begins(dict[str, bool]):
    """Whether a number can begin with a word; each word is looked at once, as long as they are not too many."""

    def __missing__(self, word: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        begins = self[word] = word in _STARTERS or word[0].isdigit() or ("-" in word and _is_joined(word))
        return begins


_begins = _Begins()


def _is_joined(word: str) -> bool:
    """Return whether a word with a hyphen begins with tens: "twenty-two"."""
    return word.partition("-")[0] in _TENS


def _readable(tokens: Sequence[Token], at: int, first: int, last: int) -> Number | None:
    """Return the number at a token unless it is an age, a time, a name's number, money or a measure."""
    number = _share(tokens, at, last) or number_at(tokens[at : min(last, at + _LONGEST)], 0)
    if number is None:
        return None
    if number.first == 0 and at:
        number = replace(number, first=number.first + at, last=number.last + at)
    before = tokens[at - 1] if at > first else None
    after = tokens[number.last] if number.last < last else None
    if before is not None and (before.lower in _NOT_COUNTS or before.text in "$€£₽№#"):
        return None
    if before is not None and before.tag == "NNP" and tokens[at].text.isdigit():
        return None
    if number.last == at + 1 and tokens[at].lower == "one" and (after is None or after.lower not in _ONE_FOLLOWS):
        return None
    if (
        before is not None
        and tokens[at].lower in ("many", "few", "several")
        and before.lower in ("as", "how", "so", "too")
    ):
        return None
    if after is not None and (after.lemma in _MEASURES or after.lower.startswith(("year-old", "-year"))):
        return None
    return None if _is_age(tokens, at, number.last, first, last) or ":" in tokens[at].text else number


def _is_age(tokens: Sequence[Token], at: int, end: int, first: int, last: int) -> bool:
    """Return whether a number is an age: "Ivan Testov, 34,", or one of a list after "aged"."""
    index = at - 1
    while index > max(first, at - _LONGEST) and (tokens[index].tag == "CD" or tokens[index].lower in (",", "and")):
        index -= 1
    if tokens[index].lower == "aged":
        return True
    before = tokens[at - 1].text if at > first else ""
    after = tokens[end].text if end < last else "."
    alone = before in ",(" and before and after in ",.)—;" and tokens[at].text.isdigit() and end == at + 1
    return bool(alone and at - 2 >= first and tokens[at - 2].tag in ("NNP", "NNPS") and int(tokens[at].text) < 120)


def _share(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """Read "half of", "two thirds of", "20 percent of"; the number of people that it makes is not known."""
    end = at
    if tokens[at].lower in ("a", "an", "two", "three", "one") and at + 1 < last:
        end = at + 1
    if _is_percentage(tokens, at, last):
        return Number(first=at, last=at + (1 if tokens[at].text.endswith("%") else 2), low=1, high=None, vague=True)
    if tokens[end].lower not in FRACTIONS or end + 1 >= last:
        return None
    if tokens[end + 1].lower != "of" and not (tokens[end].lower == "half" and tokens[end + 1].lower == "the"):
        return None
    return Number(first=at, last=end + 1, low=1, high=None, vague=True)


def _is_percentage(tokens: Sequence[Token], at: int, last: int) -> bool:
    if at + 1 >= last:
        return False
    word, following = tokens[at].lower, tokens[at + 1].lower
    if following == "percent":
        return word[0].isdigit() and at + 2 < last and tokens[at + 2].lower == "of"
    return following == "of" and word[-1] == "%"


def _ranged(tokens: Sequence[Token], number: Number, last: int) -> Number:
    """Join two figures that are the ends of one range."""
    joint = tokens[number.last].lower if number.last < last else ""
    between = number.first > 0 and tokens[number.first - 1].lower in ("between", "from")
    if joint not in ("to", "or", "–", "-", "—") and not (joint == "and" and between):
        return number
    other = (
        number_at(tokens[number.last + 1 : min(last, number.last + _LONGEST)], 0) if number.last + 1 < last else None
    )
    if other is None or other.vague or other.high is None or other.low <= number.low or number.vague:
        return number
    if joint == "to" and not (between or other.last + number.last + 1 < last):
        return number
    start = number.first - 1 if between else number.first
    return Number(first=start, last=number.last + 1 + other.last, low=number.low, high=other.high)


def _phrase(document: Document, whole: Bounded, number: Number, last: int) -> FoundCount | None:
    """Find what is counted, and make the count."""
    tokens = document.tokens
    share = tokens[number.last - 1].lower in (*FRACTIONS, "percent") and tokens[number.last - 1].lower not in VAGUE
    partitive, group = _whole_of(tokens, whole.last, last)
    head = None if partitive else _head(tokens, whole.last, last)
    if head is not None and (tokens[head].lemma in _TIME or tokens[head].lemma in _MEASURES):
        return None
    shown = group if partitive else head
    phrase_last = whole.last if shown is None else shown + 1
    measure = Measure.SHARE if share else Measure.EACH if _of_each(tokens, whole, phrase_last, last) else Measure.TOTAL
    if measure is Measure.EACH and head is None and not partitive:
        head, phrase_last = _shared_head(tokens, whole.last, last, phrase_last)
    span = Span(start=tokens[whole.first].start, end=tokens[whole.last - 1].end)
    return FoundCount(
        count=Count(at_least=whole.low, at_most=whole.high, words=span.of(document.text)),
        first=whole.first, last=whole.last, span=span, head=head,
        head_lemma=tokens[head].lemma if head is not None else "",
        phrase_last=phrase_last, measure=measure, partitive=partitive, whole=group, vague=number.vague,
    )  # fmt: skip


def _whole_of(tokens: Sequence[Token], at: int, last: int) -> tuple[bool, int | None]:
    """Return whether "of them", "of the soldiers" follows, and the token of its pronoun or noun."""
    if at + 1 >= last or tokens[at].lower not in ("of", "the"):
        return False, None
    begin = at + 1 if tokens[at].lower == "of" else at
    if tokens[begin].lower in ("them", "us", "these", "those", "whom"):
        return True, begin
    if tokens[begin].tag not in _DETERMINED and not tokens[begin].text[0].isdigit():
        return False, None
    head = _head(tokens, begin + 1, last)
    if head is None and tokens[begin].tag in _DETERMINED and begin + 1 < last:
        inner = number_at(tokens[begin + 1 : min(last, begin + _LONGEST)], 0)
        head = begin + inner.last if inner else None
    return (True, head) if head is not None else (False, None)


_SKIPPED = frozenset("JJ JJR JJS VBN VBG CD NNP RB POS".split())


def _head(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Return the last noun of the noun phrase that follows a number, None where the noun is left out."""
    if at < last and tokens[at].lower == "of" and at + 1 < last and tokens[at + 1].tag in ("NNS", "JJ", "NN", "NNP"):
        at += 1
    head = None
    for index in range(at, min(last, at + 9)):
        token = tokens[index]
        if token.tag in ("NNS", "NN", "NNPS"):
            head = index
        elif token.text in "[]()":
            if token.text in ")]" and head is not None:
                break
        elif token.tag == "NNP" and head is None:
            continue
        elif (
            head is not None
            or (token.tag not in _SKIPPED and not (token.text == "," and index > at))
            or (token.tag in ("VBN", "VBG", "RB") and not _noun_soon(tokens, index + 1, last))
        ):
            break
    return head


def _noun_soon(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Return whether a participle or adverb is followed by a noun, and so describes it: "mobilised residents"."""
    return at < last and tokens[at].tag in ("NNS", "NN", "JJ", "VBN") and tokens[at].lower != "home"


def _of_each(tokens: Sequence[Token], whole: Bounded, end: int, last: int) -> bool:
    """Return whether the number is of each part: "groups of eight", "twelve men in each", "ten per cell"."""
    after = [token.lower for token in tokens[end : min(last, end + 3)]]
    if after[:1] == ["each"] or after[:2] in (["in", "each"], ["to", "a"], ["per", "cell"]) or after[:1] == ["apiece"]:
        return True
    index = whole.first - 1
    while index > max(0, whole.first - _LONGEST) and (
        tokens[index].lower in ("and", ",", "or", "about", "to") or tokens[index].tag == "CD"
    ):
        index -= 1
    if index < 1 or tokens[index].lower != "of":
        return False
    return tokens[index - 1].tag in ("NNS", "NNPS") and tokens[index - 1].lemma in PARTS


def _shared_head(tokens: Sequence[Token], at: int, last: int, phrase_last: int) -> tuple[int | None, int]:
    """Let "eight" in "groups of eight and ten men" count the men as well."""
    if at + 1 < last and tokens[at].lower in ("and", "or", ","):
        following = number_at(tokens[at + 1 : min(last, at + _LONGEST)], 0)
        head = _head(tokens, at + 1 + following.last, last) if following else None
        if head is not None:
            return head, phrase_last
    return None, phrase_last
