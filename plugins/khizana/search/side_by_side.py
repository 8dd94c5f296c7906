"""Words that say something only side by side: «بنت علي», «14 جانفي», «جانفي 2011».

An article that has them so is better for a query, not the only one that answers it. The browser's twin is
theme/static/js/search/side_by_side.js; both obey tests/vectors/side_by_side.json.
"""

from __future__ import annotations

from khizana.arabic.fold import SearchKey
from khizana.facts.dates.calendar import HIJRI_MONTHS, MONTHS

_CHILD_OF = frozenset({"بن", "ابن", "بنت"})
_FIRST = frozenset(name[0] for name in (*MONTHS, *HIJRI_MONTHS))  # «تشرين» of «تشرين الثاني»
_LAST = frozenset(name[-1] for name in (*MONTHS, *HIJRI_MONTHS))


def belong_together(one: SearchKey, other: SearchKey) -> bool:
    """Return whether *one* makes a name or a date with *other*, the word after it.

    >>> belong_together(SearchKey("14"), SearchKey("جانفي")), belong_together(SearchKey("14"), SearchKey("قتيلا"))
    (True, False)
    """
    return one in _CHILD_OF or (one.isdecimal() and other in _FIRST) or (one in _LAST and other.isdecimal())
