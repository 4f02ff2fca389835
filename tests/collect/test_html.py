from __future__ import annotations

from datetime import date

import pytest

from habeas.collect import DEFAULT, Limits, extract_text
from habeas.collect.errors import Bomb, NoText, NotText, TooLarge
from tests.collect.documents import PAGE, PAGE_TEXT, RUSSIAN


def nested(tag: str, levels: int) -> bytes:
    return f"<html><body>{f'<{tag}>' * levels}words{f'</{tag}>' * levels}</body></html>".encode()


def test_html_gives_the_article_and_what_the_page_says_of_itself() -> None:
    layer = extract_text(PAGE.encode(), name="report.html")
    assert layer.text == PAGE_TEXT
    assert (layer.title, layer.author, layer.publisher) == ("Two buses left", "Anna Petrova", "Zarechensk Herald")
    assert (layer.published_on, layer.language) == (date(2022, 7, 20), "en")
    assert layer.tool.startswith("trafilatura ")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_html_reads_any_encoding_that_it_declares(encoding: str) -> None:
    russian = RUSSIAN.replace("–", "-").replace("«", '"').replace("»", '"')
    page = f'<html><head><meta charset="{encoding}"></head><body><article><p>{russian}</p></article></body></html>'
    assert extract_text(page.encode(encoding), name="report.html").text == russian


def test_html_states_no_day_that_the_page_does_not_state() -> None:
    page = (
        "<html><body><article><p>On 3 May 2019 two buses left the barracks. Updated 2021.</p></article></body></html>"
    )
    layer = extract_text(page.encode(), name="report.html")
    assert (layer.published_on, layer.author, layer.title) == (None, None, None)


def test_html_takes_all_words_where_no_article_can_be_told() -> None:
    head = b"<head><title>Call</title><script>var a = 1</script></head>"
    page = b"<html>" + head + b"<body><p>Gone.</p><p>Since May.</p></body></html>"
    layer = extract_text(page, name="report.html")
    assert layer.text in {"Gone.\n\nSince May.", "Call\n\nGone.\n\nSince May."}


def test_html_beyond_the_size_of_an_article_is_taken_whole_and_fast() -> None:
    rows = "".join(f"<p>Line {number}: the men of bus {number} were not seen again.</p>\n" for number in range(60_000))
    layer = extract_text(f"<html lang='ru'><body>{rows}</body></html>".encode(), name="report.html")
    assert layer.text.count("\n\n") == 59_999
    assert (layer.tool.split()[0], layer.language) == ("lxml", "ru")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "font", "table><tr><td"])
def test_html_nested_a_million_deep_is_a_bomb(tag: str) -> None:
    with pytest.raises(Bomb):
        extract_text(nested(tag, 1_000_000 // tag.count("<" if "<" in tag else tag)), name="report.html")


@pytest.mark.parametrize("levels", [300, 500])
def test_html_nested_as_deep_as_browsers_go_is_read(levels: int) -> None:
    assert extract_text(nested("div", levels), name="report.html").text == "words"


def test_html_nested_just_too_deep_is_never_cut_silently() -> None:
    for levels in (600, 2_047, 2_048, 2_100):
        with pytest.raises(Bomb):
            extract_text(nested("div", levels), name="report.html")


def test_html_expands_no_entities() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    page = f'<!DOCTYPE html [<!ENTITY l0 "lol">{lol}]><html><body><p>Words. &l11;</p></body></html>'
    assert len(extract_text(page.encode(), name="report.html").text) < 2_000


def test_html_without_words_has_no_text() -> None:
    for page in (b"<html><body><img src=x></body></html>", b"<html></html>", b"<html><script>1</script></html>"):
        with pytest.raises(NoText):
            extract_text(page, name="report.html")


def test_html_with_zero_bytes_is_refused_and_control_signs_are_dropped() -> None:
    with pytest.raises(NotText):
        extract_text(b"<html><body><p>one\x00two</p></body></html>", name="report.html")
    assert extract_text(b"<html><body><p>one\x07two</p></body></html>", name="report.html").text == "onetwo"


def test_html_makes_no_half_surrogates() -> None:
    layer = extract_text(b"<html><body><p>one &#xD800; &#55357;two</p></body></html>", name="report.html")
    assert layer.text.encode().decode() == layer.text


def test_html_larger_than_allowed_is_refused() -> None:
    with pytest.raises(TooLarge) as refused:
        extract_text(PAGE.encode(), name="report.html", limits=Limits(markup_bytes=100))
    assert (refused.value.size_bytes, refused.value.limit_bytes) == (len(PAGE.encode()), 100)
    assert DEFAULT.markup_bytes == 32 * 1024 * 1024
