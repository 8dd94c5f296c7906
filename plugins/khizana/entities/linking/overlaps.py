"""Which candidates stand: longest first, whole inside another or apart, never two on one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from khizana.model import MentionKind


class Candidate(NamedTuple):
    """A form at a place, taken to mean one entity. Spans are code points, `first` and `last` token numbers."""

    start: int
    end: int
    first: int
    last: int
    slug: str
    kind: MentionKind


class Layer:
    """Candidates over one text that do not cross each other."""

    def __init__(self, tokens: int) -> None:
        self._owner: list[int | None] = [None] * tokens  # the shortest candidate that holds a token
        self._candidates: list[Candidate] = []
        self._around: list[int | None] = []  # the candidate that a candidate stands inside

    def place_all(self, candidates: Iterable[Candidate]) -> None:
        """Place *candidates*, longest first, then leftmost; without those that cross another or repeat it."""
        for candidate in sorted(candidates, key=lambda c: (c.start - c.end, c.start, c.slug)):
            owners = {self._owner[token] for token in range(candidate.first, candidate.last + 1)}
            around = owners.pop()
            if not owners and self._fits(candidate, around):
                self._owner[candidate.first : candidate.last + 1] = [len(self._candidates)] * (
                    candidate.last + 1 - candidate.first
                )
                self._candidates.append(candidate)
                self._around.append(around)

    def _fits(self, candidate: Candidate, around: int | None) -> bool:
        """Say whether *candidate* adds something: «الناتو» inside «حلف الناتو» does not, inside «قمة الناتو» it does."""
        if around is not None:
            outer = self._candidates[around]
            if (outer.first, outer.last) == (candidate.first, candidate.last) or candidate.kind == "short":
                return False
        while around is not None:
            if self._candidates[around].slug == candidate.slug:
                return False
            around = self._around[around]
        return True

    def is_free(self, candidate: Candidate) -> bool:
        """Say whether no placed candidate holds a token of *candidate*."""
        return all(self._owner[token] is None for token in range(candidate.first, candidate.last + 1))

    def placed(self) -> Iterator[tuple[Candidate, bool]]:
        """Yield what was placed, each with whether it stands inside another."""
        for candidate, around in zip(self._candidates, self._around, strict=True):
            yield candidate, around is not None

    def places(self) -> dict[str, list[tuple[int, int]]]:
        """Return where each entity stands: (first, last) tokens in order, by slug."""
        places = defaultdict(list)
        for candidate in self._candidates:
            places[candidate.slug].append((candidate.first, candidate.last))
        return {slug: sorted(spans) for slug, spans in places.items()}
