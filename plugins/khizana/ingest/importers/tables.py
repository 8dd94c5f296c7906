"""Import files of many articles: JSON lines, JSON, CSV, workbooks. An invalid row is reported with its line, the rest go on."""

from __future__ import annotations

import csv
import datetime
import json
from collections import deque
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from khizana.errors import KhizanaError, Problem
from khizana.ingest.column_names import is_known
from khizana.ingest.importers.rows import Rows
from khizana.ingest.importers.seed_source import SeedSource, too_large
from khizana.ingest.source_record import Item, Refusal, SourceRecord

_DELIMITERS = ",;\t|"
_PATIENCE = 2_000  # lines that a quotation mark may stay open once one has stayed open to the end of the file
csv.field_size_limit(1 << 30)  # characters; the default of 131,072 refuses a long interview
_OBJECT_FIX = 'write one object a line: {"id": …, "text": …}'


def read_jsonl(source: SeedSource, lines: Iterable[str]) -> Iterator[SourceRecord | Refusal]:
    """Yield the record of each line of JSON."""
    rows = Rows(source)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read_json_line(rows, line, number)


def read_json(source: SeedSource, text: str) -> Iterator[Item]:
    """Yield the record of each object of a list, or of the object that the file is; JSON lines go by this suffix too."""
    rows = Rows(source)
    try:
        data, repeated = _loads(text)
    except RecursionError:
        yield rows.refuse(1, "JSON too deep to read", "write a list of flat objects")
        return
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text[: error.pos].endswith("\n"):
            yield from read_jsonl(source, text.splitlines())
        else:
            message = f"this is not JSON: {error.msg} at column {error.colno}"
            yield rows.refuse(error.lineno, message, "mend it there; a JSON file is one list of objects")
        return
    for key in repeated:
        yield Problem(source.where, f"the key {key!r} stands twice: the last is taken", "remove one of the two")
    for number, row in enumerate(_objects(rows, data), start=1):
        if isinstance(row, dict):
            yield rows.read(row, number)
        else:
            yield rows.refuse(number, "expected an object", "write a list of objects")


def read_csv(source: SeedSource, lines: Iterable[str]) -> Iterator[SourceRecord | Refusal]:
    """Yield the record of each row of a table whose first row names the columns."""
    rows = Rows(source)
    table = _Table(lines, source.max_length)
    header = table.read_header()
    if not rows.text_columns(header):
        sample = next((row for _, row in table.rows(len(header)) if row and len(row) == len(header)), [])
        longest = max(zip(map(len, sample), header, strict=False), default=(0, ""))[1]
        yield rows.no_text_column(header, 1, longest)
        return
    named = [name for name in header if name]
    if len(set(named)) != len(named):
        yield rows.refuse(1, "two columns have the same name", "give each column its own name")
        return
    for number, row in table.rows(len(header)):
        if row is None or len(row) != len(header):
            found = "a quotation mark without its pair" if row is None else f"{len(row)} columns"
            yield rows.refuse(number, f"expected a row of {len(header)} columns, found {found}", "mend the row")
        else:
            yield rows.read(dict(zip(header, row, strict=True)), number)


def read_workbook(source: SeedSource, data: bytes) -> Iterator[SourceRecord | Refusal]:
    """Yield the record of each row of the sheets of an Excel workbook, whose first rows name the columns."""
    import openpyxl

    rows = Rows(source)
    try:
        if sum(part.file_size for part in ZipFile(BytesIO(data)).infolist()) > source.max_length:
            raise KhizanaError(too_large(source.where, source.max_length))
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        yield rows.refuse(1, f"this is no Excel workbook: {error}", "save it as .xlsx once more, or as CSV in UTF-8")
        return
    for sheet in book.worksheets:
        cells = enumerate(sheet.iter_rows(values_only=True), start=1)
        header = [str(name or "").strip() for name in next(cells, (1, ()))[1]]
        if not any(header):
            continue
        if not rows.text_columns(header):
            sample = next(cells, (1, ()))[1]
            yield rows.no_text_column(
                header, 1, max(zip(map(_length, sample), header, strict=False), default=(0, ""))[1]
            )
            continue
        for number, row in cells:
            values = {name: _cell(cell) for name, cell in zip(header, row, strict=False) if name}
            if any(value is not None for value in values.values()):
                yield rows.read(values, number)


