"""The archive's words in alphabetical order: for completion, correction and words no article has.

Read by theme/static/js/search/lexicon.js.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from khizana.arabic.fold import SearchKey
from khizana.search.format.bits import coded
from khizana.search.format.packing import reletter, shorten
from khizana.search.format.shards import ShardWriter
from khizana.search.index.vocabulary import Vocabulary

LEXICON_SHARD = 20_000  # characters of JSON: about 5 kB gzip


def write_lexicon(shards: ShardWriter, vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> dict[str, Any]:
    """Write lexicon shards and return the root node of their directory. *frequencies* counts the articles of each form.

    Words of the language that no article has stand among the others, with no articles and the lemma that some article has.
    """
    ranges: list[tuple[str, str]] = []
    forms: list[str] = []
    size = 0
    for form in sorted({*frequencies, *vocabulary.unseen}):
        forms.append(form)
        size += len(form) + 4
        if size >= LEXICON_SHARD:
            ranges.append((forms[0], _write(shards, forms, vocabulary, frequencies)))
            forms, size = [], 0
    if forms:
        ranges.append((forms[0], _write(shards, forms, vocabulary, frequencies)))
    return shards.directory(ranges)


def _write(shards: ShardWriter, forms: list[str], vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> str:
    words = [vocabulary.typical(SearchKey(form)) for form in forms]
    lemmas = [shorten(vocabulary.unseen[SearchKey(form)] or "", form) for form in forms if form not in frequencies]
    value = {
        "words": reletter(" ".join(shorten(word, before) for before, word in pairwise(["", *words]))),
        "articles": coded([frequencies.get(form, 0) for form in forms]),
        "lemmas": reletter(" ".join(lemmas)),
    }
    return shards.write("lexicon", value)
