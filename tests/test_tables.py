"""What is generated and committed is what its task writes."""

from __future__ import annotations

import gzip

from khizana.arabic.morphology import lemma_source
from khizana.commands import tables


def test_lemmas_are_those_of_farahidi() -> None:
    """Compared unpacked, because another zlib packs another way."""
    assert gzip.decompress(tables.LEMMAS.read_bytes()).decode() == lemma_source.render()
