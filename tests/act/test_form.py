"""Forms as data."""

import pytest

from habeas.act import form_names, load_form, parse_form
from habeas.act.boxes import FILLS, GIVEN
from habeas.act.errors import MalformedForm, NoSuchForm

SMALL = """
title = "A form"
addressee = "An office"
source = "A guide"
checked = "2026-01-31"
urgent_months = 3
urgent_rule = "within three months"
notes = ["Send copies."]
[[sections]]
title = "One"
boxes = [{ number = "1", label = "Name", fill = "name", needed = true, limit = 40, question = "Who?" }]
"""


def test_form_names_are_those_that_ship() -> None:
    assert form_names() == ("wgeid",)


def test_load_form_refuses_an_unknown_name() -> None:
    with pytest.raises(NoSuchForm) as caught:
        load_form("../wgeid")
    assert list(caught.value.lines())[3] == "  do     choose one of: wgeid"


@pytest.mark.parametrize("name", form_names())
def test_every_box_is_filled_by_something_that_exists_or_asks_a_question(name: str) -> None:
    for box in load_form(name).boxes():
        assert box.fill in {"", *FILLS, *GIVEN}
        assert box.question
        assert len(box.label) <= 120


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
        (SMALL.replace('checked = "2026-01-31"', 'checked = "soon"'), "checked is no day"),
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
