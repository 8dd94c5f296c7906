"""The report of an ingest: each record is counted once; each fault is told once, with its first places and its fix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from khizana.errors import Problem
from khizana.ingest.furniture import Proposal
from khizana.model import Article

_SHOWN_PLACES = 3
_MAX_FAULTS = 10  # kinds of fault told in full: with the counts they fit a screen
_FOUND = re.compile(r"'[^']*'|\"[^\"]*\"|«[^«»]*»|, found .*|: .*|[0-9]+")  # what differs between faults of a kind


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article that its publisher does not want published yet; `published` if it is, by an earlier ingest."""

    id: str
    place: str
    reason: str
    published: bool


@dataclass(slots=True)
class Report:
    """The outcome of one ingest. new + updated + unchanged + edited + refused + withheld is the number of records read."""

    new: list[str] = field(default_factory=list)  # ids
    updated: list[str] = field(default_factory=list)  # the seed, its sidecar or the rules changed, the editor did not
    unchanged: int = 0
    edited: list[str] = field(default_factory=list)  # ids whose content file an editor has changed: left as it is
    withheld: list[Withheld] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    missing: list[tuple[str, str]] = field(default_factory=list)  # (id, seed path): published, no longer in seeds/
    wrong: list[Problem] = field(default_factory=list)  # faults that did not prevent publication
    set_aside: Counter[str] = field(default_factory=Counter)  # lines by rule, over all records that were not refused
    dated: int = 0  # articles whose date is known
    kinds: Counter[str] = field(
        default_factory=Counter
    )  # records by the suffix of their file, "" for no kind that is read
    extra: Counter[str] = field(default_factory=Counter)  # articles by key that is kept with them
    repairs: Counter[str] = field(default_factory=Counter)  # articles by what was repaired in them
    furniture: list[Proposal] = field(default_factory=list)  # what recurs in the texts of a source

    @property
    def problems(self) -> list[Problem]:
        """Everything that the operator should fix."""
        return [*self.refused, *self.wrong]

    @property
    def ok(self) -> bool:
        """Whether no seed has a problem; edited, missing and withheld articles are information, not errors."""
        return not self.refused and not self.wrong

    @property
    def published(self) -> int:
        """The number of records that are published."""
        return len(self.new) + len(self.updated) + self.unchanged + len(self.edited)

    @property
    def total(self) -> int:
        """The number of records read."""
        return self.published + len(self.withheld) + len(self.refused)

    def count(self, article: Article, kind: str) -> None:
        """Add the *article* of a record from a file of a *kind* to the counts."""
        self.kinds[kind] += 1
        self.set_aside.update(line.reason for line in article.set_aside)
        self.extra.update(article.extra.keys())
        self.repairs.update(repair.kind for repair in article.repairs)
        self.dated += article.date is not None

    def refuse(self, *problems: Problem, kind: str = "") -> None:
        """Add a record that cannot be published, for each of *problems*."""
        if problems:
            self.kinds[kind] += len(problems)
        self.refused += problems

    def withhold(self, id_: str, place: str, reason: str, kind: str, published: bool) -> None:
        """Add a record that is not to be published yet."""
        self.kinds[kind] += 1
        self.withheld.append(Withheld(id_, place, reason, published))

    def __str__(self) -> str:
        """Return the report for the terminal."""
        return "\n".join((*self._summary(), *self._news(), *told_once(self.problems)))

    def as_json(self) -> dict[str, Any]:
        """Return everything, for machines."""
        return {
            "total": self.total,
            "published": self.published,
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "edited": self.edited,
            "withheld": [{"id": w.id, "place": w.place, "reason": w.reason} for w in self.withheld],
            "missing": [{"id": id_, "seed": seed} for id_, seed in self.missing],
            "kinds": dict(sorted(self.kinds.items())),
            "undated": self.published - self.dated,
            "set_aside": dict(sorted(self.set_aside.items())),
            "extra": dict(sorted(self.extra.items())),
            "repairs": dict(sorted(self.repairs.items())),
            "refused": [_as_json(problem) for problem in self.refused],
            "wrong": [_as_json(problem) for problem in self.wrong],
        }

    def _summary(self) -> list[str]:
        kinds = ", ".join(
            f"{number:,} {kind or 'of no kind that is read'}" for kind, number in self.kinds.most_common()
        )
        rows = (
            (self.total, f"records came in{kinds and f': {kinds}'}"),
            (len(self.new), "new"),
            (len(self.updated), "updated"),
            (self.unchanged, "unchanged"),
            (len(self.edited), "edited by hand, left as they are"),
            (len(self.withheld), "drafts, withheld"),
            (len(self.refused), "refused"),
            (len(self.missing), "published, but no longer in seeds"),
            (self.published - self.dated, "without a known date"),
            (self.set_aside.total(), f"lines set aside{_listed(self.set_aside)}"),
        )
        summary = [f"{number:>8,}  {what}" for number, what in rows]
        if self.extra:
            summary.append(f"          other keys, kept with their articles{_listed(self.extra)}")
        if self.repairs:
            summary.append(f"          repaired, and said so with the article{_listed(self.repairs)}")
        return summary

    def _news(self) -> list[str]:
        """Say what is no fault: each kind once, with its first places."""
        still = [w for w in self.withheld if w.published]
        news = (
            ("edited", [f"content/articles/{article}.md" for article in self.edited], ""),
            ("withheld", [f"{w.place} ({w.reason})" for w in self.withheld], ""),
            (
                "withheld, but published before",
                [f"content/articles/{w.id}.md" for w in still],
                "; delete what is to go",
            ),
            ("missing", [f"{path} (article {article} stays published)" for article, path in self.missing], ""),
        )
        return [f"{what}: {_places(places)}{more}" for what, places, more in news if places]


def told_once(problems: Iterable[Problem]) -> list[str]:
    r"""Return the lines that tell *problems*: each fault once, the most frequent first, with the first of its places.

    >>> rows = [Problem("a.csv", "expected a row of 2 columns, found 3 columns", "mend the row", n) for n in range(1, 6)]
    >>> print("\n".join(told_once(rows)))
    5 × expected a row of 2 columns, found 3 columns
        a.csv:1, a.csv:2, a.csv:3 and 2 more
      fix: mend the row
    """
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_FOUND.sub("…", problem.message), []).append(problem)
    lines: list[str] = []
    ranked = sorted(kinds.values(), key=len, reverse=True)
    for same in ranked[:_MAX_FAULTS]:
        if len(same) == 1:
            lines.append(str(same[0]))
        else:
            places = [p.path if p.line is None else f"{p.path}:{p.line}" for p in same]
            lines += [f"{len(same):,} × {same[0].message}", f"    {_places(places)}", f"  fix: {same[0].fix}"]
    if rest := ranked[_MAX_FAULTS:]:
        lines.append(f"and {sum(map(len, rest)):,} more faults of {len(rest):,} kinds: invoke ingest --json names all")
    return lines


def _places(places: list[str]) -> str:
    more = f" and {len(places) - _SHOWN_PLACES:,} more" if len(places) > _SHOWN_PLACES else ""
    return ", ".join(places[:_SHOWN_PLACES]) + more


def _listed(counts: Counter[str]) -> str:
    """Return the most frequent of *counts* as `: 12 a, 3 b, …`."""
    first = ", ".join(f"{number:,} {what}" for what, number in counts.most_common(8))
    return f": {first}{', …' if len(counts) > 8 else ''}" if counts else ""


def _as_json(problem: Problem) -> dict[str, Any]:
    return {"path": problem.path, "line": problem.line, "message": problem.message, "fix": problem.fix}
