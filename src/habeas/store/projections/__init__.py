"""How the tables are made from the log: one function for each kind of entry, and a rebuild that runs them all."""

from __future__ import annotations

from habeas.store.projections import (
    appeals,
    cases,
    checkpoints,
    derivations,
    erasures,
    exhibits,
    judgements,
    parties,
    readers,
    releases,
)
from habeas.store.projections.place import Heading, OpenExhibit, Place, Projection
from habeas.store.projections.projector import Projector

PROJECTIONS: dict[str, Projection] = {
    **cases.PROJECTIONS,
    **exhibits.PROJECTIONS,
    **parties.PROJECTIONS,
    **derivations.PROJECTIONS,
    **judgements.PROJECTIONS,
    **releases.PROJECTIONS,
    **appeals.PROJECTIONS,
    **readers.PROJECTIONS,
    **checkpoints.PROJECTIONS,
    **erasures.PROJECTIONS,
}
"""What each kind of entry does to the tables; a test holds that no kind is missing."""

__all__ = ["PROJECTIONS", "Heading", "OpenExhibit", "Place", "Projection", "Projector"]
