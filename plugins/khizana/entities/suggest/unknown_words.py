"""Which words of a text the dictionary does not know: the nearest thing to a capital letter that Arabic script has."""

from __future__ import annotations

from functools import lru_cache

from khizana.arabic.fold import SearchKey
from khizana.arabic.morphology import lemma_table
from khizana.entities.linking.form_trie import ARTICLE, PROCLITICS

_ENDINGS = ("", "ه", "ها", "هم", "هما", "نا", "ات", "ين", "ون", "ا", "ان", "ي", "يه")
_ADJECTIVES = ("ي", "يه", "يين", "يون", "يات")
_SHORTEST = 3  # letters of a word that can be told


@lru_cache(maxsize=1 << 17)
def readings(key: str) -> tuple[tuple[int, str], ...]:
    """Return (letters before, word) of the ways to read particles before a word.

    >>> readings("وبلده")
    ((0, 'وبلده'), (1, 'بلده'), (2, 'لده'))
    """
    found = [(len(p), key[len(p) :]) for p in PROCLITICS if key.startswith(p) and len(key) - len(p) >= 2]
    return (*found, *([(1, ARTICLE + key[2:])] if key.startswith("لل") else ()))


@lru_cache(maxsize=1 << 17)
def is_known(key: str) -> bool:
    """Say whether the dictionary knows *key*, as it stands, with particles before it or pronouns behind it."""
    dictionary = lemma_table.load()
    for _, word in readings(key):
        for ending in _ENDINGS:
            stem = word.removesuffix(ending) if ending else word
            forms = [stem, stem + "ه", ARTICLE + stem, stem.removeprefix(ARTICLE)]
            if stem[:1] in ("ي", "ت", "ن", "ا", "س"):
                forms += ["ي" + stem[1:], "ت" + stem[1:], stem[1:]]  # one person of a verb for another
            if any(len(form) > 2 and SearchKey(form) in dictionary for form in forms):
                return True
    return False


def is_strange(key: str) -> bool:
    """Say whether *key* is an Arabic word that the dictionary does not know; in a name it may be «الجهيناوي»."""
    return len(key) >= _SHORTEST and "\u0621" <= key[0] <= "\u064a" and not is_known(key)


def is_unknown(key: str) -> bool:
    """Say whether *key* is strange and no adjective of a strange word either: «السيبراني»."""
    return is_strange(key) and not (key.removeprefix("و").startswith(ARTICLE) and key.endswith(_ADJECTIVES))
