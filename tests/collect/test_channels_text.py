from __future__ import annotations

import tracemalloc

import pytest

from habeas.collect import Limits, extract_text
from habeas.collect.errors import EmptyFile, NoText, NotText, TooLarge, UnsupportedType
from tests.collect.documents import RUSSIAN


def test_text_is_the_file_to_the_letter() -> None:
    words = "\ufeffOne\r\n\r\n  two\t\u202bשלום\u202c  \r\n"
    layer = extract_text(words.encode(), name="a.txt")
    assert (layer.text, layer.tool) == (words, "text/1 utf-8")


def test_text_names_the_encoding_in_its_tool() -> None:
    assert extract_text(RUSSIAN.encode("cp1251", "ignore"), name="a.txt").tool == "text/1 cp1251"


def test_text_without_a_byte_is_empty_and_without_a_word_has_no_text() -> None:
    with pytest.raises(EmptyFile):
        extract_text(b"", name="a.txt")
    for blank in (b" \r\n\t ", "\ufeff\n".encode(), "\u00a0".encode()):
        with pytest.raises(NoText):
            extract_text(blank, name="a.txt")


def test_text_of_two_hundred_megabytes_is_refused_before_it_is_decoded() -> None:
    content = b"a" * 200_000_000
    tracemalloc.start()
    with pytest.raises(TooLarge) as refused:
        extract_text(content, name="a.txt")
    peak_bytes = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (refused.value.size_bytes, refused.value.limit_bytes) == (200_000_000, 64 * 1024 * 1024)
    assert peak_bytes < 1_000_000


def test_text_at_the_limit_is_read_and_one_byte_more_is_not() -> None:
    limits = Limits(text_bytes=10)
    assert extract_text(b"a" * 10, name="a.txt", limits=limits).text == "a" * 10
    with pytest.raises(TooLarge):
        extract_text(b"a" * 11, name="a.txt", limits=limits)


def test_what_is_not_read_names_its_type() -> None:
    with pytest.raises(UnsupportedType) as refused:
        extract_text(b"\x89PNG\r\n\x1a\n", name="scan.png")
    assert refused.value.media_type == "image/png"
    with pytest.raises(NotText):
        extract_text(b"\x00\x01\x02", name="blob")