def _length(cell: object) -> int:
    return len(cell) if isinstance(cell, str) else 0


def _cell(cell: object) -> object:
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat()[:10]
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _read_json_line(rows: Rows, line: str, number: int) -> SourceRecord | Refusal:
    try:
        row, repeated = _loads(line)
    except json.JSONDecodeError as error:
        return rows.refuse(number, f"this is not JSON: {error.msg} at column {error.colno}", _OBJECT_FIX)
    except RecursionError:
        return rows.refuse(number, "JSON too deep to read", "write one flat object a line")
    if not isinstance(row, dict):
        return rows.refuse(number, "expected an object", _OBJECT_FIX)
    return rows.read(row, number, repeated)


def _loads(text: str) -> tuple[Any, list[str]]:
    """Return the value of the JSON *text* and the keys that stand twice in one of its objects. Raises JSONDecodeError."""
    repeated: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(items)
        if len(values) != len(items):
            keys = [key for key, _ in items]
            repeated.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return values

    try:
        return json.loads(text, object_pairs_hook=pairs), repeated
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of thousands of digits, which is kept as it is written
        return json.loads(text, object_pairs_hook=pairs, parse_int=str), repeated


def _objects(rows: Rows, data: Any) -> list[Any]:
    """Return the rows of a JSON file: a list, the list in an object, an object of objects by id, or one object."""
    if not isinstance(data, dict):
        return data if isinstance(data, list) else [data]
    lists = [value for value in data.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if rows.text_columns(data):
        return [data]
    if lists:
        return max(lists, key=len)
    if data and all(isinstance(value, dict) for value in data.values()):
        return [{"id": key} | value for key, value in data.items()]
    return [data]


class _Table:
    """The rows of a CSV text with their first lines. A malformed row costs one line, not the rest of the file."""

    def __init__(self, lines: Iterable[str], max_length: int) -> None:
        self._lines = iter(lines)
        self._ahead: deque[str] = deque()  # lines returned by a malformed row
        self._delimiter = ","
        self._max_length = max_length  # characters of a row
        self._patience: int | None = None

    def read_header(self) -> list[str]:
        """Return the names of the columns, and detect the delimiter by them."""
        first = next(self._lines, "")
        self._ahead.append(first)
        self._delimiter = max(_DELIMITERS, key=lambda mark: (sum(map(is_known, first.split(mark))), first.count(mark)))
        return [name.strip() for name in self._read()[0] or []]

    def rows(self, width: int) -> Iterator[tuple[int, list[str] | None]]:
        """Yield (line, cells), cells None where the quotation marks do not match."""
        number = 2
        while True:
            cells, used = self._read()
            if not used:
                return
            if len(used) > 1 and (cells is None or len(cells) != width):
                self._ahead.extendleft(reversed(used[1:]))
                if len(used) > _PATIENCE:
                    self._patience = _PATIENCE  # or each line of a damaged file would read it to its end
                cells, used = None, used[:1]
            if cells != []:
                yield number, cells
            number += len(used)

    def _read(self) -> tuple[list[str] | None, list[str]]:
        """Return the next row, None when it is malformed, and the lines it was read from."""
        used: list[str] = []

        def feed() -> Iterator[str]:
            length = 0
            while length < self._max_length and (self._patience is None or len(used) < self._patience):
                line = self._ahead.popleft() if self._ahead else next(self._lines, None)
                if line is None:
                    return
                used.append(line)
                length += len(line)
                yield line

        try:
            return next(csv.reader(feed(), delimiter=self._delimiter, strict=True), None), used
        except csv.Error:
            return None, used
