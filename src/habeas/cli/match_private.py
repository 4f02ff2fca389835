"""`habeas match private`: who is on two lists, without either being handed over; no workspace is touched."""

from __future__ import annotations

import csv
import io
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from habeas.cli.match_lookup import read_spellings
from habeas.cli.output import say, show_rows, write_out
from habeas.match.errors import UnreadableList, WrongColumns

if TYPE_CHECKING:
    from collections.abc import Callable

    from habeas.match.private import Person

_SECRET = click.option(
    "--secret", type=click.Path(path_type=Path), required=True, help="A file with the words that both sides agreed on."
)
_KEEP = click.option(
    "--keep", type=click.Path(dir_okay=False, path_type=Path), required=True, help="What stays at home; never send it."
)
_OUT = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to hand over."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The people of a CSV file, with the id of each, and the hash of the file."""

    ids: tuple[str, ...]
    people: tuple[Person, ...]
    sha256: str


@click.group("private")
def private_group() -> None:
    """Learn which people are on two lists, or only how many, without either list being handed over.

    Both sides prepare a list and exchange it, answer the other's list and exchange the answers, and compare.
    """


def _with(*options: Callable[[Callable[..., None]], Callable[..., None]]) -> Callable[..., Callable[..., None]]:
    """Return a decorator that adds options in the order given."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@private_group.command("prepare")
@click.argument("people", type=click.Path(path_type=Path))
@_with(_SECRET, _KEEP, _OUT)
@click.option("--pad-to", type=click.IntRange(0, 1_000_000), default=0, help="Add rows of nobody, to hide the size.")
def prepare_command(people: Path, secret: Path, keep: Path, out: Path, pad_to: int) -> None:
    """Write PEOPLE, a CSV with the columns name (or given and family) and born, as a list that may be handed over.

    What it was masked with is written to --keep: who has that file and the list can try names on it.
    """
    from habeas.match.private.files import Kept, hash_of, write_kept, write_list
    from habeas.match.private.lists import mask_list

    listed, shared_key = read_people(people), _shared_key(secret)
    mask = secrets.token_bytes(32)
    masking = mask_list(listed.people, secret=mask, shared_key=shared_key, pad_to=pad_to)
    written = write_list(masking.masked, shared_key)
    kept = Kept(secret=mask, people=masking.people, source_sha256=listed.sha256, list_sha256=hash_of(written))
    write_out(keep, write_kept(kept, shared_key))
    write_out(out, written)
    say(f"{len(listed.people)} people in {len(masking.people)} rows. Hand over {out.name}; never {keep.name}.")
    if masking.without_keys:
        say(f"{len(masking.without_keys)} of them cannot be found: their names have not two parts.")


@private_group.command("answer")
@click.argument("theirs", type=click.Path(path_type=Path))
@_with(_SECRET, _KEEP, _OUT)
@click.option("--count-only", is_flag=True, help="Let the other side learn how many are shared, not who.")
@click.option("--at-most", type=click.IntRange(1), default=100_000, show_default=True, help="Rows to answer at most.")
def answer_command(theirs: Path, secret: Path, keep: Path, out: Path, count_only: bool, at_most: int) -> None:
    """Answer THEIRS, the list that the other side handed over; the answer lets them compare."""
    from habeas.match.private.errors import TooManyGuesses
    from habeas.match.private.files import read_kept, read_list, write_answer
    from habeas.match.private.lists import answer_list

    shared_key, received = _shared_key(secret), _read(theirs)
    kept, masked = read_kept(_read(keep), shared_key), read_list(received, shared_key)
    if len(masked.rows) > at_most:
        raise TooManyGuesses(people=len(masked.rows), at_most=at_most)
    answered = answer_list(masked, secret=kept.secret, only_count=count_only)
    write_out(out, write_answer(answered, received, shared_key))
    learn = "how many are shared, not who" if count_only else "who is shared"
    say(f"{len(masked.rows)} rows answered. From {out.name} the other side learns {learn}.")


@private_group.command("compare")
@click.argument("people", type=click.Path(path_type=Path))
@_with(_SECRET, _KEEP)
@click.option("--theirs", type=click.Path(path_type=Path), required=True, help="The list that they handed over.")
@click.option("--answer", type=click.Path(path_type=Path), required=True, help="Their answer to our list.")
@click.option("--count-only", is_flag=True, help="Print only how many.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def compare_command(people: Path, secret: Path, keep: Path, *, count_only: bool, as_json: bool, **given: Path) -> None:
    """Print who of PEOPLE is on the other list too; only how many, where their answer allows no more."""
    from habeas.match.private.compare import compare_lists, count_shared
    from habeas.match.private.errors import OtherStep
    from habeas.match.private.files import read_answer, read_kept, read_list

    shared_key, listed = _shared_key(secret), read_people(people)
    kept = read_kept(_read(keep), shared_key)
    if kept.source_sha256 != listed.sha256:
        raise OtherStep(reason=f"{people.name} is not the file that the list was prepared from")
    masked, answered = (
        read_list(_read(given["theirs"]), shared_key),
        read_answer(_read(given["answer"]), kept, shared_key),
    )
    if count_only or answered.only_count:
        show_rows([{"shared": count_shared(answered, masked, secret=kept.secret)}], as_json=as_json)
        return
    shared = compare_lists(answered, masked, secret=kept.secret, people=kept.people)
    show_rows(
        ({"id": listed.ids[one.place], "name": listed.people[one.place].name, "keys": one.keys} for one in shared),
        as_json=as_json,
    )
    say(f"{len(shared)} of {len(listed.people)} people are on both lists; theirs has {len(masked.rows)} rows.")


def read_people(path: Path) -> Listed:
    """Return the people of a CSV file.

    Raises:
        UnreadableList: there is no such file, or it cannot be read.
        NotInUtf8: it is in another encoding.
        WrongColumns: it has neither a column called name nor both given and family.
    """
    from habeas.match.private.files import hash_of
    from habeas.match.private.keys import Person

    lines = read_spellings(path)
    rows = csv.DictReader(io.StringIO("\n".join(lines)))
    columns = {(column or "").strip() for column in rows.fieldnames or ()}
    if "name" not in columns and not {"given", "family"} <= columns:
        raise WrongColumns(file=str(path), needed="name, or given and family; and born, where it is known")
    ids, people = [], []
    for number, row in enumerate(rows, start=1):
        cell = {name.strip(): (value or "").strip() for name, value in row.items() if isinstance(name, str)}
        name = cell.get("name") or f"{cell.get('given', '')} {cell.get('family', '')}".strip()
        ids.append(cell.get("id") or str(number))
        people.append(
            Person(name=name, given=cell.get("given", ""), family=cell.get("family", ""), born=cell.get("born", ""))
        )
    return Listed(ids=tuple(ids), people=tuple(people), sha256=hash_of("\n".join(lines).encode()))


def _shared_key(path: Path) -> bytes:
    from habeas.match.private.files import stretch

    return stretch("\n".join(read_spellings(path)))


def _read(path: Path) -> bytes:
    import os

    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableList(file=str(path), reason=os.strerror(error.errno or 5)) from error
