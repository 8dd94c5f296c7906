"""The answer of a search as lines for a terminal."""

from __future__ import annotations

from typing import Any


def render(result: dict[str, Any]) -> str:
    """Return *result*, with the keys that search() gives, as text: a line a hit, its excerpt below it."""
    lines = [f"{result['total']} for {result['query']}"]
    lines += [str(note) for note in result["notes"]]
    for rank, hit in enumerate(result["hits"], start=1):
        known = " · ".join(str(hit[key]) for key in ("date", "source") if hit[key])
        lines.append(f"{rank:>3}. {hit['title']}{f' ({known})' if known else ''}\n     {hit['url']}")
        if hit["excerpt"]:
            lines.append(f"     {hit['excerpt']}")
    return "\n".join(lines)
