"""Names that the texts have and no record: shown, decided on, written to a table and read from it."""

from __future__ import annotations

from pathlib import Path

from khizana.annotation.archive_review import open_review, sentences_of
from khizana.commands.archive_folder import existing
from khizana.commands.table_file import read_table, write_table
from khizana.entities.recognition.archive_names import Proposal
from khizana.entities.review.decisions import Decision
from khizana.entities.review.name_table import COLUMNS, rows, steps
from khizana.entities.review.review_session import Place, ReviewSession, Step
from khizana.errors import KhizanaError, Problem
from khizana.settings import LEAST_UNREVIEWED

MIN_SUGGESTED = 0.65  # probability of a name that is suggested; the table and the desk have less probable ones too
_SHOWN_SENTENCES = 2
_MISSING = "run invoke ingest, or name the folder with --content"


def suggest(content: Path, limit: int) -> str:
    """Return at most *limit* names that wait, most articles first, as lines."""
    session = open_review(existing(content, _MISSING), MIN_SUGGESTED)
    lines: list[str] = []
    for key, proposal in list(session.waiting.items())[:limit]:
        why, record = proposal.why, session.found(key)
        times = f"{why.articles:,} {_plural(why.articles, 'article')}, {why.occurrences:,} {_plural(why.occurrences, 'time')}"
        lines.append(f"{record.name}  ({proposal.type}, {why.probability:.2f}; {times})  {key}")
        lines += [f"    near {near.slug}: {near.form} ({near.how})" for near in session.near(record)]
        lines += [f"    {''.join(found[1:])}" for found in sentences_of(content, proposal, _SHOWN_SENTENCES)]
    waiting = len(session.waiting)
    return "\n".join([*lines, f"{waiting:,} {_plural(waiting, 'name')} without a record"])


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def accept(content: Path, name: str, of: str, slug: str) -> str:
    """Write the record of the waiting *name*, or its key, under *slug*; as an alias of the entity *of* if that is given."""
    session = open_review(existing(content, _MISSING))
    key, proposal = _chosen(session, name)
    spelled = [near for near in session.near(session.found(key)) if near.how == "spelling"]
    if spelled and not of and not slug:
        message = f"may be another spelling of {spelled[0].slug} ({spelled[0].form})"
        fix = f"--of {spelled[0].slug} writes an alias there; --slug NAME writes a record of its own"
        raise KhizanaError(Problem(proposal.forms[0], message, fix))
    decision = Decision("alias", key, of=of) if of else Decision("accept", key, slug=slug)
    return _said(content, session, "accept", [decision])


def reject(content: Path, name: str) -> str:
    """Reject the waiting *name*, or its key, for ever."""
    session = open_review(existing(content, _MISSING))
    return _said(content, session, "reject", [Decision("reject", _chosen(session, name)[0])])


def undo(content: Path) -> str:
    """Take the last review back."""
    review = ReviewSession(content, (), LEAST_UNREVIEWED).undo()
    return f"undone: {review.label} ({', '.join(review.files)})"


def _chosen(session: ReviewSession, name: str) -> tuple[str, Proposal]:
    """Return the key and the proposal of a name as written or of a key. Raises KhizanaError where none or several wait."""
    found = [(key, p) for key, p in session.waiting.items() if name in (key, *p.forms)]
    if len(found) != 1:
        message = "several names that wait are written so" if found else "no name that waits is written so"
        keys = ", ".join(key for key, _ in found)
        raise KhizanaError(
            Problem(name, message, f"give one of the keys {keys}" if found else "see invoke entities.suggest")
        )
    return found[0]


def _said(
    content: Path, session: ReviewSession, label: str, steps: list[Step], places: list[Place] | None = None
) -> str:
    review = session.review(label, steps, places or ())
    if review is None:
        return "nothing to change"
    files = "\n".join(f"  {content / name}" for name in review.files)
    return f"written, to be looked over and completed; invoke entities.undo takes it back:\n{files}"


def export_names(content: Path, file: Path) -> str:
    """Write a table of the names that wait and of the records to *file*."""
    session = open_review(existing(content, _MISSING))

    def sentence(proposal: Proposal) -> str:
        return next(("".join(found[1:]) for found in sentences_of(content, proposal, 1)), "")

    count = write_table(file, COLUMNS, rows(session, sentence))
    return f"wrote {count:,} rows to {file}: fill in the column decision, then invoke entities.import {file}"


def import_names(content: Path, file: Path) -> str:
    """Do what the table *file* says, all of it or nothing. Raises KhizanaError with the lines that are wrong."""
    session = open_review(existing(content, _MISSING))
    try:
        asked = steps(session, read_table(file))
    except KhizanaError as error:
        raise KhizanaError(
            *(Problem(str(file), f"{p.path}: {p.message}", p.fix, p.line) for p in error.problems)
        ) from None
    done = [(line, step) for line, step in asked if step is not None]
    said = _said(content, session, f"import {file.name}", [s for _, s in done], [(str(file), line) for line, _ in done])
    before = len(asked) - len(done)
    return f"{said}\n{before:,} {_plural(before, 'name')} had been decided on before" if before else said


def first_steps(content: Path, unreviewed: float) -> str:
    """Say how many names of an archive without records wait, and how to begin; "" for one that has some, or no such name.

    *unreviewed*: the probability from which they have pages, 0 where the build recognises none.
    """
    if not unreviewed or any((content / "entities").glob("*.md")):
        return ""
    waiting = len(open_review(existing(content, _MISSING), MIN_SUGGESTED).waiting)
    if not waiting:
        return ""
    return (
        f"{waiting:,} {_plural(waiting, 'name')} {'waits' if waiting == 1 else 'wait'} for review, "
        "and there is no record of any yet. To begin:\n"
        "  invoke desk                      shows them in a browser, to accept or reject with one key\n"
        "  invoke entities.suggest          lists them; --accept NAME writes the record of one\n"
        "  invoke entities.export names.csv writes them to a table for a spreadsheet program"
    )
