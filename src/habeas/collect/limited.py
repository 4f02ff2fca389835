"""How the child gives up what it does not need, before it looks at a stranger's file.

1. Ceilings on memory, processor time, written files and open files. 2. A network namespace of its own, in which
there is nothing to reach. 3. A filter in the kernel that refuses to open sockets, to start programs, and to open
files for writing. 2 and 3 exist on Linux only and depend on what the machine allows; either alone keeps the child
off the network. It may still read what its user may read, but all it can do with that is to return it as text.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import struct
import sys

from habeas.collect.limits import Limits
from habeas.collect.syscalls import PROCESSORS, Processor

NETWORK_NAMESPACE = "network namespace"
CALL_FILTER = "call filter"

_OPEN_FILES = 64
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_NUMBER_AT, _PROCESSOR_AT, _ARGUMENTS_AT = 0, 4, 16
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine(limits: Limits) -> tuple[str, ...]:
    """Give up what can be given up, for good, and return which of the two walls of Linux stand."""
    for kind, ceiling in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _lower(kind, ceiling)
    if not sys.platform.startswith("linux"):
        return ()
    walls = ((NETWORK_NAMESPACE, _leave_network), (CALL_FILTER, _refuse_calls))
    return tuple(name for name, build in walls if build())


def _lower(kind: int, ceiling: int) -> None:
    hard = resource.getrlimit(kind)[1]
    bound = ceiling if hard == resource.RLIM_INFINITY else min(ceiling, hard)
    resource.setrlimit(kind, (bound, bound))


def _leave_network() -> bool:
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is None:
        return False
    return any(unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def _refuse_calls() -> bool:
    processor = PROCESSORS.get(platform.machine())
    if processor is None or struct.calcsize("P") != 8:
        return False
    program = b"".join(_filter(processor))
    room = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(room))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.c_char_p(header), 0, 0) == 0)


def _filter(processor: Processor) -> list[bytes]:
    """Return the filter's steps: wrong processor, foreign numbering, refused calls and writing opens get EPERM.

    Source:
        Linux, Documentation/userspace-api/seccomp_filter.rst; `struct sock_filter` is code, jump if so, jump if not,
        operand.
    """
    steps = [
        _step(_LOAD, _PROCESSOR_AT),
        _step(_EQUAL, processor.audit, if_so=1),
        _step(_RETURN, _REFUSE),
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, 0x40000000, if_not=1),
        _step(_RETURN, _REFUSE),
    ]
    for call in processor.refused:
        steps += [_step(_EQUAL, call, if_not=1), _step(_RETURN, _REFUSE)]
    for call, argument in processor.opens.items():
        steps += [
            _step(_EQUAL, call, if_not=4),
            _step(_LOAD, _ARGUMENTS_AT + 8 * argument),
            _step(_ANY_BIT, _WRITING, if_not=1),
            _step(_RETURN, _REFUSE),
            _step(_RETURN, _ALLOW),
        ]
    return [*steps, _step(_RETURN, _ALLOW)]


def _step(code: int, operand: int, *, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, operand)
