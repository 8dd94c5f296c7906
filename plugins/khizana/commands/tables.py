"""Write the tables that are generated and committed: `python -m khizana.commands.tables`. A test says when one is out of date.

The lemma table is made out of the package `farahidi`.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from khizana.arabic.morphology import lemma_source

PACKAGE = Path(__file__).parent.parent
LEMMAS = PACKAGE / "data" / "lemmas.tsv.gz"


def main() -> None:
    """Write all tables."""
    LEMMAS.write_bytes(gzip.compress(lemma_source.render().encode(), mtime=0))


if __name__ == "__main__":
    main()
