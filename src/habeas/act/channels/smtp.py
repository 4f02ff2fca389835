"""Sending a digest by the group's own mail server."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from habeas.act.errors import NoMailServer, NotSent

TIMEOUT_S = 30.0
"""How long the server may take to answer, in seconds."""


class Security(StrEnum):
    """How the way to the server is protected; `none` is for a server on this machine."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """The group's own mail server, whom mail comes from and to whom it goes."""

    host: str
    port: int
    sender: str
    recipients: tuple[str, ...]
    user: str = ""
    password: str = ""
    security: Security = Security.STARTTLS

    @classmethod
    def from_settings(cls, setting: Callable[[str], str]) -> MailServer:
        """Return the server that the `smtp_` settings name.

        Raises:
            NoMailServer: one that is needed is empty, or is not what it must be.
        """
        for name in ("smtp_host", "smtp_from", "smtp_to"):
            if not setting(name).strip():
                raise _missing(name)
        if setting("smtp_security") not in set(Security):
            raise _missing("smtp_security")
        if not setting("smtp_port").isdecimal():
            raise _missing("smtp_port")
        return cls(
            host=setting("smtp_host"),
            port=int(setting("smtp_port")),
            sender=setting("smtp_from"),
            recipients=tuple(one.strip() for one in setting("smtp_to").split(",") if one.strip()),
            user=setting("smtp_user"),
            password=setting("smtp_password"),
            security=Security(setting("smtp_security")),
        )


def _missing(setting: str) -> NoMailServer:
    return NoMailServer(setting=setting, variable=f"HABEAS_{setting.upper()}")


def compose(server: MailServer, *, subject: str, text: str) -> EmailMessage:
    """Return the message; it names no program and no machine."""
    message = EmailMessage()
    message["From"] = server.sender
    message["To"] = ", ".join(server.recipients)
    message["Subject"] = subject
    message.set_content(text)
    return message


def send(server: MailServer, message: EmailMessage) -> None:
    """Hand a message to the server.

    A password is never sent over a way that is not protected.

    Raises:
        NotSent: the server cannot be reached, or refused.
    """
    try:
        with _connect(server) as connection:
            if server.user and server.security is not Security.NONE:
                connection.login(server.user, server.password)
            refused = connection.send_message(message)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise NotSent(reason=type(error).__name__) from error
    if refused:
        raise NotSent(reason=f"{len(refused)} of {len(server.recipients)} recipients refused")


def _connect(server: MailServer) -> smtplib.SMTP:
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_S, context=ssl.create_default_context())
    connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_S)
    if server.security is Security.STARTTLS:
        connection.starttls(context=ssl.create_default_context())
    return connection
