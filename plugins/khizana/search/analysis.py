"""How a text becomes terms, in the form that whoosh gives to analysis: a tokenizer, filters behind it, and a schema of fields.

The index is made through these chains, and so is the whoosh index that tests compare it with. In an archive words repeat: the
build cuts every text, but sends each distinct word through the filters once (WordFilters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.filters import Filter
from whoosh.analysis.tokenizers import Tokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema

from khizana.arabic import fold
from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import light_stemmer
from khizana.arabic.tokenizer import cut, is_term


class WordTokenizer(Tokenizer):  # type: ignore[misc]  # whoosh ships no types
    """Words, numbers and Latin words as they are written, each with its place."""

    def __call__(self, value: str, start_pos: int = 0, start_char: int = 0, **options: Any) -> Iterator[Token]:
        """Yield the tokens of *value*: one object again and again, as whoosh's tokenizers do. Places are in code points."""
        token = Token(**options)
        for position, (word, start, end) in enumerate(cut(value), start_pos):
            token.text, token.pos = word, position
            token.startchar, token.endchar = start + start_char, end + start_char
            token.stopped = False
            yield token


class WordFilter(Filter):  # type: ignore[misc]
    """Puts what *change* makes of it in the place of a word. What becomes nothing is stopped, and has no position."""

    def __init__(self, change: Callable[[Any], str], *, is_morph: bool = False) -> None:
        self.change, self.is_morph = change, is_morph

    def __call__(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Yield *tokens* changed, their positions counted without those that are stopped."""
        stopped = 0
        for token in tokens:
            token.text = self.change(token.text)
            if token.positions:
                token.pos -= stopped
            if token.text:
                yield token
            else:
                stopped += 1
                token.stopped = True
                if not token.removestops:
                    yield token


class TermFilter(Filter):  # type: ignore[misc]
    """Stops what the index has no term for; it keeps its position, so that a phrase runs over it."""

    def __call__(self, tokens: Iterator[Token]) -> Iterator[Token]:
        """Yield those of *tokens* that are terms."""
        for token in tokens:
            token.stopped = token.stopped or not is_term(token.text)
            if not (token.stopped and token.removestops):
                yield token


FOLD = WordFilter(fold.fold)
SPELLING = WordFilter(fold.spelling)
LIGHT_STEM = WordFilter(light_stemmer.stem, is_morph=True)

FORMS = WordTokenizer() | FOLD | TermFilter()
"""Folded words: what is indexed, with positions. Lemmas, stems and spellings are said of forms, once for each."""


def lemmas(lemma: Callable[[SearchKey], SearchKey]) -> WordFilter:
    """Return the filter that puts its lemma in the place of a form; which lemma that is depends on the archive's words."""
    return WordFilter(lemma, is_morph=True)


class WordFilters:
    """*filters* held open for one word after the other: a word costs a microsecond, where a stream for each would cost five."""

    def __init__(self, *filters: Filter) -> None:
        self._token = Token(removestops=False)
        stream = self._tokens()
        for each in filters:
            stream = each(stream)
        self._stream = stream

    def __call__(self, word: str) -> str:
        """Return what the filters make of *word*; nothing if they stop it."""
        self._token.text = word
        token = next(self._stream)
        return "" if token.stopped else str(token.text)

    def _tokens(self) -> Iterator[Token]:
        while True:
            self._token.stopped = False
            yield self._token


TITLE_BOOST = 2
"""A word of a given title counts this many times."""

SCHEMA = Schema(
    id=ID(unique=True, stored=True),
    title=TEXT(FORMS, field_boost=TITLE_BOOST),  # if it was given; a derived one repeats the text
    byline=TEXT(FORMS),
    text=TEXT(FORMS),  # block after block
    source=ID,
    author=ID,
    category=ID,
    date=ID,  # ISO 8601 to the grain known
    entities=KEYWORD,
)
"""The fields of an article, by the names of index.documents.Document."""
