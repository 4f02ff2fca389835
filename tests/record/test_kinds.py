"""Every kind of entry crosses to bytes and back, and older bodies are lifted to what the program knows."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from habeas.facts.errors import MalformedFact
from habeas.record.canonical import canonical_json
from habeas.record.errors import NewerEntry, UnknownEntryKind
from habeas.record.kinds import KINDS, REGISTRY, UPCASTS, Act, CaseOpened, PersonalAct, Registry
from habeas.record.sealing import open_entry, seal_entry
from tests.record.examples import CASE, CASE_KEY, MOTHER, ONE_OF_EACH, SON, accepted, draft, rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class LampLit(Act):
    """A kind that exists only here: at first it had a colour, then a list, and now it counts its lamps."""

    kind = "lamp.lit"
    version = 3
    colours: tuple[str, ...]
    lamps: int


LAMPS = Registry(
    kinds={"lamp.lit": LampLit},
    upcasts={
        ("lamp.lit", 1): lambda fields: {"colours": [fields["colour"]]},
        ("lamp.lit", 2): lambda fields: {**fields, "lamps": 1},
    },
)


def test_the_examples_have_one_of_each_kind() -> None:
    assert [act.kind for act in ONE_OF_EACH] == list(KINDS)


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=lambda act: act.kind)
def test_an_act_is_read_back_as_it_was_written(act: Act) -> None:
    body = REGISTRY.encode(act)
    assert REGISTRY.decode(act.kind, act.version, body) == act
    assert canonical_json(json.loads(body)) == body


@pytest.mark.parametrize("act", ONE_OF_EACH, ids=lambda act: act.kind)
def test_an_act_with_an_unknown_field_is_refused(act: Act) -> None:
    fields = json.loads(REGISTRY.encode(act))
    with pytest.raises(MalformedFact):
        REGISTRY.decode(act.kind, act.version, canonical_json({**fields, "more": 1}))


def test_an_act_names_each_person_once_and_none_where_it_is_about_the_case() -> None:
    twice = ConsentLike(about=(SON, MOTHER, SON))
    assert (twice.persons, accepted().persons, rejected().persons) == ((SON, MOTHER), (SON, MOTHER), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLike(PersonalAct):
    """A personal kind that exists only here."""

    kind = "consent.like"


def test_every_older_version_of_a_kind_has_a_way_up() -> None:
    needed = {(act.kind, older) for act in KINDS.values() for older in range(1, act.version)}
    assert set(UPCASTS) == needed


@pytest.mark.parametrize(
    ("version", "body"),
    [(1, b'{"colour":"red"}'), (2, b'{"colours":["red"]}'), (3, b'{"colours":["red"],"lamps":1}')],
)
def test_an_older_body_is_lifted_through_every_version(version: int, body: bytes) -> None:
    assert LAMPS.decode("lamp.lit", version, body) == LampLit(colours=("red",), lamps=1)


def test_a_newer_body_is_refused() -> None:
    with pytest.raises(NewerEntry) as caught:
        LAMPS.decode("lamp.lit", 4, b"{}")
    assert (caught.value.written_version, caught.value.known_version) == (4, 3)


def test_an_unknown_kind_is_refused_both_ways() -> None:
    with pytest.raises(UnknownEntryKind):
        LAMPS.decode("case.opened", 1, b"{}")
    with pytest.raises(UnknownEntryKind):
        LAMPS.encode(CaseOpened(case=CASE, title="river"))


def test_an_entry_of_an_older_version_is_opened_as_a_newer_one() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class FirstLampLit(Act):
        """The kind as it was in its first version."""

        kind = "lamp.lit"
        colour: str

    old = seal_entry(draft(FirstLampLit(colour="red")), CASE_KEY, registry=Registry(kinds={"lamp.lit": FirstLampLit}))
    opened = open_entry(old.header_bytes, old.parts, CASE_KEY, registry=LAMPS)
    assert (opened.act, opened.header.kind_version) == (LampLit(colours=("red",), lamps=1), 1)
