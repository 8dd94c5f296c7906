"""Function words: they show how a sentence hangs together. A search never requires one beside other words."""

from __future__ import annotations

from khizana.arabic.fold import SearchKey, fold
from khizana.word_lists import read_words

FUNCTION_WORDS: frozenset[SearchKey] = frozenset(map(fold, read_words("function_words.txt")))
