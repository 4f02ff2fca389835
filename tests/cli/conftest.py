"""The command line as a user has it: arguments in, exit status and two streams out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from habeas.cli.main import main
from habeas.record import keys, own_key
from habeas.record.stretching import Argon2Cost, new_stretching
from habeas.store.setup import prepare_django
from habeas.web.settings import web_settings

# Commands of one process share one Django; a backup carries the desk's accounts, so their tables must be there.
prepare_django(web_settings())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command left: its exit status and what it said on each stream."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows on standard output, one JSON object a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Habeas = Callable[..., Ran]
Copied = Callable[[Callable[[Path], object], Path], None]


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    """Return a way to have a workspace in a folder that does not exist yet: it is made once, and copied afterwards."""
    made: dict[object, Path] = {}

    def copy(make: Callable[[Path], object], to: Path) -> None:
        if make not in made:
            made[make] = tmp_path_factory.mktemp("made") / "casefiles"
            make(made[make])
        shutil.copytree(made[make], to)

    return copy


@pytest.fixture
def habeas(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Habeas:
    """Return a way to run `habeas` with arguments, in a folder of its own, with nothing set in the environment."""
    for name in ("WORKSPACE", "PASSPHRASE", "ACTOR", "CASE", "DATABASE", "ADDRESS", "PUBLISHER"):
        monkeypatch.delenv(f"HABEAS_{name}", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["habeas", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsysbinary.readouterr()
        status = left.value.code
        return Ran(
            status=status if isinstance(status, int) else 1, out=captured.out.decode(), err=captured.err.decode()
        )

    return run


def make_cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let trying a passphrase cost next to nothing, in every key file that is written from now on."""
    cheap = new_stretching(Argon2Cost(passes=1, memory_kib=64, lanes=1))
    for module in (keys, own_key):
        monkeypatch.setattr(module, "new_stretching", lambda *_: cheap)
