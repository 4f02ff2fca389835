"""Signs of a report that nobody sees: those that turn the direction of a text, and those without a width.

Such a sign can make other words appear than those that are recorded. On a page each stands in an element of its own,
which ends its effect there, and a label stands before it. The label is drawn and not written: what is marked and copied
is the report's own text, sign by sign.
"""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

register = template.Library()

_TURNING = {
    0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO",
    0x202E: "RLO", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
"""Signs that turn the direction of what follows, by the short names that Unicode gives them."""

_WITHOUT_WIDTH = {0x00AD: "SHY", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x2060: "WJ", 0xFEFF: "BOM"}
"""Signs that take no room, by their usual short names; others are called by their number."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f]"
)


@register.filter
def signs(text: str) -> SafeString:
    """Return a text as HTML in which every sign that cannot be seen has a label and turns nothing beside itself.

    Left out are those that only choose between two pictures of the sign before them, as in many an emoji.
    """
    pieces, end = [], 0
    for found in _UNSEEN.finditer(text):
        pieces += [conditional_escape(text[end : found.start()]), _labelled(found[0])]
        end = found.end()
    return SafeString("".join((*pieces, conditional_escape(text[end:]))))


def _labelled(sign: str) -> SafeString:
    code = ord(sign)
    told = gettext("turns the direction of the text") if code in _TURNING else gettext("takes no room")
    number = f"U+{code:04X}"
    label = _TURNING.get(code) or _WITHOUT_WIDTH.get(code) or number
    return format_html('<bdi class="sign" data-sign="{}" title="{}: {}">{}</bdi>', label, number, told, sign)
