"""Every address of the desk for a stranger, for somebody of another case, for an observer, and for the owner."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.urls import URLPattern, get_resolver

from tests.web.conftest import SignIn, World

SIGN_IN = "302 /sign-in/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What an address answers; `302 /` is a way to Today, and a bare `302` one to somewhere in the desk."""

    name: str
    path: str
    stranger: str
    elsewhere: str
    enrolled: str
    observer: str
    sends: tuple[tuple[str, str], ...] | None = None


def page(name: str, path: str, *, elsewhere: str = "200", enrolled: str = "200", observer: str = "") -> Rule:
    """Return the rule of a page that needs somebody signed in; an observer may look at whatever others may."""
    return Rule(
        name=name, path=path, stranger=SIGN_IN, elsewhere=elsewhere, enrolled=enrolled, observer=observer or enrolled
    )


def form(
    name: str, path: str, *, elsewhere: str = "404", enrolled: str = "302", observer: str = "403", **sends: str
) -> Rule:
    """Return the rule of a form that needs somebody signed in; what it does is not for an observer."""
    return Rule(
        name=name,
        path=path,
        stranger=SIGN_IN,
        elsewhere=elsewhere,
        enrolled=enrolled,
        observer=observer,
        sends=tuple(sends.items()),
    )


def open_page(name: str, path: str, *, stranger: str = "200", signed_in: str = "302 /") -> Rule:
    """Return the rule of a page that anybody may open."""
    return Rule(name=name, path=path, stranger=stranger, elsewhere=signed_in, enrolled=signed_in, observer=signed_in)


RULES = (
    page("today", "/"),
    open_page("enter", "/enter/forged/", stranger=SIGN_IN, signed_in=SIGN_IN),
    Rule(name="language", path="/language/", stranger="302 /", elsewhere="302 /", enrolled="302 /", observer="302 /",
         sends=(("language", "uk"),)),
    form("case", "/case/", case="{other_case}", elsewhere="302 /", enrolled="302 /", observer="404"),
    page("inbox", "/inbox/"),
    form("inbox", "/inbox/", elsewhere="400", enrolled="400"),
    page("exhibit", "/exhibit/{layer}/", elsewhere="404"),
    form("date-report", "/exhibit/{layer}/date/", published="2023-10-12"),
    page("original", "/exhibit/{original}/original/", elsewhere="404", enrolled="403"),
    form("ask-leave", "/leave/ask/{original}/", purpose="for the court"),
    form("give-leave", "/leave/{leave}/give/", enrolled="403"),
    page("enter-statement", "/exhibit/{layer}/enter/remark/", elsewhere="404"),
    form("enter-statement", "/exhibit/{layer}/enter/remark/", enrolled="400"),
    page("review", "/review/", enrolled="302"),
    page("review-report", "/review/{layer}/", elsewhere="404"),
    form("judge", "/review/{layer}/{proposal}/", verdict="accept"),
    form("undo", "/undo/{judgement}/", elsewhere="409", enrolled="302 /"),
    page("questions", "/questions/"),
    form("questions", "/questions/", left="{party}", right="{party}", identity="same", enrolled="404"),
    page("origins", "/origins/"),
    form("origins", "/origins/", report="{original}", of="{original}", derivation="copy", enrolled="404"),
    page("people", "/people/"),
    page("changes", "/changes/"),
    page("party", "/party/{party}/", elsewhere="404"),
    form("consent", "/party/{party}/consent/", elsewhere="404", enrolled="400"),
    form("draft", "/party/{party}/draft/", form="wgeid"),
    page("erase", "/party/{party}/erase/", elsewhere="404"),
    form("erase", "/party/{party}/erase/", do="erase", enrolled="403"),
    page("erase-case", "/case/erase/"),
    form("erase-case", "/case/erase/", do="erase", elsewhere="403", enrolled="403"),
    page("appeals", "/appeals/"),
    form("appeals", "/appeals/", elsewhere="400", enrolled="400"),
    form("answer", "/appeals/{appeal}/answer/"),
    page("releases", "/releases/"),
    form("approve", "/releases/{release}/approve/", enrolled="403"),
    page("release-file", "/releases/{release}/file/{release_file}/", elsewhere="404", observer="403"),
    page("reader", "/reader/"),
    form("reader", "/reader/", elsewhere="400", enrolled="400"),
    form("reader-forbid", "/reader/forbid/", address="https://models.example/v1", model="m", enrolled="404"),
    page("record", "/record/"),
    form("record", "/record/", elsewhere="200", enrolled="200", observer="200"),
    page("outside", "/record/outside/"),
    form("outside", "/record/outside/", do="hour", hour="08:00 UTC", elsewhere="403"),
    page("outside-request", "/record/outside/request/?witness=nobody", elsewhere="404", enrolled="404"),
    page("keys", "/record/keys/"),
    form("keys", "/record/keys/", elsewhere="400", enrolled="400"),
    page("search", "/search/"),
    form("search", "/search/", q="Orlin", elsewhere="302", enrolled="302", observer="302"),
    open_page("account_login", "/sign-in/"),
    open_page("account_inactive", "/sign-in/closed/", signed_in="200"),
    open_page("mfa_authenticate", "/sign-in/code/", stranger=SIGN_IN),
    page("account_reauthenticate", "/sign-in/again/", elsewhere="403", enrolled="403"),
    page("mfa_reauthenticate", "/sign-in/again/code/", elsewhere="403", enrolled="403"),
    open_page("account_logout", "/sign-out/", stranger=SIGN_IN, signed_in="200"),
    page("mfa_index", "/second-factor/"),
    page("mfa_activate_totp", "/second-factor/on/"),
    page("mfa_deactivate_totp", "/second-factor/off/", elsewhere="404", enrolled="404"),
    page("mfa_view_recovery_codes", "/second-factor/codes/", elsewhere="404", enrolled="404"),
    page("mfa_generate_recovery_codes", "/second-factor/codes/new/"),
    page("mfa_download_recovery_codes", "/second-factor/codes/file/", elsewhere="404", enrolled="404"),
)  # fmt: skip

