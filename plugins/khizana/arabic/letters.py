"""Which characters are letters, marks, joiners and digits: the character classes of the tokenizer and the fold.

The classes are regular-expression fragments for use between square brackets, in Python and, generated from here, in the
browser (browser_tables.py). Ranges are those of the Unicode Arabic blocks; what is a letter of another script Python and the
browser know themselves.
"""

from __future__ import annotations

import re

# Vowel signs, Quranic signs, small letters, and hamza or maddah written as a mark of its own.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0897-\u089f\u08c9-\u08ff"
# Tatweel and invisible characters that may stand inside a word without ending it: joiners, bidi controls, zero-width space,
# soft hyphen, BOM, variation selectors.
JOINERS = "\u0640\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
PRESENTATION_FORMS = (
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdf9\ufdfc\ufe70-\ufe72\ufe74\ufe76-\ufefc"
)
LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u0673\u0675-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0882\u0886\u0889-\u088d\u08a0-\u08c8" + PRESENTATION_FORMS
)
DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
# Half rings and primes, which stand for hamza and ain in a transcription: «Rabīʿah», «Qurʾān».
HALF_RINGS = "\u02b9-\u02c1"
FRACTIONS = "\u00bc-\u00be\u2150-\u215f\u2189"
# Chinese and Japanese, which put no space between words.
IDEOGRAPHS = "\u3005\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

SIGNS = "\ufd40-\ufd4f\ufdfa\ufdfb\ufdfd-\ufdff"
HONORIFICS = {
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    "\ufdfa": "صلى الله عليه وسلم",
    "\ufdfb": "جل جلاله",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
}
"""SIGNS, which stand for several words each; names and readings are those of the Unicode Character Database."""


def members(characters: str) -> str:
    """Return every character of the class *characters*, in order.

    >>> members("a-dx")
    'abcdx'
    """
    return re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), characters)
