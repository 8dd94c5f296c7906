from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from khizana.parallel import in_processes

THINGS = list(range(1_000))


def nothing() -> None:
    """Open nothing again."""


@pytest.mark.parametrize("jobs", [pytest.param(1, id="here"), pytest.param(3, id="in-copies")])
def test_it_is_the_same_in_the_same_order(jobs: int) -> None:
    offset = 7  # which the copies have without being told

    def work(some: Sequence[int]) -> list[int]:
        return [thing + offset for thing in some]

    found = list(in_processes(jobs, THINGS, work, nothing))
    assert [thing for _, part in found for thing in part] == [thing + 7 for thing in THINGS]
    assert [done for done, _ in found][-1] == len(THINGS)


def test_the_work_is_done_elsewhere_where_that_pays() -> None:
    def work(_: Sequence[int]) -> int:
        return os.getpid()

    assert os.getpid() not in {pid for _, pid in in_processes(2, THINGS, work, nothing)}
    assert {pid for _, pid in in_processes(2, THINGS[:9], work, nothing)} == {os.getpid()}
    assert list(in_processes(2, [], work, nothing)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised(jobs: int) -> None:
    def work(some: Sequence[int]) -> None:
        if 500 in some:
            raise ValueError("خطأ")

    with pytest.raises(ValueError, match="خطأ"):
        list(in_processes(jobs, THINGS, work, nothing))


def test_each_process_begins_once() -> None:
    begun: list[int] = []

    def work(_: Sequence[int]) -> list[int]:
        return list(begun)

    found = {tuple(pids) for _, pids in in_processes(2, THINGS, work, lambda: begun.append(os.getpid()))}
    assert {len(pids) for pids in found} == {1}
    assert begun == []
