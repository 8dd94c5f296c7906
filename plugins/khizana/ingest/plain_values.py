"""Values of a head or row that the archive has no place for, made plain: strings, numbers, lists and objects of JSON.

They are kept with the article, so their size is bounded: a head is written by people, but not always to be read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from khizana.ingest.controls import strip_controls

_MAX_VALUES = 5_000  # of one key, a thousand characters of a string counting as one more
_MAX_DEPTH = 20
_MAX_DIGITS = 4_000  # of an integer; Python turns up to 4,300 into text


class Budget:
    """How much of one value may still be kept. Raises OverflowError when it is used up."""

    def __init__(self) -> None:
        self._left = _MAX_VALUES
        self._depth = 0

    def spend(self, values: int = 1) -> None:
        """Take *values* from what is left."""
        self._left -= values
        if self._left < 0:
            raise OverflowError

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Go one level down."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise OverflowError
        yield
        self._depth -= 1


def plain(value: object) -> Any:
    """Return *value* as JSON can hold it. Raises OverflowError for one that is too large to keep.

    >>> import datetime
    >>> plain({"when": datetime.date(2015, 7, 3), "n": float("nan"), "tags": ("أ", 5)})
    {'when': '2015-07-03', 'n': None, 'tags': ['أ', 5]}
    """
    return _plain(value, Budget())


def _plain(value: object, budget: Budget) -> Any:
    budget.spend()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if value.bit_length() > 3 * _MAX_DIGITS:
            raise OverflowError
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        budget.spend(len(value) // 1000)
        return strip_controls(value)[0]
    with budget.deeper():
        if isinstance(value, Mapping):
            return {strip_controls(str(key))[0]: _plain(item, budget) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [_plain(item, budget) for item in value]
    return strip_controls(str(value))[0]
