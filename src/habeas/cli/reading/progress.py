"""How far a long run is, on one line of a terminal that is looked at; nothing where nobody looks or it is soon over."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

_FROM_S = 2.0
_EVERY_S = 0.2


@dataclass(slots=True, kw_only=True)
class Progress:
    """Counts what is done; `total` is None where it is not known."""

    total: int | None
    is_shown: bool
    done: int = 0
    errors: int = 0
    kept: int = 0
    _began: float = field(default_factory=time.monotonic)
    _shown_at: float = 0.0

    def count(self, *, is_error: bool, is_kept: bool = False) -> None:
        """Count one input and, where it is time, tell."""
        self.done += 1
        self.errors += is_error
        self.kept += is_kept
        now = time.monotonic()
        if self.is_shown and now - self._began > _FROM_S and now - self._shown_at > _EVERY_S:
            self._shown_at = now
            sys.stderr.write(f"\r\x1b[K{self.line(now - self._began)}")
            sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """Return what is told after so many seconds."""
        of = f" of {self.total:,}" if self.total is not None else ""
        fresh = self.done - self.kept
        rate = f" · {fresh / seconds:.1f} a second" if seconds > 0 and fresh else ""
        left = ""
        if self.total is not None and fresh and seconds > 0:
            left = f" · {_clock((self.total - self.done) * seconds / fresh)} left"
        kept = f" · {self.kept:,} from before" if self.kept else ""
        failed = f" · {self.errors:,} not read" if self.errors else ""
        return f"{self.done:,}{of}{kept}{failed}{rate}{left}"

    def summary(self) -> str:
        """Return what was done in the end."""
        kept = f", {self.kept:,} of them before" if self.kept else ""
        failed = f", {self.errors:,} could not be read" if self.errors else ""
        return f"{self.done:,} inputs{kept}{failed}"

    def end(self) -> None:
        """Take the line away."""
        if self._shown_at:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
