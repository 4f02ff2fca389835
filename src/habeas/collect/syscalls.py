"""System calls that reading a file never needs, by processor; what is named here is refused to the child.

Source:
    Linux, arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h (arm64); AUDIT_ARCH values from
    include/uapi/linux/audit.h. From 424 on numbers are the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

_EVERYWHERE = (424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 435, 437, 438, 440, 442)
"""pidfd_send_signal, io_uring_*, open_tree to fspick, pidfd_open, clone3, openat2, pidfd_getfd, process_madvise,
mount_setattr."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Processor:
    """One processor: its audit number, refused calls, and the calls that open files with where their flags stand."""

    audit: int
    refused: tuple[int, ...]
    opens: dict[int, int]


_X86_64 = Processor(
    audit=0xC000003E,
    refused=(
        29, 30, 41, 42, 43, 44, 46, 49, 50, 53,  # shared memory, sockets
        56, 57, 58, 59, 62, 68, 76, 82, 83, 84,  # clone, fork, execve, kill, queues, truncate, rename, folders
        85, 86, 87, 88, 90, 91, 92, 93, 94, 101,  # creat, link, unlink, symlink, chmod, chown, ptrace
        129, 132, 133, 155, 161, 164, 165, 166, 167, 169, 170, 175, 179,  # signals, times, devices, mounts, reboot
        188, 189, 190, 197, 200, 227, 235, 240, 246, 248, 249, 250,  # attributes, tkill, clocks, queues, kernel keys
        258, 259, 260, 261, 263, 264, 265, 266, 268, 272, 280, 288,  # the same by folder, unshare, accept4
        298, 303, 304, 307, 308, 310, 311, 313, 316, 321, 322, 323,  # perf, handles, sendmmsg, setns, processes, bpf
        *_EVERYWHERE,
    ),
    opens={2: 1, 257: 2},
)  # fmt: skip

_ARM64 = Processor(
    audit=0xC00000B7,
    refused=(
        5, 6, 7, 14, 33, 34, 35, 36, 37, 38, 39, 40, 41, 45, 51, 52, 53, 54, 55,  # files, mounts, rights
        88, 97, 104, 105, 112, 117, 129, 130, 138, 142, 161, 170, 180, 186, 194, 196,  # times, unshare, ptrace, signals
        198, 199, 200, 201, 202, 203, 206, 211, 217, 218, 219, 220, 221, 224, 241, 242,  # sockets, keys, clone, execve
        264, 265, 268, 269, 270, 271, 273, 276, 280, 281, 282,  # handles, setns, other processes, bpf
        *_EVERYWHERE,
    ),
    opens={56: 2},
)  # fmt: skip

PROCESSORS = {"x86_64": _X86_64, "aarch64": _ARM64}
"""Processors by the name that `uname` gives them."""
