"""List the places that bear names which do not sound alike: renamings, and old names in other languages.

    python scripts/list_renamings.py PLACES.csv > src/habeas/match/tables/renamings.tsv

PLACES.csv has the columns country, name, cyrillic_alternates (parted by `|`; GeoNames, CC BY 4.0). A line: country, the
Cyrillic spelling that is most like today's name, and those that are like it in no part.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from habeas.match.parts import split_name
from habeas.match.romanise import fold_key, romanise

ALIKE = 0.76
"""Jaro-Winkler likeness of two folded names from which they are spellings of one."""


def folded(spelling: str) -> str:
    """Return a spelling in the letters that spellings of one name share."""
    return " ".join(fold_key(romanise(part)) for part in split_name(spelling))


def main() -> None:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path)
    with parser.parse_args().places.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            spellings = sorted(set(row["cyrillic_alternates"].split("|")) - {""})
            if len(spellings) < 2:
                continue
            name = max(spellings, key=lambda one: JaroWinkler.similarity(folded(one), folded(row["name"])))
            others = [one for one in spellings if JaroWinkler.similarity(folded(one), folded(name)) < ALIKE]
            if others:
                print(row["country"], name, "|".join(others), sep="\t")


if __name__ == "__main__":
    main()
