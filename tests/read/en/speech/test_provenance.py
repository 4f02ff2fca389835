"""Through what somebody spoke, who passed it on, and when."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.facts.source import Link, Medium
from habeas.facts.span import Span
from habeas.facts.when import on_day
from habeas.read.languages.en.document import parse_document
from habeas.read.languages.en.speech import add_days
from tests.read.en.speech.known import speech_in


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Petrova said in a video appeal that he was alive.", Medium.VIDEO),
        ("Petrova said in a voice message that he was alive.", Medium.AUDIO),
        ("Petrova wrote in a letter to the ombudsman that he was alive.", Medium.LETTER),
        ("In a Telegram post, the centre wrote: “He is alive.”", Medium.POST),
        ("“He is alive,” Petrova said in a phone interview.", Medium.INTERVIEW),
        ("“Nobody goes home,” Orlov is heard saying on the recording.", Medium.AUDIO),
        ("The letter, signed by 12 soldiers, says they were threatened.", Medium.LETTER),
        ("The centre said in a statement that he was alive.", Medium.STATEMENT),
        ("The wives recorded a video appeal saying their husbands were not brought home.", Medium.VIDEO),
        ("Petrova said that he was alive.", Medium.UNKNOWN),
    ],
)
def test_medium_is_what_the_report_names(text: str, medium: Medium) -> None:
    assert [found.medium for found in speech_in(text)][:1] == [medium]


def test_told_a_named_listener_is_an_interview() -> None:
    (found,) = speech_in("“He is alive,” Petrova told the Northern Courier.", Petrova="e1", Courier="e2")
    assert (found.entity, found.medium, found.chain) == (
        "e1",
        Medium.INTERVIEW,
        (Link(who="e1", how="said"), Link(who="e2", how="told")),
    )


@pytest.mark.parametrize("listener", ["this newspaper", "us", "our correspondent"])
def test_told_the_one_who_writes_is_an_interview(listener: str) -> None:
    (found,) = speech_in(f"“He is alive,” Petrova told {listener}.", Petrova="e1")
    assert found.medium is Medium.INTERVIEW


def test_same_speaker_goes_on_through_the_same_medium() -> None:
    text = "Petrova said in a video that he was alive. “I saw him,” Petrova said."
    assert [found.medium for found in speech_in(text, Petrova="e1")] == [Medium.VIDEO, Medium.VIDEO]


def test_other_speaker_does_not_share_the_medium() -> None:
    text = "Petrova said in a video that he was alive. “I saw him,” Orlov said."
    assert [found.medium for found in speech_in(text, Petrova="e1", Orlov="e2")] == [Medium.VIDEO, Medium.UNKNOWN]


def test_it_behind_a_letter_is_the_letter() -> None:
    text = "According to the letter, the men were beaten. It also says that they are ill."
    assert [found.medium for found in speech_in(text)] == [Medium.LETTER, Medium.LETTER]


def test_told_somebody_unnamed_adds_no_link() -> None:
    (found,) = speech_in("“He is alive,” Petrova told reporters.", Petrova="e1")
    assert (found.medium, found.chain) == (Medium.UNKNOWN, (Link(who="e1", how="said"),))


def test_who_distributed_a_video_passed_it_on() -> None:
    (found,) = speech_in(
        "Petrova said in a video posted by the Selenga Centre that he was alive.", Petrova="e1", Selenga="e2"
    )
    assert found.chain == (Link(who="e1", how="said"), Link(who="e2", how="posted"))


def test_cited_informant_is_the_origin() -> None:
    (found,) = speech_in("The men were sent back, the Northern Courier reported, citing an officer.", Courier="e2")
    assert found.chain == (Link(who="an officer", how="said"), Link(who="e2", how="reported"))


def test_speaker_quoted_by_an_outlet_has_it_in_the_chain() -> None:
    text = "The lawyer, quoted by the Northern Courier, said the men were beaten."
    (found,) = speech_in(text, lawyer="e1", Courier="e2")
    assert found.chain == (Link(who="e1", how="said"), Link(who="e2", how="quoted"))


def test_relative_pronoun_is_the_one_it_refers_back_to() -> None:
    found = speech_in("The prosecutor answered Orlov, who said that he was free.", prosecutor="e1", Orlov="e2")
    assert [speech.entity for speech in found] == ["e2"]


def test_nobody_named_has_no_chain() -> None:
    (found,) = speech_in("Petrova was told that her son had been moved.", Petrova="e1")
    assert (found.entity, found.chain) == (None, ())


def test_day_beside_the_cue_is_the_day_of_speaking() -> None:
    text = "Petrova said on Tuesday that he was taken on Monday."
    tuesday, monday = text.index("Tuesday"), text.index("Monday")
    dates = (
        on_day(date(2022, 7, 18), words="Monday", span=Span(start=monday, end=monday + 6)),
        on_day(date(2022, 7, 19), words="Tuesday", span=Span(start=tuesday, end=tuesday + 7)),
    )
    (found,) = add_days(speech_in(text), parse_document(text), dates)
    assert found.said is not None
    assert (found.said.words, found.said.edtf) == ("Tuesday", "2022-07-19")


def test_day_inside_the_content_is_not_the_day_of_speaking() -> None:
    text = "Petrova said that he was taken on Monday."
    monday = text.index("Monday")
    dates = (on_day(date(2022, 7, 18), words="Monday", span=Span(start=monday, end=monday + 6)),)
    assert [found.said for found in add_days(speech_in(text), parse_document(text), dates)] == [None]
