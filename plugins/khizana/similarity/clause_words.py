"""Words by which a passage is seen to say something, not only to name it: «أن», «الذي», a verb.

The particles are our own list, 2026, folded; «كان» is not among them, which is also Cannes, nor «كأن», which folds to it. The
verbs are a dictionary's.
"""

from __future__ import annotations

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.morphology import lemma_table

_WORDS = """
أن إن أنه أنها أنهم إنه إنها إنهم بأن بأنه بأنها لأن لأنه لأنها فإن لكن ولكن لكنه لكنها إذا إذ الذي التي الذين
اللذان اللذين اللتان اللتين لم لن قد لقد سوف كانت كانوا يكون تكون ليس ليست تم يتم وهو وهي وهم وقد ولم ولن وأن وإن
وأنه وأنها والذي والتي والذين مما
"""
_CLAUSE_WORDS = frozenset(map(fold, _WORDS.split()))


def makes_clause(form: SearchKey) -> bool:
    """Say whether a passage with the word *form* says something: that somebody does, that something is."""
    return form in _CLAUSE_WORDS or form in lemma_table.load().verbs
