"""What is taken of a model's answer: its words must be the text's, its choices ours."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.facts.claim import CountClaim, WhereaboutsClaim
from habeas.facts.plain import from_plain, to_plain
from habeas.facts.reading import Reading
from habeas.facts.source import Style
from habeas.read import pass_gate, read
from habeas.read.errors import BadModelName, ModelAnswerUnusable, TextTooLongForModel
from habeas.read.model import PROMPT_VERSION, ModelReader, Question
from habeas.read.model.prompt import INSTRUCTIONS
from habeas.read.model.reader import LONGEST_TEXT
from habeas.read.model.rules import RULES
from habeas.read.model.schema import ANSWER_SCHEMA
from habeas.read.model.windows import windows_of
from tests.read.model.plays import BEATEN, HELD, NAMES, ORDERS, REPORT, honest, malicious, sloppy
from tests.read.model.server import Play

PUBLISHED = date(2022, 7, 20)
ASKED_OF_VERSION_1 = "76ce5476c775ca0f78dccfa422f2521802f69882b7dee4d048f7bf0609c68df2"


def asking(play: Play) -> ModelReader:
    """Return a reader whose model plays a part."""

    def ask(question: Question) -> str:
        answer = play(json.loads(question.material))
        return answer if isinstance(answer, str) else json.dumps(answer)

    return ModelReader(language="en", model="invented:7b", ask=ask, rules=RULES["en"])


def reading_of(play: Play, text: str = REPORT) -> Reading:
    return pass_gate(text, asking(play).read(text, PUBLISHED))


def strings_in(value: object) -> set[str]:
    """Return every string in a plain value, keys left out."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return set().union(*(strings_in(each) for each in value.values()))
    return set().union(*(strings_in(each) for each in value)) if isinstance(value, list | tuple) else set()


def test_honest_answer_becomes_proposals_with_the_words_of_the_text() -> None:
    reading = reading_of(honest)
    assert [(one.quote, one.claim.kind) for one in reading.statements] == [
        (HELD["quote"], "whereabouts"), ("Sixty-one men refused to go", "count"), ("men were beaten", "act"),
    ]  # fmt: skip
    held, refused, beaten = reading.statements
    names = {entity.id: entity.name for entity in reading.entities}
    assert isinstance(held.claim, WhereaboutsClaim)
    assert isinstance(refused.claim, CountClaim)
    assert [names[one] for one in held.claim.of] == ["Pavel Orlin"]
    assert (refused.claim.number.at_least, refused.claim.number.words) == (61, "Sixty-one")
    assert beaten.span.start == REPORT.rindex("men were beaten")


def test_date_in_words_is_counted_by_our_own_rules() -> None:
    held = reading_of(honest).statements[0]
    assert held.when is not None
    assert (held.when.edtf, held.when.words) == ("2022-07-19", "Tuesday")


def test_speech_has_its_speaker_and_its_style() -> None:
    reading = reading_of(honest)
    names = {entity.id: entity.name for entity in reading.entities}
    speech = [reading.attribution(one.attribution) for one in reading.statements if one.attribution]
    assert [(names[one.entity or ""], one.style) for one in speech] == [
        ("Anna Orlina", Style.INDIRECT), ("Anna Orlina", Style.DIRECT),
    ]  # fmt: skip


def test_narration_of_the_report_has_no_speaker() -> None:
    assert reading_of(honest).statements[2].attribution is None


def test_sloppy_answer_leaves_only_what_is_there() -> None:
    kept = [(one.quote, one.claim.kind) for one in reading_of(sloppy).statements]
    assert kept == [(HELD["quote"], "whereabouts")]


def test_people_who_are_not_in_the_text_are_not_in_the_reading() -> None:
    assert {entity.name for entity in reading_of(sloppy).entities} == {
        "Anna Orlina",
        "Pavel Orlin",
        "men",
        "Zarechensk",
    }


def test_malicious_answer_brings_no_word_of_its_own() -> None:
    reading = reading_of(malicious)
    assert reading.statements != ()
    told = strings_in(to_plain(reading))
    assert [order for order in ORDERS if any(order in one for one in told)] == []
    assert {one.id for one in reading.statements} == {f"s{number}" for number in range(1, len(reading.statements) + 1)}
    assert all(one.quote == one.span.of(REPORT) for one in reading.statements)


def test_orders_that_do_stand_in_the_report_are_words_like_others() -> None:
    text = f"{REPORT}\n{ORDERS[0]}.\n"
    kept = [one for one in reading_of(malicious, text).statements if one.quote == ORDERS[0]]
    assert [one.claim.kind for one in kept] == ["remark"]


