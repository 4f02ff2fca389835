"""The labels are well-formed, and the scorer counts a faultless, an empty and a faulty reading right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from habeas.facts.claim import ACTS, CLAIM_KINDS, CONTACT_CHANNELS, CONTACT_STATES, WHEREABOUTS_STATES, CountClaim
from habeas.facts.count import Count
from habeas.facts.edtf import parse_edtf
from habeas.facts.reading import Reading
from habeas.facts.source import Medium
from habeas.facts.span import Span
from habeas.facts.statement import Modality, Polarity, Proposal
from tests.gold.agreement import kappa, met, passes
from tests.gold.figures import ALL, SHARES, THRESHOLD, Figures, Share, add_up, compare
from tests.gold.labels import GOLD, SPLITS, GoldReport, Label, Pattern, load_report, names_of, span_of
from tests.gold.lines import label_of
from tests.gold.matching import is_same_word
from tests.gold.score import as_plain, errors, table
from tests.gold.written import empty_reading, perfect_reading

NAMES = sorted(path.parent.name for path in GOLD.glob("*/report.txt"))
VALUES = {"act": ACTS, "contact": CONTACT_STATES, "whereabouts": WHEREABOUTS_STATES}
FURNITURE = (("ship", "Get 20 headlines in your inbox"), ("school", "to win one of 15 radios"))


@pytest.fixture(params=NAMES)
def report(request: pytest.FixtureRequest) -> GoldReport:
    return load_report(str(request.param))


def outside_the_vocabulary(label: Label) -> list[str]:
    """Return the values of a label that the contract does not know."""
    found = [value for one in label.patterns if one.kind in VALUES for value in one.values]
    known = {value for one in label.patterns for value in VALUES.get(one.kind, ())}
    return [
        *(value for value in found if value not in known),
        *(one.kind for one in label.patterns if one.kind not in CLAIM_KINDS),
        *(channel for one in label.patterns for channel in one.channels if channel not in CONTACT_CHANNELS),
        *(medium for medium in label.media if medium not in set(Medium)),
        *(modality for modality in label.modalities if modality not in set(Modality)),
        *(polarity for one in label.patterns for polarity in one.polarities if polarity not in set(Polarity)),
    ]


def with_statements(reading: Reading, *statements: Proposal) -> Reading:
    return replace(reading, statements=statements)


def figures_of(reading: Reading, report: GoldReport) -> Figures:
    return add_up([compare(reading, report)])


def test_splits_hold_each_report_once() -> None:
    split = [names_of(name) for name in SPLITS]
    assert sorted(name for names in split for name in names) == NAMES


def test_labels_use_only_the_words_of_the_contract(report: GoldReport) -> None:
    assert [(label.quote, wrong) for label in report.labels if (wrong := outside_the_vocabulary(label))] == []


def test_labels_say_who_said_it_and_when_in_edtf(report: GoldReport) -> None:
    assert [label.quote for label in report.labels if not label.narrated and not label.origins] == []
    assert all(parse_edtf(edtf).edtf == edtf for label in report.labels for edtf in label.whens)


def test_labels_of_counts_and_ties_are_whole(report: GoldReport) -> None:
    patterns = [pattern for label in report.labels for pattern in label.patterns]
    assert [one for one in patterns if one.kind == "count" and not one.numbers] == []
    assert [one for one in patterns if one.kind == "tie" and not (one.source and one.target and one.values)] == []


def test_reports_are_as_long_as_reports_are(report: GoldReport) -> None:
    assert 70 <= len(report.text.split()) <= 600
    assert len(report.labels) >= 10


@pytest.mark.parametrize(("name", "words"), FURNITURE)
def test_page_furniture_carries_no_label(name: str, words: str) -> None:
    report = load_report(name)
    start = report.text.index(words)
    place = Span(start=start, end=start + len(words))
    assert [label.quote for label in report.labels if label.span.overlaps(place)] == []


def test_quote_that_does_not_stand_in_the_report_is_refused() -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        span_of("never said", load_report("ship").text)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("X | remark | They left", "stands for nobody: X"),
        ("- | rumour | They left", "no kind of claim: rumour"),
        ("- | count many | They left", "no number: many"),
        ("- | remark | They left | where there", "not to be checked: where"),
        ("- | remark | They stayed", "stands 0 times"),
    ],
)
def test_faulty_line_is_refused(line: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        label_of(line, {}, "They left.")


def test_line_says_what_json_says() -> None:
    claims = "count 7+ ; contact lost@family: G + Ivo in town ; not tie mother of: M > G"
    line = f"?M / - | {claims} | They left | when 2022, 2023"
    label = label_of(line, {"M": ("mother", "Ada"), "G": ("Gleb",)}, "They left.")
    assert (label.origins, label.narrated, label.is_optional) == (("mother", "Ada"), True, True)
    assert label.whens == ("2022", "2023")
    assert label.patterns == (
        Pattern(kind="count", numbers=((7, None),)),
        Pattern(kind="contact", values=("lost",), channels=("family",), whose=(("Gleb",), ("Ivo",)), place=("town",)),
        Pattern(kind="tie", values=("mother of",), polarities=("denied",), source=("mother", "Ada"), target=("Gleb",)),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("ada", "adas", False), ("сына", "сын", True), ("Лоскутову", "Лоскутов", True), ("мать", "матросы", False)],
)
def test_only_slavic_words_are_declined(one: str, other: str, same: bool) -> None:
    assert is_same_word(one, other) is same


def test_faultless_reading_is_wholly_right(report: GoldReport) -> None:
    figures = figures_of(perfect_reading(report), report)
    demanded = sum(not label.is_optional for label in report.labels)
    assert (figures.recall(ALL), figures.precision(ALL).value) == (Share(right=demanded, of=demanded), 1.0)
    assert [figures.share(name).value for name in SHARES if figures.share(name).of] == [
        1.0 for name in SHARES if figures.share(name).of
    ]


def test_empty_reading_finds_nothing_and_proposes_nothing(report: GoldReport) -> None:
    figures = figures_of(empty_reading(report), report)
    demanded = sum(not label.is_optional for label in report.labels)
    assert figures.recall(ALL) == Share(right=0, of=demanded)
    assert figures.precision(ALL) == Share(right=0, of=0)


def test_proposal_that_no_label_holds_is_wrong(report: GoldReport) -> None:
    start = report.text.index(report.text.splitlines()[0])
    stray = Proposal(
        id="stray",
        span=Span(start=start, end=start + 4),
        quote=report.text[start : start + 4],
        attribution=None,
        claim=CountClaim(of=None, number=Count(at_least=987_654, at_most=987_654, words="")),
        confidence=1.0,
    )
    outcome = compare(with_statements(empty_reading(report), stray), report)
    assert outcome.wrong == (stray,)
    assert add_up([outcome]).precision("count") == Share(right=0, of=1)


def test_doubtful_proposals_are_not_measured() -> None:
    report = load_report("ship")
    reading = perfect_reading(report)
    doubtful = [replace(one, confidence=THRESHOLD - 0.01) for one in reading.statements]
    assert figures_of(with_statements(reading, *doubtful), report).proposed[ALL] == 0


def test_denied_is_not_affirmed() -> None:
    report = load_report("ship")
    reading = perfect_reading(report)
    passports = next(one for one in reading.statements if one.quote.startswith("Their passports"))
    turned = with_statements(reading, replace(passports, polarity=Polarity.DENIED))
    assert compare(turned, report).wrong == turned.statements


def test_wrong_origin_medium_and_day_cost_their_share_alone() -> None:
    report = load_report("ship")
    reading = perfect_reading(report)
    passports = next(one for one in reading.statements if one.quote.startswith("Their passports"))
    figures = figures_of(with_statements(reading, replace(passports, attribution=None, when=None)), report)
    assert figures.precision("act") == Share(right=1, of=1)
    assert [figures.share(name) for name in ("origin", "medium", "when")] == [Share(right=0, of=1)] * 3


def test_errors_name_each_miss_and_each_wrong_proposal() -> None:
    report = load_report("ship")
    outcome = compare(empty_reading(report), report)
    assert len(list(errors(outcome))) == 1 + len(outcome.missed)


def test_table_and_json_tell_the_same() -> None:
    report = load_report("ship")
    figures = figures_of(perfect_reading(report), report)
    assert len(list(table("ship", figures))) == 2 + len(CLAIM_KINDS) + 1 + len(SHARES)
    assert sorted(as_plain(figures)) == ["kinds", "shares"]


def test_wilson_interval_is_that_of_the_textbook() -> None:
    low, high = Share(right=8, of=10).wilson()
    assert (round(low, 3), round(high, 3)) == (0.49, 0.943)
    assert Share(right=0, of=0).wilson() == (0.0, 1.0)


def test_half_of_the_reports_were_labelled_twice() -> None:
    assert len(passes()) * 2 >= len(NAMES)
    assert [met(one, one)["met"] == met(one, one)["demanded"] for one, _ in passes()] == [True] * len(passes())


def test_two_passes_agree_far_beyond_chance() -> None:
    assert kappa() > 0.8
