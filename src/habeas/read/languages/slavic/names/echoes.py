"""Names that come back: a family name, a town or a body named in full elsewhere in the text, and missed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.document import Document
from habeas.read.languages.slavic.names.bodies import CLOSERS, OPENERS
from habeas.read.languages.slavic.names.drafts import word_keys
from habeas.read.languages.slavic.names.sightings import Sighting
from habeas.read.languages.slavic.names.surroundings import Surroundings
from habeas.read.languages.slavic.tokens import Token
from habeas.read.languages.slavic.wordlists import Wordlists


def with_echoes(document: Document, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings and those words of theirs that stand elsewhere, capitalised and not seen, in text order.

    A family name comes back from a name of two words or more; a place or an organisation from one of one word. A word
    that the dictionary has for something else comes back only within its sentence, not at its beginning.
    """
    seen = {at for sighting in sightings for at in range(sighting.first, sighting.last)}
    kinds: dict[str, PartyKind] = {}
    for sighting in sightings:
        for token in _telling(document, sighting):
            for key in word_keys(token):
                kinds.setdefault(key, sighting.kind)
    found = list(sightings)
    for number, sentence in enumerate(document.sentences):
        for at in range(sentence.first, sentence.last):
            token = document.tokens[at]
            if at in seen or not token.is_capital or len(token.word) < 3:
                continue
            kind = next((kinds[key] for key in sorted(word_keys(token)) if key in kinds), None)
            if kind is not None and not (_is_plain(token) and at == sentence.first):
                found.append(Sighting(first=at, name=at, last=at + 1, sentence=number, kind=kind))
    found += _quoted_again(document, sightings)
    found += _whole_again(document, found)
    found.sort(key=lambda sighting: (sighting.first, -sighting.last))
    return found


def _quoted_again(document: Document, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield where a name that stood once in quotation marks behind the type of a body stands alone: "«Голос»"."""
    names = (_quoted(document.tokens[each.first : each.last]) for each in _bodies(sightings))
    for again in _again(document, sightings, names):
        plain = again.last == again.first + 1 and _is_plain(document.tokens[again.first])
        begun = document.sentences[again.sentence].first
        if not plain or (again.first > begun and document.tokens[again.first - 1].word in OPENERS):
            yield again


def _whole_again(document: Document, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield where all words of a longer name of a body stand again, with a capital, and nothing was seen."""
    names = (document.tokens[each.first : each.last] for each in _bodies(sightings) if each.last - each.first > 1)
    yield from _again(document, sightings, names)


def _bodies(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    return (each for each in sightings if each.kind is PartyKind.ORGANIZATION)


def _again(document: Document, sightings: Sequence[Sighting], names: Iterable[Sequence[Token]]) -> Iterator[Sighting]:
    """Yield where one of the names of bodies stands with a capital, and neither a person nor a body was seen."""
    taken = {at for each in sightings if each.kind is not PartyKind.PLACE for at in range(each.first, each.last)}
    # Each name once: held against every time that it was told, a name that a text repeats would take square time.
    told = dict.fromkeys(tuple(word_keys(token) for token in name) for name in names if name)
    by_key: dict[str, list[tuple[frozenset[str], ...]]] = {}
    for name in told:
        for key in name[0]:
            by_key.setdefault(key, []).append(name)
    for number, sentence in enumerate(document.sentences):
        at = sentence.first
        while at < sentence.last:
            last = _end_again(document.tokens, at, sentence.last, by_key) if document.tokens[at].is_capital else at
            if last > at and taken.isdisjoint(range(at, last)):
                yield Sighting(first=at, name=at, last=last, sentence=number, kind=PartyKind.ORGANIZATION)
            at = max(last, at + 1)


def _quoted(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the words in quotation marks at the end of a body's name, none where it has none or a word alone."""
    opening = next((at for at, token in enumerate(tokens) if at and token.word in OPENERS), len(tokens))
    return tokens[opening + 1 : -1] if tokens[-1].word in CLOSERS else tokens[opening + 1 :]


def _end_again(
    tokens: Sequence[Token], at: int, last: int, by_key: Mapping[str, Sequence[tuple[frozenset[str], ...]]]
) -> int:
    """Return the end of a name that begins again at a token, the token itself where none does."""
    ends = [
        at + len(name)
        for key in word_keys(tokens[at])
        for name in by_key.get(key, ())
        if at + len(name) <= last
        and all(keys & word_keys(token) for keys, token in zip(name, tokens[at : at + len(name)], strict=True))
    ]
    return max(ends, default=at)


def with_known(
    document: Document, sightings: Sequence[Sighting], words: Wordlists, surroundings: Surroundings
) -> list[Sighting]:
    """Return the sightings and the countries, regions and big cities that stand beside them unseen.

    A smaller town counts behind a preposition of place, or beside another place in a list.
    """
    seen = {at: sighting.kind for sighting in sightings for at in range(sighting.first, sighting.last)}
    landmarks, before_places = words.words("landmarks"), words.words("before_places")
    found = list(sightings)
    for number, sentence in enumerate(document.sentences):
        for at in range(sentence.first, sentence.last):
            token = document.tokens[at]
            if at in seen or not token.is_capital or len(token.word) < 3 or not _is_noun(token):
                continue
            kinds = surroundings.kinds(token)
            wide = not {"country", "region", "big"}.isdisjoint(kinds) or token.lemma in landmarks
            if (wide and not _is_person(surroundings.marks(token))) or (
                "city" in kinds and _is_placed(document.tokens, at, sentence.first, seen, before_places)
            ):
                found.append(Sighting(first=at, name=at, last=at + 1, sentence=number, kind=PartyKind.PLACE))
                seen[at] = PartyKind.PLACE
    return found


def _is_noun(token: Token) -> bool:
    """Return whether a word is a noun and nothing else: "Того" is a country and far oftener a pronoun."""
    return token.form.part in ("NOUN", "UNKN") and not token.can_be(
        "NPRO", "ADVB", "CONJ", "PREP", "PRCL", "VERB", "INFN"
    )


def _is_person(marks: frozenset[str]) -> bool:
    return bool(marks & {"Name", "Patr", "Surn"}) and "Geox" not in marks


def _is_placed(
    tokens: Sequence[Token], at: int, first: int, seen: Mapping[int, PartyKind], before_places: frozenset[str]
) -> bool:
    if at == first:
        return False
    if tokens[at - 1].lower in before_places:
        return True
    return tokens[at - 1].word == "," and at - 2 >= first and seen.get(at - 2) is PartyKind.PLACE


def _telling(document: Document, sighting: Sighting) -> Iterator[Token]:
    """Yield the words of a name by which it can come back."""
    tokens = [token for token in document.tokens[sighting.name : sighting.last] if token.word[:1].isalpha()]
    if sighting.kind is PartyKind.PERSON:
        whole = [token for token in tokens if not token.word.endswith(".")]
        if len(tokens) > 1 and whole:
            named = [token for token in whole if any("Surn" in form.marks for form in token.forms)]
            yield (named or whole)[-1]
    elif sighting.kind in (PartyKind.PLACE, PartyKind.ORGANIZATION) and len(tokens) == 1 and tokens[0].is_capital:
        yield tokens[0]


def _is_plain(token: Token) -> bool:
    return token.form.is_known and not any(form.marks for form in token.forms)
