"""The spelling skeleton of a name: the name without the letters that vary in transliterations of foreign names.

«نيكوشور دان» and «نيكشور دان», «غورباتشوف» and «جورباتشوف», «روس أوبورون» and «روسوبورون» have the same skeleton. So have
different Arabic names («الحسن» and «الحسين») and short unrelated ones («أبو دجانة» and «أبيدجان»): a skeleton only suggests a
variant, and is_similar() must hold too.
"""

from __future__ import annotations

from khizana.arabic.edit_distance import distance
from khizana.arabic.tokenizer import tokenize

_LETTERS_PER_EDIT = 4  # one edit is allowed per so many letters of the shorter name

_EQUIVALENT = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ث": "س", "ص": "س", "ض": "د", "ظ": "ز", "ذ": "د"})
_OPTIONAL = str.maketrans("", "", "اويءه")


def skeleton(name: str) -> str:
    """Return the skeleton of *name*, without spaces.

    >>> skeleton("نيكوشور دان") == skeleton("نيكشور دان"), skeleton("سيرغي") == skeleton("سيرجي")
    (True, True)
    """
    return "".join(token.key.translate(_OPTIONAL).translate(_EQUIVALENT) for token in tokenize(name))


def is_similar(one: str, other: str) -> bool:
    """Return whether two names differ in few letters, ignoring spaces.

    >>> is_similar("سان فرنسيسكو", "سان فرانسيسكو"), is_similar("أبو دجانة", "أبيدجان")
    (True, False)
    """
    a, b = ("".join(token.key for token in tokenize(name)) for name in (one, other))
    limit = max(1, min(len(a), len(b)) // _LETTERS_PER_EDIT)
    return distance(a, b, limit) <= limit
