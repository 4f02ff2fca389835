from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"

STORY = """
import random, sys
from pathlib import Path
sys.path.insert(0, {scripts!r})
from prove_kill import Lost, Moment, check, collect_all, command, make_folder, run

place = Path({place!r})
workspace = place / "workspace"
run(lambda: command("init", str(workspace), "--no-passphrase", "--as", "Case worker"))
folder = make_folder(place / "received-0", random.Random(1))
collect = lambda: command("collect", "--workspace", str(workspace), "--json", str(folder))
killed = run(collect, Moment(after=1, delay_s=0))
ended = run(collect)
print(killed.was_killed, len(killed.receipts) >= 1, len(ended.receipts))
check(workspace, place, ended.receipts)
collect_all(workspace, place, [folder])
print("holds")
received = place / str(ended.receipts[0]["file"])
kept = received.read_bytes()
received.write_bytes(b"what was received was something else")
try:
    check(workspace, place, ended.receipts)
except Lost as loss:
    print("has other bytes" in str(loss))
received.write_bytes(kept)
for path in [path for path in (workspace / "exhibits").rglob("*") if path.is_file()]:
    path.unlink()  # a kill may have left one that no entry names, and losing only that one is no loss
try:
    check(workspace, place, ended.receipts)
except Lost:
    print("lost")
"""


@pytest.mark.slow
def test_the_proof_notices_what_is_lost(tmp_path: Path) -> None:
    story = STORY.format(scripts=str(SCRIPTS), place=str(tmp_path))
    told = subprocess.run([sys.executable, "-c", story], capture_output=True, text=True, timeout=120, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == ["True True 8", "holds", "True", "lost"]
