"""Validate an article's metadata (title, date, source, …) from any place: sidecar, row, page or front matter.

An invalid value is reported and left unknown; the article is still published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from khizana.content.publication_dates import parse_date
from khizana.ingest.controls import strip_controls
from khizana.ingest.source_record import FACTS, Fact, Facts

_LINE_ENDS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")  # a value is one line
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_DATE_FIX = "write the Gregorian date as 2015, 2015-07, 2015-07-03 or 03/07/2015, or leave it empty"
_MAX_SHOWN_LENGTH = 60  # characters of an invalid value in a message


def read_facts(values: Mapping[str, object], report: Callable[[str, str, str], None]) -> Facts:
    """Return the facts among *values*; *report*(key, message, fix) is called for each that is invalid."""
    facts: Facts = {}
    for key in FACTS:
        value = values.get(key)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            report(
                key,
                f"expected text as {key}, found {_shown(value)}",
                "write one value, in quotation marks where needed",
            )
            continue
        text = _LINE_ENDS.sub(" ", strip_controls(str(value))[0]).strip()
        if text and (checked := _check(key, text, report)):
            facts[key] = checked
    return facts


def _check(key: Fact, text: str, report: Callable[[str, str, str], None]) -> str | None:
    if REPLACEMENT in text:
        report(key, f"{key} has U+FFFD in it: a letter was lost before it came here", "write the letter again")
        return None
    if key == "date":
        date = parse_date(text)
        if date is None:
            report(key, f"expected a date as YYYY-MM-DD or DD/MM/YYYY, found {_shown(text)}", _DATE_FIX)
        return date
    if key == "url":
        text = text.replace(" ", "%20")  # as a browser reads it
    if key == "url" and not _is_web_address(text):
        report(
            key,
            f"expected an address that starts with https://, found {_shown(text)}",
            "write the whole address, or none",
        )
        return None
    return text


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN_LENGTH else text[:_MAX_SHOWN_LENGTH] + "…"
