"""What readers are shown in place of a source's own words: labels of sections, sources and tags, titles that break well."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup, escape

from khizana.model import Article

_LONE_MARK = re.compile(r"(?<!\S)(\S++) ([:؛؟!»/])(?=\s|$)")  # French spacing: the mark stands alone, a space before it


def labelled(article: Article, labels: Mapping[str, str]) -> Article:
    """Return *article* with its section, source and tags called as *labels* has them; what has no label keeps its name.

    Tags that get one label are one tag.
    """
    if not labels:
        return article
    return replace(
        article,
        category=labels.get(article.category or "", article.category),
        source=labels.get(article.source or "", article.source),
        tags=tuple(dict.fromkeys(labels.get(tag, tag) for tag in article.tags)),
    )


def unbroken(title: str) -> Markup:
    """Return *title* as HTML in which no line begins with a mark that a space sets apart from its word; letters unchanged.

    >>> unbroken('مخرج "غدوة حي" : الفيلم')
    Markup('مخرج &#34;غدوة <span class="keep">حي&#34; :</span> الفيلم')
    """
    pieces = _LONE_MARK.split(title)
    html = [escape(pieces[0])]
    for word, mark, rest in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        html += [Markup('<span class="keep">{} {}</span>').format(word, mark), escape(rest)]
    return Markup("").join(html)
