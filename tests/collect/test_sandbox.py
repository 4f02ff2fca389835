from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from habeas.collect import (
    DEFAULT,
    Limits,
    attachments,
    attachments_in_child,
    check_published,
    extract_text,
    extract_text_in_child,
    sandbox,
)
from habeas.collect.errors import (
    Bomb,
    ChildDied,
    ChildUnreachable,
    DamagedDocx,
    DamagedMail,
    EmptyFile,
    EncryptedPdf,
    FutureDate,
    TimedOut,
    TooLarge,
    TruncatedPdf,
    Vanished,
)
from habeas.collect.limited import CALL_FILTER, NETWORK_NAMESPACE
from habeas.facts.errors import ExitStatus
from tests.collect.documents import PAGE, RUSSIAN, docx_of, encrypted_pdf, mail_of, pdf_of

CONFINED = "from habeas.collect.limited import confine; from habeas.collect import DEFAULT; walls = confine(DEFAULT)\n"


def confined(code: str) -> str:
    """Return what `code` prints in a process that has given up its rights."""
    command = [sys.executable, "-I", "-B", "-c", CONFINED + code]
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=False).stdout.strip()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (RUSSIAN.encode("cp1251", "ignore"), "a.txt"),
        (PAGE.encode(), "a.html"),
        (pdf_of([["One."], ["Two."]]), "a.pdf"),
        (docx_of(["One."], [["a", "b"]]), "a.docx"),
        (mail_of("words"), "a.eml"),
    ],
)
def test_the_child_reads_what_this_process_reads(content: bytes, name: str) -> None:
    assert extract_text_in_child(content, name=name) == extract_text(content, name=name)


def test_the_child_reads_files_by_their_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RUSSIAN)
    assert extract_text_in_child(tmp_path / "a.txt", name="a.txt").text == RUSSIAN
    with pytest.raises(Vanished):
        extract_text_in_child(tmp_path / "none.txt", name="none.txt")
    (tmp_path / "empty.txt").touch()
    with pytest.raises(EmptyFile):
        extract_text_in_child(tmp_path / "empty.txt", name="empty.txt")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (pdf_of([["x"]])[:100], TruncatedPdf),
        (encrypted_pdf(b"secret"), EncryptedPdf),
        (docx_of(["x"])[:200], DamagedDocx),
        (b"<html><body>" + b"<div>" * 1_000_000, Bomb),
    ],
)
def test_errors_cross_from_the_child_with_their_fields(content: bytes, refusal: type[Exception]) -> None:
    name = "file.docx" if refusal is DamagedDocx else "file"
    with pytest.raises(refusal) as met:
        extract_text_in_child(content, name=name)
    assert str(met.value).startswith(name)


def test_text_beyond_its_limit_is_refused_without_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("/nonexistent",))
    with pytest.raises(TooLarge):
        extract_text_in_child(b"a" * 200_000_000, name="a.txt")


def test_a_child_that_the_system_does_not_start_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", ("/nonexistent",))
    with pytest.raises(ChildUnreachable) as met:
        extract_text_in_child(b"<p>words</p>", name="a.html")
    assert str(met.value) == "the process that opens a.html could not be started or heard: No such file or directory"


def test_a_child_that_cannot_be_heard_is_no_fault_of_the_file() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as deaf, pytest.raises(ChildUnreachable) as met:
        sandbox._listen(deaf, name="a.html", limits=DEFAULT, most_bytes=1)
    assert str(met.value) == "the process that opens a.html could not be started or heard: Bad file descriptor"


