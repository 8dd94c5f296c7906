"""Parse numbers in digits and in words: «15», «١٬٢٠٠», «12،5», «5ر1», «خمسة وعشرون», «316 ألفا و778», «مليون ونصف»."""

from __future__ import annotations

import re
from typing import NamedTuple

from pyarabic.araby import SHADDA, YEH_HAMZA

from khizana.arabic.fold import fold
from khizana.facts.word_view import WordView

_ONES = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
_ONES_FEMININE = "واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر"
_ONES_ACCUSATIVE = "واحدا اثنين ثلاثا أربعا خمسا ستا سبعا ثمانيا تسعا عشرا"
_ONES_CASES = (
    ("اثنتين", 2),
    ("إحدى", 1),
    ("أحد", 1),
    ("اثنا", 2),
    ("اثني", 2),
    ("اثنتا", 2),
    ("اثنتي", 2),
    ("ثمان", 8),
)
_TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
_HUNDREDS = "ثلاث أربع خمس ست سبع ثمان تسع"

SMALL: dict[str, int] = {}
for _row in (_ONES, _ONES_FEMININE, _ONES_ACCUSATIVE):
    SMALL |= {fold(word): number for number, word in enumerate(_row.split(), 1)}
SMALL |= {fold(word): number for word, number in _ONES_CASES}
TENS: dict[str, int] = {}
for _number, _word in enumerate(_TENS.split(), 2):
    TENS |= {fold(_word): _number * 10, fold(_word[:-2] + "ين"): _number * 10}
HUNDREDS: dict[str, int] = {fold(word): 100 for word in ("مئة", "مائة", "مية")}
HUNDREDS |= {fold(word): 200 for word in ("مئتان", "مئتين", "مائتان", "مائتين", "مئتا", "مئتي", "مائتا", "مائتي")}
for _number, _word in enumerate(_HUNDREDS.split(), 3):
    HUNDREDS |= {fold(_word + hundred): _number * 100 for hundred in ("مئة", "مائة", "مية")}

MULTIPLIERS: dict[str, int] = {
    fold(word): value
    for words, value in (
        ("ألف ألفا آلاف الاف آلف", 1000),
        ("مليون مليونا ملايين", 1000**2),
        ("مليار مليارا مليارات بليون", 1000**3),
        ("تريليون تريليونا تريليونات", 1000**4),
    )
    for word in words.split()
}
_DUALS: dict[str, int] = {
    fold(word + ending): value
    for word, value in (("ألف", 1000), ("مليون", 1000**2), ("مليار", 1000**3))
    for ending in ("ان", "ين", "ا", "ي")
    if fold(word + ending) not in MULTIPLIERS
}
_HALF = fold("نصف")
_STANDALONE: dict[str, int] = {
    fold(word): MULTIPLIERS[fold(word)] for word in ("ألف", "مليون", "مليونا", "مليار", "مليارا", "بليون", "تريليون")
}  # «مليون دينار»
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}((?:\.[0-9]{3})+)(\.[0-9]{1,2})?")  # «362.796.000.00»
_AND = "و"
_MAX_DIGITS = 30  # of a number that counts something; what is longer is a code, and past 308 no float


_SEATED_HAMZA = YEH_HAMZA  # its key is that of «ي»
_TEN = tuple(fold(word) for word in ("عشر", "عشرة"))
_BEFORE_TEN = frozenset(fold(word) for word in ("اثنا", "اثني", "اثنتا", "اثنتي"))
_NOT = fold("لست")
_THOUSAND = fold("ألف")
_ORDINALS = frozenset(
    fold(word + ending)
    for word in ["الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"]
    for ending in ("", "ة")
)


class Number(NamedTuple):
    """A number in tokens [first, end). `in_digits`: not only in words; `scale`: its last multiplier, 1 for none."""

    first: int
    end: int
    value: float
    in_digits: bool
    scale: int = 1


def read_number(words: WordView, at: int, proclitic: int = 0) -> Number | None:
    """Return the number at token *at*, after its first *proclitic* letters; None when there is none.

    >>> from khizana.arabic.tokenizer import tokenize
    >>> def read(text): return read_number(WordView(text, tokenize(text)), 0).value
    >>> read("15 مليار دولار"), read("316 ألفا و778 دينارا"), read("خمسة وعشرون"), read("5ر1 بالمائة"), read("مليون ونصف")
    (15000000000, 316778, 25, 1.5, 1500000.0)
    """
    number = _part(words, at, proclitic)
    while number and number.scale > 1 and words.follows_space(number.end) and words.key(number.end)[:1] == _AND:
        following, glued = (number.end + 1, 0) if words.key(number.end) == _AND else (number.end, 1)
        if words.key(following)[glued:] == _HALF:
            return number._replace(end=following + 1, value=number.value + number.scale / 2, scale=1)
        more = _part(words, following, glued)
        if more is None or more.value >= number.scale:
            break
        number = Number(at, more.end, number.value + more.value, number.in_digits or more.in_digits, more.scale)
    return number


