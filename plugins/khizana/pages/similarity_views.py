"""Template views of similarity: the related articles with the reasons, and reused passages side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from khizana.model import Article
from khizana.pages.parts import passage_url
from khizana.pages.views import ArticleCard, EntityCard, View, anchor_at
from khizana.similarity.pipeline import ArticleSimilarity, RelatedArticle, ReusedPassage

CONTEXT_LENGTH = 90  # code points shown on each side of a reused passage
MAX_PASSAGE_LENGTH = 400  # code points shown of one: a duplicate shares its whole text
MAX_SHOWN = 6  # passages on a page; an article that an agency's subscribers repeat has hundreds


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
    card: ArticleCard,
    article: Article,
    reuse: Sequence[ReusedPassage],
    other: Callable[[str], tuple[ArticleCard, Article]],
) -> View | None:
    """Return some of the reused passages of *article*, by the other article; None without any.

    That is {rows: [{card (None for the article itself), pairs: [{here, there}]}], more: passages left out}, sides {before,
    text, after, url}: its internal repeats first, then the longest.
    """
    once = [
        r for r in reuse if r.article or r.start < r.other_start
    ]  # an internal repeat is listed from both its places
    longest = sorted(once, key=lambda r: (r.article is not None, r.start - r.end, r.article or "", r.start))
    shown = sorted(longest[:MAX_SHOWN], key=lambda r: (r.article or "", r.start, r.other_start))
    rows: list[View] = []
    for id_, shared in groupby(shown, key=lambda r: r.article):
        there, text = other(id_) if id_ else (card, article)
        pairs = [
            {"here": _side(card, article, r.start, r.end), "there": _side(there, text, r.other_start, r.other_end)}
            for r in shared
        ]
        rows.append({"card": there if id_ else None, "pairs": pairs})
    return {"rows": rows, "more": len(once) - len(shown)} if rows else None


def _side(card: ArticleCard, article: Article, start: int, end: int) -> View:
    text = article.text
    begin = max(text.rfind("\n", 0, start) + 1, start - CONTEXT_LENGTH)
    line_end = text.find("\n", end)
    stop = min(line_end if line_end >= 0 else len(text), end + CONTEXT_LENGTH)
    before, after = text[begin:start], text[end:stop]
    if begin and text[begin - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if stop < len(text) and text[stop] != "\n":
        after = after.rpartition(" ")[0] + " …"
    passage = text[start:end]
    if len(passage) > MAX_PASSAGE_LENGTH:
        passage, after = passage[:MAX_PASSAGE_LENGTH].rpartition(" ")[0] + " …", ""
    return {"before": before, "text": passage, "after": after, "url": passage_url(card, anchor_at(article, start))}
