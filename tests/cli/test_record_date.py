"""What is said of reports without a day."""

import pytest

from habeas.cli.record_date import say_undated

READ = "dates in words such as 'yesterday' cannot be read. Say"
BY = "by: habeas record date x-0001 --published YYYY-MM-DD\n"


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], ""),
        (["x-0001"], f"x-0001: no publication day: {READ} it {BY}"),
        (["x-0001", "x-0003"], f"x-0001, x-0003: no publication day (2 reports): {READ} each {BY}"),
    ],
)
def test_reports_without_a_day_are_told_once(numbers: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    say_undated(numbers)
    assert capsys.readouterr().err == told
