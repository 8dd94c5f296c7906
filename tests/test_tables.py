"""What is generated and committed is what its task writes."""

from __future__ import annotations

import gzip
from importlib.metadata import version

import pytest

from khizana.arabic.morphology import lemma_source
from khizana.commands import tables
from khizana.search import browser_tables


def test_lemmas_are_those_of_farahidi() -> None:
    """Compared unpacked, because another zlib packs another way."""
    assert gzip.decompress(tables.LEMMAS.read_bytes()).decode() == lemma_source.render()


@pytest.mark.parametrize(("name", "text"), browser_tables.render().items())
def test_the_browser_has_the_tables_of_the_build(name: str, text: str) -> None:
    assert (tables.SCRIPTS / name).read_text(encoding="utf-8") == text


def test_families_are_those_that_the_analyser_gives() -> None:
    """The head names the version; all of them take a minute to make."""
    head = tables.FAMILIES.read_text(encoding="utf-8").partition("lemma\t")[0]
    assert f"farahidi {version('farahidi')} " in head
