"""Wordings of every kind of claim against a table of invented sentences, and the laws that every proposal keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from habeas.facts.claim import Claim
from habeas.facts.plain import to_plain
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from habeas.read import read

PUBLISHED = date(2022, 7, 20)
DOUBTFUL = 0.5
REST = "What is known of it was written down that evening, and the rest of the week went by as it had begun."
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def said(claim: Claim) -> Iterator[str]:
    """Yield the words by which the table tells a claim."""
    plain = to_plain(claim)
    assert isinstance(plain, dict)
    for key in ("act", "state", "tie", "response"):
        if plain.get(key):
            yield str(plain[key])
    if claim.kind == "contact":
        yield f"{plain['state']}/{plain['with']}"
    if claim.kind in ("count", "appeal"):
        yield from numbers(plain.get("number"))


def numbers(number: object) -> Iterator[str]:
    """Yield every number that a count allows, near its bounds; "-/1" for an appeal without one."""
    if isinstance(number, dict):
        low, high = number["at_least"], number["at_most"]
        yield from (str(value) for value in {low, high, *range(low, min(high or low, low + 60) + 1)})
        if high is None:
            yield str(low - 1)
    else:
        yield "-/1"


def reading_of(sentence: str) -> Reading:
    return read(f"{REST}\n\n{sentence}", published=PUBLISHED, language="en")


def proposals(sentence: str, kind: str) -> list[Proposal]:
    return [each for each in reading_of(sentence).statements if each.claim.kind == kind]


@pytest.mark.parametrize(("kind", "wanted", "sentence"), ROWS, ids=[row[2] for row in ROWS])
def test_sentence_is_read(kind: str, wanted: str, sentence: str) -> None:
    found = [words for each in proposals(sentence, kind) if each.confidence >= DOUBTFUL for words in said(each.claim)]
    if wanted == "-":
        assert found == []
    else:
        assert wanted in found


def test_table_holds_forty_sentences_of_each_kind() -> None:
    counted = Counter(row[0] for row in ROWS)
    assert {kind: number >= 40 for kind, number in counted.items()} == dict.fromkeys(counted, True)
