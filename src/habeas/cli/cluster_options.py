"""The two options that put work on a Spark cluster instead of this machine, and the cluster that they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from habeas.engine.cluster import Cluster

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def on_a_cluster(help_text: str) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Give a command the parameters `engine` and `spark_master`; `help_text` says what the engine does."""

    def with_options(command: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        engines = click.Choice(["local", "spark"])
        which = click.option(
            "--spark-master", metavar="URL", help="With --engine spark: the cluster, such as spark://HOST:7077."
        )
        return click.option("--engine", type=engines, default="local", show_default=True, help=help_text)(
            which(command)
        )

    return with_options


def chosen_cluster(engine: str, spark_master: str | None) -> Cluster | None:
    """Return the cluster to work on, None for this machine.

    Raises:
        click.UsageError: --engine and --spark-master do not go together.
        WrongMaster, MasterNotThere, SparkMissing: there is no such cluster.
    """
    if (engine == "spark") != (spark_master is not None):
        raise click.UsageError("--engine spark and --spark-master URL belong together.")
    if spark_master is None:
        return None
    from habeas.engine.cluster import Cluster

    return Cluster.reach(spark_master)
