"""Bytes in: what is handed over, what kind of file it is, and its words."""

from __future__ import annotations

from habeas.collect.attached import Attachment, attachments
from habeas.collect.incoming import Incoming, chunks_of, incoming, read_at_most
from habeas.collect.layer import READ_TYPES, check_readable, extract_text
from habeas.collect.limits import DEFAULT, Limits
from habeas.collect.media import detect_media_type
from habeas.collect.publication import check_published
from habeas.collect.sandbox import attachments_in_child, extract_text_in_child

__all__ = [
    "DEFAULT",
    "READ_TYPES",
    "Attachment",
    "Incoming",
    "Limits",
    "attachments",
    "attachments_in_child",
    "check_published",
    "check_readable",
    "chunks_of",
    "detect_media_type",
    "extract_text",
    "extract_text_in_child",
    "incoming",
    "read_at_most",
]
