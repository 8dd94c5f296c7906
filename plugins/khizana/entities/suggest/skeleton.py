"""The spelling skeleton of a name: what is left without the letters that foreign names are spelt with now so, now otherwise.

«نيكوشور دان» and «نيكشور دان», «غورباتشوف» and «جورباتشوف», «روس أوبورون» and «روسوبورون» have one skeleton. Native Arab names
that differ («الحسن» and «الحسين») have one too: skeletons propose, they never decide. And they are short: «أبو دجانة» has
that of «أبيدجان», so that the names must also be near each other as they are written.
"""

from __future__ import annotations

from khizana.arabic.edit_distance import distance
from khizana.arabic.tokenizer import tokenize

_LETTERS_A_SLIP = 4  # for so many letters of a name, one may be written otherwise

_ALIKE = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ث": "س", "ص": "س", "ض": "د", "ظ": "ز", "ذ": "د"})
_UNSTEADY = str.maketrans("", "", "اويءه")


def skeleton(name: str) -> str:
    """Return the skeleton of *name*, without spaces.

    >>> skeleton("نيكوشور دان") == skeleton("نيكشور دان"), skeleton("سيرغي") == skeleton("سيرجي")
    (True, True)
    """
    return "".join(token.key.translate(_UNSTEADY).translate(_ALIKE) for token in tokenize(name))


def is_near(one: str, other: str) -> bool:
    """Say whether two names of one skeleton differ in few letters, spaces apart.

    >>> is_near("سان فرنسيسكو", "سان فرانسيسكو"), is_near("أبو دجانة", "أبيدجان")
    (True, False)
    """
    a, b = ("".join(token.key for token in tokenize(name)) for name in (one, other))
    limit = max(1, min(len(a), len(b)) // _LETTERS_A_SLIP)
    return distance(a, b, limit) <= limit