@pytest.mark.parametrize(
    "content",
    ["", "no JSON", "[1, 2]", '{"names": []}', '{"statements": 3}', "[" * 100_000, '{"statements": [}', "null"],
)
def test_answer_that_is_not_what_was_asked_for_is_refused_after_a_second_try(content: str) -> None:
    asked: list[object] = []

    def play(material: object) -> str:
        asked.append(material)
        return content

    with pytest.raises(ModelAnswerUnusable) as refused:
        reading_of(play)
    assert (refused.value.window, refused.value.windows, len(asked)) == (1, 1, 2)


def test_fence_around_an_answer_is_taken_off() -> None:
    assert reading_of(lambda material: f"```json\n{json.dumps(honest(material))}\n```") == reading_of(honest)


def test_reading_names_the_prompt_and_the_model_and_survives_json() -> None:
    reading = reading_of(honest)
    assert reading.reader == f"openai-prompt-{PROMPT_VERSION}/invented:7b"
    assert from_plain(Reading, json.loads(json.dumps(to_plain(reading)))) == reading
    assert all(one.why is not None and "invented:7b" in one.why.says for one in reading.statements)


def test_prompt_has_a_new_version_when_it_changes() -> None:
    asked = json.dumps([INSTRUCTIONS, ANSWER_SCHEMA]).encode()
    assert (PROMPT_VERSION, hashlib.sha256(asked).hexdigest()) == (1, ASKED_OF_VERSION_1)


def test_quotation_that_stands_several_times_is_dropped_where_nobody_says_which() -> None:
    def play(*keys: tuple[str, object]) -> list[int]:
        answer = {"names": NAMES, "statements": [{**BEATEN, **dict(keys)}]}
        return [one.span.start for one in reading_of(lambda _: answer).statements]

    first, second = REPORT.index("men were beaten"), REPORT.rindex("men were beaten")
    assert play() == []
    assert play(("occurrence", 3)) == []
    assert play(("before", "The")) == []
    assert play(("occurrence", 1)) == [first]
    assert play(("occurrence", 2)) == [second]
    assert play(("before", "beaten. The")) == [second]
    assert play(("before", "said. The"), ("occurrence", 2)) == [first]


def test_long_text_is_read_in_windows_and_its_words_are_found_where_they_stand() -> None:
    filler = "The wind went on, and nothing was heard of it in the valley for a long time.\n" * 120
    text = filler + REPORT + filler
    seen: list[str] = []

    def play(material: object) -> object:
        assert isinstance(material, dict)
        seen.append(material["text"])
        return honest(material) if "Anna Orlina" in material["text"] else {"names": [], "statements": []}

    reading = reading_of(play, text)
    assert "".join(seen) == text
    assert len(seen) > 2
    assert [one.span.start - len(filler) for one in reading.statements] == [
        one.span.start for one in reading_of(honest).statements
    ]


def test_text_beyond_a_hundred_windows_is_refused_before_anything_is_asked() -> None:
    with pytest.raises(TextTooLongForModel):
        asking(lambda _: pytest.fail("nothing may be asked")).read("x" * (LONGEST_TEXT + 1), None)


@pytest.mark.parametrize("name", ["", "a b", "модель", "x" * 121, "-x", "a\nb", "<b>"])
def test_name_that_no_model_has_is_refused(name: str) -> None:
    with pytest.raises(BadModelName):
        _ = ModelReader(language="en", model=name, ask=lambda _: "").name


def test_reading_by_a_model_goes_through_the_gate() -> None:
    reading = read(REPORT, published=PUBLISHED, language="en", readers=lambda _: asking(honest))
    assert reading == reading_of(honest)


@given(st.text(min_size=1, max_size=400), st.integers(1, 60))
def test_windows_are_the_whole_text_but_for_blank_ones(text: str, most: int) -> None:
    windows = list(windows_of(text, most=most))
    edges = [0, *(edge for window in windows for edge in (window.start, window.end)), len(text)]
    assert edges == sorted(edges)
    assert all(0 < window.end - window.start <= most for window in windows)
    left_out = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert left_out.strip() == ""


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.just(HELD["quote"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*HELD, *BEATEN, "to", "at_least"]), inner)
    ),
    max_leaves=12,
)


@given(st.lists(ODD, max_size=4), st.lists(ODD, max_size=4))
def test_whatever_a_model_answers_only_words_of_the_text_come_through(names: list[object], said: list[object]) -> None:
    shaped = [{**HELD, **one} if isinstance(one, dict) else one for one in said]
    reading = reading_of(lambda _: {"names": [*NAMES, *names], "statements": [*shaped, *said]})
    assert all(one.quote == one.span.of(REPORT) for one in reading.statements)
    assert all(name in REPORT for entity in reading.entities for name in entity.spellings)


@pytest.mark.parametrize(("language", "text"), [("ru", "Её увезли во вторник."), ("uk", "Її вивезли у вівторок.")])
def test_our_rules_count_dates_in_the_other_languages_too(language: str, text: str) -> None:
    assert [when.edtf for when in RULES[language].find_dates(text, PUBLISHED)] == ["2022-07-19"]
