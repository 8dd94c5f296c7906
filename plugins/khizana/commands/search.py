"""A query put to the built site's own index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from khizana.search.format.facets import read_filters
from khizana.search.query import search
from khizana.search.terminal import render


def search_site(output: Path, query: str, only: Sequence[str], limit: int, as_json: bool) -> str:
    """Return the answer to *query*, narrowed to *only* ("key=value"), as lines or as JSON. KhizanaError without a site."""
    result = search(output / "search", query, limit, filters=read_filters(only))
    return json.dumps(result, ensure_ascii=False, indent=2) if as_json else render(result)
