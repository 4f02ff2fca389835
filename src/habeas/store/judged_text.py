"""A judgement as its row has it, cut out of the body of its entry.

The body is canonical JSON of the act, the row canonical JSON of the judgement; grade, reason and statement stand in
both in the same letters. To make them again from objects takes longer than all else that is done for a row.
"""

from __future__ import annotations

import re
from datetime import datetime

from habeas.facts.judgement import Verdict
from habeas.facts.text_form import quoted

_TEXT = r'"(?:[^"\\]|\\.)*"'
_BODY = re.compile(
    rf'\{{"about":\[[^\]]*\],"grade":(?P<grade>\{{[^{{}}]*\}}),(?:"proposal":(?P<proposal>null|{_TEXT}),)?'
    rf'"reason":(?P<reason>{_TEXT}),"statement":(?P<statement>\{{.*\}})(?:,"supersedes":(?:null|{_TEXT}))?\}}',
    re.DOTALL,
)
"""A body with a statement. A quotation mark within a text is escaped, so no name of a field stands in one."""

_NO_FRACTIONS = '"seconds":null'


def judged_text(body: bytes, *, entry: str, verdict: Verdict, by: str, at: datetime) -> str | None:
    """Return what `write_plain` returns of the judgement that a body stands for.

    None where the body has no statement, or one with fractions, which a body has as text and a row as numbers.

    Args:
        body: The body in the version of its kind that this program writes.
        entry: The id of its entry.
        verdict: What was decided.
        by: Who decided.
        at: When.
    """
    match = _BODY.fullmatch(body.decode())
    if match is None or _NO_FRACTIONS not in match["statement"]:
        return None
    return (
        f'{{"at":{quoted(at.isoformat())},"by":{quoted(by)},"entry":{quoted(entry)},"grade":{match["grade"]},'
        f'"proposal":{match["proposal"] or "null"},"reason":{match["reason"]},"statement":{match["statement"]},'
        f'"verdict":{quoted(verdict.value)}}}'
    )
