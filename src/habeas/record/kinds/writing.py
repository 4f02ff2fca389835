"""Bodies of acts about statements, of which there are most, written by their form."""

from __future__ import annotations

from habeas.facts.statement_writing import write_grade, write_statement
from habeas.facts.text_form import quoted, quoted_or_null
from habeas.record.kinds.act import Act
from habeas.record.kinds.statements import StatementAccepted, StatementCorrected, StatementEntered


def write_by_form(act: Act) -> bytes | None:
    """Return the canonical body of an act, None where it is to be written in the general way, which also refuses it."""
    if not isinstance(act, StatementAccepted | StatementCorrected | StatementEntered):
        return None
    statement = write_statement(act.statement)
    if statement is None:
        return None
    proposal = "" if isinstance(act, StatementEntered) else f'"proposal":{quoted_or_null(act.proposal)},'
    supersedes = f',"supersedes":{quoted_or_null(act.supersedes)}' if isinstance(act, StatementCorrected) else ""
    try:
        return (
            f'{{"about":[{",".join(map(quoted, act.about))}],"grade":{write_grade(act.grade)},{proposal}'
            f'"reason":{quoted(act.reason)},"statement":{statement}{supersedes}}}'
        ).encode()
    except (TypeError, UnicodeEncodeError):
        return None
