"""A review of the names of an archive: what waits, what is decided, what is undone.

In: the content folder, and what recognition proposes. The commands, tables and the desk each hold one; several may be at
work on one folder, and each sees what the others wrote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.authority.record_text import Field
from khizana.entities.recognition.archive_names import Proposal, publishable
from khizana.entities.recognition.joined_spellings import join_spellings
from khizana.entities.recognition.name_index import NameKey
from khizana.entities.recognition.unreviewed import read_rejected, slug_of, unreviewed_record
from khizana.entities.review.decisions import FOLDER, Decision, FileChange, WorkingCopy
from khizana.entities.review.near_names import MAX_NEAR, Near, NearNames
from khizana.entities.review.record_folder import RecordFolder
from khizana.entities.review.review_journal import Review, ReviewJournal
from khizana.errors import KhizanaError, Problem

NEW = ""  # the version of a record that has no file yet


class Edit(NamedTuple):
    """New values for fields of the record `slug`, whose file had `version` when the editor saw it."""

    slug: str
    fields: Mapping[str, Field]
    version: str


Step = Decision | Edit
Place = tuple[str, int]  # a file and a line of it


class ReviewSession:
    """What waits in an archive for an editor; `waiting` has the proposals by key, most articles first."""

    def __init__(self, content: Path, proposals: Sequence[Proposal], minimum: float) -> None:
        self._journal = ReviewJournal(content)
        self._folder = RecordFolder(content / FOLDER)
        self._proposals = proposals
        self._found: dict[tuple[str, ...], AuthorityRecord] = {}
        self._minimum = minimum
        self._near_known: NearNames | None = None
        self._near_own: NearNames | None = None
        self.waiting: dict[str, Proposal] = {}
        self._look()

    @property
    def records(self) -> Mapping[str, AuthorityRecord]:
        """All records: those of the archive, and those that every archive knows."""
        return self._folder.records

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with record files."""
        return self._folder.problems

    def refresh(self) -> bool:
        """See what others have written; return whether they have."""
        changed = self._folder.refresh()
        if changed:
            self._look()
        return changed

    def found(self, key: str) -> AuthorityRecord:
        """Return the waiting name *key* as the record of an unreviewed entity."""
        proposal = self.waiting[key]
        kept = (proposal.type, *proposal.forms)
        if kept not in self._found:
            self._found[kept] = unreviewed_record(proposal)
        return self._found[kept]

    def near(self, record: AuthorityRecord) -> list[Near]:
        """Return the entities, with a record or waiting, whose names are near those of *record*."""
        if self._near_known is None:  # made once: what is in it and has gone is left out of answers
            known = (record for record in self.records.values() if not record.path)
            self._near_known = NearNames([*known, *map(self.found, self.waiting)])
        if self._near_own is None:
            self._near_own = NearNames(record for record in self.records.values() if record.path)
        near = [*self._near_own.of(record), *self._near_known.of(record)]
        return [other for other in near if other.slug in self.records or other.slug in self.waiting][:MAX_NEAR]

    def version(self, slug: str) -> str:
        """Return what changes whenever the file of the record *slug* does."""
        text = self._folder.text(f"{slug}.md")
        return NEW if text is None else hashlib.sha256(text.encode()).hexdigest()[:12]

    def review(self, label: str, steps: Sequence[Step], places: Sequence[Place] = ()) -> Review | None:
        """Do all of *steps*, or none; None if they change nothing. Raises KhizanaError with the problems of all.

        *places*: the file and line that each step stands in, for messages.
        """

        def changes() -> list[FileChange]:
            self.refresh()
            named = {key for step in steps if isinstance(step, Decision) for key in (step.key, step.of)}
            found = {key: self.found(key) for key in named if key in self.waiting}
            copy = WorkingCopy(self.records, found, self._folder.text)
            problems: list[Problem] = []
            for number, step in enumerate(steps):
                try:
                    self._take(copy, step)
                except KhizanaError as error:
                    problems += (_placed(problem, number, places) for problem in error.problems)
            if problems:
                raise KhizanaError(*problems)
            return copy.changes()

        review = self._journal.apply(label, changes)
        self.refresh()
        return review

    def _take(self, copy: WorkingCopy, step: Step) -> None:
        if isinstance(step, Decision):
            copy.decide(step)
            return
        if self.version(step.slug) != step.version:
            message = "has been changed since you opened it: nothing is written"
            raise KhizanaError(Problem(f"{step.slug}.md", message, "open it anew"))
        copy.edit(step.slug, step.fields)

    def write(self, label: str, work: Callable[[], Sequence[FileChange]]) -> Review | None:
        """Write other files of the content folder, to be undone like a review: what *work* returns."""
        return self._journal.apply(label, work)

    def undo(self, number: int | None = None) -> Review:
        """Take back the review *number*, without one the last. Raises KhizanaError where that is not possible."""
        if number is None:
            last = self._journal.last()
            if last is None:
                raise KhizanaError(Problem("content/entities", "there is nothing to undo", "review a name first"))
            number = last.number
        review = self._journal.undo(number)
        self.refresh()
        return review

    def _look(self) -> None:
        rejected = read_rejected(self._folder.folder)
        likely = join_spellings(publishable(self._proposals, self.records, rejected, self._minimum))
        self.waiting = {slug_of(proposal): proposal for proposal in sorted(likely, key=_rank)}
        self._near_own = None


def _rank(proposal: Proposal) -> tuple[int, int, NameKey, str]:
    """Return what sorts the names in most articles first."""
    return -proposal.why.articles, -proposal.why.occurrences, proposal.name, proposal.type


def _placed(problem: Problem, number: int, places: Sequence[Place]) -> Problem:
    if not places:
        return problem
    path, line = places[number]
    return Problem(path, f"{problem.path}: {problem.message}", problem.fix, line)
