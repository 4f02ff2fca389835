"""Bytes in: what is handed over, what kind of file it is, and its words."""

from __future__ import annotations

from habeas.collect.attached import Attachment, attachments
from habeas.collect.incoming import Incoming, incoming
from habeas.collect.layer import READ_TYPES, extract_text
from habeas.collect.limits import DEFAULT, Limits
from habeas.collect.media import detect_media_type
from habeas.collect.publication import check_published
from habeas.collect.sandbox import extract_text_in_child

__all__ = [
    "DEFAULT",
    "READ_TYPES",
    "Attachment",
    "Incoming",
    "Limits",
    "attachments",
    "check_published",
    "detect_media_type",
    "extract_text",
    "extract_text_in_child",
    "incoming",
]
