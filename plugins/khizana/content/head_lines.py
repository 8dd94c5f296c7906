"""Change one key of a YAML head and leave every other line as its editor wrote it: order, comments, quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_key(head: str, key: str, entry: str, order: Sequence[str]) -> str:
    r"""Return the sound *head*, lines of `key: value`, with the lines *entry* for *key*; "" takes the key away.

    A key that is new comes after those that stand before it in *order*.

    >>> with_key("title: أ  # كما ورد\ndate: 2015\n", "source", "source: صحيفة\n", ("title", "source"))
    'title: أ  # كما ورد\nsource: صحيفة\ndate: 2015\n'
    """
    lines = head.splitlines(keepends=True)
    root = yaml.compose(head, Loader=_Loader)
    places = [(str(name.value), name.start_mark.line) for name, _ in root.value] if root else []
    starts = [at for _, at in places] + [len(lines)]
    number = next((number for number, (name, _) in enumerate(places) if name == key), None)
    if number is None:
        before = order[: order.index(key)]
        first = end = max((starts[n + 1] for n, (name, _) in enumerate(places) if name in before), default=len(lines))
    else:
        first, end = starts[number], _end(lines, starts[number], starts[number + 1])
    lines[first:end] = [entry] if entry else []
    return "".join(lines)


def is_list_of_lines(head: str, key: str) -> bool:
    """Return whether *head* has the list *key* with an item a line."""
    lines = head.splitlines()
    return any(line.rstrip() == f"{key}:" and after.lstrip().startswith("-") for line, after in zip(lines, lines[1:], strict=False))


def _end(lines: Sequence[str], first: int, end: int) -> int:
    """Return where the value that begins at line *first* ends: comments and blank lines after it belong to what follows."""
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end
