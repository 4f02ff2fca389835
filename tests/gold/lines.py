"""Labels as lines, the short form of `labels.json`: one label a line.

    language: ru
    published: 2022-11-18
    genre: news agency
    S = солдаты / контрактники
    ---
    S | act arrest, detention: S ; whereabouts held: S in Заречье | увезли в Заречье | when 2022-11

The fields: whom the words are credited to (`-` is the publisher's own narration), the claims of which each will do,
the words, and what else is checked (`when`, `modality`, `medium`). A `?` first makes the label optional. `/` parts
spellings of one party, of which each will do; `+` parts parties; a capital letter stands for the spellings given above.
A number is `34`, `34+` (at least), `8..10` or `50~` (the bounds hold 50). `lost@family` names the channel of a contact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.gold.labels import Bounds, Label, Pattern, Spellings, span_of

KINDS = ("count", "act", "contact", "whereabouts", "tie", "appeal", "response", "remark")
_NUMBER = re.compile(r"(\d+)(?:\.\.(\d+)|([+~]))?")


@dataclass(slots=True, kw_only=True)
class LineFile:
    """The head of a file of labels, and its lines."""

    head: dict[str, str] = field(default_factory=dict)
    parties: dict[str, Spellings] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def parse_lines(content: str) -> LineFile:
    """Part a file into its head, the parties it names, and its labels."""
    head, _, body = content.partition("\n---\n")
    found = LineFile(lines=[line for line in body.splitlines() if line.strip()])
    for line in head.splitlines():
        key, sign, rest = re.split(r"\s*([:=])\s*", line, maxsplit=1)
        if sign == ":":
            found.head[key] = rest
        else:
            found.parties[key] = _parted(rest, "/")
    return found


def label_of(line: str, parties: dict[str, Spellings], text: str) -> Label:
    """Return the label of one line.

    Raises:
        ValueError: the line has a faulty claim, or its words stand in the report never or twice.
    """
    credit, claims, quote, *extras = line.removeprefix("?").split(" | ")
    origins = _spellings(credit, parties)
    extra = {name: _parted(rest, ",") for name, _, rest in (one.strip().partition(" ") for one in extras)}
    if unknown := set(extra) - {"when", "modality", "medium"}:
        raise ValueError(f"not to be checked: {', '.join(sorted(unknown))}")
    return Label(
        quote=quote.strip(),
        span=span_of(quote.strip(), text),
        patterns=tuple(_pattern(one.strip(), parties) for one in claims.split(" ; ")),
        origins=tuple(one for one in origins if one != "-"),
        narrated="-" in origins,
        media=extra.get("medium", ()),
        whens=extra.get("when", ()),
        modalities=extra.get("modality", ("actual",)),
        is_optional=line.startswith("?"),
    )


def _pattern(claim: str, parties: dict[str, Spellings]) -> Pattern:
    is_denied = claim.startswith("not ")
    head, _, whom = claim.removeprefix("not ").partition(": ")
    kind, _, said = head.partition(" ")
    if kind not in KINDS:
        raise ValueError(f"no kind of claim: {claim}")
    values, _, channels = said.partition("@")
    is_counted = kind in ("count", "appeal")
    whom, _, place = whom.partition(" in ")
    source, _, target = whom.partition(" > ") if kind == "tie" else ("", "", "")
    return Pattern(
        kind=kind,
        values=() if is_counted else _parted(values, ","),
        polarities=("denied",) if is_denied else ("affirmed",),
        channels=_parted(channels, ","),
        numbers=tuple(_bounds(one) for one in _parted(values, ",")) if is_counted else (),
        about=_about(values) if is_counted else None,
        whose=() if kind == "tie" or not whom else tuple(_spellings(one, parties) for one in whom.split(" + ")),
        source=_spellings(source, parties),
        target=_spellings(target, parties),
        place=_spellings(place, parties),
    )


def _bounds(words: str) -> Bounds:
    matched = _NUMBER.fullmatch(words)
    if matched is None:
        raise ValueError(f"no number: {words}")
    least, most = int(matched[1]), matched[2] or matched[1]
    return (least, None if matched[3] == "+" else int(most))


def _about(words: str) -> int | None:
    return int(words[:-1]) if words.endswith("~") else None


def _spellings(words: str, parties: dict[str, Spellings]) -> Spellings:
    found: list[str] = []
    for one in _parted(words, "/"):
        if len(one) == 1 and one.isupper() and one not in parties:
            raise ValueError(f"stands for nobody: {one}")
        found.extend(parties.get(one, (one,)))
    return tuple(found)


def _parted(words: str, sign: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in words.split(sign) if one.strip())
