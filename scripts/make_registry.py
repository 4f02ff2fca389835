"""Make an invented registry with known duplicates: people who never lived, written down more than once.

    python scripts/make_registry.py NAMES --out FOLDER [--people 50000] [--records 100000] [--seed 20220720]

NAMES: folder with names.parquet, midnames.parquet and surnames.parquet of the russiannames package (2.0.0, BSD-3): name
parts with how often each occurs. FOLDER gets people.csv, as `habeas match dedupe` takes it, and persons.csv with the
person behind each record.

1. Persons are drawn from the frequencies of name parts: six in ten live in a family of two to six in one village (one
   family name, brothers and sisters with one patronymic, here and there twins), three in a hundred bear the whole name
   of somebody else. Villages and units are put together from stems and numbers; no such place or unit is meant.
2. The first record of a person is complete, in Cyrillic. Of the further ones half are in Latin letters, by one of
   five ways of writing; there are initials, missing patronymics, everyday forms, oblique cases, Ukrainian forms, slips
   of the hand, swapped order, years alone, wrong digits, people who moved.
3. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

import duckdb

from registry_spellings import DIMINUTIVES, SYSTEM_SHARES, SYSTEMS, declined, in_latin, in_ukrainian, slipped

SEED = 20220720
COLUMNS = ("id", "name", "given", "family", "patronymic", "sex", "born", "place", "unit", "source")
STEMS = "камен озер берез дуб лип сосн красн бел черн желт реч горн лесн полян мост колод".split()
ENDINGS = "ка ово ное ский овка еево янка ищи ичи ушки".split()
BEFORE = ("", "", "Верхняя ", "Нижняя ", "Старая ", "Новая ", "Малая ", "Большая ")
UNIT_KINDS = (
    ("мотострелковая бригада", "Motor Rifle Brigade"),
    ("отдельный полк", "Separate Regiment"),
    ("батальон охраны", "Guard Battalion"),
)
SOURCES = ("hotline", "court list", "letter", "press", "old register")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """A person who never lived."""

    given: str
    family: str
    patronymic: str
    sex: str
    born: date
    place: str
    unit: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """Words with running totals of their counts, to draw from."""

    words: tuple[str, ...]
    totals: tuple[int, ...]

    def draw(self, chance: Random) -> str:
        """Return one word, each as often as it is counted."""
        return chance.choices(self.words, cum_weights=self.totals)[0]


class Names:
    """The frequencies of name parts of both sexes."""

    def __init__(self, folder: Path) -> None:
        self.given = {sex: _frequencies(folder / "names.parquet", f"gender = '{sex}'", 40) for sex in "mf"}
        self.fathers = _frequencies(folder / "midnames.parquet", "gender = 'm'", 40, named="fname || '|' || text")
        self.daughters = _frequencies(folder / "midnames.parquet", "gender = 'f'", 40, named="fname || '|' || text")
        self.of_daughter = dict(word.split("|") for word in self.daughters.words)
        self.family = _frequencies(folder / "surnames.parquet", "gender in ('m', 'u')", 8, named="text")
        female = _frequencies(folder / "surnames.parquet", "gender = 'f'", 1, named="text")
        self._female = frozenset(female.words)

    def family_of(self, family: str, sex: str) -> str:
        """Return a family name in the form of one sex."""
        if sex == "m":
            return family
        for male, female in (("ский", "ская"), ("ий", "ая"), ("ый", "ая")):
            if family.endswith(male):
                return family[: -len(male)] + female
        return f"{family}а" if family.endswith(("ов", "ев", "ин", "ын")) or f"{family}а" in self._female else family


def _frequencies(path: Path, where: str, least: int, named: str = "text") -> Frequencies:
    query = (
        f"select {named} as word, sum(count)::bigint as times from read_parquet(?) where {where} "  # noqa: S608
        f"and {named} is not null and regexp_full_match(text, '[А-Я][а-я]{{2,14}}') "
        "group by word having times >= ? order by times desc, word"
    )
    rows = duckdb.connect().execute(query, [str(path), least]).fetchall()
    return Frequencies(words=tuple(word for word, _ in rows), totals=tuple(accumulate(times for _, times in rows)))


def make_persons(names: Names, count: int, chance: Random) -> list[Invented]:
    """Return so many persons: families, people by themselves, and bearers of somebody else's whole name."""
    villages = [f"{before}{stem}{ending}".title() for before in BEFORE for stem in STEMS for ending in ENDINGS]
    persons: list[Invented] = []
    while len(persons) < count:
        kind = chance.random()
        if kind < 0.03 and persons:
            twin = chance.choice(persons)
            persons.append(
                replace(twin, born=_day(chance), place=chance.choice(villages), unit=_unit(chance, twin.sex))
            )
        elif kind < 0.3:
            persons += make_family(names, chance.choice(villages), chance)
        else:
            persons += make_family(names, chance.choice(villages), chance)[:1]
    return persons[:count]


def make_family(names: Names, place: str, chance: Random) -> list[Invented]:
    """Return two to six brothers and sisters of one village; one in ten was born on the day of another."""
    family, father = names.family.draw(chance), names.fathers.draw(chance).split("|")
    found: list[Invented] = []
    for _ in range(chance.choice((2, 2, 3, 3, 4, 5, 6))):
        sex = "m" if chance.random() < 0.75 or father[0] not in names.of_daughter else "f"
        given = names.given[sex].draw(chance)
        if given in {one.given for one in found}:
            continue
        born = found[-1].born if found and chance.random() < 0.1 else _day(chance)
        patronymic = father[1] if sex == "m" else names.of_daughter[father[0]]
        found.append(
            Invented(given=given, family=names.family_of(family, sex), patronymic=patronymic, sex=sex, born=born,
                     place=place, unit=_unit(chance, sex))
        )  # fmt: skip
    return found


