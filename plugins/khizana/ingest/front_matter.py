"""Take the head off a text: YAML between lines of --- or up to ..., TOML between lines of +++, JSON, or `Key: value` lines.

The heads of Jekyll, Hugo, Pelican and MultiMarkdown. Blank lines before a head and blanks after its marks do not count.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

from khizana.ingest.column_names import is_known
from khizana.ingest.yaml_head import NotYamlError, YamlHead, read_yaml_head

_BLANK = re.compile(r"\ufeff?(?:[ \t]*\n)*")
_MARK = re.compile(r"(---|\+\+\+)[ \t]*\n")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TOML_END = re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE)
_LINE = re.compile(r"([A-Za-z\u0621-\u064a][\w \u064b-\u0652-]{0,40}?)[ \t]*:(?:[ \t]+(.*))?")
_MORE = re.compile(r"[ \t]+\S.*")
_QUOTE_FIX = 'write lines of `key: value`, values with : or " in quotation marks'


@dataclass(slots=True)
class FrontMatter:
    """A head: its values, where it and its keys stand, what is wrong with it, and the text below it."""

    body: str
    first_line: int = 1  # of the values
    head: YamlHead = field(default_factory=YamlHead)
    fault: tuple[int, str, str] | None = None  # line, message, fix of a head that cannot be read

    def line_of(self, key: str) -> int:
        """Return the line of *key* in the file, that of the head for a key that is not there."""
        return self.first_line - 1 + self.head.lines.get(key, 1)


def split_front_matter(text: str) -> FrontMatter:
    r"""Return the head of *text* and the text below it, in whose place blank lines stand: line numbers stay.

    >>> found = split_front_matter("Title: سور المدينة\nDate: 2024-03-01 10:20\n\nنص")
    >>> found.head.values["Title"], found.body
    ('سور المدينة', '\n\n\nنص')
    """
    start = _BLANK.match(text).end()  # type: ignore[union-attr]  # matches nothing at least
    if mark := _MARK.match(text, start):
        is_yaml = mark[1] == "---"
        end = (_YAML_END if is_yaml else _TOML_END).search(text, mark.end())
        if end and (is_yaml or end[0].startswith("+")):
            inside = text[mark.end() : end.start()]
            found = FrontMatter(_below(text, end.end()), text.count("\n", 0, mark.end()) + 1)
            return _read(found, inside, _yaml if is_yaml else _toml)
    elif text.startswith("{", start):
        return _split_json(text, start)
    return _split_lines(text, start)


def _read(found: FrontMatter, inside: str, read: Any) -> FrontMatter:
    try:
        found.head = read(inside)
    except NotYamlError as error:
        found.fault = (found.first_line - 1 + (error.line or 1), str(error), _QUOTE_FIX)
    return found


def _yaml(inside: str) -> YamlHead:
    return read_yaml_head(inside)


def _toml(inside: str) -> YamlHead:
    try:
        values = tomllib.loads(inside)
    except (ValueError, RecursionError) as error:
        raise NotYamlError(f"this is not TOML: {error}") from None
    for table in ("extra", "params", "taxonomies"):  # where Zola and Hugo keep an author's own keys
        inner = values.get(table)
        if isinstance(inner, dict):
            values = inner | {key: value for key, value in values.items() if key != table}
    keys = enumerate((line.partition("=")[0].strip() for line in inside.split("\n")), start=1)
    return YamlHead(values, {key: number for number, key in keys if key in values})


def _split_json(text: str, start: int) -> FrontMatter:
    """Read a JSON object at the head, which is one if a fact is in it and it ends its line."""
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return FrontMatter(text)
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end + 1
    if not isinstance(values, dict) or text[end:line_end].strip() or not any(map(is_known, values)):
        return FrontMatter(text)
    return FrontMatter(_below(text, line_end), text.count("\n", 0, start) + 1, YamlHead(values))


def _split_lines(text: str, start: int) -> FrontMatter:
    """Read lines of `Key: value` up to the first blank line; a head if its first key and all its lines say so."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    at, key = start, ""
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].rstrip()
        if not line:
            break
        if found := _LINE.fullmatch(line):
            key = found[1]
            values.setdefault(key, (found[2] or "").strip())
            lines.setdefault(key, text.count("\n", start, at) + 1)
        elif key and _MORE.fullmatch(line):
            values[key] = f"{values[key]} {line.strip()}".strip()
        else:
            return FrontMatter(text)
        at = end + 1
    first = next(iter(values), "")
    if not is_known(first) or at >= len(text):
        return FrontMatter(text)
    return FrontMatter(_below(text, at), text.count("\n", 0, start) + 1, YamlHead(values, lines))


def _below(text: str, end: int) -> str:
    return "\n" * text.count("\n", 0, end) + text[end:]
