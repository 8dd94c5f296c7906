"""The answer of a search as lines for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def render(
    answer: Mapping[str, Any], subject: Mapping[str, Any] | None = None, other: Mapping[str, str] | None = None
) -> str:
    """Return *answer*, *subject* and *other*, as Engine gives them, as text.

    The hits come last: behind what was searched instead, what was not found, the entity's page and the query that may be meant.

    >>> print(render({"query": "f,jdk", "total": 0, "hits": [], "notes": [{"kind": "missing", "words": ["زرافة"]}],
    ...               "corrections": [{"kind": "layout", "typed": "f,jdk", "meant": "بوتين"}]},
    ...              {"names": ["فلاديمير بوتين"], "type": "person", "url": "entities/vladimir-putin.html"}))
    0 for f,jdk
    «بوتين» in place of «f,jdk» (layout)
    missing: زرافة
    فلاديمير بوتين (person): entities/vladimir-putin.html
    """
    lines = [f"{answer['total']} for {answer['query']}"]
    lines += [f"«{c['meant']}» in place of «{c['typed']}» ({c['kind']})" for c in answer["corrections"]]
    lines += [f"{note['kind']}: {', '.join(note['words'])}".rstrip(": ") for note in answer["notes"]]
    if subject:
        unreviewed = ", unreviewed" if subject.get("unreviewed") else ""
        lines.append(f"{subject['names'][0]} ({subject['type']}{unreviewed}): {subject['url']}")
    if other:
        lines.append(f"هل تقصد «{other['meant']}»؟ {other['query']}")
    for rank, hit in enumerate(answer["hits"], start=1):
        lines += _hit(rank, hit)
    return "\n".join(lines)


def render_quotation(checked: Mapping[str, Any]) -> str:
    """Return what Engine.quotation() says as text.

    >>> print(render_quotation({"verdict": "differs", "article": {"title": "قمة", "url": "a.html"}, "passage": "عقدت القمة",
    ...                         "differences": [["انعقدت", "عقدت"]]}))
    differs
    «انعقدت» is «عقدت»
    «عقدت القمة»
    قمة: a.html
    """
    lines = [checked["verdict"]]
    lines += [f"«{quoted}» is «{published}»" for quoted, published in checked["differences"]]
    if checked["article"]:
        lines += [f"«{checked['passage']}»", f"{checked['article']['title']}: {checked['article']['url']}"]
    return "\n".join(lines)


def _hit(rank: int, hit: Mapping[str, Any]) -> list[str]:
    known = " · ".join(str(hit[key]) for key in ("date", "source", "chapter") if hit.get(key))
    lines = [f"{rank:>3}. {hit['title']}{f' ({known})' if known else ''}", f"     {hit['url']}"]
    if hit["excerpt"]:
        lines.append(f"     {hit['excerpt']}")
    if hit["lacks"]:
        lines.append(f"     without {', '.join(hit['lacks'])}")
    lines += (f"     {passage['url']}  {passage['chapter']}".rstrip() for passage in hit.get("passages", ()))
    return lines
