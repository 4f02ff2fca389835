"""The verifier stands alone, accepts every true proof, and refuses it with any bit flipped."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.facts.ids import ProposalId
from habeas.record import verify
from habeas.record.canonical import canonical_json
from habeas.record.checkpoint import Checkpoint, sign_checkpoint, vkey
from habeas.record.kinds import StatementRejected
from habeas.record.note import sign_note
from habeas.record.proof import make_continuation, make_proof
from habeas.record.sealing import seal_entry
from habeas.record.tree import consistency_proof, leaf_hash, root_of
from habeas.record.verify import Broken, check, main
from tests.record.examples import CASE_KEY, ORIGIN, SIGNING_KEY, draft, flips
from tests.record.test_proof import LEAVES, LOG, VKEY, proof, shown

SOURCE = Path(verify.__file__)
VECTOR = Path(__file__).parent / "vectors" / "proof-v1.json"
ODD_SIZE = sign_note(
    Checkpoint(origin=ORIGIN, size=11, root=root_of(LEAVES)).to_text().replace("\n11\n", "\n011\n"),
    key=SIGNING_KEY,
    name=ORIGIN,
).to_bytes().decode()  # fmt: skip
OTHER_VKEY = vkey("example.org/other", SIGNING_KEY)


@pytest.fixture
def proof_file(tmp_path: Path) -> Path:
    file = tmp_path / "statement.proof"
    file.write_bytes(proof(4, part=shown(LOG[4])))
    return file


def changed(**fields: object) -> str:
    return (canonical_json({**json.loads(proof(4, part=shown(LOG[4]))), **fields}) + b"\n").decode()


def test_the_verifier_imports_nothing_of_habeas_and_little_else() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    outside = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names)
    assert outside == {"cryptography"}


def test_the_verifier_can_be_read_in_one_sitting() -> None:
    assert len(SOURCE.read_text(encoding="utf-8").splitlines()) <= 350


def test_the_verifier_runs_as_one_file_away_from_habeas(proof_file: Path, tmp_path: Path) -> None:
    alone = shutil.copy(SOURCE, tmp_path / "verify.py")
    blocked = tmp_path / "habeas.py"
    blocked.write_text("raise ImportError('the verifier must not import this')", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, alone, proof_file, "--vkey", VKEY],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1]) == (0, "", "All of it holds.")


def test_the_verifier_says_what_it_checked(proof_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(proof_file), "--vkey", VKEY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "entry      e-4, statement.accepted (version 1)",
        "made       2022-07-20T12:00:00.000000+00:00 by a-first in c-main",
        f"in the log at place 4, counted from 0, of the first 11 entries of {ORIGIN}",
        f"root       {root_of(LEAVES).hex()}, signed by",
        f"key        {VKEY} (as you gave it)",
        "words      of part 0, about p-son:",
    ]
    assert '  "reason": "her own words",' in lines


def test_the_verifier_asks_to_compare_a_key_that_only_the_proof_names(
    proof_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(proof_file)]) == 0
    assert capsys.readouterr().out.splitlines()[4] == f"key        {VKEY} (from the proof itself: compare it)"


@pytest.mark.parametrize("size", range(1, 12))
def test_the_verifier_accepts_every_entry_of_every_size_of_log(size: int) -> None:
    for index in range(size):
        assert check(proof(index, size).decode(), VKEY)[-1] == "words      not shown in this proof"


def test_a_flipped_bit_anywhere_in_a_proof_is_noticed() -> None:
    original = proof(4, part=shown(LOG[4], 1))
    assert check(original.decode(), None)
    for damaged in (*flips(original), original[:-1], original + b"\n", b""):
        with pytest.raises((Broken, ValueError)):
            check(damaged.decode("utf-8"), None)


@pytest.mark.parametrize("content", [b"", b"\xff\n", b"[]\n", b"{}\n", b"[" * 100_000 + b"\n"])
def test_a_file_that_is_no_proof_exits_3(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "no.proof"
    file.write_bytes(content)
    assert main([str(file)]) == 3
    captured = capsys.readouterr()
    assert (captured.out, captured.err.partition(":")[0]) == ("", "DOES NOT HOLD")


def test_a_proof_by_another_key_than_the_one_given_exits_3(
    proof_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(proof_file), "--vkey", OTHER_VKEY]) == 3
    assert capsys.readouterr().err == "DOES NOT HOLD: the proof is of a log with another key than --vkey\n"


def test_a_missing_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.proof")]) == 2
    assert capsys.readouterr().err.endswith("none.proof: No such file or directory\n")


def test_wrong_usage_exits_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"v": 2}, "not a proof of version 1"),
        ({"index": 11}, "outside the tree"),
        ({"index": -1}, "outside the tree"),
        ({"index": True}, "not of type int"),
        ({"index": 5}, "does not lead to the root"),
        ({"path": []}, "wrong length"),
        ({"path": "none"}, "not of type list"),
        ({"path": ["00"]}, "64 hexadecimal digits"),
        ({"part": {"index": 0}}, "missing or unknown fields"),
        ({"part": {"index": 2, "plaintext": "", "salt": "00" * 32}}, "no such part"),
        ({"part": {"index": 0, "plaintext": "{}", "salt": "00" * 32}}, "not those that the header commits to"),
        ({"part": json.loads(proof(4, part=shown(LOG[4], 1)))["part"] | {"index": -1}}, "no such part"),
        ({"checkpoint": ODD_SIZE}, "size of the checkpoint is not in canonical form"),
        ({"checkpoint": "text"}, "not a signed note"),
        ({"vkey": OTHER_VKEY}, "not signed by the key"),
        ({"vkey": "name"}, "not an Ed25519 key"),
        ({"header": "{}"}, "missing or unknown fields"),
        (
            {"checkpoint": sign_checkpoint("example.org/other", 11, root_of(LEAVES), SIGNING_KEY, ORIGIN).decode()},
            "of another log",
        ),
    ],
)
def test_a_forged_proof_is_refused_with_its_fault_named(fields: dict[str, object], complaint: str) -> None:
    with pytest.raises(Broken, match=complaint):
        check(changed(**fields), None)


def test_a_proof_with_spaces_in_it_is_refused() -> None:
    with pytest.raises(Broken, match="canonical"):
        check(json.dumps(json.loads(proof(4))) + "\n", None)


def test_control_characters_in_the_words_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    act = StatementRejected(proposal=ProposalId("q-1"), reason="left\u202eright\x9b2J")
    entry = seal_entry(draft(act), CASE_KEY)
    content = make_proof(
        header_bytes=entry.header_bytes,
        index=0,
        leaf_hashes=[entry.leaf_hash],
        checkpoint=sign_checkpoint(ORIGIN, 1, entry.leaf_hash, SIGNING_KEY),
        vkey=VKEY,
        shown=shown(entry),
    )
    assert "\u202e" in content.decode()
    file = tmp_path / "hostile.proof"
    file.write_bytes(content)
    assert main([str(file)]) == 0
    assert '  "reason": "left\ufffdright\ufffd2J"' in capsys.readouterr().out.splitlines()


def test_the_published_proof_holds() -> None:
    assert check(VECTOR.read_text(encoding="utf-8"), VKEY)[0] == "entry      e-4, statement.accepted (version 1)"
    published, made = json.loads(VECTOR.read_bytes()), json.loads(proof(4, part=shown(LOG[4])))
    assert published.keys() == made.keys()
    assert published["part"]["plaintext"] == made["part"]["plaintext"]


def note_over(size: int, leaves: list[bytes] | None = None) -> bytes:
    """Return a signed checkpoint over the first entries of a log."""
    return sign_checkpoint(ORIGIN, size, root_of((leaves or LEAVES)[:size]), SIGNING_KEY)


def continuation(old: int, new: int) -> str:
    """Return the proof that one checkpoint of the invented log continues another."""
    return make_continuation(older=note_over(old), newer=note_over(new), leaf_hashes=LEAVES[:new], vkey=VKEY).decode()


@pytest.mark.parametrize("new", range(1, len(LEAVES) + 1))
def test_the_verifier_accepts_every_continuation(new: int) -> None:
    for old in range(1, new + 1):
        assert (
            check(continuation(old, new), VKEY)[1]
            == f"continues   from {old} entries to {new}, nothing of the {old} changed"
        )


def test_a_flipped_bit_anywhere_in_a_continuation_is_noticed() -> None:
    accepted = []
    for other in flips(continuation(3, len(LEAVES)).encode()):
        try:
            check(other.decode(), VKEY)
            accepted.append(other)
        except (Broken, ValueError):
            continue
    assert accepted == []


def test_a_rewritten_history_never_continues_the_one_that_was_kept() -> None:
    rewritten = [leaf_hash(b"another entry"), *LEAVES[1:]]
    size = len(rewritten)
    for old in range(1, size + 1):
        forged = {
            **json.loads(continuation(old, size)),
            "new": note_over(size, rewritten).decode(),
            "path": [one.hex() for one in consistency_proof(rewritten, old)],
        }
        with pytest.raises(Broken, match="does not continue"):
            check((canonical_json(forged) + b"\n").decode(), VKEY)


def test_a_hash_too_many_or_too_few_in_a_continuation_is_refused() -> None:
    plain = json.loads(continuation(3, len(LEAVES)))
    for path in (plain["path"][:-1], [*plain["path"], plain["path"][0]], []):
        with pytest.raises(Broken):
            check((canonical_json({**plain, "path": path}) + b"\n").decode(), VKEY)


def test_two_histories_show_when_their_checkpoints_meet(
    tmp_path: Path, proof_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(note_over(len(LEAVES)))
    assert main([str(proof_file), "--vkey", VKEY, "--checkpoint", str(kept)]) == 0
    assert "the same size and the same root" in capsys.readouterr().out
    kept.write_bytes(note_over(len(LEAVES), [leaf_hash(b"another entry"), *LEAVES[1:]]))
    assert main([str(proof_file), "--vkey", VKEY, "--checkpoint", str(kept)]) == 3
    assert "TWO HISTORIES" in capsys.readouterr().err
