"""The child that opens one stranger's file: `python -I -B -m habeas.collect.child`, a question in, an answer out."""

from __future__ import annotations

import sys

from habeas.collect.errors import Bomb, ChildDied, Unreadable
from habeas.collect.layer import extract_text
from habeas.collect.limited import confine
from habeas.collect.wire import answer, answer_error, asked


def main() -> int:
    """Answer one question from standard input on standard output; return 0 where there is an answer."""
    name, media_type, limits = asked(sys.stdin.buffer.readline())
    walls = confine(limits)
    try:
        content = sys.stdin.buffer.read()
        reply = answer(extract_text(content, name=name, media_type=media_type, limits=limits), walls)
    except Unreadable as error:
        reply = answer_error(error)
    except MemoryError:
        reply = answer_error(ChildDied(name=name, how="it needed more memory than is allowed"))
    except RecursionError:
        reply = answer_error(Bomb(name=name, sign="it is nested too deep"))
    sys.stdout.buffer.write(reply)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
