"""What a machine finds in one article, made once and kept: the step between reading a text and publishing it."""

from __future__ import annotations

from dataclasses import dataclass

from khizana.entities.matcher import Matcher
from khizana.model import Article, Mention


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what was found in its text."""

    article: Article
    mentions: tuple[Mention, ...]  # sorted by start; spans in article.text


def annotate(article: Article, matcher: Matcher) -> Annotated:
    """Find the entities named in *article*."""
    return Annotated(article, matcher.find(article.text))


def render(text: str, mentions: tuple[Mention, ...]) -> str:
    """Return *mentions* of *text* for a terminal, one a line: where, what is written, whom it means and how."""
    lines = []
    for m in mentions:
        line = text.count("\n", 0, m.start) + 1
        lines.append(f"{line:>4}  {m.surface}  →  {m.entity} ({m.type}, {m.kind}{', nested' if m.nested else ''})")
    return "\n".join(lines)
