"""Article ids: a file's stem or a row's id, made fit for a file name, an address and a citation."""

from __future__ import annotations

import re

_OTHER = re.compile(r"[^a-z0-9_-]+")
LONGEST_ID = 120  # characters; file systems allow 255 bytes with the suffix


def make_id(name: str) -> str:
    """Return the article id for *name*, "" when nothing of it can be kept. Only a-z, 0-9 and - remain.

    >>> make_id("003_52E3"), make_id("../../etc/passwd"), make_id("تقرير")
    ('003-52e3', 'etc-passwd', '')
    """
    return _OTHER.sub("-", name.lower()).replace("_", "-").strip("-")
