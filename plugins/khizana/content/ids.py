"""Article ids: the stem of a file or the id of a row, normalised for file names, addresses and citations."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from khizana.arabic.fold import fold

_OTHER = re.compile(r"[^a-z0-9_-]+")
MAX_ID_LENGTH = 120  # characters; file systems allow 255 bytes with the suffix
# The ALA-LC romanization without its dots and macrons, still readable in an address.
_LETTERS = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ROMAN = "a b j d h w z h t y k l m n s a f s q r sh t th kh dh d z gh"
_LATIN = str.maketrans(dict(zip(_LETTERS, _ROMAN.split(), strict=True)) | {"ء": ""})
_ARABIC_WORD = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]+")


def make_id(name: str) -> str:
    """Return the article id for *name*, made of a-z, 0-9 and -; "" when no character can be kept.

    Arabic letters are romanized, and six digits of the name's hash distinguish what romanization merges.

    >>> make_id("003_52E3"), make_id("../../etc/passwd"), make_id("تقرير 12"), make_id("…")
    ('003-52e3', 'etc-passwd', 'tqryr-12-6a5e10', '')
    """
    romanized = _ARABIC_WORD.sub(lambda word: fold(word.group()).translate(_LATIN), name)
    plain = _OTHER.sub("-", romanized.lower()).replace("_", "-").strip("-")
    if romanized == name or not plain:
        return plain
    digest = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{plain}-{digest[:6]}"
