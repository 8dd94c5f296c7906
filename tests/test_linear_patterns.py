"""Every regular expression of the package takes time in proportion to the text, whatever stands in it.

Each is run as the code runs it (match, fullmatch, search) over growing repetitions of what such expressions stumble on; eight
times the text may take thirty times as long, where a quadratic one takes sixty-four.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import khizana

_UNITS = (
    " ",
    ".",
    "؟",
    "ا",
    "1",
    "\n",
    "-",
    "<",
    "<p ",
    "[",
    "[a ",
    "![",
    "(",
    '"',
    "«",
    "،",
    "\u2028",
    "ab ",
    "ا ",
    "*",
    "&",
    "{",
)
_TAILS = ("", "ا", "!")
_SMALL, _LARGE = 1_000, 8_000  # characters
_MAX_GROWTH = 30
_WORTH_TIMING = 0.02  # seconds: below that nothing is slow, and nothing can be measured
_OF_OUR_OWN_TEXTS = {"khizana.search.clientjs", "khizana.entities.gazetteer.build_tables"}  # our scripts, CLDR's names
_SEARCHING = "search|sub|subn|finditer|findall|split"


def _patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Yield (name, expression, whether the code searches with it) for every one at the top of a module."""
    for found in pkgutil.walk_packages(khizana.__path__, "khizana."):
        if "starter" in found.name or found.name.endswith("__main__") or found.name in _OF_OUR_OWN_TEXTS:
            continue
        module = importlib.import_module(found.name)
        if module.__file__ is None or not module.__file__.endswith(".py"):
            continue
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            values = value if isinstance(value, tuple | list) else [value]
            for number, pattern in enumerate(values):
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    searches = re.search(rf"\b{name}\b\.(?:{_SEARCHING})\(", source) is not None
                    yield f"{found.name}.{name}[{number}]", pattern, searches


PATTERNS = {name: (pattern, searches) for name, pattern, searches in _patterns()}


def test_they_are_found() -> None:
    assert len(PATTERNS) > 80


@pytest.mark.parametrize("name", PATTERNS)
def test_it_is_linear(name: str) -> None:
    pattern, searches = PATTERNS[name]
    for unit in _UNITS:
        for tail in _TAILS:
            if _seconds(pattern, searches, unit * (_LARGE // len(unit)) + tail) > _WORTH_TIMING:
                small = min(_seconds(pattern, searches, unit * (_SMALL // len(unit)) + tail) for _ in range(5))
                large = min(_seconds(pattern, searches, unit * (_LARGE // len(unit)) + tail) for _ in range(3))
                assert large < _MAX_GROWTH * small or large < _WORTH_TIMING, f"{unit!r} and {tail!r}"


def _seconds(pattern: re.Pattern[str], searches: bool, text: str) -> float:
    began = time.process_time()
    pattern.match(text)
    pattern.fullmatch(text)
    if searches:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - began
