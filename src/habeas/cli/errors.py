"""What the command line itself refuses."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import Self

import click

from habeas.facts.errors import ExitStatus, HabeasError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(eq=False, kw_only=True)
class WrongUsage(HabeasError):
    """The words after `habeas` are not understood: an unknown command or option, or a value that does not fit it."""

    reason: str
    command: str
    code = "cli.wrong-usage"
    message = "{reason}"
    during = "reading the command line"
    remedy = "run: {command} --help"
    exit_status = ExitStatus.WRONG_USAGE
    http_status = 400

    @classmethod
    def of(cls, error: click.ClickException) -> Self:
        """Return what the parser of the command line says, on one line."""
        context = error.ctx if isinstance(error, click.UsageError) else None
        command = context.command_path if context else "habeas"
        return cls(reason=" ".join(error.format_message().split()), command=command)


@dataclass(eq=False, kw_only=True)
class NotWritten(HabeasError):
    """What a command made could not be written to where the user wanted it, such as a full disk."""

    file: str
    reason: str
    code = "cli.not-written"
    message = "{file} could not be written: {reason}"
    during = "writing {file}"
    kept = "what is sealed in the workspace; nothing was left of {file}"
    remedy = "make room, or name another folder or file, then run the command again"
    http_status = 507


@dataclass(eq=False, kw_only=True)
class NotInReading(HabeasError):
    """`--why` was asked about something that the reading of a file does not hold."""

    asked: str
    file: str
    statements: int
    attributions: int
    code = "cli.not-in-reading"
    message = "the reading of {file} has no {asked}"
    during = "explaining {asked}"
    kept = "the reading: s1 to s{statements}, and a1 to a{attributions} for who speaks"
    remedy = "take an id from `habeas read --all`, or ask for --why all"


@dataclass(eq=False, kw_only=True)
class OutputExists(HabeasError):
    """The file that readings are to be written to is there already, whole."""

    file: str
    code = "cli.output-exists"
    message = "{file} is there already"
    during = "opening {file} for readings"
    kept = "{file} as it is"
    remedy = "name another file with --out, or move this one away"


@dataclass(eq=False, kw_only=True)
class OutputInUse(HabeasError):
    """Another run is writing readings for the same file."""

    file: str
    code = "cli.output-in-use"
    message = "another run is writing readings for {file}"
    during = "opening {file} for readings"
    remedy = "wait until it ends, or name another file with --out"


@dataclass(eq=False, kw_only=True)
class Unexpected(HabeasError):
    """A fault of the program. Its own words are not printed, since they may hold words of a report."""

    kind: str
    place: str
    code = "cli.unexpected"
    message = "Habeas failed: {kind} at {place}"
    during = "running the command"
    kept = "everything that a receipt was printed for"
    remedy = "report it with the line above; HABEAS_TRACEBACK=1 prints where it came from, and words of your files"
    http_status = 500

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Return the four lines for any exception: its type, and the last place of ours that it passed."""
        frames = [frame for frame in extract_tb(error.__traceback__) if "habeas" in Path(frame.filename).parts]
        last = frames[-1] if frames else None
        place = f"{Path(last.filename).stem}:{last.lineno}" if last else "an unknown place"
        return cls(kind=type(error).__name__, place=place)


def explain(error: Exception) -> HabeasError:
    """Return any exception in four lines: output that finds no room, or else a fault of the program."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return NotWritten(file="standard output", reason=os.strerror(error.errno))
    return Unexpected.of(error)


@dataclass(eq=False, kw_only=True)
class AddressNotUsable(HabeasError):
    """Nothing can listen at an address."""

    address: str
    code = "cli.address-not-usable"
    message = "nothing can listen at {address}: it is taken, or not this machine's, or not HOST:PORT"
    during = "beginning to answer"
    remedy = "choose another one: --address 127.0.0.1:PORT"


@dataclass(eq=False, kw_only=True)
class ErasureIncomplete(HabeasError):
    """It was not said whom or what to erase, or both a person and a case were, or it was asked for and done at once."""

    code = "cli.erasure-incomplete"
    message = "say either --person NAME or --whole-case, and at most one of --ask and --now"
    during = "erasing"
    remedy = "begin with: habeas record erase --person NAME, which only shows what would go"
    exit_status = ExitStatus.WRONG_USAGE
