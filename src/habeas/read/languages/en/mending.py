"""What the neighbours of a word tell of its tag, where the list of words cannot know it."""

from __future__ import annotations

from functools import lru_cache

from habeas.read.languages.en.knowntags import known_tags
from habeas.read.languages.en.verbs import BE, DO, HAVE, irregular_forms, participle_tag, past_tag, singular

REMEMBERED = 30_000
"""How many words are remembered with what was found out about each: most words of a text are common ones."""
_APOSTROPHES = ("'", "’")
_MENDABLE = frozenset("POS EX NN NNS JJ VB VBD VBG VBN VBP VBZ".split())
MENDED_WORDS = frozenset("that her inside".split())
"""The only tags and words that a look at the neighbours may mend."""
_NOT = frozenset(("not", "n't", "n’t"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = frozenset("he she they we i you who it".split())
_AUXILIARIES = BE | HAVE | DO
_PARTICIPLE_HOSTS = BE | HAVE | frozenset(("get", "gets", "got", "getting"))
_SAME_IN_PAST = frozenset("put cut hit set let shut hurt cost quit spread burst split shed broadcast".split())
_PEOPLE = frozenset("nobody everybody somebody anybody everyone someone anyone nothing everything".split())
_TIME_NOUNS = frozenset("day evening night morning afternoon week weekend month year time moment point hour".split())
PLAIN_NOUNS = ("NN", "NNS")
_NOUNISH = ("NN", "NNS", "NNP", "NNPS")
_PASSED_OVER = frozenset(("RB", "RBR", "``", "''"))
_ALONE = frozenset("that this all some many most both few several others".split())
"""Words that stand alone as a subject: what follows them may be its verb."""
_ONLY_VERBS = frozenset("says tells adds asks".split())


def may_be_mended(lower: str, tag: str) -> bool:
    """Return whether a look at the neighbours may change the tag of a word; most nouns can be nothing else."""
    if tag in PLAIN_NOUNS and lower not in MENDED_WORDS:
        return bool(_verb_reading(lower, tag)) or lower.endswith("ing")
    return tag in _MENDABLE or lower in MENDED_WORDS or lower in _APOSTROPHES


def mended(lowers: list[str], tags: list[str], at: int) -> str:
    """Return the tag of a word beside its neighbours."""
    tag, word = tags[at], lowers[at]
    before = tags[at - 1] if at else ""
    word_before = lowers[at - 1] if at else ""
    after = tags[at + 1] if at + 1 < len(tags) else ""
    if word in _APOSTROPHES:
        # "The miners' wives": no quotation that was opened ends here.
        owns = word_before[-1:] == "s" and before[:2] == "NN" == after[:2]
        return "POS" if owns and not any(mark in lowers[:at] for mark in ("'", "‘")) else tag
    if tag in ("POS", "EX"):
        return _mended_s(word_before, before, after) if tag == "POS" else _mended_there(after)
    if word == "that":
        return _mended_that(before, word_before, after, lowers[at + 1] if at + 1 < len(lowers) else "")
    if word == "her" and after not in ("NN", "NNS", "JJ", "NNP", "CD", "VBG", "VBN", "JJS", "RB", "NNPS", "RBS", "JJR"):
        return "PRP"
    if (tag == "VBP" and before in ("TO", "MD")) or (word == "inside" and before == "DT"):
        return "VB" if tag == "VBP" else "JJ"
    if tag[:1] == "V" and word not in _AUXILIARIES:
        return _mended_verb(lowers, tags, at)
    if tag in ("NN", "NNS", "JJ") and before:
        return mended_noun(lowers, tags, at)
    return tag


def _mended_s(word_before: str, before: str, after: str) -> str:
    pronoun = before in ("PRP", "WP", "EX") or word_before in ("that", "what", "here", "let", "where", "how")
    return "VBZ" if pronoun or (after in ("DT", "VBG") and before not in _NOUNISH) else "POS"


def _mended_there(after: str) -> str:
    return "EX" if after in _FINITE or after in ("POS", "VB", "RB") else "RB"


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


def mended_noun(lowers: list[str], tags: list[str], at: int) -> str:
    """Return the tag of a noun or adjective beside its neighbours: it may be a verb."""
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


@lru_cache(maxsize=REMEMBERED)
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
