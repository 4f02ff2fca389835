"""`make demo`: build the invented case, tell what was found, and serve the desk when somebody is watching."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from habeas.demo.build import Build
from habeas.demo.case_file import load_case
from habeas.demo.decisions import load_decisions
from habeas.demo.story import tell
from habeas.facts.errors import HabeasError

FOLDER = Path("demo") / "workspace"
SERVE = [sys.executable, "-c", "from habeas.cli.main import main; main()", "serve"]


def main() -> int:
    """Build the case, print what was found, and serve it on a terminal; return the exit status."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    case = load_case()
    build = Build.begin(FOLDER, case, load_decisions())
    try:
        for line in tell(build):
            print(line, flush=True)
    except HabeasError as error:
        print(*error.lines(), sep="\n", file=sys.stderr)
        return int(error.exit_status)
    finally:
        build.workspace.close()
    arguments = ["--workspace", str(FOLDER), "--as", case.reviewers[0].name]
    case_day = f"http://127.0.0.1:8750/?as_of={case.as_of}"
    if wants_serving():
        print(f"\nThe case as of its last day, once you are in: {case_day}", flush=True)
        os.execv(sys.executable, [*SERVE, *arguments])
    print(f'\nTo open the desk: .venv/bin/habeas serve --workspace {FOLDER} --as "{case.reviewers[0].name}"')
    print(f"Then, for the case as of its last day: {case_day}")
    return 0


def wants_serving() -> bool:
    """Return what SERVE says; without it, whether the output is a terminal."""
    asked = os.environ.get("SERVE", "auto")
    return asked == "1" or (asked != "0" and sys.stdout.isatty())


if __name__ == "__main__":
    sys.exit(main())
