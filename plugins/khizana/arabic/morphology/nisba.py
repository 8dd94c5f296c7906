"""The adjective of a name and the name of an adjective: «روسيا» and «روسي», «لغة» and «لغوي», «قضاء» and «قضائي».

The browser's twin is theme/static/js/search/nisba.js; both obey tests/vectors/nisba.json.
"""

from __future__ import annotations

from collections.abc import Mapping

NISBA = "ي"
_ENDINGS = (
    ("", "ي"), ("ا", "ي"), ("ه", "ي"), ("يا", "ي"), ("يه", "ي"),
    ("اء", "ايي"), ("اء", "اوي"), ("ا", "اوي"), ("ا", "وي"), ("ه", "وي"), ("يه", "وي"), ("", "وي"),
    ("يا", "يه"), ("ا", "يه"),
)  # fmt: skip
"""What a name ends in and its nisba instead, folded: «كيمياء», «كيميائي». The last two are languages, words of their own."""

_SHORTEST = 3  # letters before «ي» alone, as in «مصري»
_TWO = 2  # letters of «دم» and «لغة» before «وي»
_TIMES = 8  # so many times as common as another name, and a nisba is not that one's


def relatives(lemma: str) -> list[str]:
    """Return what may be the nisba of *lemma*, or the names that it may be the nisba of, all folded.

    >>> relatives("قضاء"), relatives("مصري"), relatives("دم")
    (['قضاءي', 'قضايي', 'قضاوي'], ['مصر', 'مصرا', 'مصره', 'مصريا', 'مصريه'], ['دموي'])
    """
    found = []
    for name, nisba in _ENDINGS:
        own, other = (nisba, name) if lemma.endswith(NISBA) else (name, nisba)
        base = lemma.removesuffix(own)
        if lemma.endswith(own) and _can_be_left(len(base), name, nisba):
            found.append(base + other)
    return list(dict.fromkeys(found))


def namesakes(nisba: str, names: Mapping[str, int]) -> set[str]:
    """Return those of *names*, each with how many articles have it, that *nisba* is of.

    That of a country in «يا» is of nothing else, and of no word in «ة» ever: «سوري» is not of «سورة». And one name may be so
    common that another is not thought of: «قطري» is of «قطر», not of «قطرة», but «بصري» may be of «بصر» or «بصرة».

    >>> namesakes("سوري", {"سوره": 1, "سوريا": 2}), namesakes("قطري", {"قطر": 80, "قطره": 9})
    ({'سوريا'}, {'قطر'})
    """
    country = nisba + "ا"
    known = {name: articles for name, articles in names.items() if not (names.get(country) and name.endswith("ه"))}
    most = max(known.values(), default=0)
    likely = {name for name, articles in known.items() if articles * _TIMES >= most}
    return {country} if country in likely and names[country] else likely


def _can_be_left(letters: int, name: str, nisba: str) -> bool:
    if nisba == NISBA:
        return letters >= _SHORTEST
    return letters >= _TWO if name else letters == _TWO