def _day(chance: Random) -> date:
    return date(1955, 1, 1) + timedelta(days=chance.randrange(18_500))


def _unit(chance: Random, sex: str) -> tuple[int, int] | None:
    return (chance.randrange(700, 900), chance.randrange(3)) if sex == "m" and chance.random() < 0.6 else None


def first_record(person: Invented, chance: Random) -> dict[str, str]:
    """Return the complete record of a person."""
    row = {
        "given": person.given, "family": person.family, "patronymic": person.patronymic, "sex": person.sex,
        "born": person.born.isoformat(), "place": person.place, "unit": _unit_in(person, 0), "source": "old register",
    }  # fmt: skip
    return _named(row, chance)


def further_record(person: Invented, chance: Random) -> dict[str, str]:
    """Return a record of a person as somebody else might have made it."""
    words = {"given": person.given, "family": person.family, "patronymic": person.patronymic}
    if chance.random() < 0.12 and person.given in DIMINUTIVES:
        words["given"] = chance.choice(DIMINUTIVES[person.given].split())
    if chance.random() < 0.45:
        words["patronymic"] = ""
    if chance.random() < 0.12:
        case = chance.randrange(3)
        words = {role: declined(word, case) if word else "" for role, word in words.items()}
    if chance.random() < 0.12:
        role = chance.choice(("given", "family", "family"))
        words[role] = slipped(words[role], chance)
    place, latin = _place(person, chance), chance.random() < 0.5
    if latin:
        system = chance.choices(SYSTEMS, SYSTEM_SHARES)[0]
        words = {role: in_latin(word, system) if word else "" for role, word in words.items()}
        place = in_latin(place, system)
    elif chance.random() < 0.25:
        words = {role: in_ukrainian(word) if word else "" for role, word in words.items()}
    if chance.random() < 0.15:
        words = {role: f"{word[0]}." if word and role != "family" else word for role, word in words.items()}
    if chance.random() < 0.02:
        words["given"], words["family"] = words["family"], words["given"]
    row = words | {
        "sex": person.sex if chance.random() < 0.8 else "", "born": _born(person, chance), "place": place,
        "unit": _unit_in(person, int(latin)) if chance.random() < 0.4 else "", "source": chance.choice(SOURCES),
    }  # fmt: skip
    return _named(row, chance)


def _named(row: dict[str, str], chance: Random) -> dict[str, str]:
    order = ("family", "given", "patronymic") if chance.random() < 0.5 else ("given", "patronymic", "family")
    return {"name": " ".join(row[role] for role in order if row[role])} | row


def _place(person: Invented, chance: Random) -> str:
    if chance.random() < 0.25:
        return ""
    moved = chance.random() < 0.06
    return f"{chance.choice(STEMS)}{chance.choice(ENDINGS)}".title() if moved else person.place


def _born(person: Invented, chance: Random) -> str:
    kind, written = chance.random(), person.born.isoformat()
    if kind < 0.25:
        return ""
    if kind < 0.45:
        return written[:4]
    if kind < 0.48:
        return str(person.born.year + chance.choice((-1, 1)))
    if kind < 0.52:
        at = chance.choice((3, 6, 9))
        return written[:at] + str(chance.randrange(1, 8 if at == 3 else 3)) + written[at + 1 :]
    if kind < 0.54 and person.born.day <= 12:
        return person.born.replace(month=person.born.day, day=person.born.month).isoformat()
    return written


def _unit_in(person: Invented, language: int) -> str:
    if person.unit is None:
        return ""
    number, kind = person.unit
    return f"{number}-я {UNIT_KINDS[kind][0]}" if language == 0 else f"{number}th {UNIT_KINDS[kind][1]}"


def make_records(persons: list[Invented], count: int, chance: Random) -> list[tuple[dict[str, str], int]]:
    """Return so many records with the number of the person behind each, in no order."""
    records = [(first_record(person, chance), number) for number, person in enumerate(persons)]
    often = chance.choices(range(len(persons)), [chance.choice((0, 0, 1, 1, 2, 4)) for _ in persons],
                           k=count - len(records))  # fmt: skip
    records += [(further_record(persons[number], chance), number) for number in often]
    chance.shuffle(records)
    return records


def main() -> None:
    """Draw persons and their records, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    chance = Random(arguments.seed)  # noqa: S311 - the same draw every time is meant
    persons = make_persons(Names(arguments.names), arguments.people, chance)
    records = make_records(persons, arguments.records, chance)
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (
        (arguments.out / "people.csv").open("w", encoding="utf-8", newline="") as people,
        (arguments.out / "persons.csv").open("w", encoding="utf-8", newline="") as gold,
    ):
        rows, persons_of = csv.DictWriter(people, COLUMNS, lineterminator="\n"), csv.writer(gold, lineterminator="\n")
        rows.writeheader()
        persons_of.writerow(("id", "person"))
        for place, (row, number) in enumerate(records):
            rows.writerow({"id": f"r{place:07d}"} | row)
            persons_of.writerow((f"r{place:07d}", number))


if __name__ == "__main__":
    main()
