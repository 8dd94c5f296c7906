"""Similarity as JSON: the keys `related` and `reuse` of an article's record (docs/similarity.md)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from khizana.similarity.pipeline import ArticleSimilarity


def similarity_record(similarity: ArticleSimilarity, text: str) -> dict[str, Any]:
    """Return *similarity* as plain JSON values; *text* is the article's, from which shared names and words are read."""
    return {
        "related": [
            {
                "id": other.article,
                "kind": other.kind,
                "score": other.score,
                "why": [text[reason.start : reason.end] for reason in other.why],
            }
            for other in similarity.related
        ],
        "reuse": [asdict(passage) for passage in similarity.reuse],
    }
