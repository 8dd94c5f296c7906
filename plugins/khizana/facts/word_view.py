"""A view of a text for the fact finders: its tokens by number, with what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from khizana.arabic.fold import fold
from khizana.arabic.tokenizer import Token
from khizana.word_lists import read_word_groups

_SPACE = re.compile(r"[^\S\r\n]*")
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ك", "ل")


def fold_words(words: str | Iterable[str]) -> frozenset[str]:
    """Return the search keys of *words*, one by one or in a text separated by spaces.

    >>> sorted(fold_words("أول السنة"))
    ['السنه', 'اول']
    """
    return frozenset(fold(word) for word in (words.split() if isinstance(words, str) else words))


def read_folded_groups(name: str) -> dict[str, frozenset[str]]:
    """Return the search keys of each group of the word list *name*. Raises FileNotFoundError."""
    return {group: fold_words(words) for group, words in read_word_groups(name).items()}


class WordView:
    """The tokens of a text by number; numbers beyond both ends are safe."""

    def __init__(self, text: str, tokens: Iterable[Token]) -> None:
        self.text = text
        self.tokens = list(tokens)
        self._starts = [token.start for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def key(self, at: int) -> str:
        """Return the search key of token *at*, "" beyond the ends."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def word(self, at: int) -> str:
        """Return token *at* as the text has it, "" beyond the ends."""
        return self.text[self.tokens[at].start : self.tokens[at].end] if 0 <= at < len(self.tokens) else ""

    def start(self, at: int, proclitic: int = 0) -> int:
        """Return the offset of token *at*, after its first *proclitic* letters."""
        offset = self.tokens[at].start
        while proclitic > 0:
            proclitic -= len(fold(self.text[offset]))
            offset += 1
        return offset

    def end(self, at: int) -> int:
        """Return the offset after token *at*."""
        return self.tokens[at].end

    def gap_before(self, at: int) -> str:
        """Return what stands between token *at* and the one before it, a line break beyond the ends."""
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] if 0 < at < len(self.tokens) else "\n"

    def follows_space(self, at: int) -> bool:
        """Say whether only space, or nothing, separates token *at* from the one before it."""
        return _SPACE.fullmatch(self.gap_before(at)) is not None

    def matches(self, at: int, words: frozenset[str]) -> bool:
        """Say whether token *at* is one of *words*, alone or after a conjunction or a preposition."""
        return self.proclitic_length(at, words) is not None

    def proclitic_length(self, at: int, words: frozenset[str]) -> int | None:
        """Return how many letters of proclitics stand before one of *words* in token *at*, None when it is none of them.

        The article after ل has no letter: «للعام» counts two letters before «عام», one before «العام».
        """
        key = self.key(at)
        if key in words:
            return 0
        rest = key
        if rest[:1] in _CONJUNCTIONS:
            rest = rest[1:]
            if rest in words:
                return 1
        if rest[:2] == "لل" and "ال" + rest[2:] in words:
            return len(key) - len(rest) + 1
        if rest[:1] in _PREPOSITIONS and rest[1:] in words:
            return len(key) - len(rest) + 1
        return None

    def tokens_in(self, start: int, end: int) -> range:
        """Return the numbers of the tokens that begin in text[start:end]."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))
