"""Reported speech: one invented sentence for each construction, then what carries over from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.facts.source import SpeechClass
from tests.read.en.speech.known import contents_of, speech_in, words_of

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "attributions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "style"), ROWS, ids=[row[0] for row in ROWS])
def test_construction_is_read(text: str, source: str, cue: str, content: str, style: str) -> None:
    (found,) = speech_in(text)
    words = (words_of(text, found.source), words_of(text, found.cue), " + ".join(contents_of(text, found)))
    assert (*words, found.style.value) == (source, cue, content, style)


def speakers(text: str, **table: str) -> list[tuple[str, list[str]]]:
    return [(words_of(text, found.source), contents_of(text, found)) for found in speech_in(text, **table)]


def test_participle_goes_on_with_the_same_speaker() -> None:
    text = "Petrova said he was alive, adding that she had seen him."
    assert speakers(text) == [("Petrova", ["he was alive"]), ("Petrova", ["that she had seen him"])]


def test_second_verb_shares_the_subject() -> None:
    text = "Petrova said he was alive and added that she had seen him."
    assert speakers(text) == [("Petrova", ["he was alive"]), ("Petrova", ["that she had seen him"])]


def test_relative_clause_inside_the_source_does_not_end_it() -> None:
    text = "Soldiers who refused to fight say they were beaten."
    assert speakers(text)[-1] == ("Soldiers who refused to fight", ["they were beaten"])


def test_bare_quotation_goes_on_with_the_speech_before_it() -> None:
    text = "“They took us,” Petrova said at the gate. “Nobody came back. Nobody.”"
    assert speakers(text) == [("Petrova", ["“They took us,”", "“Nobody came back. Nobody.”"])]


def test_bare_quotation_waits_for_the_speech_behind_it() -> None:
    text = "“They took us.” “Nobody came back,” Petrova said."
    assert speakers(text) == [("Petrova", ["“They took us.”", "“Nobody came back,”"])]


def test_quotation_in_a_paragraph_of_its_own_belongs_to_the_speaker_before() -> None:
    text = "“They took us,” Petrova said.\n\n“Nobody came back.”\n\nThe road was closed."
    assert speakers(text) == [("Petrova", ["“They took us,”", "“Nobody came back.”"])]


def test_open_quotation_runs_into_the_next_paragraph() -> None:
    text = "Petrova said: “They took us.\n\n“Nobody came back.”"
    assert speakers(text) == [("Petrova", ["“They took us.", "“Nobody came back.”"])]


def test_quotation_that_never_closes_spoils_its_paragraph_only() -> None:
    text = "Petrova said: “They took us.\n\nThe road was closed. Orlov said that he was free."
    assert speakers(text)[-1] == ("Orlov", ["that he was free"])


def test_turns_of_a_conversation_belong_to_their_labels() -> None:
    text = "COMMANDER: You go. Or you sit.\nSOLDIER: I will not.\nCOMMANDER: Then sit."
    assert speakers(text) == [
        ("COMMANDER", ["You go. Or you sit."]),
        ("SOLDIER", ["I will not."]),
        ("COMMANDER", ["Then sit."]),
    ]


def test_list_of_headings_is_no_conversation() -> None:
    assert speakers("Place: A cellar in town.\nTime: At night.\nWeather: Cold and wet.") == []


def test_quoted_report_of_another_is_found_inside() -> None:
    text = "“The guard told me that they were beaten,” Petrova said."
    assert speakers(text) == [
        ("Petrova", ["“The guard told me that they were beaten,”"]),
        ("The guard", ["that they were beaten"]),
    ]


def test_furniture_is_never_speech() -> None:
    banner = "Please support us, the editors say that your contribution keeps our journalism free."
    text = f"{banner}\n\nOrlov said he was free."
    assert speakers(text) == [("Orlov", ["he was free"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlov said he was free.", SpeechClass.SPEECH),
        ("Orlov believes that he is free.", SpeechClass.ATTITUDE),
        ("Orlov condemned the arrests.", SpeechClass.STANCE),
    ],
)
def test_class_tells_saying_from_thinking_and_taking_sides(text: str, expected: SpeechClass) -> None:
    assert [found.speech_class for found in speech_in(text)] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("A duty officer of the Orsk council, who asked not to be named,", None),
        ("An official at the Orsk council, speaking on condition of anonymity,", None),
        ("A spokesman for the Orsk council", "e1"),
    ],
)
def test_body_of_somebody_who_stays_unnamed_does_not_speak(source: str, expected: str | None) -> None:
    (found,) = speech_in(f"{source} said that nine men were held.", **{"Orsk council": "e1"})
    assert found.entity == expected


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*"“”\"'‘’«»()—,.:?! \n", "said ", "Orlov ", "that ", "who ", "to ", "and "]), max_size=60)
)
def test_any_text_gives_spans_within_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for found in speech_in(text):
        spans = [*found.content, *([found.source] if found.source else []), *([found.cue] if found.cue else [])]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
