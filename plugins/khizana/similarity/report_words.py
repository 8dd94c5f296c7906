"""Stop words of news reports: words found in reports on any subject. They never show that two articles are related.

A fixed list, because a small archive cannot learn from its own counts that these words are common.
"""

from __future__ import annotations

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.morphology.light_stemmer import stem
from khizana.word_lists import read_words

REPORT_WORDS: frozenset[SearchKey] = frozenset(
    stem(fold(article + word)) for word in read_words("report_words.txt") for article in ("", "ال")
)
"""Light stems of the words, without and with the article: the stem of «وزير» loses a letter that «الوزير» keeps."""
