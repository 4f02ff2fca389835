"""A workspace that is newer, damaged, locked or not there: four lines, the right status, and not a byte changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.store.keyring import Keyring
from habeas.store.sqlcipher.base import connect
from habeas.store.workspace_folder import WorkspaceFolder
from tests.cli.conftest import Habeas, Ran
from tests.cli.refusals import codes

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("collect", "letter.txt"),
    ("read", "--new"),
    ("review", "--list"),
    ("record", "show"),
    ("record", "verify"),
    ("record", "rebuild"),
    ("record", "export", "out"),
    ("watch",),
    ("match", "questions"),
    ("publish", "releases"),
    ("enrol", "Boris"),
)
VERIFY = ("record", "verify")
PASSPHRASE = "four words of no meaning"


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace without and one with a passphrase, a report collected in each; tests work on copies."""
    from habeas.workspace import Workspace

    folder = tmp_path_factory.mktemp("templates")
    for name, passphrase in (("open", None), ("locked", PASSPHRASE)):
        with Workspace.create(folder / name, actor="Vera", passphrase=passphrase) as workspace:
            list(workspace.collect_content(b"Nobody has heard from Pavel Orlin since Friday.", name="letter.txt"))
    return folder


@pytest.fixture
def casefiles(templates: Path, tmp_path: Path) -> Path:
    """Return a sound workspace of this test's own, beside a letter that is to be collected."""
    (tmp_path / "letter.txt").write_text("Two buses left the barracks.")
    shutil.copytree(templates / "open", tmp_path / "casefiles")
    return tmp_path / "casefiles"


@pytest.fixture
def locked(templates: Path, tmp_path: Path) -> Path:
    """Return a sound workspace under a passphrase."""
    shutil.copytree(templates / "locked", tmp_path / "locked")
    return tmp_path / "locked"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file with its bytes, the index over the write-ahead log apart: it is made anew at each opening."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def told(ran: Ran) -> tuple[int, str, list[str]]:
    return ran.status, ran.out, codes(ran.err)


@pytest.mark.parametrize("command", [*COMMANDS, ("config",)], ids=" ".join)
def test_a_newer_workspace_is_refused_by_every_command_unchanged(
    habeas: Habeas, casefiles: Path, command: tuple[str, ...]
) -> None:
    (casefiles / "habeas.toml").write_text("format = 99\n[settings]\nof_the_future = 'yes'\n")
    before = contents(casefiles)
    assert told(habeas(*command, "--workspace", casefiles)) == (1, "", ["store.newer-workspace"])
    assert contents(casefiles) == before


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (b"format = ", "store.malformed-settings"),
        (b"\xff\xfe\x00", "store.malformed-settings"),
        (b"", "store.malformed-settings"),
        (b"format = 1\nworkspace_id = 'w-0'\nsettings = 3\n", "workspace.settings-damaged"),
        (b"format = 1\nworkspace_id = 'w-0'\n[settings]\nof_the_future = 'yes'\n", "workspace.settings-damaged"),
        (b"format = 1\nworkspace_id = 'w-0'\n[settings]\naddress = 8750\n", "workspace.settings-damaged"),
    ],
)
def test_settings_that_cannot_be_read_are_wrong_usage(
    habeas: Habeas, casefiles: Path, written: bytes, code: str
) -> None:
    (casefiles / "habeas.toml").write_bytes(written)
    before = contents(casefiles)
    assert told(habeas("watch", "--workspace", casefiles)) == (2, "", [code])
    assert contents(casefiles) == before


def test_an_environment_that_points_nowhere_is_wrong_usage(
    habeas: Habeas, casefiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(casefiles)
    assert habeas("watch").status == 0
    for nowhere in ("/nonexistent", str(casefiles / "habeas.toml"), "x" * 300):
        monkeypatch.setenv("HABEAS_WORKSPACE", nowhere)
        assert told(habeas("watch")) == (2, "", ["store.not-a-workspace"])


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [("five words of no meaning", "record.wrong-passphrase"), (None, "record.passphrase-needed")],
)
def test_without_the_passphrase_nothing_opens_and_nothing_changes(
    habeas: Habeas, locked: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None, code: str
) -> None:
    before = contents(locked)
    monkeypatch.setattr("habeas.cli.opening.click.prompt", end_of_input)
    if passphrase is not None:
        monkeypatch.setenv("HABEAS_PASSPHRASE", passphrase)
    assert told(habeas("watch", "--workspace", locked)) == (1, "", [code])
    assert contents(locked) == before
    monkeypatch.setenv("HABEAS_PASSPHRASE", PASSPHRASE)
    assert habeas("watch", "--workspace", locked).status == 0


