"""The archive's own words: every form with its commonest spelling and its lemma."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khizana.arabic.fold import SearchKey, bare, spelling
from khizana.arabic.morphology import lemma_table
from khizana.arabic.morphology.lemmatizer import Lemmatizer
from khizana.search.analysis import WordFilters, lemmas


class Vocabulary:
    """Made from every word as written, with its form and count; *names* are forms that are their own lemma.

    `lemmas` maps every form to its lemma, `unseen` words that no article has to a lemma that some article has, or None;
    `typical` maps forms of both to their commonest spelling, without marks; a form that it lacks is spelled as it is folded.
    """

    def __init__(self, surfaces: Iterable[tuple[str, SearchKey, int]], names: Iterable[SearchKey] = ()) -> None:
        spellings: dict[SearchKey, dict[str, int]] = {}
        for surface, form, count in surfaces:
            word = surface if surface == form else bare(spelling(surface))
            if form not in spellings:
                spellings[form] = {word: count}
            else:
                spellings[form][word] = spellings[form].get(word, 0) + count
        table = lemma_table.load()
        lemmatizer = Lemmatizer(table, spellings, names)
        lemma = WordFilters(lemmas(lemmatizer.lemma))
        self.lemmas: dict[str, SearchKey] = {form: SearchKey(lemma(form)) for form in spellings}
        self.unseen = lemmatizer.unseen()
        self.typical: dict[str, str] = table.typical | {form: _commonest(counts) for form, counts in spellings.items()}


def _commonest(counts: Mapping[str, int]) -> str:
    """Return the spelling with the highest count; of equals the first by code point: hamza before bare alef."""
    if len(counts) == 1:
        return next(iter(counts))
    return min(counts, key=lambda word: (-counts[word], word))
