"""Light stemming by rule: a form without the commonest clitics and endings, for forms that share a word but no dictionary.

The browser does the same (theme/static/js/search/light.js) by the same tables; both obey tests/vectors/light.json.
"""

from __future__ import annotations

from pyarabic import araby

from khizana.arabic.fold import SearchKey

# After folding: ta marbuta is heh, alef maksura yeh, every alef bare.
BARE_PREFIXES = ("ال", "بال", "كال", "فال", "لل")
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
MIN_STEM = 2  # letters that must be left
MIN_WAW_WORD = 4  # letters of a form: a bare و is a root letter far more often than «ال» is

SUFFIX_BITS = (8, 128, 16, 64, 32, 4, 1, 2)  # of each in what parse() returns: the commonest have the smallest

PREFIXES = tuple(waw + prefix for waw in ("", araby.WAW) for prefix in ("", *BARE_PREFIXES))
"""What stem() may take off in front."""


def stem(form: SearchKey) -> SearchKey:
    """Return the light10 stem of a folded *form* (Larkey, Ballesteros and Connell 2007); numbers and Latin stay whole.

    One «و», one prefix, then every suffix of the list at most once, in order.

    >>> stem("والكتاب"), stem("الحكومات"), stem("و"), stem("sipri")
    ('كتاب', 'حكوم', 'و', 'sipri')
    """
    return parse(form)[0]


def parse(form: SearchKey) -> tuple[SearchKey, int, int]:
    """Return the stem of *form* with what stem() took off: the prefix's place in PREFIXES, the suffixes' SUFFIX_BITS added up.

    >>> parse("والكتاب"), parse("مدرسيه"), attach("مدرس", 0, 4)
    (('كتاب', 7, 0), ('مدرس', 0, 4), 'مدرسيه')
    """
    prefix = _prefix(form)
    word, suffixes = form[len(prefix) :], 0
    if word.endswith(SUFFIXES):
        for suffix, bit in zip(SUFFIXES, SUFFIX_BITS, strict=True):
            if word.endswith(suffix) and len(word) - len(suffix) >= MIN_STEM:
                word = word[: -len(suffix)]
                suffixes += bit
    return SearchKey(word), PREFIXES.index(prefix), suffixes


def attach(stem: str, prefix: int, suffixes: int) -> SearchKey:
    """Return the form that parse() took apart."""
    ends = [suffix for suffix, bit in zip(SUFFIXES, SUFFIX_BITS, strict=True) if suffixes & bit]
    return SearchKey(PREFIXES[prefix] + stem + "".join(reversed(ends)))


def _prefix(form: str) -> str:
    waw = araby.WAW if form.startswith(araby.WAW) and len(form) >= MIN_WAW_WORD else ""
    if form.startswith(BARE_PREFIXES, len(waw)):
        for prefix in BARE_PREFIXES:
            if form.startswith(prefix, len(waw)) and len(form) - len(waw) - len(prefix) >= MIN_STEM:
                return waw + prefix
    return waw
