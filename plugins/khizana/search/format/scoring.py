"""How well an article answers: BM25 over three views of each query word, their scores added with weights.

The views are the word's lemma, its light stem and its exact form. Term frequencies come as *impacts*, frequency over BM25's
length norm, so that summing the lists of several forms sums impacts, and no reader needs to know an article's length.
theme/static/js/search/scoring.js scores; every number it needs is in the manifest.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.search.format.packing import LEVELS

K1 = 1.2
B = 0.75
LEMMA = 1
LIGHT = 0.5
EXACT = 0.3


def settings() -> dict[str, Any]:
    """Return what a reader must know to score, for the manifest."""
    return {
        "k1": K1,
        "views": {"lemma": LEMMA, "light": LIGHT, "exact": EXACT},
        "levels": LEVELS,
        "function_words": sorted(FUNCTION_WORDS),
    }


def mean_length(lengths: Sequence[int]) -> float:
    """Return about how many words a document has: to an eighth of a power of two.

    Every impact is held against it. Were it exact, each article more would change a little of every list, and so the name of
    every shard; as it is, all keep theirs until an archive's articles are on average a tenth longer.
    """
    mean = sum(lengths) / len(lengths) if lengths else 1.0
    return float(2 ** (round(8 * log2(mean)) / 8)) if mean else 1.0


def norms(lengths: Sequence[int]) -> array[float]:
    """Return BM25's length norm of each document; a document of no words counts as average."""
    mean = mean_length(lengths)
    return array("d", (K1 * (1 - B + B * (length / mean if length else 1.0)) for length in lengths))


def weights(impacts: NDArray[np.float32], articles: int, frequencies: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return BM25's weights of many postings, *frequencies* those of their terms: saturated impact times rarity."""
    rarities = np.log(1 + (articles - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
    found: NDArray[np.float32] = rarities * (K1 + 1) * impacts / (1 + impacts)
    return found
