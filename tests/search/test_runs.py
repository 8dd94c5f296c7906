from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from khizana.search.runs import Runs

WORDS = st.text(alphabet="ابتثجكلمن", min_size=1, max_size=4)
RECORDS = st.lists(st.tuples(WORDS, st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5)), max_size=40)


@given(RECORDS, st.integers(1, 20))
def test_spilling_changes_nothing(records: list[tuple[str, list[int]]], held: int) -> None:
    whole: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        runs = Runs(Path(folder), "test", lambda key: key[::-1], held=held)
        for key, numbers in records:
            runs.extend(key, numbers, len(numbers))
            runs.spill_if_full()
            whole.setdefault(key, []).extend(numbers)
        expected = [((key[::-1], key), whole[key]) for key in sorted(whole, key=lambda key: (key[::-1], key))]
        for _ in range(2):  # the merge may be read again
            assert [(key, numbers.tolist()) for key, numbers in runs.merged()] == expected
