"""Striking out of running words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.party import PartyKind
from habeas.publish import Field, Secret
from habeas.publish.redact import redact
from habeas.publish.search import Searcher

ANNA = Secret(id="p-anna", kind=PartyKind.PERSON, spellings=("Anna Petrova", "Анна Петрова"))
UNIT = Secret(id="p-unit", kind=PartyKind.UNIT, spellings=("901st Brigade",))
SEARCHER = Searcher((ANNA, UNIT))
MONTH = frozenset({Field.MONTH, Field.YEAR})

PIECES = (
    "Anna", "Petrova", "Петровой", "P e t r o v a", "annapetrova", "the 901st", "901 brigade", "on 5 July", "they",
    "were", "in July 2022", "held", "78", "“", "[withheld]", "\u200b", "a.petrova@example.org", "+7 900 123-45-67",
    "2022-07-05",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They took Anna away", "They took [withheld] away"),
        ("Анну Петрову увезли", "[withheld] [withheld] увезли"),
        ("P e t r o v a A n n a!", "[withheld] [withheld]!"),
        ("men of the 901st Brigade", "men of the [withheld] Brigade"),
        ("call +7 900 123-45-67 or write to reed.post@example.org", "call [withheld] or write to [withheld]"),
        ("see https://example.org/x?y=1 and @reedpost", "see [withheld] and [withheld]"),
        ("78 men, 1,793 refusals, 20 appeals", "78 men, 1,793 refusals, 20 appeals"),
        ("nothing to strike out", "nothing to strike out"),
    ],
)
def test_redact_strikes_out_names_numbers_and_addresses(text: str, expected: str) -> None:
    assert redact(text, SEARCHER, MONTH) == expected


def test_redact_keeps_days_in_figures_where_days_are_allowed() -> None:
    text = "taken on 2022-07-05, seen on 12.07.2022"
    assert redact(text, SEARCHER, MONTH | {Field.DAY}) == text
    assert redact(text, SEARCHER, MONTH) == "taken on [date withheld], seen on [date withheld]"


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(st.sampled_from(PIECES), max_size=12))
def test_redact_leaves_nothing_and_is_idempotent(parts: list[str]) -> None:
    struck = redact(" ".join(parts), SEARCHER, MONTH)
    assert SEARCHER.find(struck) == ()
    assert redact(struck, SEARCHER, MONTH) == struck
