"""The archive's words in alphabetical order: for completion, correction and words no article has.

Read by theme/static/js/search/lexicon.js.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from khizana.arabic.fold import SearchKey
from khizana.search.format.bits import coded
from khizana.search.format.packing import reletter, shorten, shorten_all
from khizana.search.format.shards import ShardWriter
from khizana.search.index.vocabulary import Vocabulary

LEXICON_SHARD = 20_000  # characters of JSON: about 5 kB gzip
_NO_LEMMA = shorten("", "")


def write_lexicon(shards: ShardWriter, vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> dict[str, Any]:
    """Write lexicon shards and return the root node of their directory. *frequencies* counts the articles of each form.

    Words of the language that no article has stand among the others, with no articles and the lemma that some article has.
    """
    ranges: list[tuple[str, str]] = []
    forms: list[str] = []
    size = 0
    for form in sorted([*vocabulary.unseen, *frequencies]):  # these are in order already, all but a few
        forms.append(form)
        size += len(form) + 4
        if size >= LEXICON_SHARD:
            ranges.append((forms[0], _write(shards, forms, vocabulary, frequencies)))
            forms, size = [], 0
    if forms:
        ranges.append((forms[0], _write(shards, forms, vocabulary, frequencies)))
    return shards.directory(ranges)


def _write(shards: ShardWriter, forms: list[str], vocabulary: Vocabulary, frequencies: Mapping[str, int]) -> str:
    typical, unseen = vocabulary.typical, vocabulary.unseen
    lemmas = [
        shorten(lemma, form) if (lemma := unseen[SearchKey(form)]) else _NO_LEMMA
        for form in forms
        if form not in frequencies
    ]
    value = {
        "words": reletter(" ".join(shorten_all([typical.get(form, form) for form in forms]))),
        "articles": coded([frequencies.get(form, 0) for form in forms]),
        "lemmas": reletter(" ".join(lemmas)),
    }
    return shards.write("lexicon", value)
