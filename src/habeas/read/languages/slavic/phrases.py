"""Noun phrases and clauses of a Slavic sentence, told by the readings of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.read.languages.slavic.tokens import Token

NOMINAL = frozenset(("NOUN", "ADJF", "PRTF", "NUMR", "NUMB", "NPRO", "UNKN", "LATN"))
FINITE = ("VERB", "PRTS", "ADJS", "PRED")
_LONGEST_CLAUSE = 40
"""How many tokens a clause reaches to each side of a word at most."""

OWNING = frozenset("его её ее их його її їх".split())
"""Pronouns that may tell whose the noun behind them is."""
_LONGEST_APPOSITION = 5
_NUMBERS = ("NUMB", "NUMR")
_YEARS = frozenset("год лето рік".split())
_PARTED = ("VERB", "PRTS")
_JOINING = frozenset("и й і та да".split())

_HARD_STOPS = frozenset('.!?…;:()—–«»“”„"')
_CONSONANTS = frozenset("бвгдзклмнпрстфхцчшщй")
_DECLINED = ("ых", "их", "ым", "им", "ом", "ем", "ам", "ям", "ах", "ях", "ой", "ей", "ою", "ею", "ів", "їв")
_CONJUNCTIONS = frozenset(
    "что чтобы когда где если который которая которое которые которых которого которой которым которыми потому "
    "поскольку хотя пока но а однако куда откуда зачем почему як що щоб коли де якщо який яка яке які яких "
    "якого якої яким якими бо оскільки хоча поки але проте куди звідки чому".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Tokens `first` to `last`, end exclusive."""

    first: int
    last: int

    @property
    def inside(self) -> range:
        """The numbers of its tokens."""
        return range(self.first, self.last)


def is_nominal(token: Token) -> bool:
    """Return whether a word can belong to a noun phrase: a noun, an adjective, a number, a pronoun or a name."""
    return token.form.part in NOMINAL or (token.is_capital and token.form.part not in ("PREP", "CONJ", "PNCT", "PRCL"))


def phrase_after(tokens: Sequence[Token], at: int, last: int, *, loose: bool = False) -> Stretch | None:
    """Return the noun phrase that begins at a token, with names and genitives behind its head.

    Args:
        tokens: Of the document.
        at: Where it begins.
        last: Where it must end.
        loose: Whether a preposition may go on with it, as in "источник в министерстве".
    """
    end, nouns = at, 0
    while end < last:
        token = tokens[end]
        if token.form.part == "PREP" and loose and nouns and end + 1 < last and is_nominal(tokens[end + 1]):
            end += 1
            continue
        if not is_nominal(token) and not _is_quoted_name(tokens, end, at):
            break
        nouns += token.can_be("NOUN", "NPRO") or token.is_capital
        end += 1
        owns = token.lower in OWNING and end < last and tokens[end].can_be("NOUN", "ADJF")
        if (
            token.form.part == "NPRO"
            and end - at == 1
            and not owns
            and any(form.case == "nomn" for form in token.forms)
        ):
            break
    while end > at and tokens[end - 1].form.part in ("PREP", "PNCT"):
        end -= 1
    return Stretch(first=at, last=end) if nouns and end > at else None


