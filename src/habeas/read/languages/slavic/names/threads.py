"""One thread for the arithmetic of names.

Its matrices are small. Where two threads share one, each waits for the other in a busy loop: on a machine with other
work to do that took eight times the processor's time. One thread also adds up in one order, so that the same text
gives the same bytes on every number of cores.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController

__all__ = ["single_thread"]


def single_thread() -> AbstractContextManager[object]:
    """Return a context within which numpy multiplies matrices in the calling thread alone."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


@cache
def _controller() -> ThreadpoolController:
    """Return what sets the number of threads; looking for the loaded libraries takes a few milliseconds."""
    return ThreadpoolController()
