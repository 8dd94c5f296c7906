"""The archive's own words: every form with its spellings, how often each was written, and its lemma."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from khizana.arabic import lemma_table
from khizana.arabic.fold import SearchKey, bare, spelling
from khizana.arabic.lemma import Lemmatizer


class Vocabulary:
    """Made from every word as written, with its form and count; *names* are forms that are their own lemma.

    `spellings` maps a form to its spellings without marks, by count; `lemmas` every form to its lemma; `unseen` words that no
    article has to a lemma that some article has, or None.
    """

    def __init__(self, surfaces: Iterable[tuple[str, SearchKey, int]], names: Iterable[SearchKey] = ()) -> None:
        self.spellings: defaultdict[SearchKey, Counter[str]] = defaultdict(Counter)
        for surface, form, count in surfaces:
            self.spellings[form][bare(spelling(surface))] += count
        self._table = lemma_table.load()
        lemmatizer = Lemmatizer(self._table, self.spellings, names)
        self.lemmas: dict[str, SearchKey] = {form: lemmatizer.lemma(form) for form in self.spellings}
        self.unseen = lemmatizer.unseen()

    def typical(self, form: SearchKey) -> str:
        """Return the commonest spelling of *form*; of two as common, the first by code point: hamza before bare alef."""
        if form in self.unseen:
            return self._table.spellings[form][0]
        spellings = self.spellings[form]
        if len(spellings) == 1:
            return next(iter(spellings))
        return min(spellings.items(), key=lambda item: (-item[1], item[0]))[0]
