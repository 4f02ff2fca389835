"""Which addresses are this machine: those written as its numbers, and none that only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.read.errors import BadAddress
from habeas.read.model import parse_address

HERE = {
    "http://127.0.0.1:8080/v1": "http://127.0.0.1:8080/v1",
    "http://127.0.0.1": "http://127.0.0.1:80",
    "http://127.255.1.2:9/": "http://127.255.1.2:9",
    "http://[::1]:8080/v1/": "http://[::1]:8080/v1",
    "http://[0:0:0:0:0:0:0:1]:8080": "http://[::1]:8080",
    "http://localhost:11434/v1": "http://127.0.0.1:11434/v1",
    "http://LOCALHOST:11434/v1": "http://127.0.0.1:11434/v1",
    "https://127.0.0.1:8443/v1": "https://127.0.0.1:8443/v1",
}
AWAY = (
    "https://127.0.0.1.example/v1", "https://localhost.example", "https://local.host", "https://models.example:8443/v1",
    "https://192.0.2.7", "https://0.0.0.0:8080", "https://[::]:8080", "https://[::ffff:127.0.0.1]:8080", "https://10.0.0.1",
    "https://[2001:db8::1]/v1", "https://ip6-localhost", "https://x127.0.0.1",
)  # fmt: skip
NONE = (
    "", "127.0.0.1:8080", "ftp://127.0.0.1", "file:///etc/passwd", "unix:///run/x.sock", "http://", "http://:8080",
    "http://127.0.0.1:8080@evil.example/v1", "http://user:word@127.0.0.1", "http://127.0.0.1:0", "http://127.0.0.1:99999",
    "http://127.0.0.1:8o", "http://127.0.0.1/v1?x=1", "http://127.0.0.1/v1#x", "http://127.0.0.1/v1/../admin",
    "http://127.0.0.1\\@evil.example", "http://127.0.0.1/v1\r\nX: y", "http://127.0.0.1 .evil.example", "http://127.1",
    "http://2130706433", "http://0x7f.0.0.1", "http://0177.0.0.1", "http://127.0.0.1.", "http://[::1%25eth0]:80",
    "http://[::1", "http://localhost.example", "http://models.example/v1", "http://192.0.2.7", "http://0.0.0.0:8080",
    "http://[::ffff:127.0.0.1]:8080", "http://①②⑦.0.0.1", "http://ⓛocalhost", "https://exa_mple", "http://%31%32%37.0.0.1",
    "http://127.0.0.1/v1?", "http://localhost.",
)  # fmt: skip


@pytest.mark.parametrize("text", HERE)
def test_numbers_of_this_machine_are_this_machine(text: str) -> None:
    address = parse_address(text)
    assert (str(address), address.is_loopback) == (HERE[text], True)


@pytest.mark.parametrize("text", AWAY)
def test_any_other_name_or_number_leads_away(text: str) -> None:
    assert parse_address(text).is_loopback is False


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_safe_address_is_refused(text: str) -> None:
    with pytest.raises(BadAddress):
        parse_address(text)


@given(st.text(alphabet="htps:/127.0.1[]@localx%#?\\ v", max_size=30))
def test_what_is_taken_for_this_machine_is_a_number_of_it(rest: str) -> None:
    try:
        address = parse_address(f"http://{rest}")
    except BadAddress:
        return
    assert address.is_loopback
    assert address.host == "::1" or address.host.startswith("127.")
