"""What can go wrong while one function runs over many inputs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Self

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class InputFailed(HabeasError):
    """The program failed over one input. The fault's own words are not kept, since they may hold words of a report."""

    place: int
    kind: str
    where: str
    code = "engine.input-failed"
    message = "input {place}, counted from 0, made the program fail: {kind} at {where}"
    during = "working through many inputs"
    kept = "the other inputs were worked on"
    remedy = "report it with the line above, and leave this input out meanwhile"
    http_status = 500

    @classmethod
    def of(cls, error: Exception, place: int) -> Self:
        """Return the error for an exception: its type, and the last place of the program that it passed."""
        last = extract_tb(error.__traceback__)[-1]
        return cls(place=place, kind=type(error).__name__, where=f"{Path(last.filename).stem}:{last.lineno}")


@dataclass(eq=False, kw_only=True)
class ProcessDied(HabeasError):
    """The process that worked on an input ended without an answer, most often for want of memory."""

    place: int
    code = "engine.process-died"
    message = "the process that worked on input {place}, counted from 0, ended without an answer"
    during = "working through many inputs"
    kept = "the other inputs were worked on"
    remedy = "look at this input alone; with fewer --jobs each process has more memory"
    http_status = 500


@dataclass(eq=False, kw_only=True)
class SparkMissing(HabeasError):
    """Spark was asked for, and what it takes is not installed here."""

    part: str
    code = "engine.spark-missing"
    message = "{part} is not installed on this machine"
    during = "preparing for a Spark cluster"
    remedy = "install Java 17 and the extra: pip install 'habeas[spark]'; or leave --engine spark out"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class WrongMaster(HabeasError):
    """The address of a Spark master is not written as Spark writes it."""

    master: str
    code = "engine.wrong-master"
    message = "{master} is no address of a Spark master"
    during = "preparing for a Spark cluster"
    remedy = "write it as Spark does: --spark-master spark://HOST:7077, or local[2] for this machine alone"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400


@dataclass(eq=False, kw_only=True)
class MasterNotThere(HabeasError):
    """Nothing answers at the address of the Spark master."""

    master: str
    reason: str
    code = "engine.master-not-there"
    message = "no Spark master answers at {master}: {reason}"
    during = "asking for a Spark cluster"
    remedy = "start it, or name another with --spark-master; without --engine spark the work is done on this machine"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class NoWorkers(HabeasError):
    """The Spark master answers, and no worker has come to work for it."""

    master: str
    waited_s: int
    code = "engine.no-workers"
    message = "the Spark master at {master} gave no worker within {waited_s} seconds"
    during = "asking for a Spark cluster"
    remedy = "start workers, or wait until another job has ended; its page at port 8080 shows who works"
    http_status = 503


@dataclass(eq=False, kw_only=True)
class ClusterFailed(HabeasError):
    """Spark gave up; its own words are in its logs, since they may hold words of a report."""

    kind: str
    code = "engine.cluster-failed"
    message = "the Spark cluster gave up: {kind}"
    during = "working on a Spark cluster"
    kept = "what was finished before; no result was written"
    remedy = "read the logs of its workers, then run the same command again"
    http_status = 503
