"""Getting in and out: the one-time link, the password, the second factor, the idle clock, language and case."""

from __future__ import annotations

import base64
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from habeas.web.serving import entrance_url
from tests.web.conftest import SignIn, World

PASSWORD = "ein langer Satz, den niemand errät"


def test_the_link_lets_its_person_in_once(world: World, sign_in: SignIn) -> None:
    path = entrance_url(world.workspace, "127.0.0.1").removeprefix("http://127.0.0.1")
    first, second = sign_in(), sign_in()
    assert first.get(path).headers["Location"] == "/"
    assert "Vera" in first.get("/").content.decode()
    assert second.get(path).headers["Location"] == "/sign-in/"
    assert second.get("/").status_code == 302


def test_an_old_link_opens_nothing(world: World, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.web.accounts import entrance_token

    token = entrance_token(world.workspace.actor.id)
    monkeypatch.setattr("habeas.web.accounts.ENTRANCE_SECONDS", -1)
    assert sign_in().get(f"/enter/{token}/").headers["Location"] == "/sign-in/"


def test_a_password_signs_in_and_out(world: World, sign_in: SignIn) -> None:
    sign_in("Tomas", password=PASSWORD)
    client = sign_in()
    assert client.post("/sign-in/", {"login": "Tomas", "password": "wrong"}).status_code == 200
    assert client.get("/").status_code == 302
    assert client.post("/sign-in/", {"login": "Tomas", "password": PASSWORD}).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_two_people_whose_names_differ_by_case_alone_sign_in_as_themselves(world: World, sign_in: SignIn) -> None:
    world.workspace.enrol("tomas", role="reviewer")
    for name, password in (("Tomas", PASSWORD), ("tomas", f"{PASSWORD}!")):
        sign_in(name, password=password)
    for name, password in (("tomas", f"{PASSWORD}!"), ("Tomas", PASSWORD)):
        assert sign_in().post("/sign-in/", {"login": name, "password": password}).status_code == 302
        assert sign_in().post("/sign-in/", {"login": name, "password": "wrong"}).status_code == 200


def test_an_idle_session_asks_who_is_there(world: World, vera: Client) -> None:
    from django.contrib.sessions.models import Session

    assert vera.get("/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert vera.get("/people/").headers["Location"] == "/sign-in/?next=/people/"


def test_every_page_moves_the_idle_clock_on(world: World, vera: Client) -> None:
    from django.contrib.sessions.models import Session

    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=60))
    vera.get("/")
    assert Session.objects.get().expire_date > timezone.now() + timedelta(minutes=29)


def test_a_second_factor_is_asked_for_once_it_is_on(world: World, sign_in: SignIn) -> None:
    tomas = sign_in("Tomas", password=PASSWORD)
    assert tomas.get("/second-factor/on/").headers["Location"].startswith("/sign-in/again/")
    tomas.post("/sign-in/again/", {"password": PASSWORD})
    page = tomas.get("/second-factor/on/").content.decode()
    secret = re.search(r'value="([A-Z2-7]{20,})"', page)
    assert secret is not None
    assert tomas.post("/second-factor/on/", {"code": code_of(secret[1])}).headers["Location"] == "/second-factor/codes/"
    assert "Unused codes" in tomas.get("/second-factor/codes/").content.decode()
    client = sign_in()
    assert client.post("/sign-in/", {"login": "Tomas", "password": PASSWORD}).headers["Location"] == "/sign-in/code/"
    assert client.get("/").status_code == 302
    recovery = tomas.get("/second-factor/codes/file/").content.decode().split()[-1]
    assert client.post("/sign-in/code/", {"code": recovery}).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def code_of(secret: str) -> str:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def test_a_language_is_kept_in_this_browser(world: World, sign_in: SignIn) -> None:
    client = sign_in()
    assert client.post("/language/", {"language": "uk", "next": "/sign-in/"}).headers["Location"] == "/sign-in/"
    assert '<html lang="uk">' in client.get("/sign-in/").content.decode()
    assert client.post("/language/", {"language": "xx"}).status_code == 400


def test_the_way_back_never_leaves_the_desk(world: World, sign_in: SignIn) -> None:
    for foreign in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert sign_in().post("/language/", {"language": "en", "next": foreign}).headers["Location"] == "/"


def test_a_person_of_several_cases_goes_from_one_to_the_other(world: World, vera: Client) -> None:
    assert "Go to case" in vera.get("/").content.decode()
    vera.post("/case/", {"case": world.other_case})
    assert vera.get(f"/party/{world.party}/").status_code == 404
    assert vera.post("/case/", {"case": "c-nowhere"}).status_code == 404
    vera.post("/case/", {"case": world.workspace.case.id})
    assert vera.get(f"/party/{world.party}/").status_code == 200


def test_a_person_of_another_case_is_in_theirs_and_is_offered_no_other(world: World, sign_in: SignIn) -> None:
    page = sign_in("Boris").get("/people/").content.decode()
    assert ("Pavel" in page, "Go to case" in page) == (False, False)


def test_an_account_keeps_its_password_when_the_link_is_used(world: World, sign_in: SignIn) -> None:
    from habeas.web.accounts import make_account

    actor = world.workspace.actor
    make_account(actor.id, password=PASSWORD)
    make_account(actor.id)
    client = sign_in()
    assert client.post("/sign-in/", {"login": "Vera", "password": PASSWORD}).headers["Location"] == "/"


def test_accounts_and_sessions_tell_nobodys_name(world: World, sign_in: SignIn) -> None:
    from django.db import connection

    from habeas.web.accounts import make_account

    make_account(world.workspace.actor.id, password=PASSWORD)
    client = sign_in()
    client.post("/sign-out/")
    assert client.post("/sign-in/", {"login": "vera", "password": PASSWORD}).status_code == 302
    assert client.session["account_authentication_methods"][0]["username"] == "vera"
    with connection.cursor() as cursor:
        cursor.execute("SELECT username, first_name, last_name, email FROM auth_user")
        accounts = cursor.fetchall()
        cursor.execute("SELECT session_data FROM django_session")
        sessions = [base64.b64decode(row[0]) for row in cursor.fetchall()]
    assert {len(sessions) > 0, any("vera" in str(row).lower() for row in accounts)} == {True, False}
    assert [b"vera" in one.lower() or one.startswith((b"{", b"x\x9c")) for one in sessions] == [False] * len(sessions)
