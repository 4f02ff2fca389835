"""What would be used in the place of the record, measured over the same texts: rows with a history, and git.

Runs in an environment of its own: `python record_peers.py ROWS FOLDER SINGLES` prints a JSON list of figures.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

BATCH, PAGES = 1000, 40
Row = dict[str, Any]


def timed(work: Callable[..., object], *given: object) -> float:
    """Return how many seconds some work takes with what it is given."""
    began = time.perf_counter()
    work(*given)
    return time.perf_counter() - began


def figure(peer: str, name: str, value: float, unit: str) -> Row:
    """Return one figure."""
    return {"peer": peer, "name": name, "value": value, "unit": unit}


def batches(rows: list[Row]) -> Iterator[list[Row]]:
    """Yield rows a thousand at a time."""
    for begin in range(0, len(rows), BATCH):
        yield rows[begin : begin + BATCH]


def rows_with_history(many: list[Row], singles: list[Row], place: Path) -> Iterator[Row]:
    """Yield the figures of plain Django rows with django-simple-history, on SQLite with full durability."""
    import django
    from django.conf import settings

    file = place / "rows.db"
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"}}},
        INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "simple_history"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", USE_TZ=True,
    )  # fmt: skip
    django.setup()
    from django.db import connection, models
    from simple_history.models import HistoricalRecords
    from simple_history.utils import bulk_create_with_history

    class Statement(models.Model):  # noqa: DJ008 - it is never shown
        person: models.CharField[str, str] = models.CharField(max_length=64, db_index=True)
        body: models.TextField[str, str] = models.TextField()
        history = HistoricalRecords()

        class Meta:
            app_label = "simple_history"

    with connection.schema_editor() as editor:
        editor.create_model(Statement)
        editor.create_model(Statement.history.model)

    def made(row: Row) -> Statement:
        return Statement(person=(row["about"] or [""])[0], body=json.dumps(row["body"]))

    def bulk(rows: list[Row]) -> None:
        bulk_create_with_history([made(row) for row in rows], Statement)

    def of_person(one: str) -> None:
        list(Statement.history.as_of(until).filter(person=one))

    name = "Django rows, django-simple-history"
    seconds = sum(timed(bulk, rows) for rows in batches(many))
    yield figure(name, "appended in batches", len(many) / seconds, "rows/s")
    size = file.stat().st_size
    taken = [1000 * timed(made(row).save) for row in singles]
    yield figure(name, "one durable append", statistics.median(taken), "ms")
    people = sorted({(row["about"] or [""])[0] for row in many} - {""})[:PAGES]
    until = Statement.history.order_by("-history_date").values_list("history_date", flat=True)[0]
    pages = sorted(1000 * timed(of_person, one) for one in people)
    yield figure(name, "the rows of a person as of a day, p95", pages[int(len(pages) * 0.95)], "ms")
    yield figure(name, "on the disk", size / len(many), "bytes a statement")


def git_of_files(many: list[Row], singles: list[Row], place: Path) -> Iterator[Row]:
    """Yield the figures of a git repository with one JSON file a statement, every object brought to the disk."""
    folder = place / "git"
    folder.mkdir()

    def git(*told: str) -> None:
        subprocess.run(["git", "-C", str(folder), *told], check=True, capture_output=True)

    git("init", "-q")
    for setting in ("user.name=Vera", "user.email=vera@example.org", "core.fsync=all", "gc.auto=0"):
        key, value = setting.split("=")
        git("config", key, value)

    def write(row: Row) -> None:
        path = folder / f"{row['number'] // BATCH:04}" / f"{row['number']:07}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(row), encoding="utf-8")

    def commit(rows: list[Row]) -> None:
        for row in rows:
            write(row)
        git("add", "-A")
        git("commit", "-q", "-m", "statements")

    name = "git, one JSON file a statement"
    seconds = sum(timed(commit, rows) for rows in batches(many))
    yield figure(name, "appended in batches", len(many) / seconds, "files/s")
    taken = [1000 * timed(commit, [row]) for row in singles[:20]]
    yield figure(name, "one durable append", statistics.median(taken), "ms")
    yield figure(name, "verified: git fsck", len(many) / timed(git, "fsck", "--full"), "files/s")
    used = subprocess.run(["du", "-sb", str(folder / ".git")], check=True, capture_output=True, text=True)
    yield figure(name, "on the disk, without the files themselves", int(used.stdout.split()[0]) / len(many),
                 "bytes a statement")  # fmt: skip


def main() -> None:
    """Measure both, and print the figures."""
    source, place, singles = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    many, few = rows[:-singles], rows[-singles:]
    found = [*rows_with_history(many, few, place), *git_of_files(many, few, place)]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
