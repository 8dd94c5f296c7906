"""Template views of similarity: the related articles with the reasons, and reused passages side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from khizana.model import Article
from khizana.pages.views import ArticleCard, EntityCard, View, anchor_at
from khizana.similarity.pipeline import ArticleSimilarity, RelatedArticle, ReusedPassage

CONTEXT_LENGTH = 90  # code points shown on each side of a reused passage


def _reasons(article: Article, other: RelatedArticle, names: Mapping[str, EntityCard]) -> list[str]:
    """Return what *article* shares with the *other*, each once: an entity's full name, or words as written here."""
    named = ((why, names.get(why.entity or "")) for why in other.why)
    texts = (card["name"] if card else article.text[why.start : why.end] for why, card in named)
    return list(dict.fromkeys(texts))


def related_view(
    article: Article, similarity: ArticleSimilarity, cards: Mapping[str, ArticleCard], names: Mapping[str, EntityCard]
) -> list[View]:
    """Return the related articles by kind, in the order of *similarity*: {kind, rows: [{card, why}]}."""
    return [
        {
            "kind": kind,
            "rows": [{"card": cards[other.article], "why": _reasons(article, other, names)} for other in group],
        }
        for kind, group in groupby(similarity.related, key=lambda other: other.kind)
    ]


def shared_view(
    article: Article, reuse: Sequence[ReusedPassage], other: Callable[[str], tuple[ArticleCard, Article]]
) -> list[View]:
    """Return the reused passages of *article* by the other article, its internal repeats first.

    Each is {card (None for the article itself), pairs: [{here, there}]} with sides {before, text, after, anchor}.
    """
    by_other = sorted(reuse, key=lambda r: (r.article or "", r.start, r.other_start))
    rows: list[View] = []
    for id_, shared in groupby(by_other, key=lambda r: r.article):
        card, text = other(id_) if id_ else (None, article)
        pairs = [
            {"here": _side(article, r.start, r.end), "there": _side(text, r.other_start, r.other_end)}
            for r in shared
            if id_ or r.start < r.other_start  # an internal repeat is listed from both its places
        ]
        rows.append({"card": card, "pairs": pairs})
    return rows


def _side(article: Article, start: int, end: int) -> View:
    text = article.text
    begin = max(text.rfind("\n", 0, start) + 1, start - CONTEXT_LENGTH)
    line_end = text.find("\n", end)
    stop = min(line_end if line_end >= 0 else len(text), end + CONTEXT_LENGTH)
    before, after = text[begin:start], text[end:stop]
    if begin and text[begin - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if stop < len(text) and text[stop] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "text": text[start:end], "after": after, "anchor": anchor_at(article, start)}
