"""The lock of an idle desk: what it lets go, what it asks, and that nothing typed is lost."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client

from habeas.store.setup import close_connection
from habeas.web.current import current_workspace, is_served, serve_workspace
from habeas.web.lock import IdleLock, choose_lock
from habeas.workspace import Workspace
from tests.web.conftest import clock as noon

PASSPHRASE = "correct horse battery staple"
IDLE_S = 900.0


class Seconds:
    """A clock that stands still until it is told to move."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A protected desk in Vera's browser, with its lock and the clock of the lock."""

    browser: Client
    lock: IdleLock
    seconds: Seconds

    def leave_alone(self, seconds: float = IDLE_S) -> bool:
        """Let nobody use it for so long; return whether it locked."""
        self.seconds.now += seconds
        return self.lock.lock_if_idle()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Yield the desk of a workspace with a passphrase, Vera signed in."""
    folder, seconds = tmp_path / "casefiles", Seconds()
    Workspace.create(folder, actor="Vera", passphrase=PASSPHRASE, clock=noon).close()

    def reopen(passphrase: str, opener: str = "") -> Workspace:
        return Workspace.open(folder, passphrase=passphrase, actor=opener or "Vera", opener=opener, clock=noon)

    serve_workspace(reopen(PASSPHRASE))
    lock = IdleLock(reopen, idle_s=IDLE_S, clock=seconds)
    choose_lock(lock)
    browser = Client(SERVER_NAME="127.0.0.1")
    from habeas.web.accounts import make_account

    account = make_account(current_workspace().actor.id)
    browser.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    yield Desk(browser=browser, lock=lock, seconds=seconds)
    choose_lock(None)
    lock.lock()


def unlock(desk: Desk, path: str, passphrase: str = PASSPHRASE, **carried: str) -> tuple[int, str]:
    fields = {f"carried:{name}": value for name, value in carried.items()}
    answer = desk.browser.post(path, {"unlock-passphrase": passphrase, **fields})
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def test_a_desk_that_is_used_stays_open_and_one_that_is_not_locks(desk: Desk) -> None:
    assert desk.browser.get("/").status_code == 200
    assert not desk.leave_alone(IDLE_S - 1)
    assert desk.browser.get("/").status_code == 200
    assert not desk.leave_alone(IDLE_S - 1)
    assert desk.leave_alone(1)
    assert not desk.leave_alone()
    answer = desk.browser.get("/record/")
    assert (answer.status_code, "Vera" in answer.content.decode()) == (423, False)


def test_a_lock_lets_go_of_keys_workspace_and_database(desk: Desk) -> None:
    from django.conf import settings

    store = current_workspace().session.store
    raw_key, secret = store.keyring.database_key(), settings.SECRET_KEY
    kept: list[weakref.ref[object]] = [weakref.ref(store.keyring), weakref.ref(store)]
    del store
    assert raw_key in str_of(connections.settings)
    assert desk.leave_alone()
    gc.collect()
    assert [one() for one in kept] == [None, None]
    assert raw_key not in str_of(connections.settings)
    assert secret != settings.SECRET_KEY
    assert not is_served()


def test_connections_of_other_threads_hold_no_key_while_it_is_locked_and_open_again_afterwards(desk: Desk) -> None:
    raw_key = current_workspace().session.store.keyring.database_key()
    with ThreadPoolExecutor(max_workers=1) as thread:
        settings = thread.submit(lambda: connections["default"].settings_dict).result()
        assert raw_key in str_of({"default": settings})
        assert desk.leave_alone()
        assert raw_key not in str_of({"default": settings})
        unlock(desk, "/people/")
        assert thread.submit(current_workspace().session.store.queries.log_size).result() > 0
        thread.submit(close_connection).result()


def str_of(databases: dict[str, dict[str, object]]) -> list[object]:
    options = databases["default"].get("OPTIONS", {})
    assert isinstance(options, dict)
    return list(options.values())


def test_the_passphrase_opens_it_where_one_was_and_the_session_goes_on(desk: Desk) -> None:
    desk.leave_alone()
    status, page = unlock(desk, "/people/?q=1", "wrong")
    assert (status, "record.wrong-passphrase" in page) == (423, True)
    assert unlock(desk, "/people/?q=1") == (302, "/people/?q=1")
    assert desk.browser.get("/people/").status_code == 200


def test_an_own_passphrase_opens_it_beside_the_id_which_is_there_the_next_time(desk: Desk) -> None:
    vera, own = current_workspace().actor.id, "own words of Vera"
    current_workspace().grant_own_key("Vera", own)
    desk.leave_alone()
    assert 'name="unlock-opener" value=""' in desk.browser.get("/").content.decode()
    for opener, code in ((vera, "record.wrong-own-passphrase"), ("", "record.wrong-passphrase")):
        answer = desk.browser.post("/", {"unlock-passphrase": "wrong", "unlock-opener": opener})
        page = answer.content.decode()
        assert (answer.status_code, code in page, f'value="{opener}"' in page) == (423, True, True)
    assert desk.browser.post("/", {"unlock-passphrase": own, "unlock-opener": f" {vera} "}).status_code == 302
    assert current_workspace().session.store.keyring.opened_by == vera
    desk.leave_alone()
    assert f'name="unlock-opener" value="{vera}"' in desk.browser.get("/people/").content.decode()
    assert unlock(desk, "/people/") == (302, "/people/")
    assert current_workspace().session.store.keyring.opened_by is None


def test_what_was_typed_is_kept_shown_to_nobody_and_sent_by_a_person(desk: Desk) -> None:
    typed = {"address": "https://models.example/v1", "model": "large", "reason": "for the <court>", "understood": "on"}
    desk.leave_alone()
    locked = desk.browser.post("/reader/", {**typed, "csrfmiddlewaretoken": "x"})
    assert (locked.status_code, 'name="carried:reason"' in locked.content.decode()) == (423, True)
    status, page = unlock(desk, "/reader/", "wrong", **typed)
    assert (status, 'value="for the &lt;court&gt;"' in page, "carried:carried" in page) == (423, True, False)
    status, page = unlock(desk, "/reader/", **typed)
    assert (status, 'name="reason" value="for the &lt;court&gt;"' in page) == (200, True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    strict = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    strict.cookies = desk.browser.cookies
    assert strict.post("/reader/", {"csrfmiddlewaretoken": token[1], **typed}).status_code == 302
    assert [one.reason for one in current_workspace().reader_permits()] == ["for the <court>"]


def test_a_passphrase_that_is_typed_into_a_form_is_not_carried(desk: Desk) -> None:
    desk.leave_alone()
    page = desk.browser.post("/sign-in/", {"login": "Vera", "password": "secret words"}).content.decode()
    assert ("carried:login" in page, "secret words" in page) == (True, False)


def test_a_request_under_way_keeps_the_desk_open(desk: Desk) -> None:
    with desk.lock.in_use() as is_open:
        assert is_open
        assert not desk.leave_alone()
    assert not desk.lock.lock_if_idle()
    assert desk.leave_alone()


def test_styles_are_served_while_locked(desk: Desk) -> None:
    desk.leave_alone()
    assert desk.browser.get("/static/desk.css").status_code == 200


def test_a_desk_without_a_lock_is_never_locked(desk: Desk) -> None:
    choose_lock(None)
    desk.seconds.now += 10 * IDLE_S
    assert desk.browser.get("/").status_code == 200
