"""What `invoke search` does: read its options, ask the engine, show the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from khizana.errors import KhizanaError, Problem
from khizana.model import ENTITY_TYPES
from khizana.search.engine import Engine
from khizana.search.terminal import render, render_quotation

SORTS = ("relevance", "newest", "oldest")
FACETS = ("type", "entity", "source", "author", "category", "year", "month")
BOUNDS = ("from", "to")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def search(
    folder: Path,
    query: str,
    limit: int = 10,
    sort: str = "relevance",
    only: Iterable[str] = (),
    *,
    as_json: bool = False,
) -> str:
    """Return the answer to *query* over the index in *folder*, for a terminal or *as_json*.

    KhizanaError for a sort or filter that is none, or when the index or a JavaScript engine is missing.
    """
    _expect("--sort", sort, SORTS)
    filters = read_filters(only)
    engine = Engine(folder)
    answer = engine.search(query, limit, sort=sort, filters=filters)
    if as_json:
        return json.dumps(answer, ensure_ascii=False, indent=2)
    return render(answer, engine.subject(answer), engine.did_you_mean(answer))


def quote(folder: Path, text: str, *, as_json: bool = False) -> str:
    """Return whether *text* stands in an article of the index in *folder*, for a terminal or *as_json*."""
    checked = Engine(folder).quotation(text)
    return json.dumps(checked, ensure_ascii=False, indent=2) if as_json else render_quotation(checked)


def read_filters(only: Iterable[str]) -> Mapping[str, Any]:
    """Return the filters that *only* says, each NAME=VALUE; KhizanaError names what is valid where one is not.

    >>> read_filters(["type=person", "type=org", "from=2015-07"])
    {'type': ['person', 'org'], 'from': '2015-07'}
    """
    filters: dict[str, Any] = {}
    for text in only:
        name, _, value = text.partition("=")
        _expect("--only", name, (*FACETS, *BOUNDS), "=…")
        if name == "type":
            _expect("--only type=", value, ENTITY_TYPES)
        if name in BOUNDS:
            if not _DATE.fullmatch(value):
                raise KhizanaError(
                    Problem(f"--only {name}=", f"expected a date, found {value!r}", "say 2015, 2015-07 or 2015-07-03")
                )
            filters[name] = value
        elif value:
            filters.setdefault(name, []).append(value)
        else:
            raise KhizanaError(Problem(f"--only {text}", f"expected a value after {name}=", f"say {name}=VALUE"))
    return filters


def _expect(option: str, found: str, valid: Sequence[str], behind: str = "") -> None:
    if found not in valid:
        raise KhizanaError(
            Problem(option, f"expected one of {', '.join(valid)}, found {found!r}", f"say {valid[0]}{behind}")
        )
