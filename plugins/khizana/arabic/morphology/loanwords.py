"""Words of other languages are spelled as they sound, in several ways: «فايسبوك» and «فيسبوك», «بكالوريا» and «باكالوريا».

What differs is mostly a long vowel more or less. In an Arabic word such a vowel makes another («مدير» and «مدار»), so this is
asked only of long words that no dictionary explains. docs/decisions/0004-lemmas.md says what it joins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from khizana.arabic.fold import SearchKey

_LONG = 7  # letters of the longer spelling
_VOWELS = re.compile("[اوي]")
_NAME_OF_ORIGIN = "ي"  # «سليماني» and «سلماني» are two families
_ARABIC = ("ال", "مت", "مست")
"""What foreign words hardly begin with: an article, a participle. «متدخل» and «متداخل» are two words in any dictionary."""


def respellings(strange: Collection[SearchKey], counts: Mapping[SearchKey, int]) -> dict[SearchKey, SearchKey]:
    """Return another spelling for those of *strange* words that have one: a word that is known, else the commonest strange one.

    *counts* says how often each word stands, strange or not.

    >>> respellings({"فايسبوك"}, {"فايسبوك": 152, "فيسبوك": 128, "سبورت": 9})
    {'فايسبوك': 'فيسبوك'}
    """
    groups: dict[str, list[SearchKey]] = {bones: [] for word in strange if (bones := _bones(word))}
    for word in counts:
        if (bones := _bones(word)) in groups:
            groups[bones].append(word)
    found: dict[SearchKey, SearchKey] = {}
    for group in groups.values():
        group.sort(key=lambda word: (word in strange, -counts[word], word))
        for place, word in enumerate(group):
            other = next((other for other in group[:place] if _differ_in_vowels(word, other)), None)
            if word in strange and other is not None:
                found[word] = found.get(other, other)
    return found


def _bones(word: str) -> str:
    """Return *word* without its inner vowels; "" where it is too short to be told by the rest, or likely no foreign word."""
    if len(word) < _LONG - 1 or word.endswith(_NAME_OF_ORIGIN) or word.startswith(_ARABIC):
        return ""
    return word[0] + _VOWELS.sub("", word[1:-1]) + word[-1]


def _differ_in_vowels(one: str, other: str) -> bool:
    """Return whether the longer of two words with the same bones is the shorter with vowels more."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return len(long) >= _LONG and all(letter in letters for letter in short)
