"""Whom a letter or a post greets: «Дорогие друзья,» tells nothing of them, and of nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.read.languages.slavic.tokens import Token

_LONGEST_TOKENS = 10
_GREETING = frozenset(
    "здравствуйте привет приветствую добрый доброго день дня вечер вечора ранку утро вітаю вітання".split()
)
_DEAR = frozenset("дорогой уважаемый многоуважаемый милый дорогий шановний вельмишановний любий".split())
_ADDRESSED = frozenset(
    "друг товарищ коллега сосед земляк соотечественник брат сестра подруга люди гражданин родитель человек "
    "товариш колега сусід побратим посестра співвітчизник громадянин батьки людина".split()
)
_JOINING = frozenset("и й і та а також".split())
_OF_HIM = ("NUMB", "NUMR", "PRTF")
_CASES = ("nomn", "voct")
_RELATIVE = frozenset("который кто чей что где котрий який хто чий що де и й і та".split())


def with_salutations(tokens: Sequence[Token], ends: list[int]) -> list[int]:
    """Return the ends of the sentences of a paragraph, with one more behind each salutation."""
    found: list[int] = []
    begun = 0
    for end in ends:
        length = salutation_length(tokens[begun : min(end, begun + 2 * _LONGEST_TOKENS)])
        found += [begun + length] if 0 < length < end - begun else []
        found.append(end)
        begun = end
    return found


def salutation_length(tokens: Sequence[Token]) -> int:
    """Return how many tokens at the head of a sentence are its salutation, 0 where it has none.

    1. "Дорогой", "здравствуйте" or a word by which people are addressed begins it, in the nominative or vocative.
    2. Nouns of people and names follow, up to a comma, an exclamation mark, a colon or the end of the line.
    3. Without "дорогой", many are addressed, and a pronoun or a request must follow: "Друзья, коллеги и родные пропали"
       is none, nor are "Брат, его забрали" and «Люди: "Нас избили"».
    """
    at = next((index for index, token in enumerate(tokens) if token.text[0].isalnum()), len(tokens))
    begun = at
    while at < len(tokens) and at < begun + 4 and (tokens[at].lower in _GREETING or tokens[at].text == ","):
        at += 1
    greeted, first = at > begun, at
    dear = at < len(tokens) and _has(tokens[at], _DEAR)
    if not dear and not (at < len(tokens) and _has(tokens[at], _ADDRESSED, plural=not greeted)):
        return at if greeted and tokens[at - 1].text == "," else 0
    while at < len(tokens) and _greets(tokens[at], after=tokens[at - 1] if at > first else None):
        at += 1
    stopped = at > first + dear and (
        at == len(tokens)
        or tokens[at].text == "!"
        or (tokens[at].text == ":" and (dear or greeted))
        or _may_end(tokens, at, plain=not dear)
    )
    return min(at + 1, len(tokens)) if stopped and at - begun <= _LONGEST_TOKENS else 0


def _has(token: Token, lemmas: frozenset[str], *, plural: bool = False) -> bool:
    fitting = (form for form in token.forms if form.lemma in lemmas and form.case in _CASES)
    return any(form.is_plural or not plural for form in fitting)


def _greets(token: Token, after: Token | None) -> bool:
    """Return whether a token goes on a salutation: "дорогой", somebody who lives, a name, "и" between them."""
    if _has(token, _DEAR) or _has(token, _ADDRESSED):
        return True
    if token.lower in _JOINING:
        return after is not None
    noun = any(form.part == "NOUN" and form.is_animate and form.case in _CASES for form in token.forms)
    adjective = token.form.part == "ADJF" and token.form.case in _CASES
    return (noun or adjective or token.is_capital) and token.form.part not in ("VERB", "PREP", "NPRO")


def _may_end(tokens: Sequence[Token], at: int, *, plain: bool) -> bool:
    """Return whether a sentence can begin behind the comma at a token."""
    if tokens[at].text != ",":
        return False
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    if any(form.lemma in _RELATIVE for form in following.forms) or following.form.part in _OF_HIM:
        return False  # "уважаемый учитель Иван Лунин, 40 лет, арестован"
    asks = any("impr" in form.features for form in following.forms)
    return not plain or asks or following.form.part == "NPRO"
