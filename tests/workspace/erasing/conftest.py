"""A case of several people, all of it judged, with a second person who can give leave."""

from __future__ import annotations

import pytest

from habeas.workspace import Workspace

PAVEL = "Pavel Orlin"


@pytest.fixture
def case(read: Workspace) -> Workspace:
    """Return the workspace with everything accepted, a consent, a draft, and Boris enrolled."""
    read.enrol("Boris", role="reviewer")
    for view in read.proposals():
        read.accept(view.id)
    read.act("wgeid", PAVEL)
    return read
