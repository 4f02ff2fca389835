"""Noun phrases in a unit, found from either end."""

from __future__ import annotations

from habeas.read.languages.en.speech.unit import QUOTATION, Unit

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NAMES = frozenset(("NNP", "NNPS"))
SUBJECT_PRONOUNS = frozenset(
    "he she they it i we you who this that these those there one someone somebody everyone everybody nobody noone "
    "anyone anybody none some others many most both several all each".split()
)
OBJECT_PRONOUNS = frozenset("him her them me us it you himself herself themselves".split())
RELATIVES = frozenset(("who", "which", "that", "whom"))
PREPOSITIONS = frozenset(
    "of in on at by for from with about against among as into over under between during since before after through "
    "toward towards near within without upon across outside inside behind beyond via despite amid along around".split()
)
_INSIDE = NOUNS | {"CD", "JJ", "JJR", "JJS", "DT", "PRP$", "POS", "VBN", "VBG", "PDT", "FW", "SYM", "RBS", "RBR", "UH"}
_HEADS = NOUNS | {"CD", "JJS", "JJ", "JJR", "VBG", "DT", "FW"}
_NAME_JOINTS = frozenset(("&", "of", "the", "de", "van", "von", "al", "bin", "ibn", "for", "'", "’"))
_LONG_QUOTE = 40


def noun_phrase_before(unit: Unit, end: int, *, chain: bool = True) -> int | None:
    """Return the position where the noun phrase ending at `end` begins, None where none ends there.

    With `chain`, phrases joined by prepositions and by "and" are taken along: "a spokesman for the ministry".
    """
    if end < 0:
        return None
    if unit.word(end) in ("most", "many", "some", "others", "both", "several", "few", "all", "one", "another"):
        return end
    if unit.tag(end) == "PRP" and unit.word(end - 1) == "of" and chain:
        longer = _longer_before(unit, end)
        return end if longer is None else longer
    if unit.tag(end) in ("PRP", "WP", "WDT", "EX"):
        return end
    if unit.tag(end) == "DT" and unit.word(end) in SUBJECT_PRONOUNS and not (unit.tag(end - 1) == "IN" and chain):
        return end
    start = _core_before(unit, end)
    if start is None or not chain:
        return start
    for _ in range(5):
        longer = _longer_before(unit, start)
        if longer is None:
            break
        start = longer
    return start


def _core_before(unit: Unit, end: int) -> int | None:
    at = end
    if unit.word(at) == ")":
        at = _opening_bracket(unit, at) - 1
    headed = False
    while at >= 0:
        tag, word = unit.tag(at), unit.word(at)
        if tag == QUOTATION:
            if not _is_scare(unit, at):
                break
            headed = True
        elif tag in _INSIDE and word not in ("that", "what"):
            if tag == "VBN" and unit.tag(at - 1)[:2] == "VB":
                break
            if tag == "VBG" and not headed and unit.tag(at - 1) not in ("JJ", "JJR", "DT", "PRP$", "POS", "NN"):
                break
            headed = headed or tag == "VBG"
            if tag in ("DT", "PRP$") and headed:
                return at - 1 if unit.word(at - 1) in ("all", "both", "half", "not") else at
            headed = headed or tag in _HEADS
        elif not (word == "&" and unit.tag(at - 1) in NAMES) and not (
            word in ("'", "’") and (unit.tag(at - 1) in ("NNS", "NNPS") or unit.word(at - 1).endswith("s"))
        ):
            break
        at -= 1
    return at + 1 if headed and at < end else None


def _opening_bracket(unit: Unit, at: int) -> int:
    """Return the position of the bracket that the one at `at` closes."""
    opening = at
    while opening > 0 and at - opening < 12 and unit.word(opening) not in ("(", "["):
        opening -= 1
    return opening


def _is_scare(unit: Unit, at: int) -> bool:
    """Return whether a quotation is a few words used as a name or an adjective, not somebody's speech."""
    short = unit.nodes[at].end - unit.nodes[at].start <= _LONG_QUOTE
    return short and unit.inner_end(at) not in (",", ".", "?", "!", "—", "–", "-")


