"""Import subtitles (.srt, .vtt): their cues, joined to paragraphs, without their times.

A paragraph ends at a pause, where another speaks, and, once it is long, with a sentence. Comments of a .vtt file are set aside.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from khizana.errors import KhizanaError, Problem
from khizana.ingest.importers.rich_text import SUBTITLE_NOTE
from khizana.ingest.importers.seed_source import SeedSource
from khizana.ingest.lines import ends_sentence, line_texts
from khizana.ingest.source_record import SourceRecord
from khizana.model import Block, SetAside

_PAUSE = 4.0  # seconds without words, from which a paragraph ends
_LONG = 400  # characters, from which a paragraph ends with a sentence
_CLOCK = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}.*", re.ASCII)
_SPEAKER = re.compile(r"\s*<v(?:\.[^\s<>]{0,80})?\s+([^<>]{1,200})>")
_MARKUP = re.compile(r"</?[A-Za-z0-9:.][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_DIALOGUE = re.compile(r"\s*[-–—]\s*\S")
_FIX = "write a cue as three lines: its number, 00:00:01,000 --> 00:00:02,000, its text"

_LAYOUT = ("WEBVTT", "STYLE", "REGION")


@dataclass(slots=True)
class _Cue:
    """What is said between `start` and `end`, in seconds; `line` is where it is written."""

    line: int
    start: float
    end: float
    texts: list[str] = field(default_factory=list)


def read_subtitles(source: SeedSource, text: str) -> SourceRecord:
    """Return the record of a file of subtitles. Raises KhizanaError if there are no cues in it."""
    cues, aside = _read_cues(line_texts(text))
    if not cues:
        raise KhizanaError(Problem(source.where, "there are no cues in it", _FIX))
    return SourceRecord(source.stem, source.seed(), "", blocks=tuple(_paragraphs(cues)), set_aside=tuple(aside))


def _read_cues(lines: list[str]) -> tuple[list[_Cue], list[SetAside]]:
    """Return the cues, and the lines that no one says. Words behind a blank line belong to the cue above them."""
    cues: list[_Cue] = []
    aside: list[SetAside] = []
    kind = "cue"  # of the group of lines without a blank one
    for number, (line, below) in enumerate(zip_longest(lines, lines[1:], fillvalue=""), start=1):
        if found := _TIMES.fullmatch(line):
            cues.append(_Cue(number, _seconds(found.groups()[:4]), _seconds(found.groups()[4:])))
        elif not line.strip():
            kind = "cue"
        elif kind == "layout" or line.startswith(_LAYOUT):
            kind = "layout"
        elif kind == "note" or line.startswith("NOTE") or not (cues or _TIMES.fullmatch(below)):
            kind = "note"
            aside.append(SetAside(number, line.strip(), SUBTITLE_NOTE))
        elif not _TIMES.fullmatch(below):  # else it is the number or name of the next cue
            cues[-1].texts.append(line)
    return cues, aside


def _paragraphs(cues: list[_Cue]) -> Iterator[tuple[int, Block]]:
    joined, begin, ended, speaker = "", 1, 0.0, ""
    for cue in cues:
        for text in cue.texts:
            named = _SPEAKER.match(text)
            turns = bool(_DIALOGUE.match(text)) or (named is not None and named[1] != speaker)
            said = " ".join(html.unescape(_MARKUP.sub("", text)).split())
            if named and turns:
                speaker = named[1]
                said = f"{speaker}: {said}"
            if joined and (turns or cue.start - ended > _PAUSE or (len(joined) > _LONG and ends_sentence(joined))):
                yield begin, Block("paragraph", joined)
                joined = ""
            begin = begin if joined else cue.line
            joined = f"{joined} {said}".strip()
            ended = max(ended, cue.end)
    if joined:
        yield begin, Block("paragraph", joined)


def _seconds(clock: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in clock)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")
