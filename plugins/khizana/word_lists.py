"""Read the word lists and tables of the folder khizana/data.

A file opens with `#` lines that state what it holds, its source, licence and date; blank lines and later `#` lines are ignored.
A word list (.txt) has words separated by white space. A table (.tsv) has a row of column names, then one row a line.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import resources

_DATA = resources.files("khizana") / "data"


def read_words(name: str) -> tuple[str, ...]:
    """Return the words of the word list *name*, in order. Raises FileNotFoundError."""
    return tuple(word for line in _lines(name) for word in line.split())


def read_table(name: str) -> list[list[str]]:
    """Return the rows of the table *name* without its column names; every row has a cell a column, missing ones empty.

    Raises FileNotFoundError.
    """
    columns, *rows = (line.split("\t") for line in _lines(name))
    return [row + [""] * (len(columns) - len(row)) for row in rows]


def read_word_groups(name: str) -> dict[str, tuple[str, ...]]:
    """Return the words of the table *name*, whose columns are a group and its words; a group may have several rows.

    Raises FileNotFoundError.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for group, words in read_table(name):
        groups[group] += words.split()
    return {group: tuple(words) for group, words in groups.items()}


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
