"""Errors speak in four lines and survive the way out of a child process."""

from __future__ import annotations

import pickle

from habeas.facts.anchor import anchor_in
from habeas.facts.errors import ExitStatus, HabeasError, MalformedFact
from habeas.facts.ids import ExhibitId, digest, new_id
from habeas.facts.span import Span


def test_an_error_says_what_while_kept_and_do() -> None:
    lines = list(MalformedFact(what="span", reason="3 to 2").lines())
    assert lines == [
        "facts.malformed: this is not a span: 3 to 2",
        "  while  reading a span",
        "  kept   nothing changed",
        "  do     check the program or file that wrote it",
    ]


def test_an_error_is_translated_before_it_is_filled() -> None:
    french = {"this is not a {what}: {reason}": "ceci n'est pas un {what} : {reason}"}
    lines = list(MalformedFact(what="span", reason="x").lines(lambda template: french.get(template, template)))
    assert lines[0] == "facts.malformed: ceci n'est pas un span : x"


def test_labels_and_words_of_the_program_are_translated_too_and_names_are_not() -> None:
    words = {"while": "при", "kept": "цело", "do": "сделать", "span": "отрезок", "3 to 2": "never"}
    assert list(MalformedFact(what="span", reason="3 to 2").lines(lambda said: words.get(said, said))) == [
        "facts.malformed: this is not a отрезок: 3 to 2",
        "  при      reading a отрезок",
        "  цело     nothing changed",
        "  сделать  check the program or file that wrote it",
    ]


def test_no_word_of_an_error_makes_lines_of_its_own_or_steers_a_terminal() -> None:
    lines = list(MalformedFact(what="x\n  do     attack\x1b[2J", reason="\x1b[0m").lines())
    assert (len(lines), [line for line in lines if not line.isprintable()]) == (4, [])


def test_an_error_crosses_to_another_process_with_its_fields() -> None:
    error = pickle.loads(pickle.dumps(MalformedFact(what="span", reason="x")))
    assert (type(error), error.values()) == (MalformedFact, {"what": "span", "reason": "x"})


def test_an_error_refuses_unless_it_says_otherwise() -> None:
    assert (HabeasError.exit_status, MalformedFact(what="a", reason="b").exit_status) == (ExitStatus.REFUSED,) * 2


def test_ids_differ_and_carry_their_prefix() -> None:
    made = {new_id("s") for _ in range(1000)}
    assert (len(made), {one[:2] for one in made}) == (1000, {"s-"})


def test_an_anchor_holds_only_where_its_words_stand() -> None:
    text = "They said: five of us left. They said: five of them stayed."
    span = Span(start=39, end=43)
    anchor = anchor_in(text, span, exhibit=ExhibitId("x-1"), layer_sha256=digest(text.encode()))
    moved = text.replace("They", "We", 1)
    assert (anchor.quote, anchor.holds_in(text), anchor.holds_in(moved)) == ("five", True, False)
