"""Remove boilerplate lines by the rules of data/boilerplate.yaml: mastheads, labels, dead links, widgets.

A line is removed only if all of it matches a phrase of a rule in the zone of that rule. Nothing is lost: removed lines are
returned with the name of the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from khizana.arabic.fold import fold
from khizana.arabic.tokenizer import words
from khizana.errors import KhizanaError, Problem
from khizana.ingest.lines import Line, is_passage
from khizana.model import SetAside

_MAX_LINE = 240  # characters; longer lines are never boilerplate
_MAX_TAIL = 400  # characters of the end of a line
_ANY = "…"
_NUMBER = "0"
_FILE = "boilerplate.yaml"
_KEYS = frozenset({"where", "words", "after", "twice", "lines", "source", "tail"})
RECURRING_LINE = "recurring_line"  # the reason of what a publisher's own rules take

Where = Literal["top", "bottom", "edges", "anywhere"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of boilerplate.yaml, its phrases compiled to one pattern over folded words; `tails` cut the last line."""

    name: str
    where: Where
    words: int
    pattern: re.Pattern[str]
    after: str | None = None
    twice: bool = False
    source: str | None = None  # the only one whose texts it is for
    tails: tuple[str, ...] = ()


def own_rules(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a publisher's own file at *path*, none if there is no such file. Raises KhizanaError."""
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KhizanaError(Problem(path.as_posix(), f"cannot be read: {error}", "save it as UTF-8")) from error
    return tuple(replace(rule, name=RECURRING_LINE) for rule in read_rules(text, path.as_posix()))


def cut_tail(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Line], list[SetAside]]:
    """Return *lines*, the last one without the tail that begins with a phrase of *rules*, and that tail."""
    if not lines:
        return [], []
    last = lines[-1]
    for rule in rules:
        for phrase in rule.tails:
            at = last.text.rfind(phrase)
            if at > 0 and not last.text[at - 1].isalnum() and len(last.text) - at <= _MAX_TAIL:
                kept = last.text[:at].rstrip()
                points = tuple(replace(point, at=min(point.at, len(kept))) for point in last.points)
                taken = SetAside(last.number, last.text[at:], rule.name)
                return [*lines[:-1], replace(last, text=kept, points=points)], [taken]
    return list(lines), []


def read_rules(text: str, path: str = _FILE) -> tuple[Rule, ...]:
    """Return the rules in the YAML *text*. Raises KhizanaError naming the invalid rule."""
    try:
        table = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise KhizanaError(Problem(path, f"not YAML: {error}", "put values with : or # in quotation marks")) from error
    if not isinstance(table, dict):
        raise KhizanaError(Problem(path, "expected rules by name", "see the head of the table"))
    return tuple(_rule(str(name), entry, path) for name, entry in table.items())


def set_aside(lines: Sequence[Line], rules: Sequence[Rule] | None = None) -> tuple[list[Line], list[SetAside]]:
    """Return the lines that stay and those that *rules* (by default boilerplate.yaml) remove, both in order."""
    rules = shipped_rules() if rules is None else rules
    passages = [at for at, line in enumerate(lines) if is_passage(line.text)]
    first, last = (passages[0], passages[-1]) if passages else (len(lines), -1)
    taken: dict[int, str] = {}
    for at, line in enumerate(lines):
        zones = (
            {"anywhere"} | ({"top", "edges"} if at < first else set()) | ({"bottom", "edges"} if at > last else set())
        )
        if name := _rule_for(line, zones, taken.get(at - 1), rules):
            taken[at] = name
    for rule in rules:
        if rule.twice:
            taken |= dict.fromkeys(_repeated(lines[:first], rule, taken), rule.name)
    kept = [line for at, line in enumerate(lines) if at not in taken]
    return kept, [SetAside(lines[at].number, lines[at].text, name) for at, name in sorted(taken.items())]


def _rule_for(line: Line, zones: set[str], before: str | None, rules: Sequence[Rule]) -> str | None:
    if len(line.text) > _MAX_LINE:
        return None
    possible = [rule for rule in rules if rule.where in zones and rule.after in {None, before}]
    folded = _words(line.text)
    count = folded.count(" ") + 1
    for rule in possible:
        if count <= rule.words and rule.pattern.fullmatch(folded):
            return rule.name
    return None


def _repeated(lines: Sequence[Line], rule: Rule, taken: Mapping[int, str]) -> Iterator[int]:
    """Yield the indexes of short lines that occur twice in a row, below the first line of the text itself."""
    own = [at for at in range(len(lines)) if at not in taken]
    for at, following in pairwise(own[1:]):
        text = lines[at].text
        if following == at + 1 and text == lines[following].text and len(text.split()) <= rule.words:
            yield from (at, following)


def _words(text: str) -> str:
    return " ".join(filter(None, map(_word, words(text))))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    key = fold(word)
    return _NUMBER if key[:1].isdigit() else key


def _rule(name: str, entry: Any, path: str) -> Rule:
    if not isinstance(entry, dict) or not entry.keys() <= _KEYS:
        raise KhizanaError(
            Problem(path, f"rule {name}: expected {', '.join(sorted(_KEYS))}", "see the head of the table")
        )
    where, phrases = entry.get("where"), entry.get("lines")
    if where not in get_args(Where) or not isinstance(phrases, list) or not isinstance(entry.get("words"), int):
        message = f"rule {name}: expected where (top, bottom, edges or anywhere), words (a number) and lines (a list)"
        raise KhizanaError(Problem(path, message, "see the head of the table"))
    is_tail = bool(entry.get("tail"))
    pattern = "|".join(_phrase(str(phrase)) for phrase in phrases) if not is_tail else r"(?!)"
    return Rule(
        name,
        cast("Where", where),
        entry["words"],
        re.compile(pattern),
        entry.get("after"),
        bool(entry.get("twice")),
        str(entry["source"]) if entry.get("source") else None,
        tuple(str(phrase) for phrase in phrases) if is_tail else (),
    )


def _phrase(phrase: str) -> str:
    """Return the pattern of a *phrase*, over folded words separated by spaces."""
    parts = [re.escape(_words(part)) for part in phrase.split(_ANY)]
    return "(?: .*)? ?".join(parts)


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """Return the rules of data/boilerplate.yaml; the theme's strings give the reason of each."""
    return read_rules((resources.files("khizana") / "data" / _FILE).read_text(encoding="utf-8"))
