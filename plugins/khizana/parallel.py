"""Work on many things in as many processes as are wanted, each a copy of this one as it is (fork).

Nothing is sent to them but which things are theirs. What comes back is the same as from one process, in the same order.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_CHUNK = 32  # things that a process is given at once
_WORTH_A_POOL = 256  # things; a process costs about as much as a few dozen pages

_work: Callable[[Sequence[Any]], Any]  # of the pool that is at work; its processes find it in their copy


def in_processes(
    jobs: int, things: Sequence[T], work: Callable[[Sequence[T]], R], begin: Callable[[], None]
) -> Iterator[tuple[int, R]]:
    """Yield what *work* makes of some *things* after the other, with how many are done then.

    *begin* is called first in each new process: to open again what two processes must not share, connections to databases.
    Where processes cannot be copied, or would not pay, the work is done here.
    """
    chunks = [things[at : at + _CHUNK] for at in range(0, len(things), _CHUNK)]
    done = list(accumulate(map(len, chunks)))
    if jobs == 1 or len(things) < _WORTH_A_POOL or not _can_copy():
        yield from zip(done, map(work, chunks), strict=True)
        return
    global _work
    _work = work
    gc.freeze()  # so that the collector does not touch, and so copy, every object in every process
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=begin) as pool:
            yield from zip(done, pool.map(_do, chunks), strict=True)
    finally:
        gc.unfreeze()


def _do(chunk: Sequence[Any]) -> Any:
    return _work(chunk)


def _can_copy() -> bool:
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()
