"""From a dossier to a file that was searched, and two people."""

from dataclasses import replace

import pytest

from habeas.facts.ids import digest
from habeas.publish import Dossier, Format, LeakFound, check_release
from habeas.publish.dossier import Compiled
from tests.publish.test_dossier import EVERY_FIELD, compiled, consent

SMALL = compiled(consent("acts", "initials", "month", "words"))


def with_words(found: Compiled, words: str) -> Compiled:
    """Return a compiled dossier into which some words have slipped."""
    chapter = found.dossier.chapters[0]
    entries = (replace(chapter.entries[0], words=words), *chapter.entries[1:])
    dossier: Dossier = replace(found.dossier, chapters=(replace(chapter, entries=entries), *found.dossier.chapters[1:]))
    return replace(found, dossier=dossier)


@pytest.mark.parametrize("written_as", Format)
@pytest.mark.parametrize("fields", [("acts",), ("acts", "words"), EVERY_FIELD], ids=["few", "some", "all"])
def test_check_release_passes_what_was_compiled(written_as: Format, fields: tuple[str, ...]) -> None:
    checked = check_release(compiled(consent(*fields)), written_as)
    assert checked.sha256 == digest(checked.content)
    assert checked.name == f"dossier.{written_as.value}"
    assert checked == check_release(compiled(consent(*fields)), written_as)


@pytest.mark.parametrize("written_as", Format)
@pytest.mark.parametrize(
    "slip",
    [
        "Sobinov",
        "Собинову",
        "D. Badmaeva",
        "Бадмаев",
        "901-я бригада",
        "Зареченске",
        "ZARECHENSK",
    ],
)
def test_check_release_stops_what_slipped_in(written_as: Format, slip: str) -> None:
    with pytest.raises(LeakFound):
        check_release(with_words(SMALL, f"somebody said {slip} there"), written_as)


def test_check_release_searches_the_file_name() -> None:
    with pytest.raises(LeakFound) as caught:
        check_release(SMALL, Format.HTML, name="badmaev")
    assert list(caught.value.lines()) == [
        "publish.leak-found: 2 passages show what may not be shown, of p-mother, p-timur",
        "  while  searching the finished file: file name",
        "  kept   nothing was released; the file was thrown away",
        "  do     strike the words out in the statements, or record a consent for those parties, then compile again",
    ]


def test_check_release_takes_hostile_words_for_words() -> None:
    hostile = "<script>alert(1)</script> #panic() ]] $x$"
    page = check_release(with_words(SMALL, hostile), Format.HTML).content.decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; #panic() ]] $x$" in page
    assert check_release(with_words(SMALL, hostile), Format.PDF).content.startswith(b"%PDF")


def test_html_release_asks_nobody_for_anything() -> None:
    page = check_release(compiled(consent(*EVERY_FIELD)), Format.HTML).content.decode()
    for foreign in ("http:", "https:", "<script", "<link", "<img", "@import", "url("):
        assert foreign not in page
