"""Find the sentences of an article that name two entities together.

In: the appearances of both entities in the article (entities.linking.appearances). Out: the passages that name both, cut at
the names. Passages have no offsets of their own, but their first name has, so the article need not be read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khizana.entities.linking.appearances import Appearance, MentionPassage

_ELLIPSIS = " …"  # the end of a passage that was cut


def cooccurrence_sentences(one: Appearance, other: Appearance) -> list[MentionPassage]:
    """Return the sentences that name both, in order; those where one name is only a part of the other come last."""
    apart: list[MentionPassage] = []
    nested: list[MentionPassage] = []
    for passage, spans, offset in _placed(one):
        width = len("".join(passage.pieces).removesuffix(_ELLIPSIS))
        there = [(start + offset, end + offset) for _, start, end in other.spans]
        there = [span for span in there if span[0] >= 0 and span[1] <= width]
        if there:
            are_apart = any(b[0] >= a[1] or b[1] <= a[0] for b in there for a in spans)
            (apart if are_apart else nested).append(_marked(passage, [*spans, *there]))
    return [*apart, *nested]


def _placed(seen: Appearance) -> Iterator[tuple[MentionPassage, list[tuple[int, int]], int]]:
    """Yield each passage with the spans of its names, and the difference between offsets of the passage and of the text.

    Names of one entity never nest, so the names in passages and in `spans` correspond.
    """
    spans = iter(seen.spans)
    for passage in seen.passages:
        inside, at, offset = [], 0, 0
        for index, piece in enumerate(passage.pieces):
            if index % 2:
                _, start, end = next(spans)
                offset = at - start
                inside.append((at, at + end - start))
            at += len(piece)
        yield passage, inside, offset


def _marked(passage: MentionPassage, spans: list[tuple[int, int]]) -> MentionPassage:
    """Cut the passage again at *spans*; overlapping ones are merged."""
    text, pieces, done, open_ = "".join(passage.pieces), [], 0, (-1, -1)
    for start, end in [*sorted(spans), (len(text) + 1, 0)]:
        if start < open_[1]:
            open_ = (open_[0], max(open_[1], end))
            continue
        if open_[0] >= 0:
            pieces += [text[done : open_[0]], text[open_[0] : open_[1]]]
            done = open_[1]
        open_ = (start, end)
    return replace(passage, pieces=(*pieces, text[done:]))
