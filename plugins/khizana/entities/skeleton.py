"""The spelling skeleton of a name: what is left without the letters that foreign names are spelt with now so, now otherwise.

«نيكوشور دان» and «نيكشور دان», «غورباتشوف» and «جورباتشوف», «روس أوبورون» and «روسوبورون» have one skeleton. Native Arab names
that differ («الحسن» and «الحسين») have one too: skeletons propose, they never decide.
"""

from __future__ import annotations

from khizana.arabic.tokenizer import tokenize

_ALIKE = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ث": "س", "ص": "س", "ض": "د", "ظ": "ز", "ذ": "د"})
_UNSTEADY = str.maketrans("", "", "اويءه")


def skeleton(name: str) -> str:
    """Return the skeleton of *name*, without spaces.

    >>> skeleton("نيكوشور دان") == skeleton("نيكشور دان"), skeleton("سيرغي") == skeleton("سيرجي")
    (True, True)
    """
    return "".join(token.key.translate(_UNSTEADY).translate(_ALIKE) for token in tokenize(name))
