"""List pairs of spellings to learn from that no file holds as such: variants within one script, and names of places.

    python scripts/list_variants.py latin TOKENS.tsv > latin-latin.tsv
    python scripts/list_variants.py cyrillic TOKENS.tsv --places PLACES.csv > cyrillic-cyrillic.tsv
    python scripts/list_variants.py places --places PLACES.csv > places.tsv
    python scripts/list_variants.py declined TOKENS.tsv > declined.tsv
    python scripts/list_variants.py declensions TOKENS.tsv > declensions.tsv
    python scripts/list_variants.py groups --groups PERSONS.txt > groups.tsv
    python scripts/list_variants.py languages --groups PERSONS.txt > languages.tsv
    python scripts/list_variants.py held-out-groups --groups PERSONS.txt > held-out.tsv

latin, cyrillic: spellings of that script that TOKENS.tsv (latin<TAB>cyrillic) puts beside one and the same spelling
of the other, each beside each and beside itself; pairs held out for measuring are left out. Cyrillic variants also come
from the alternates of one place: Russian, Ukrainian and Belarusian forms of one name.
places: Latin and Cyrillic alternates of one place in Ukraine or Belarus that sound alike, where the Cyrillic one has
letters that Russian has not.
declined: the Latin spelling beside oblique cases of the Cyrillic one, by the table of endings below, for one pair in
forty; declensions: the same cases beside the Cyrillic nominative, in both orders.
groups: Latin and Cyrillic forms of one name in Wikidata that sound alike, where the Cyrillic one is Ukrainian or
Belarusian by its letters; languages: such a form beside other Cyrillic forms of its group, in both orders. Both leave
out one form in five for measuring; held-out-groups: those, as language of the form, the form, another form of it.

PERSONS.txt has the forms of one name on a line, parted by commas, before `=>` (the wheel of rigour 1.8 carries it).
PLACES.csv has the columns country, latin_alternates, cyrillic_alternates (parted by `|`).
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from habeas.match.parts import Part, Script, split_name
from habeas.match.romanise import fold_key, romanise
from train_alignment import is_held_out

ALIKE = 0.82
"""Jaro-Winkler likeness of two folded names from which they are taken for one name and not a renaming."""
RELATED = 0.72
"""The same, where both already share one spelling of the other script: only mistakes are to be kept out."""
KINDS = ("latin", "cyrillic", "places", "declined", "declensions", "groups", "languages", "held-out-groups")
MOST_VARIANTS = 8
DECLINED_SHARE = 40
ENDINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("ский", "ск", ("ого", "ому", "им", "ом")),
    ("ская", "ск", ("ой", "ую")),
    ("ова", "ов", ("ой", "у")),
    ("ева", "ев", ("ой", "у")),
    ("ина", "ин", ("ой", "у", "ы", "е")),
    ("ов", "ов", ("а", "у", "ым", "е")),
    ("ев", "ев", ("а", "у", "ым", "е")),
    ("ин", "ин", ("а", "у", "ым", "е", "ом")),
    ("ия", "и", ("и", "ю", "ей")),
    ("ий", "и", ("я", "ю", "ем", "и")),
    ("й", "", ("я", "ю", "ем", "е")),
    ("ь", "", ("я", "ю", "ем", "е", "и")),
    ("я", "", ("и", "е", "ю", "ей")),
    ("а", "", ("ы", "и", "е", "у", "ой")),
    *((letter, letter, ("а", "у", "ом", "е")) for letter in "бвгдзклмнпрстф"),
    *((letter, letter, ("а", "у", "ем", "е")) for letter in "жчшщц"),
)
"""Endings of Russian names: how the nominative ends, what stays of that, and what follows in oblique cases."""
NOT_RUSSIAN = frozenset("іїєґў'")


def variants(path: Path, column: int) -> Iterator[tuple[str, str]]:
    """Yield each spelling of one column beside each that shares its counterpart in the other, itself included."""
    groups: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        sides = line.split("\t")
        if len(sides) > 1 and not is_held_out(sides[0]):
            groups[sides[1 - column]].add(sides[column])
    for _, spellings in sorted(groups.items()):
        some = sorted(spellings)[:MOST_VARIANTS]
        for one in some:
            for other in some:
                yield from ((a.letters, b.letters) for a, b in parts_alike(one, other, RELATED))


def place_rows(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield country, Latin and Cyrillic alternates of each place."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            latin = {row["name"], *row["latin_alternates"].split("|")} - {""}
            yield row["country"], sorted(latin), sorted({*row["cyrillic_alternates"].split("|")} - {""})


def parts_alike(one: str, other: str, least: float = ALIKE) -> Iterator[tuple[Part, Part]]:
    """Yield the parts of two alternates, place by place, where all of them sound alike."""
    pairs = list(zip(split_name(one), split_name(other), strict=False))
    if len(split_name(one)) == len(split_name(other)) and all(likeness(*pair) >= least for pair in pairs):
        yield from pairs


def likeness(one: Part, other: Part) -> float:
    """Return how alike two parts sound, 0 to 1."""
    return JaroWinkler.similarity(fold_key(romanise(one)), fold_key(romanise(other)))


def cyrillic_places(path: Path) -> Iterator[tuple[str, str]]:
    """Yield Cyrillic alternates of one place that sound alike, in both orders."""
    for _, _, cyrillic in place_rows(path):
        for one in cyrillic:
            for other in cyrillic:
                yield from ((a.letters, b.letters) for a, b in parts_alike(one, other))


def latin_places(path: Path) -> Iterator[tuple[str, str]]:
    """Yield Latin and Cyrillic alternates of one place that sound alike and are no Russian spelling."""
    for country, latin, cyrillic in place_rows(path):
        if country in ("UA", "BY"):
            for other in (spelling for spelling in cyrillic if set(spelling.lower()) & NOT_RUSSIAN):
                for one in latin:
                    yield from ((a.letters, b.letters) for a, b in parts_alike(one, other))


def group_rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the Latin and the Cyrillic forms of each name, each of one part."""
    for line in path.read_text(encoding="utf-8").splitlines():
        forms = [split_name(form) for form in line.partition("=>")[0].split(",")]
        single = [parts[0] for parts in forms if len(parts) == 1]
        yield tuple(  # type: ignore[misc]  # two lists, one for each script
            sorted({part.letters for part in single if part.script is script})
            for script in (Script.LATIN, Script.CYRILLIC)
        )


