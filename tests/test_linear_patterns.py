"""Every regular expression of the package takes steps in proportion to the text, whatever stands in it.

Each runs as the code runs it, over repetitions of what such expressions stumble on. Where steps are in proportion to the text,
its third part costs what the second did.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import khizana
import khizana_pelican
from khizana.arabic.readings import REWRITTEN
from khizana.ingest.clean import shipped_rules
from regex_steps import StepCounter, TooManyStepsError

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
_TIMES = 24  # a unit in a third of a text
_MAX_UNEVEN_STEPS = _TIMES**2 // 8  # the least quadratic growth is _TIMES**2 steps, if each unit begins an attempt
_OWN_TEXTS = {"khizana.search.clientjs", "khizana.entities.gazetteer.build_tables"}  # our scripts, CLDR's names
_CALLS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}
_COMPOSED = {  # in a function, of names that no text chooses
    "khizana.desk.guard_trial",
    "khizana.export.swap",
    "khizana.ingest.importers.html_blocks",
    "khizana.search.format.shards",
}


@dataclass(frozen=True)
class Use:
    """An expression and whether the code searches with it; else it only matches at a place."""

    pattern: re.Pattern[str]
    searches: bool


def _modules() -> Iterator[tuple[str, ast.Module, dict[str, Any]]]:
    """Yield (name, source, values) of each module of the package."""
    for package in (khizana, khizana_pelican):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "starter" in found.name or found.name.endswith("__main__") or found.name in _OWN_TEXTS:
                continue
            module = importlib.import_module(found.name)
            if module.__file__ is not None and module.__file__.endswith(".py"):
                yield found.name, ast.parse(Path(module.__file__).read_text(encoding="utf-8")), vars(module)


def _patterns(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield (
            value
            if isinstance(value.pattern, str)
            else re.compile(value.pattern.decode("latin-1"), value.flags | re.ASCII)
        )
    elif isinstance(value, dict):
        yield from _patterns([*value, *value.values()])
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            yield from _patterns(part)


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of functions of `re` that take an expression, each with the function's name."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=function)) if function in _CALLS:
                yield function, node


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the names that a module gives at its top."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            yield from ((target.id, statement) for target in targets if isinstance(target, ast.Name))


def _methods(tree: ast.Module) -> dict[str, set[str]]:
    """Return by name which methods of it a module calls; "" for any other use."""
    nodes = list(ast.walk(tree))
    methods = {node.value: node.attr for node in nodes if isinstance(node, ast.Attribute)}
    found: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.setdefault(node.id, set()).add(methods.get(node, ""))
    return found


@cache
def uses() -> dict[str, Use]:
    """Return every expression by its name and number in a module, or by its line where it stands in a function."""
    found: dict[str, Use] = {}
    modules = [(module, tree, values, _methods(tree)) for module, tree, values in _modules()]
    for module, tree, values, own in modules:
        for name, _ in _assigned(tree):
            for number, pattern in enumerate(_patterns(values.get(name))):
                used_by = [own] if name.startswith("_") else [methods for _, _, _, methods in modules]
                called = set().union(*(methods.get(name, ()) for methods in used_by))
                found[f"{module}.{name}[{number}]"] = Use(pattern, not called or not called <= {"match", "fullmatch"})
        for function, call in _calls(tree):
            if function != "compile" and isinstance(call.args[0], ast.Constant):
                pattern = re.compile(str(call.args[0].value))
                found[f"{module}:{call.lineno}"] = Use(pattern, function not in ("match", "fullmatch"))
    found |= {f"boilerplate.yaml {rule.name}": Use(rule.pattern, searches=False) for rule in shipped_rules()}
    return found | {f"REWRITTEN {text}": Use(re.compile(text), searches=True) for text, _ in REWRITTEN}


def _unknown(module: str, tree: ast.Module) -> Iterator[str]:
    """Yield the lines of a module that compile an expression which is not among `uses`."""
    named = {statement for name, statement in _assigned(tree) if f"{module}.{name}[0]" in uses()}
    for statement in tree.body:
        if statement not in named:
            for function, call in _calls(statement):
                if function == "compile" or f"{module}:{call.lineno}" not in uses():
                    yield f"{module}:{call.lineno}"


def test_all_are_known() -> None:
    unknown = [line for module, tree, _ in _modules() for line in _unknown(module, tree)]
    assert {line.partition(":")[0] for line in unknown} == _COMPOSED | {
        "khizana.arabic.readings",
        "khizana.ingest.clean",
    }


@cache
def _counter(pattern: re.Pattern[str]) -> StepCounter:
    return StepCounter(pattern)


def uneven_steps(use: Use, unit: str, tail: str) -> float:
    """Return how many steps the third part of a text of *unit* costs more than the second."""

    counter = _counter(use.pattern)

    def steps(parts: int) -> int:
        counter.steps = 0
        text = unit * (_TIMES * parts) + tail
        counter.match(text)
        counter.match(text, full=True)
        if use.searches:
            for _ in counter.search(text):
                pass
        return counter.steps

    try:
        return steps(3) - 2 * steps(2) + steps(1)
    except TooManyStepsError:
        return float("inf")


@pytest.mark.parametrize("name", uses())
def test_it_is_linear(name: str) -> None:
    use = uses()[name]
    found = {(unit, tail): uneven_steps(use, unit, tail) for unit in _UNITS for tail in _TAILS}
    assert {text: steps for text, steps in found.items() if steps > _MAX_UNEVEN_STEPS} == {}


@pytest.mark.parametrize(
    ("pattern", "searches", "is_linear"),
    [
        pytest.param(r"\s+", True, True, id="whatever-it-reads-it-keeps"),
        pytest.param(r"\s+$", True, False, id="each-space-an-attempt"),
        pytest.param(r"(?<!\s)\s+$", True, True, id="the-first-space-an-attempt"),
        pytest.param(r"\s+$", False, True, id="one-attempt"),
        pytest.param(r"\s*,\s*", True, False, id="spaces-that-may-be-before"),
        pytest.param(r"<[^>]*>", True, False, id="tags-that-do-not-end"),
        pytest.param(r"<[^<>]*>", True, True, id="tags-without-a-tag"),
        pytest.param(r"\w+\s*\w+!", False, False, id="two-that-share-letters"),
        pytest.param(r"\w++\s*\w+!", False, True, id="possessive"),
        pytest.param(r"(?>\w+)\s*\w+!", False, True, id="atomic"),
        pytest.param(r"(?:\w+\s?)*!", False, False, id="exponential"),
        pytest.param(r"(?:\w+\s)*!", False, True, id="one-way-to-divide"),
        pytest.param(r"\w{1,60}!", True, True, id="bounded"),
        pytest.param(r"(?=.*!)\w", True, False, id="looks-ahead-to-the-end"),
        pytest.param(r"(a*)\1!", False, False, id="back-reference"),
        pytest.param(r"(?:a|b)*?!", True, False, id="lazy"),
    ],
)
def test_what_is_not_linear_is_noticed(pattern: str, searches: bool, is_linear: bool) -> None:
    use = Use(re.compile(pattern), searches)
    worst = max(uneven_steps(use, unit, tail) for unit in (" ", "a", "a ", "<") for tail in _TAILS)
    assert (worst <= _MAX_UNEVEN_STEPS) == is_linear


_TEXTS = ("", "a", "  ab\n ", "قال: «نعم»، ثم 12/3/2015\nو[رابط](x)", "<p class='x'>نص</p>", "عين اليوم – جدة\n")


@pytest.mark.parametrize("name", uses())
def test_the_interpreter_matches_as_re_does(name: str) -> None:
    pattern = uses()[name].pattern
    counter = StepCounter(pattern, max_times=1_000)
    for text in _TEXTS:
        assert list(counter.search(text)) == [found.span() for found in pattern.finditer(text)]
        assert counter.match(text, full=True) == (len(text) if pattern.fullmatch(text) else None)
