"""Cut a text into words, numbers and Latin words, each with its place in the text.

The text is tokenized as it stands, marks and all, so that a highlighted word is exactly what the reader sees. Letters, digits
and Latin are separate tokens even when written together: «و25», «وSIPRI», «كوفيد19» are two each. Hyphen, slash and
every punctuation mark end a word. The browser cuts by the same
pattern, which is generated from here (browser_tables.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.letters import DIGITS, JOINERS, LATIN, LATIN_MARKS, LETTERS, MARKS

TOKEN = re.compile(
    f"[{LETTERS}]+(?:[{MARKS}{JOINERS}]+[{LETTERS}]+)*[{MARKS}\u0640]*"
    f"|[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*"
    f"|[{LATIN}][{LATIN}{LATIN_MARKS}]*"
)
_fold = lru_cache(maxsize=1 << 18)(fold)  # a news archive repeats its words: 7 million tokens, 230,000 forms


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
    for match in TOKEN.finditer(text):
        key = _fold(match.group())
        if key:
            yield Token(match.start(), match.end(), key)


def is_term(key: str) -> bool:
    """Return whether the index has *key* as a term: a single Arabic letter, nearly always a detached clitic, it has not.

    >>> is_term("و"), is_term("f"), is_term("5")
    (False, True, True)
    """
    return len(key) > 1 or (key != "" and not "\u0600" <= key <= "\u06ff")


def words(text: str) -> list[str]:
    """Return the words of *text* as written, those that fold to nothing among them: tokenize() for those who count.

    >>> words("بـ21% من «الحُكومات»")
    ['بـ', '21', 'من', 'الحُكومات']
    """
    found: list[str] = TOKEN.findall(text)
    return found
