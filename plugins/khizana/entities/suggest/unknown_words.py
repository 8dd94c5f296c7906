"""Words out of the dictionary: the closest thing that Arabic script has to capital letters."""

from __future__ import annotations

from functools import lru_cache

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import lemma_table
from khizana.entities.linking.form_trie import ARTICLE, PROCLITICS

_ENDINGS = ("", "ه", "ها", "هم", "هما", "نا", "ات", "ين", "ون", "ا", "ان", "ي", "يه")
_ADJECTIVES = ("ي", "يه", "يين", "يون", "يات")
_MIN_LETTERS = 3  # of a word; shorter ones are never unknown


@lru_cache(maxsize=1 << 17)
def proclitic_splits(key: str) -> tuple[tuple[int, str], ...]:
    """Return (letters of the proclitics, rest) of every way to split proclitics off a word, none first.

    >>> proclitic_splits("وبلده")
    ((0, 'وبلده'), (1, 'بلده'), (2, 'لده'))
    """
    found = [(len(p), key[len(p) :]) for p in PROCLITICS if key.startswith(p) and len(key) - len(p) >= 2]
    return (*found, *([(1, ARTICLE + key[2:])] if key.startswith("لل") else ()))


@lru_cache(maxsize=1 << 17)
def is_known(key: str) -> bool:
    """Return whether *key*, with or without proclitics and suffixed pronouns, is in the dictionary."""
    dictionary = lemma_table.load()
    for _, word in proclitic_splits(key):
        for ending in _ENDINGS:
            stem = word.removesuffix(ending) if ending else word
            forms = [stem, stem + "ه", ARTICLE + stem, stem.removeprefix(ARTICLE)]
            if stem[:1] in ("ي", "ت", "ن", "ا", "س"):
                forms += ["ي" + stem[1:], "ت" + stem[1:], stem[1:]]  # another person of the imperfect
            if any(len(form) > 2 and SearchKey(form) in dictionary for form in forms):
                return True
    return False


def is_unknown(key: str) -> bool:
    """Return whether *key* is an Arabic word out of the dictionary, such as «الجهيناوي»."""
    return len(key) >= _MIN_LETTERS and "\u0621" <= key[0] <= "\u064a" and not is_known(key)


def is_unknown_noun(key: str) -> bool:
    """Return whether *key* is an unknown word that is not a definite adjective such as «السيبراني»."""
    return is_unknown(key) and not (key.removeprefix("و").startswith(ARTICLE) and key.endswith(_ADJECTIVES))
