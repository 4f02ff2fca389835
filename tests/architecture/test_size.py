"""The hard ceilings on size."""

from __future__ import annotations

from pathlib import Path

from tests.architecture.source import Source, project_sources, supporting_sources

LINES_IN_A_SOURCE_FILE = 400
LINES_IN_A_TEST_FILE = 600
LINES_IN_A_FUNCTION = 60


def too_long(files: list[Source], ceiling: int) -> dict[str, int]:
    return {file.name: file.line_count for file in files if file.line_count > ceiling}


def long_functions(files: list[Source]) -> dict[str, int]:
    lengths = {
        f"{file.name}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for file in files
        for function in file.functions()
    }
    return {where: length for where, length in lengths.items() if length > LINES_IN_A_FUNCTION}


def test_source_files_stay_under_the_ceiling() -> None:
    code = [source for source in project_sources() if not {"migrations", "data"} & set(source.path.parts)]
    assert too_long(code, LINES_IN_A_SOURCE_FILE) == {}


def test_test_files_stay_under_the_ceiling() -> None:
    assert too_long(supporting_sources(), LINES_IN_A_TEST_FILE) == {}


def test_functions_stay_under_the_ceiling() -> None:
    assert long_functions(project_sources() + supporting_sources()) == {}


def test_ceilings_notice_what_is_above_them(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("def long() -> None:\n" + "    print()\n" * 60, encoding="utf-8")
    source = Invented(path=path)
    assert too_long([source], 60) == {"long.py": 61}
    assert long_functions([source]) == {"long.py:1 long": 61}


class Invented(Source):
    """A file outside the project."""

    @property
    def name(self) -> str:
        return self.path.name