def test_the_largest_text_that_is_read_comes_through_whole() -> None:
    content = ("ж" * (16 * 1024 * 1024)).encode()
    assert len(extract_text_in_child(content, name="a.txt").text) == 16 * 1024 * 1024


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        ("import time; time.sleep(60)", TimedOut),
        ("import os, time; os.close(1); time.sleep(60)", TimedOut),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", ChildDied),
        ("raise SystemExit(3)", ChildDied),
        ("print('not an answer')", ChildDied),
        ("print('[]')", ChildDied),
        ('print(\'{"code": "collect.no-such-code", "fields": {}}\')', ChildDied),
        ('print(\'{"code": "collect.bomb", "fields": {"odd": 1}}\')', ChildDied),
        ("print('{' * 100000)", ChildDied),
        ("import sys; [sys.stdout.write('x' * 1000000) for _ in range(100)]", ChildDied),
    ],
)
def test_a_child_that_hangs_dies_or_lies_becomes_an_error(
    code: str, refusal: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-I", "-c", code))
    # A busy machine takes its time to start a child: only one that is to hang is given little.
    limits = Limits(wall_seconds=0.7 if refusal is TimedOut else 30)
    with pytest.raises(refusal):
        extract_text_in_child(b"words" * 1_000_000, name="a.txt", limits=limits)


def test_a_child_without_memory_or_time_becomes_an_error() -> None:
    content = (PAGE * 2000).encode()
    with pytest.raises(ChildDied):
        extract_text_in_child(content * 9, name="a.html", limits=Limits(memory_bytes=160 * 1024 * 1024))
    with pytest.raises(ChildDied):
        extract_text_in_child(b"a" * 60_000_000, name="a.txt", limits=Limits(memory_bytes=120 * 1024 * 1024))
    with pytest.raises(TimedOut):
        extract_text_in_child(content * 10, name="a.html", limits=Limits(cpu_seconds=1))


def test_the_child_stands_behind_a_wall() -> None:
    assert confined("print(*walls, sep='|')") in {f"{NETWORK_NAMESPACE}|{CALL_FILTER}", CALL_FILTER, NETWORK_NAMESPACE}


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', {port}), timeout=3)",
        "import socket; socket.socket(socket.AF_UNIX).connect('/run/any.sock')",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['/bin/true'])",
        "open('{folder}/written', 'w').write('x')",
        "open('{folder}/kept', 'r+').write('x')",
        "open('{folder}/kept', 'a').write('x')",
        "import os; os.unlink('{folder}/kept')",
        "import os; os.rename('{folder}/kept', '{folder}/moved')",
        "import os; os.mkdir('{folder}/made')",
        "import os; os.symlink('/etc/passwd', '{folder}/link')",
        "import os; os.chmod('{folder}/kept', 0o777)",
        "import os; os.truncate('{folder}/kept', 0)",
        "import os; os.kill({parent}, 15)",
    ],
)
def test_the_child_cannot_reach_out_or_write(attempt: str, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            ready = attempt.format(folder=tmp_path, port=listener.getsockname()[1], parent=os.getpid())
            printed = confined(f"try:\n    {ready}\nexcept OSError:\n    print('refused')\nelse:\n    print('done')")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert printed == "refused"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept").read_text() == "kept"


def test_a_day_of_publication_after_today_is_wrong_usage() -> None:
    today = date(2022, 7, 20)
    assert check_published(today, today=today) == today
    assert check_published(None, today=today) is None
    with pytest.raises(FutureDate) as refused:
        check_published(date(2022, 7, 21), today=today)
    assert refused.value.exit_status is ExitStatus.WRONG_USAGE
    assert DEFAULT.wall_seconds > DEFAULT.cpu_seconds


def test_the_child_takes_attachments_out_of_a_message() -> None:
    files = [("list.docx", docx_of(["x"])), ("../../etc/passwd", b"y"), ("имена.txt", b"")]
    content = mail_of("See the list.", attached=files)
    assert attachments_in_child(content, name="a.eml") == attachments(content)
    with pytest.raises(DamagedMail):
        attachments_in_child(b"no message at all", name="a.eml")


@pytest.mark.parametrize(
    "answer",
    [
        '{"attached": [{"name": "../a", "size_bytes": 0}]}',
        '{"attached": [{"name": "a", "size_bytes": 3}]}',
        '{"attached": [{"name": "a", "size_bytes": -1}]}',
        '{"attached": [{"name": "a"}]}',
        '{"attached": 1}',
        "{}",
    ],
)
def test_a_child_that_lies_about_attachments_becomes_an_error(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-I", "-c", f"print({answer!r})"))
    with pytest.raises(ChildDied):
        attachments_in_child(mail_of("words"), name="a.eml")


def test_a_source_that_fails_meanwhile_ends_the_child_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def half() -> Iterator[bytes]:
        yield PAGE.encode()
        raise Vanished(name="a.html")

    # A child that were not ended would hang until its time is over, and that would be told.
    monkeypatch.setattr(sandbox, "_COMMAND", (sys.executable, "-I", "-c", "import time; time.sleep(600)"))
    with pytest.raises(Vanished):
        extract_text_in_child(half(), name="a.html")
