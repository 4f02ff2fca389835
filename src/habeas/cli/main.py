"""The `habeas` command: finds the verb, runs it, and says errors in four lines."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from habeas.facts.errors import ExitStatus, HabeasError
from habeas.version import VERSION

VERBS: dict[str, tuple[str, str]] = {
    "init": ("habeas.cli.init:init_command", "Make a workspace: one encrypted folder."),
    "enrol": ("habeas.cli.enrol:enrol_command", "Enrol a person who may judge, approve and publish."),
    "collect": ("habeas.cli.collect:collect_command", "Seal files as exhibits and lay their text open."),
    "read": ("habeas.cli.read:read_command", "Read reports: who said what about whom, in which words."),
    "review": ("habeas.cli.review:review_command", "Accept, correct or reject what was read."),
    "match": ("habeas.cli.match:match_group", "Judge whether two are the same."),
    "record": ("habeas.cli.record:record_group", "Show, verify, rebuild and export the record."),
    "watch": ("habeas.cli.watch:watch_group", "Whereabouts, silence and tallies as of a day."),
    "act": ("habeas.cli.act:act_group", "Draft forms from accepted statements."),
    "publish": ("habeas.cli.publish:publish_group", "Consents, and releases that show only what they allow."),
    "reader": ("habeas.cli.reader:reader_group", "Who reads, and which models elsewhere a case permits."),
    "serve": ("habeas.cli.serve:serve_command", "Open the desk in a browser on this machine."),
    "backup": ("habeas.cli.backup:backup_command", "Write two encrypted files: the record, and its keys."),
    "restore": ("habeas.cli.backup:restore_command", "Make a workspace again from its backup, checked."),
    "drill": ("habeas.cli.backup:drill_command", "Restore a backup for trial, check it, remove it."),
    "move": ("habeas.cli.move:move_command", "Move the record to a PostgreSQL server, or back."),
    "config": ("habeas.cli.config:config_command", "Show every setting and where its value came from."),
}
"""Every verb: the command that runs it, and its line in the help."""


class Verbs(click.Group):
    """A group whose commands are imported only when one of them runs, so that `--help` answers at once."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the verbs in the order of the work, not of the alphabet."""
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import and return the command of a verb, None where there is no such verb."""
        if name not in VERBS:
            return None
        module, _, attribute = VERBS[name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs from their lines here, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="habeas")
def habeas() -> None:
    """Keep the record of people who have been taken out of contact.

    Who said what about whom, how we know, since when there is silence, what was asked of whom, and what may
    safely be published. Begin with `habeas init FOLDER`, or read a report with `habeas read FILE`.
    """


def main() -> None:
    """Run the command line and leave with its exit status.

    A `HabeasError` is said in its four lines on standard error, and so is a fault of the program unless
    HABEAS_TRACEBACK is set; a reader that went away (`| head`) is no error.
    """
    try:
        status = habeas.main(standalone_mode=False)
        sys.stdout.flush()
    except HabeasError as error:
        sys.exit(_say(error))
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(ExitStatus.WRONG_USAGE)
    except click.ClickException as error:
        from habeas.cli.errors import WrongUsage

        sys.exit(_say(WrongUsage.of(error)))
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _drop_output()
        sys.exit(ExitStatus.DONE)
    except Exception as error:
        if os.environ.get("HABEAS_TRACEBACK"):
            raise
        from habeas.cli.errors import explain

        explained = explain(error)
        if explained.code == "cli.not-written":
            _drop_output()
        sys.exit(_say(explained))
    sys.exit(status if isinstance(status, int) else ExitStatus.DONE)


def _drop_output() -> None:
    """Let what is still held for standard output go nowhere, or the interpreter would fail over it while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(error: HabeasError) -> ExitStatus:
    for line in error.lines():
        click.echo(line, err=True)
    return error.exit_status
