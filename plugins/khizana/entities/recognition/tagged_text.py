"""What the tagger reads in one text, in a form that is kept from build to build.

In: a text. Out: its sentences, each with its words, the likely type of each word in percent, and the names that the tagger
would mark. Nothing here depends on other articles or on records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from khizana.entities.recognition.tagger import Floats, Tagger
from khizana.entities.recognition.training_data import OUTSIDE, spans
from khizana.entities.recognition.word_features import split_words
from khizana.model import ENTITY_TYPES

Percent = tuple[int, ...]  # by type, in the order of ENTITY_TYPES
NOTHING: Percent = (0,) * len(ENTITY_TYPES)

_CAUTION = (
    0.6  # what the probability of no name is multiplied by: the archive decides later, so a doubtful name is let in
)
_MIN_PERCENT = 3  # lower ones are not kept


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """The words of a sentence as written, what each may be, and the names (first word, end, index of type) in it."""

    words: list[str]
    likely: dict[int, Percent]
    names: list[tuple[int, int, int]]

    def to_record(self) -> list[Any]:
        """Return plain JSON values."""
        likely = [number for at, percent in self.likely.items() for number in (at, *percent)]
        return [" ".join(self.words), likely, [number for name in self.names for number in name]]

    @classmethod
    def from_record(cls, record: list[Any]) -> TaggedSentence:
        """Return the sentence that to_record() made *record* of."""
        words, likely, names = record
        step = len(ENTITY_TYPES) + 1
        percent = {likely[at]: tuple(likely[at + 1 : at + step]) for at in range(0, len(likely), step)}
        return cls(words.split(" "), percent, list(zip(names[::3], names[1::3], names[2::3], strict=True)))


def tag(texts: Iterable[str], tagger: Tagger) -> Iterator[list[TaggedSentence]]:
    """Yield the sentences of each of *texts*; they are tagged together, so pass some dozens at a time."""
    split = [list(split_words(text)) for text in texts]
    marginals = iter(tagger.marginals([words for sentences in split for words in sentences]))
    columns = _columns(tagger)
    for sentences in split:
        yield [_sentence(words, next(marginals), tagger.labels, columns) for words in sentences]


def _columns(tagger: Tagger) -> Floats:
    """Return a matrix that adds up the labels of each type."""
    out = np.zeros((len(tagger.labels), len(ENTITY_TYPES)), np.float32)
    for row, label in enumerate(tagger.labels):
        if label[2:] in ENTITY_TYPES:
            out[row, ENTITY_TYPES.index(label[2:])] = 1
    return out


def _sentence(words: list[str], marginals: Floats, labels: list[str], columns: Floats) -> TaggedSentence:
    percent = np.rint(marginals @ columns * 100).astype(int)
    some = np.flatnonzero(percent.max(1) >= _MIN_PERCENT)
    likely = {int(at): tuple(percent[at].tolist()) for at in some}
    cautious = marginals.copy()
    cautious[:, labels.index(OUTSIDE)] *= _CAUTION
    found = spans([labels[label] for label in cautious.argmax(1)]) if likely else []
    names = [(first, end, ENTITY_TYPES.index(type_)) for first, end, type_ in found if type_ in ENTITY_TYPES]
    return TaggedSentence(words, likely, names)
