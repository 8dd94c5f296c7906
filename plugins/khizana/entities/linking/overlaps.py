"""Resolve overlapping mention candidates: the longest wins; others stand apart from it or nested inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from khizana.model import MentionKind


class MentionCandidate(NamedTuple):
    """A form in a text, linked to one entity. `start` and `end` are code points, `first` and `last` token numbers."""

    start: int
    end: int
    first: int
    last: int
    slug: str
    kind: MentionKind


class OverlapResolver:
    """Accepts the candidates of one text that do not cross each other."""

    def __init__(self, tokens: int) -> None:
        self._owner: list[int | None] = [None] * tokens  # the innermost accepted candidate that covers a token
        self._candidates: list[MentionCandidate] = []
        self._parents: list[int | None] = []  # the candidate that each one is nested in

    def add(self, candidates: Iterable[MentionCandidate]) -> None:
        """Accept *candidates*, longest first, then leftmost, without those that cross another or repeat its entity."""
        for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.start, c.slug)):
            owners = {self._owner[token] for token in range(candidate.first, candidate.last + 1)}
            parent = owners.pop()
            if not owners and self._fits(candidate, parent):
                self._owner[candidate.first : candidate.last + 1] = [len(self._candidates)] * (
                    candidate.last + 1 - candidate.first
                )
                self._candidates.append(candidate)
                self._parents.append(parent)

    def _fits(self, candidate: MentionCandidate, parent: int | None) -> bool:
        """Return whether *candidate* may be nested in *parent*: «الناتو» in «قمة الناتو», not in «حلف الناتو»."""
        if parent is not None:
            outer = self._candidates[parent]
            if (outer.first, outer.last) == (candidate.first, candidate.last) or candidate.kind == "short":
                return False
        while parent is not None:
            if self._candidates[parent].slug == candidate.slug:
                return False
            parent = self._parents[parent]
        return True

    def is_uncovered(self, candidate: MentionCandidate) -> bool:
        """Return whether no accepted candidate covers a token of *candidate*."""
        return all(self._owner[token] is None for token in range(candidate.first, candidate.last + 1))

    def accepted(self) -> Iterator[tuple[MentionCandidate, bool]]:
        """Yield the accepted candidates, each with whether it is nested in another."""
        for candidate, parent in zip(self._candidates, self._parents, strict=True):
            yield candidate, parent is not None

    def token_spans(self) -> dict[str, list[tuple[int, int]]]:
        """Return the (first, last) tokens of the mentions of each entity, sorted, by slug."""
        spans = defaultdict(list)
        for candidate in self._candidates:
            spans[candidate.slug].append((candidate.first, candidate.last))
        return {slug: sorted(of_one) for slug, of_one in spans.items()}
