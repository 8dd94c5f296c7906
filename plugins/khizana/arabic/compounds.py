"""Names of two words that are also written as one: «عبد الله» and «عبدالله», «أبو بكر» and «أبوبكر».

The browser's twin is theme/static/js/search/compounds.js; both obey tests/vectors/compounds.json.
"""

from __future__ import annotations

import re

from khizana.arabic.fold import SearchKey

# «أبواب» are doors: what begins with «اب» after «ابو» is rather one of their forms
_WHOLE = re.compile("و?(?:(عبد)(ال..+)|(ابو)((?!اب)...+))")
_FIRST = re.compile("و?(عبد|ابو)")


def halves(key: SearchKey) -> tuple[SearchKey, SearchKey] | None:
    """Return the two words of a name that *key* writes as one, without a «و» before it; None if it is no such name.

    >>> halves(SearchKey("عبدالله")), halves(SearchKey("ابواب"))
    (('عبد', 'الله'), None)
    """
    found = _WHOLE.fullmatch(key)
    if found is None:
        return None
    first, second = (part for part in found.groups() if part is not None)
    return SearchKey(first), SearchKey(second)


def whole(first: SearchKey, second: SearchKey) -> SearchKey | None:
    """Return the one word for two that follow each other and may be a name, without a «و» before it; None if they are none.

    >>> whole(SearchKey("عبد"), SearchKey("الله")), whole(SearchKey("ابو"), SearchKey("عبد"))
    ('عبدالله', None)
    """
    # «أبو عبد الله» is «أبو» and «عبد الله»
    if not _FIRST.fullmatch(first) or second == "عبد":
        return None
    parts = halves(SearchKey(first + second))
    return SearchKey("".join(parts)) if parts else None