def _longer_before(unit: Unit, start: int) -> int | None:
    joint = unit.word(start - 1)
    before = unit.tag(start - 2)
    if joint in ("of", "in", "at", "for", "from", "on", "with", "to", "against", "near", "under", "behind"):
        if before in ("VBN", "VBD") and joint != "of" and unit.tag(start - 3) in NOUNS:
            return _core_before(unit, start - 3)
        hosts = NOUNS | {"CD", "DT", "JJS"} if joint == "of" else NOUNS
        if before not in hosts or (joint == "to" and before not in NOUNS) or unit.word(start - 2) == "that":
            return None
        longer = _core_before(unit, start - 2)
        if longer is None or (joint != "of" and unit.tag(longer - 1)[:2] in ("VB", "TO", "MD")):
            return None
        return longer
    if (
        joint in ("by", "during", "after", "before", "since")
        and before in ("VBN", "VBD")
        and unit.tag(start - 3) in NOUNS
    ):
        return _core_before(unit, start - 3)
    if joint in ("and", "or", "&") and before in NOUNS | {")"}:
        longer = _core_before(unit, start - 2)
        outside = unit.tag(longer - 1) if longer is not None and unit.word(longer - 1) != "of" else ""
        return longer if longer is not None and outside[:2] not in ("VB", "MD", "TO", "IN") else None
    return None


def noun_phrase_after(unit: Unit, start: int, *, chain: bool = True) -> int | None:
    """Return the last position of the noun phrase that begins at `start`, None where none begins there."""
    word, tag = unit.word(start), unit.tag(start)
    if tag in ("PRP", "EX", "WP") and word not in ("who", "what", "whom"):
        return start
    if tag == "DT" and word in SUBJECT_PRONOUNS and unit.tag(start + 1) not in _INSIDE and unit.word(start + 1) != "of":
        return start
    last, at = None, start
    while at < len(unit):
        tag, word = unit.tag(at), unit.word(at)
        pointed = word == "that" and at == start and tag == "DT" and unit.tag(at + 1) in NOUNS
        if tag in _INSIDE and (pointed or word not in ("that", "what")):
            if tag in ("DT", "PRP$") and last is not None and unit.word(at - 1) not in ("all", "both", "of", "half"):
                break
            headed = last is not None and unit.tag(at - 1) not in ("DT", "PRP$", "JJ", "POS")
            if tag == "VBN" and headed:
                break
            if tag == "VBG" and headed and unit.tag(at + 1) not in ("VBZ", "VBD", "VBP", "MD"):
                break
            last = at if tag in _HEADS else last
        elif tag == QUOTATION and _is_scare(unit, at):
            last = at
        elif not (tag in ("RB", "PRP") and last is None and tag == "RB" and unit.tag(at + 1) in _INSIDE):
            joined = _joins(unit, at, last) if chain else (word == "&" and last == at - 1)
            if not joined:
                break
        at += 1
    return _with_brackets(unit, last)


def _joins(unit: Unit, at: int, last: int | None) -> bool:
    """Return whether a word joins a noun phrase to what belongs to it on the right."""
    if last != at - 1:
        return False
    word, following = unit.word(at), unit.tag(at + 1)
    if word == "of":
        return following in _INSIDE | {QUOTATION}
    if word in ("for", "at", "in", "from"):
        return following in _INSIDE and unit.tag(at - 1) in NOUNS
    return word in ("and", "&") and unit.tag(at - 1) in NAMES and following in NAMES


def _with_brackets(unit: Unit, last: int | None) -> int | None:
    if last is None or unit.word(last + 1) != "(":
        return last
    closing = last + 1
    while closing < len(unit) and closing - last < 10 and unit.word(closing) != ")":
        closing += 1
    return closing if unit.word(closing) == ")" else last


def with_apposition(unit: Unit, last: int) -> int:
    """Return the end of a noun phrase and of what is set behind it between commas: "X, head of Y, who …"."""
    if unit.word(last + 1) not in (",", "—", "–", "-"):
        return last
    begins = unit.word(last + 2) in ("who", "which", "whose", "a", "an", "the", "his", "her", "one", "their") or (
        unit.tag(last + 2) in ("NN", "JJ", "CD", "NNP")
    )
    if not begins:
        return last
    at = last + 2
    while at < len(unit):
        word = unit.word(at)
        if word in (".", ";", "?", "!", ":") or unit.is_quotation(at):
            break
        if word in (",", unit.word(last + 1)) and _resumes(unit, at + 1):
            break
        at += 1
    return at - 1


def _resumes(unit: Unit, at: int) -> bool:
    """Return whether, behind a comma, the main clause goes on rather than the apposition."""
    tag, word = unit.tag(at), unit.word(at)
    return word in ("and", "but", "while", "when", "as", "in", "on", "after", "who", "which", "") or tag in (
        "VBG",
        "VBD",
        "VBZ",
        "PRP",
        "MD",
        QUOTATION,
        ".",
    )
