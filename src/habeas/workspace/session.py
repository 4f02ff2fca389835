"""One enrolled person at work in one case: what every verb of the workspace is given."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from habeas.facts.ids import ActorId, CaseId, EntryId, ExhibitId
from habeas.facts.plain import from_plain
from habeas.facts.reading import Reading
from habeas.workspace.errors import NotInRole
from habeas.workspace.roles import Work, may_append, may_do

if TYPE_CHECKING:
    from habeas.record.kinds import Act
    from habeas.store.store import Store
    from habeas.workspace.readers import ChosenModel


def system_clock() -> datetime:
    """Return the present instant, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The open store, the case, who acts in which role, the clock, and the model that reads, where the rules do not."""

    store: Store
    case: CaseId
    actor: ActorId
    role: str
    clock: Callable[[], datetime] = system_clock
    reader: ChosenModel | None = None

    def append(self, *acts: Act) -> tuple[EntryId, ...]:
        """Append acts to the log in one step, in the name of the person who acts; return when they are durable.

        Raises:
            NotInRole: the role of the person does not include one of them; none was appended.
        """
        self._check(acts)
        return self.store.append(acts, case=self.case, actor=self.actor, at=self.clock())

    def append_whole(self, *acts: Act) -> tuple[EntryId, ...]:
        """Append acts of the workspace itself, which belong to no case; raises what `append` raises."""
        self._check(acts)
        return self.store.append(acts, case=None, actor=self.actor, at=self.clock())

    def require(self, work: Work) -> None:
        """Check that the role of the person who acts includes some work, before anything of it is done.

        Raises:
            NotInRole: it does not.
        """
        if not may_do(self.role, work):
            raise NotInRole(role=self.role, refused=work.value)

    def _check(self, acts: tuple[Act, ...]) -> None:
        for kind in dict.fromkeys(act.kind for act in acts):
            if not may_append(self.role, kind):
                raise NotInRole(role=self.role, refused=kind)

    def today(self) -> date:
        """Return the present day in UTC."""
        return self.clock().date()

    def content(self, exhibit: ExhibitId) -> bytes:
        """Return the bytes of an exhibit, unsealed and verified."""
        return b"".join(self.store.open_exhibit(exhibit))

    def text(self, layer: ExhibitId) -> str:
        """Return the text of a text layer."""
        return self.content(layer).decode()

    def reading(self, exhibit: ExhibitId) -> Reading:
        """Return the reading that an exhibit of that role holds."""
        return from_plain(Reading, json.loads(self.content(exhibit)))
