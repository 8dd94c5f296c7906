"""Cut a text into words, numbers and words of other scripts, each with its place in the text.

The text is tokenized as it stands, marks and all, so that a highlighted word is exactly what the reader sees. Letters, digits
and other scripts are separate tokens even when written together: «و25», «وSIPRI», «كوفيد19» are two each. Hyphen, slash and
every punctuation mark end a word, and so do «﴿» and «ﷺ»; of the latter the words that it stands for are tokens. Of a run of
ideographs each two neighbours are one. The browser cuts by the same pattern, which is generated from here (browser_tables.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.letters import DIGITS, FRACTIONS, HONORIFICS, IDEOGRAPHS, JOINERS, LATIN, LETTERS, MARKS, SIGNS

_NO_OTHER_LETTERS = f"{LETTERS}{MARKS}{JOINERS}{DIGITS}{FRACTIONS}{IDEOGRAPHS}"


def pattern(letter: str, mark: str) -> str:
    """Return what a token is; *letter* and *mark* match those of other scripts, and are written otherwise in JavaScript."""
    # «Qur'an» is one word; «l'Algérie», «jusqu'à» and «it's» are two
    apostrophe = f"(?<=[{LATIN}][{LATIN}])(?<![qQ]u)['‘’](?=[{LATIN}])(?!(?:[stdm]|re|ll|ve)(?![{LATIN}]))"
    return (
        f"[{LETTERS}]+(?:[{MARKS}{JOINERS}]+[{LETTERS}]+)*[{MARKS}\u0640]*"
        f"|[{DIGITS}]+(?:[.,\u066b\u066c][{DIGITS}]+)*"
        f"|[{IDEOGRAPHS}]+"
        f"|[{SIGNS}]"
        f"|{letter}(?:{letter}|{mark}|{apostrophe})*"
    )


OTHER_LETTER = f"(?![{_NO_OTHER_LETTERS}])[\\p{{L}}\\p{{N}}]"
OTHER_MARK = f"(?![{MARKS}{JOINERS}])\\p{{M}}"
"""The same of other scripts as JavaScript writes them."""

_COMBINING = "".join(c for c in map(chr, range(0x300, 0x3100)) if unicodedata.category(c)[0] == "M")
TOKEN = re.compile(pattern(f"[^\\W_{_NO_OTHER_LETTERS}]", f"(?![{MARKS}{JOINERS}])[{_COMBINING}\ufb1e\ufe20-\ufe2f]"))
_FIRST_COMPOUND = "\u3000"  # honorifics and ideographs are not before it
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
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
    for word, start, end in cut(text):
        key = _fold(word)
        if key:
            yield Token(start, end, key)


def cut(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of *text* with their places, those that fold to nothing among them; of «ﷺ» those that it stands for.

    >>> list(cut("النبي ﷺ"))[1:3]
    [('صلى', 6, 7), ('الله', 6, 7)]
    """
    for match in TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if word[0] < _FIRST_COMPOUND:
            yield word, start, match.end()
        elif word in HONORIFICS:
            yield from ((part, start, match.end()) for part in HONORIFICS[word].split())
        elif len(word) > 2 and _IDEOGRAPH.match(word):
            yield from ((word[at : at + 2], start + at, start + at + 2) for at in range(len(word) - 1))
        else:
            yield word, start, match.end()


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
    if max(found, default="") < _FIRST_COMPOUND:
        return found
    return [word for word, _, _ in cut(text)]
