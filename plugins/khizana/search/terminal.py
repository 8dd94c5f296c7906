"""The answer of a search as lines for a terminal."""

from __future__ import annotations

from typing import Any


def render(result: dict[str, Any]) -> str:
    """Return *result*, with the keys that search() gives, as text: what was searched instead, what was not found, the hits.

    >>> print(render({"query": "f,jdk", "total": 0, "hits": [], "notes": [{"kind": "missing", "words": ["زرافة"]}],
    ...               "corrections": [{"kind": "layout", "typed": "f,jdk", "meant": "بوتين"}]}))
    0 for f,jdk
    «بوتين» in place of «f,jdk» (layout)
    missing: زرافة
    """
    lines = [f"{result['total']} for {result['query']}"]
    lines += [f"«{c['meant']}» in place of «{c['typed']}» ({c['kind']})" for c in result["corrections"]]
    lines += [f"{note['kind']}: {', '.join(note['words'])}".rstrip(": ") for note in result["notes"]]
    for rank, hit in enumerate(result["hits"], start=1):
        known = " · ".join(str(hit[key]) for key in ("date", "source") if hit[key])
        lines.append(f"{rank:>3}. {hit['title']}{f' ({known})' if known else ''}\n     {hit['url']}")
        if hit["excerpt"]:
            lines.append(f"     {hit['excerpt']}")
        if hit["lacks"]:
            lines.append(f"     without {', '.join(hit['lacks'])}")
    return "\n".join(lines)
