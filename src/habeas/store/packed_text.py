"""Judgements as text in the form that their table keeps: the names of fields, the same in every row, as a letter each.

What people wrote stays as it is, letter for letter: whoever looks through the pages of a database for words that were
erased finds them as before, and how long a row is tells no more of its words than it did.
"""

from __future__ import annotations

_PIECES = (
    '","entry":"', '","grade":{"information":"', '","source":"', '"},"proposal":', ',"reason":"',
    '","statement":{"anchor":{"cell":', ',"exhibit":"', '","layer_sha256":"', '","page":', ',"prefix":"', '","quote":"',
    '","seconds":', ',"span":[', '],"suffix":"', '"},"claim":{"', '},"id":"', '","modality":"',
    '","origin":{"chain":[', '],"key":"', '","medium":"', '","publisher":"', '","said_edtf":', ',"speaker":',
    ',"speaker_name":"', '","style":', '},"place":', ',"polarity":"', '","proposal":', ',"published_on":', ',"when":',
    '},"verdict":"',
)  # fmt: skip
"""What is written as a letter below 32, the first as 1. Never change or reorder them: rows are kept in this form."""

_LETTERS = tuple((piece, chr(number)) for number, piece in enumerate(_PIECES, 1))


def pack(text: str) -> str:
    """Return a line of JSON with its commonest pieces as one letter each; JSON itself escapes these letters.

    No piece holds such a letter, so that none comes to be by replacing another one, and `unpack` gives back the line.
    """
    for piece, letter in _LETTERS:
        text = text.replace(piece, letter)
    return text


def unpack(text: str) -> str:
    """Return what `pack` was given; a line that was never packed stays as it is."""
    for piece, letter in _LETTERS:
        text = text.replace(letter, piece)
    return text
