"""Alphabetical order for Arabic lists, as a library catalogue has it: the article «ال» does not count."""

from __future__ import annotations

from khizana.arabic.tokenizer import tokenize

_ARTICLE = "ال"


def sort_key(name: str) -> tuple[bool, tuple[str, ...], str]:
    """Return what to sort *name* by: Arabic before Latin and numbers, folded words, then the spelling itself.

    The folded letters' code points stand in the order of the alphabet, so comparing them is enough.

    >>> sorted(["اليابان", "الصين", "أوكرانيا", "SIPRI", "آسيا"], key=sort_key)
    ['آسيا', 'أوكرانيا', 'الصين', 'اليابان', 'SIPRI']
    """
    words: list[str] = [token.key for token in tokenize(name)]
    if words and _has_article(words[0]):
        words[0] = words[0][len(_ARTICLE) :]
    return not (words and "\u0600" <= words[0][0] <= "\u06ff"), tuple(words), name


def initial(name: str) -> str:
    """Return the letter that *name* stands under in an index: «الأمم المتحدة» under «ا», SIPRI under «S».

    >>> initial("الأمم المتحدة"), initial("SIPRI"), initial("3M"), initial("…")
    ('ا', 'S', '#', '#')
    """
    _, words, _ = sort_key(name)
    letter = words[0][0] if words else "#"
    return "#" if letter.isdigit() else letter.upper()


def _has_article(word: str) -> bool:
    # four letters at least: «الله», «الو» and «الي» are words of their own, not «ال» and a stump
    return word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2
