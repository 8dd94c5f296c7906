"""Validate an article's metadata (title, date, source, …) from any place: sidecar, row, page or head.

An invalid value is reported and left unknown; the article is still published. Values that the archive has no place for are
kept as they are.
"""

from __future__ import annotations

import html
import re
import reprlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from khizana.content.publication_dates import DateFault, read_publication_date
from khizana.ingest.controls import strip_controls
from khizana.ingest.plain_values import plain
from khizana.ingest.source_record import FACTS, Fact, Facts
from khizana.model import Repair

Report = Callable[[str, str, str], None]

_LINE_ENDS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")  # a value is one line
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_DATE_FIX = "write the Gregorian date as 2015, 2015-07, 2015-07-03 or 03/07/2015, or leave it empty"
_MAX_SHOWN_LENGTH = 60  # characters of an invalid value in a message
_EMPTY = frozenset({"", "nan", "nat", "null", "none", "<na>", "n/a", "undefined"})  # what programs write for nothing
_NO = frozenset({"false", "no", "0", "off"})
_YES = frozenset({"true", "yes", "1", "on"})
_UNPUBLISHED = frozenset({"draft", "auto-draft", "pending", "private", "trash", "hidden", "unpublished", "مسودة"})
_LISTED = re.compile("[,،;؛]")
_MAX_TAG_LENGTH = 100  # characters


@dataclass(slots=True)
class Metadata:
    """What is known of an article besides its text."""

    facts: Facts = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    draft: str = ""

    def record_fields(self) -> dict[str, Any]:
        """Return the fields of a SourceRecord."""
        return {
            "facts": self.facts,
            "tags": self.tags,
            "extra": self.extra,
            "repairs": self.repairs,
            "draft": self.draft,
        }


_ANSWERS = _YES | _NO
_SIMPLE = (str, int, float)
_WITHHELD = {"draft": _YES, "published": _NO, "status": _UNPUBLISHED, "post_status": _UNPUBLISHED}


def is_empty(value: object) -> bool:
    """Tell whether *value* stands for nothing: empty, null, or what a program wrote for a missing value.

    >>> [is_empty(value) for value in (None, " ", "NaN", float("nan"), 0, "لا")]
    [True, True, True, True, False, False]
    """
    if isinstance(value, str):
        return value.strip().lower() in _EMPTY
    return value is None or value != value or value in ([], {})


def read_metadata(values: Mapping[str, object], report: Report, names: Mapping[str, str] | None = None) -> Metadata:
    """Return the metadata in *values*; *report*(key, message, fix) is called for each that is invalid.

    *names* gives the key that holds each fact, by default its own name.
    """
    names = {key: key for key in (*FACTS, "tags")} if names is None else names
    found = Metadata(draft=_draft(values))
    held = set(names.values())
    for key, value in values.items():
        if key not in held and not is_empty(value):
            try:
                found.extra[strip_controls(key)[0]] = plain(value)
            except (OverflowError, RecursionError):
                report(key, f"the value of {_shown(key)} is too large to be kept", "remove it, or write it shorter")
    for fact in FACTS:
        key = names.get(fact, fact)
        value = values.get(key)
        if is_empty(value) or (fact == "date" and str(value).lower() in _ANSWERS):
            continue
        if fact in ("author", "category") and isinstance(value, list):
            value = _first(fact, value, found)
        if isinstance(value, bool) or not isinstance(value, _SIMPLE):
            fix = "write one value, in quotation marks where needed"
            report(key, f"expected text as {fact}, found {_shown(value)}", fix)
            continue
        if checked := _check(fact, key, _line(str(value)), report, found):
            found.facts[fact] = checked
    found.tags = tuple(dict.fromkeys((*found.tags, *_tags(values.get(names.get("tags", "tags"))))))
    return found


def _line(text: str) -> str:
    """Return *text* as one line without what does not print; character references decoded, as titles of feeds have them."""
    return _LINE_ENDS.sub(" ", strip_controls(html.unescape(text) if "&" in text else text)[0]).strip()


def _first(fact: Fact, values: list[object], found: Metadata) -> object:
    """Return one value for a list of them: authors joined; of categories the first, the others become tags."""
    texts = [_line(str(item.get("name") if isinstance(item, dict) else item)) for item in values if not is_empty(item)]
    texts = [text for text in texts if text]
    if fact == "author":
        return "، ".join(texts)
    found.tags = tuple(texts[1:])
    return texts[0] if texts else ""


def _tags(value: object) -> list[str]:
    items = value if isinstance(value, list | tuple) else _LISTED.split(value) if isinstance(value, str) else []
    tags = [_line(str(item)) for item in items if isinstance(item, str | int) and not is_empty(item)]
    return [tag[:_MAX_TAG_LENGTH] for tag in tags if tag and REPLACEMENT not in tag]


def _draft(values: Mapping[str, object]) -> str:
    """Return the key and value that say that the article is not to be published, "" if none does."""
    for key, value in values.items():
        if (words := _WITHHELD.get(key.lower())) and isinstance(value, str | int):
            said = str(value).strip().lower()
            if said in words:
                return f"{key.lower()}: {said}"
    return ""


def _check(fact: Fact, key: str, text: str, report: Report, found: Metadata) -> str | None:
    if REPLACEMENT in text:
        report(key, f"{fact} has U+FFFD in it: a letter was lost before it came here", "write the letter again")
        return None
    if fact == "date":
        return _date(key, text, report, found)
    if fact == "url":
        text = text.replace(" ", "%20")  # as a browser reads it
    if fact == "url" and not _is_web_address(text):
        message = f"expected an address that starts with https://, found {_shown(text)}"
        report(key, message, "write the whole address, or none")
        return None
    return text


def _date(key: str, text: str, report: Report, found: Metadata) -> str | None:
    try:
        date = read_publication_date(text)
    except DateFault as fault:
        report(key, f"{fault}, found {_shown(text)}", fault.fix or _DATE_FIX)
        found.extra[key] = text
        return None
    if date.hijri:
        found.repairs = (*found.repairs, Repair("hijri_date", text))
    return date.value


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _shown(value: object) -> str:
    """Return *value* for a message, cut before it is written out: it may hold itself a million times."""
    if isinstance(value, str):
        return repr(value) if len(value) <= _MAX_SHOWN_LENGTH else repr(value[:_MAX_SHOWN_LENGTH]) + "…"
    text = reprlib.repr(value)
    return text if len(text) <= _MAX_SHOWN_LENGTH else text[:_MAX_SHOWN_LENGTH] + "…"
