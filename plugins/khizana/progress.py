"""Tell the person at the terminal how a long stage goes, on standard error, and what it cost."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[int, int], None]
"""Is called with (done, total) as a stage goes on."""

_EVERY = 0.2  # seconds between two lines of a terminal
_EVERY_LOGGED = 10.0  # the same where the output goes to a file


class Stage:
    """One stage of a build: a line that counts up, then what it took."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._terminal = sys.stderr.isatty()
        self._shown = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Show that *done* of *total* steps are done; cheap enough to call at each."""
        now = time.monotonic()
        if now - self._shown >= (_EVERY if self._terminal else _EVERY_LOGGED):
            self._shown = now
            sys.stderr.write(f"{self._start}  {self.name}: {done:,} of {total:,}{'' if self._terminal else chr(10)}")
            sys.stderr.flush()

    @property
    def _start(self) -> str:
        return "\r\x1b[2K" if self._terminal else ""

    def done(self, cpu: float) -> None:
        """Close the line with the CPU seconds the stage took."""
        sys.stderr.write(f"{self._start}  {self.name}: {cpu:.1f} s CPU\n")


@contextmanager
def stage(name: str) -> Iterator[Stage]:
    """Run a stage under *name*; what it cost this process and its children is shown when it ends."""
    began = _cpu()
    shown = Stage(name)
    yield shown
    shown.done(_cpu() - began)


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
