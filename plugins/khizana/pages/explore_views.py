"""Template views of the pages to explore an archive by: plain dictionaries, addresses relative to the site's root.

A picture is Markup; its links are the exception and are relative to its own page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from khizana.arabic.collation import initial, sort_key
from khizana.entities.linking.appearances import Appearance
from khizana.pages import month_chart as months
from khizana.pages import network_diagram as network
from khizana.pages.association import MIN_SUPPORT_ARTICLES, Association
from khizana.pages.cooccurrence_sentences import cooccurrence_sentences
from khizana.pages.date_words import date_text
from khizana.pages.pagination import Page
from khizana.pages.speakers import ArticleQuotation, QuotedSpeaker
from khizana.pages.views import ArticleCard, EntityCard, View, address_of, passage_view
from khizana.strings import Catalogue

MAX_EXAMINED_TIES = 24  # searched for a sentence that names both
MAX_SHARED_ARTICLES = 8  # of each tie
MAX_PREVIEWED_QUOTATIONS = 6  # of a kind on an entity's page

Cards = Mapping[str, ArticleCard]
Shared = Callable[[str], Sequence[tuple[str, Appearance]]]


def time_view(cards: Sequence[ArticleCard], t: Catalogue) -> View:
    """Return when the articles *cards*, newest first, were published: first, last, and how many in each month."""
    dated = [card for card in cards if card["date"]]
    found = months.spread(card["date"] for card in cards)
    grain = "years" if found.bars and len(found.bars[0][0]) == len("2015") else "months"

    def said(period: str, articles: int) -> str:
        return f"{date_text(period, t.locale)}: {t('count.articles', n=articles)}"

    return {
        "first": dated[-1] if dated else None,
        "last": dated[0] if len(dated) > 1 else None,
        "grain": grain,
        "bars": months.draw(found.bars, t(f"entity.{grain}_title"), said, t.direction) if len(found.bars) > 1 else None,
        "axis": [date_text(period, t.locale) for period in months.axis(found.bars)] if found.bars else [],
        "rows": [(date_text(period, t.locale), count) for period, count in found.bars if count],
        "year_only": found.year_only,
        "undated": found.undated,
    }


def roles_view(found: Iterable[tuple[str, Appearance]], cards: Cards) -> list[View]:
    """Return the roles as written, most frequent first: `text`, `n`, and the first and last article that is dated."""
    where: dict[str, list[ArticleCard]] = defaultdict(list)
    for article, appearance in found:
        for role in appearance.roles:
            where[role].append(cards[article])
    rows = []
    for role, seen in sorted(where.items(), key=lambda item: (-len(item[1]), sort_key(item[0]))):
        dated = sorted({(card["date"], card["id"]) for card in seen if card["date"]})
        ends = [cards[id_] for _, id_ in dict.fromkeys((dated[0], dated[-1]))] if dated else []
        rows.append({"text": role, "n": len(seen), "dated": ends})
    return rows


def ties_view(
    found: Mapping[str, Appearance],
    ranked: Sequence[Association],
    shared: Shared,
    entities: Mapping[str, EntityCard],
    cards: Cards,
) -> list[View]:
    """Return the entities tied to one, strongest first: `card`, `n` articles in common, a `passage` that names both or None.

    *found* is where the one is named, by article; *shared* gives, for another, articles that name both. A tie of fewer than
    MIN_SUPPORT_ARTICLES counts only with a sentence. `article` is the card of the passage's article, or of one that names both.
    """
    ties = []
    for tie in ranked[:MAX_EXAMINED_TIES]:
        both = shared(tie.slug)
        sentences = [
            (article, passage) for article, other in both for passage in cooccurrence_sentences(found[article], other)
        ]
        if sentences or tie.articles >= MIN_SUPPORT_ARTICLES:
            article, passage = sentences[0] if sentences else (both[0][0], None)
            view = {
                "card": entities[tie.slug],
                "n": tie.articles,
                "passage": passage_view(passage) if passage else None,
                "article": cards[article],
            }
            ties.append((tie, len(sentences), view))
    # equal scores, which only small archives have, go by sentences in common
    ties.sort(key=lambda item: (-item[0].score, -item[0].articles, -item[1], item[0].slug))
    return [view for _, _, view in ties[: network.MAX_NODES]]


def network_view(name: str, root: str, ties: Sequence[View], t: Catalogue) -> str:
    """Return the picture of *name* among its *ties*, for a page from which *root* leads to the site's root."""
    nodes = [network.Node(tie["card"]["name"], root + tie["card"]["url"]) for tie in ties]
    title = t("entity.network", name=name)
    return network.draw(title, nodes, t("entity.network_text", name=name, names=t("count.names", n=len(nodes))))


def _by_article(quotations: Iterable[ArticleQuotation], entities: Mapping[str, EntityCard], cards: Cards) -> list[View]:
    """Group consecutive quotations by article: [{article: its card, rows: [{text, anchor, speaker_url, …}]}]."""
    return [
        {
            "article": cards[article],
            "rows": [
                {
                    "text": quotation.text,
                    "anchor": quotation.anchor,
                    "speaker_url": address_of(quotation.speaker, entities),
                    "speaker_surface": quotation.surface,
                }
                for quotation in group
            ],
        }
        for article, group in groupby(quotations, key=lambda quotation: quotation.article)
    ]


def quotations_preview(
    quotations: Sequence[ArticleQuotation], url: str | None, entities: Mapping[str, EntityCard], cards: Cards
) -> View:
    """Return the newest of some quotations: `n` in all, the `groups` shown, and the *url* of all where these are not all."""
    is_all = len(quotations) <= MAX_PREVIEWED_QUOTATIONS
    groups = _by_article(quotations[:MAX_PREVIEWED_QUOTATIONS], entities, cards)
    return {"n": len(quotations), "groups": groups, "is_all": is_all, "url": None if is_all else url}


def speakers_view(
    rows: Sequence[tuple[QuotedSpeaker, ArticleQuotation]], entities: Mapping[str, EntityCard], cards: Cards
) -> list[View]:
    """Group the quotations of one page by speaker: `id`, `name`, `card` or None, `n` in all, `groups` by article."""
    return [
        {
            "id": speaker.key,
            "name": speaker.name,
            "card": entities.get(speaker.slug or ""),
            "n": len(speaker.quotations),
            "groups": _by_article((quotation for _, quotation in group), entities, cards),
        }
        for speaker, group in groupby(rows, key=lambda row: row[0])
    ]


def speaker_bar(
    pages: Iterable[tuple[Page, Sequence[tuple[QuotedSpeaker, ArticleQuotation]]]],
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the way to the most quoted speaker of every letter, in their order, and to every speaker by key."""
    letters: dict[str, str] = {}
    speakers: dict[str, str] = {}
    for page, rows in pages:
        for speaker, _ in rows:
            address = speakers.setdefault(speaker.key, f"{page.path_of(page.number)}#{speaker.key}")
            letters.setdefault(initial(speaker.name), address)
    return sorted(letters.items(), key=lambda item: sort_key(item[0])), speakers
