"""The Markdown file of an authority record: a YAML head with names and rules, a body with the description.

docs/authority.md specifies the format. All values are read as text, even those that YAML would convert (2025, `no`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

from khizana.arabic.tokenizer import tokenize
from khizana.content.ids import MAX_ID_LENGTH
from khizana.entities.authority.authority_record import AuthorityRecord, Condition, Guard
from khizana.errors import KhizanaError, Problem
from khizana.model import ENTITY_TYPES, EntityType

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, a tenth of the time
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HEAD = re.compile(r"\ufeff?---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")
SCALAR_KEYS = ("id", "type", "name", "latin", "wikidata", "part_of")
LIST_KEYS = ("aliases", "short", "sure", "nisba", "roles", "not", "merged", "at")
_KEYS = (*SCALAR_KEYS, *LIST_KEYS)
_FORM_KEYS = ("name", "aliases", "short", "sure", "nisba", "roles", "not")
_GUARDED_KEYS = ("aliases", "short", "roles")
_BARE_TESTS = ("quotes", "kind", "locative", "country", "again")  # conditions without values


class _Entry(NamedTuple):
    """A form or a slug in the head, with its line and its `require` rules."""

    text: str
    line: int
    require: tuple[str, ...] = ()


class _FaultError(Exception):
    """A problem of the head, its fix and its line."""

    def __init__(self, message: str, fix: str, line: int) -> None:
        super().__init__(message)
        self.message, self.fix, self.line = message, fix, line


def read_record(path: Path) -> AuthorityRecord:
    """Read a record file. Raises KhizanaError with all problems of the file."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KhizanaError(
            Problem(path.as_posix(), f"cannot be read: {error}", "save the file as UTF-8 text")
        ) from None
    return parse_record(text, path.stem, path.as_posix())


def parse_record(text: str, slug: str, path: str) -> AuthorityRecord:
    """Return the record *slug* parsed from the *text* of its file; *path* is for messages. Raises KhizanaError."""
    problems: list[Problem] = []

    def note(wrong: _FaultError) -> None:
        problems.append(Problem(path, wrong.message, wrong.fix, wrong.line))

    if not SLUG.fullmatch(slug):
        note(_FaultError(f"{slug!r} cannot be a slug", "name the file with a-z, 0-9 and single hyphens", 1))
    if len(slug) > MAX_ID_LENGTH:
        message = f"the slug has {len(slug)} characters, {MAX_ID_LENGTH} are allowed"
        note(_FaultError(message, "give the file a shorter name", 1))
    head = HEAD.match(text)
    if head is None:
        note(_FaultError("expected a head between two lines of ---", "see the worked example in docs/authority.md", 1))
        raise KhizanaError(*problems)
    try:
        fields = _fields(head.group(1))
    except _FaultError as wrong:
        note(wrong)
        raise KhizanaError(*problems) from None
    values: dict[str, list[_Entry]] = {}
    for key, line, node in fields:
        try:
            values[key] = _entries(key, line, node)
        except _FaultError as wrong:
            note(wrong)
    for fault in _faults(values, slug):
        note(fault)
    if problems:
        raise KhizanaError(*problems)
    return _record(values, slug, path, text[head.end() :].strip())


