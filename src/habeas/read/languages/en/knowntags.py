"""The list of words with the tag that each has most often."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def known_tags() -> dict[str, str]:
    """Return word → its most frequent tag; see `data/tags.md` for where the list comes from."""
    packed = (files(__package__) / "data" / "tags.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
