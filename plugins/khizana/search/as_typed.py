"""What it is worth that a word stands in an article just as it was typed: «والي», a governor, and not «وإلى», «and to».

Folding makes the two one word. Asked only of words that are particles once folded, and of the results of one page, whose texts
are at hand for their excerpts. The browser's twin is theme/static/js/search/as_typed.js; both obey tests/vectors/as_typed.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khizana.arabic.fold import bare, fold
from khizana.arabic.tokenizer import tokenize

CONTENT = frozenset({"والي", "بان"})
"""Particles once folded, which typed so, without a hamza, are rather a governor and the name of Mr Ban: they are wanted."""

NAMES = frozenset({"علي"})
"""Particles once folded, which typed so are as often a name. Who asks for «محمد علي» wants no «على», but many write it so:
they are not wanted, and an article that has them so comes before one that has not."""

# times the rarity of the word; the most that the other spelling can be ahead by, standing often in a short text
WORTH = 3


def as_typed(texts: Iterable[str], words: Mapping[str, float]) -> float:
    """Return the worth of those *words*, as typed, each with its rarity, that stand in *texts* letter by letter, marks aside.

    >>> as_typed(["سافر والي المدينة"], {"والي": 1.5}), as_typed(["من تونس وإلى مصر"], {"والي": 1.5})
    (4.5, 0)
    """
    typed = {bare(word): rarity for word, rarity in words.items()}
    keys = {fold(word) for word in typed}
    tokens = ((text, token) for text in texts if keys for token in tokenize(text) if token.key in keys)
    written = {bare(text[token.start : token.end]) for text, token in tokens}
    return sum(WORTH * typed[word] for word in typed if word in written)
