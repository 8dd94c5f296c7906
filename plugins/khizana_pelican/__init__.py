"""The Pelican plugin of Khizana, the only one: it makes an archive's site from what the core read and found.

One generator (`generator.py`) reads the archive into a typed `Archive` and hands it to each writer of pages in a fixed order.
Other plugins find the articles as Pelican's own content objects. What of Pelican stays idle, and why:
docs/decisions/0002-own-generators.md.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from khizana_pelican.feeds import complete_feed
from khizana_pelican.generator import ArchiveGenerator


def _get_generators(_: Any) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def register() -> None:
    """Connect the generator and the feeds; Pelican calls this."""
    signals.get_generators.connect(_get_generators)
    signals.feed_generated.connect(complete_feed)
