"""Fold spelling variants: one word, one search key. For lookup only; readers see the published text.

pyarabic strips and normalizes; what it leaves or would get wrong is in one table, DIFFERENCES, with the reason for each row.
The browser's side is theme/static/js/search/folding.js, whose tables are generated from this module (browser_tables.py).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, NewType

from pyarabic import araby

from khizana.arabic.letters import DIGITS, HALF_RINGS, JOINERS, LETTERS, MARKS, PRESENTATION_FORMS, members

SearchKey = NewType("SearchKey", str)
"""A word that has been through fold(); nothing else may enter the lexicon."""


class Difference(NamedTuple):
    """What pyarabic leaves as it is, what it becomes, and why pyarabic does not do it."""

    characters: str
    becomes: str
    reason: str


_RELATIVES = {
    araby.ALEF: ("ALEF", "HIGH HAMZA ALEF", "LOW ALEF"),
    araby.BEH: ("BEH", "PEH", "BEEH", "BEHEH", "DOTLESS BEH"),
    araby.TEH: ("TEH", "TTEH", "TTEHEH", "TEHEH"),
    araby.THEH: ("THEH",),
    araby.JEEM: ("JEEM", "TCHEH", "TCHEHEH", "DYEH", "NYEH"),
    araby.HAH: ("HAH",),
    araby.KHAH: ("KHAH",),
    araby.DAL: ("DAL", "DDAL", "DAHAL", "DDAHAL", "DUL"),
    araby.THAL: ("THAL",),
    araby.REH: ("REH", "RREH"),
    araby.ZAIN: ("ZAIN", "JEH"),
    araby.SEEN: ("SEEN",),
    araby.SHEEN: ("SHEEN",),
    araby.SAD: ("SAD",),
    araby.DAD: ("DAD",),
    araby.TAH: ("TAH",),
    araby.ZAH: ("ZAH",),
    araby.AIN: ("AIN",),
    araby.GHAIN: ("GHAIN",),
    araby.FEH: ("FEH", "VEH", "PEHEH", "AFRICAN FEH", "DOTLESS FEH"),
    araby.QAF: ("QAF", "AFRICAN QAF", "DOTLESS QAF"),
    araby.KAF: ("KAF", "KEHEH", "SWASH KAF", "NG", "NGOEH", "GAF", "GUEH", "GRAF"),
    araby.LAM: ("LAM",),
    araby.MEEM: ("MEEM",),
    araby.NOON: ("NOON", "NOON GHUNNA", "RNOON", "AFRICAN NOON"),
    araby.HEH: ("HEH", "HEH GOAL", "HEH DOACHASHMEE", "TEH MARBUTA GOAL", "AE"),
    araby.WAW: ("WAW", "HIGH HAMZA WAW", "STRAIGHT WAW", "OE", "U", "YU", "VE", "KIRGHIZ OE", "KIRGHIZ YU"),
    araby.YEH: (
        *("YEH", "HIGH HAMZA YEH", "FARSI YEH", "KASHMIRI YEH", "THIN YEH", "ROHINGYA YEH"),
        *("YEH BARREE", "BURUSHASKI YEH BARREE", "E"),
    ),
}
"""Letters that other languages make of those of Arabic, by their Unicode names: «پ» in Persian, «ٹ» in Urdu, «ڵ» in Kurdish.

A letter WITH dots, a ring, a small v … is as the letter without: «ݣ», which Morocco writes for g, is a KEHEH.
"""


def _relatives(base: str) -> str:
    """Return the letters that are written for *base* in other languages, and that pyarabic leaves as they are."""
    others = (c for c in members(LETTERS) if c not in _ARABIC_LETTERS and not _SHAPED.match(c))
    names = {c: unicodedata.name(c, "").removeprefix("ARABIC LETTER ").partition(" WITH ")[0] for c in others}
    return "".join(c for c, name in names.items() if name in _RELATIVES[base])


_ARABIC_LETTERS = frozenset(map(chr, range(0x621, 0x64B)))
_SHAPED = re.compile(f"[{PRESENTATION_FORMS}]")
DIFFERENCES = (
    Difference(
        members("\u06e5\u06e6\u0897-\u089f\u08c9-\u08ff"),
        "",
        "small letters, and marks of Unicode 6.1 and later: strip_diacritics leaves them",
    ),
    Difference(
        members(JOINERS).replace(araby.TATWEEL, ""), "", "invisible inside a word: strip_tatweel takes tatweel only"
    ),
    Difference("\N{ARABIC LETTER HIGH HAMZA}", "", "a sign of Kazakh that tells how other letters sound"),
    Difference(
        araby.ALEF_WASLA, araby.ALEF, "normalize_hamza leaves it; normalize_alef takes it, but turns «إلى» into «الا»"
    ),
    Difference(araby.ALEF_MAKSURA, araby.YEH, "normalize_alef makes it an alef: «هدى» and «هدي» must meet"),
    *(
        Difference(others, base, "pyarabic knows the letters of Arabic alone")
        for base in _RELATIVES
        if (others := _relatives(base).replace(araby.ALEF_WASLA, ""))
    ),
)
"""Applied to what pyarabic's strip_diacritics, strip_tatweel, normalize_hamza (tasheel) and normalize_teh leave.

