"""Running the desk: one process, its own workspace, on this machine only."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from habeas.store.setup import close_connection
from habeas.web.current import forget_workspace
from habeas.web.errors import AddressNotFree
from habeas.web.lock import IdleLock, Reopen, choose_lock, chosen_lock
from habeas.web.settings import web_settings
from habeas.workspace.settings import Settings, acting_as, whole_number, without_passphrase

if TYPE_CHECKING:
    from habeas.workspace import Workspace

THREADS = 4
"""Requests handled at once; the store itself lets one write at a time."""


def make_application(workspace: Workspace) -> Callable[..., Iterable[bytes]]:
    """Return the desk over an open workspace as a WSGI application."""
    from django.core.wsgi import get_wsgi_application

    from habeas.web.current import serve_workspace
    from habeas.web.second_factors import seal_what_is_clear

    serve_workspace(workspace)
    seal_what_is_clear()
    application: Callable[..., Iterable[bytes]] = get_wsgi_application()
    return application


def entrance_url(workspace: Workspace, address: str) -> str:
    """Return the link that lets the person who acts in, once, within five minutes."""
    from habeas.web.accounts import entrance_token

    return f"http://{address}/enter/{entrance_token(workspace.actor.id)}/"


def serve(
    settings: Settings, *, address: str | None, ask_passphrase: Callable[[], str], say: Callable[[str], None]
) -> None:
    """Open the workspace that the settings name and serve its desk until interrupted.

    Args:
        settings: The settings; a caller that keeps them keeps the passphrase, if it stands in them.
        address: Where to listen, as the settings have it where it is not given.
        ask_passphrase: Asks for the passphrase.
        say: Tells the person who starts the desk.

    Raises:
        AddressNotFree: nothing can listen there.
    """
    from habeas.workspace import Workspace

    address = address or settings["address"]
    check_free(address)
    lock_after_s = 60 * whole_number(settings, "lock_after_minutes")
    workspace = Workspace.open_with(settings, ask_passphrase=ask_passphrase, extra_settings=web_settings())
    try:
        application = make_application(workspace)
        say(f"The desk is open at http://{address}/")
        say(f"This link lets {workspace.actor.name} in, once, within five minutes:")
        say(f"  {entrance_url(workspace, address)}")
        if lock_after_s and workspace.is_protected():
            choose_lock(IdleLock(_reopening(without_passphrase(settings)), idle_s=lock_after_s))
        # From here on only the desk refers to the workspace, and no connection is inherited by the worker: a lock lets
        # all of it go.
        close_connection()
        del workspace, settings
        _Server(application, address).run()
    finally:
        left = forget_workspace()
        if left is not None:
            left.close()


def _reopening(settings: Settings) -> Reopen:
    """Return the way to open the workspace again with a passphrase, the desk's settings being known by then."""
    from habeas.workspace import Workspace

    def reopen(passphrase: str, opener: str) -> Workspace:
        chosen = acting_as(settings, opener) if opener else settings
        return Workspace.open_with(chosen, ask_passphrase=lambda: passphrase, opener=opener)

    return reopen


def check_free(address: str) -> None:
    """Check that the desk can listen at an address; the server itself would try again and again.

    Raises:
        AddressNotFree: the address is taken, is not of this machine, or is not HOST:PORT.
    """
    host, _, port = address.rpartition(":")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), int(port)))
        except (OSError, ValueError, OverflowError) as error:
            raise AddressNotFree(address=address) from error


class _Server(BaseApplication):  # type: ignore[misc]
    """gunicorn without its own command line; one worker, since one process has one workspace open."""

    def __init__(self, application: Callable[..., Iterable[bytes]], address: str) -> None:
        self._application = application
        self._address = address
        super().__init__()

    def load_config(self) -> None:
        chosen: dict[str, Any] = {
            "bind": self._address,
            "workers": 1,
            "worker_class": "gthread",
            "threads": THREADS,
            "accesslog": None,
            "loglevel": "warning",
            "timeout": 300,
        }
        for name, value in chosen.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Iterable[bytes]]:
        lock = chosen_lock()
        if lock is not None:
            lock.watch()
        return self._application

    def run(self) -> None:
        _Arbiter(self).run()


class _Arbiter(Arbiter):  # type: ignore[misc]
    """The process that watches over the worker: it needs no keys, so where there is a lock it keeps none.

    A worker that has to be started again then begins locked.
    """

    def spawn_worker(self) -> int:
        number: int = super().spawn_worker()  # the worker itself never comes back from here
        lock = chosen_lock()
        if lock is not None:
            lock.lock()
        return number
