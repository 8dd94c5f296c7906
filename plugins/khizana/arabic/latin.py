"""What an Arabic spelling of a Latin word may look like: a pattern that «بوتين» fits for «putin», «محمد» for «mohammed».

Every sound has the letters it is mostly written as, and others that count as a loss: a vowel left out, another vowel, a rarer
consonant. The more consonants a word has, the more it may lose (`most`). A place whose Arabic is another name («Egypt») is out
of reach here; it is known by its Latin name.
The browser's twin is theme/static/js/search/latin.js; both obey tests/vectors/latin.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# what each letter or group of letters is written as after folding, after a slash what is one loss, after another two; «-» is
# nothing. Digits are as in «7amma» for «حمة», and «el» is an article heard in «essebsi», «L» perhaps one, in «larbi»
_CONSONANTS = {
    "tzsch": "تش", "sch": "ش", "tch": "تش", "ngh": "نغ", "sh": "ش", "kh": "خ/ك", "gh": "غ/ج", "th": "ث|ت|ذ|ته/ط",
    "dh": "ذ|ض|ظ/د", "ph": "ف", "wh": "و", "ch": "ش|تش/خ|ك", "ck": "ك", "ng": "نغ|نج|نك|ن", "gn": "ني|غن", "qu": "كو/ق",
    "dj": "ج", "zh": "ج|ش|ز", "ts": "تس/ز", "tz": "تس/ز", "dd": "د|ذ|ض", "gg": "غ|ج|قج", "ll": "ل|لل", "ss": "س|ص",
    "zz": "ز|تز", "b": "ب", "c": "ك/ق", "d": "د/ض|ذ", "f": "ف", "g": "غ|ج/ق/ك", "h": "ه|ح//-", "j": "ج/ي|خ", "k": "ك/ق",
    "l": "ل", "m": "م", "n": "ن", "p": "ب", "q": "ق/ك", "r": "ر", "s": "س|ص//ز|ش", "t": "ت/ط", "v": "ف", "w": "و/ف",
    "x": "كس//خ", "y": "ي", "z": "ز/ذ|ظ|س", "2": "ا|و|ي|ء", "3": "ع", "5": "خ", "6": "ط", "7": "ح", "8": "غ|ق", "9": "ق|ص",
    "L": "ل/ال|الع",
}  # fmt: skip
_ALONE = {
    "a": "ا/-/ي", "e": "ي/-//ا", "i": "ي/-", "o": "و/-/ا", "u": "و/ا|-", "ou": "و//-", "oo": "و/-", "ee": "ي/-",
    "eu": "و|وي|يو|-", "oi": "وا|وي",
}  # fmt: skip
"""A vowel within a word."""
_FIRST = {
    "a": "ا|ع|عا", "e": "ا|اي", "i": "ا|اي|ع|عي", "o": "ا|او|ع|عو", "u": "ا|او|يو", "el": "ال|ا|اي|ع|عا",
    "h": "ه|ح//ا", "t": "ت|ط",
}  # fmt: skip
"""What a word begins with; h is silent in «hebdo»."""
_LAST = {"a": "ا|ه/ي", "e": "-|ه/ي|ا", "i": "ي", "o": "و", "u": "و"}
_RUNS = {"a": ("", "ا", "ع", "اع"), "e": ("", "ي"), "i": ("ي",), "y": ("ي",), "o": ("و",), "u": ("و",), "w": ("و",)}
"""A vowel among others: only a and e may be silent there."""
_UNIT = re.compile("[aeiou][aeiouyw]*|" + "|".join(sorted(_CONSONANTS, key=len, reverse=True)))
_SPELLED = (
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("vic$"), "vitch"),
    (re.compile("^l(?=a)"), "L"),
    (re.compile("(?<!a)e(?=[dm]$)"), "a"),  # «imed», «hichem»
    (re.compile("([gq])u(?=[eiy])"), r"\1"),
    (re.compile(r"([bcfhjkmnpqrtvwxy])\1"), r"\1"),
    (re.compile("^([^aeiou]+)e(?=[^aeiou]i$)"), r"\1ae"),  # «beji» for «باجي»
    (re.compile("y(?![aeiou])"), "i"),
)
_ARTICLE = re.compile(r"[ae](?:([tdnrszj])\1|[cs]h)")  # as it is heard before a letter of the sun: «essebsi»
_SPARED = ("a", "o")  # what even a word of two consonants may lose: the short vowels of «عمر» and «جمعة»
_FEWEST = 2  # consonants; with fewer, half the dictionary fits


def units(word: str) -> list[str]:
    """Return *word*, folded, cut into consonants and runs of vowels; nothing where it cannot be said as a word.

    >>> units("merkel"), units("kerry"), units("bbc"), units("b2b")
    (['m', 'e', 'r', 'k', 'e', 'l'], ['k', 'e', 'r', 'i'], [], [])
    """
    plain = word
    for spelled, said in _SPELLED:
        plain = spelled.sub(said, plain)
    found = _UNIT.findall(plain)
    if "".join(found) != plain or not _FEWEST <= _consonants(found) < len(found):
        return []
    return ["el", *found[1:]] if _ARTICLE.match(word) else found


def most(parts: list[str]) -> int:
    """Return how much a spelling of *parts*, of units(), may lose: «محمد» for «mohammed», but not «سر» for «car»."""
    return min(2 * (_consonants(parts) - _FEWEST) or 1, 4)


def pattern(parts: list[str]) -> str:
    """Return the regular expression of a folded Arabic word that may be *parts*, of units(): an empty group for every loss.

    The article is no sound of a name: «الناتو». Nor is the alef that helps two consonants: «إبراهيم» for «Brahim».

    >>> pattern(["p", "u", "t", "i", "n"])
    '^(?:ال)?(?:ب)(?:و|ا()|())(?:ت|ط())(?:ي|())(?:ن)$'
    """
    return f"^(?:ال{'|ا()' if _is_dense(parts) else ''})?{''.join(_choice(_options(parts, at)) for at in range(len(parts)))}$"


def missing(spelling: re.Pattern[str], form: str) -> int | None:
    """Return how much *form* loses of the pattern *spelling*; None if it does not fit.

    >>> [missing(re.compile(pattern(units("mohammed"))), form) for form in ("محمد", "موحمد", "حماد")]
    [3, 2, None]
    """
    found = spelling.match(form)
    return None if found is None else sum(group is not None for group in found.groups())


def beginnings(parts: list[str]) -> list[str]:
    """Return what a word that fits begins with, the likeliest first: two letters of it, or two after an article.

    >>> beginnings(["k", "e", "r", "i"])
    ['كي', 'قي', 'الكي', 'القي']
    """
    starts = [("", 0), ("ال", 1), *([("ا", 1)] if _is_dense(parts) else [])]
    found = [opening for start, lost in starts for opening in _openings(parts, 0, start, lost)]
    return list(dict.fromkeys(begin for _, begin in sorted(found, key=lambda pair: pair[0])))


def _openings(parts: list[str], at: int, begun: str, lost: int) -> Iterator[tuple[int, str]]:
    """Yield every beginning from part *at* on, after what is *begun*, with what it loses."""
    # what begins with «ال» is half the lexicon
    enough = 4 if begun.startswith("ال") else 2
    if len(begun) >= enough or at == len(parts):
        yield lost, begun[:enough]
        return
    for option, loss in _options(parts, at):
        yield from _openings(parts, at + 1, begun + option, lost + loss)


def _is_dense(parts: list[str]) -> bool:
    """Return whether *parts* begin with two consonants."""
    return parts[0] in _CONSONANTS and parts[1] in _CONSONANTS


def _consonants(parts: list[str]) -> int:
    return sum(part in _CONSONANTS for part in parts)


def _options(parts: list[str], at: int) -> list[tuple[str, int]]:
    """Return what the part *at* may be written as, each with its loss, the least first."""
    part = parts[at]
    found = _of_part(part, first=at == 0, last=at == len(parts) - 1)
    if part in _SPARED or _consonants(parts) > _FEWEST:
        return found
    # a short word has little to lose: «قيس» for «Kais», «نداء» for «Nidaa», which writes its long vowel twice
    return [(text, lost) for text, lost in found if not lost or text == "ق" or (not text and "aa" in parts)]


def _of_part(part: str, *, first: bool, last: bool) -> list[tuple[str, int]]:
    table = _FIRST if first else _LAST if last else _ALONE
    if part in table or part in _CONSONANTS:
        return _read(table.get(part) or _CONSONANTS[part])
    runs = _runs(part)
    if first:
        opened = ["ا", *("ا" + run for run in runs), *(("يو", "وا") if "u" in part else ())]
        return [*((start, 0) for start in opened), *(("ع" + run, 1) for run in runs)]
    ends = ("", "ه", "ء") if last and part[-1] in "ae" else ("",)
    heard = last and part.endswith("ia")  # «نادية» for «Nadia», no «نادي»
    return [(run + end, 0) for run in runs for end in ends if end or not heard or run[-1] in "اع"]


def _runs(part: str) -> list[str]:
    """Return what several vowels are written as: «وي» for «oui», «يوو» for «iwoo»."""
    runs = [""]
    for before, vowel in pairwise(f" {part}"):
        letters = _RUNS[vowel]
        if letters == _RUNS.get(before) and vowel not in "ae":
            letters = ("", *letters) if before == "w" else ("",)
        runs = [run + letter for run in runs for letter in letters]
    return list(dict.fromkeys(run for run in runs if run))


def _read(options: str) -> list[tuple[str, int]]:
    levels = enumerate(options.split("/"))
    return [(text.strip("-"), loss) for loss, texts in levels if texts for text in texts.split("|")]


def _choice(options: list[tuple[str, int]]) -> str:
    return f"(?:{'|'.join(text + '()' * loss for text, loss in options)})"