def held_out_groups(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield language, form and another form of its group for the forms that are never learned from."""
    for latin in (True, False):
        yield from (row for row in forms_beside(path, latin=latin) if is_held_out(row[1]))


def language_of(form: str) -> str:
    """Return `uk` or `be` for a Cyrillic form that its letters show to be Ukrainian or Belarusian, else nothing."""
    letters = set(form)
    if "ў" in letters or ("і" in letters and letters & set("ыэ")):
        return "be"
    return "uk" if letters & set("іїєґ") else ""


def forms_beside(path: Path, *, latin: bool) -> Iterator[tuple[str, str, str]]:
    """Yield language, Ukrainian or Belarusian form, and each Latin or else Cyrillic form of its group like it."""
    for latins, cyrillic in group_rows(path):
        for form in (one for one in cyrillic if language_of(one)):
            for other in latins if latin else cyrillic:
                if other != form and any(parts_alike(form, other, ALIKE if latin else RELATED)):
                    yield language_of(form), form, other


def decline(name: str) -> Iterator[str]:
    """Yield the oblique cases of a Russian name part by its ending; none where the table has no such ending."""
    for ending, stem, cases in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            yield from (name[: len(name) - len(ending)] + stem + case for case in cases)
            return


def declined(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield Latin part, Cyrillic part and one of its oblique cases, for some of the pairs not held out."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not is_held_out(line.partition("\t")[0])]
    for line in lines[::DECLINED_SHARE]:
        latin, _, cyrillic = line.partition("\t")
        yield from ((latin, cyrillic, case) for case in decline(cyrillic))


def listed(arguments: argparse.Namespace) -> Iterable[tuple[str, str]]:
    """Yield the pairs that were asked for."""
    if arguments.kind == "places":
        yield from latin_places(arguments.places)
        return
    if arguments.kind == "declined":
        yield from ((latin, case) for latin, _, case in declined(arguments.tokens))
        return
    if arguments.kind == "declensions":
        for _, cyrillic, case in declined(arguments.tokens):
            yield from ((cyrillic, case), (case, cyrillic))
        return
    if arguments.kind == "groups":
        beside = forms_beside(arguments.groups, latin=True)
        yield from ((other, form) for _, form, other in beside if not (is_held_out(form) or is_held_out(other)))
        return
    if arguments.kind == "languages":
        for _, form, other in forms_beside(arguments.groups, latin=False):
            if not (is_held_out(form) or is_held_out(other)):
                yield from ((form, other), (other, form))
        return
    if arguments.kind == "held-out-groups":
        yield from ((f"{language}\t{form}", other) for language, form, other in held_out_groups(arguments.groups))
        return
    yield from variants(arguments.tokens, 0 if arguments.kind == "latin" else 1)
    if arguments.kind == "cyrillic" and arguments.places:
        yield from cyrillic_places(arguments.places)


def main() -> None:
    """Print the pairs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("tokens", type=Path, nargs="?")
    parser.add_argument("--places", type=Path)
    parser.add_argument("--groups", type=Path)
    for one, other in listed(parser.parse_args()):
        print(f"{one}\t{other}")


if __name__ == "__main__":
    main()
