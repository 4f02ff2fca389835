"""What stands around a report is told from the report."""

from __future__ import annotations

import pytest

from habeas.read.languages.en.document import parse_document


def furniture(text: str) -> list[str]:
    return [span.of(text) for span in parse_document(text).furniture]


@pytest.mark.parametrize(
    "line",
    [
        "Share", "Share on Facebook", "Tweet", "Read more", "Read more: the long road home", "Related articles",
        "Advertisement", "Subscribe to our newsletter", "Sign up for updates", "12 comments", "Copy link",
        "By Anna Petrova", "By Anna Petrova and Boris Orlov", "Published 20 July 2022", "Updated: 20 July 2022, 10:30",
        "5 min read", "Anna Petrova / Selenga Press", "Photo: Anna Petrova", "Photo by Anna Petrova / Selenga Press",
        "© 2022 Selenga Press", "Support the Northern Courier!", "Accept all cookies", "Remind me later.",
    ],
)  # fmt: skip
def test_small_print_is_furniture(line: str) -> None:
    assert furniture(f"The men were taken.\n\n{line}\n\nNobody came back.") == [line]


@pytest.mark.parametrize(
    "paragraph",
    [
        "We have a small favour to ask. Independent journalism costs money, and your contribution keeps it free.",
        "Sign up for our newsletter and get the week in your inbox.",
        "This website uses cookies to improve your experience. By reading on you accept our cookies.",
        "If you can, please support us from just $3 every month.",
    ],
)
def test_appeal_to_the_reader_is_furniture(paragraph: str) -> None:
    assert furniture(f"The men were taken.\n\n{paragraph}\n\nNobody has come back to the town since then.") == [
        paragraph
    ]


def test_short_lines_behind_an_appeal_belong_to_it() -> None:
    banner = ["Please support us: your donation keeps our reporting free.", "payment options", "Not ready today?"]
    assert furniture("\n\n".join(["The men were taken.", *banner[:2]])) == banner[:2]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We need your help, please support us with a donation,” Petrova said in the video.",
        "The foundation asked for donations to pay the lawyers.",
        "Share prices fell when the mine closed.",
        "The photograph shows her son in a cellar.",
        "By Monday nobody had called.",
        "Officers said that they had no list of the detained men / women.",
        "We were told nothing, and you could hear them shouting at us.",
    ],
)
def test_words_of_a_report_are_no_furniture(paragraph: str) -> None:
    assert furniture(f"The men were taken.\n\n{paragraph}") == []
