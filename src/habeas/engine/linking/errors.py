"""What can be wrong with a registry, or stop the search for its duplicates."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class UnreadableRegistry(HabeasError):
    """The file of a registry is not there, is not CSV, or is not in UTF-8."""

    file: str
    reason: str
    code = "engine.unreadable-registry"
    message = "{file} cannot be read: {reason}"
    during = "reading the registry"
    remedy = "name a CSV file in UTF-8 with the columns id and name; to convert: iconv -f CP1251 -t UTF-8 {file}"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class WrongColumns(HabeasError):
    """A registry lacks a column that it must have, or has one twice."""

    file: str
    problem: str
    code = "engine.wrong-columns"
    message = "{file} {problem}"
    during = "reading the first line of the registry"
    remedy = (
        "its first line must name the columns id and name, and may name given, family, patronymic, sex, born, place, "
        "unit, source"
    )
    exit_status = ExitStatus.REFUSED
    http_status = 400


@dataclass(eq=False, kw_only=True)
class WrongRow(HabeasError):
    """A row of a registry has no id, or one that an earlier row has."""

    file: str
    line: int
    problem: str
    code = "engine.wrong-row"
    message = "{file}, line {line}: {problem}"
    during = "reading the registry"
    remedy = "give every row an id of its own, then run the command again"
    http_status = 400


@dataclass(eq=False, kw_only=True)
class NoRoom(HabeasError):
    """The disk is full, or the system refused to write."""

    folder: str
    reason: str
    code = "engine.no-room"
    message = "no room for the work on this registry in {folder}: {reason}"
    during = "looking for duplicates"
    kept = "the stages that were finished, in {folder}; no result was written"
    remedy = "make room and run the same command again: it goes on from there"
    http_status = 507


@dataclass(eq=False, kw_only=True)
class WorkFolderTaken(HabeasError):
    """The work folder beside the result holds something that this command did not make."""

    folder: str
    code = "engine.work-folder-taken"
    message = "{folder} is in the way: it was not made by this command"
    during = "preparing the work folder"
    remedy = "move it away, or name another file with --out"