def _fields(head: str) -> Iterator[tuple[str, int, yaml.Node]]:
    """Yield (key, 1-based line in the file, value) of the head; raises _FaultError if it is not a mapping."""
    try:
        root = yaml.compose(head, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _FaultError(
            f"the head is not YAML: {error.problem}", "quote a value that holds ': ' or '#'", line
        ) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise _FaultError(f"the head is not YAML: {error}", "remove characters that do not print", 1) from None
    except RecursionError:
        raise _FaultError("the head is not YAML: brackets nested too deep", "write one list of texts", 1) from None
    if not isinstance(root, yaml.MappingNode):
        raise _FaultError(
            "expected lines of 'key: value' in the head", "see the worked example in docs/authority.md", 2
        )
    return ((str(key.value), key.start_mark.line + 2, value) for key, value in root.value)


def _entries(key: str, line: int, node: yaml.Node) -> list[_Entry]:
    """Return the entries of *key*; raises _FaultError for an unknown key or a value of the wrong type."""
    if key not in _KEYS:
        raise _FaultError(f"unknown key {key!r}", f"use one of {', '.join(_KEYS)}", line)
    if _SURROGATE.search(node.value if isinstance(node, yaml.ScalarNode) else _texts(node)):
        raise _FaultError(f"{key}: \\ud800 to \\udfff are halves of a character", "write the character itself", line)
    if key in SCALAR_KEYS:
        if not isinstance(node, yaml.ScalarNode):
            raise _FaultError(f"{key}: expected one value, found several", f"write {key}: value", line)
        return [_Entry(node.value.strip(), line)] if node.value.strip() else []
    if isinstance(node, yaml.ScalarNode) and not node.value.strip():
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise _FaultError(f"{key}: expected a list, found one value", f"write {key}: [value]", line)
    return [_entry(key, item) for item in node.value]


def _texts(node: yaml.Node) -> str:
    """Return all texts in *node*, which is two levels deep at most where it is sound."""
    items = [item for item in node.value if isinstance(item, yaml.Node)]
    pairs = [part for item in items if isinstance(item, yaml.MappingNode) for pair in item.value for part in pair]
    rules = [rule for part in pairs if isinstance(part, yaml.SequenceNode) for rule in part.value]
    return " ".join(str(part.value) for part in (*items, *pairs, *rules) if isinstance(part, yaml.ScalarNode))


def _entry(key: str, node: Any) -> _Entry:
    line = node.start_mark.line + 2
    if isinstance(node, yaml.ScalarNode) and node.value.strip():
        return _Entry(node.value.strip(), line)
    if isinstance(node, yaml.MappingNode) and key in _GUARDED_KEYS:
        parts = {str(name.value): value for name, value in node.value}
        text, require = parts.get("text"), parts.get("require")
        rules: list[Any] = require.value if isinstance(require, yaml.SequenceNode) else [require]
        shaped = parts.keys() == {"text", "require"} and isinstance(text, yaml.ScalarNode) and bool(rules)
        if text and shaped and all(isinstance(rule, yaml.ScalarNode) for rule in rules):
            return _Entry(text.value.strip(), line, tuple(rule.value for rule in rules))
    guarded = " or {text: …, require: […]}" if key in _GUARDED_KEYS else ""
    raise _FaultError(f"{key}: expected a text{guarded}", "see the worked example in docs/authority.md", line)


def _faults(values: dict[str, list[_Entry]], slug: str) -> Iterator[_FaultError]:
    """Yield the problems of values of the right type."""
    kinds = ", ".join(ENTITY_TYPES)
    if not values.get("type"):
        yield _FaultError("type is missing", f"write type: one of {kinds}", 1)
    if not values.get("name"):
        yield _FaultError("name is missing", "write name: the name in Arabic", 1)
    checks: tuple[tuple[str, Callable[[str], object], str, str], ...] = (
        ("type", ENTITY_TYPES.__contains__, "unknown type {!r}", f"use one of {kinds}"),
        ("id", slug.__eq__, f"the id is {{!r}} but the file is {slug!r}", "give both the same name"),
        ("wikidata", _WIKIDATA.fullmatch, "expected a Wikidata id such as Q159, found {!r}", "leave it out if unknown"),
        ("part_of", SLUG.fullmatch, "{!r} cannot be a slug", "write the name of a record file without .md"),
        ("merged", SLUG.fullmatch, "{!r} cannot be a slug", "write the name of a record file without .md"),
        *((form, _has_word, f"{form}: {{!r}} holds no word", "write a name or remove it") for form in _FORM_KEYS),
    )
    for key, right, message, fix in checks:
        for entry in values.get(key, ()):
            if not right(entry.text):
                yield _FaultError(message.format(entry.text), fix, entry.line)
    if (at := values.get("at")) and _point(at) is None:
        yield _FaultError("at: expected degrees north and east", "write them as at: [55.75, 37.62]", at[0].line)
    for entry in (entry for key in _GUARDED_KEYS for entry in values.get(key, ())):
        for rule in entry.require:
            if parse_guard(rule) is None:
                yield _FaultError(
                    f"unknown rule {rule!r}",
                    f"use {', '.join(_BARE_TESTS)}, with:WORDS, co:SLUGS, joined by +",
                    entry.line,
                )


def _point(entries: Sequence[_Entry]) -> tuple[float, float] | None:
    """Return (latitude, longitude) in degrees, None if they are not two numbers in range."""
    if len(entries) != 2 or not all(_DEGREES.fullmatch(entry.text) for entry in entries):
        return None
    north, east = (float(entry.text) for entry in entries)
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def _has_word(text: str) -> bool:
    return next(tokenize(text), None) is not None


def parse_guard(rule: str) -> Guard | None:
    """Return the conditions of one `require` rule, None if it is not a rule.

    >>> parse_guard("quotes+co:uae")
    (Condition(test='quotes', values=()), Condition(test='co', values=('uae',)))
    """
    conditions = []
    for part in rule.split("+"):
        test, _, values = part.strip().partition(":")
        words = tuple(values.split())
        if not ((test in _BARE_TESTS and not values) or (test in ("with", "co") and words)):
            return None
        conditions.append(Condition(cast("Any", test), words))
    return tuple(conditions)


def _record(values: dict[str, list[_Entry]], slug: str, path: str, description: str) -> AuthorityRecord:
    def one(key: str) -> str | None:
        return next((entry.text for entry in values.get(key, ())), None)

    def many(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(entry.text for entry in values.get(key, ())))

    guards = {
        entry.text: tuple(guard for rule in entry.require if (guard := parse_guard(rule)))
        for key in _GUARDED_KEYS
        for entry in values.get(key, ())
        if entry.require
    }
    return AuthorityRecord(
        slug=slug,
        type=cast("EntityType", one("type")),
        name=cast("str", one("name")),
        latin=one("latin"),
        aliases=tuple(form for form in many("aliases") if form != one("name")),
        short=many("short"),
        sure=many("sure"),
        nisba=many("nisba"),
        roles=many("roles"),
        not_=many("not"),
        part_of=one("part_of"),
        wikidata=one("wikidata"),
        at=_point(values.get("at", ())),
        merged=many("merged"),
        guards=guards,
        description=description,
        path=path,
    )
