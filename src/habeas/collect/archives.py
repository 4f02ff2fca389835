"""What holds for every archive, whoever looks into it: how it may fail to be read, and how far it may unfold."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from zipfile import BadZipFile, ZipInfo

from habeas.collect.limits import Limits

_SMALL_BYTES = 1024 * 1024
"""Up to here a file may be packed as tightly as it likes: blank forms are."""

READ_ERRORS = (
    BadZipFile,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
)
"""What reading an archive that is damaged or locked may raise."""


def unfolds_too_far(files: Iterable[ZipInfo], limits: Limits) -> bool:
    """Return whether the files of an archive are together too large, or one of them is packed beyond all measure."""
    whole_bytes = 0
    for file in files:
        whole_bytes += file.file_size
        packed_bytes = max(1, file.compress_size)
        if file.file_size > max(_SMALL_BYTES, limits.unpacked_ratio * packed_bytes):
            return True
    return whole_bytes > limits.unpacked_bytes
