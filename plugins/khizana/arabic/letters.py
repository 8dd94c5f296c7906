"""Which characters are letters, marks, joiners and digits: the character classes of the tokenizer and the fold.

The classes are regular-expression fragments for use between square brackets, in Python and, generated from here, in the
browser (browser_tables.py). Ranges are those of the Unicode Arabic blocks.
"""

from __future__ import annotations

import re

# Vowel signs, Quranic signs and hamza or maddah written as a mark of its own.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
# Tatweel and invisible characters that may stand inside a word without ending it: joiners, bidi controls, soft hyphen, BOM.
JOINERS = "\u0640\u200c\u200d\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
PRESENTATION_FORMS = "\ufb50-\ufbb1\ufbd3-\ufdff\ufe70-\ufefc"
LETTERS = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff" + PRESENTATION_FORMS
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
LATIN_MARKS = "\u0300-\u036f"


def members(characters: str) -> str:
    """Return every character of the class *characters*, in order.

    >>> members("a-dx")
    'abcdx'
    """
    return re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), characters)