def end_of_input(*_: object, **__: object) -> str:
    """Fail as `click.prompt` does where standard input has ended and there is no keyboard."""
    import click

    try:
        raise EOFError
    except EOFError:
        raise click.Abort from None


@pytest.mark.parametrize("key", ["root.key", "signing.key", "workspace.key", "case-*.key"])
def test_a_flipped_key_is_noticed_by_every_command_before_it_writes(habeas: Habeas, casefiles: Path, key: str) -> None:
    (path,) = (casefiles / "keys").glob(key)
    flip(path, path.stat().st_size // 2)
    before = contents(casefiles)
    for command in COMMANDS:
        ran = habeas(*command, "--workspace", casefiles)
        if command == VERIFY:
            assert (ran.status, findings(ran)) == (3, [f"keys/{path.name}"])
        else:
            assert (command, *told(ran)) == (command, 3, "", ["record.key-file-does-not-verify"])
    assert contents(casefiles) == before


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.99])
def test_a_flipped_database_never_verifies_and_never_answers_wrongly(
    habeas: Habeas, casefiles: Path, share: float
) -> None:
    sound = {command: habeas(*command, "--workspace", casefiles).out for command in (("watch",), ("record", "show"))}
    database = casefiles / "data.db"
    flip(database, int(database.stat().st_size * share))
    verified = habeas("record", "verify", "--workspace", casefiles)
    assert (verified.status, "data.db" in verified.out + verified.err) == (3, True)
    for command, answer in sound.items():
        ran = habeas(*command, "--workspace", casefiles)
        assert (ran.status, ran.out) in {(3, ""), (0, answer)}
        assert ran.status == 0 or set(codes(ran.err)) <= {"store.wrong-key", "store.database-damaged"}


def test_a_missing_database_is_named_and_not_made_anew(habeas: Habeas, casefiles: Path) -> None:
    (casefiles / "data.db").unlink()
    assert told(habeas("watch", "--workspace", casefiles)) == (3, "", ["store.database-missing"])
    assert not (casefiles / "data.db").exists()


def findings(ran: Ran) -> list[object]:
    return [row["where"] for row in ran.rows]


def test_a_missing_checkpoint_is_named(habeas: Habeas, casefiles: Path) -> None:
    (casefiles / "checkpoint").unlink()
    ran = habeas("record", "verify", "--workspace", casefiles)
    assert (ran.status, findings(ran)) == (3, ["checkpoint"])


def with_the_keys_at_hand(folder: WorkspaceFolder, *statements: str) -> None:
    """Change the database as somebody could who holds the keys, the triggers taken away first and put back after."""
    workspace_id = str(folder.check_format()["workspace_id"])
    key = Keyring.open(folder.keys, workspace_id, None).database_key()
    database = connect(f"{folder.database.as_uri()}?mode=rw", key)
    guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        database.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        database.execute(statement)
    for _, guard in guards:
        database.execute(guard)
    database.commit()
    database.close()


@pytest.mark.parametrize(
    ("which", "first"),
    [
        ("seq = (SELECT max(seq) FROM log_entry)", "checkpoint"),
        ("seq = 1", "entry 1 "),
        ("seq > 0", "checkpoint"),
    ],
)
def test_rows_deleted_with_the_keys_at_hand_are_noticed(
    habeas: Habeas, casefiles: Path, which: str, first: str
) -> None:
    place = WorkspaceFolder(path=casefiles)
    statements = [f"DELETE FROM {table} WHERE {which}" for table in ("log_part", "part_key", "log_entry")]
    with_the_keys_at_hand(place, *statements)
    ran = habeas("record", "verify", "--workspace", casefiles)
    assert (ran.status, str(findings(ran)[0]).startswith(first)) == (3, True), findings(ran)


Damage = Callable[[Path], object]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"x"), lambda path: flip(path, 40)])
def test_a_damaged_exhibit_is_named_and_stops_no_other_command(habeas: Habeas, casefiles: Path, damage: Damage) -> None:
    exhibit = next(path for path in (casefiles / "exhibits").rglob("*") if path.is_file())
    damage(exhibit)
    ran = habeas("record", "verify", "--workspace", casefiles)
    assert (ran.status, [str(where).endswith(exhibit.name) for where in findings(ran)]) == (3, [True])
    assert habeas("collect", "letter.txt", "--workspace", casefiles).status == 0
