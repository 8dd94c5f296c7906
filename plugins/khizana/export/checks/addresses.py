"""Addresses in pages, style sheets and pictures: which leave the site, and which file of the site one means."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

LINKED_SCHEMES = {"http", "https", "mailto"}  # to which a reader may be led


@dataclass(frozen=True, slots=True)
class Address:
    """An address as written, and where."""

    text: str
    line: int

    @property
    def parts(self) -> SplitResult | None:
        """Its parts; None for one that cannot be read: «http://[::1»."""
        try:
            return urlsplit(self.text.strip())
        except ValueError:
            return None


def is_inside(parts: SplitResult) -> bool:
    """Say whether an address stays in the site: it is relative."""
    return not parts.scheme and not parts.netloc


def target(folder: Path, file: Path, parts: SplitResult) -> Path | None:
    """Return the file of the site in *folder* that an address in *file* means; None where it leads out of the site."""
    path = unquote(parts.path)
    if "\0" in path:
        return None
    found = Path(normpath(file.parent / path)) if path else file
    return found if found.is_relative_to(folder) else None