def _part(words: WordView, at: int, proclitic: int) -> Number | None:
    """Return a number in digits, or below a thousand in words, times the multiplier after it."""
    number = _in_digits(words, at) if proclitic == 0 else None
    number = number or _in_words(words, at, proclitic)
    if number is None:
        key = words.key(at)[proclitic:]
        scale = _STANDALONE.get(key) or _DUALS.get(key, 0)
        return Number(at, at + 1, scale * (2 if key in _DUALS else 1), in_digits=False, scale=scale) if scale else None
    scale = MULTIPLIERS.get(words.key(number.end), 1) if words.follows_space(number.end) else 1
    if scale == 1:
        return number
    return number._replace(end=number.end + 1, value=number.value * scale, scale=scale)


def _in_digits(words: WordView, at: int) -> Number | None:
    key = words.key(at)
    if len(key) > _MAX_DIGITS:
        return None
    if key.count(".") > 1 and (grouped := _GROUPED.fullmatch(key)):
        fraction = grouped[2] or ""
        whole = key.removesuffix(fraction).replace(".", "")
        return Number(at, at + 1, float(whole + fraction), in_digits=True)
    if not _DIGITS.fullmatch(key):
        return None
    # agencies write «12،5» for 12.5, and «5ر1» for 1.5: there the digits before the point come last in the file
    if (
        key.isdigit()
        and words.gap_before(at + 1) == "،"
        and words.key(at + 1).isdigit()
        and words.gap_before(at + 2) != "،"
    ):
        return Number(at, at + 2, float(f"{key}.{words.key(at + 1)}"), in_digits=True)
    glued = words.gap_before(at + 1) == words.gap_before(at + 2) == ""
    if glued and words.key(at + 1) == "ر" and words.key(at + 2).isdigit() and key.isdigit():
        return Number(at, at + 3, float(f"{words.key(at + 2)}.{key}"), in_digits=True)
    return Number(at, at + 1, float(key) if "." in key else int(key), in_digits=True)


def _in_words(words: WordView, at: int, proclitic: int, *, hundreds: bool = True) -> Number | None:
    """Return a number below a thousand in words: «خمس», «خمسة عشر», «مئة وخمسة وعشرون», «ثلاث مئة».

    Without *hundreds*, one below a hundred: what may follow «مئة و».
    """
    key = words.key(at)[proclitic:]
    end = at + 1
    following = words.key(end) if words.follows_space(end) else ""
    if _is_another_word(words, at, proclitic, following):
        return None
    if key in SMALL and following in _TEN:
        return Number(at, end + 1, 10 + SMALL[key], in_digits=False)
    if key in SMALL and HUNDREDS.get(following) == 100:
        value, end = SMALL[key] * 100, end + 1
    elif key in SMALL or key in TENS or key in HUNDREDS:
        value = SMALL.get(key) or TENS.get(key) or HUNDREDS[key]
    else:
        return None
    if value >= 100 and not hundreds:
        return None
    key = words.key(end)
    if words.follows_space(end) and key[:1] == _AND and (value >= 100 or (value < 10 and key[1:] in TENS)):
        rest = _in_words(words, end, 1, hundreds=False)
        if rest:
            return rest._replace(first=at, value=value + rest.value)
    return Number(at, end, value, in_digits=False)


def _is_another_word(words: WordView, at: int, proclitic: int, following: str) -> bool:
    """Say whether token *at* only looks like a number: «كمية», «لست», «أثني على», the ten of «السادسة عشرة»."""
    key = words.key(at)
    if key[proclitic:].startswith("مي") and _SEATED_HAMZA not in words.word(at):
        return True
    if key[proclitic:] in _BEFORE_TEN and following not in _TEN:
        return True
    before = words.key(at - 1)
    definite = words.matches(at - 1, _ORDINALS) or (before.startswith("ال") and before[2:] in SMALL)
    wrote = key == _THOUSAND and SHADDA in words.word(at)  # «ألّف كتابا»
    return (key in _TEN and words.follows_space(at) and definite) or wrote or key == _NOT
