"""`habeas match dedupe`: the rows of a registry that speak of one person; no workspace is touched."""

from __future__ import annotations

import csv
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.cluster_options import chosen_cluster, on_a_cluster
from habeas.cli.errors import NotWritten
from habeas.cli.output import say

if TYPE_CHECKING:
    from habeas.engine.cluster import Cluster
    from habeas.engine.linking.dedupe import Placed
    from habeas.engine.linking.tables import Tables
    from habeas.engine.linking.work import WorkFolder


@click.command("dedupe")
@click.argument("people", type=click.Path(path_type=Path), metavar="PEOPLE.csv")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Where the groups go: CSV.")
@on_a_cluster("Work it out on this machine, or on a Spark cluster: the groups are the same.")
@click.option("--jobs", type=click.IntRange(1, 256), help="Threads of the local database; as many as cores by default.")
@click.option("--memory", type=click.FloatRange(0.5, 4096), default=3.0, show_default=True,
              help="Gigabytes for the local database; the rest of the program comes on top.")  # fmt: skip
@click.option("--keep-work", is_flag=True, help="Keep the folder with the finished stages; it holds names.")
def dedupe_command(
    *,
    people: Path,
    out: Path,
    engine: str,
    spark_master: str | None,
    jobs: int | None,
    memory: float,
    keep_work: bool,
) -> None:
    """Find the rows of PEOPLE.csv that speak of one person, in any script, and write CSV: id,cluster,score,why.

    PEOPLE.csv has the columns id and name, and any of given, family, patronymic, sex, born, place, unit, source. Every
    id comes once; a cluster is named by its first id. Nobody is joined in any record: these are offers for a person to
    judge, and a row alone that is "perhaps like" another is a question. Finished stages are kept in a folder beside the
    result, so that the same command goes on after a break.
    """
    from habeas.engine.linking.dedupe import find_duplicates
    from habeas.engine.linking.reading import fingerprint, read_header
    from habeas.engine.linking.work import WorkFolder

    cluster = chosen_cluster(engine, spark_master)
    if left_out := read_header(people).left_out:
        say(f"Not used: {', '.join(left_out)}.")
    work = WorkFolder(out, fingerprint(people))
    open_tables = _opener(work, cluster, jobs, memory)
    progress = Steps()
    told = write_groups(out, find_duplicates(people, work, open_tables, progress.begin))
    progress.end()
    if not keep_work:
        work.remove()
    say(told)
    click.echo(str(out))


def _opener(work: WorkFolder, cluster: Cluster | None, jobs: int | None, memory_gb: float) -> Callable[[], Tables]:
    """Return what opens the database to work in."""
    if cluster is None:
        from habeas.engine.linking.duck import DuckTables

        threads = jobs or os.cpu_count() or 1
        return lambda: DuckTables(work.path, threads=threads, memory_gb=memory_gb)
    from habeas.engine.linking.spark_tables import SparkTables

    return lambda: SparkTables(cluster)


class Steps:
    """Says on standard error which step the work has come to, and how long the one before took."""

    def __init__(self) -> None:
        self._step, self._begun = "", 0.0

    def begin(self, step: str) -> None:
        """Say that a step begins."""
        self.end()
        self._step, self._begun = step, time.monotonic()
        click.echo(f"{step} … ", nl=False, err=True)

    def end(self) -> None:
        """Say how long the last step took."""
        if self._step:
            say(f"{time.monotonic() - self._begun:.1f} s")
            self._step = ""


def write_groups(out: Path, placed: Iterable[Placed]) -> str:
    """Write the groups whole or not at all; return what was found, in a sentence.

    Raises:
        NotWritten: there is no room, or the system refused.
    """
    unfinished = out.with_name(f"{out.name}.unfinished")
    rows, sizes = 0, Counter[str]()
    placed = iter(placed)
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream, lineterminator="\n")
            table.writerow(("id", "cluster", "score", "why"))
            for one in placed:
                table.writerow((one.id, one.cluster, f"{one.score:.4f}", one.why))
                sizes[one.cluster] += 1
                rows += 1
        unfinished.replace(out)
    except OSError as error:
        raise NotWritten(file=str(out), reason=os.strerror(error.errno or 5)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    several = sum(size > 1 for size in sizes.values())
    return f"{rows} rows, {len(sizes)} people; {several} of them in more than one row."
