"""The signs at the start of a line that make it an item: a dash, a bullet, a number."""

from __future__ import annotations

import re

_MARKERS = (
    re.compile(r"[-–—*•▪●■◆·‣]+\s*(?=\S)"),
    re.compile(r"\(?[0-9٠-٩۰-۹]{1,3}\s?[-–—.)/:]+\s*(?=[^\s0-9٠-٩۰-۹])"),
)


def marker(text: str) -> int | None:
    """Return 0 for a line that starts with a dash or bullet, 1 with a number, None for neither."""
    return next((kind for kind, pattern in enumerate(_MARKERS) if pattern.match(text)), None)
