"""What can be wrong with a text that is to be read."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.facts.errors import HabeasError


@dataclass(eq=False, kw_only=True)
class NoReaderYet(HabeasError):
    """The text is in a language that no reader knows."""

    language: str
    code = "read.no-reader-yet"
    message = "there is no reader for the language {language!r} yet"
    during = "choosing a reader"
    kept = "the text is as it was; a person can still note its statements by hand"
    remedy = "say which language it is with --language, if this is wrong"
    http_status = 422


@dataclass(eq=False, kw_only=True)
class EmptyText(HabeasError):
    """The text holds nothing but white space."""

    code = "read.empty-text"
    message = "there are no words in this text"
    during = "looking for words to read"
    remedy = "check that the file is the right one and that it has a text layer"
    http_status = 422
