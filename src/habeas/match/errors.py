"""What can be wrong with lists of spellings that are to be matched."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import ExitStatus, HabeasError


@dataclass(eq=False, kw_only=True)
class UnreadableList(HabeasError):
    """A file of spellings is not there, or the system does not let it be read."""

    file: str
    reason: str
    code = "match.unreadable-list"
    message = "{file} cannot be read: {reason}"
    during = "reading the spellings"
    remedy = "name a text file with one spelling a line, in UTF-8"
    exit_status = ExitStatus.REFUSED
    http_status = 400


@dataclass(eq=False, kw_only=True)
class NotInUtf8(HabeasError):
    """A file of spellings is in another encoding than UTF-8."""

    file: str
    line: int
    code = "match.not-in-utf8"
    message = "{file} is not in UTF-8: line {line}, counted from 0, holds bytes that mean nothing there"
    during = "reading the spellings"
    remedy = "save it as UTF-8, or convert it: iconv -f CP1251 -t UTF-8 {file}"
    exit_status = ExitStatus.REFUSED
    http_status = 400


@dataclass(eq=False, kw_only=True)
class NothingToCompare(HabeasError):
    """A spelling that is to be explained holds no letters of a name."""

    side: str
    code = "match.nothing-to-compare"
    message = "the {side} spelling holds no letters of a name"
    during = "comparing two spellings"
    remedy = 'give two names, such as: habeas match why "Anna" "Анна"'
    exit_status = ExitStatus.REFUSED
    http_status = 400


@dataclass(eq=False, kw_only=True)
class NotAnIndex(HabeasError):
    """A folder that is to hold an index of names holds something else."""

    folder: str
    code = "match.not-an-index"
    message = "{folder} holds files that are no index of names"
    during = "opening the index"
    remedy = "name a new folder, or one that --index made"
    exit_status = ExitStatus.REFUSED
    http_status = 409


@dataclass(eq=False, kw_only=True)
class IndexNotWritten(HabeasError):
    """The system does not let an index of names be written."""

    folder: str
    reason: str
    code = "match.index-not-written"
    message = "the index in {folder} cannot be written: {reason}"
    during = "writing the index"
    remedy = "make room or name another folder; without --index the look-up needs none"
    exit_status = ExitStatus.REFUSED
    http_status = 507


@dataclass(eq=False, kw_only=True)
class DamagedAlignment(HabeasError):
    """A file of learned letters is not the one that the program was shipped with."""

    file: str
    code = "match.damaged-alignment"
    message = "the learned letters in {file} are not those that the program came with"
    during = "loading what names are compared by"
    remedy = "install the program again"
    exit_status = ExitStatus.REFUSED
    http_status = 500


@dataclass(eq=False, kw_only=True)
class NoReports(HabeasError):
    """A folder whose reports are to be compared holds none that can be read."""

    folder: str
    refused: int
    code = "match.no-reports"
    message = "{folder} holds no report that can be read; {refused} files were refused"
    during = "looking for copies among the reports of a folder"
    kept = "nothing was written"
    remedy = "name a folder with at least one report; habeas read tells of each file why it is refused"
    exit_status = ExitStatus.REFUSED
    http_status = 422


@dataclass(eq=False, kw_only=True)
class EmptyReport(HabeasError):
    """A report that is to be compared holds no words."""

    file: str
    code = "match.empty-report"
    message = "{file} holds no words"
    during = "looking for copies among the reports of a folder"
    kept = "the other reports are compared without it"
    remedy = "check that the file is the right one and that it has a text layer"
    exit_status = ExitStatus.REFUSED
    http_status = 422


@dataclass(eq=False, kw_only=True)
class WrongColumns(HabeasError):
    """A CSV file of people does not have the columns that tell who they are."""

    file: str
    needed: str
    code = "match.wrong-columns"
    message = "{file} does not have the columns {needed}"
    during = "reading a list of people"
    remedy = "write the names of the columns into the first line, separated by commas"
    exit_status = ExitStatus.REFUSED
    http_status = 400
