"""The day of an answer is not that of the paper that it answers."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.read import read

PUBLISHED = date(2023, 4, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In reply to your letter of 20 January, we inform you that Ivan Orsk is not held in this prison.", None),
        ("The ministry said in reply to his mother's request of 20 January that Ivan Orsk was arrested.", None),
        ("In response to the lawyer's complaint dated 3 March, the prosecutor said Ivan Orsk was arrested.", None),
        ("Regarding your inquiry of 20 January, the ministry said that Ivan Orsk was arrested.", None),
        ("On 15 March, in answer to my request of 20 January, the ministry said that he was free.", "2023-03-15"),
        ("In a letter of 15 March, the ministry said that Ivan Orsk was arrested.", "2023-03-15"),
        ("In its response of 15 March to my letter, the ministry said that Ivan Orsk was arrested.", "2023-03-15"),
    ],
)
def test_answer_does_not_have_the_day_of_the_paper_that_is_answered(text: str, day: str | None) -> None:
    days = [one.said.edtf if one.said else None for one in read(text, language="en", published=PUBLISHED).attributions]
    assert days == [day]
