"""Sending by the group's own mail server, against a small server of the test's own."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from typing import cast

import pytest

from habeas.act.channels.smtp import MailServer, Security, compose, send
from habeas.act.errors import NoMailServer, NotSent

SETTINGS = {
    "smtp_host": "127.0.0.1",
    "smtp_port": "2525",
    "smtp_security": "none",
    "smtp_user": "",
    "smtp_password": "",
    "smtp_from": "desk@example.org",
    "smtp_to": "vera@example.org, boris@example.org",
}


class Post(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is given and refuses those whom it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Clerk)
        self.refused: frozenset[str] = frozenset()
        self.commands: list[str] = []
        self.letters: list[str] = []


class Clerk(socketserver.StreamRequestHandler):
    """Speaks with one client."""

    def handle(self) -> None:
        post = cast("Post", self.server)
        self.wfile.write(b"220 invented\r\n")
        while line := self.rfile.readline().decode().strip():
            post.commands.append(line)
            verb = line.split()[0].upper()
            if verb == "DATA":
                self.wfile.write(b"354 go on\r\n")
                post.letters.append(self._letter())
            if verb == "RCPT" and any(address in line for address in post.refused):
                self.wfile.write(b"550 nobody here\r\n")
            else:
                self.wfile.write(b"221 bye\r\n" if verb == "QUIT" else b"250 yes\r\n")

    def _letter(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode()) != ".\r\n":
            lines.append(line)
        return "".join(lines)


@pytest.fixture
def post() -> Iterator[Post]:
    """Yield a mail server on this machine."""
    with Post() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def server_at(post: Post, **changes: str) -> MailServer:
    """Return the server that the settings name, at the port of the test's own."""
    settings = {**SETTINGS, "smtp_port": str(post.server_address[1]), **changes}
    return MailServer.from_settings(settings.__getitem__)


def test_a_digest_goes_to_every_recipient_and_says_nothing_of_the_machine(post: Post) -> None:
    server = server_at(post)
    send(server, compose(server, subject="What is due, 2022-07-20", text="a-0001: no answer\n"))
    (letter,) = post.letters
    assert "To: vera@example.org, boris@example.org" in letter
    assert "a-0001: no answer" in letter
    assert [one for one in letter.splitlines() if one.startswith(("Message-ID", "User-Agent", "X-"))] == []


def test_a_password_is_never_sent_over_an_open_way(post: Post) -> None:
    server = server_at(post, smtp_user="desk", smtp_password="opensesame")
    send(server, compose(server, subject="s", text="t"))
    assert len(post.letters) == 1
    assert [one for one in post.commands if "AUTH" in one] == []


def test_a_recipient_who_is_refused_is_told(post: Post) -> None:
    post.refused = frozenset({"boris@example.org"})
    server = server_at(post)
    with pytest.raises(NotSent) as caught:
        send(server, compose(server, subject="s", text="t"))
    assert caught.value.reason == "1 of 2 recipients refused"


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_nothing_is_sent_where_the_way_cannot_be_protected(post: Post, security: str) -> None:
    server = server_at(post, smtp_security=security)
    with pytest.raises(NotSent):
        send(server, compose(server, subject="s", text="t"))
    assert post.letters == []


def test_a_server_that_is_not_there_is_told() -> None:
    server = MailServer.from_settings({**SETTINGS, "smtp_port": "1"}.__getitem__)
    with pytest.raises(NotSent):
        send(server, compose(server, subject="s", text="t"))


@pytest.mark.parametrize("name", ["smtp_host", "smtp_from", "smtp_to"])
def test_sending_is_off_until_it_is_set(name: str) -> None:
    with pytest.raises(NoMailServer) as caught:
        MailServer.from_settings({**SETTINGS, name: ""}.__getitem__)
    assert (caught.value.setting, caught.value.variable) == (name, f"HABEAS_{name.upper()}")


@pytest.mark.parametrize(("name", "value"), [("smtp_port", "many"), ("smtp_security", "perhaps")])
def test_a_setting_that_cannot_be_is_refused(name: str, value: str) -> None:
    with pytest.raises(NoMailServer):
        MailServer.from_settings({**SETTINGS, name: value}.__getitem__)


def test_the_way_is_protected_by_default() -> None:
    assert MailServer(host="h", port=1, sender="s", recipients=()).security is Security.STARTTLS
