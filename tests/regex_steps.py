"""Count the steps that a regular expression takes, with an interpreter that backtracks as that of `re` does.

Steps are the same on every machine; seconds are not. What counts is how they grow, so a repetition of at most n times is
cut to one of at most MAX_TIMES: it costs a constant factor, which on a short text would look like growth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Literal

MAX_TIMES = 3  # of a bounded repetition
MAX_STEPS = 200_000  # of one match; what takes more on a few hundred letters explodes

Slots = dict[Any, int]  # places where groups start and end, and where the last round of a loop began
Check = Callable[[str, int, Slots], "tuple[int, Slots] | None"]

_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    sre.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    sre.CATEGORY_NOT_WORD: lambda char: not char.isalnum() and char != "_",
}


class TooManyStepsError(Exception):
    """A match took more than MAX_STEPS."""


class _Node:
    """A step: `letter` reads one, `split` tries `next` before `other`, `mark` keeps the place, `check` is any other test."""

    __slots__ = ("kind", "next", "other", "value")

    def __init__(self, kind: Literal["letter", "split", "mark", "check"], value: Any, after: _Node | None) -> None:
        self.kind = kind
        self.value = value
        self.next = after
        self.other: _Node | None = None


class StepCounter:
    """An expression; `steps` counts what all its matches took."""

    def __init__(self, pattern: re.Pattern[str], *, max_times: int = MAX_TIMES) -> None:
        self.steps = 0
        self._max_times = max_times
        self._flags = pattern.flags
        self._first = self._sequence(_parser.parse(pattern.pattern, pattern.flags), None)

    def match(self, text: str, place: int = 0, *, full: bool = False) -> int | None:
        """Return where the match that begins at *place* ends; with *full* it reaches the end of the text."""
        found = self._run(self._first, text, place, {}, self.steps + MAX_STEPS, full=full)
        return found[0] if found else None

    def search(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the span of each match; after an empty one the search goes on a letter later."""
        place = 0
        while place <= len(text):
            end = self.match(text, place)
            if end is not None:
                yield place, end
            place = end if end is not None and end > place else place + 1

    def _run(
        self, node: _Node | None, text: str, place: int, slots: Slots, limit: int, *, full: bool = False
    ) -> tuple[int, Slots] | None:
        untried = [(node, place, slots)]
        while untried:
            node, place, slots = untried.pop()
            while node is not None:
                self.steps += 1
                if self.steps > limit:
                    raise TooManyStepsError
                if node.kind == "letter":
                    if place == len(text) or not node.value(text[place]):
                        break
                    place += 1
                elif node.kind == "mark":
                    slots = {**slots, node.value: place}
                elif node.kind == "split":
                    untried.append((node.other, place, slots))
                elif found := node.value(text, place, slots):
                    place, slots = found
                else:
                    break
                node = node.next
            else:
                if not full or place == len(text):
                    return place, slots
        return None

    def _sequence(self, tree: Any, after: _Node | None) -> _Node | None:
        for operation, argument in reversed(list(tree)):
            after = self._node(operation, argument, after)
        return after

    def _node(self, operation: Any, argument: Any, after: _Node | None) -> _Node | None:
        if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            return self._repeat(argument, after, is_greedy=operation is sre.MAX_REPEAT)
        if operation is sre.POSSESSIVE_REPEAT:
            return _Node("check", self._atomic(self._repeat(argument, None, is_greedy=True)), after)
        if operation is sre.ATOMIC_GROUP:
            return _Node("check", self._atomic(self._sequence(argument, None)), after)
        if operation is sre.SUBPATTERN:
            return self._group(argument, after)
        if operation is sre.BRANCH:
            return self._branches([self._sequence(tree, after) for tree in argument[1]])
        if operation in (sre.ASSERT, sre.ASSERT_NOT):
            return _Node("check", self._look(*argument, is_wanted=operation is sre.ASSERT), after)
        if operation is sre.GROUPREF:
            return _Node("check", self._same_again(argument), after)
        if operation is sre.AT:
            return _Node("check", _position(argument, self._flags), after)
        return _Node("letter", _letter_test(operation, argument, self._flags), after)

    def _repeat(self, argument: Any, after: _Node | None, *, is_greedy: bool) -> _Node | None:
        least, most, tree = argument
        least = min(least, self._max_times)
        if most is sre.MAXREPEAT:
            node: _Node | None = self._loop(tree, after, is_greedy=is_greedy)
        else:
            node = after
            for _ in range(max(0, min(most, self._max_times) - least)):
                node = _split(self._sequence(tree, node), after, is_greedy=is_greedy)
        for _ in range(least):
            node = self._sequence(tree, node)
        return node

    def _loop(self, tree: Any, after: _Node | None, *, is_greedy: bool) -> _Node:
        split = _split(None, after, is_greedy=is_greedy)
        first: _Node | None = split
        if tree.getwidth()[0] == 0:  # a round that reads nothing is the last one
            first = _Node("check", lambda _, place, slots: (place, slots) if slots[split] < place else None, split)
        body = self._sequence(tree, first)
        if tree.getwidth()[0] == 0:
            body = _Node("mark", split, body)
        if is_greedy:
            split.next = body
        else:
            split.other = body
        return split

    def _group(self, argument: Any, after: _Node | None) -> _Node | None:
        number, flags_on, flags_off, tree = argument
        before, self._flags = self._flags, (self._flags | flags_on) & ~flags_off
        end = after if number is None else _Node("mark", (number, "end"), after)
        body = self._sequence(tree, end)
        self._flags = before
        return body if number is None else _Node("mark", (number, "start"), body)

    @staticmethod
    def _branches(bodies: list[_Node | None]) -> _Node | None:
        node = bodies[-1]
        for body in reversed(bodies[:-1]):
            node = _split(body, node, is_greedy=True)
        return node

    def _atomic(self, first: _Node | None) -> Check:
        return lambda text, place, slots: self._run(first, text, place, slots, self.steps + MAX_STEPS)

    def _look(self, direction: int, tree: Any, *, is_wanted: bool) -> Check:
        first, back = self._sequence(tree, None), tree.getwidth()[0] if direction < 0 else 0

        def check(text: str, place: int, slots: Slots) -> tuple[int, Slots] | None:
            there = place - back
            found = self._run(first, text, there, slots, self.steps + MAX_STEPS) if there >= 0 else None
            return (place, found[1] if found else slots) if (found is not None) == is_wanted else None

        return check

    def _same_again(self, group: int) -> Check:
        def check(text: str, place: int, slots: Slots) -> tuple[int, Slots] | None:
            if (group, "end") not in slots:
                return None
            again = text[slots[group, "start"] : slots[group, "end"]]
            self.steps += len(again)
            return (place + len(again), slots) if text.startswith(again, place) else None

        return check


