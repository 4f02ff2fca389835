"""From the words of a form to the values that they stand for; a form may be sent by anything, so each is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from habeas.facts.count import Count
from habeas.facts.edtf import parse_edtf
from habeas.facts.errors import MalformedFact
from habeas.facts.grade import Grade, InformationGrade, SourceGrade
from habeas.facts.when import When
from habeas.read.calendar import Grammar, dates_in
from habeas.read.languages.en.dates import ENGLISH
from habeas.read.languages.slavic.dates import grammar_of
from habeas.workspace.correcting.errors import DateNotUnderstood, FormNotUnderstood

Choice = TypeVar("Choice", bound=StrEnum)


def choice_in(form: Mapping[str, str], field: str, kind: type[Choice], default: Choice | None = None) -> Choice:
    """Return the member of `kind` that a field names.

    Raises:
        FormNotUnderstood: it names none, or is not there and has no default.
    """
    given = form.get(field, "")
    if not given and default is not None:
        return default
    if given not in {one.value for one in kind}:
        raise FormNotUnderstood(field=field)
    return kind(given)


def grade_in(form: Mapping[str, str]) -> Grade:
    """Return the grade in the fields `source` and `information`; what is not there cannot be judged.

    Raises:
        FormNotUnderstood: one of them is not a grade.
    """
    return Grade(
        source=choice_in(form, "source", SourceGrade, SourceGrade.CANNOT_BE_JUDGED),
        information=choice_in(form, "information", InformationGrade, InformationGrade.CANNOT_BE_JUDGED),
    )


def number_in(form: Mapping[str, str], field: str) -> int | None:
    """Return the whole number in a field, None where it is empty.

    Raises:
        FormNotUnderstood: it is not a whole number of up to nine digits.
    """
    given = form.get(field, "").strip()
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) <= 9):
        raise FormNotUnderstood(field=field)
    return int(given)


def count_in(form: Mapping[str, str], *, words: str) -> Count | None:
    """Return the count in the fields `at_least` and `at_most`, None where both are empty.

    Raises:
        FormNotUnderstood: one of them is not a number.
        MalformedFact: the bounds are crossed.
    """
    least, most = number_in(form, "at_least"), number_in(form, "at_most")
    if least is None and most is None:
        return None
    return Count(at_least=least or 0, at_most=most, words=words)


def when_in(form: Mapping[str, str], *, published: date | None = None) -> When | None:
    """Return the date in the field `when`, in EDTF or in plain words of English, Russian or Ukrainian.

    Args:
        form: The words of the form.
        published: The day of the report, to which "Tuesday", "3 березня" and "во вторник" are relative.

    Returns:
        The date; None where the field is empty.

    Raises:
        DateNotUnderstood: it is neither.
    """
    given = form.get("when", "").strip()
    if not given:
        return None
    try:
        return parse_edtf(given)
    except (MalformedFact, ValueError, TypeError) as error:
        told = [
            found
            for grammar in (ENGLISH, grammar_of("ru"), grammar_of("uk"))
            if (found := _in_words(grammar, given, published)) is not None
        ]
        # A word that two languages share means the same in both, or is refused.
        if not told or any(each != told[0] for each in told):
            raise DateNotUnderstood from error
        return told[0]


def _in_words(grammar: Grammar, given: str, published: date | None) -> When | None:
    """Return the one date that the words are; what they leave over could change what is meant, so it is refused."""
    found = dates_in(grammar, given, published)
    if len(found) != 1 or found[0].span is None:
        return None
    span = found[0].span
    rest = f"{given[: span.start]} {given[span.end :]}".casefold().strip(" .,")
    # The words are the reviewer's, not the report's: the date keeps its bounds alone.
    return replace(found[0], words="", span=None) if rest in _LEFT_OVER else None


_LEFT_OVER = ("", "on", "in", "the", "on the", "в", "во", "на", "у")
"""Words before a date that change nothing about it."""
