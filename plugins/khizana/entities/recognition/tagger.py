"""Tag the words of sentences: a conditional random field, trained by train.py and run in numpy.

In: sentences as lists of words. Out: for each word the probability of each label (forward-backward). The score of a label is
the sum of the weights of features around it; those of a word are added up once and kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khizana.entities.recognition.name_lists import NameLists, name_lists
from khizana.entities.recognition.word_features import EDGE, OFFSETS, key_of, phrase_features, word_features

Floats = NDArray[np.float32]
WEIGHT_UNIT = 100  # weights are stored as whole hundredths
_BATCH = 128  # sentences tagged together
_MAX_WORDS = 1 << 17  # distinct words whose vectors are kept
_REACH = len(OFFSETS) // 2


class Tagger:
    """Gives each word of a sentence the probability of each label."""

    def __init__(self, model: dict[str, Any], lists: NameLists) -> None:
        self.labels: list[str] = model["labels"]
        self._lists = lists
        self._transitions = np.exp(np.array(model["transitions"], np.float32) / WEIGHT_UNIT)
        self._rows: dict[str, int] = {name: row for row, name in enumerate(model["weights"])}
        shape = (len(self._rows) + 1, len(OFFSETS), len(self.labels))
        self._weights = np.zeros(shape, np.float32)  # by feature, offset, label; the last row is of what is unknown
        for row, weights in enumerate(model["weights"].values()):
            for offset, label, weight in zip(weights[::3], weights[1::3], weights[2::3], strict=True):
                self._weights[row, offset, label] = weight / WEIGHT_UNIT
        self._forget()

    def _forget(self) -> None:
        self._ids: dict[str, int] = {}
        self._vectors = self._weights[[self._rows.get(EDGE, -1)]]

    def marginals(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """Return the probabilities of each of *sentences*, words by labels."""
        if len(self._ids) > _MAX_WORDS:
            self._forget()
        self._learn({word for sentence in sentences for word in sentence})
        order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
        out: dict[int, Floats] = {}
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            found = self._tag([sentences[n] for n in batch])
            out.update((n, found[row, : len(sentences[n])]) for row, n in enumerate(batch))
        return [out[at] for at in range(len(sentences))]

    def _learn(self, words: set[str]) -> None:
        """Add up the weights of each new word, for its own label and for those around it."""
        new = sorted(words - self._ids.keys())
        if not new:
            return
        rows: list[int] = []
        starts: list[int] = []
        for word in new:
            starts.append(len(rows))
            rows += [self._rows[name] for name in word_features(word, self._lists) if name in self._rows] or [-1]
        sums = np.add.reduceat(self._weights[rows], starts, axis=0)
        self._ids.update((word, len(self._vectors) + n) for n, word in enumerate(new))
        self._vectors = np.concatenate([self._vectors, sums])

    def _scores(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """Return the score of each label: sentences by words by labels, padded to the longest."""
        width = max(map(len, sentences))
        ids = np.zeros((len(sentences), width + 2 * _REACH), np.int64)  # 0: the edge
        for row, sentence in enumerate(sentences):
            ids[row, _REACH : _REACH + len(sentence)] = [self._ids[word] for word in sentence]
        scores = np.zeros((len(sentences), width, len(self.labels)), np.float32)
        for place in range(len(OFFSETS)):
            scores += self._vectors[ids[:, place : place + width], place]
        scores += self._weights[self._rows["bias"], _REACH]
        for row, sentence in enumerate(sentences):
            for at, name in phrase_features([key_of(word) for word in sentence], self._lists):
                scores[row, at] += self._weights[self._rows.get(name, -1), _REACH]
        return scores

    def _tag(self, sentences: Sequence[Sequence[str]]) -> Floats:
        scores = self._scores(sentences)
        state = np.exp(scores - scores.max(2, keepdims=True))
        inside = np.arange(state.shape[1]) < np.array([[len(sentence)] for sentence in sentences])
        forward, backward = np.empty_like(state), np.ones_like(state)
        forward[:, 0] = _normal(state[:, 0])
        for at in range(1, state.shape[1]):
            forward[:, at] = _normal((forward[:, at - 1] @ self._transitions) * state[:, at])
        for at in range(state.shape[1] - 2, -1, -1):
            after = _normal((backward[:, at + 1] * state[:, at + 1]) @ self._transitions.T)
            backward[:, at] = np.where(inside[:, at + 1, None], after, 1)
        return _normal(forward * backward)


def _normal(values: Floats) -> Floats:
    total: Floats = values / values.sum(-1, keepdims=True)
    return total


@cache
def tagger() -> Tagger:
    """Return the tagger that the package ships; read once a process."""
    packed = (resources.files("khizana") / "data" / "name_model.json.gz").read_bytes()
    return Tagger(json.loads(gzip.decompress(packed)), name_lists())
