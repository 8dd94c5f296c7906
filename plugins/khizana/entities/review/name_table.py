"""The names of an archive as rows of a table that an editor fills in with any spreadsheet program.

Out: a row for each record and each name that waits. In: those rows again, with decisions and corrections. A cell that a program
would take for a formula is guarded by an apostrophe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.authority.record_text import Field, fields_of, split_line
from khizana.entities.recognition.archive_names import Proposal
from khizana.entities.review.decisions import VERBS, Decision, Part, Verb
from khizana.entities.review.review_session import Edit, ReviewSession, Step
from khizana.errors import KhizanaError, Problem
from khizana.model import ENTITY_TYPES

Row = dict[str, str]
Sentence = Callable[[Proposal], str]

COLUMNS = (
    "key", "state", "decision", "of", "name", "type", "latin", "aliases", "short",
    "probability", "articles", "occurrences", "near", "sentence", "version",
)  # fmt: skip
_EDITED = ("name", "type", "latin", "aliases", "short")
_LISTS = ("aliases", "short")
_BETWEEN = " ؛ "
_WAITING, _RECORD = "unreviewed", "record"
_IN_ARABIC: Mapping[str, Verb] = {
    "قبول": "accept", "رفض": "reject", "مرادف": "alias", "مختصر": "short", "تقسيم": "split"
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(session: ReviewSession, sentence: Sentence) -> Iterator[Row]:
    """Yield a row of every name that waits, most articles first, then of every record of the archive."""
    for key, proposal in session.waiting.items():
        record = session.found(key)
        near = _BETWEEN.join(f"{near.slug} ({near.form})" for near in session.near(record))
        counts = {"articles": str(proposal.why.articles), "occurrences": str(proposal.why.occurrences)}
        seen = {"probability": f"{proposal.why.probability:.2f}", "near": near, "sentence": sentence(proposal)}
        yield _row({"key": key, "state": _WAITING, **_cells(record), **counts, **seen})
    for record in session.records.values():
        if record.path:
            yield _row(
                {"key": record.slug, "state": _RECORD, "version": session.version(record.slug), **_cells(record)}
            )


def _row(cells: Mapping[str, str]) -> Row:
    return {column: guarded(cells.get(column, "")) for column in COLUMNS}


def _cells(record: AuthorityRecord) -> Row:
    fields = fields_of(record)
    return {key: _cell(fields.get(key, "")) for key in _EDITED}


def _cell(field: Field) -> str:
    return field if isinstance(field, str) else _BETWEEN.join(field)


def guarded(cell: str) -> str:
    """Return *cell* so that no spreadsheet program takes it for a formula.

    >>> guarded("=1+1"), unguarded(guarded("=1+1")), guarded("'لا"), guarded("اسم")
    ("'=1+1", '=1+1', "''لا", 'اسم')
    """
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """Return *cell* without the apostrophe that guarded() put before it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell


def steps(session: ReviewSession, table: Iterable[tuple[int, Row]]) -> list[tuple[int, Step | None]]:
    """Return (line, what it asks for) of each row of *table*, (line, row), that asks; None for a name decided on before.

    Corrections of records come first, since a decision may add a name to one. Raises KhizanaError for the first row that
    cannot be understood.
    """
    return sorted(_steps(session, table), key=lambda step: not isinstance(step[1], Edit))


def _steps(session: ReviewSession, table: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Step | None]]:
    for line, guarded_row in table:
        row = {column: unguarded(cell.strip()) for column, cell in guarded_row.items()}
        if row.get("decision"):
            key = row.get("key", "")
            yield line, _decision(row, line) if key in session.waiting else None
        elif row.get("state") == _RECORD and (fields := _edited(session, row)):
            yield line, Edit(row["key"], fields, row.get("version", ""))


def _decision(row: Row, line: int) -> Decision:
    verb = _IN_ARABIC.get(row["decision"], row["decision"].lower())
    if verb not in VERBS:
        raise KhizanaError(Problem("decision", f"unknown: {row['decision']!r}", f"use one of {', '.join(VERBS)}", line))
    type_ = row.get("type", "")
    if type_ not in ENTITY_TYPES:
        raise KhizanaError(Problem("type", f"unknown: {type_!r}", f"use one of {', '.join(ENTITY_TYPES)}", line))
    of = row.get("of", "")
    parts = tuple(_part(cell) for cell in of.split(_BETWEEN.strip())) if verb == "split" else ()
    return Decision(
        verb,
        row["key"],
        name=row.get("name", "") if verb == "accept" else "",
        type=type_ if verb == "accept" else None,
        of="" if parts else of.partition(" ")[0],
        parts=parts,
    )


def _part(cell: str) -> Part:
    name, words = split_line(cell)
    return Part(name, " ".join(words))


def _edited(session: ReviewSession, row: Row) -> dict[str, Field]:
    """Return the fields of a record that *row* has otherwise."""
    record = session.records.get(row.get("key", ""))
    present = _cells(record) if record else {}
    changed = {key: row[key] for key in _EDITED if key in row and row[key] != present.get(key, "")}
    return {key: _list(cell) if key in _LISTS else cell for key, cell in changed.items()}


def _list(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(_BETWEEN.strip()) if part.strip()]
