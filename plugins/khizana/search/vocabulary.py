"""The archive's own words: every form with its spellings, how often each was written, and its lemma."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from khizana.arabic import light
from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.letters import JOINERS, MARKS

_UNSEEN = re.compile(f"[{MARKS}{JOINERS}]")


class Vocabulary:
    """Made from the count of every word as written. `spellings` maps a form to its spellings without marks, by count."""

    def __init__(self, surfaces: Mapping[str, int]) -> None:
        self.spellings: defaultdict[SearchKey, Counter[str]] = defaultdict(Counter)
        for surface, count in surfaces.items():
            self.spellings[fold(surface)][_UNSEEN.sub("", surface)] += count

    def typical(self, form: SearchKey) -> str:
        """Return the commonest spelling of *form*; of two as common, the one with more hamzas and dots."""
        return min(self.spellings[form].items(), key=lambda item: (-item[1], item[0]))[0]

    def lemmas(self) -> dict[str, SearchKey]:
        """Return the lemma of every form."""
        return {form: light.stem(form) for form in self.spellings}
