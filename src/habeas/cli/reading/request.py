"""What a user asked to have read, by whom, and how it is to be shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.cluster_options import chosen_cluster

if TYPE_CHECKING:
    from habeas.cli.reading.inputs import Input
    from habeas.engine.cluster import Cluster
    from habeas.read import ReaderOf

RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The inputs, what is known of them, who reads them, and where the readings go."""

    files: tuple[str, ...]
    published: datetime | None
    language: str | None
    manifest: Path | None
    jobs: int
    engine: str
    spark_master: str | None
    reader: str
    address: str | None
    model: str | None
    out: Path | None

    @property
    def published_on(self) -> date | None:
        """The day on which the reports came out."""
        return self.published.date() if self.published else None

    @property
    def reads_standard_input(self) -> bool:
        """Whether standard input is among the inputs: it can be read once only."""
        return "-" in self.files

    def inputs(self) -> Iterator[Input]:
        """Yield the inputs in their order."""
        from habeas.cli.reading.inputs import inputs_of, load_manifest

        manifest = load_manifest(self.manifest) if self.manifest else {}
        return inputs_of(
            self.files, stdin=sys.stdin.buffer, manifest=manifest, published=self.published_on, language=self.language
        )

    def cluster(self) -> Cluster | None:
        """Return the Spark cluster to read on, None for this machine.

        Raises:
            click.UsageError: --engine and --spark-master do not go together.
            WrongMaster, MasterNotThere, SparkMissing: there is no such cluster.
        """
        return chosen_cluster(self.engine, self.spark_master)

    def readers(self) -> ReaderOf | None:
        """Return the readers that ask a model, None where the rules read.

        Raises:
            click.UsageError: the address or the model is missing, or goes with no reader.
            BadAddress, BadModelName, RemoteNotPermitted: the model cannot be asked from here.
        """
        if self.reader == RULES:
            if self.address or self.model:
                raise click.UsageError("--address and --model go with --reader openai.")
            return None
        if not self.address or not self.model:
            raise click.UsageError("--reader openai needs --address and --model.")
        from habeas.read.channels.openai import ModelReaders
        from habeas.read.model import parse_address

        return ModelReaders(address=parse_address(self.address), model=self.model)