def _is_quoted_name(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether a mark belongs to a quoted name within a phrase: фонда «Свет»."""
    return tokens[at].text in "«»" and at > first and tokens[at].quote is not None


def phrase_before(tokens: Sequence[Token], at: int, first: int) -> Stretch | None:
    """Return the noun phrase that ends right before a token, appositions between commas included."""
    begin = at
    while begin > first:
        token = tokens[begin - 1]
        joined = token.text == "," and begin - 2 >= first and is_nominal(tokens[begin - 2])
        if is_nominal(token) or joined or (token.form.part == "PREP" and begin < at):
            begin -= 1
        else:
            break
    while begin < at and (tokens[begin].form.part in ("PREP", "PNCT") or tokens[begin].text == ","):
        begin += 1 if tokens[begin].form.part != "PREP" else 2
    end = at
    while end > begin and tokens[end - 1].text == ",":
        end -= 1
    if begin >= end or not any(can_be_subject(tokens[index]) for index in range(begin, end)):
        return None
    return Stretch(first=begin, last=end)


def can_be_subject(token: Token) -> bool:
    """Return whether a word can stand in the nominative."""
    return any(
        form.case == "nomn" and form.part in ("NOUN", "NPRO", "NUMR", "PRTF", "ADJF") for form in token.forms
    ) or (token.is_capital and (token.form.part in ("UNKN", "LATN") or _is_like_a_surname(token)))


def _is_like_a_surname(token: Token) -> bool:
    """Return whether no dictionary has a capitalised word, and it ends as surnames of men do in the nominative."""
    lower = token.lower
    return (
        not any(form.is_known for form in token.forms) and lower[-1:] in _CONSONANTS and not lower.endswith(_DECLINED)
    )


def clause_around(tokens: Sequence[Token], at: int, first: int, last: int) -> Stretch:
    """Return the clause of a token: from the stop, conjunction or clause comma before it to the one behind it."""
    begin = at
    while begin > max(first, at - _LONGEST_CLAUSE) and not _parts(tokens, begin - 1, begin, last):
        begin -= 1
    end = at + 1
    while end < min(last, at + _LONGEST_CLAUSE) and not _parts(tokens, end, end + 1, last):
        end += 1
    return Stretch(first=begin, last=end)


def _parts(tokens: Sequence[Token], at: int, after: int, last: int) -> bool:
    """Return whether a token parts two clauses: a stop, a conjunction, or a comma before a verb of its own."""
    text = tokens[at].text
    if text in _HARD_STOPS or (tokens[at].lower in _CONJUNCTIONS and tokens[at].form.part != "PREP"):
        return True
    if text != "," or _closes_apposition(tokens, at):
        return False
    for index in range(after, min(last, after + 6)):
        if tokens[index].lower in _CONJUNCTIONS or tokens[index].text in _HARD_STOPS or tokens[index].text == ",":
            return tokens[index].lower in _CONJUNCTIONS
        if tokens[index].form.part in (*FINITE, "GRND", "PRTF"):
            return True
    return False


def _closes_apposition(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a comma ends a name for the one told before it, or the kin of a name: "сына, Ивана Лунина,"."""
    begin = at
    while begin > max(0, at - _LONGEST_APPOSITION) and is_nominal(tokens[begin - 1]):
        begin -= 1
    if begin == at or begin < 2 or tokens[begin - 1].text != ",":
        return False
    named, inside = tokens[begin - 2], tokens[begin:at]
    names = all(token.is_capital for token in inside)
    noun = next((token for token in inside if token.form.part in ("NOUN", "UNKN")), inside[0])
    if inside[0].form.part in _NUMBERS and noun.lemma in _YEARS:
        return named.is_capital or named.form.is_animate  # "Иван Лунин, 40 лет, арестован"
    if names == named.is_capital or not (named if names else noun).form.is_animate:
        return False
    cases = {form.case for form in noun.forms if form.case}
    return not cases or any(form.case in cases for form in named.forms if form.part in ("NOUN", "ADJF"))


def part_around(tokens: Sequence[Token], clause: Stretch, at: int) -> Stretch:
    """Return the part of a clause that its verb at a token rules: up to "и" before the next verb, from "и" before it.

    "Его избили в Заречье и увезли в Ломовку" has two.
    """
    verbs = [index for index in clause.inside if tokens[index].form.part in _PARTED and index != at]
    before = max((index for index in verbs if index < at), default=None)
    behind = min((index for index in verbs if index > at), default=None)
    first, last = clause.first, clause.last
    if before is not None:
        first = max((index + 1 for index in range(before + 1, at) if _joins(tokens[index])), default=clause.first)
    if behind is not None:
        last = max((index for index in range(at + 1, behind) if _joins(tokens[index])), default=clause.last)
    return Stretch(first=first, last=last)


def _joins(token: Token) -> bool:
    return token.text == "," or token.lower in _JOINING


def has_verb(tokens: Sequence[Token], stretch: Stretch) -> bool:
    """Return whether a stretch holds a finite verb or a predicate."""
    return any(tokens[index].form.part in FINITE for index in range(stretch.first, stretch.last))


def is_negated(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Return whether "не" stands right before a word, or before the auxiliary before it."""
    for index in range(at - 1, max(first, at - 3) - 1, -1):
        if tokens[index].lower in ("не", "ні", "ни"):
            return True
        if tokens[index].lemma not in ("быть", "бути", "мочь", "могти"):
            return False
    return False


def is_plainly_nominative(token: Token, gender: str) -> bool:
    """Return whether a word of a name stands in the nominative, of one gender, more likely than in the genitive."""
    plain = any(form.case == "nomn" and not form.is_plural and form.gender in (gender, "") for form in token.forms)
    return plain and (token.form.is_plural or token.form.case != "gent")


def is_plural_verb(token: Token) -> bool | None:
    """Return whether a finite verb is in the plural, None where the word is no finite verb."""
    form = next((form for form in token.forms if form.part in ("VERB", "PRTS")), None)
    return None if form is None else form.is_plural
