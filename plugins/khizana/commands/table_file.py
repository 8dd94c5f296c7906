"""Tables on disk: CSV as Excel writes and reads it, tab-separated values, or a workbook, by the suffix of the file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path
from zipfile import BadZipFile

from khizana.errors import KhizanaError, Problem
from khizana.ingest.decode import UndecodableError, decode

_SUFFIXES = (".csv", ".tsv", ".xlsx")
_DELIMITERS = ",;\t"


def write_table(path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]]) -> int:
    """Write *rows* under *columns*; return how many. Raises KhizanaError for another kind of file, or one that exists."""
    _check_suffix(path)
    if path.exists():
        raise KhizanaError(Problem(str(path), "this file exists", "name another, or move it away"))
    table = [[row[column] for column in columns] for row in rows]
    if path.suffix == ".xlsx":
        _write_workbook(path, [list(columns), *table])
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:  # without the mark Excel reads another encoding
            csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",").writerows([columns, *table])
    return len(table)


def read_table(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return (line, cells by column) of each row of *path*, whose first row names the columns. Raises KhizanaError."""
    _check_suffix(path)
    try:
        data = path.read_bytes()
        cells = _read_workbook(path) if path.suffix == ".xlsx" else _read_text(data)
    except OSError as error:
        raise KhizanaError(Problem(str(path), f"cannot be read: {error.strerror}", "name a table")) from error
    except (UndecodableError, BadZipFile, KeyError, csv.Error) as error:
        raise KhizanaError(Problem(str(path), f"this is no table: {error}", "save it as CSV in UTF-8")) from error
    header, *rows = cells or [[]]
    names = [name.strip() for name in header]
    return [(line, dict(zip(names, row, strict=False))) for line, row in enumerate(rows, start=2) if any(row)]


def _check_suffix(path: Path) -> None:
    if path.suffix not in _SUFFIXES:
        raise KhizanaError(Problem(str(path), "no kind of table by its name", f"use {', '.join(_SUFFIXES)}"))


def _read_text(data: bytes) -> list[list[str]]:
    text = decode(data)[0].removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _read_workbook(path: Path) -> list[list[str]]:
    openpyxl = _openpyxl(path)
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def _write_workbook(path: Path, table: Iterable[Sequence[str]]) -> None:
    book = _openpyxl(path).Workbook()
    for row in table:
        book.active.append(row)
    book.active.sheet_view.rightToLeft = True
    book.active.freeze_panes = "A2"
    book.save(path)


def _openpyxl(path: Path):  # type: ignore[no-untyped-def]
    try:
        import openpyxl
    except ModuleNotFoundError:
        fix = "install it with pip install 'khizana[documents]', or use a file that ends in .csv"
        raise KhizanaError(Problem(str(path), "workbooks need the package openpyxl", fix)) from None
    return openpyxl
