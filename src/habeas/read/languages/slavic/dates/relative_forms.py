"""Forms told from where the teller stands, or from a date told before: "три недели назад", «наступного дня»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from habeas.read.calendar.grammar import Form
from habeas.read.languages.slavic.dates import relative_meanings as meanings
from habeas.read.languages.slavic.dates.calendar_forms import Entry, form, hours_tail, indexed
from habeas.read.languages.slavic.dates.numbers import amount_pattern
from habeas.read.languages.slavic.dates.words import CalendarWords

_NIGHT_AND_DAY = "ночью|утром|вечером|ночи|ночі|ранку|вечора|ранком"


def relative_forms(words: CalendarWords, dates: tuple[Form, ...]) -> dict[str, tuple[Form, ...]]:
    """Return the forms that begin with each word or, under "0", with figures.

    Args:
        words: Of the language.
        dates: Forms of a date that may follow "за два дня до".
    """
    return indexed([*_counted(words, dates), *_lasting(words), *_near(words), *_told(words), *_alone(words)])


def _counted(words: CalendarWords, dates: tuple[Form, ...]) -> Iterable[Entry]:
    """Yield what begins with a number of units: "три недели назад", "через два дня", "за день до 4 мая"."""
    phrases, amount = words.phrases, amount_pattern(words)
    ago, later, earlier = phrases["ago"].pattern, phrases["later"].pattern, phrases["earlier"].pattern
    before_this, after_this = phrases["before_this"].pattern, phrases["after_this"].pattern
    from_date = form(
        words,
        rf"(?:(?:за|через|спустя)\s+)?(?:(?P<day>{phrases['next_day'].pattern}|за\s+день)|{amount})"
        rf"\s+(?P<lead>{phrases['before'].pattern}|{phrases['after'].pattern})\s+",
        partial(meanings.from_date, dates=dates),
    )
    begins = _counting(words)
    yield begins, form(words, rf"{amount}\s+{ago}(?!\w)(?!,?\s+(?:что|що)\b)", meanings.ago)
    yield begins, form(words, rf"{amount}\s+(?:{later}|{after_this})(?!\w)", meanings.later)
    yield begins, form(words, rf"{amount}\s+(?:{earlier}|{before_this})(?!\w)", meanings.earlier)
    yield frozenset({"за"}), form(words, rf"за\s+{amount}\s+{before_this}(?!\w)", meanings.earlier)
    yield begins | {"за", "через", "спустя"} | phrases["next_day"].first_words, from_date
    in_time = form(words, rf"{phrases['in'].pattern}\s+{amount}(?:\s+(?P<this>{after_this}))?(?!\w)", meanings.in_time)
    yield phrases["in"].first_words, in_time


def _counting(words: CalendarWords) -> frozenset[str]:
    """Return the words that a number of units of time begins with; "0" stands for figures."""
    phrases = words.phrases
    tables = (words.numbers, words.vague, words.units, phrases["more"], phrases["nearly"], phrases["half_year"])
    return frozenset({"0"}).union(*(table.first_words for table in tables))


def _lasting(words: CalendarWords) -> Iterable[Entry]:
    """Yield what has gone on until now: "уже третий месяц", "две недели не отвечает", "последние три недели"."""
    phrases, amount, units = words.phrases, amount_pattern(words), words.units.pattern
    now, row, nth = phrases["now"].pattern, phrases["now_after"].pattern, words.ordinals.pattern
    moved = rf"(?:{phrases['ago'].pattern}|{phrases['later'].pattern}|{phrases['earlier'].pattern})"
    last = rf"(?:{phrases['last_n'].pattern}|{phrases['last_one'].pattern})"
    of_a_month = rf"(?!\s+(?:{words.months.pattern}|{words.near.pattern}))"
    yield _counting(words), form(words, amount, meanings.lasting_by_tense)
    yield _counting(words), form(words, rf"{amount}\s+{row}(?!\w)", meanings.lasting)
    yield phrases["now"].first_words, form(
        words, rf"{now}\s+{amount}(?!\s+{moved})(?:\s+{row}(?!\w))?", meanings.lasting
    )  # fmt: skip
    yield phrases["now"].first_words, form(words, rf"{now}\s+(?P<nth>{nth})\s+(?P<unit>{units})(?!\w)", meanings.nth)
    yield words.ordinals.first_words, form(
        words, rf"(?P<nth>{nth})\s+(?P<unit>{units})\s+(?:подряд|поспіль)(?!\w)", meanings.nth
    )  # fmt: skip
    begins = phrases["last_n"].first_words | phrases["last_one"].first_words
    yield begins, form(words, rf"{last}\s+{amount}{of_a_month}", meanings.last_units)


def _near(words: CalendarWords) -> Iterable[Entry]:
    """Yield "на прошлой неделе", "этой ночью", "конца месяца", "в выходные"."""
    near, units = words.near.pattern, words.units.pattern
    yield words.near.first_words, form(words, rf"(?P<near>{near})\s+(?P<unit>{units})(?!\w)", meanings.near_unit)
    hours = form(words, rf"(?P<near>{near})\s+(?P<time>{_NIGHT_AND_DAY})(?!\w)", meanings.near_hours)
    yield words.near.first_words, hours
    yield words.units.first_words, form(words, rf"(?P<unit>{units})(?!\w)", meanings.the_unit)
    yield words.units.first_words, form(words, rf"(?P<unit>{units})(?!\w)", meanings.weekend)


def _told(words: CalendarWords) -> Iterable[Entry]:
    """Yield what leans on a date told before: "в тот же день", "на следующий день", "с тех пор", "накануне"."""
    phrases, units = words.phrases, words.units.pattern
    same, following, preceding = phrases["same"], phrases["following"], phrases["preceding"]
    told = form(
        words,
        rf"(?:(?P<same>{same.pattern})|(?P<next>{following.pattern})|{preceding.pattern})"
        rf"\s+(?P<unit>{units})(?!\w)(?!,?\s+(?:когда|коли|як)\b)",
        meanings.unit_of_told,
    )
    yield same.first_words | following.first_words | preceding.first_words, told
    for name, meaning in (("next_day", meanings.next_day), ("since_then", meanings.since_then)):
        yield phrases[name].first_words, form(words, rf"{phrases[name].pattern}(?!\w)", meaning)
    dated = rf"\d|до\b|{words.ordinals.pattern}|{words.holidays.pattern}|{words.weekdays.pattern}"
    eve = form(words, rf"{phrases['eve_alone'].pattern}(?!\w)(?!\s+(?:{dated}))", meanings.eve)
    yield phrases["eve_alone"].first_words, eve


def _alone(words: CalendarWords) -> Iterable[Entry]:
    """Yield single words: "вчера вечером", "на днях", «торік»."""
    days, years = words.days, [words.phrases[f"year_words_{step}"] for step in (0, -1, -2)]
    yield days.first_words, form(words, rf"(?P<day>{days.pattern})(?!\w){hours_tail(words)}", meanings.day_word)
    these = words.phrases["these_days"]
    yield these.first_words, form(words, rf"{these.pattern}(?!\w)", meanings.these_days)
    any_year = "|".join(table.pattern for table in years)
    yield frozenset().union(*(table.first_words for table in years)), form(
        words, rf"(?:{any_year})(?!\w)", meanings.year_word
    )  # fmt: skip
