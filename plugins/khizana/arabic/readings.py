"""Other keys of a word: the everyday spelling of one that is written as in the Quran, or as names once were.

A dagger alef is an alef in everyday spelling, «خَٰلِدُونَ», or nothing, «الرحمٰن»; so a word is indexed under every reading, at
one position. Its first key is always that of fold(). The browser does the same (theme/static/js/search/readings.js), and both
obey tests/vectors/readings.json.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import product

from khizana.arabic.fold import SearchKey, fold

MOST = 3
"""Places of a word that are read both ways; any further one is read as a letter."""

_M = "[\u064b-\u0652\u0653\u06d6-\u06dc\u06df-\u06e4\u06e8\u06ea-\u06ed]"  # a vowel sign or a sign of recitation
_L = "[\u0621-\u063a\u0641-\u064a\u0671]"

# What is read one way only, in this order: hamza on a line or on nothing, by the vowels around it; a group is kept.
REWRITTEN = (
    (f"(\u064a{_M}*\u0650{_M}*|\u064a[\u0652\u0653]?)\u0640{_M}*\u0654|(\u0650)\u0640{_M}*\u0654(?!{_M}*\u0627)", "ئ"),
    (f"\u0640{_M}*\u0650{_M}*\u0654|\u0640{_M}*\u0654\u0650", "ئ"),
    (f"\u0640{_M}*\u064f{_M}*\u0654|(?<=\u064f)\u0640{_M}*\u0654", "ؤ"),
    (f"\u0640{_M}*\u0654{_M}*\u0627?", "ا"),
    (f"(?<=\u0650)\u0621\u064f{_M}*(?=\u0648)|(?<=.)\u0621\u0650{_M}*(?={_L})", "ئ"),
    (f"(?<!\u0627)(?<!\u0627\u0653)\u0621\u064f{_M}*(?=\u0648)", "ؤ"),
    (f"(?<!\u0627)(?<!\u0627\u0653)\u0621\u064e{_M}*\u0627", "ا"),
    ("(^[وف]?[بكل]?(?:ال|لل)?|[بتثجحخدذرزسشصضطظعغفقكلمن])ءا(?=.)", "ا"),
    (f"^([\u0648\u0641]\u064e)?\u0621{_M}*(?={_L})", "ا"),
    ("(\u0649)\u0670\u0653?$", ""),
)
# What may be read in two ways, and its readings, the everyday one first.
DOUBTFUL = re.compile(
    f"وٰ(?:ا\u06df)?|ىٰ(?=\u0653?{_L})|ٱل[\u064e\u0651]{{2}}(?=ي\u0652|\u0670)|ا\u06df(?={_L})|\u0670|[\u06e5-\u06e7]"
)
READ_AS = {
    "\u0648": ("ا", "و"),
    "\u0649": ("ا", "ي"),
    "\u0671": ("الل", "ال"),
    "\u0627": ("", "ا"),
    "\u0670": ("ا", ""),
    "\u06e5": ("و", ""),
    "\u06e6": ("ي", ""),
    "\u06e7": ("ي", ""),
}
"""By the first character of the sign."""

PRONOUN = re.compile(f"(?<=\u0647){_M}*[\u06e5\u06e6]{_M}*$")  # «لَهُۥ» is «له»
VOCATIVE = re.compile(f"^(?:[وف]{_M}*)?ي{_M}*\u0640?\u0670{_M}*(?=.)")  # «يَٰقَوْمِ» is «يا قوم»
BY_HABIT = re.compile("^[وفبلك]*(?:ال)?(?:هذ|هكذا|هولاء|ذلك|لكن|رحمن|اله|لله|الله|اوليك|اولءك)")
"""Words that everyday spelling writes without the alef."""

CLASSICAL = {
    "ابرهيم": "ابراهيم",
    "اسحق": "اسحاق",
    "اسمعيل": "اسماعيل",
    "داوود": "داود",
    "رحمان": "رحمن",
    "سليمن": "سليمان",
    "سموات": "سماوات",
    "عثمن": "عثمان",
    "لقمن": "لقمان",
    "معويه": "معاويه",
    "هرون": "هارون",
}
"""Names and words that have kept an older spelling beside that of today, folded."""

CLASSICAL_WORD = re.compile(f"^((?:[وف]?[بكل]?(?:ال|ل)?)|عبدال)({'|'.join(CLASSICAL)})$")
SIGNS = re.compile("[\u0654\u0670\u06e5-\u06e7]|ء.|ٱلّ|ٱلَّ")


def readings(word: str) -> tuple[SearchKey, ...]:
    """Return the keys of *word*, a token, beside fold(word): mostly none.

    >>> readings("خَٰلِدُونَ"), readings("القرءان"), readings("هٰذا"), readings("إسمعيل")
    (('خالدون',), ('القران',), (), ('اسماعيل',))
    >>> readings("يَٰقَوْمِ")
    ('ياقوم', 'قوم')
    """
    key = fold(word)
    found: dict[SearchKey, None] = {}
    if SIGNS.search(word) and not BY_HABIT.match(key):
        parts = dict.fromkeys((word, VOCATIVE.sub("", word)))
        found.update(dict.fromkeys(fold(text) for part in parts for text in _spelled_today(part)))
    for other in [key, *found]:
        if match := CLASSICAL_WORD.match(other):
            found[SearchKey(match[1] + CLASSICAL[match[2]])] = None
    found.pop(key, None)
    return tuple(reading for reading in found if reading)


def _rewritten(becomes: str, found: re.Match[str]) -> str:
    return "".join(found.groups("")) + becomes


def _spelled_today(word: str) -> list[str]:
    word = PRONOUN.sub("", word)
    for pattern, becomes in REWRITTEN:
        word = re.sub(pattern, partial(_rewritten, becomes), word)
    parts = DOUBTFUL.split(word)
    choices: list[tuple[str, ...]] = [READ_AS[sign[0]] for sign in DOUBTFUL.findall(word)]
    choices = [choice if at < MOST else choice[:1] for at, choice in enumerate(choices)]
    return [
        "".join(part + read for part, read in zip(parts, [*read_as, ""], strict=True)) for read_as in product(*choices)
    ]
