"""Collecting: a receipt means durable; the same bytes are one exhibit; a bad file keeps its original."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from habeas.collect.errors import FutureDate
from habeas.facts.errors import HabeasError
from habeas.facts.exhibit import ExhibitRole
from habeas.workspace import Provenance, Receipt, Workspace

TEXT = b"Nobody has heard from Pavel Orlin since Friday."


def receive(workspace: Workspace, content: bytes, name: str = "report.txt") -> Receipt:
    """Collect bytes and return their one receipt."""
    (receipt,) = workspace.collect_content(content, name=name)
    return receipt


def test_collecting_keeps_the_very_bytes(workspace: Workspace) -> None:
    receipt = receive(workspace, TEXT)
    assert workspace.session.content(receipt.exhibit) == TEXT


def test_the_text_layer_is_an_exhibit_of_its_own(workspace: Workspace) -> None:
    receipt = receive(workspace, TEXT)
    assert receipt.text_layer is not None
    report = workspace.report(receipt.text_layer)
    assert (report.text, report.layer.role, report.layer.derived_from) == (
        TEXT.decode(),
        ExhibitRole.TEXT_LAYER,
        receipt.exhibit,
    )


def test_the_same_bytes_twice_are_one_exhibit_with_two_receipts(workspace: Workspace) -> None:
    first, second = receive(workspace, TEXT), receive(workspace, TEXT, name="again.txt")
    assert (first.is_new, second.is_new, second.exhibit) == (True, False, first.exhibit)
    assert [(one.original.id, one.receipts) for one in workspace.exhibits()] == [(first.exhibit, 2)]


def test_both_receipts_of_the_same_bytes_name_the_file_as_it_was_given(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "received"
    folder.mkdir()
    (folder / "letter.txt").write_bytes(TEXT)
    receipts = [one for _ in range(2) for one in workspace.collect([folder]) if isinstance(one, Receipt)]
    assert [(one.name, one.is_new) for one in receipts] == [
        ("received/letter.txt", True),
        ("received/letter.txt", False),
    ]


def test_a_file_without_text_stays_sealed_and_says_why(workspace: Workspace) -> None:
    receipt = receive(workspace, b"%PDF-1.7\nnothing follows", name="broken.pdf")
    assert receipt.text_layer is None
    assert isinstance(receipt.problem, HabeasError)
    (shown,) = workspace.exhibits()
    assert (shown.problem, workspace.session.content(receipt.exhibit)[:8]) == (receipt.problem.code, b"%PDF-1.7")


def test_a_vanished_file_does_not_stop_the_others(workspace: Workspace, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(TEXT)
    first, second = workspace.collect([tmp_path / "gone.txt", there])
    assert (isinstance(first, HabeasError), isinstance(second, Receipt)) == (True, True)


def test_a_report_from_the_future_is_refused_before_anything_is_sealed(workspace: Workspace, tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_bytes(TEXT)
    with pytest.raises(FutureDate):
        list(workspace.collect([there], provenance=Provenance(published_on=date(2023, 10, 21))))
    assert workspace.exhibits() == ()


def test_what_the_collector_knows_wins_over_what_a_page_says(workspace: Workspace) -> None:
    page = b"<html><head><title>T</title></head><body><article><p>" + TEXT * 20 + b"</p></article></body></html>"
    provenance = Provenance(published_on=date(2023, 10, 1), publisher="Known Outlet")
    (receipt,) = workspace.collect_content(page, name="page.html", provenance=provenance)
    assert receipt.text_layer is not None
    layer = workspace.report(receipt.text_layer).layer
    assert (layer.published_on, layer.publisher) == (date(2023, 10, 1), "Known Outlet")


def test_the_record_keeps_the_name_of_a_file_and_not_where_it_lay(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "volunteer-irina" / "inbox"
    folder.mkdir(parents=True)
    (folder / "letter.txt").write_bytes(TEXT)
    list(workspace.collect([folder / "letter.txt"]))
    list(workspace.collect([folder.parent]))
    assert [one.original.name for one in workspace.exhibits()] == ["letter.txt"]
    entries = [str(one.entry.act) for one in workspace.session.store.queries.entries()]
    assert [entry for entry in entries if "volunteer-irina" in entry] == []
