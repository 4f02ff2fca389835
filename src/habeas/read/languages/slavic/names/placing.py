"""Which place a name in any case means, and what its dictionary form is, where that is certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from habeas.read.gazetteer import load_cyrillic
from habeas.read.languages.slavic.agreement import RULED, agrees
from habeas.read.languages.slavic.morphology import Morphology
from habeas.read.languages.slavic.names.cases import like
from habeas.read.languages.slavic.tokens import Token

_MOST_SPELLINGS = 24
_STEMS = ("овк", "евк", "ёвк", "инк", "івк", "ївк")
_REGULAR = tuple(
    (ending, stem + "а")
    for stem in _STEMS
    for ending in (stem + "е", stem + "у", stem + "ой", stem + "ою", stem[:-1] + "ці")
)
_REGULAR_GENITIVE = (*((stem + "и", stem + "а") for stem in _STEMS), ("инска", "инск"), ("инська", "инськ"))
_TYPED = frozenset("область край район республика республіка округ губерния уезд повіт громада".split())


def place_key(tokens: Sequence[Token]) -> frozenset[str]:
    """Return what is equal for two names of one place: the record behind them, so that an old name joins a new one."""
    gazetteer = load_cyrillic()
    for name in _dictionary_names(tokens):
        country = gazetteer.country(name)
        if country is not None:
            return frozenset((f"@{country.code}",))
        region = gazetteer.region(name)
        if region is not None:
            return frozenset((f"@{region.name}|{region.country}",))
        cities = gazetteer.cities(name)
        if cities:
            return frozenset((f"@@{cities[0].name}|{cities[0].country}",))
    return frozenset()


def nominative_place(tokens: Sequence[Token], morphology: Morphology) -> str | None:
    """Return a place's name in the nominative, spelled as the text spells it but for its endings; None where unsure.

    1. A name that the gazetteer has in a dictionary form of its words.
    2. An adjective that agrees with a type: "Донецкой области".
    3. One word that the dictionary knows for a place.
    """
    gazetteer = load_cyrillic()
    for name in _dictionary_names(tokens):
        if gazetteer.knows_city(name) or gazetteer.region(name) is not None or gazetteer.country(name) is not None:
            words = name.split(" ")
            return " ".join(like(word, token.word) for word, token in zip(words, tokens, strict=True))
    if len(tokens) == 2 and tokens[1].lemma in _TYPED and tokens[0].form.part == "ADJF":
        return _agreeing(tokens, morphology)
    if len(tokens) == 1:
        geographic = [form for form in tokens[0].forms if "Geox" in form.marks and form.is_known]
        spelled = {morphology.nominative(tokens[0].word.lower(), form) for form in geographic}
        word = spelled.pop() if len(spelled) == 1 else None
        return like(word, tokens[0].word) if word is not None else None
    return None


def regular_place(token: Token, before: Token | None) -> str | None:
    """Return the nominative of a town that no list has, where its ending leaves no doubt: "в Бобриновке", "до Липівки".

    "Из Бобриновки" is sure only behind a preposition that rules the genitive: alone it could be a plural.
    """
    genitive = before is not None and RULED.get(before.lower) == ("gent",)
    for ending, nominative in (*_REGULAR, *(_REGULAR_GENITIVE if genitive else ())):
        if token.lower.endswith(ending) and len(token.word) > len(ending) + 1:
            return like(token.lower.removesuffix(ending) + nominative, token.word)
    return None


def _agreeing(tokens: Sequence[Token], morphology: Morphology) -> str | None:
    adjective, noun = tokens
    for form in noun.forms:
        for other in adjective.forms:
            if other.part == "ADJF" and agrees(other, form):
                first = morphology.nominative(adjective.word.lower(), other)
                second = morphology.nominative(noun.word.lower(), form)
                if first is not None and second is not None:
                    return f"{like(first, adjective.word)} {like(second, noun.word)}"
    return None


def _dictionary_names(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what the words could be in dictionary form, the spelling as written first."""
    if not tokens or len(tokens) > 4:
        return
    choices = [_choices(token) for token in tokens]
    for words in islice(product(*choices), _MOST_SPELLINGS):
        yield " ".join(words)


def _choices(token: Token) -> tuple[str, ...]:
    lemmas = (form.lemma for form in token.forms if form.part in ("NOUN", "ADJF", "UNKN"))
    return tuple(dict.fromkeys((token.lower, *lemmas)))