OPEN_TO_ALL = {
    "enter", "language", "account_login", "account_inactive", "account_logout", "mfa_authenticate",
}  # fmt: skip


def names_of_addresses() -> set[str]:
    patterns = get_resolver("habeas.web.urls").url_patterns
    assert all(isinstance(pattern, URLPattern) for pattern in patterns), "every address stands in the list itself"
    return {str(pattern.name) for pattern in patterns if isinstance(pattern, URLPattern)}


def answer(rule: Rule, world: World, sign_in: SignIn, name: str) -> str:
    """Return the status, and where it leads when that is the sign-in page or Today."""
    ids = {field: getattr(world, field) for field in World.__slots__ if field != "workspace"}
    client, path = sign_in(name), rule.path.format(**ids)
    response = (
        client.get(path)
        if rule.sends is None
        else client.post(path, {field: value.format(**ids) for field, value in rule.sends})
    )
    target = response.headers.get("Location", "").split("?")[0]
    return f"{response.status_code} {target}" if target in ("/", "/sign-in/") else str(response.status_code)


def label(rule: Rule) -> str:
    return rule.name if rule.sends is None else f"{rule.name}-post"


def test_every_address_has_a_rule(world: World) -> None:
    assert names_of_addresses() == {rule.name for rule in RULES}


def test_few_views_are_open_to_all(world: World) -> None:
    patterns = get_resolver("habeas.web.urls").url_patterns
    named = [pattern for pattern in patterns if isinstance(pattern, URLPattern)]
    found = {str(pattern.name) for pattern in named if getattr(pattern.callback, "is_open_to_all", False)}
    assert found == OPEN_TO_ALL


@pytest.mark.parametrize("rule", RULES, ids=label)
def test_access(rule: Rule, world: World, sign_in: SignIn) -> None:
    people = {"": rule.stranger, "Boris": rule.elsewhere, "Vera": rule.enrolled, "Otto": rule.observer}
    assert {name: answer(rule, world, sign_in, name) for name in people} == people


@pytest.mark.parametrize("path", ["/sign-up/", "/signup/", "/password/reset/", "/email/", "/confirm-email/", "/admin/"])
def test_nobody_signs_up_and_nothing_is_mailed(path: str, world: World, sign_in: SignIn) -> None:
    assert sign_in("Vera").get(path).status_code == 404


def test_an_account_of_nobody_enrolled_opens_nothing(world: World, sign_in: SignIn) -> None:
    from django.contrib.auth.models import User

    client = sign_in()
    client.force_login(User.objects.create_user("left over"), backend="django.contrib.auth.backends.ModelBackend")
    assert (client.get("/").status_code, client.get("/people/").status_code) == (404, 404)
