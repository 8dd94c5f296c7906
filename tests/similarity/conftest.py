"""Articles for the tests of similarity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from khizana.annotation.annotate import Annotated, Found, annotate
from khizana.content.content_file import read_content_file
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.linking.matcher import Matcher
from khizana.ingest.run import ingest
from khizana.model import Article, Block, Mention, Seed

HOUSE = Path(__file__).parents[2]

Make = Callable[..., Annotated]


def make_article(
    id_: str,
    *paragraphs: str,
    title: str | None = None,
    date: str | None = None,
    byline: str | None = None,
    mentions: Sequence[Mention] = (),
) -> Annotated:
    """Return an article of *paragraphs*; without a title it has a derived one, which is no part of its text."""
    article = Article(
        id_,
        title or paragraphs[0][:20],
        "given" if title else "derived",
        tuple(Block("paragraph", text) for text in paragraphs),
        Seed(f"{id_}.txt", "0" * 64, "utf-8"),
        date=date,
        byline=byline,
    )
    return Annotated(article, Found(tuple(mentions)))


@pytest.fixture(scope="session")
def make() -> Make:
    """Make an article of paragraphs."""
    return make_article


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    """The matcher of the repository's own authority file."""
    return Matcher(load_authority(HOUSE / "content" / "entities"))


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory, matcher: Matcher) -> list[Annotated]:
    """The five seeds, ingested and annotated, by id."""
    content = tmp_path_factory.mktemp("seeds")
    ingest(HOUSE / "seeds", content)
    return [annotate(read_content_file(path), matcher) for path in sorted((content / "articles").glob("*.md"))]
