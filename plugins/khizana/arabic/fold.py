"""Fold spelling variants: one word, one search key. For lookup only; readers see the published text.

The browser's twin is theme/static/js/search/folding.js; both obey tests/vectors/tokens.json.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NewType

from pyarabic import araby

from khizana.arabic.letters import DIGITS, JOINERS, LATIN_MARKS, MARKS, PRESENTATION_FORMS

SearchKey = NewType("SearchKey", str)
"""A word that has been through fold(); nothing else may enter the lexicon."""

# pyarabic's own normalisers are no search fold: normalize_alef turns ى into ا, normalize_hamza's default keeps
# احمد apart from أحمد. Hence one table over its constants, with the letters of Persian, Urdu and Maghribi keyboards added.
_LETTERS: dict[str, str] = {
    araby.ALEF_MADDA: araby.ALEF,
    araby.ALEF_HAMZA_ABOVE: araby.ALEF,
    araby.ALEF_HAMZA_BELOW: araby.ALEF,
    araby.ALEF_WASLA: araby.ALEF,
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA ABOVE}": araby.ALEF,
    "\N{ARABIC LETTER ALEF WITH WAVY HAMZA BELOW}": araby.ALEF,
    "\N{ARABIC LETTER HIGH HAMZA ALEF}": araby.ALEF,
    araby.ALEF_MAKSURA: araby.YEH,
    araby.YEH_HAMZA: araby.YEH,
    "\N{ARABIC LETTER FARSI YEH}": araby.YEH,
    "\N{ARABIC LETTER YEH BARREE}": araby.YEH,
    araby.WAW_HAMZA: araby.WAW,
    araby.TEH_MARBUTA: araby.HEH,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": araby.HEH,
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": araby.HEH,
    "\N{ARABIC LETTER HEH GOAL}": araby.HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": araby.HEH,
    "\N{ARABIC LETTER AE}": araby.HEH,
    "\N{ARABIC LETTER KEHEH}": araby.KAF,
    "\N{ARABIC LETTER SWASH KAF}": araby.KAF,
    "\N{ARABIC LETTER GAF}": araby.KAF,
    "\N{ARABIC LETTER NG}": araby.KAF,  # the Moroccan g, «أڭادير»
    "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}": araby.QAF,  # the Tunisian and Algerian g, «ڨفصة»
    "\N{ARABIC LETTER QAF WITH DOT ABOVE}": araby.QAF,  # Maghribi handwriting, and the next
    "\N{ARABIC LETTER FEH WITH DOT MOVED BELOW}": araby.FEH,
    "\N{ARABIC LETTER PEH}": araby.BEH,
    "\N{ARABIC LETTER TCHEH}": araby.JEEM,
    "\N{ARABIC LETTER VEH}": araby.FEH,
    "\N{ARABIC LETTER JEH}": araby.ZAIN,
}
_FOLD = str.maketrans(_LETTERS)
_NUMERALS = str.maketrans(
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}",
    "01234567890123456789.,",
)
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")  # nearly every word: letters and nothing else
_DROPPED = re.compile(f"[{MARKS}{JOINERS} ]")
_JOINERS = re.compile(f"[{JOINERS}]")
_UNSEEN = re.compile(f"[{MARKS}{JOINERS}]")
_SHAPED = re.compile(f"[{PRESENTATION_FORMS}]")
_NUMBER = re.compile(f"[{DIGITS}]")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
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
        return SearchKey(word.translate(_FOLD))
    if _NUMBER.match(word):
        number = word.translate(_NUMERALS)
        return SearchKey(number.replace(",", "" if _THOUSANDS.fullmatch(number) else "."))
    word = _unshaped(word)
    if "\u0600" <= word[:1] <= "\u06ff":
        return SearchKey(_DROPPED.sub("", word).translate(_FOLD))
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
    return _UNSEEN.sub("", word)


def fold_letters(text: str) -> str:
    """Return *text*, words of Arabic letters alone, with every letter folded: fold() for many words at once.

    >>> fold_letters("مدرسة إلى")
    'مدرسه الي'
    """
    return text.translate(_FOLD)


def _unshaped(word: str) -> str:
    # letter by letter: NFKC of a whole word would turn an isolated mark into a space and the mark
    if _SHAPED.search(word):
        return "".join(unicodedata.normalize("NFKC", c) if _SHAPED.match(c) else c for c in word)
    return word
