"""`habeas act`: forms, filled only from accepted statements."""

from __future__ import annotations

import click

from habeas.cli.act_draft import draft_command, forms_command
from habeas.cli.act_due import due_command, rules_command
from habeas.cli.act_ledger import (
    answer_command,
    file_command,
    received_command,
    remind_command,
    strike_command,
)
from habeas.cli.act_responsible import responsible_command
from habeas.cli.act_tell import calendar_command, digest_command


@click.group("act")
def act_group() -> None:
    """Ask and be answered: forms, appeals, terms."""


for _command in (
    draft_command, forms_command,
    file_command, received_command, remind_command, answer_command, strike_command, due_command, rules_command,
    calendar_command, digest_command, responsible_command,
):  # fmt: skip
    act_group.add_command(_command)
