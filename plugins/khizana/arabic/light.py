"""Light stemming by rule: a form without the commonest clitics and endings, for forms that share a word but no dictionary.

The browser's twin is theme/static/js/search/light.js; both obey tests/vectors/light.json.
"""

from __future__ import annotations

from pyarabic import araby

from khizana.arabic.fold import SearchKey

# After folding: ta marbuta is heh, alef maksura yeh, every alef bare.
_PREFIXES = ("ال", "بال", "كال", "فال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST = 2  # letters that must be left
_SHORTEST_AFTER_WAW = 3  # a bare و is a root letter far more often than «ال» is


def stem(form: SearchKey) -> SearchKey:
    """Return the light10 stem of a folded *form* (Larkey, Ballesteros and Connell 2007); numbers and Latin stay whole.

    One «و», one prefix, then every suffix of the list at most once, in order.

    >>> stem("والكتاب"), stem("الحكومات"), stem("و"), stem("sipri")
    ('كتاب', 'حكوم', 'و', 'sipri')
    """
    word: str = form
    if word.startswith(araby.WAW) and len(word) > _SHORTEST_AFTER_WAW:
        word = word[1:]
    if word.startswith(_PREFIXES):
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
                word = word[len(prefix) :]
                break
    if not word.endswith(_SUFFIXES):
        return SearchKey(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
    return SearchKey(word)
