"""How each entity appears in one article: its surface forms, its roles, and the passages that mention it.

Computed with the annotation and stored with it, so that an entity's page is written without reading its articles again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from khizana.arabic.sentences import sentences
from khizana.model import Article, Mention

PASSAGE_REACH = 400  # code points kept on each side of a mention; hardly any sentence is longer
_MAX_WORD = 40  # code points by which a passage may grow to end at a space


@dataclass(frozen=True, slots=True)
class MentionPassage:
    """A sentence that mentions an entity, cut at its mentions."""

    block: int | None  # index of its block; None in the title or the byline
    pieces: tuple[str, ...]  # text, mention, text, mention, …, text


@dataclass(frozen=True, slots=True)
class Appearance:
    """The mentions of one entity in one article."""

    spans: tuple[tuple[str, int, int], ...]  # (surface, start, end) of each name and short form
    roles: tuple[str, ...]  # role phrases as written, in text order
    passages: tuple[MentionPassage, ...]

    def to_record(self) -> list[Any]:
        """Return plain JSON values."""
        return [self.spans, self.roles, [(p.block, p.pieces) for p in self.passages]]

    @classmethod
    def from_record(cls, record: list[Any]) -> Appearance:
        """Return the appearance that to_record() made *record* of."""
        spans, roles, passages = record
        return cls(
            tuple((surface, start, end) for surface, start, end in spans),
            tuple(roles),
            tuple(MentionPassage(block, tuple(pieces)) for block, pieces in passages),
        )


def appearances(article: Article, mentions: Sequence[Mention]) -> dict[str, Appearance]:
    """Return the appearance of each entity that *mentions* name in *article*, by slug, sorted."""
    named: dict[str, list[Mention]] = defaultdict(list)
    roles: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in ("name", "short"):
            named[mention.entity].append(mention)
        elif mention.kind == "role":
            roles[mention.entity].append(mention.surface)
    if not named:
        return {}
    bounds = sentences(article.text)
    return {
        slug: Appearance(
            tuple((m.surface, m.start, m.end) for m in named[slug]),
            tuple(roles[slug]),
            tuple(_passages(article, named[slug], bounds)),
        )
        for slug in sorted(named)
    }


def _passages(
    article: Article, mentions: Sequence[Mention], bounds: Sequence[tuple[int, int]]
) -> Iterator[MentionPassage]:
    starts = [start for start, _ in bounds]
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[bisect_right(starts, mention.start) - 1].append(mention)
    for index, inside in sorted(by_sentence.items()):
        remaining: Sequence[Mention] = inside
        while remaining:
            passage, remaining = _passage(article, remaining, bounds[index])
            yield passage


def _passage(
    article: Article, mentions: Sequence[Mention], sentence: tuple[int, int]
) -> tuple[MentionPassage, Sequence[Mention]]:
    """Return the passage around the first of *mentions*, and the mentions beyond it."""
    text = article.text
    begin = _word_edge(text, max(sentence[0], mentions[0].start - PASSAGE_REACH), sentence[0], -1)
    end = _word_edge(text, min(sentence[1], mentions[0].end + PASSAGE_REACH), sentence[1], +1)
    shown = list(takewhile(lambda mention: mention.end <= end, mentions))
    pieces, at = [], begin
    for mention in shown:
        if mention.start >= at:  # not nested in another mention of the entity
            pieces += [text[at : mention.start], text[mention.start : mention.end]]
            at = mention.end
    pieces.append(text[at:end])
    if begin > sentence[0]:
        pieces[0] = "… " + pieces[0].lstrip()
    if end < sentence[1]:
        pieces[-1] = pieces[-1].rstrip() + " …"
    block = bisect_right(article.starts, mentions[0].start) - 1
    return MentionPassage(block if block >= 0 else None, tuple(pieces)), mentions[len(shown) :]


def _word_edge(text: str, at: int, limit: int, step: int) -> int:
    """Move *at* outwards to the next space, by _MAX_WORD code points at most, so that no word is cut."""
    for _ in range(_MAX_WORD):
        if at == limit or text[at - 1 if step < 0 else at].isspace():
            break
        at += step
    return at


def forms(found: Iterable[Appearance]) -> Counter[str]:
    """Count the surface forms in *found*."""
    return Counter(surface for appearance in found for surface, _, _ in appearance.spans)
