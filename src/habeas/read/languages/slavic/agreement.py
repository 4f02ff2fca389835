"""Which reading of a word fits the words beside it: prepositions rule a case, adjectives agree with their noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.read.languages.slavic.morphology import Form
from habeas.read.languages.slavic.tokens import Token

RULED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("без до от из у для ради кроме среди против около возле вокруг после вместо из-за из-под "
                    "від із з-за з-під крім серед проти біля навколо після замість щодо".split(), ("gent",)),
    **dict.fromkeys("к по кб благодаря согласно вопреки завдяки всупереч".split(), ("datv",)),
    **dict.fromkeys("через про сквозь спустя крізь".split(), ("accs",)),
    **dict.fromkeys("над перед між між".split(), ("ablt",)),
    **dict.fromkeys("при о об обо".split(), ("loct",)),
    **dict.fromkeys("в во у на".split(), ("loct", "accs", "gent")),
    **dict.fromkeys("с со з зі із".split(), ("ablt", "gent")),
    **dict.fromkeys("за под під".split(), ("ablt", "accs")),
}  # fmt: skip
"""The cases that a preposition can rule, the commonest first."""

_NOMINAL = ("NOUN", "ADJF", "PRTF", "NPRO", "NUMR")
_ADJECTIVAL = ("ADJF", "PRTF")
_PREDICATES = ("ний", "на", "не", "ні", "тий", "та", "те", "ті")
_OWNERS = frozenset("його її їх їхня моя наша".split())


def in_context(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of one sentence with the readings that fit their context first.

    Only the order of the readings changes: nothing is thrown away, and where nothing decides the likeliest stays first.
    """
    chosen: list[Token] = list(tokens)
    ruled: tuple[str, ...] = ()
    for at, token in enumerate(tokens):
        if token.form.part == "PREP" or token.lower in RULED:
            ruled = RULED.get(token.lower, ())
            chosen[at] = _as_preposition(token)
            continue
        relative = _relative(tokens, at) or _predicate(tokens, at)
        if relative is not None:
            chosen[at] = replace(token, forms=(relative, *(form for form in token.forms if form is not relative)))
            continue
        if len(token.forms) > 1 and token.can_be(*_NOMINAL):
            follower = tokens[at + 1] if at + 1 < len(tokens) else None
            before = chosen[at - 1] if at else None
            ordered = sorted(token.forms, key=lambda form: -_fit(form, ruled, before, follower))
            if ordered[0] is not token.forms[0]:
                chosen[at] = replace(token, forms=tuple(ordered))
        if chosen[at].form.part not in _ADJECTIVAL:
            ruled = ()
    return chosen


def _as_preposition(token: Token) -> Token:
    """Return a preposition as such: to the Ukrainian dictionary "до" is a note of music first."""
    preposition = next((form for form in token.forms if form.part == "PREP"), None)
    if preposition is None or preposition is token.form:
        return token
    return replace(token, forms=(preposition, *(form for form in token.forms if form is not preposition)))


def _relative(tokens: Sequence[Token], at: int) -> Form | None:
    """Return the reading of a word as a person in the nominative: before a genitive, behind an owner, beside a name.

    "Мати солдата", "його мати", "мати Олена". To Ukrainian "мати" is also a verb and two kinds of things, and the
    dictionary has those first.
    """
    token = tokens[at]
    if token.form.is_animate or at + 1 >= len(tokens):
        return None
    follower = tokens[at + 1]
    genitive = any(form.case == "gent" and form.part in _NOMINAL and form.is_animate for form in follower.forms)
    named = follower.is_capital and any(form.case == "nomn" and "Name" in form.marks for form in follower.forms)
    if not (genitive or named or (at and tokens[at - 1].lower in _OWNERS)):
        return None
    person = (form for form in token.forms if form.part == "NOUN" and form.is_animate and form.case == "nomn")
    return next((form for form in person if form.lemma == token.lower), None)


def _predicate(tokens: Sequence[Token], at: int) -> Form | None:
    """Return a Ukrainian participle behind «був» as what it tells there: «були затримані» is no group of people.

    Its dictionary has all participles as adjectives, and no short ones.
    """
    led = any(token.lemma == "бути" for token in tokens[max(0, at - 2) : at])
    between = at and tokens[at - 1].lemma != "бути" and tokens[at - 1].form.part not in ("ADVB", "PRCL")
    if not led or between or not tokens[at].lower.endswith(_PREDICATES):
        return None
    fitting = (form for form in tokens[at].forms if form.part == "ADJF" and form.case == "nomn")
    adjective = next((form for form in fitting if form.lemma.endswith(("ний", "тий"))), None)
    return replace(adjective, part="PRTS") if adjective is not None else None


def _fit(form: Form, ruled: tuple[str, ...], before: Token | None, follower: Token | None) -> float:
    score = form.chance
    if ruled and form.case:
        score += 1.0 - 0.2 * ruled.index(form.case) if form.case in ruled else -0.5
    if before is not None and before.form.part in _ADJECTIVAL and form.part in _NOMINAL:
        score += 0.5 if agrees(before.form, form) else -0.2
    if form.part in _ADJECTIVAL and follower is not None:
        nouns = [other for other in follower.forms if other.part == "NOUN"]
        score += 0.5 if any(agrees(form, noun) for noun in nouns) else 0.0
    return score


def agrees(adjective: Form, noun: Form) -> bool:
    """Return whether two readings agree in case, number and, in the singular, gender."""
    if adjective.case != noun.case or adjective.is_plural != noun.is_plural:
        return False
    return adjective.is_plural or not adjective.gender or not noun.gender or adjective.gender == noun.gender
