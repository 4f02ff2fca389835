"""Answers are kept exactly as long as the log stays as it is."""

from __future__ import annotations

from habeas.store.remembered import KEPT, Remembered


def test_an_answer_is_worked_out_once_until_the_log_has_another_newest_entry() -> None:
    asked: list[str] = []

    def work_out() -> int:
        asked.append("again")
        return len(asked)

    remembered = Remembered()
    found = [remembered.answer("who", work_out, newest=newest) for newest in ("e-1", "e-1", "e-2", "e-2", "e-1")]
    assert found == [1, 1, 2, 2, 3]


def test_only_the_newest_questions_are_kept() -> None:
    remembered = Remembered()
    for number in range(KEPT + 1):
        remembered.answer(number, lambda: "first", newest="e-1")
    assert [remembered.answer(number, lambda: "again", newest="e-1") for number in (KEPT, 1, 0)] == [
        "first",
        "first",
        "again",
    ]


def test_nothing_is_kept_that_was_to_be_forgotten() -> None:
    remembered = Remembered()
    remembered.answer("who", lambda: "a name", newest="e-1")
    remembered.forget()
    assert remembered.answer("who", lambda: "worked out anew", newest="e-1") == "worked out anew"


def test_an_answer_that_another_thread_overtook_is_not_taken_for_a_newer_one() -> None:
    remembered = Remembered()

    def overtaken() -> str:
        assert remembered.answer("who", lambda: "as of e-2", newest="e-2") == "as of e-2"
        return "as of e-1"

    assert remembered.answer("who", overtaken, newest="e-1") == "as of e-1"
    assert remembered.answer("who", lambda: "worked out anew", newest="e-2") == "worked out anew"
