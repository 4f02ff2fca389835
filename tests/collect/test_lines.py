from __future__ import annotations

from habeas.collect.channels.lines import BROKEN_WORD, Line, paragraphs_of_lines


def line(text: str, baseline: float, *, left: float = 72, right: float = 500, size: float = 11) -> Line:
    return Line(text=text, left=left, right=right, baseline=baseline, size=size)


def test_lines_of_one_pitch_are_one_paragraph() -> None:
    assert paragraphs_of_lines([line("one", 700), line("two", 686), line("three", 672)]) == ("one two three",)


def test_a_wider_gap_begins_a_paragraph() -> None:
    lines = [line("one", 700), line("two", 686), line("three", 665), line("four", 651)]
    assert paragraphs_of_lines(lines) == ("one two", "three four")


def test_an_indent_begins_a_paragraph() -> None:
    lines = [line("one", 700), line("two", 686), line("three", 672, left=84), line("four", 658)]
    assert paragraphs_of_lines(lines) == ("one two", "three four")


def test_other_letters_begin_a_paragraph() -> None:
    assert paragraphs_of_lines([line("Heading", 700, size=16), line("words", 686)]) == ("Heading", "words")


def test_a_short_line_ends_a_paragraph_only_with_a_sentence() -> None:
    ended = [line("one.", 700, right=200), line("Two", 686)]
    broken = [line("one", 700, right=200), line("two", 686)]
    assert (paragraphs_of_lines(ended), paragraphs_of_lines(broken)) == (("one.", "Two"), ("one two",))


def test_the_next_column_goes_on_with_the_sentence() -> None:
    lines = [line("one", 700), line("two", 686), line("three", 700, left=300), line("four", 686, left=300)]
    assert paragraphs_of_lines(lines) == ("one two three four",)


def test_broken_words_are_joined_and_hyphens_stay() -> None:
    lines = [Line(text=f"incom{BROKEN_WORD}"), Line(text="municado self-"), Line(text="defence")]
    assert paragraphs_of_lines(lines) == ("incommunicado self-defence",)


def test_lines_without_places_are_one_paragraph() -> None:
    assert paragraphs_of_lines([Line(text=" one "), Line(text="two")]) == ("one two",)
    assert paragraphs_of_lines([]) == ()
