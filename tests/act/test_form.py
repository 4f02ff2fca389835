"""Forms as data."""

import pytest

from habeas.act import form_names, load_form, parse_form
from habeas.act.boxes import FILLS, GIVEN
from habeas.act.errors import MalformedForm, NoSuchForm
from habeas.act.phrasebook import LANGUAGES
from habeas.act.selection import FILL_NAMES

SMALL = """
title = "A form"
addressee = "An office"
source = "A guide"
read_on = 2026-01-31
purpose = "advocacy"
audience = "un body"
urgent_months = 3
urgent_rule = "within three months"
notes = ["Send copies."]
[[sections]]
title = "One"
boxes = [{ number = "1", label = "Name", fill = "name", needed = true, limit = 40, question = "Who?" }]
"""


SHIPPED = (
    "ced", "commander-ru", "commander-ua", "icrc", "ombudsman-ru", "ombudsman-ua", "prosecutor-ru", "prosecutor-ua",
    "wgad", "wgeid",
)  # fmt: skip


def test_form_names_are_those_that_ship() -> None:
    assert form_names() == SHIPPED


def test_load_form_refuses_an_unknown_name() -> None:
    with pytest.raises(NoSuchForm) as caught:
        load_form("../wgeid")
    assert list(caught.value.lines())[3] == "  do     choose one of: " + ", ".join(SHIPPED)


def test_whatever_a_file_may_name_can_fill_a_box() -> None:
    assert {"", *FILLS, *GIVEN} == FILL_NAMES


@pytest.mark.parametrize("name", form_names())
def test_every_box_is_filled_by_something_that_exists_or_asks_a_question(name: str) -> None:
    for box in load_form(name).boxes():
        assert box.fill in FILL_NAMES
        for language in LANGUAGES:
            assert bool(box.question.into(language)) != bool(box.words.texts)
            assert len(box.label.into(language)) <= 120


def test_wgeid_asks_for_the_minimum_elements_and_says_that_it_is_unchecked() -> None:
    form = load_form("wgeid")
    assert [box.number for box in form.boxes() if box.is_needed] == [
        "1.1", "2.1", "3.1", "3.2", "4.1", "5.1", "6.1", "6.2",
    ]  # fmt: skip
    assert not form.is_checked


def test_parse_form_reads_the_day_on_which_it_was_checked() -> None:
    form = parse_form("small", SMALL)
    assert (form.is_checked, form.boxes()[0].limit) == (True, 40)


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (SMALL + 'colour = "red"', "nobody knows"),
        (SMALL.replace("needed = true", 'colour = "red"'), "nobody knows colour"),
        (SMALL.replace('title = "A form"', ""), "title is missing"),
        (SMALL.replace("urgent_months = 3", 'urgent_months = "3"'), "urgent_months is missing or no int"),
        (SMALL.replace("read_on = 2026-01-31", 'read_on = "soon"'), "read_on is missing or no day"),
        (SMALL.replace("read_on = 2026-01-31", 'checked = "soon"'), "give read_on = DAY"),
        (SMALL.replace("un body", "everybody"), "audience is none of"),
        (
            SMALL.replace('addressee = "An office"', 'addressee = "An office"\nlanguages = ["en", "ru"]'),
            "title is not written in ru",
        ),
        (
            SMALL.replace('addressee = "An office"', 'addressee = "An office"\nlanguages = ["tlh"]'),
            "no words are known",
        ),
        (SMALL.replace('fill = "name"', 'element = "shoe_size"'), "no element is called shoe_size"),
        (SMALL.replace('fill = "name"', 'fill = "shoe_size"'), "nothing is called shoe_size"),
        (
            SMALL.replace('fill = "name"', 'select = [{ kind = "act", colour = ["red"] }]'),
            "a claim of kind act has no colour",
        ),
        (SMALL.replace('fill = "name"', 'select = [{ kind = "dance" }]'), "no kind of claim is called dance"),
        (SMALL.replace('fill = "name"', 'select = [{ kind = "act", needs = ["luck"] }]'), "nothing can need luck"),
        (SMALL.replace("title", "title ="), "not TOML"),
        (
            SMALL.replace("boxes = [", 'boxes = [{ number = "1", label = "Again", question = "?" }, '),
            "two boxes have one number",
        ),
    ],
)
def test_parse_form_uses_or_refuses_every_key(broken: str, reason: str) -> None:
    with pytest.raises(MalformedForm) as caught:
        parse_form("small", broken)
    assert caught.value.reason.startswith(reason)
