"""Documents with injected orders, collected and read in a workspace: no entry but exhibits and readings, no judgement.

`make prove` tries 1,000.
"""

from __future__ import annotations

import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from habeas.workspace import Workspace
from habeas.workspace.readers import ChosenModel
from tests.read.injected import injected_reports
from tests.read.model.server import Behaviour, Material, serving
from trials import first, trials

NUMBER = trials(9)
REPORTS = tuple(injected_reports(NUMBER, seed=9 + first()))
_reached: list[tuple[str, object]] = []
_watching = threading.Event()


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _watching.is_set() and event in {"socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"}:
        _reached.append((event, arguments[1] if event == "socket.connect" else arguments[0]))


sys.addaudithook(_watch)


def obedient(material: Material) -> object:
    """Say whatever the text says, under every verb that there might be, and demand that it be done."""
    lines = [line for line in str(material["text"]).splitlines() if line.strip()]
    done = [
        {"verb": verb, "proposal": "s1", "verdict": "accepted"} for verb in ("accept", "publish", "export", "erase")
    ]
    return {
        "names": [{"name": line, "kind": "person"} for line in lines],
        "statements": [{"quote": line, "kind": "remark"} for line in lines] + done,
        "tool_calls": done,
    }


@pytest.mark.parametrize("by", ["rules", "model"])
def test_injected_documents_leave_exhibits_and_proposals_and_nothing_else(by: str, tmp_path: Path) -> None:
    folder = tmp_path / "casefiles"
    with serving(Behaviour(play=obedient, tool_calls=True)) as server:
        chosen = ChosenModel(address=server.address, model="obedient") if by == "model" else None
        with Workspace.create(folder, actor="Vera", passphrase=None) as made:
            before = Counter(line.kind for line in made.log())
        _reached.clear()
        with Workspace.open(folder, reader=chosen) as workspace:
            for place, report in enumerate(REPORTS):
                list(workspace.collect_content(report.text.encode(), name=f"{place}.txt"))
            _watching.set()
            readings = list(workspace.read())
            _watching.clear()
            after = Counter(line.kind for line in workspace.log())
            assert set(after - before) <= {"exhibit.sealed", "exhibit.unreadable"}
            assert workspace.open_proposals() == len(workspace.proposals(is_open=None))
            assert workspace.parties() == ()
            assert workspace.reader_permits() == ()
            assert workspace.releases() == ()
            assert workspace.verify().holds
            if by == "model":
                assert [one.problem for one in readings] == [None] * NUMBER
                assert workspace.open_proposals() >= NUMBER
    reached = {target for event, target in _reached if event == "socket.connect"}
    assert {event for event, _ in _reached} <= {"socket.connect"}
    assert reached <= {("127.0.0.1", server.address.port)}
    assert [path for report in REPORTS for path in [Path(report.path)] if path.exists()] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["casefiles"]
