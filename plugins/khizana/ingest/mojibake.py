"""Repair text that was decoded as what it is not: «Ø³ÙˆØ±» for «سور», «ط³ظˆط±», «ÓæÑ».

UTF-8 read as a Western encoding is ftfy's work; UTF-8 read as windows-1256, and an Arabic encoding read as another or as a
Western one, are tried here. What stays garbled after that is refused: no letter is guessed.
"""

from __future__ import annotations

import re

import ftfy

from khizana.ingest.decode import likelihood
from khizana.model import Repair

# UTF-8 of Arabic is D8 to DB and a byte from 80 to BF, which windows-1252 shows as Ø to Û and a sign
_UTF8_AS_LATIN = re.compile("[ØÙÚÛ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ?]")
_UTF8_AS_ARABIC = re.compile("[طظ][\x80-\xbf€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u200c\u200dں،ھ؛؟]")
_ARABIC_AS_LATIN = re.compile("[À-ÖØ-öø-ÿ]{2}")
_ARABIC_AS_ARABIC = re.compile("[\u0621-\u064a][çèéêëîïôùûüàâ]|[çèéêëîïôùûüàâ][\u0621-\u064a]")
_LETTER = re.compile("[^\\W\\d_]")
_WESTERN = ("windows-1252", "latin-1")
_SAMPLE = 20_000  # characters in which garbling is looked for; a text is garbled throughout
_MIN_SHARE = 0.2  # of pairs among the letters
_MIN_MIXED_SHARE = 0.02  # of Latin letters with accents inside Arabic words
_FIX = "get the text as it was before it was converted, or save it as UTF-8 from the program it was made with"


class GarbledError(ValueError):
    """A text that was decoded as what it is not, and cannot be repaired for certain."""

    fix = _FIX


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return *text* as it was written, and what was repaired. Raises GarbledError.

    >>> repair("Ø³ÙˆØ± Ø§Ù„Ù…Ø¯ÙŠÙ†Ø©")[0]
    'سور المدينة'
    """
    found = _garbled(text)
    if found is None:
        return text, ()
    for mended, how in _candidates(text, found):
        if _garbled(mended) is None:
            return mended, (Repair("mojibake", how),)
    raise GarbledError(f"the text was read as {found} before it came here, and letters of it are lost")


def _garbled(text: str) -> str | None:
    """Return the encoding that *text* seems to have been read as by mistake; None for text that is in order."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    letters = len(_LETTER.findall(sample)) or 1
    if len(_UTF8_AS_LATIN.findall(sample)) > _MIN_SHARE * letters:
        return "windows-1252"
    if len(_UTF8_AS_ARABIC.findall(sample)) > _MIN_SHARE * letters:
        return "windows-1256"
    if 2 * len(_ARABIC_AS_LATIN.findall(sample)) > 0.7 * letters:
        return "latin-1"
    if len(_ARABIC_AS_ARABIC.findall(sample)) > _MIN_MIXED_SHARE * letters and likelihood(sample) < 0:
        return "windows-1256 in the place of iso-8859-6"
    return None


def _candidates(text: str, found: str) -> list[tuple[str, str]]:
    """Return what *text* may have been, with how it was read."""
    if found == "windows-1252":
        return [(ftfy.fix_encoding(text), "UTF-8 read as windows-1252")]
    if found == "windows-1256":
        return _recoded(text, ("windows-1256",), ("utf-8",))
    if found == "latin-1":
        return _recoded(text, _WESTERN, ("windows-1256", "iso-8859-6"))
    return _recoded(text, ("windows-1256",), ("iso-8859-6", "mac-arabic"))


def _recoded(text: str, read_as: tuple[str, ...], written_in: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return *text* encoded as it was read and decoded as it was written, the likeliest first; only what is Arabic."""
    tried: list[tuple[float, str, str]] = []
    for wrong in read_as:
        for right in written_in:
            try:
                mended = text.encode(wrong).decode(right)
            except UnicodeError:
                continue
            if (weight := likelihood(mended[:_SAMPLE])) > 0:
                tried.append((weight, mended, f"{right} read as {wrong}"))
    return [(mended, how) for _, mended, how in sorted(tried, reverse=True)]
