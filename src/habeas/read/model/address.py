"""Where a model is: an address of this machine, or one that text would be sent away to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from habeas.read.errors import BadAddress

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\Z")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*\Z")
_PORTS = {"http": 80, "https": 443}
_THIS_MACHINE = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The base address of a server that speaks OpenAI's way, such as `http://127.0.0.1:8080/v1`.

    `host` is a number where it is this machine, so that no name is ever looked up for it.
    """

    scheme: str
    host: str
    port: int
    path: str
    is_loopback: bool

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def parse_address(text: str) -> Address:
    """Return the address that a text names.

    Only 127.0.0.0/8 and ::1, written as such, and the word `localhost` count as this machine. Any other name may lead
    anywhere, whatever it looks like, and so may other ways to write a number; what is not this machine must be https.

    Raises:
        BadAddress: it is no such address, or one without https that is not this machine.
    """
    if not text.isascii() or not text.isprintable() or " " in text or "\\" in text:
        raise BadAddress(reason="it has signs that no address has")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise BadAddress(reason="it is no address") from error
    if parts.scheme not in _PORTS or parts.username is not None or "@" in parts.netloc:
        raise BadAddress(reason="it must begin with http:// or https:// and hold no name or password")
    path = parts.path.rstrip("/")
    if parts.query or parts.fragment or "?" in text or "#" in text or not _PATH.match(path) or ".." in path:
        raise BadAddress(reason="it may end in a path such as /v1 and nothing more")
    host, is_loopback = _host(parts.hostname or "", is_bracketed="[" in parts.netloc)
    if parts.scheme == "http" and not is_loopback:
        raise BadAddress(reason="a machine that is not this one must be reached by https")
    chosen = _PORTS[parts.scheme] if port is None else port
    if chosen == 0:
        raise BadAddress(reason="it has no port")
    return Address(scheme=parts.scheme, host=host, port=chosen, path=path, is_loopback=is_loopback)


def _host(host: str, *, is_bracketed: bool) -> tuple[str, bool]:
    """Return the host to connect to, and whether it is this machine by its number."""
    if host == "localhost":
        return _THIS_MACHINE, True
    try:
        number = ip_address(host)
    except ValueError:
        if is_bracketed or not _HOST.match(host) or host.replace(".", "").isdecimal():
            raise BadAddress(reason="its machine is neither a name nor a number") from None
        return host, False
    if "%" in host:
        raise BadAddress(reason="its machine is neither a name nor a number")
    # A mapped number (::ffff:127.0.0.1) is not counted: what it leads to depends on the system.
    return number.compressed, number.is_loopback and getattr(number, "ipv4_mapped", None) is None
