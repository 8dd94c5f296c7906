"""What is shown of an article's kin: other articles and why they are related, and shared passages side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from khizana.model import Article
from khizana.pages.views import ArticleCard, EntityCard, View, anchor_at
from khizana.similarity.pipeline import Kin, Link, Reuse

CONTEXT = 90  # code points shown on each side of a shared passage


def _reasons(article: Article, link: Link, names: Mapping[str, EntityCard]) -> list[str]:
    """Return names and words that *article* shares with the other, each once: a name in full, words as written here."""
    named = ((why, names.get(why.entity or "")) for why in link.why)
    said = (card["name"] if card else article.text[why.start : why.end] for why, card in named)
    return list(dict.fromkeys(said))


def related_view(
    article: Article, kin: Kin, cards: Mapping[str, ArticleCard], names: Mapping[str, EntityCard]
) -> list[View]:
    """Return the related articles by kind, the closest kind first: {kind, rows: [{card, why}]}."""
    return [
        {"kind": kind, "rows": [{"card": cards[link.article], "why": _reasons(article, link, names)} for link in links]}
        for kind, links in groupby(kin.related, key=lambda link: link.kind)
    ]


def shared_view(
    article: Article, reuse: Sequence[Reuse], other: Callable[[str], tuple[ArticleCard, Article]]
) -> list[View]:
    """Return the passages that *article* shares, by the article it shares them with, its own repeats first.

    Each is {card (None for the article itself), pairs: [{here, there}]} with sides {before, text, after, anchor}.
    """
    by_other = sorted(reuse, key=lambda r: (r.article or "", r.start, r.other_start))
    rows: list[View] = []
    for id_, shared in groupby(by_other, key=lambda r: r.article):
        card, text = other(id_) if id_ else (None, article)
        pairs = [
            {"here": _side(article, r.start, r.end), "there": _side(text, r.other_start, r.other_end)}
            for r in shared
            if id_ or r.start < r.other_start  # a repeat inside an article is listed from both its places
        ]
        rows.append({"card": card, "pairs": pairs})
    return rows


def _side(article: Article, start: int, end: int) -> View:
    text = article.text
    begin = max(text.rfind("\n", 0, start) + 1, start - CONTEXT)
    line_end = text.find("\n", end)
    stop = min(line_end if line_end >= 0 else len(text), end + CONTEXT)
    before, after = text[begin:start], text[end:stop]
    if begin and text[begin - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if stop < len(text) and text[stop] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "text": text[start:end], "after": after, "anchor": anchor_at(article, start)}
