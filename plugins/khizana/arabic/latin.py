"""What an Arabic spelling of a Latin word may look like: a pattern that «بوتين» fits for «putin», «محمد» for «mohammed».

Consonants are certain up to a choice of letters, vowels may be missing: the fewer are, the likelier the spelling. A place whose
Arabic is another name («Egypt») is out of reach here; it is known by its Latin name.
The browser's twin is theme/static/js/search/latin.js; both obey tests/vectors/latin.json.
"""

from __future__ import annotations

import re

# what each letter or group of letters is written as after folding; digits as in «7amma» for «حمة»
_CONSONANTS = {
    "sch": "ش", "tch": "تش", "ngh": "نغ", "sh": "ش", "kh": "خ|ك", "gh": "غ|ج", "th": "ث|ت|ذ", "dh": "ذ|ض|ظ|د", "ph": "ف",
    "ch": "ش|تش|خ|ك", "ck": "ك", "ng": "نغ|نج|نك|ن", "qu": "كو|ك|ق", "dj": "ج", "zh": "ج|ش|ز", "ts": "تس|ز", "tz": "تس|ز",
    "b": "ب", "c": "ك|س|ق", "d": "د|ض", "f": "ف", "g": "غ|ج|ك|ق", "h": "ه|ح", "j": "ج|ي|خ", "k": "ك|ق", "l": "ل", "m": "م",
    "n": "ن", "p": "ب", "q": "ق|ك", "r": "ر", "s": "س|ص|ز|ش", "t": "ت|ط", "v": "ف|و", "w": "و|ف", "x": "كس|خ", "y": "ي",
    "z": "ز|ذ|ظ|س", "ll": "ل|لل", "2": "ا|و|ي|ء", "3": "ع", "5": "خ", "6": "ط", "7": "ح", "8": "غ|ق", "9": "ق|ص",
}  # fmt: skip
_VOWELS = {"a": "اعي", "e": "ياع", "i": "ياع", "o": "واع", "u": "ويا", "y": "ي", "w": "و"}
_UNIT = re.compile("[aeiou][aeiouyw]*|" + "|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_DOUBLED = re.compile(r"([b-df-hjkmnp-tv-z])\1")  # but for «ll»: «عبدالله»
_FINAL_Y = re.compile("y(?![aeiou])")  # a vowel
_FEWEST = 2  # consonants; with fewer, half the dictionary fits


def units(word: str) -> list[str]:
    """Return *word*, folded, cut into consonants and runs of vowels; nothing where it cannot be said as a word.

    >>> units("merkel"), units("kerry"), units("bbc"), units("b2b")
    (['m', 'e', 'r', 'k', 'e', 'l'], ['k', 'e', 'r', 'i'], [], [])
    """
    plain = _FINAL_Y.sub("i", _DOUBLED.sub(r"\1", word))
    found = _UNIT.findall(plain)
    consonants = sum(unit in _CONSONANTS for unit in found)
    return found if "".join(found) == plain and _FEWEST <= consonants < len(found) else []


def pattern(parts: list[str]) -> str:
    """Return the regular expression of a folded Arabic word that may be *parts*, of units(): a group for all it may lack.

    A short word may lack nothing: «car» is not «سر».

    >>> pattern(["p", "u", "t", "i", "n"]), pattern(["c", "a", "r"])
    ('^(?:ال)?(?:ب)([ويا]{1,2})?(?:ت|ط)([ياع]{1,2})?(?:ن)$', '^(?:ال)?(?:ك|س|ق)([اعي]{1,2})(?:ر)$')
    """
    last = len(parts) - 1
    anchors = sum(part in _CONSONANTS for part in parts[1:]) + 1
    body = "".join(_inner(part, final=at == last) for at, part in enumerate(parts[1:], start=1))
    return f"^{_first(parts[0])}{body if anchors > _FEWEST else body.replace(')?', ')')}$"


def missing(spelling: re.Pattern[str], form: str) -> int | None:
    """Return how many sounds *form* leaves out of the pattern *spelling*; None if it does not fit.

    >>> [missing(re.compile(pattern(units("mohammed"))), form) for form in ("محمد", "محاميد", "حماد")]
    [3, 1, None]
    """
    found = spelling.match(form)
    return None if found is None else sum(not group for group in found.groups())


def beginnings(parts: list[str]) -> list[str]:
    """Return what a word that fits begins with, two letters of it, then the same after an article.

    >>> beginnings(["k", "e", "r", "i"])
    ['كي', 'كا', 'كع', 'كر', 'قي', 'قا', 'قع', 'قر', 'الكي', 'الكا', 'الكع', 'الكر', 'القي', 'القا', 'القع', 'القر']
    """
    if parts[0] not in _CONSONANTS:
        return _opened(parts)
    # what comes after the first consonant: another, or a vowel that may be lost before another
    seconds = [letter for part in parts[1 : 2 if parts[1] in _CONSONANTS else 3] for letter in _letters(part)]
    pairs = [(first + second)[:2] for first in _CONSONANTS[parts[0]].split("|") for second in seconds]
    return list(dict.fromkeys([*pairs, *("ال" + pair for pair in pairs)]))


def _opened(parts: list[str]) -> list[str]:
    """Return the beginnings of a word that opens with a vowel, likeliest first, for only so many are looked through.

    The vowel may be an article's, «السبسي» for «essebsi»; and what would begin with «ال» alone, half the lexicon, goes on to a
    third letter: «الوافي» for «elouafi».
    """
    openings, vowels, consonants = _openings(parts[0]), _letters(parts[0]), _letters(parts[1])
    likely = [openings[0] + letter for letter in consonants] + ["ال" + letter for letter in consonants]
    other = [opening + letter for opening in openings for letter in (*vowels, *consonants)]
    found = dict.fromkeys([*likely, *other, *("ال" + letter for letter in vowels)])
    thirds = [letter for part in parts[2 : 3 if parts[2] in _CONSONANTS else 4] for letter in _letters(part)]
    return list(
        dict.fromkeys(more for one in found for more in (["ال" + third for third in thirds] if one == "ال" else [one]))
    )


def _letters(part: str) -> list[str]:
    """Return the letters that an Arabic spelling of *part* may begin with, or for a run of vowels be made of."""
    if part in _CONSONANTS:
        return list(dict.fromkeys(option[0] for option in _CONSONANTS[part].split("|")))
    return list(dict.fromkeys("".join(_VOWELS[vowel] for vowel in part)))


def _openings(part: str) -> list[str]:
    return ["ا", "ع", "ي"] if "u" in part else ["ا", "ع"]  # «يونسكو»


def _first(part: str) -> str:
    if part in _CONSONANTS:
        return f"(?:ال)?(?:{_CONSONANTS[part]})"
    return f"(?:(?:ال)?[{''.join(_openings(part))}][{''.join(_letters(part))}]{{0,{len(part)}}}|ال)"


def _inner(part: str, *, final: bool) -> str:
    if part == "h":  # silent in «john», «deborah»; a group in a group, for a consonant is a greater loss than a vowel
        return f"(({_CONSONANTS[part]}))?"
    if part in _CONSONANTS:
        return f"(?:{_CONSONANTS[part]})"
    return f"([{''.join(_letters(part))}{'ه' if final else ''}]{{1,{len(part) + 1}}})?"
