"""Import tables of many articles: JSON lines and CSV. Each invalid row is reported with its line; the others are read."""

from __future__ import annotations

import csv
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from khizana.errors import Problem
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.metadata import read_facts
from khizana.ingest.source_record import Refusal, SourceRecord

COLUMNS = ("id", "title", "text", "date", "source", "author", "url", "category")
_LOST = re.compile("[\ufffd\udc80-\udcff]")  # invalid bytes, decoded to surrogates
_DELIMITERS = ",;\t|"
_MAX_ROW_LINES = 2_000  # a quotation mark that is never closed would swallow the rest of the file
csv.field_size_limit(1 << 30)  # characters; the default of 131,072 refuses a long interview


def read_jsonl(source: SeedSource, lines: Iterable[str]) -> Iterator[SourceRecord | Refusal]:
    """Yield the record of each line of JSON."""
    rows = _Rows(source)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield rows.read_json(line, number)


def read_csv(source: SeedSource, lines: Iterable[str]) -> Iterator[SourceRecord | Refusal]:
    """Yield the record of each row of a table whose first row names the columns."""
    rows = _Rows(source)
    table = _Table(lines)
    header = table.read_header()
    if not {"id", "text"} <= set(header):
        found = ", ".join(header)[:200]
        yield rows.refuse(1, f"expected columns id and text, found: {found}", f"name the columns {', '.join(COLUMNS)}")
        return
    if len(set(header)) != len(header):
        yield rows.refuse(1, "two columns have the same name", "give each column its own name")
        return
    for number, row in table.rows(len(header)):
        if row is None or len(row) != len(header):
            found = "a quotation mark without its pair" if row is None else f"{len(row)} columns"
            yield rows.refuse(number, f"expected a row of {len(header)} columns, found {found}", "mend the row")
        else:
            yield rows.read(dict(zip(header, row, strict=True)), number)


class _Rows:
    """Converts rows of one file to records; reports each unknown column once."""

    def __init__(self, source: SeedSource) -> None:
        self._source = source
        self._named: set[str] = set()

    def refuse(self, number: int, message: str, fix: str, name: str | None = None) -> Refusal:
        return Refusal(Problem(self._source.where, message, fix, number), name)

    def read_json(self, line: str, number: int) -> SourceRecord | Refusal:
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            message = f"this is not JSON: {error.msg} at column {error.colno}"
            return self.refuse(number, message, 'write one object a line: {"id": …, "text": …}')
        except RecursionError:
            return self.refuse(number, "JSON too deep to read", "write one flat object a line")
        if not isinstance(row, dict):
            return self.refuse(number, "expected an object", 'write one object a line: {"id": …, "text": …}')
        return self.read(row, number)

    def read(self, row: Mapping[str, object], number: int) -> SourceRecord | Refusal:
        name = _id_of(row.get("id"))
        text = row.get("text")
        if name is None:
            return self.refuse(number, "the row has no id", "give each row an id of its own")
        if not isinstance(text, str) or not text.strip():
            found = "none" if text is None or text == "" else "no text"
            return self.refuse(
                number, f"expected the article's text, found {found}", "write it in the column text", name
            )
        if lost := _lost_letter(row.values()):
            return self.refuse(number, lost, "mend the letter, or save the file as UTF-8", name)
        problems: list[Problem] = []

        def report(_key: str, message: str, fix: str) -> None:
            problems.append(Problem(self._source.where, message, fix, number))

        for key in row:
            if key not in COLUMNS and key not in self._named:
                self._named.add(key)
                report(
                    key, f"unknown column {key!r}", f"the columns are {', '.join(COLUMNS)}; name it so, or remove it"
                )
        known = {key: row[key] for key in COLUMNS if key in row}
        facts = read_facts(known, report)
        seed = self._source.seed(number)
        return SourceRecord(name, seed, text, facts=facts, has_own_id=True, problems=tuple(problems))


def _id_of(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int) or str(value).strip() == "":
        return None
    return str(value).strip()


def _lost_letter(values: Iterable[object]) -> str | None:
    """Return the fault of values with an undecodable byte or U+FFFD; None if there is none."""
    for value in values:
        if isinstance(value, str) and (found := _LOST.search(value)):
            code = ord(found.group())
            if code == 0xFFFD:
                return f"U+FFFD after «{value[: found.start()][-20:]}»: a letter was lost before the file came here"
            return f"the byte 0x{code & 0xFF:02X} after «{value[: found.start()][-20:]}» is not in the file's encoding"
    return None


class _Table:
    """The rows of a CSV text with their first lines. A malformed row costs one line, not the rest of the file."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._ahead: deque[str] = deque()  # lines returned by a malformed row
        self._delimiter = ","

    def read_header(self) -> list[str]:
        """Return the names of the columns, in lower case, and detect the delimiter by them."""
        first = next(self._lines, "")
        self._ahead.append(first)
        self._delimiter = max(_DELIMITERS, key=lambda mark: len(set(_names(first.split(mark))) & set(COLUMNS)))
        return _names(self._read()[0] or [])

    def rows(self, width: int) -> Iterator[tuple[int, list[str] | None]]:
        """Yield (line, cells), cells None where the quotation marks do not match."""
        number = 2
        while True:
            cells, used = self._read()
            if not used:
                return
            if len(used) > 1 and (cells is None or len(cells) != width):
                self._ahead.extendleft(reversed(used[1:]))
                cells, used = None, used[:1]
            if cells != []:
                yield number, cells
            number += len(used)

    def _read(self) -> tuple[list[str] | None, list[str]]:
        """Return the next row, None when it is malformed, and the lines it was read from."""
        used: list[str] = []

        def feed() -> Iterator[str]:
            while len(used) < _MAX_ROW_LINES:
                line = self._ahead.popleft() if self._ahead else next(self._lines, None)
                if line is None:
                    return
                used.append(line)
                yield line

        try:
            return next(csv.reader(feed(), delimiter=self._delimiter, strict=True), None), used
        except csv.Error:
            return None, used


def _names(cells: Iterable[str]) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in cells]
