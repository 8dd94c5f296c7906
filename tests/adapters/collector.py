"""A Pelican plugin as others write them: it notes what signals and context hand it and writes that to collected.json."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article, Page
from pelican.generators import ArticlesGenerator

SEAL = '<p class="sealed">ختم</p>'
_sent: Counter[str] = Counter()
_collected: dict[str, Any] = {"sent": _sent}


def _seal(content: Any) -> None:
    """Change the text of one article, as plugins do when a content object is made."""
    kind = next(kind for kind in (Article, Page) if isinstance(content, kind))
    _sent[f"content_object_init {kind.__name__}"] += 1
    if getattr(content, "slug", "") == "dated":
        content._content += SEAL


def _article(article: Article) -> dict[str, Any]:
    return {
        "url": article.url,
        "save_as": article.save_as,
        "title": str(article.title),
        "date": article.date.isoformat() if hasattr(article, "date") else None,
        "locale_date": getattr(article, "locale_date", None),
        "category": article.category.name,
        "authors": [author.name for author in getattr(article, "authors", ())],
        "summary": article.summary,
        "content": article.content,
        "source_path": article.relative_source_path,
        "lang": article.lang,
        "status": article.status,
    }


def _finalized(generators: list[Any]) -> None:
    generator = next(g for g in generators if isinstance(g, ArticlesGenerator) and g.articles)
    context = generator.context
    _collected["articles"] = [_article(a) for a in context["articles"] if isinstance(a, Article)]
    _collected["pages"] = [(p.url, p.title) for p in context["pages"] if isinstance(p, Page)]
    _collected["dates"] = [article.slug for article in context["dates"]]
    _collected["categories"] = {c.name: [a.slug for a in articles] for c, articles in context["categories"]}
    _collected["authors"] = {a.name: [b.slug for b in articles] for a, articles in context["authors"]}


def _write_article(_: Any, content: Any) -> None:
    _collected.setdefault("written", []).append(content.slug)


def _save(pelican: Any) -> None:
    Path(pelican.output_path, "collected.json").write_text(json.dumps(_collected), encoding="utf-8")


def _count(name: str) -> None:
    def handler(generator: Any, **_: Any) -> None:
        if getattr(generator, "articles", ()) or getattr(generator, "pages", ()):
            _sent[name] += 1

    _handlers.append(handler)  # signals hold handlers weakly
    getattr(signals, name).connect(handler)


_handlers: list[Any] = []


def register() -> None:
    signals.content_object_init.connect(_seal)
    signals.all_generators_finalized.connect(_finalized)
    signals.article_generator_write_article.connect(_write_article)
    signals.finalized.connect(_save)
    for name in (
        "article_generator_pretaxonomy",
        "article_generator_finalized",
        "article_writer_finalized",
        "page_generator_finalized",
        "page_writer_finalized",
    ):
        _count(name)
