"""Text typed in the wrong keyboard layout: «f,jdk» was meant to be «بوتين», «حعفهى» to be "putin".

The Arabic (101) layout over QWERTY. The browser's twin is theme/static/js/search/keyboard.js; both obey
tests/vectors/keyboard.json.
"""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
_ARABIC = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
_LIGATURES = {"b": "لا", "G": "لأ", "T": "لإ", "B": "لآ"}  # one key, two letters
_SHIFTED = {"H": "أ", "Y": "إ", "N": "آ", "P": "؛", "K": "،", "?": "؟"}

_TO_ARABIC = {**dict(zip(_LATIN, _ARABIC, strict=True)), **_LIGATURES, **_SHIFTED}
_TO_LATIN = {arabic: latin for latin, arabic in zip(_LATIN, _ARABIC, strict=True)} | {"أ": "h", "إ": "y", "آ": "n"}


def as_arabic(text: str) -> str:
    """Return what the keys of *text* write in the Arabic layout; what has no key stays.

    >>> as_arabic("f,jdk")
    'بوتين'
    """
    return "".join(_TO_ARABIC.get(char) or _TO_ARABIC.get(char.lower(), char) for char in text)


def as_latin(text: str) -> str:
    """Return what the keys of *text* write in the Latin layout; what has no key stays.

    >>> as_latin("حعفهى")
    'putin'
    """
    return "".join(_TO_LATIN.get(char, char) for char in text.replace("لا", "b"))
