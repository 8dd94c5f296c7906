"""Write the tables that are generated and committed: `python -m khizana.commands.tables`. A test says when one is out of date.

The lemma table is made out of the package `farahidi`.
"""

from __future__ import annotations

import gzip
from pathlib import Path

from khizana.arabic.morphology import lemma_source
from khizana.search import browser_tables

PACKAGE = Path(__file__).parents[1]
LEMMAS = PACKAGE / "data" / "lemmas.tsv.gz"
SCRIPTS = PACKAGE.parents[1] / "theme" / "static" / "js" / "search"


def main() -> None:
    """Write all tables."""
    for name, text in browser_tables.render().items():
        (SCRIPTS / name).write_text(text, encoding="utf-8", newline="\n")
    LEMMAS.write_bytes(gzip.compress(lemma_source.render().encode(), mtime=0))


if __name__ == "__main__":
    main()
