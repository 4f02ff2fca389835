"""Time stamps over daily checkpoints: permitted, waiting while offline, asked for, checked, verified later."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from habeas.facts.errors import HabeasError
from habeas.record.errors import BadRoots, StampDoesNotVerify
from habeas.record.kinds import CheckpointStamped
from habeas.workspace import Workspace
from habeas.workspace.errors import (
    AuthorityRefused,
    AuthorityUnreachable,
    BadStampAddress,
    ReasonMissing,
    UnknownObject,
)
from habeas.workspace.stamping import Stamp
from tests.record.authority import Authority, Lie, make_authority
from tests.workspace.conftest import Clock

WHY = "for the court"
NOWHERE = "http://127.0.0.1:1/stamp"


@contextmanager
def answering(authority: Authority, *, status: int = 200) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """Let an authority answer on this machine; yield its address, and what it was sent."""
    heard: list[tuple[dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append((dict(self.headers), content))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(authority.answer(content))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/stamp", heard
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def daily(workspace: Workspace, clock: Clock) -> Workspace:
    """Return a workspace with the checkpoint of one day."""
    clock.move(days=1)
    assert workspace.checkpoints.keep_up() is not None
    return workspace


def asked(workspace: Workspace) -> list[str]:
    """Ask for what waits, and return by whom it was stamped or why not."""
    return [one.name if isinstance(one, Stamp) else one.code for one in workspace.stamps.ask()]


def test_two_authorities_stamp_the_newest_day_and_what_they_said_is_verified(daily: Workspace, clock: Clock) -> None:
    lamp, river = make_authority("lamp"), make_authority("river")
    with answering(lamp) as (lamp_address, heard), answering(river) as (river_address, _):
        daily.stamps.permit("lamp", lamp_address, roots=lamp.roots, reason=WHY)
        daily.stamps.permit("river", river_address, roots=river.roots, reason=WHY)
        assert [one.authority.name for one in daily.stamps.queue()] == ["lamp", "river"]
        assert asked(daily) == ["lamp", "river"]
        assert daily.stamps.queue() == ()
        clock.move(days=2)
        daily.checkpoints.keep_up()
        assert asked(daily) == ["lamp", "river"]
    ((headers, content), _) = heard
    assert set(headers) == {"Host", "Accept-Encoding", "Content-Length", "Content-Type"}
    assert len(content) < 80
    assert [(one.name, one.stamped_at) for one in daily.stamps.everything()] == [
        (name, lamp.at) for name in ("lamp", "river", "lamp", "river")
    ]
    assert daily.verify().holds


def test_what_cannot_be_sent_waits_and_is_sent_later(daily: Workspace) -> None:
    lamp = make_authority("lamp")
    daily.stamps.permit("lamp", NOWHERE, roots=lamp.roots, reason=WHY)
    size = daily.session.store.queries.log_size()
    assert asked(daily) == [AuthorityUnreachable.code]
    with answering(lamp, status=503) as (address, _):
        daily.stamps.permit("lamp", address, roots=lamp.roots, reason=WHY)
        assert asked(daily) == [AuthorityRefused.code]
    assert daily.session.store.queries.log_size() == size + 1
    with answering(lamp) as (address, _):
        daily.stamps.permit("lamp", address, roots=lamp.roots, reason=WHY)
        assert asked(daily) == ["lamp"]


def test_nothing_is_sent_that_no_person_permitted(daily: Workspace) -> None:
    lamp = make_authority("lamp")
    with answering(lamp) as (address, heard):
        assert asked(daily) == []
        daily.stamps.permit("lamp", address, roots=lamp.roots, reason=WHY)
        daily.stamps.forbid("lamp")
        assert asked(daily) == []
    assert heard == []
    with pytest.raises(UnknownObject):
        daily.stamps.forbid("lamp")
    assert [line.kind for line in daily.log()[:2]] == ["authority.forbidden", "authority.permitted"]


@pytest.mark.parametrize("lie", [Lie(another_hash=True), Lie(another_nonce=True), Lie(another_signature=True)])
def test_a_wrong_answer_is_not_kept_and_the_stamp_waits_on(daily: Workspace, lie: Lie) -> None:
    lamp = make_authority("lamp")
    with answering(lamp.but(lie)) as (address, _):
        daily.stamps.permit("lamp", address, roots=lamp.roots, reason=WHY)
        assert asked(daily) == [StampDoesNotVerify.code]
    assert len(daily.stamps.queue()) == 1
    assert daily.stamps.everything() == ()


def test_an_answer_is_carried_by_file_and_found_to_its_day(daily: Workspace, clock: Clock) -> None:
    lamp = make_authority("lamp")
    daily.stamps.permit("lamp", NOWHERE, roots=lamp.roots, reason=WHY)
    (waiting,) = daily.stamps.queue()
    answer = lamp.answer(waiting.request().content)
    clock.move(days=3)
    daily.checkpoints.keep_up()
    assert daily.stamps.keep("lamp", answer).size == waiting.daily.size
    assert len(daily.stamps.queue()) == 1
    with pytest.raises(StampDoesNotVerify):
        daily.stamps.keep("lamp", make_authority("river").answer(waiting.request().content))
    assert daily.verify().holds


@pytest.mark.parametrize(
    ("name", "address", "roots", "reason", "refusal"),
    [
        ("lamp", "ftp://lamp.example/", None, WHY, BadStampAddress),
        ("lamp", "https://", None, WHY, BadStampAddress),
        ("lamp", "https://lamp.example:99999999/", None, WHY, BadStampAddress),
        ("lamp", NOWHERE, "no certificate", WHY, BadRoots),
        ("lamp", NOWHERE, None, " ", ReasonMissing),
        (" ", NOWHERE, None, WHY, ReasonMissing),
    ],
)
def test_an_authority_that_cannot_be_asked_is_not_permitted(
    workspace: Workspace, name: str, address: str, roots: str | None, reason: str, refusal: type[HabeasError]
) -> None:
    with pytest.raises(refusal):
        workspace.stamps.permit(name, address, roots=roots or make_authority("lamp").roots, reason=reason)
    assert workspace.stamps.everyone() == ()


def test_a_stamp_that_no_authority_gave_is_found_when_the_record_is_verified(daily: Workspace) -> None:
    lamp = make_authority("lamp")
    daily.stamps.permit("lamp", NOWHERE, roots=lamp.roots, reason=WHY)
    (waiting,) = daily.stamps.queue()
    answer = lamp.answer(waiting.request().content)
    for response, stamped_at in ((b"0\x00", lamp.at), (answer, lamp.at - timedelta(days=400))):
        forged = CheckpointStamped(
            name="lamp",
            size=waiting.daily.size,
            note=waiting.daily.note,
            response=base64.b64encode(response).decode(),
            stamped_at=stamped_at,
        )
        daily.session.append_whole(forged)
    assert [one.reason for one in daily.verify().findings] == [
        "the time stamp does not verify: it is not an answer as RFC 3161 has it",
        "its stamp states another time",
    ]
