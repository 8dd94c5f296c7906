"""What one article says of each entity: how it is written, in what roles, and the passages that name it.

Made with the annotation and kept with it, so that an entity's page is written without reading its articles again.
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

PASSAGE_REACH = 400  # code points kept on each side of a name; hardly any sentence is longer


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names an entity: texts before, in and after its mentions in turn, ending with a text."""

    block: int | None  # index of the block it stands in; None in the title or the byline
    pieces: tuple[str, ...]  # text, name, text, name, …, text


@dataclass(frozen=True, slots=True)
class Appearance:
    """One entity in one article."""

    spans: tuple[tuple[str, int, int], ...]  # (surface, start, end) of each name and short form
    roles: tuple[str, ...]  # role phrases as written, in order
    passages: tuple[Passage, ...]

    def to_record(self) -> list[Any]:
        """Return plain JSON values."""
        return [self.spans, self.roles, [(p.block, p.pieces) for p in self.passages]]

    @classmethod
    def from_record(cls, record: list[Any]) -> Appearance:
        """Return the appearance that to_record() was called on."""
        spans, roles, passages = record
        return cls(
            tuple((surface, start, end) for surface, start, end in spans),
            tuple(roles),
            tuple(Passage(block, tuple(pieces)) for block, pieces in passages),
        )


def appearances(article: Article, mentions: Sequence[Mention]) -> dict[str, Appearance]:
    """Return the appearance of each entity that *mentions* name in *article*, by slug in code point order."""
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


def _passages(article: Article, mentions: Sequence[Mention], bounds: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    starts = [start for start, _ in bounds]
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_sentence[bisect_right(starts, mention.start) - 1].append(mention)
    for index, inside in sorted(by_sentence.items()):
        waiting: Sequence[Mention] = inside
        while waiting:
            passage, waiting = _passage(article, waiting, bounds[index])
            yield passage


def _passage(
    article: Article, mentions: Sequence[Mention], sentence: tuple[int, int]
) -> tuple[Passage, Sequence[Mention]]:
    """Return the passage of the first of *mentions*, and those that it does not reach."""
    text = article.text
    begin = _word_edge(text, max(sentence[0], mentions[0].start - PASSAGE_REACH), sentence[0], -1)
    end = _word_edge(text, min(sentence[1], mentions[0].end + PASSAGE_REACH), sentence[1], +1)
    shown = list(takewhile(lambda mention: mention.end <= end, mentions))
    pieces, at = [], begin
    for mention in shown:
        if mention.start >= at:  # a name nested in another name of the same entity is marked with it
            pieces += [text[at : mention.start], text[mention.start : mention.end]]
            at = mention.end
    pieces.append(text[at:end])
    if begin > sentence[0]:
        pieces[0] = "… " + pieces[0].lstrip()
    if end < sentence[1]:
        pieces[-1] = pieces[-1].rstrip() + " …"
    block = bisect_right(article.starts, mentions[0].start) - 1
    return Passage(block if block >= 0 else None, tuple(pieces)), mentions[len(shown) :]


def _word_edge(text: str, at: int, limit: int, step: int) -> int:
    """Move *at* outwards to the next space, by 40 code points at most, so that no word is cut."""
    for _ in range(40):
        if at == limit or text[at - 1 if step < 0 else at].isspace():
            break
        at += step
    return at


def forms(found: Iterable[Appearance]) -> Counter[str]:
    """Count every surface form over *found*."""
    return Counter(surface for appearance in found for surface, _, _ in appearance.spans)
