"""Looking something up and appending to the log as one step, so that nobody else comes between."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from habeas.workspace.session import Session


class OfSession(Protocol):
    """What has a session, as the methods of the workspace have."""

    @property
    def session(self) -> Session:
        """The session."""
        ...


First = TypeVar("First", bound=Session | OfSession)
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


def serialised(
    work: Callable[Concatenate[First, Parameters], Result],
) -> Callable[Concatenate[First, Parameters], Result]:
    """Let only one program at a time do some work on a workspace, from its first look to its entry in the log.

    Args:
        work: Takes a session, or what has one, first.
    """

    @wraps(work)
    def run(first: First, /, *args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        session = first if isinstance(first, Session) else first.session
        with session.store.writing():
            return work(first, *args, **kwargs)

    return run
