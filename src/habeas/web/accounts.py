"""Accounts of the desk: one for each enrolled person, made on the command line, never by signing up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest

from habeas.facts.ids import ActorId
from habeas.store.models import DeskAccount
from habeas.web.current import current_workspace

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

ENTRANCE_SECONDS = 300
"""How long the link that `habeas serve` prints opens the door."""

_ENTRANCE_SALT = "habeas.web.entrance"


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed: an account comes only from enrolment."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that nobody may sign up."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: str) -> AbstractBaseUser | None:
        """Return the account that a name and a password open."""
        named = account_called(str(credentials.get("username", "")))
        user: AbstractBaseUser | None = super().authenticate(request, **{**credentials, "username": named})
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: the desk has no way out of this machine."""


def make_account(actor: ActorId, *, password: str | None = None) -> User:
    """Return the account of an enrolled person, made if it is not there; a given password replaces the old one.

    It is called by the person's id: the name stands in the log alone, which nobody reads without the keys.
    """
    existing = DeskAccount.objects.filter(actor=actor).select_related("user").first()
    if existing is not None:
        user = User.objects.get(pk=existing.user.pk)
    else:
        user = User.objects.create_user(username=actor)
        DeskAccount.objects.create(user=user, actor=actor)
    if password is not None:
        # Named, since a command that enrols somebody runs without the settings of the desk.
        user.password = make_password(password, hasher="argon2")
        user.save()
    return user


def account_called(name: str) -> str:
    """Return what the account of the enrolled person of a name is called; for any other, what no account is called.

    The case of letters is forgiven, except where it alone tells two people apart.

    Whoever is asked once more for the password comes with the account's own name, the id.
    """
    given = name.strip()
    wanted = given.casefold()
    found = [actor for actor in current_workspace().actors() if wanted in {actor.name.casefold(), actor.id}]
    meant = [actor for actor in found if given in {actor.name, actor.id}] or found
    return meant[0].id if len(meant) == 1 else f"nobody: {wanted}"


def actor_of(user: AbstractBaseUser | AnonymousUser) -> ActorId | None:
    """Return the enrolled person whose account this is, None where it is nobody's."""
    account = DeskAccount.objects.filter(user_id=user.pk).first()
    return ActorId(account.actor) if account else None


def entrance_token(actor: ActorId) -> str:
    """Return a token that lets one enrolled person in for five minutes, once."""
    return signing.dumps(actor, salt=_ENTRANCE_SALT)


def open_entrance(token: str) -> ActorId | None:
    """Return whom a token lets in, None where it is forged, old, or was used."""
    try:
        actor: str = signing.loads(token, salt=_ENTRANCE_SALT, max_age=ENTRANCE_SECONDS)
    except signing.BadSignature:
        return None
    if token in _used:
        return None
    _used.add(token)
    return ActorId(actor)


_used: set[str] = set()
"""Tokens that let somebody in already; they die with the process, and so does every token."""
