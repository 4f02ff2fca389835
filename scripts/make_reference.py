"""Write docs/reference/ from the program itself: commands, errors, log entries, settings.

python scripts/make_reference.py            write the pages
python scripts/make_reference.py --check    write nothing; fail when a page is out of date
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import click

from habeas.facts.errors import HabeasError
from habeas.record.kinds import KINDS
from habeas.record.kinds.act import Act
from habeas.store.verification.coverage import Covered
from habeas.web.settings import web_settings
from habeas.workspace.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
REFERENCE = ROOT / "docs" / "reference"
WIDTH = 100
MADE_BY = "<!-- made by scripts/make_reference.py: run `make docs` instead of changing this page -->\n"


def commands_page() -> str:
    """Return the page of all commands, each with its own help."""
    from habeas.cli.main import habeas

    sections = [f"{'#' * (path.count(' ') + 1)} `{path}`\n\n```text\n{text}\n```" for path, text in helps(habeas)]
    return page("Commands", "What each command says of itself when asked with `--help`.", sections)


def helps(
    command: click.Command, path: str = "habeas", above: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    """Yield every command's path and help, from the outermost inward."""
    name = path.rpartition(" ")[2]
    context = click.Context(command, info_name=name, parent=above, terminal_width=WIDTH, **command.context_settings)
    context.max_content_width = WIDTH
    yield path, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                yield from helps(inner, f"{path} {name}", context)


def errors_page() -> str:
    """Return the page of all errors, by code."""
    sections = [error_section(error) for error in errors()]
    about = (
        "Every refusal speaks in four lines: what happened, while doing what, what was kept, what to do. Exit statuses:"
        " 0 done, 1 refused, 2 wrong usage, 3 the record does not verify."
    )
    return page("Errors", about, sections)


def error_modules() -> list[str]:
    """Return the modules in which errors are declared, by name."""
    paths = sorted((SOURCE / "habeas").rglob("errors.py"))
    return [".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in paths]


def errors() -> list[type[HabeasError]]:
    """Return every error that a user can meet, in the order of their codes: the leaves of the tree."""
    for module in error_modules():
        import_module(module)
    found = {error for error in descendants(HabeasError) if not error.__subclasses__()}
    return sorted(found, key=lambda error: error.code)


def descendants(kind: type[HabeasError]) -> Iterator[type[HabeasError]]:
    """Yield every class below `kind` that the package declares."""
    for child in kind.__subclasses__():
        if child.__module__.startswith("habeas."):
            yield child
        yield from descendants(child)


def error_section(error: type[HabeasError]) -> str:
    """Return what the manual says of one error."""
    lines = [f"{error.code}: {error.message}", f"  while  {error.during}", f"  kept   {error.kept}"]
    lines.append(f"  do     {error.remedy}")
    words = "\n".join(lines)
    status = f"Exit status {int(error.exit_status)}; the desk answers {error.http_status}."
    return f"## `{error.code}`\n\n{docstring(error)}\n\n```text\n{words}\n```\n\n{status}"


def entries_page() -> str:
    """Return the page of all kinds of log entry."""
    sections = [entry_section(name, kind) for name, kind in sorted(KINDS.items())]
    about = "What the log can hold. Entries are never rewritten; a newer version of a kind reads the older ones."
    return page("Log entries", about, sections)


def entry_section(name: str, kind: type[Act]) -> str:
    """Return what the manual says of one kind of entry."""
    rows = "\n".join(f"| `{field.name}` | `{field.type}` |" for field in fields(kind))
    table = f"| field | type |\n| --- | --- |\n{rows}"
    return f"## `{name}` (version {kind.version})\n\n{docstring(kind)}\n\n{table}"


def settings_page() -> str:
    """Return the page of all settings."""
    rows = [
        f"| `{setting.name}` | `{setting.variable}` | {'yes' if setting.in_file else 'no'} | "
        f"{f'`{setting.default}`' if setting.default else 'none'} | {setting.purpose} |"
        for setting in SETTINGS
    ]
    table = "| setting | variable | in `habeas.toml` | default | what for |\n| --- | --- | --- | --- | --- |\n"
    about = "`habeas.toml` in the workspace, then the environment, then a command's options: the later one wins."
    return page(
        "Settings", f"{about} `habeas config` shows each value and where it came from.", [table + "\n".join(rows)]
    )


def tampering_page() -> str:
    """Return the page of everything that is stored, and whether and how a change of it shows."""
    from habeas.store.setup import DatabaseChoice, configure_django
    from habeas.store.verification.coverage import BY_MARK, FILES, MEANING

    configure_django(
        DatabaseChoice(file=Path("data.db"), key=bytes(32), secret=bytes(32)), extra_settings=web_settings()
    )
    from django.apps import apps

    from habeas.store.models.marks import tables

    columns = {model._meta.db_table: len(model._meta.concrete_fields) for model in apps.get_models(True)}
    by_table = [
        f"| `{table}` | {mark.value} | {columns.get(table, '')} | {'yes' if BY_MARK[mark.value].shows else 'no'} |"
        for table, mark in sorted(tables().items(), key=lambda one: (list(BY_MARK).index(one[1].value), one[0]))
    ]
    sections = [
        "## Tables\n\n| mark | what | how a change shows |\n| --- | --- | --- |\n"
        + "\n".join(f"| {mark} | {one.what} | {one.how} |" for mark, one in BY_MARK.items()),
        "| table | mark | columns | a change shows |\n| --- | --- | --- | --- |\n" + "\n".join(by_table),
        "## Files\n\n" + covered_table("file", FILES, code=True),
        "## Beyond tables and files\n\n" + covered_table("what", MEANING, code=False),
    ]
    about = (
        "Everything that is stored, and whether and how it shows in `habeas record verify` that it was changed. A"
        " test fails when a table or a file of a workspace is not listed here, and changes each column of every covered"
        " table."
    )
    return page("What tampering shows", about, sections)


def covered_table(first: str, rows: Mapping[str, Covered], *, code: bool) -> str:
    """Return a table of what is covered."""
    lines = [
        f"| {f'`{name}`' if code else name} | {one.what} | {'yes' if one.shows else 'no'} | {one.how} |"
        for name, one in rows.items()
    ]
    return f"| {first} | what it is | a change shows | how, or why not |\n| --- | --- | --- | --- |\n" + "\n".join(
        lines
    )


def page(title: str, about: str, sections: list[str]) -> str:
    """Return a page in Markdown."""
    return "\n\n".join([f"{MADE_BY}\n# {title}", about, *sections]) + "\n"


def docstring(subject: type) -> str:
    """Return a class's docstring as paragraphs."""
    return inspect.cleandoc(subject.__doc__ or "")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "errors.md": errors_page,
    "log-entries.md": entries_page,
    "settings.md": settings_page,
    "tampering.md": tampering_page,
}
"""Every page that is made, by its file name."""


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return the exit status."""
    stale = []
    for name, make in PAGES.items():
        path, text = REFERENCE / name, make()
        if "--check" in arguments:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"out of date, run `make docs`: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
