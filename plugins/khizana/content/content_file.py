"""Content files: content/articles/<id>.md, the editor's copy of each article. A YAML head, then a Markdown body.

render_content_file() writes a file, read_content_file() reads one, is_as_written() says whether an editor has changed it
since. Ingest writes each value of the front matter as JSON, which is YAML too, so that an unedited file needs no YAML
parser: a tenth of the time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import yaml

from khizana.errors import KhizanaError, Problem
from khizana.content.body import read_body, render_body
from khizana.content.publication_dates import is_iso_date
from khizana.model import REPAIR_KINDS, Article, Repair, Seed, SetAside, TitleSource

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a string: no date or number is guessed
_encoded = json.JSONEncoder(ensure_ascii=False).encode  # made once: dumps() would make one for each value
_MARK = "---\n"
_OPTIONAL = ("byline", "author", "date", "source", "url", "category", "rights")
KEYS = ("id", "title", "title_source", *_OPTIONAL, "draft", "tags", "extra", "repairs", "seed", "set_aside", "checksum")
_CHECKSUM = re.compile(r'^checksum: "([0-9a-f]{16})"\n', re.MULTILINE)
# JSON lets these stand in a string; YAML reads them as line ends or refuses them.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def render_content_file(article: Article) -> str:
    """Return the file of *article*; read_content_file() gives the article back. Raises ValueError as render_body() does."""
    return seal(article, render_body(article.blocks))


def seal(article: Article, body: str) -> str:
    """Return the file of *article* with the Markdown *body* in the place of its blocks, and the checksum of the whole."""
    lines = [f"{key}: {json_value(value)}\n" for key, value in _head(article).items()]
    if article.set_aside:
        lines.append("set_aside:\n")
        lines += (f"- {json_value({'line': s.line, 'text': s.text, 'reason': s.reason})}\n" for s in article.set_aside)
    unsealed = f"{_MARK}{''.join(lines)}{_MARK}\n{body}"
    at = unsealed.index("\n" + _MARK, len(_MARK)) + 1
    return f'{unsealed[:at]}checksum: "{_digest(unsealed)}"\n{unsealed[at:]}'


def is_as_written(text: str) -> bool:
    """Say whether the content file *text* is exactly what ingest wrote."""
    found = _CHECKSUM.search(text, 0, text.find("\n" + _MARK, len(_MARK)) + 1)
    return found is not None and found[1] == _digest(text[: found.start()] + text[found.end() :])


def read_content_file(path: Path) -> Article:
    """Read content/articles/<id>.md. Raises KhizanaError, with the line, for what an editor can fix."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise _problem(path, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise _problem(
            path, f"cannot be read: {error.strerror}", "check that it is a file and that you may read it"
        ) from error
    return parse_content_file(text, path)


def parse_content_file(text: str, path: Path) -> Article:
    """Return the article of the content file *text*, read from *path*. Raises KhizanaError."""
    if "\r" in text or text.startswith("\ufeff"):
        text = (
            text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        )  # an editor's program may write these
    end = text.find("\n" + _MARK, len(_MARK) - 1)
    if not text.startswith(_MARK) or end < 0:
        raise _problem(
            path, "expected a head between two lines of ---", "restore it, or delete the file and run invoke ingest", 1
        )
    head_text, body = text[len(_MARK) : end + 1], text[end + 1 + len(_MARK) :]
    head = _read_json_head(head_text)
    if head is None:
        head = _read_yaml_head(head_text, path)
    return _Head(head, head_text, path).article(body)


def _head(article: Article) -> dict[str, Any]:
    head: dict[str, Any] = {"id": article.id, "title": article.title, "title_source": article.title_source}
    head |= {key: value for key in _OPTIONAL if (value := getattr(article, key)) is not None}
    if article.draft:
        head["draft"] = True
    if article.tags:
        head["tags"] = list(article.tags)
    if article.extra:
        head["extra"] = dict(article.extra)
    if article.repairs:
        head["repairs"] = {repair.kind: repair.text for repair in article.repairs}
    seed = article.seed
    head["seed"] = {"path": seed.path, "sha256": seed.sha256, "encoding": seed.encoding}
    if seed.line is not None:
        head["seed"]["line"] = seed.line
    return head


def json_value(value: object) -> str:
    """Return *value* as it stands in a head: JSON that is YAML too."""
    return _NOT_YAML.sub(lambda m: f"\\u{ord(m.group()):04x}", _encoded(value))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _read_json_head(text: str) -> dict[str, Any] | None:
    """Parse a head in which every value is JSON, as ingest writes it; None for any other."""
    head: dict[str, Any] = {}
    rows: list[Any] | None = None
    try:
        for line in text.split("\n")[:-1]:
            if line.startswith("- ") and rows is not None:
                rows.append(json.loads(line[2:]))
            elif line == "set_aside:":
                head["set_aside"] = rows = []
            else:
                key, colon, value = line.partition(": ")
                if not colon or key in head or (rows is not None and key != "checksum"):
                    return None
                head[key] = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return head


