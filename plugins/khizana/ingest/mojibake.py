"""Repair text that was decoded as what it is not: «Ø³ÙˆØ±» for «سور», «ط³ظˆط±», «ÓæÑ».

UTF-8 read as another encoding is ftfy's work; Arabic encodings read as another, which it does not know, are tried here. A
repair counts only if all of the text is Arabic after it. What stays garbled is refused: no letter is guessed.
"""

from __future__ import annotations

import re

import ftfy

from khizana.ingest.decode import likelihood
from khizana.model import Repair

# What Arabic becomes: UTF-8 of it is D8 to DB and a byte from 80 to BF, shown as Ø to Û and a sign, or as ط or ظ and a sign
_UTF8_AS_LATIN = re.compile("[ØÙÚÛ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ?]")
_LEFT_OVER = re.compile("[ØÙÚÛ]")
_UTF8_AS_ARABIC = re.compile("[طظ][\x80-\xbf€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u200c\u200dں]")
_MIXED = re.compile("[\u0621-\u064a][à-ÿ]|[à-ÿ][\u0621-\u064a]")
_ARABIC = re.compile("[\u0621-\u064a]")
_NOT_ARABIC = re.compile("[\xa1-\xaa\xac-\xba\xbc-\u05ff\u0700-\u1fff\u2190-\ud7ff]|[\x80-\x9f]")
_READ_AS = (
    *("sloppy-windows-1252", "latin-1", "windows-1256", "mac-roman", "cp437", "cp850", "cp720"),
    *("iso-8859-6", "sloppy-windows-1250", "sloppy-windows-1251", "iso-8859-15"),
)
_WRITTEN_IN = ("utf-8", "windows-1256", "iso-8859-6", "mac-arabic")
_SAMPLE = 20_000  # characters in which garbling is looked for
_MAX_SHARE = 0.3  # of garbled pairs, or of letters of other scripts, among the characters beyond ASCII
_MAX_MIXED_SHARE = 0.02  # of Latin letters with accents inside Arabic words
_MIN_LIKELIHOOD = 0.4  # of a repaired text; Arabic has about 0.9
_MIN_LETTERS = 6  # of a repaired text: less is no evidence


class GarbledError(ValueError):
    """A text that was decoded as what it is not, and cannot be repaired for certain."""

    fix = "get the text as it was before it was converted, or save it as UTF-8 from the program it was made with"


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Return *text* as it was written, and what was repaired. Raises GarbledError.

    >>> repair("Ø³ÙˆØ± Ø§Ù„Ù…Ø¯ÙŠÙ†Ø©")
    ('سور المدينة', (Repair(kind='mojibake', text='utf-8 read as windows-1252'),))
    """
    if text.isascii():
        return text, ()
    sample = text[:_SAMPLE]
    if not _NOT_ARABIC.search(sample) and 8 * (sample.count("ط") + sample.count("ظ")) < len(sample):
        return text, ()  # nothing in it is what garbled texts are made of
    beyond = len(sample) - len(sample.encode("ascii", "ignore"))
    if not _is_odd(sample, beyond):
        return text, ()
    if found := _best(text, sample):
        mended, how = found
        if not _LEFT_OVER.search(mended):
            return mended, (Repair("mojibake", how),)
    elif not _is_garbled(sample, beyond):
        return text, ()  # another language
    raise GarbledError("the text was decoded as what it is not before it came here, and letters of it are lost")


def _is_odd(sample: str, beyond: int) -> bool:
    """Tell whether *sample* may be garbled, or be in another language than Arabic."""
    return len(_NOT_ARABIC.findall(sample)) > _MAX_SHARE * beyond or _is_garbled(sample, beyond)


def _is_garbled(sample: str, beyond: int) -> bool:
    """Tell whether *sample* is certainly garbled Arabic."""
    pairs = max(len(_UTF8_AS_LATIN.findall(sample)), len(_UTF8_AS_ARABIC.findall(sample)))
    if 2 * pairs > _MAX_SHARE * beyond:
        return True
    return len(_MIXED.findall(sample)) > max(2, _MAX_MIXED_SHARE * len(_ARABIC.findall(sample)))


def _best(text: str, sample: str) -> tuple[str, str] | None:
    """Return the Arabic text that *text* was, and how it was read; None if no way of reading gives one."""
    ways = [(wrong, right) for wrong in _READ_AS for right in _WRITTEN_IN if wrong != right]
    tried = [(_weigh(_recode(sample, *way)), way) for way in ways]
    weight, (wrong, right) = max(tried, key=lambda attempt: attempt[0])  # the first of equals: UTF-8, the commonest
    how = f"{right} read as {wrong.removeprefix('sloppy-')}"
    whole = _recode(text, wrong, right)
    if weight < _MIN_LIKELIHOOD or whole is None:  # read so in part, or with bytes lost
        whole, how = ftfy.fix_encoding(text), "utf-8 read as windows-1252"
    return (whole, how) if _weigh(whole) >= _MIN_LIKELIHOOD else None


def _recode(text: str, wrong: str, right: str) -> str | None:
    try:
        return text.encode(wrong).decode(right)
    except UnicodeError:
        return None


def _weigh(text: str | None) -> float:
    """Return the likelihood of *text*, a low one where there is none or it is not all Arabic."""
    if text is None:
        return -1.0
    arabic, other = len(_ARABIC.findall(text)), len(_NOT_ARABIC.findall(text))
    return likelihood(text[:_SAMPLE]) if arabic > 4 * other and arabic >= _MIN_LETTERS else -1.0
