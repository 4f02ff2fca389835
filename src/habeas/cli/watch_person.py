"""One person of `habeas watch`: where, since when, by whose word, who says otherwise, and the three clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.facts.ids import StatementId
from habeas.facts.when import Days
from habeas.watch import ChannelContact, Clock, Episode
from habeas.watch.custody import label_of
from habeas.workspace import CaseWatch, PersonWatch


def person_row(one: PersonWatch, seen: CaseWatch, *, why: bool) -> dict[str, object]:
    """Return a person as plain values; with `why`, the words of every statement that is named."""
    where, silence = one.whereabouts, one.silence
    # Of one who is free or dead, and of one whom nobody misses, no number of days says anything.
    days = silence.days if one.is_out_of_reach else None
    row: dict[str, object] = {
        "number": one.number,
        "name": one.party.name,
        "as_of": where.as_of,
        "state": where.state,
        "code": where.code,
        "label": label_of(where.code),
        "place": where.place,
        "since": _days(where.since),
        "newest_at_least_days": where.age.at_least if where.age else None,
        "newest_at_most_days": where.age.at_most if where.age else None,
        "contested": where.is_contested,
        "origins": where.origins,
        "custody": where.custody.state.value,
        "acknowledged_by": list(where.custody.acknowledged),
        "denied_by": list(where.custody.denied),
        "contacts": [_contact_row(contact) for contact in where.contacts],
        "rests_on": list(where.rests_on),
        "names_place": list(where.names_place),
        "otherwise": list(where.otherwise),
        "by_group": list(where.by_group),
        "undated": list(where.undated),
        "history": [_episode_row(episode) for episode in where.history],
        "silent_at_least_days": days.at_least if days else None,
        "silent_at_most_days": days.at_most if days else None,
        "silence": silence.text if one.is_out_of_reach else None,
        "silence_rests_on": list(silence.rests_on) if one.is_out_of_reach else [],
        "clocks": [_clock_row(clock) for clock in silence.clocks] if one.is_out_of_reach else [],
    }
    return {**row, "why": dict(_words(one, seen))} if why else row


def person_why(one: PersonWatch, seen: CaseWatch) -> Iterator[str]:
    """Yield the lines under a person: by whose word, who says otherwise, custody, contact, and each clock."""
    where = one.whereabouts
    if where.age is not None:
        origins = "1 origin" if where.origins == 1 else f"{where.origins} origins"
        yield f"since {_days(where.since)}; newest evidence {where.age} old; {origins}; {where.code} {_label(one)}"
    named = where.names_place if where.place else where.rests_on
    for head, found in (
        ("so says", named),
        ("so says, of no place", tuple(one for one in where.rests_on if one not in named)),
        ("otherwise", where.otherwise),
        ("held, says", where.custody.acknowledged),
        ("not held, says", where.custody.denied),
        ("undated", where.undated),
    ):
        yield from (f"{head}: {_told(statement, seen)}" for statement in found)
    for episode in where.earlier:
        yield f"before, {episode.state} {_days(episode.days)}: {_told(episode.statement, seen)}"
    for contact in where.contacts:
        yield f"contact, {contact.channel}: {contact.in_words}"
    for clock in one.silence.clocks:
        channel = "" if clock.channel == "any" else f" through {clock.channel}"
        by = seen.held.name(clock.heard.heard_by) or "not said who"
        yield f"last {clock.kind.value}{channel}: {clock.days} ago, {clock.heard.how}, heard by {by}"
        yield f"    {_told(clock.heard.statement, seen)}"


def _label(one: PersonWatch) -> str:
    return label_of(one.whereabouts.code)


def _told(statement: StatementId, seen: CaseWatch) -> str:
    found = seen.held.statement(statement)
    origin = found.origin if found else None
    who = "" if origin is None else seen.held.name(origin.speaker or "") or origin.speaker_name or origin.publisher
    return f"“{seen.quote(statement)}” {who}".rstrip()


def _words(one: PersonWatch, seen: CaseWatch) -> Iterable[tuple[str, str]]:
    where, silence = one.whereabouts, one.silence
    before = (episode.statement for episode in where.history)
    found = (*where.rests_on, *where.otherwise, *where.undated, *before, *silence.rests_on)
    return ((statement, seen.quote(statement)) for statement in dict.fromkeys(found))


def _episode_row(one: Episode) -> dict[str, object]:
    return {
        "state": one.state,
        "place": one.place,
        "days": _days(one.days),
        "statement": one.statement,
        "through": one.through,
    }


def _contact_row(one: ChannelContact) -> dict[str, object]:
    return {
        "channel": one.channel,
        "state": one.state,
        "days": _days(one.days),
        "rests_on": list(one.rests_on),
        "otherwise": list(one.otherwise),
    }


def _clock_row(one: Clock) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "channel": one.channel,
        "at_least_days": one.days.at_least,
        "at_most_days": one.days.at_most,
        "heard_by": one.heard.heard_by,
        "how": one.heard.how,
        "reset_by": one.heard.statement,
    }


def _days(days: Days | None) -> str | None:
    if days is None:
        return None
    return str(days.last) if days.first == days.last else f"{days.first or 'an unknown day'} to {days.last}"
