"""Correct what the head of a content file says of its article; the text and every other line stay as they are.

The checksum of the file then no longer holds, by which ingest knows that an editor has changed it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from khizana.content.content_file import KEYS, json_value, parse_content_file
from khizana.content.head_lines import with_key

EDITABLE = ("title", "date", "source", "byline", "author", "draft")
_MARK = "---\n"


def with_values(text: str, values: Mapping[str, str | bool], path: Path) -> str:
    """Return the content file *text* with *values*, by keys of EDITABLE; "" or False takes one away.

    A title that an editor writes is given, also where the first line stood for one. Raises KhizanaError where the result
    is no content file.
    """
    present = parse_content_file(text, path)
    changed = {key: value for key, value in values.items() if (value or None) != (getattr(present, key) or None)}
    if "title" in changed:
        changed["title_source"] = "given"
    end = text.index("\n" + _MARK, len(_MARK) - 1) + 1
    head = text[len(_MARK) : end]
    for key in (*EDITABLE, "title_source"):
        if key in changed:
            head = with_key(head, key, f"{key}: {json_value(changed[key])}\n" if changed[key] else "", KEYS)
    edited = _MARK + head + text[end:]
    parse_content_file(edited, path)
    return edited
