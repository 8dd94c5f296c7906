"""The content files of an archive as the desk lists and corrects them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from khizana.arabic.fold import fold
from khizana.content.article_edit import EDITABLE, with_values
from khizana.content.content_file import is_as_written, parse_content_file
from khizana.entities.review.decisions import FileChange
from khizana.errors import KhizanaError, Problem
from khizana.model import Article

_PAGE = 100  # articles that are listed at once
_SHOWN_TEXT = 3000  # code points


class ArticleList:
    """The articles of the folder *content*; heads are read once, and again after a change by the desk."""

    def __init__(self, content: Path) -> None:
        self._folder = content / "articles"
        self._summaries: dict[str, dict[str, Any] | None] = {}

    def forget(self, id_: str | None = None) -> None:
        """Read the article *id_* anew when it is next asked for, without it all."""
        if id_ is None:
            self._summaries.clear()
        else:
            self._summaries.pop(id_, None)

    def summary(self, id_: str) -> dict[str, Any] | None:
        """Return id, title, date, source and whether it is a draft; None for a file that cannot be read."""
        if id_ not in self._summaries:
            try:
                article = parse_content_file(_head(self._text(id_)), self._path(id_))
            except (KhizanaError, UnicodeDecodeError):
                self._summaries[id_] = None
            else:
                self._summaries[id_] = _summary(article)
        return self._summaries[id_]

    def page(self, words: Sequence[str], start: int) -> dict[str, Any]:
        """Return the articles with all *words* in title, source or id, newest first, from number *start* on."""
        summaries = [summary for path in self._folder.glob("*.md") if (summary := self.summary(path.stem))]
        asked = [fold(word) for word in words]
        found = [s for s in summaries if all(word in fold(f"{s['title']} {s['source']} {s['id']}") for word in asked)]
        found.sort(key=lambda summary: summary["id"])
        found.sort(key=lambda summary: summary["date"], reverse=True)
        return {"articles": found[start : start + _PAGE], "total": len(found), "start": start}

    def detail(self, id_: str) -> dict[str, Any]:
        """Return all that an editor can correct of the article *id_*, what was set aside, and the beginning of its text."""
        text = self._text(id_)
        article = parse_content_file(text, self._path(id_))
        return {
            **_summary(article),
            "values": {key: getattr(article, key) or ("" if key != "draft" else False) for key in EDITABLE},
            "title_source": article.title_source,
            "set_aside": [{"line": line.line, "text": line.text, "reason": line.reason} for line in article.set_aside],
            "text": article.text[:_SHOWN_TEXT],
            "is_cut": len(article.text) > _SHOWN_TEXT,
            "is_edited": not is_as_written(text),
            "file": f"content/articles/{id_}.md",
            "seed": article.seed.path,
            "version": _version(text),
        }

    def change(self, id_: str, values: Mapping[str, str | bool], version: str) -> FileChange:
        """Return the change of the article *id_* to *values*. Raises KhizanaError where its file is no more *version*."""
        text = self._text(id_)
        if _version(text) != version:
            message = "has been changed since you opened it: nothing is written"
            raise KhizanaError(Problem(self._path(id_).name, message, "open it anew"))
        if unknown := values.keys() - set(EDITABLE):
            raise KeyError(", ".join(sorted(unknown)))
        plain = {
            key: value if isinstance(value, bool) else " ".join(str(value).split()) for key, value in values.items()
        }
        self.forget(id_)
        return FileChange(f"articles/{id_}.md", text, with_values(text, plain, self._path(id_)))

    def _path(self, id_: str) -> Path:
        return self._folder / f"{id_}.md"

    def _text(self, id_: str) -> str:
        path = self._path(id_)
        if path.parent != self._folder or not path.is_file():
            raise KhizanaError(Problem(f"{id_}.md", "there is no such article", "look at the list once more"))
        return path.read_text(encoding="utf-8")


def _summary(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date or "",
        "source": article.source or "",
        "draft": article.draft,
        "set_aside_n": len(article.set_aside),
    }


def _head(text: str) -> str:
    """Return the head of a content file alone, which takes a tenth of the time to read."""
    end = text.find("\n---\n", 3)
    return text if end < 0 else text[: end + len("\n---\n")]


def _version(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
