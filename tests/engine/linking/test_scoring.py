"""What Splink says when a database fails."""

from __future__ import annotations

import traceback
from typing import cast

import pytest
from splink.internals.database_api import DatabaseAPISubClass
from splink.internals.exceptions import SplinkException

from habeas.engine.linking.scoring import score_pairs
from habeas.match.registry.model import load_weights


class FailingDatabase:
    """A database that gives out, in the words of Splink."""

    def __init__(self, cause: Exception | None) -> None:
        self.cause = cause

    def register(self, table: str) -> str:
        raise SplinkException(f"cannot register {table}") from self.cause


@pytest.mark.parametrize("cause", [ConnectionError("the server has gone"), None])
def test_error_of_the_database_is_told_once_and_by_itself(cause: Exception | None) -> None:
    api = cast("DatabaseAPISubClass", FailingDatabase(cause))
    with pytest.raises((ConnectionError, SplinkException)) as failed:
        score_pairs(api, records="records", pairs="pairs", rows=2, weights=load_weights())
    assert failed.type is (SplinkException if cause is None else ConnectionError)
    assert failed.value.__cause__ is None
    assert len(traceback.format_exception(failed.value, chain=True)) == len(
        traceback.format_exception(failed.value, chain=False)
    )
