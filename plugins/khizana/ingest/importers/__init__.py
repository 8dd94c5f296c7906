"""The importers, by the suffix of the files they read: read_seed() yields the records of one seed.

An importer is a function of a SeedSource and what `open` gives: the decoded text, lines or bytes. One for files of a single
article returns a record; one for files of many is a generator. It imports an optional package inside that function: where the
package is not installed, the file is refused with the command that installs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from khizana.errors import KhizanaError, Problem, unexpected
from khizana.ingest.importers.epub_book import read_epub
from khizana.ingest.importers.open_document import read_open_document
from khizana.ingest.importers.openiti_text import read_openiti
from khizana.ingest.importers.pdf_text import read_pdf
from khizana.ingest.importers.seed_source import SeedSource, read_bytes, read_lines, read_text_file, read_whole
from khizana.ingest.importers.subtitles import read_subtitles
from khizana.ingest.importers.tables import read_csv, read_json, read_jsonl, read_workbook
from khizana.ingest.importers.text_files import read_markdown, read_text
from khizana.ingest.importers.web_pages import read_html
from khizana.ingest.importers.word_document import read_word
from khizana.ingest.importers.xml_files import read_xml
from khizana.ingest.importers.zip_archive import read_zip
from khizana.ingest.metadata import Metadata
from khizana.ingest.seeds import SeedFile
from khizana.ingest.sidecar import Sidecar, read_sidecar
from khizana.ingest.source_record import Fact, Item, Refusal, SourceRecord

Open = Callable[[SeedFile], tuple[SeedSource, Any]]


@dataclass(frozen=True, slots=True)
class Importer:
    """How files of one kind are opened and read."""

    open: Open
    read: Callable[[SeedSource, Any], Iterable[Item]]
    many: bool  # articles in one file


def of_one(read: Callable[[SeedSource, Any], SourceRecord | Refusal], opened: Open = read_whole) -> Importer:
    """Return the importer of files that hold one article, which *read* returns."""
    return Importer(opened, lambda source, data: (read(source, data),), many=False)


def of_many(read: Callable[[SeedSource, Any], Iterable[Item]], opened: Open = read_whole) -> Importer:
    """Return the importer of files that hold many articles, which *read* yields."""
    return Importer(opened, read, many=True)


IMPORTERS: dict[str, Importer] = {
    ".txt": of_one(read_text),
    ".text": of_one(read_text),
    ".md": of_one(read_markdown),
    ".markdown": of_one(read_markdown),
    ".html": of_one(read_html),
    ".htm": of_one(read_html),
    ".xhtml": of_one(read_html),
    ".jsonl": of_many(read_jsonl, read_lines),
    ".ndjson": of_many(read_jsonl, read_lines),
    ".csv": of_many(read_csv, read_lines),
    ".tsv": of_many(read_csv, read_lines),
    ".json": of_many(read_json),
    ".xlsx": of_many(read_workbook, read_bytes),
    ".docx": of_one(read_word, read_bytes),
    ".odt": of_one(read_open_document, read_bytes),
    ".pdf": of_one(read_pdf, read_bytes),
    ".epub": of_many(read_epub, read_bytes),
    ".srt": of_one(read_subtitles),
    ".vtt": of_one(read_subtitles),
    ".openiti": of_one(read_openiti),
    ".completed": of_one(read_openiti),
    ".inprogress": of_one(read_openiti),
    **dict.fromkeys((".xml", ".wxr", ".rss", ".atom", ".tei"), of_many(read_xml, read_bytes)),
    ".zip": of_many(lambda source, data: read_zip(source, data, read_seed, IMPORTERS.keys()), read_bytes),
}
_OF_ONE_ARTICLE: tuple[Fact, ...] = ("title", "url")
_NOTHING = Metadata()
_INSTALL = 'run: pip install "khizana[documents]"'


def is_of_many(file: SeedFile) -> bool:
    """Tell whether *file* may hold many articles."""
    return IMPORTERS[file.suffix].many


def read_seed(file: SeedFile) -> Iterator[Item]:
    """Yield the records of *file*, a Refusal for each that cannot be imported, a Problem for each fault of its sidecar.

    A sidecar overrides the metadata of a text or a page; for a file of many articles it provides defaults. Never raises:
    what no importer foresaw is a Refusal too, and costs that file.
    """
    importer = IMPORTERS[file.suffix]
    beside = _read_sidecar(file.sidecar, importer.many) if file.sidecar else Sidecar()
    yield from beside.problems
    file = replace(file, reading=replace(file.reading, columns=beside.columns))
    is_empty = True
    for item in _guarded(importer, file):
        is_empty = False
        yield _joined(item, beside.metadata, importer.many) if isinstance(item, SourceRecord) else item
    if is_empty:
        yield Refusal(Problem(file.where, "there is no article in it", "put one into it, or remove the file"))


def _joined(record: SourceRecord, beside: Metadata, many: bool) -> SourceRecord:
    """Return *record* with what is said *beside* it, which overrides that of a single article and fills that of many."""
    if beside == _NOTHING:
        return record
    return replace(
        record,
        facts=beside.facts | record.facts if many else record.facts | beside.facts,
        tags=tuple(dict.fromkeys((*record.tags, *beside.tags))),
        extra=beside.extra | record.extra if many else record.extra | beside.extra,
        repairs=(*record.repairs, *beside.repairs),
        draft=record.draft or beside.draft,
    )


def _guarded(importer: Importer, file: SeedFile) -> Iterator[Item]:
    try:
        source, data = importer.open(file)
        yield from importer.read(source, data)
    except KhizanaError as error:
        yield from (Refusal(problem) for problem in error.problems)
    except ModuleNotFoundError as error:
        yield Refusal(Problem(file.where, f"reading {file.suffix} needs the package {error.name}", _INSTALL))
    except OSError as error:  # the file changed or was removed while it was read
        yield Refusal(Problem(file.where, f"cannot be read: {error.strerror}", "run invoke ingest again"))
    except Exception as error:
        yield Refusal(unexpected(file.where, error))


def _read_sidecar(path: Path, many: bool) -> Sidecar:
    try:
        found = read_sidecar(read_text_file(path), path.as_posix())
    except KhizanaError as error:
        return Sidecar(problems=list(error.problems))
    if many:
        for key in _OF_ONE_ARTICLE:
            if found.metadata.facts.pop(key, None):
                fix = f"write each article's {key} in its row"
                found.problems.append(Problem(path.as_posix(), f"one {key} for a file of many articles", fix))
    return found
