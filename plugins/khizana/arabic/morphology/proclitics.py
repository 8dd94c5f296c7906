"""What a word looks like with a particle joined to it: «كرة» becomes «لكرة» and «وبكرة», «القدم» becomes «للقدم».

The browser's twin is theme/static/js/search/proclitics.js; both obey tests/vectors/proclitics.json.
"""

from __future__ import annotations

from khizana.arabic.fold import SearchKey

_PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_ARTICLE, _LAM = "ال", "ل"


def joined(key: SearchKey) -> frozenset[str]:
    """Return *key* as it is and with each proclitic before it.

    After «ل» the alef of an article goes, and of three «ل» one: «للاتحاد», «للغة». Not every «ال» is an article («لألبانيا»):
    such a word is returned both ways.

    >>> {"للاتحاد", "وبالاتحاد"} <= joined(SearchKey("الاتحاد"))
    True
    """
    found = {key, *(proclitic + key for proclitic in _PROCLITICS)}
    if key.startswith(_ARTICLE):
        bare = key.removeprefix(_ARTICLE)
        hidden = bare if bare.startswith(_LAM) else _LAM + bare
        found.update(proclitic + hidden for proclitic in _PROCLITICS if proclitic.endswith(_LAM))
    return frozenset(found)