def _split(preferred: _Node | None, other: _Node | None, *, is_greedy: bool) -> _Node:
    node = _Node("split", None, preferred if is_greedy else other)
    node.other = other if is_greedy else preferred
    return node


def _position(where: Any, flags: int) -> Check:
    """Return the check of `^`, `$`, `\\b` and their like: `re` itself says whether the empty match is there."""
    sign = {
        sre.AT_BEGINNING: "^", sre.AT_BEGINNING_STRING: r"\A", sre.AT_BOUNDARY: r"\b", sre.AT_NON_BOUNDARY: r"\B",
        sre.AT_END: "$", sre.AT_END_STRING: r"\Z",
    }[where]  # fmt: skip
    matcher = re.compile(sign, flags & (re.MULTILINE | re.ASCII))
    return lambda text, place, slots: (place, slots) if matcher.match(text, place) else None


def _letter_test(operation: Any, argument: Any, flags: int) -> Callable[[str], bool]:
    @cache
    def test(char: str) -> bool:
        cases = {char, char.lower(), char.upper()} if flags & re.IGNORECASE else {char}
        return any(len(case) == 1 and _is_in(operation, argument, case, flags) for case in cases)

    return test


def _is_in(operation: Any, argument: Any, char: str, flags: int) -> bool:
    if operation is sre.IN:
        is_opposite = argument[0][0] is sre.NEGATE
        return any(_is_in(kind, what, char, flags) for kind, what in argument[is_opposite:]) != is_opposite
    if operation is sre.CATEGORY:
        return _CATEGORIES[argument](char)
    if operation is sre.RANGE:
        return bool(argument[0] <= ord(char) <= argument[1])
    if operation is sre.ANY:
        return bool(flags & re.DOTALL) or char != "\n"
    return bool((ord(char) == argument) == (operation is sre.LITERAL))
