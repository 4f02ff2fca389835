"""Part-of-speech tags (Penn Treebank): a word list, endings, and rules that look at the neighbours."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress, count
from operator import ne
from sys import intern
from typing import Final, TypeAlias

from habeas.read.languages.en.verbs import (
    BE,
    DO,
    HAVE,
    MODALS,
    irregular_forms,
    participle_tag,
    past_tag,
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
_MENDABLE = frozenset("POS EX NN NNS JJ VB VBD VBG VBN VBP VBZ".split())
_MENDED_WORDS = frozenset("that her inside".split())
"""The only tags and words that a look at the neighbours may mend."""
_NOT = frozenset(("not", "n't", "n’t"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = frozenset("he she they we i you who it".split())
Known: TypeAlias = tuple[str, str, str, str, bool]
"""A word, itself in lower case, its tag alone within a sentence, its lemma then, whether its place may change these."""
_REMEMBERED = 30_000
"""How many words are remembered with what was found out about each: most words of a text are common ones."""
_AUXILIARIES = BE | HAVE | DO
_PARTICIPLE_HOSTS = BE | HAVE | frozenset(("get", "gets", "got", "getting"))
_SAME_IN_PAST = frozenset("put cut hit set let shut hurt cost quit spread burst split shed broadcast".split())
_PEOPLE = frozenset("nobody everybody somebody anybody everyone someone anyone nothing everything".split())
_TIME_NOUNS = frozenset("day evening night morning afternoon week weekend month year time moment point hour".split())
_PLAIN_NOUNS = ("NN", "NNS")
_NOUNISH = ("NN", "NNS", "NNP", "NNPS")
_PASSED_OVER = frozenset(("RB", "RBR", "``", "''"))
_KEPT_CAPITAL = frozenset(("I",))


@cache
def known_tags() -> dict[str, str]:
    """Return word → its most frequent tag; see `data/tags.md` for where the list comes from."""
    packed = (files(__package__) / "data" / "tags.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


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
        mendable[at] = _may_be_mended(lowers[at], tags[at])
    for at in compress(count(), mendable):
        if tags[at] not in _PLAIN_NOUNS or lowers[at] in _MENDED_WORDS:
            tags[at] = _mended(lowers, tags, at)
        elif at:
            tags[at] = _mended_noun(lowers, tags, at)
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


@lru_cache(maxsize=_REMEMBERED)
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
            word, word if word == lower else lower, tag, intern(lemma_of(lower, tag)), _may_be_mended(lower, tag),
        )  # fmt: skip
        return known


_remembered = _Remembered()


def known_words(words: list[str]) -> list[Known]:
    """Return what is known of each word alone."""
    if len(_remembered) > _REMEMBERED:
        _remembered.clear()
    return list(map(_remembered.__getitem__, words))


def _may_be_mended(lower: str, tag: str) -> bool:
    """Return whether a look at the neighbours may change the tag of a word; most nouns can be nothing else."""
    if tag in _PLAIN_NOUNS and lower not in _MENDED_WORDS:
        return bool(_verb_reading(lower, tag)) or lower.endswith("ing")
    return tag in _MENDABLE or lower in _MENDED_WORDS


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


_ALONE = frozenset("that this all some many most both few several others".split())
"""Words that stand alone as a subject: what follows them may be its verb."""
_ONLY_VERBS = frozenset("says tells adds asks".split())


def _mended(lowers: list[str], tags: list[str], at: int) -> str:
    tag, word = tags[at], lowers[at]
    before = tags[at - 1] if at else ""
    word_before = lowers[at - 1] if at else ""
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if tag == "POS":
        return _mended_s(word_before, before, after)
    if tag == "EX":
        return "EX" if after in _FINITE or after in ("POS", "VB", "RB") else "RB"
    if word == "that":
        return _mended_that(before, word_before, after, lowers[at + 1] if at + 1 < len(lowers) else "")
    if word == "her" and after not in ("NN", "NNS", "JJ", "NNP", "CD", "VBG", "VBN", "JJS", "RB", "NNPS", "RBS", "JJR"):
        return "PRP"
    if (tag == "VBP" and before in ("TO", "MD")) or (word == "inside" and before == "DT"):
        return "VB" if tag == "VBP" else "JJ"
    if tag[:1] == "V" and word not in _AUXILIARIES:
        return _mended_verb(lowers, tags, at)
    if tag in ("NN", "NNS", "JJ") and before:
        return _mended_noun(lowers, tags, at)
    return tag


def _mended_s(word_before: str, before: str, after: str) -> str:
    pronoun = before in ("PRP", "WP", "EX") or word_before in ("that", "what", "here", "let", "where", "how")
    return "VBZ" if pronoun or (after in ("DT", "VBG") and before not in _NOUNISH) else "POS"


def _mended_that(before: str, word_before: str, after: str, following: str) -> str:
    if following in _PEOPLE or following in _TIME_NOUNS:
        return "IN" if following in _PEOPLE else "DT"
    if before in _NOUNISH and (after in _FINITE or after == "RB") and before != "NNP":
        return "WDT"
    if after == "NN" and before not in _FINITE and before not in ("VBN", "VBG", "VB") and word_before != "said":
        return "DT"
    return "DT" if after in _FINITE or after in (".", ",", "POS", "") else "IN"


def _verb_behind(lowers: list[str], tags: list[str], at: int) -> int:
    """Return the position of the nearest word to the left that is no adverb, within three words; -1 if none."""
    position = at - 1
    while position >= 0 and tags[position] in _PASSED_OVER and position >= at - 3:
        position -= 1
    return position


def _mended_verb(lowers: list[str], tags: list[str], at: int) -> str:
    tag, word = tags[at], lowers[at]
    behind = _verb_behind(lowers, tags, at)
    host, host_tag = (lowers[behind], tags[behind]) if behind >= 0 else ("", "")
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if tag == "VB" and host in HAVE:
        return participle_tag(word, tag)
    if tag == "VBD" and at + 1 < len(lowers) and lowers[at + 1] == "by" and host not in _SUBJECTS:
        return participle_tag(word, tag)
    if tag in ("VBD", "VBN"):
        return _mended_past(word, tag, host, host_tag, after, tags[at + 2] if at + 2 < len(tags) else "")
    if host_tag in ("MD", "TO") or host in DO:
        return "VB" if tag in ("VBP", "VB") else tag
    if tag in ("VB", "VBP", "VBZ") and host_tag in ("DT", "PRP$", "JJ", "POS") and host not in _ALONE:
        return tag if word in _ONLY_VERBS else "NNS" if tag == "VBZ" else "NN"
    if word in _SAME_IN_PAST and tag == "VB" and host_tag == ",":
        return "VBD"
    if tag == "VB" and (host_tag in ("NNS", "NNPS", "WDT", "NNP", "NN", ":", ")") or host in _SUBJECTS):
        return past_tag(word, "VBP") if word in _SAME_IN_PAST else "VBP"
    return tag


def _mended_past(word: str, tag: str, host: str, host_tag: str, after: str, behind: str) -> str:
    if host in _PARTICIPLE_HOSTS or host_tag == "POS":
        return participle_tag(word, tag)
    described = host_tag in ("DT", "PRP$", "JJ", "IN") and after in ("NN", "NNS", "JJ") and host != "that"
    # "150 mobilised men had come": behind a number and before a noun with a verb of its own.
    if described or (host_tag == "CD" and after == "NNS" and behind in _FINITE):
        return participle_tag(word, tag)
    objects = ("DT", "PRP", "PRP$", "NNP", "``", "''", "CD", "WRB", "WP")
    joined = host_tag == "CC" and after == "PRP"
    if tag == "VBN" and (host in _SUBJECTS or host_tag in ("WP", "WDT") or joined):
        return past_tag(word, tag)
    if tag == "VBN" and host_tag in (*_NOUNISH, ")", "''", ",") and after in (*objects, "TO", "NNS"):
        return past_tag(word, tag)
    if tag == "VBN" and host_tag in ("NNP", "NNPS") and after in ("IN", "RB", "."):
        return past_tag(word, tag)
    return participle_tag(word, tag) if after == "IN" and host_tag in ("NNS", "NN") and tag == "VBN" else tag


def _mended_noun(lowers: list[str], tags: list[str], at: int) -> str:
    tag, word = tags[at], lowers[at]
    if word.endswith("ing") and tags[at - 1] in ("CC", ",") and lowers[at + 1 : at + 2] == ["that"]:
        return "VBG"
    base = _verb_reading(word, tag)
    if not base and tag != "JJ":
        return tag
    behind = _verb_behind(lowers, tags, at)
    host, host_tag = (lowers[behind], tags[behind]) if behind >= 0 else ("", "")
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if tag == "JJ":
        return _mended_adjective(word, host_tag, after)
    undone = host in DO and not _NOT.isdisjoint(lowers[behind + 1 : at])
    if tag == "NN" and (host_tag == "TO" or (host_tag == "MD" and host != "") or undone):
        return "VB"
    if host in _SUBJECTS and tag in ("NN", "NNS"):
        return base
    clause_follows = after in ("PRP", "DT", "PRP$", "WRB", "WP", "TO", "EX") or (
        at + 1 < len(lowers) and lowers[at + 1] == "that"
    )
    if tag == "NNS" and host_tag in ("NNP", "NN") and clause_follows and after != "TO":
        return "VBZ"
    return "VBP" if tag == "NN" and host_tag == "NNS" and clause_follows and after != "TO" else tag


def _mended_adjective(word: str, host_tag: str, after: str) -> str:
    """Return JJ, or the tag of the verb that the word is at this place: "to open the door", "…, demanding that"."""
    takes_object = after in ("DT", "NNP", "PRP", "PRP$")
    if word.endswith("ing") and host_tag == ",":
        return "VBG"
    if word.endswith("ed") and host_tag in ("NNP", "NNPS", ")") and takes_object:
        return "VBD"
    if host_tag == "TO" and (takes_object or after == "NNS") and _can_be_verb(word, known_tags()):
        return "VB"
    return "JJ"


@lru_cache(maxsize=_REMEMBERED)
def _verb_reading(word: str, tag: str) -> str:
    """Return the tag that a noun would have as a finite verb, empty where it is not known as a verb."""
    known = known_tags()
    if tag == "JJ" or not word.isalpha():
        return ""
    if tag == "NNS":
        stem = singular(word, known)
        return "VBZ" if _can_be_verb(stem, known) else ""
    return "VBP" if _can_be_verb(word, known) else ""


def _can_be_verb(base: str, known: dict[str, str]) -> bool:
    """Return whether a base form has other forms that the list knows as verbs."""
    if known.get(base, "")[:2] == "VB" or "VBP" in irregular_forms().get(base, {}):
        return True
    forms = (base + "ed", base + "d", base + base[-1:] + "ed", base[:-1] + "ied" if base.endswith("y") else "")
    return any(known.get(form, "") in ("VBD", "VBN") for form in forms)


@cache
def _noun_exceptions() -> dict[str, str]:
    pairs = "men:man women:woman children:child people:people wives:wife lives:life servicemen:serviceman feet:foot"
    more = "servicewomen:servicewoman policemen:policeman teeth:tooth mice:mouse knives:knife thieves:thief"
    return dict(pair.split(":") for pair in f"{pairs} {more}".split())


@lru_cache(maxsize=_REMEMBERED)
def lemma_of(lower: str, tag: str) -> str:
    """Return the lemma of a word in lower case."""
    if tag[:2] == "VB" or tag == "MD":
        return verb_lemma(lower, tag, known_tags())
    if tag in ("NNS", "NNPS"):
        return _noun_exceptions().get(lower) or singular(lower, known_tags())
    return lower
