"""The adjective of a name and the name of an adjective: «روسيا» and «روسي», «مصر» and «مصري».

The browser's twin is theme/static/js/search/nisba.js; both obey tests/vectors/nisba.json.
"""

from __future__ import annotations

_SHORTEST = 3  # letters left of a name without its ending


def relatives(lemma: str) -> list[str]:
    """Return what may be the nisba of *lemma*, or the names that it may be the nisba of, all folded.

    >>> relatives("روسيا"), relatives("مصري")
    (['روسياي', 'روسيي', 'روسي'], ['مصر', 'مصرا', 'مصره', 'مصريا', 'مصريه'])
    """
    if lemma.endswith("ي"):
        base = lemma[:-1]
        found = [base, base + "ا", base + "ه", lemma + "ا", lemma + "ه"]
    else:
        found = [lemma + "ي"]
        if lemma.endswith(("ا", "ه")):
            found.append(lemma[:-1] + "ي")
        if lemma.endswith(("يا", "يه")):
            found.append(lemma[:-1])
    return [other for other in found if len(other) >= _SHORTEST]
