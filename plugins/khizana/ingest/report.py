"""The report of an ingest: each record is counted once, each problem is given with file, line and fix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from khizana.errors import Problem
from khizana.ingest.furniture import Proposal
from khizana.model import Article


@dataclass(slots=True)
class Report:
    """The outcome of one ingest. new + updated + unchanged + edited + refused is the number of records read."""

    new: list[str] = field(default_factory=list)  # ids
    updated: list[str] = field(default_factory=list)  # the seed, its sidecar or the rules changed, the editor did not
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)  # ids whose content file an editor has changed: left as it is
    refused: list[Problem] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)  # (id, seed path): published, no longer in seeds/
    wrong: list[Problem] = field(default_factory=list)  # faults that did not prevent publication
    set_aside: Counter[str] = field(default_factory=Counter)  # lines by rule, over all records that were not refused
    dated: int = 0  # articles whose date is known
    furniture: list[Proposal] = field(default_factory=list)  # what recurs in the texts of a source

    @property
    def problems(self) -> list[Problem]:
        """Everything that the operator should fix."""
        return [*self.refused, *self.wrong]

    @property
    def ok(self) -> bool:
        """Whether no seed has a problem; edited and missing articles are information, not errors."""
        return not self.refused and not self.wrong

    @property
    def published(self) -> int:
        """The number of records that are published."""
        return len(self.new) + len(self.updated) + self.unchanged + len(self.edited)

    @property
    def total(self) -> int:
        """The number of records read."""
        return self.published + len(self.refused)

    def count(self, article: Article) -> None:
        """Add the *article* of a record to the counts."""
        self.set_aside.update(line.reason for line in article.set_aside)
        self.dated += article.date is not None

    def __str__(self) -> str:
        """Return the report for the terminal."""
        return "\n".join((*self._summary(), *self._details()))

    def _summary(self) -> list[str]:
        rows = (
            (self.total, "records came in"),
            (len(self.new), "new"),
            (len(self.updated), "updated"),
            (self.unchanged, "unchanged"),
            (len(self.edited), "edited by hand, left as they are"),
            (len(self.refused), "refused"),
            (len(self.missing), "published, but no longer in seeds"),
            (self.published - self.dated, "without a known date"),
            (self.set_aside.total(), "lines set aside"),
        )
        summary = [f"{number:>8,}  {what}" for number, what in rows]
        summary += [f"          {number:>8,}  {rule}" for rule, number in sorted(self.set_aside.items())]
        return summary

    def _details(self) -> list[str]:
        details = [f"edited: content/articles/{article}.md" for article in self.edited]
        details += [f"missing: {path} (article {article} stays published)" for article, path in self.missing]
        return details + [str(problem) for problem in self.problems]