One more difference is no letter for a letter: of 729 presentation forms normalize_ligature takes four, those of lam-alef,
and drops the hamza that spelling() keeps. So all become letters by NFKC first.
"""
_OURS = str.maketrans({character: row.becomes for row in DIFFERENCES for character in row.characters})
_STRIPPED = str.maketrans("", "", "".join(row.characters for row in DIFFERENCES if not row.becomes))
NUMERALS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹" + members("\uff10-\uff19") + "\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}",
    "012345678901234567890123456789.,",
)
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")  # nearly every word: letters and nothing else
_JOINERS = re.compile(f"[{JOINERS}]")
_ARABIC = re.compile(f"[{LETTERS}{MARKS}]")
_NUMBER = re.compile(f"[{DIGITS}]")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
LENGTHENED = re.compile("([اوي])\\1\\1+")
"""A long vowel that is drawn out: «جمييييل»."""

_DRAWN_OUT = ("ااا", "ووو", "ييي")  # what it begins with; looked for first, as it is rare

_CARRIERS = " " + araby.TATWEEL
_HALF_RINGS = frozenset(members(HALF_RINGS))


def fold(word: str) -> SearchKey:
    """Return the search key of one *word*, a token of the tokenizer.

    Arabic: marks, tatweel and joiners go; alef variants become bare alef, alef maksura yeh, teh marbuta heh, seated hamza
    its seat, Persian, Urdu and Maghribi letters their Arabic neighbours; presentation forms become letters. Numbers: Western
    digits, thousands separators dropped. Other scripts: no accents, lower case. Idempotent; marks alone fold to "", and so do
    letters beyond U+FFFF that have no simpler form. A key is letters and digits, in a number also full stops. Never raises.
    The table is measured in docs/decisions/0001-fold-tables.md; the rules extend Lucene's ArabicNormalizer.

    >>> fold("أُمَّـــة"), fold("١٬٢٣٤٫٥"), fold("Électricité")
    ('امه', '1234.5', 'electricite')
    """
    if _PLAIN.fullmatch(word):
        return _folded(word)
    if _NUMBER.match(word):
        number = word.translate(NUMERALS)
        return SearchKey(number.replace(",", "" if THOUSANDS.fullmatch(number) else "."))
    word = _unshaped(word)
    if _ARABIC.match(word):
        return _folded(araby.strip_tatweel(araby.strip_diacritics(word)))
    # letter by letter, because lower-casing a whole word treats a final sigma as another letter
    letters = (c.lower() for c in unicodedata.normalize("NFKD", word) if _is_plain(c) and c.isalnum())
    return SearchKey("".join(letters).translate(_OURS))


def spelling(word: str) -> str:
    """Return *word* as «=» compares it: its very letters and marks, whatever joins or stretches them, marks in one order.

    >>> spelling("أحـــمد"), spelling("مُدَرِّس") == spelling("مُدَرِّس")
    ('أحمد', True)
    """
    if _PLAIN.fullmatch(word):
        return word
    if _ARABIC.match(word) or _NUMBER.match(word):
        return unicodedata.normalize("NFC", _JOINERS.sub("", _unshaped(word)))
    return "".join(
        c for c in unicodedata.normalize("NFKC", word) if _is_plain(c) and unicodedata.category(c)[0] in "LMN"
    )


def bare(word: str) -> str:
    """Return the letters of *word*, a token, as they are written: without marks, and without what only joins or stretches them.

    >>> bare("الحُكومـات")
    'الحكومات'
    """
    if _PLAIN.fullmatch(word):
        return word
    return str(araby.strip_tatweel(araby.strip_diacritics(word)).translate(_STRIPPED))


def _folded(stripped: str) -> SearchKey:
    letters = araby.normalize_hamza(stripped, method="tasheel")
    if araby.TEH_MARBUTA in letters:  # normalize_teh puts its pattern together at every call
        letters = araby.normalize_teh(letters)
    key = letters.translate(_OURS)
    if any(vowel in key for vowel in _DRAWN_OUT):
        key = LENGTHENED.sub(r"\1", key)
    return SearchKey(key)


def _is_plain(character: str) -> bool:
    """Return whether a key may have *character*: no half ring, nor one that JavaScript's order of strings puts elsewhere."""
    return character <= "\uffff" and character not in _HALF_RINGS


def _unshaped(word: str) -> str:
    # letter by letter: of a whole word NFKC would also change what is no presentation form; before marks it puts a carrier
    if _SHAPED.search(word):
        return "".join(unicodedata.normalize("NFKC", c).lstrip(_CARRIERS) if _SHAPED.match(c) else c for c in word)
    return word
