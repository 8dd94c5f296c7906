"""Make records of rows: objects of JSON, rows of tables. The columns are known by many names, or by those the sidecar gives."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from khizana.errors import Problem, unexpected
from khizana.ingest.column_names import FACT_COLUMNS, is_known, name_facts
from khizana.ingest.importers.markup import by_line, is_html, read_markup
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.metadata import Metadata, is_empty, read_metadata
from khizana.ingest.mojibake import GarbledError, repair
from khizana.ingest.source_record import Refusal, SourceRecord
from khizana.model import Block, SetAside

Row = Mapping[str, object]

_LOST = re.compile("[\ufffd\udc80-\udcff]")  # invalid bytes, decoded to surrogates
_MAX_STEM_LENGTH = 60  # characters of an address in an id


class Rows:
    """Converts the rows of one file to records; a row that cannot be read costs itself."""

    def __init__(self, source: SeedSource) -> None:
        self._source = source
        self._columns: dict[tuple[str, ...], dict[str, str]] = {}  # by the names of a row

    def refuse(self, number: int, message: str, fix: str, name: str | None = None) -> Refusal:
        """Return the refusal of the row in line *number*."""
        return Refusal(Problem(self._source.where, message, fix, number), name)

    def read(self, row: Row, number: int, repeated: Iterable[str] = ()) -> SourceRecord | Refusal:
        """Return the record of the *row* in line *number*, of whose keys those *repeated* stand twice. Never raises."""
        try:
            return self._read({key: _rendered(value) for key, value in row.items()}, number, repeated)
        except Exception as error:
            return Refusal(unexpected(self._source.where, error, number))

    def no_text_column(self, names: Iterable[str], number: int, longest: str = "") -> Refusal:
        """Return the refusal of a table, or row, none of whose columns is known to hold the text; *longest* might."""
        names = list(names)
        found = ", ".join(names)[:200]
        sidecar = PurePosixPath(self._source.where).with_name(f"{self._source.stem}.yaml")
        fix = f"write in {sidecar}: columns: {{text: {longest or 'NAME'}}}; the names are {', '.join(FACT_COLUMNS)}"
        if number == 1 and not any(map(is_known, names)):
            fix += "; if that is an article already, put a first row with these names above it"
        return self.refuse(number, f"no column is known to hold the text, found: {found}", fix)

    def names(self, columns: Iterable[str]) -> dict[str, str]:
        """Return which of *columns* holds which fact."""
        key = tuple(columns)
        if key not in self._columns:
            self._columns[key] = name_facts(key, self._source.columns)
        return self._columns[key]

    def text_columns(self, columns: Iterable[str]) -> list[str]:
        """Return those of *columns* that hold the text."""
        columns = tuple(columns)
        chosen = [name for name in self._source.text_keys if name in columns]
        return chosen or [name for name in [self.names(columns).get("text")] if name is not None]

    def _read(self, row: Row, number: int, repeated: Iterable[str]) -> SourceRecord | Refusal:
        names = self.names(row)
        given = row.get(names.get("id", ""))
        own = str(given).strip() if isinstance(given, str | int) and not isinstance(given, bool) else ""
        name = "" if is_empty(own) else own
        columns = self.text_columns(row)
        if not columns:
            return replace(self.no_text_column(row, number, _longest(row)), name=name or None)
        text = "\n\n".join(filter(None, map(_text, (row[column] for column in columns))))
        if not text:
            found = "none" if all(row[column] in (None, "") for column in columns) else "no text"
            message = f"expected the article's text, found {found}"
            return self.refuse(number, message, f"write it in the column {', '.join(columns)}", name or None)
        if lost := _lost_letter(row.values()):
            return self.refuse(number, lost, "mend the letter, or save the file as UTF-8", name or None)
        try:
            text, repairs = repair(text)
            others = {key: value for key, value in row.items() if isinstance(value, str) and key not in columns}
            row = {**row, **{key: repair(value)[0] for key, value in others.items()}}
        except GarbledError as error:
            return self.refuse(number, str(error), error.fix, name or None)
        problems: list[Problem] = []

        def report(_key: str, message: str, fix: str) -> None:
            problems.append(Problem(self._source.where, message, fix, number))

        for key in repeated:
            report(key, f"the key {key!r} stands twice: the last is taken", "remove one of the two")
        metadata = _metadata(row, columns, names, report)
        name = name or made_id(
            metadata.facts.get("url"), f"{metadata.facts.get('title', '')}\n{text}", self._source.stem
        )
        metadata.repairs = (*self._source.repairs, *repairs, *metadata.repairs)
        return self._record(name, text, number, metadata, tuple(problems))

    def _record(
        self, name: str, text: str, number: int, metadata: Metadata, problems: tuple[Problem, ...]
    ) -> SourceRecord:
        blocks: tuple[tuple[int, Block], ...] = ()
        aside: tuple[SetAside, ...] = ()
        if is_html(text):
            placed, left = read_markup(text)
            blocks, text, aside = by_line(text, placed), "", tuple(left)
        seed = self._source.seed(number)
        fields = metadata.record_fields()
        return SourceRecord(
            name, seed, text, False, blocks, set_aside=aside, has_own_id=True, problems=problems, **fields
        )


def made_id(url: str | None, content: str, stem: str) -> str:
    """Return the id of an article that has none: from its address, else from its *content* and the *stem* of its file.

    >>> made_id("https://example.org/news/sur-al-madina.html", "", "a"), made_id(None, "نص", "akhbar")
    ('sur-al-madina-f5fc9f', 'akhbar-e01176c2a0')
    """
    if url:
        last = next((part for part in reversed(unquote(urlsplit(url).path).split("/")) if part), "")
        return f"{PurePosixPath(last).stem[:_MAX_STEM_LENGTH]}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"
    return f"{stem}-{hashlib.sha256(content.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _metadata(
    row: Row, texts: list[str], names: Mapping[str, str], report: Callable[[str, str, str], None]
) -> Metadata:
    """Return the metadata of *row*: all of it but the id and the text."""
    own = {names.get("id"), *texts}
    others = {key: value for key, value in row.items() if key and key not in own}
    held = {fact: name for fact, name in names.items() if fact not in ("id", "text") and name not in own}
    return read_metadata(others, report, held)


def _rendered(value: object) -> object:
    """Return what the programming interface of WordPress wraps: {"rendered": "<p>…"}."""
    return value["rendered"] if isinstance(value, dict) and isinstance(value.get("rendered"), str) else value


def _text(value: object) -> str:
    """Return a text, or the paragraphs of a list; "" for anything else."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "\n".join(value)
    return value if isinstance(value, str) and not is_empty(value) else ""


def _longest(row: Row) -> str:
    """Return the column whose text is longest, which might be the article's."""
    return max(row, key=lambda key: len(value) if isinstance(value := row[key], str) else 0, default="")


def _lost_letter(values: Iterable[object]) -> str | None:
    """Return the fault of values with an undecodable byte or U+FFFD; None if there is none."""
    for value in values:
        if isinstance(value, str) and not value.isascii() and (found := _LOST.search(value)):
            code = ord(found.group())
            before = value[: found.start()][-20:]
            if code == 0xFFFD:
                return f"U+FFFD after «{before}»: a letter was lost before the file came here"
            return f"the byte 0x{code & 0xFF:02X} after «{before}» is not in the file's encoding"
    return None
