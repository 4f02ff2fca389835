"""Erasing a person or a whole case: shown first, then agreed to by a second person, then carried out."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.facts.ids import ExhibitId
from habeas.workspace.erasing import carrying_out, cases, planning
from habeas.workspace.erasing.cases import CasePlan
from habeas.workspace.erasing.planning import ErasurePlan
from habeas.workspace.leaves import Leaves, LeaveView
from habeas.workspace.opened import Opened


class ErasureMethods(Opened):
    """Erasing a person or a whole case: shown first, then agreed to by a second person, then carried out."""

    __slots__ = ()

    def plan_erasure(
        self, person: str, *, also_names: Iterable[str] = (), also_exhibits: Iterable[ExhibitId] = ()
    ) -> ErasurePlan:
        """Return what erasing a person would destroy and what would stay; nothing is changed.

        Args:
            person: The person's name, number or id.
            also_names: Further spellings of the name to be struck out.
            also_exhibits: Further exhibits that go, such as a picture that shows the person.
        """
        return planning.plan_person(self.session, person, also_names=also_names, also_exhibits=also_exhibits)

    def plan_case_erasure(self) -> CasePlan:
        """Return what erasing the whole case would destroy and what would stay; nothing is changed."""
        return cases.plan_case(self.session)

    def ask_to_erase(self, plan: ErasurePlan | CasePlan, *, purpose: str) -> LeaveView:
        """Ask for leave to do what was planned; another enrolled person gives it."""
        if isinstance(plan, CasePlan):
            return Leaves(session=self.session).ask(plan.what, purpose=purpose)
        return Leaves(session=self.session).ask(
            plan.what, purpose=purpose, also_names=plan.also_names, also_exhibits=plan.also_exhibits
        )

    def erase_person(
        self, person: str, *, also_names: Iterable[str] = (), also_exhibits: Iterable[ExhibitId] = ()
    ) -> ErasurePlan:
        """Erase a person for good, under the leave of a second person; return what was done.

        Raises:
            ErasureNeedsLeave: nobody else has given leave.
            ErasureChanged: leave was given, but something else would be destroyed now.
        """
        with self.session.store.writing():
            plan = planning.plan_person(self.session, person, also_names=also_names, also_exhibits=also_exhibits)
            carrying_out.erase_person(self.session, plan)
        return plan

    def erase_case(self) -> CasePlan:
        """Erase the whole case for good, under the leave of a second person; afterwards this workspace has no case.

        Where it was the only one, an empty case `main` is opened, for a workspace has at least one.

        Raises:
            ErasureNeedsLeave: nobody else has given leave.
            ErasureChanged: leave was given before something was added to the case.
        """
        return cases.erase_case(self.session)
