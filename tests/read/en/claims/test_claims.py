"""Wordings of every kind of claim against a table of invented sentences, and the laws that every proposal keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.claim import Claim
from habeas.facts.plain import to_plain
from habeas.facts.reading import Reading
from habeas.facts.statement import Modality, Polarity, Proposal
from habeas.read import read
from habeas.read.languages.en.claims.calibration import CALIBRATION
from tests.steps import steps

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


def weight_of(proposal: Proposal) -> float:
    """Return what the wording weighs, whatever its kind of claim has been worth elsewhere."""
    weighed = proposal.why.weighed if proposal.why else ()
    return proposal.confidence - sum(each.by for each in weighed if each.reason == CALIBRATION)


def reading_of(sentence: str) -> Reading:
    return read(f"{REST}\n\n{sentence}", published=PUBLISHED, language="en")


def proposals(sentence: str, kind: str) -> list[Proposal]:
    return [each for each in reading_of(sentence).statements if each.claim.kind == kind]


@pytest.mark.parametrize(("kind", "wanted", "sentence"), ROWS, ids=[row[2] for row in ROWS])
def test_sentence_is_read(kind: str, wanted: str, sentence: str) -> None:
    found = [words for each in proposals(sentence, kind) if weight_of(each) >= DOUBTFUL for words in said(each.claim)]
    if wanted == "-":
        assert found == []
    else:
        assert wanted in found


def test_table_holds_forty_sentences_of_each_kind() -> None:
    counted = Counter(row[0] for row in ROWS)
    assert {kind: number >= 40 for kind, number in counted.items()} == dict.fromkeys(counted, True)


SAYINGS = [row[2] for row in ROWS]


@given(sentences=st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=6))
@settings(max_examples=40)
def test_proposals_have_exact_words_and_point_at_what_is_there(sentences: list[str]) -> None:
    text = f"{REST}\n\n{' '.join(sentences)}"
    found = read(text, published=PUBLISHED, language="en")
    known = {entity.id for entity in found.entities}
    assert [each.span.of(text) for each in found.statements] == [each.quote for each in found.statements]
    assert len({each.id for each in found.statements}) == len(found.statements)
    assert {reference for each in found.statements for reference in each.claim.references()} <= known
    assert found == read(text, published=PUBLISHED, language="en")


@pytest.mark.parametrize(
    ("sentence", "kind", "polarity", "modality"),
    [
        ("The guards did not beat the conscripts.", "act", Polarity.DENIED, Modality.ACTUAL),
        ("The guards may have beaten the conscripts.", "act", Polarity.AFFIRMED, Modality.POSSIBLE),
        ("The soldiers were allegedly beaten by the guards.", "act", Polarity.AFFIRMED, Modality.ALLEGED),
        ("The captain threatened to shoot the soldiers dead.", "act", Polarity.AFFIRMED, Modality.ACTUAL),
        ("The soldiers must be released.", "whereabouts", Polarity.AFFIRMED, Modality.REQUIRED),
        ("The soldiers will be released on Friday.", "whereabouts", Polarity.AFFIRMED, Modality.PLANNED),
        ("The soldiers were not brought home.", "whereabouts", Polarity.DENIED, Modality.ACTUAL),
        ("If the soldiers were released, nobody saw it.", "whereabouts", Polarity.AFFIRMED, Modality.POSSIBLE),
        ("Not a single one of them was under arrest.", "whereabouts", Polarity.DENIED, Modality.ACTUAL),
        ("Ivan Torv cannot call home.", "contact", Polarity.AFFIRMED, Modality.ACTUAL),
    ],
)
def test_denial_and_doubt_are_told_apart(sentence: str, kind: str, polarity: Polarity, modality: Modality) -> None:
    found = {(each.polarity, each.modality) for each in proposals(sentence, kind)}
    assert (polarity, modality) in found


def test_claim_carries_its_day_and_place() -> None:
    (held,) = [
        each
        for each in proposals("On 4 July, Ivan Torv was taken to a prison in Luhansk.", "whereabouts")
        if weight_of(each) >= DOUBTFUL
    ]
    assert held.when is not None
    assert (held.when.edtf, held.quote) == ("2022-07-04", "Ivan Torv was taken to a prison in Luhansk")
    assert held.where is not None


def test_speech_without_a_claim_is_a_remark() -> None:
    found = reading_of("“The winter was long and the bread was dear,” Anna Torv said.")
    assert [each.claim.kind for each in found.statements] == ["remark"]
    assert found.statements[0].attribution == found.attributions[0].id


def test_long_row_of_words_takes_steps_in_proportion() -> None:
    words = "They were held in a cellar and twelve others and "
    read(words, published=PUBLISHED, language="en")
    once, twice = (lambda times=times: read(words * times, published=PUBLISHED, language="en") for times in (80, 160))
    assert steps(twice) < 2.4 * steps(once)
