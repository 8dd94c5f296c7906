"""Write the tables that are generated and committed: `python -m khizana.commands.tables`. A test says when one is out of date.

The lemma table is made out of the package `farahidi`; so is that of word families, with `--families`, for it takes a minute.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

from khizana.arabic.morphology import family_source, lemma_source
from khizana.search import browser_tables

PACKAGE = Path(__file__).parents[1]
LEMMAS = PACKAGE / "data" / "lemmas.tsv.gz"
FAMILIES = PACKAGE / "data" / "word_families.tsv"
SCRIPTS = PACKAGE.parents[1] / "theme" / "static" / "js" / "search"


def main() -> None:
    """Write all tables but those that are asked for by name."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--families", action="store_true", help="also the families of words: a minute")
    if parser.parse_args().families:
        FAMILIES.write_text(family_source.render(), encoding="utf-8", newline="\n")
    for name, text in browser_tables.render().items():
        (SCRIPTS / name).write_text(text, encoding="utf-8", newline="\n")
    LEMMAS.write_bytes(gzip.compress(lemma_source.render().encode(), mtime=0))


if __name__ == "__main__":
    main()
