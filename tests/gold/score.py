"""Measure what the reader proposes: `python -m tests.gold.score --help`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from habeas.facts.plain import to_plain
from habeas.facts.statement import Proposal
from habeas.read import READERS, read
from tests.gold.figures import ROWS, SHARES, THRESHOLD, Figures, Outcome, Share, add_up, compare
from tests.gold.labels import SPLITS, GoldReport, Label, Pattern, Split, load_report, names_of
from tests.gold.matching import shortfalls, stands_near, subjects_of

LANGUAGES = ("en", "ru", "uk")


def reports_of(split: Split, language: str) -> list[GoldReport]:
    """Return the reports of a split that are in a language."""
    return [report for report in map(load_report, names_of(split)) if report.language == language]


def outcomes_of(split: Split, language: str, threshold: float = THRESHOLD) -> list[Outcome]:
    """Read the reports of a split in a language, which it must find out itself, and hold each against its labels."""
    return [
        compare(read(report.text, published=report.published), report, threshold)
        for report in reports_of(split, language)
    ]


def table(title: str, figures: Figures) -> Iterator[str]:
    """Yield the lines that a person reads."""
    yield f"{title}, with 95 % intervals"
    yield f"  {'kind':12}{'precision':>34}{'recall':>34}"
    for kind in ROWS:
        yield f"  {kind:12}{_cell(figures.precision(kind)):>34}{_cell(figures.recall(kind)):>34}"
    for name in SHARES:
        yield f"  right {name:6}{_cell(figures.share(name)):>34}"


def as_plain(figures: Figures) -> dict[str, object]:
    """Return the figures as values that `json.dumps` takes."""
    kinds = {k: {"precision": _plain(figures.precision(k)), "recall": _plain(figures.recall(k))} for k in ROWS}
    return {"kinds": kinds, "shares": {name: _plain(figures.share(name)) for name in SHARES}}


def errors(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each label that was missed and each proposal that is wrong, in the order of the text."""
    found: list[tuple[int, str]] = [(one.span.start, _missed(one, outcome)) for one in outcome.missed]
    found += [(one.span.start, _wrong(one, outcome)) for one in outcome.wrong]
    yield f"== {outcome.report.name}: {len(outcome.missed)} missed, {len(outcome.wrong)} wrong"
    yield from (line for _, line in sorted(found))


def _cell(share: Share) -> str:
    low, high = share.wilson()
    value = "   –  " if share.value is None else f"{share.value:6.1%}"
    return f"{value} [{low:6.1%} {high:6.1%}] {share.right:3}/{share.of:<3}"


def _plain(share: Share) -> dict[str, object]:
    return {"right": share.right, "of": share.of, "share": share.value, "wilson": list(share.wilson())}


def _missed(label: Label, outcome: Outcome) -> str:
    wanted = " or ".join(_wanted(pattern) for pattern in label.patterns)
    near = "; ".join(dict.fromkeys(_near_misses(label, outcome)))
    return f"MISSED {wanted}\n       “{label.quote}”\n       near: {near or 'nothing'}"


def _near_misses(label: Label, outcome: Outcome) -> Iterator[str]:
    """Yield, for each proposal of a wanted kind in the sentence, what keeps it from being right."""
    for proposal in outcome.reading.statements:
        if not stands_near(proposal, label, outcome.report):
            continue
        for pattern in (one for one in label.patterns if one.kind == proposal.claim.kind):
            lacks = list(shortfalls(proposal, pattern, label, outcome.reading))
            lacks += ["doubtful"] if proposal.confidence < THRESHOLD else []
            yield f"{proposal.id} ({', '.join(lacks)})"


def _wanted(pattern: Pattern) -> str:
    whose = " + ".join(spellings[0] for spellings in pattern.whose)
    if pattern.kind == "tie":
        whose = f"{pattern.source[0]} > {pattern.target[0]}"
    number = f" {pattern.numbers[0]}" if pattern.numbers else ""
    denied = "" if "affirmed" in pattern.polarities else " not"
    return f"{pattern.kind}{denied} {'/'.join(pattern.values)}{number} of {whose or 'anybody'}"


def _wrong(proposal: Proposal, outcome: Outcome) -> str:
    reading = outcome.reading
    claim = json.dumps(to_plain(proposal.claim), ensure_ascii=False)
    named = {one: reading.entity(one).name for one in (*proposal.claim.references(), *subjects_of(proposal.claim))}
    names = ", ".join(f"{one}={name}" for one, name in named.items())
    doubt = f"{proposal.polarity.value}, {proposal.modality.value}, {proposal.confidence:.2f}, {proposal.rule}"
    return f"WRONG  {proposal.id} {claim} [{names}] ({doubt})\n       “{proposal.quote}”"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of each split and language asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.score", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, help="only this half")
    parser.add_argument("--language", choices=LANGUAGES, help="only this language")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")
    parser.add_argument("--errors", action="store_true", help="also each miss and each wrong proposal")
    parser.add_argument("--threshold", type=float, default=THRESHOLD, help="the least confidence measured (0.6)")
    chosen = parser.parse_args(arguments)
    outcomes = {
        (split, language): outcomes_of(split, language, chosen.threshold)
        for split in ((chosen.split,) if chosen.split else SPLITS)
        for language in ((chosen.language,) if chosen.language else LANGUAGES)
        if language in READERS
    }
    figures = {f"{split} {language}": add_up(found) for (split, language), found in outcomes.items()}
    if chosen.json:
        lines = [json.dumps({title: as_plain(one) for title, one in figures.items()})]
    else:
        lines = [line for title, one in figures.items() for line in table(title, one)]
    if chosen.errors:
        lines += [line for found in outcomes.values() for outcome in found for line in errors(outcome)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
