"""A real Spark cluster on loopback: a master and two workers, started and ended by the tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

WAIT_S = 300
"""A busy machine starts a cluster slowly, and that is no failure."""
QUICK_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
"""What makes Java start in half the time: programs that live for seconds need no second compiler."""
_STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
_REGISTERED = "Successfully registered with master"


def missing_for_spark() -> str | None:
    """Return what a Spark cluster would take and this machine lacks."""
    if find_spec("pyspark") is None:
        return "pyspark is not installed"
    return None if shutil.which("java") else "Java is not installed (make system, as root)"


@contextmanager
def running_cluster(folder: Path) -> Iterator[str]:
    """Yield the address of a cluster's master."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        log = _start(started, folder, "master", "org.apache.spark.deploy.master.Master", "--port", "0")
        found = _wait_for(_STARTED, log)
        workers = [
            _start(
                started, folder, f"worker-{number}", "org.apache.spark.deploy.worker.Worker",
                "--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"work-{number}"), found[1],
            )
            for number in (1, 2)
        ]  # fmt: skip
        for worker in workers:
            _wait_for(re.compile(_REGISTERED), worker)
        yield found[1]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(WAIT_S)


def _start(started: list[subprocess.Popen[bytes]], folder: Path, name: str, daemon: str, *options: str) -> Path:
    import pyspark

    home = Path(pyspark.__file__).parent
    log = folder / f"{name}.log"
    environment = os.environ | {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOG_DIR": str(folder),
                                "SPARK_DAEMON_MEMORY": "256m", "JAVA_TOOL_OPTIONS": QUICK_JAVA}  # fmt: skip
    command = [str(home / "bin" / "spark-class"), daemon, "--host", "127.0.0.1", "--webui-port", "0", *options]
    with log.open("wb") as stream:
        started.append(subprocess.Popen(command, stdout=stream, stderr=stream, env=environment))
    return log


def _wait_for(pattern: re.Pattern[str], log: Path) -> re.Match[str]:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        if found := pattern.search(log.read_text(encoding="utf-8", errors="replace")):
            return found
        time.sleep(0.1)
    raise TimeoutError(log.read_text(encoding="utf-8", errors="replace")[-2000:])
