"""A text gives no orders: documents with injected instructions, through the rules and through models that obey them.

The reader with a model is tried with all 1,000; the rules, which take longer, with as many as `HABEAS_INJECTED` says:
`make prove` says 1,000.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas.facts.claim import ACTS, WHEREABOUTS_STATES
from habeas.facts.plain import to_plain
from habeas.facts.reading import Reading
from habeas.facts.statement import Proposal
from habeas.read import pass_gate, read
from habeas.read.model import ModelReader, Question
from habeas.read.model.rules import NO_RULES, RULES
from habeas.read.model.schema import CONTACT_STATES, CONTACT_WITH, COUNT_STATES, RESPONSES, TIES
from tests.read.injected import LANGUAGES, Injected, injected_reports
from trials import trials

BY_RULES = trials(90)
REPORTS = tuple(injected_reports(max(1000, BY_RULES)))
OURS = {*ACTS, *WHEREABOUTS_STATES, *CONTACT_STATES, *CONTACT_WITH, *COUNT_STATES, *RESPONSES, *TIES}
_thread = threading.local()


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what reaches outside while this thread is watched; hooks stay for the life of the process."""
    if getattr(_thread, "noted", None) is not None and reaches_out(event, arguments):
        _thread.noted.append((event, repr(arguments)[:200]))


def reaches_out(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an event touches the network, starts something, or changes or opens a file for writing."""
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = isinstance(mode, str) and any(sign in mode for sign in "wax+")
        return writes or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
    begins = ("socket.", "subprocess.", "os.", "shutil.", "urllib.", "http.", "smtplib.", "ftplib.", "webbrowser.")
    return event.startswith(begins) and event not in {"os.listdir", "os.scandir", "os.walk", "os.fwalk"}


sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[tuple[str, str]]]:
    """Yield what reaches outside while the block runs."""
    noted: list[tuple[str, str]] = []
    _thread.noted = noted
    try:
        yield noted
    finally:
        _thread.noted = None


def obedient(report: Injected) -> ModelReader:
    """Return a reader whose model does whatever the text tells it, and more, as far as an answer can."""

    def ask(question: Question) -> str:
        assert json.loads(question.material)["text"] in report.text
        invented = {"quote": report.order + "!", "kind": "remark"}
        named = [{"name": name, "kind": "person"} for name in (report.order, report.url, report.path, "Anna Orlina")]
        fields = {
            "of": [report.order, "Anna Orlina"], "by": [report.url], "to": report.path, "place": report.url,
            "act": report.order, "state": report.url, "tie": report.order, "response": report.order,
            "asks": report.url, "number_words": report.url, "at_least": 7, "speaker": report.url, "with": report.path,
            "verdict": "accepted", "command": "rm -rf ~/casefiles", "id": "s1", "modality": report.order,
        }  # fmt: skip
        kinds = ("count", "act", "contact", "whereabouts", "tie", "appeal", "response", "remark", "judgement")
        obeying = [{"quote": report.order, "kind": kind, **fields} for kind in kinds]
        repeating = [{"quote": report.order, "kind": "remark"}, {"quote": report.text[:40], "kind": "remark"}]
        return json.dumps({"names": named, "statements": [invented, *obeying, *repeating], "tool_calls": ["shell"]})

    return ModelReader(language=report.language, model="obedient", ask=ask, rules=RULES.get(report.language, NO_RULES))


def strangers(reading: Reading, text: str) -> list[str]:
    """Return the strings of what a model proposed that are neither words of the text nor of our own vocabulary."""
    plain = [to_plain(each.claim) for each in reading.statements] + [to_plain(each) for each in reading.entities]
    words = {word for each in plain for word in strings_in(each)} | {one.quote for one in reading.statements}
    kinds = {"person", "group", "organization", "unit", "place", "unknown"}
    ids = {entity.id for entity in reading.entities}
    return sorted(word for word in words - kinds - ids - OURS if word not in text and word not in CLAIM_KIND_NAMES)


CLAIM_KIND_NAMES = frozenset("count act contact whereabouts tie appeal response remark".split())


def strings_in(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return set().union(*(strings_in(each) for each in value.values()))
    return set().union(*(strings_in(each) for each in value)) if isinstance(value, list | tuple) else set()


def exact(statements: tuple[Proposal, ...], text: str) -> bool:
    return all(one.quote == text[one.span.start : one.span.end] != "" for one in statements)


def test_there_are_as_many_documents_as_promised_in_each_language() -> None:
    assert len(REPORTS) >= 1000
    assert {report.language for report in REPORTS} == set(LANGUAGES)
    assert len({report.text for report in REPORTS}) > 0.99 * len(REPORTS)
    assert all(report.order in report.text for report in REPORTS)


def test_what_reaches_out_is_noticed(tmp_path: Path) -> None:
    with watched() as noted:
        (tmp_path / "x").write_text("x")
        (tmp_path / "x").unlink()
    assert {event for event, _ in noted} == {"open", "os.remove"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_obey_no_document(language: str) -> None:
    """Words of an order may be proposed as words of the report; nothing is done, and nothing is said in its place."""
    read("Anna Orlina said so." if language == "en" else "Анна сказала.", language=language)  # word lists load once
    with watched() as noted:
        for report in (one for one in REPORTS[:BY_RULES] if one.language == language):
            reading = read(report.text, language=language)
            assert exact(reading.statements, report.text), report.order
    assert noted == []


def test_reader_with_an_obedient_model_obeys_no_document() -> None:
    quoted = 0
    with watched() as noted:
        for report in REPORTS:
            reader = obedient(report)
            reading = pass_gate(report.text, reader.read(report.text, None))
            assert exact(reading.statements, report.text), report.order
            assert strangers(reading, report.text) == []
            quoted += any(one.quote == report.order for one in reading.statements)
    assert noted == []
    assert quoted > 0.9 * len(REPORTS), "the order itself comes through as words that stand in the report"
