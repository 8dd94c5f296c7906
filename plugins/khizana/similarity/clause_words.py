"""Words that show that a passage holds a clause, not only a noun phrase: «أن», «الذي», a verb."""

from __future__ import annotations

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.morphology import lemma_table
from khizana.word_lists import read_words

_CLAUSE_WORDS = frozenset(map(fold, read_words("clause_words.txt")))


def marks_clause(form: SearchKey) -> bool:
    """Say whether the word *form* belongs to a clause: a conjunction, a relative pronoun or a verb of the lemma table."""
    return form in _CLAUSE_WORDS or form in lemma_table.load().verbs
