"""A tokenized text with the tests on context that matching needs: adjacency, apposition, guards."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache

from pyarabic.araby import TATWEEL, TEH_MARBUTA

from khizana.arabic.fold import fold
from khizana.arabic.letters import JOINERS
from khizana.arabic.tokenizer import Token
from khizana.entities.linking.form_trie import PROCLITICS, with_proclitics
from khizana.word_lists import read_word_groups

WITH_REACH = 45  # code points on each side in which a `with` guard looks for its words

_SPACE = f"[{JOINERS} \\t\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]*+"  # every space but line breaks
_INNER_GAP = re.compile(f"{_SPACE}[-\u2010\u2011]?{_SPACE}")
_BRACKETS = re.compile(r"\s*(?:[(\[][^()\[\]\n]*[)\]]\s*)?")
_MATCH_WORDS = with_proclitics([fold(word) for word in read_word_groups("mention_cues.tsv")["match_words"]])
_MIN_MATCH_WORDS = 4  # different ones
_DASH = re.compile(r"[-–—]\s*$")
_DATELINE_END = re.compile(r"\s*(?::|\n)")
_OPENING = frozenset("«\"“”„'‘’‹")
_CLOSING = frozenset("»\"“”'‘’›")


class TokenContext:
    """One text and its tokens. Positions are token numbers; `starts` and `ends` map them to code points."""

    def __init__(self, text: str, tokens: Iterable[Token]) -> None:
        self.text = text
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end, key in tokens:
            self.keys.append(key)
            self.starts.append(start)
            self.ends.append(end)
        # joined[i]: only space or a hyphen separates token i from the one before, so both can belong to one name
        self.joined = [False, *(_is_inner(text[e:s]) for e, s in zip(self.ends, self.starts[1:], strict=False))]

    def __len__(self) -> int:
        return len(self.keys)

    def start(self, token: int, proclitic: int) -> int:
        """Return the offset at which *token* begins without its first *proclitic* letters."""
        at = self.starts[token]
        while proclitic > 0:
            proclitic -= len(fold(self.text[at]))
            at += 1
        while at < self.ends[token] - 1 and not fold(self.text[at]):
            at += 1  # skip the marks and the tatweel of the proclitic
        return at

    def end(self, token: int) -> int:
        """Return the offset at which *token* ends, without trailing tatweel."""
        at = self.ends[token]
        while self.text[at - 1] == TATWEEL:
            at -= 1
        return at

    def gap(self, token: int) -> str:
        """Return the text between *token* and the one before it."""
        return self.text[self.ends[token - 1] : self.starts[token]]

    def follows(self, token: int, beginning: str) -> bool:
        """Return whether the token after *token* is joined to it and its key starts with *beginning*."""
        following = token + 1
        return following < len(self) and self.joined[following] and self.keys[following].startswith(beginning)

    def is_apposition(self, last: int, first: int, reach: int) -> bool:
        """Return whether token *first* follows *last* with nothing between but at most *reach* tokens in brackets."""
        return (
            first - last - 1 <= reach
            and _BRACKETS.fullmatch(self.text, self.ends[last], self.starts[first]) is not None
        )

    def is_after(self, first: int, keys: Collection[str]) -> bool:
        """Return whether only space separates token *first* from one of *keys* before it."""
        return self.joined[first] and self.keys[first - 1] in keys

    def is_dateline(self, first: int, last: int) -> bool:
        """Return whether tokens [first, last] say where a report was written: «سبق - الرياض:»."""
        return (
            first > 0
            and _DASH.search(self.gap(first)) is not None
            and _DATELINE_END.match(self.text, self.ends[last]) is not None
        )

    def is_bracketed(self, first: int, last: int) -> bool:
        """Return whether tokens [first, last] are all that is in brackets: «ملعب برج العرب (الإسكندرية)»."""
        return (
            self.text[self.starts[first] - 1 : self.starts[first]] == "("
            and self.text[self.ends[last] : self.ends[last] + 1] == ")"
        )

    def is_quoted(self, start: int, end: int) -> bool:
        """Return whether text[start:end] is in quotation marks."""
        return self.text[start - 1 : start] in _OPENING and self.text[end : end + 1] in _CLOSING

    def has_around(self, words: Iterable[str], start: int, end: int) -> bool:
        """Return whether one of *words* is within WITH_REACH of text[start:end] on its line."""
        return not self._keys_around(start, end).isdisjoint(map(fold, words))

    @cached_property
    def has_teh_marbuta(self) -> bool:
        """Whether the text tells ة from ه."""
        return TEH_MARBUTA in self.text

    @cached_property
    def is_match_report(self) -> bool:
        """Whether the text has several of the words of a report of a match."""
        return len(_MATCH_WORDS.intersection(self.keys)) >= _MIN_MATCH_WORDS

    def _keys_around(self, start: int, end: int) -> set[str]:
        """Return the keys of the words of the same line within WITH_REACH, with and without their proclitics."""
        low = max(start - WITH_REACH, self.text.rfind("\n", max(0, start - WITH_REACH), start) + 1)
        line_end = self.text.find("\n", end, end + WITH_REACH)
        high = end + WITH_REACH if line_end < 0 else line_end
        keys = set()
        for token in range(bisect_left(self.starts, low), bisect_left(self.starts, high)):
            if self.ends[token] <= start or (self.starts[token] >= end and self.ends[token] <= high):
                key = self.keys[token]
                keys |= {key[len(proclitic) :] for proclitic in PROCLITICS if key.startswith(proclitic)}
        return keys


@lru_cache(maxsize=1 << 12)
def _is_inner(gap: str) -> bool:
    return _INNER_GAP.fullmatch(gap) is not None
