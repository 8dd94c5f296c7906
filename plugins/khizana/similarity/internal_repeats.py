"""Select the passages that an article repeats: statements said twice, not names written twice.

In: Texts and the repeated passages of one article. Out: those worth showing. A title of office, a law or a round of a cup
recurs in the same ten words, which no reader calls a repetition. Kept is a passage with a clause; one longer than any name;
and, in an article with several repeated passages, one whose context recurs too, in another part of the article. Two rows of
a list, each with a number of its own, are dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from khizana.similarity.reuse import SharedPassage
from khizana.similarity.texts import NUMBER_HASH, Texts

MIN_PHRASE_CONTENT_WORDS = 20  # of a passage without a clause: longer than any name
MIN_SEVERAL_PASSAGES = 3  # repeated passages from which the context of each is compared
_ROW_NUMBER_REACH_WORDS = 2  # a number this near belongs to the passage: «من 201 إلى 300 كيلوات سيقع احتساب»
_CONTEXT_WORDS = 10  # compared on either side
_MIN_CONTEXT_MATCHES = 2  # of them in both places
_MAX_CONTEXT_WORD_COUNT = 3  # in the article; a more frequent word is what all of the article is about
_MIN_DISTANCE_WORDS = 40  # between two places that are not rows of one list


def internal_repeats(
    texts: Texts, number: int, passages: Sequence[tuple[SharedPassage, int]]
) -> Iterator[SharedPassage]:
    """Yield the *passages*, given with their content words, that article *number* repeats."""
    passages = [(passage, words) for passage, words in passages if not _is_list_row(texts, number, passage)]
    article = texts.tokens(number)
    counts = Counter(texts.words[article.start : article.stop]) if len(passages) >= MIN_SEVERAL_PASSAGES else None
    for passage, content_words in passages:
        clause = any(texts.clause_flags[word] for word in texts.words[passage.start : passage.end])
        is_long = content_words >= MIN_PHRASE_CONTENT_WORDS
        if clause or is_long or (counts and _context_recurs(texts, article, counts, passage)):
            yield passage


def _is_list_row(texts: Texts, number: int, passage: SharedPassage) -> bool:
    """Say whether each place has a number that the other lacks, in the passage or beside it."""
    article = texts.tokens(number)

    def numbers(start: int, end: int) -> set[int]:
        first, last = start - _ROW_NUMBER_REACH_WORDS, end + _ROW_NUMBER_REACH_WORDS
        words = texts.words[max(article.start, first) : min(article.stop, last)]
        return {word for word in words if texts.hashes[word] == NUMBER_HASH}

    here, there = numbers(passage.start, passage.end), numbers(passage.other_start, passage.other_end)
    return not (here <= there or there <= here)


def _context_recurs(texts: Texts, article: range, counts: Mapping[int, int], passage: SharedPassage) -> bool:
    """Say whether two distant places share infrequent words beside the passage."""
    if passage.other_start - passage.end < _MIN_DISTANCE_WORDS:
        return False

    def context(start: int, end: int) -> set[int]:
        before = range(max(article.start, start - _CONTEXT_WORDS), start)
        after = range(end, min(article.stop, end + _CONTEXT_WORDS))
        words = {texts.words[token] for token in (*before, *after)}
        return {texts.word_keys[word] for word in words if counts[word] <= _MAX_CONTEXT_WORD_COUNT} - {0}

    here, there = context(passage.start, passage.end), context(passage.other_start, passage.other_end)
    return len(here & there) >= _MIN_CONTEXT_MATCHES
