"""A desk served by a process of its own, and the browser that looks at it; for the proofs and the journeys."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

HABEAS = (sys.executable, "-c", "from habeas.cli.main import main; main()")
"""The command, by the interpreter that runs this."""

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--disable-default-apps", "--no-first-run", "--metrics-recording-only",
)  # fmt: skip
"""What keeps chromium from calling home, and lets it run as root in a container."""

NO_CHROMIUM = "no chromium on this system; scripts/system_packages.sh installs it as root"
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_WAIT_S = 60


def chromium() -> str | None:
    """Return where chromium is on this system, None where it is not."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def served(workspace: Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """Serve the desk of a workspace; yield its address and the link that lets its first person in.

    Raises:
        RuntimeError: no link was printed, or nothing listens.
    """
    address = f"127.0.0.1:{_free_port()}"
    desk = subprocess.Popen(
        [*HABEAS, "serve", "--workspace", str(workspace), *options, "--address", address],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        printed = next((line for line in desk.stdout or () if "/enter/" in line), "")
        link = re.search(r"http://\S+", printed)
        if link is None:
            raise RuntimeError("habeas serve printed no link")
        _wait_for(address)
        yield address, link[0]
    finally:
        desk.terminate()
        desk.wait(timeout=_WAIT_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    """Return once something listens; the server opens its port a moment after the link is printed."""
    host, _, port = address.partition(":")
    until = time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        with socket.socket() as probe:
            probe.settimeout(0.1)
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nothing listens")
