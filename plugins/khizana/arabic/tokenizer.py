"""Cut a text into words, numbers and Latin words, each with its place in the text.

The text is tokenized as it stands, marks and all, so that a highlighted word is exactly what the reader sees. Letters, digits
and Latin are separate tokens even when written together: «و25», «وSIPRI», «كوفيد19» are two each. Hyphen, slash and
every punctuation mark end a word. The browser's twin is theme/static/js/search/folding.js.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.letters import DIGITS, JOINERS, LATIN, LATIN_MARKS, LETTERS, MARKS

_TOKEN = re.compile(
    f"[{LETTERS}]+(?:[{MARKS}{JOINERS}]+[{LETTERS}]+)*[{MARKS}\u0640]*"
    f"|[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*"
    f"|[{LATIN}][{LATIN}{LATIN_MARKS}]*"
)
_KEPT = 1 << 18  # words whose keys are remembered: a news archive of 7 million tokens has 230,000 forms


class _Keys(dict[str, SearchKey]):
    """The key of each word, folded when first asked for."""

    def __missing__(self, word: str) -> SearchKey:
        if len(self) >= _KEPT:
            self.clear()
        key = self[word] = fold(word)
        return key


_key = _Keys().__getitem__


class Token(NamedTuple):
    """A word of a text: `text[start:end]`, in code points, and its search key."""

    start: int
    end: int
    key: SearchKey


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of *text* in order. Their keys are never empty.

    >>> [token.key for token in tokenize("بـ21% من «الحُكومات» (SIPRI)")]
    ['ب', '21', 'من', 'الحكومات', 'sipri']
    """
    for match in _TOKEN.finditer(text):
        key = _key(match.group())
        if key:
            yield Token(match.start(), match.end(), key)


def words_and_keys(text: str) -> tuple[list[str], list[SearchKey]]:
    """Return the tokens of *text* as written, and their keys: tokenize() without places, in a third of the time.

    >>> words_and_keys("بـ21% من «الحُكومات»")
    (['بـ', '21', 'من', 'الحُكومات'], ['ب', '21', 'من', 'الحكومات'])
    """
    words: list[str] = _TOKEN.findall(text)
    keys = list(map(_key, words))
    if "" in keys:
        words = [word for word, key in zip(words, keys, strict=True) if key]
        keys = [key for key in keys if key]
    return words, keys
