"""Names that only tell whose somebody is: "друзья Ивана Лунина задержаны" tells of the friends, and not of him."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.facts.party import PartyKind
from habeas.read.languages.slavic.claims.words import ClaimWords
from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.people import People
from habeas.read.languages.slavic.phrases import Stretch
from habeas.read.languages.slavic.tokens import Token

_AND = frozenset("и й і та".split())
_BY_ONESELF = frozenset(("Name", "Patr"))
_LONGEST_NAME = 4
_FEWEST_FULL = 2


def name_around(tokens: Sequence[Token], people: People, index: int) -> Stretch | None:
    """Return the capitalised words around a token that name one person, None where it is none of them."""
    meant = people.at_token(index)
    if meant is None or not tokens[index].is_capital or people.kind_of(meant.entity) is not PartyKind.PERSON:
        return None
    first, last = index, index + 1
    while first and index - first < _LONGEST_NAME and _names(tokens, people, first - 1, meant.entity):
        first -= 1
    while last < len(tokens) and last - index < _LONGEST_NAME and _names(tokens, people, last, meant.entity):
        last += 1
    return Stretch(first=first, last=last)


def _names(tokens: Sequence[Token], people: People, index: int, entity: str) -> bool:
    """Return whether a token is a word of somebody's name, and no kin word at the head of a sentence."""
    meant, token = people.at_token(index), tokens[index]
    if meant is None or meant.entity != entity or not token.is_capital:
        return False
    opens = not index or tokens[index - 1].form.part == "PNCT"
    return not opens or any(form.marks for form in token.forms) or not any(form.is_known for form in token.forms)


def is_oblique(tokens: Sequence[Token], people: People, index: int) -> bool:
    """Return whether the first name beside a token tells that a name is in no nominative: "Торва" behind "Ивана"."""
    name = name_around(tokens, people, index)
    if name is None:
        return False
    for at in name.inside:
        told = [form for form in tokens[at].forms if form.marks and not form.is_plural and form.is_known]
        first_name = any(form.marks & _BY_ONESELF for form in told)
        if first_name and not any(form.case in ("nomn", "voct") for form in told):
            return True
    return False


def is_whose(tokens: Sequence[Token], people: People, words: ClaimWords, index: int) -> bool:
    """Return whether a name hangs on the noun before it, to which it is done: "сестру Ивана", "тело Ивана Торва".

    A list behind many is who they are: "солдат Ивана Торва и Петра Лунина"; "солдаты Ивана Торва избили" tells of him.
    """
    name, whom = name_around(tokens, people, index), people.at_token(index)
    if name is None or whom is None or not name.first or not _is_genitive(tokens, name):
        return False
    noun, of = tokens[name.first - 1], people.at_token(name.first - 1)
    ruled = name.first > 1 and tokens[name.first - 2].form.part == "PREP"
    if ruled or noun.form.part != "NOUN" or words.has(noun, "whose", "times"):
        return False
    taken = any(form.part == "NOUN" and form.case == "accs" for form in noun.forms)
    if noun.form.is_plural and noun.form.is_animate:
        listed = name.last < len(tokens) and (tokens[name.last].lower in _AND or tokens[name.last].text == ",")
        return not listed and (taken or words.has(noun, "whose", "of"))
    if of is not None and of.entity != whom.entity and people.kind_of(of.entity) is PartyKind.PERSON:
        return True
    return taken and (not noun.form.is_animate or _is_of_other_sex(tokens, name, noun))


def _is_of_other_sex(tokens: Sequence[Token], name: Stretch, noun: Token) -> bool:
    """Return whether a noun and a first name cannot be one: "собаку Ивана"; "коллегу" can be a man too."""
    genders = {form.gender for at in name.inside for form in _first_names(tokens[at])}
    return bool(genders - {""}) and not _is_of_either_sex(noun) and noun.form.gender not in genders


def _first_names(token: Token) -> list[Form]:
    return [form for form in token.forms if form.marks & _BY_ONESELF and form.is_known and not form.is_plural]


def _is_of_either_sex(noun: Token) -> bool:
    """Return whether a noun in "-а" can be a man too: "коллегу", «вбивцю»."""
    return "Ms-f" in noun.form.features or (noun.lemma.endswith(("а", "я")) and noun.form.gender in ("masc", ""))


def _is_genitive(tokens: Sequence[Token], name: Stretch) -> bool:
    known = (tokens[at] for at in name.inside if any(form.is_known for form in tokens[at].forms))
    return all(any(form.case == "gent" for form in token.forms) for token in known)


def may_be_whose(tokens: Sequence[Token], people: People, words: ClaimWords, index: int) -> bool:
    """Return whether "сына Ивана Лунина" may be Ivan's son as well as a son Ivan; "моего сына Ивана Лунина" is he."""
    behind = index + 1 < len(tokens) and people.at_token(index) == people.at_token(index + 1)
    at = index + 1 if behind and words.has(tokens[index], "whose", "of") else index
    name = name_around(tokens, people, at)
    if name is None or not name.first or name.last - name.first < _FEWEST_FULL:
        return False
    noun = tokens[name.first - 1]
    if noun.form.is_plural or not words.has(noun, "whose", "of") or not _is_genitive(tokens, name):
        return False
    owned = name.first > 1 and tokens[name.first - 2].form.part in ("ADJF", "NPRO")
    both = any(form.case == "gent" for form in noun.forms) or _is_of_either_sex(noun)
    return both and not owned and is_oblique(tokens, people, at)
