"""Bytes to text: UTF-8, UTF-16 LE or BE, windows-1256, ISO-8859-6 or MacArabic, with or without a byte order mark.

A byte order mark or valid UTF-8 decides; otherwise decode() scores the candidates by an HTML page's own declaration and by how
much each result resembles Arabic. Bytes that no encoding fits raise an error with the offset of the first such byte; U+FFFD
is never accepted.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# with a bonus for the commoner one, which decides when a text is too short to tell
_LEGACY = {"windows-1256": 0.2, "iso-8859-6": 0.0, "mac-arabic": -0.2}
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([a-z0-9_-]{1,20})", re.IGNORECASE
)
_ALIASES = {"cp1256": "windows-1256", "x-cp1256": "windows-1256", "arabic": "iso-8859-6", "asmo-708": "iso-8859-6"}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Letters from the most to the least frequent in Arabic news (counted in the five texts of seeds/). The two legacy encodings
# share their first half and shift the rest: the wrong one gives rare letters, Latin ones, or misplaced marks.
_BY_FREQUENCY = "اليتمونرعدةفسبأكقهجحإزىشطخصذضثءظئغؤآ"
_LETTER = {letter: 1.6 - 0.09 * rank for rank, letter in enumerate(_BY_FREQUENCY)}
_WORD = re.compile("[ء-غـ-ي\u064b-\u0652]{2,}")
_MIXED = re.compile("[ء-ي][à-ÿ]|[à-ÿ][ء-ي]")  # letters with accents inside Arabic words
_MAX_MIXED_SHARE = 0.02  # of the Arabic letters
_MARK_WEIGHT = -0.5  # of a punctuation mark, a vowel sign or a Persian letter: real, but rare
_FOREIGN_WEIGHT = -6.0
_WEIGHTS = (
    dict.fromkeys("«»،؛؟“”‘’–—…•ـ\xa0\u200e\u200f\u200c\u200dپچژگڤًَُِّْ", _MARK_WEIGHT) | dict.fromkeys("ٌٍ", -3.0) | _LETTER
)
_DECLARATION_WEIGHT = 0.5  # bonus of the encoding that a page declares
_MIN_ARABIC_WEIGHT = (
    -1.5
)  # mean of the letters: real texts have about 0.9, others about -6; a text with French in it may have 0
_SAMPLE_BYTES = 1 << 20  # scored; bounds time and memory
_MIN_BINARY_SHARE = 0.3  # of control characters, from which a file is binary


class UndecodableError(ValueError):
    """Bytes that are no text in any supported encoding; `offset` is that of the first invalid byte, from 0."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(f"byte {offset}: {message}")
        self.offset = offset


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of *data*, without its byte order mark, and the name of its encoding. Raises UndecodableError.

    >>> decode("خزانة النصوص العربية".encode("windows-1256"))
    ('خزانة النصوص العربية', 'windows-1256')
    """
    encoding = detect(data)
    mark = next((len(mark) for mark, name in _MARKS if name == encoding and data.startswith(mark)), 0)
    try:
        text = data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        at = mark + error.start
        raise UndecodableError(at, f"0x{data[at]:02X} has no place in {encoding} text") from error
    if (at := text.find(_REPLACEMENT)) >= 0:
        raise UndecodableError(
            mark + len(text[:at].encode(encoding)), "U+FFFD: a letter was lost before the file came here"
        )
    if (found := _CONTROLS.search(text)) and len(_CONTROLS.findall(text[:_SAMPLE_BYTES])) > _MIN_BINARY_SHARE * len(
        text[:_SAMPLE_BYTES]
    ):
        raise UndecodableError(
            mark + len(text[: found.start()].encode(encoding)), "control characters: this is not text"
        )
    return text, encoding


def detect(data: bytes) -> str:
    """Return the most likely encoding of *data*, which may be the beginning of a file. Raises UndecodableError."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE_BYTES]
    if b"\x00" in sample or b"\x06" in sample:  # U+06xx, or ASCII, as pairs of bytes
        in_pairs = _detect_utf16(sample)
        if in_pairs:
            return in_pairs
    broken = _broken_utf8(data)
    if broken is None:
        return "utf-8"
    readable = len(sample.decode("utf-8", "ignore").encode())
    if readable - _ascii_count(sample) > len(sample) - readable:
        return "utf-8"  # with a broken place, which decode() will name
    weights = {name: lead + _weigh(sample, name) for name, lead in _LEGACY.items()}
    if declared := _DECLARED.search(data[:4096]):
        charset = declared[1].decode("ascii").lower()
        charset = _ALIASES.get(charset, charset)
        if charset in weights:
            weights[charset] += _DECLARATION_WEIGHT
    best = max(_LEGACY, key=lambda name: weights[name])
    if weights[best] < _MIN_ARABIC_WEIGHT:
        raise UndecodableError(
            broken, f"0x{data[broken]:02X}: this is not Arabic text in {', '.join(('utf-8', *_LEGACY))}"
        )
    return best


def _broken_utf8(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _ascii_count(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128))))


def _detect_utf16(sample: bytes) -> str | None:
    """Return the byte order in which *sample* is Arabic and ASCII text, None for neither."""
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) & ~1].decode(name, "replace")
        fit = sum(n for c, n in Counter(text).items() if "\u0600" <= c <= "\u06ff" or " " <= c <= "~" or c in "\t\n\r")
        if fit >= 0.8 * len(text):
            return name
    return None


def _weigh(sample: bytes, encoding: str) -> float:
    """Return the mean weight of the characters beyond ASCII of *sample* decoded in the legacy *encoding*."""
    try:
        return likelihood(sample.decode(encoding))
    except UnicodeDecodeError:
        return 2 * _FOREIGN_WEIGHT


def likelihood(text: str) -> float:
    """Return how much *text* resembles Arabic: about 0.9 for one, below 0 for what was decoded as what it is not."""
    counts = Counter(text)
    beyond = {character: n for character, n in counts.items() if character > "\x7f"}
    total = sum(_WEIGHTS.get(character, _FOREIGN_WEIGHT) * n for character, n in beyond.items())
    in_words = sum(map(len, _WORD.findall(text)))
    letters = sum(n for character, n in counts.items() if character in _LETTER)
    if in_words < letters / 2:
        return 2 * _FOREIGN_WEIGHT  # single letters among Latin ones: the accents of a European encoding
    if len(_MIXED.findall(text)) > _MAX_MIXED_SHARE * letters:
        return 2 * _FOREIGN_WEIGHT  # «ي» and «و» of ISO-8859-6 are ê and è of windows-1256
    return total / max(1, sum(beyond.values()))
