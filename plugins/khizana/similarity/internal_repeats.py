"""Which of the passages that one article has twice are said again, and which are only named again.

In: Texts and the passages of one article. Out: those that are said again. An office, a law, a round of a cup are named twice
in the same ten words, and nobody would call it a repetition. Said again is a clause; what is longer than any name; and
in an article that has several such passages also what the words beside it say again too, in another part of the article.
Two rows of a list, each with a number of its own, are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from khizana.similarity.reuse import Passage
from khizana.similarity.texts import NUMBER, Texts

LONGER_THAN_A_NAME = 20  # words that say something
SEVERAL = 3  # passages
_BESIDE = 2  # words in which a number belongs to the passage: «من 201 إلى 300 كيلوات سيقع احتساب»
_AROUND = 10  # words looked at on either side
_AGREED = 2  # of them, that both places have
_SELDOM = 3  # times a word stands in the article; one that stands there oftener is what all of it is about
_APART = 40  # words between two places that are not rows of one list


def said_again(texts: Texts, number: int, passages: Sequence[tuple[Passage, int]]) -> Iterator[Passage]:
    """Yield those of the *passages* that article *number* says again; each comes with its words that say something."""
    passages = [(passage, told) for passage, told in passages if not _is_row(texts, number, passage)]
    article = texts.tokens(number)
    counts = Counter(texts.words[article.start : article.stop]) if len(passages) >= SEVERAL else None
    for passage, told in passages:
        clause = any(texts.clauses[word] for word in texts.words[passage.start : passage.end])
        if clause or told >= LONGER_THAN_A_NAME or (counts and _context_agrees(texts, article, counts, passage)):
            yield passage


def _is_row(texts: Texts, number: int, passage: Passage) -> bool:
    """Say whether each of the two places has a number that the other lacks, in the passage or beside it."""
    article = texts.tokens(number)

    def numbers(start: int, end: int) -> set[int]:
        words = texts.words[max(article.start, start - _BESIDE) : min(article.stop, end + _BESIDE)]
        return {word for word in words if texts.hashes[word] == NUMBER}

    here, there = numbers(passage.start, passage.end), numbers(passage.other_start, passage.other_end)
    return not (here <= there or there <= here)


def _context_agrees(texts: Texts, article: range, counts: Mapping[int, int], passage: Passage) -> bool:
    """Say whether two places far from each other share words beside the passage that the article seldom uses."""
    if passage.other_start - passage.end < _APART:
        return False

    def around(start: int, end: int) -> set[int]:
        before, after = range(max(article.start, start - _AROUND), start), range(end, min(article.stop, end + _AROUND))
        words = {texts.words[token] for token in (*before, *after)}
        return {texts.word_keys[word] for word in words if counts[word] <= _SELDOM} - {0}

    here, there = around(passage.start, passage.end), around(passage.other_start, passage.other_end)
    return len(here & there) >= _AGREED
