"""What every page of a build is made from: the articles and entities of an archive, and what was found in them.

In: the content folder, the folder of raw texts, the catalogue of the interface. Out: an `Archive`, read once and passed to
whatever writes pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from khizana.addresses import Addresses
from khizana.annotation.annotate import Annotated
from khizana.annotation.recognition_store import ArchiveNames, RecognitionStore
from khizana.annotation.store import Store
from khizana.entities.authority.authority_file import Authority, read_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.errors import Problem
from khizana.export.pictures import copy_pictures
from khizana.export.raw_texts import RawTexts
from khizana.pages.article_lists import FOLDERS, LIST_KINDS, Labels
from khizana.pages.explored import Explored, explore
from khizana.pages.labels import labelled
from khizana.pages.map_views import country_maps
from khizana.pages.parts import find_parts
from khizana.pages.trend_views import trend_periods
from khizana.pages.views import ArticleCard, EntityCard, article_card, entity_card, tell_apart
from khizana.progress import stage
from khizana.similarity.similarity_store import SimilarityStore
from khizana.strings import Catalogue

MIN_ARTICLES_OF_A_PAGE = 4  # that name an entity without a record of the publisher's, where entities share pages


@dataclass(frozen=True)
class Archive:
    """The articles and entities of an archive; the texts stay on disk and are read one at a time."""

    store: Store
    authority: Authority
    records: Collection[str]  # slugs of the publisher's own
    addresses: Addresses
    articles: Sequence[ArticleCard]  # newest first, the undated last, then by id
    labels: Mapping[str, Labels]  # of each article, by id
    entities: dict[str, EntityCard]  # those the archive names
    similarities: SimilarityStore
    raw: RawTexts
    pictures: Mapping[str, Mapping[str, str]]  # by id of the article, then by label: path in the site
    t: Catalogue
    called: Mapping[str, str]  # what sections, sources and tags are called, by what the texts have
    problems: tuple[Problem, ...]  # of content files and records: what they name is not in the site

    @cached_property
    def cards(self) -> dict[str, ArticleCard]:
        """The articles by id."""
        return {card["id"]: card for card in self.articles}

    @cached_property
    def periods(self) -> str | None:
        """The months or years of the archive for the page of trends; None where there is none."""
        return trend_periods(self.articles, self.t)

    @property
    def ways(self) -> list[str]:
        """Which of the pages that cut across the archive it has."""
        return [*self.explored.pages, *(["trends"] if self.periods else [])]

    @cached_property
    def country_maps(self) -> dict[str, str]:
        """Where the map of a country is that has a place, by slug."""
        return country_maps(self.explored.countries, self.authority)

    @cached_property
    def shelves(self) -> list[str]:
        """Which lists of lists the archive has: sources, sections, authors, tags."""
        return [FOLDERS[kind] for kind in LIST_KINDS if any(labels.of(kind) for labels in self.labels.values())]

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each article stands in `articles`, by id."""
        return {card["id"]: place for place, card in enumerate(self.articles)}

    @cached_property
    def article_counts(self) -> dict[str, int]:
        """How many articles name each entity, by slug."""
        return self.store.article_counts()

    @cached_property
    def explored(self) -> Explored:
        """What the articles say and date: one pass over all of them."""
        with stage("quotations and dates"):
            return explore(self.annotated(), self.authority, self.entities)

    def work_out(self) -> None:
        """Work out now what pages ask for, so that no process does it for itself."""
        _ = self.cards, self.places, self.article_counts, self.explored, self.raw.addresses

    def reopen(self) -> None:
        """Open the databases anew, in a process that is a copy of another."""
        self.store.reopen()
        self.similarities.reopen()

    @cached_property
    def read(self) -> Callable[[str], Annotated]:
        """Read one article by its id. The last one read is kept: a page and its content object ask for the same."""
        return lru_cache(maxsize=1)(self._read)

    def _read(self, id_: str) -> Annotated:
        return next(self.store.annotated([id_]))

    def annotated(self) -> Iterator[Annotated]:
        """Yield every article as its text has it, in the order of the list."""
        return self.store.annotated(card["id"] for card in self.articles)


def load_archive(
    content: Path,
    seeds: Path,
    site: Path,
    t: Catalogue,
    *,
    called: Mapping[str, str],
    unreviewed: float,
    jobs: int,
    full: bool,
) -> Archive:
    """Bring the store of the folder *content* up to date, copy pictures of *seeds* to *site*, and return the archive.

    *called*: what sections, sources and tags are called, by what the texts have.
    *unreviewed*: the probability from which a name without a record is an entity, 0 for none.
    """
    records, problems = read_authority(content / "entities")
    names = _names(content, records, unreviewed, jobs)
    authority, store = names.authority, Store(content)
    with stage("reading and annotating") as shown:
        store.refresh(jobs, full, shown, names)
    articles, mentions = store.article_counts(), store.counts()
    addresses = Addresses(len(store), len(mentions))
    cards, listed, pictures = _read_articles(store, seeds, site, addresses, t, called)
    own = _with_own_pages(addresses, articles, records)
    entities = {
        slug: entity_card(authority[slug], addresses, total, own_page=slug in own) for slug, total in mentions.items()
    }
    tell_apart(entities, authority, t)
    with stage("raw texts"):
        raw = RawTexts(seeds, store.seeds())
    with stage("similar articles") as shown:
        similarities = SimilarityStore(content)
        similarities.refresh(store.records_key(), store.annotated, full, shown)
    problems = (*problems, *store.problems)
    return Archive(
        store,
        authority,
        records.keys(),
        addresses,
        _newest_first(cards),
        listed,
        entities,
        similarities,
        raw,
        pictures,
        t,
        called,
        problems,
    )


def _names(content: Path, records: Authority, unreviewed: float, jobs: int) -> ArchiveNames:
    """Return *records*, the names that every archive knows, and those recognised in the articles."""
    known = with_known_names(records)
    if not unreviewed:
        return ArchiveNames(known)
    with stage("recognising names") as shown:
        return RecognitionStore(content).names(known, unreviewed, jobs, shown)


def _with_own_pages(addresses: Addresses, articles: Mapping[str, int], records: Collection[str]) -> set[str]:
    """Return the entities that have a page of their own: those with a record, and what enough *articles* name."""
    return {
        slug
        for slug, count in articles.items()
        if not addresses.shares or slug in records or count >= MIN_ARTICLES_OF_A_PAGE
    }


def _read_articles(
    store: Store, seeds: Path, site: Path, addresses: Addresses, t: Catalogue, called: Mapping[str, str]
) -> tuple[list[ArticleCard], dict[str, Labels], dict[str, dict[str, str]]]:
    """Return the card of each article, and by id what it is listed under and its pictures, copied to *site*."""
    cards, listed, pictures = [], {}, {}
    for annotated in store.annotated():
        article = labelled(annotated.article, called)
        cards.append(article_card(article, addresses, t.locale, find_parts(annotated)))
        listed[article.id] = Labels(article.source, article.category, article.author, article.tags)
        if any(block.kind == "image" for block in article.blocks):
            pictures[article.id] = copy_pictures(seeds, article, site)
    return cards, listed, pictures


def _newest_first(cards: list[ArticleCard]) -> list[ArticleCard]:
    by_id = sorted(cards, key=lambda card: card["id"])
    return sorted(by_id, key=lambda card: card["date"] or "", reverse=True)
