"""Where the desk listens."""

from __future__ import annotations

import socket

import pytest

from habeas.web.errors import AddressNotFree
from habeas.web.serving import check_free


def test_a_free_address_is_free_and_stays_so() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    check_free(f"127.0.0.1:{port}")
    check_free(f"127.0.0.1:{port}")


def test_an_address_that_is_taken_is_refused() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(AddressNotFree):
            check_free(f"127.0.0.1:{taken.getsockname()[1]}")


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:many", "127.0.0.1:99999999", "192.0.2.1:8750", ""])
def test_what_is_no_address_of_this_machine_is_refused(address: str) -> None:
    with pytest.raises(AddressNotFree):
        check_free(address)
