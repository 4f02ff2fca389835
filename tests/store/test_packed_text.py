"""What is packed comes back as it was, with its words in clear meanwhile."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.ids import ActorId, EntryId
from habeas.facts.judgement import Judgement, Verdict
from habeas.store.packed_text import pack, unpack
from habeas.store.plain_text import write_plain
from habeas.store.store import Store
from tests.record.examples import NOON, accepted
from tests.store.world import live, world_of

JUDGED = write_plain(
    Judgement(
        entry=EntryId("e-1"), proposal=None, verdict=Verdict.ACCEPTED, by=ActorId("a-1"), at=NOON,
        reason="heard by hand", statement=accepted().statement,
    )
)  # fmt: skip


@given(st.recursive(st.text() | st.integers() | st.none(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)))
def test_any_line_of_json_comes_back(value: object) -> None:
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert unpack(pack(line)) == line
    assert unpack(line) == line


def test_a_judgement_is_packed_to_its_words() -> None:
    packed = pack(JUDGED)
    assert unpack(packed) == JUDGED
    assert len(packed) < 0.7 * len(JUDGED)
    quote = json.dumps(accepted().statement.anchor.quote, ensure_ascii=False)
    assert all(words in packed for words in ("heard by hand", quote.strip('"')))


def test_rows_that_were_written_unpacked_are_read_and_verify(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    world = live(world_of(store))
    before, packed_letters = store.queries.judgements(world.case), letters()
    with monkeypatch.context() as unpacked:
        unpacked.setattr("habeas.store.models.columns.pack", str)
        store.rebuild()
    assert letters() > packed_letters
    assert store.queries.judgements(world.case) == before
    assert store.verify().findings == ()
    store.rebuild()
    assert letters() == packed_letters


def letters() -> int:
    """Return how much the table of judgements takes."""
    from habeas.store.plain_sql import fetch

    ((found,),) = fetch("SELECT sum(length(plain)) FROM cached_judgement")
    return int(str(found))
