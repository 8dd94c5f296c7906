"""Recognise the facts of an article by the names that publishers give them in tables and heads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from khizana.arabic.fold import fold
from khizana.word_lists import read_table

_SEPARATORS = re.compile(r"[\s_.:-]+")


def _key(name: str) -> str:
    """Return what is compared of a *name*.

    >>> _key("Post_Title"), _key("عنوان المقال") == _key("عنوان_المقال")
    ('posttitle', True)
    """
    return fold(_SEPARATORS.sub("", name.strip().strip("\"'").lower()))


_NAMES = {fact: [_key(name) for name in names.split("|")] for fact, names in read_table("column_names.tsv")}
_KNOWN = frozenset(key for keys in _NAMES.values() for key in keys)
FACT_COLUMNS = tuple(_NAMES)


def is_known(name: str) -> bool:
    """Tell whether *name* is that of a fact.

    >>> is_known("العنوان"), is_known("layout")
    (True, False)
    """
    return _key(name) in _KNOWN


def name_facts(names: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return which of *names* holds which fact: by *mapping*, a publisher's own, else by the name that is best known for it.

    >>> name_facts(["Headline", "content", "التاريخ", "lang"], {"source": "lang"})
    {'title': 'Headline', 'text': 'content', 'date': 'التاريخ', 'source': 'lang'}
    """
    taken: dict[str, str] = {fact: name for fact, name in mapping.items() if name in names}
    by_key: dict[str, str] = {}
    for name in names:
        if name not in taken.values():
            by_key.setdefault(_key(name), name)
    found = {fact: next((by_key[key] for key in keys if key in by_key), None) for fact, keys in _NAMES.items()}
    return {fact: held for fact, known in found.items() if (held := taken.get(fact) or known)}
