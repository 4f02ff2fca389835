"""The child that opens one stranger's file: `python -I -B -m habeas.collect.child`, a question in, an answer out."""

from __future__ import annotations

import sys

from habeas.collect.attached import attachments
from habeas.collect.errors import Bomb, ChildDied, Unreadable
from habeas.collect.incoming import read_at_most
from habeas.collect.layer import extract_text
from habeas.collect.limited import confine
from habeas.collect.media import UNKNOWN
from habeas.collect.wire import Question, answer, answer_attached, answer_error, asked


def main() -> int:
    """Answer one question from standard input on standard output; return 0 where there is an answer."""
    question = asked(sys.stdin.buffer.readline())
    walls = confine(question.limits)
    try:
        reply = _answer(question, walls)
    except Unreadable as error:
        reply = answer_error(error)
    except MemoryError:
        reply = answer_error(ChildDied(name=question.name, how="it needed more memory than is allowed"))
    except RecursionError:
        reply = answer_error(Bomb(name=question.name, sign="it is nested too deep"))
    sys.stdout.buffer.write(reply)
    sys.stdout.buffer.flush()
    return 0


def _answer(question: Question, walls: tuple[str, ...]) -> bytes:
    most_bytes = question.limits.most_bytes(question.media_type or UNKNOWN)
    content = read_at_most(sys.stdin.buffer, most_bytes, name=question.name)
    if question.wants_attached:
        return answer_attached(attachments(content, name=question.name, limits=question.limits), walls)
    layer = extract_text(content, name=question.name, media_type=question.media_type, limits=question.limits)
    return answer(layer, walls)


if __name__ == "__main__":
    sys.exit(main())
