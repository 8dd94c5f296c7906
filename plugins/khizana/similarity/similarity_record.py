"""The kin of an article as JSON: the keys `related` and `reuse` of data/articles/<id>.json (docs/similarity.md)."""

from __future__ import annotations

from typing import Any

from khizana.similarity.pipeline import Kin


def kin_record(kin: Kin, text: str) -> dict[str, Any]:
    """Return *kin* as plain JSON values; *text* is the article's, from which the shared names and words are read."""
    return {
        "related": [
            {
                "id": link.article,
                "kind": link.kind,
                "score": link.score,
                "why": [text[reason.start : reason.end] for reason in link.why],
            }
            for link in kin.related
        ],
        "reuse": [
            {
                "start": passage.start,
                "end": passage.end,
                "article": passage.article,
                "other_start": passage.other_start,
                "other_end": passage.other_end,
            }
            for passage in kin.reuse
        ],
    }