def _read_yaml_head(text: str, path: Path) -> dict[str, Any]:
    try:
        head = yaml.load(text, Loader=_Loader)  # noqa: S506  # a base loader makes strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else None
        raise _problem(
            path, f"the head is not YAML: {error.problem}", 'put values with : or " in quotation marks', line
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _problem(path, f"the head is not YAML: {error}", "remove the character it names") from error
    if not isinstance(head, dict):
        raise _problem(path, "expected lines of `key: value` in the head", "write one a line", 2)
    return head


def _problem(path: Path, message: str, fix: str, line: int | None = None) -> KhizanaError:
    return KhizanaError(Problem(path.as_posix(), message, fix, line))


class _Head:
    """The values of a head, validated on access."""

    def __init__(self, values: dict[str, Any], text: str, path: Path) -> None:
        self._values = values
        self._text = text
        self._path = path

    def article(self, body: str) -> Article:
        for key in self._values:
            if key not in KEYS:
                raise self._wrong(key, f"unknown key {key!r}", f"the keys are {', '.join(KEYS)}")
        if self._text_of("id") != self._path.stem:
            raise self._wrong(
                "id", f"the id is not the file's name, {self._path.stem!r}", "an id never changes: restore both"
            )
        if self._text_of("title_source") not in get_args(TitleSource):
            raise self._wrong(
                "title_source", "expected given or derived", "write given when the title is the article's own"
            )
        date = self._optional("date")
        if date is not None and not is_iso_date(date):
            raise self._wrong(
                "date", f"expected a date as 2015, 2015-07 or 2015-07-03, found {date!r}", "write the Gregorian date"
            )
        repairs = self._mapping("repairs")
        return Article(
            id=self._text_of("id"),
            title=self._text_of("title"),
            title_source="given" if self._text_of("title_source") == "given" else "derived",
            blocks=read_body(body),
            seed=self._seed(),
            draft=self._draft(),
            set_aside=self._set_aside(),
            tags=self._tags(),
            extra=self._mapping("extra"),
            repairs=tuple(Repair(k, self._text_in(repairs, k, "repairs")) for k in REPAIR_KINDS if k in repairs),
            **{key: self._optional(key) for key in _OPTIONAL},
        )

    def _draft(self) -> bool:
        value = self._values.get("draft", False)
        if value not in (True, False, "true", "false"):
            raise self._wrong("draft", f"expected true or false, found {value!r}", "write draft: true, or remove the line")
        return value in (True, "true")

    def _seed(self) -> Seed:
        seed = self._values.get("seed")
        if not isinstance(seed, dict):
            raise self._wrong(
                "seed", "expected the seed's path, sha256 and encoding", "restore the line that ingest wrote"
            )
        path, sha256, encoding = (self._text_in(seed, key, "seed") for key in ("path", "sha256", "encoding"))
        return Seed(path, sha256, encoding, self._number_in(seed, "seed") if "line" in seed else None)

    def _set_aside(self) -> tuple[SetAside, ...]:
        rows = self._values.get("set_aside") or []
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._wrong(
                "set_aside", "expected a list of line, text and reason", "restore the lines that ingest wrote"
            )
        return tuple(
            SetAside(
                self._number_in(row, "set_aside"),
                self._text_in(row, "text", "set_aside"),
                self._text_in(row, "reason", "set_aside"),
            )
            for row in rows
        )

    def _tags(self) -> tuple[str, ...]:
        tags = self._values.get("tags") or []
        if not isinstance(tags, list) or not all(isinstance(tag, str) and tag for tag in tags):
            raise self._wrong("tags", "expected a list of texts", "write tags: [one, two]")
        return tuple(tags)

    def _mapping(self, key: str) -> dict[str, Any]:
        values = self._values.get(key) or {}
        if not isinstance(values, dict):
            raise self._wrong(key, f"expected keys and values after {key}:", "restore the line that ingest wrote")
        return values

    def _text_of(self, key: str) -> str:
        return self._text_in(self._values, key, key)

    def _optional(self, key: str) -> str | None:
        return self._text_of(key) if self._values.get(key) else None

    def _text_in(self, values: Mapping[str, Any], key: str, near: str) -> str:
        value = values.get(key)
        if not isinstance(value, str) or not value:
            raise self._wrong(near, f"expected text after {key}:", "write it on that line")
        return value

    def _number_in(self, values: Mapping[str, Any], near: str) -> int:
        value = str(values.get("line"))
        if not (value.isascii() and value.isdecimal()):
            raise self._wrong(near, "expected a number after line:", "restore the line that ingest wrote")
        return int(value)

    def _wrong(self, key: str, message: str, fix: str) -> KhizanaError:
        lines = (n for n, line in enumerate(self._text.split("\n"), start=2) if line.startswith(key))
        return _problem(self._path, message, fix, next(lines, 1))
