"""A filled form as text."""

from datetime import date

from habeas.act import render_text
from tests.act.case import draft


def test_render_text_says_what_it_is_before_anything_else() -> None:
    assert render_text(draft()).splitlines()[:5] == [
        "REPORT ON AN ENFORCED OR INVOLUNTARY DISAPPEARANCE",
        "Draft of 20 August 2022, to: UN Working Group on Enforced or Involuntary Disappearances. Not",
        "sent.",
        "NOT AUTHORISED: no consent on record covers sending this. Do not send it.",
        "The boxes have NOT been compared with the official form: compare them before sending.",
    ]


def test_render_text_asks_nothing_on_a_form_that_may_be_sent() -> None:
    filled = draft(family_consents=True)
    assert filled.questions
    assert "When was the person born?" not in render_text(filled)


def test_render_text_counts_the_term() -> None:
    text = " ".join(render_text(draft()).split())
    assert "Procedure: urgent, the urgent one open until a day between 5 October 2022 and 10 October 2022." in text
    assert "Procedure: unknown. Rule:" in render_text(draft(as_of=date(2022, 7, 1)))


def test_render_text_footnotes_and_asks() -> None:
    text = " ".join(render_text(draft()).split())
    assert "on a day from 5 July 2022 to 10 July 2022 [1]" in text
    assert "[1] “They locked my Timur up” — Darima Badmaeva (video), in The Invented Gazette; gazette.txt" in text
    assert "- 1.4: When was the person born?" in text
