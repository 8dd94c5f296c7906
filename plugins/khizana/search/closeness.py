"""What it is worth that the words of a query stand close together in an article.

Reckoned only for the results shown, whose texts are at hand for their excerpts: it costs no position lists. The browser's
twin is theme/static/js/search/closeness.js; both obey tests/vectors/closeness.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khizana.arabic.tokenizer import tokenize
from khizana.search.excerpt import Needle

_REACH = 8  # words; farther apart is no closeness


def closeness(texts: Sequence[str], needles: Sequence[Needle]) -> float:
    """Return the sum, over the words of a query that follow each other, of the lesser worth of the two over their distance."""
    words = [needle for needle in needles if len(needle.forms) == 1]
    best: dict[int, int] = {}
    for text in texts if len(words) > 1 else ():
        places: list[list[int]] = [[] for _ in words]
        for at, token in enumerate(tokenize(text)):
            for which, needle in enumerate(words):
                forms = needle.forms[0]
                if forms is not None and token.key in forms:
                    places[which].append(at)
        for pair, (ones, others) in enumerate(pairwise(places)):
            for one in ones:
                for other in others:
                    if one != other:
                        best[pair] = min(best.get(pair, _REACH + 1), abs(one - other))
    near = {pair: apart for pair, apart in best.items() if apart <= _REACH}
    return sum(min(words[pair].weight, words[pair + 1].weight) / near[pair] for pair in sorted(near))
