"""Fold spelling variants: one word, one search key. For lookup only; readers see the published text.

pyarabic strips and normalizes; what it leaves or would get wrong is in one table, DIFFERENCES, with the reason for each row.
The browser's side is theme/static/js/search/folding.js, whose tables are generated from this module (browser_tables.py).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, NewType

from pyarabic import araby

from khizana.arabic.letters import DIGITS, JOINERS, LATIN_MARKS, PRESENTATION_FORMS, members

SearchKey = NewType("SearchKey", str)
"""A word that has been through fold(); nothing else may enter the lexicon."""


class Difference(NamedTuple):
    """What pyarabic leaves as it is, what it becomes, and why pyarabic does not do it."""

    characters: str
    becomes: str
    reason: str


DIFFERENCES = (
    Difference(members("\u08d3-\u08ff"), "", "marks of Unicode 6.1 and later: strip_diacritics ends with U+06ED"),
    Difference(
        members(JOINERS).replace(araby.TATWEEL, ""), "", "invisible inside a word: strip_tatweel takes tatweel only"
    ),
    Difference(" ", "", "what NFKC puts before an isolated mark"),
    Difference(
        araby.ALEF_WASLA
        + "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}"
        + "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}"
        + "\N{ARABIC LETTER HIGH HAMZA ALEF}",
        araby.ALEF,
        "normalize_hamza leaves them; normalize_alef takes the first, but turns «إلى» into «الا»",
    ),
    Difference(araby.ALEF_MAKSURA, araby.YEH, "normalize_alef makes it an alef: «هدى» and «هدي» must meet"),
    Difference(
        "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER YEH BARREE}", araby.YEH, "keyboards of Persian and Urdu, as below"
    ),
    Difference(
        "\N{ARABIC LETTER TEH MARBUTA GOAL}"
        "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
        "\N{ARABIC LETTER HEH GOAL}"
        "\N{ARABIC LETTER HEH DOACHASHMEE}"
        "\N{ARABIC LETTER AE}",
        araby.HEH,
        "pyarabic knows the letters of Arabic alone",
    ),
    Difference("\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER SWASH KAF}", araby.KAF, "other shapes of the letter"),
    Difference("\N{ARABIC LETTER GAF}\N{ARABIC LETTER NG}", araby.KAF, "g in Persian, and in Morocco: «أڭادير»"),
    Difference(
        "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}", araby.QAF, "g in Tunisia and Algeria: «ڨفصة» is also «قفصة»"
    ),
    Difference("\N{ARABIC LETTER QAF WITH DOT ABOVE}", araby.QAF, "Maghribi handwriting"),
    Difference("\N{ARABIC LETTER FEH WITH DOT MOVED BELOW}", araby.FEH, "Maghribi handwriting"),
    Difference("\N{ARABIC LETTER PEH}", araby.BEH, "p, as in «پوتين»"),
    Difference("\N{ARABIC LETTER TCHEH}", araby.JEEM, "ch, as in «چيلي»"),
    Difference("\N{ARABIC LETTER VEH}", araby.FEH, "v, as in «ڤيتو»"),
    Difference("\N{ARABIC LETTER JEH}", araby.ZAIN, "zh, as in «ژاله»"),
)
"""Applied to what pyarabic's strip_diacritics, strip_tatweel, normalize_hamza (tasheel) and normalize_teh leave.

One more difference is no letter for a letter: of some 600 presentation forms normalize_ligature takes four, those of lam-alef,
and drops the hamza that spelling() keeps. So all become letters by NFKC first.
"""
_OURS = str.maketrans({character: row.becomes for row in DIFFERENCES for character in row.characters})
_STRIPPED = str.maketrans("", "", "".join(row.characters for row in DIFFERENCES if not row.becomes))
NUMERALS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}",
    "01234567890123456789.,",
)
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")  # nearly every word: letters and nothing else
_JOINERS = re.compile(f"[{JOINERS}]")
_SHAPED = re.compile(f"[{PRESENTATION_FORMS}]")
_NUMBER = re.compile(f"[{DIGITS}]")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LATIN_MARKS = re.compile(f"[{LATIN_MARKS}]")


def fold(word: str) -> SearchKey:
    """Return the search key of one *word*, a token of the tokenizer.

    Arabic: marks, tatweel and joiners go; alef variants become bare alef, alef maksura yeh, teh marbuta heh, seated hamza
    its seat, Persian, Urdu and Maghribi letters their Arabic neighbours; presentation forms become letters. Numbers: Western
    digits, thousands separators dropped. Latin: no accents, lower case. Idempotent; marks alone fold to "". Never raises.
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
    if "\u0600" <= word[:1] <= "\u06ff":
        return _folded(araby.strip_tatweel(araby.strip_diacritics(word)))
    # letter by letter, because lower-casing a whole word treats a final sigma as another letter
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", word))
    return SearchKey("".join(c.lower() for c in bare))


def spelling(word: str) -> str:
    """Return *word* as «=» compares it: its very letters and marks, whatever joins or stretches them, marks in one order.

    >>> spelling("أحـــمد"), spelling("مُدَرِّس") == spelling("مُدَرِّس")
    ('أحمد', True)
    """
    if _PLAIN.fullmatch(word):
        return word
    return unicodedata.normalize("NFC", _JOINERS.sub("", _unshaped(word)))


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
    return SearchKey(letters.translate(_OURS))


def _unshaped(word: str) -> str:
    # letter by letter: NFKC of a whole word would turn an isolated mark into a space and the mark
    if _SHAPED.search(word):
        return "".join(unicodedata.normalize("NFKC", c) if _SHAPED.match(c) else c for c in word)
    return word
