"""Fit data/name_weights.tsv to names that were read by eye, and say how well the probabilities hold.

    python -m khizana.entities.recognition.fit_weights --labels training/proposals.tsv NEWS.jsonl …

A label is a type, a name and 1 (real, whole, rightly typed) or 0. Names that the archive of NEWS does not propose are left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from importlib import resources
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khizana.entities.recognition.archive_names import TaggedArchive, name_key, weigh
from khizana.entities.recognition.name_features import features
from khizana.entities.recognition.name_lists import name_lists
from khizana.entities.recognition.tagged_text import TaggedSentence, tag
from khizana.entities.recognition.tagger import tagger
from khizana.entities.recognition.training_data import is_held_out
from khizana.model import ENTITY_TYPES

Values = NDArray[np.float64]
RIDGE = 1.0  # strength of the penalty on large weights
_STEPS = 30  # of Newton's method
_FOLDS = 10
_BATCH = 64  # articles


def main() -> None:
    """Read the command line, fit the weights, write them and print how well they hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--labels", type=Path, default=Path("training/proposals.tsv"))
    parser.add_argument("news", type=Path, nargs="+", help="files of articles as JSON lines; each is an archive")
    options = parser.parse_args()
    labels = {(type_, name_key(name)): int(right) for type_, name, right in _labels(options.labels)}
    rows: list[tuple[dict[str, float], int]] = []
    for path in options.news:
        for name, evidence in weigh(read_news(path)).items():
            if (right := labels.pop((ENTITY_TYPES[evidence.type], name), None)) is not None:
                rows.append((dict(features(name, evidence, name_lists())), right))
    names = sorted({name for row, _ in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows])
    y = np.array([right for _, right in rows], float)
    _print_calibration(_held_out_probabilities(x, y), y)
    weights = zip(names, _fit(x, y), strict=True)
    path = Path(str(resources.files("khizana") / "data" / "name_weights.tsv"))
    path.write_text(_HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in weights), encoding="utf-8")


_HEAD = """\
# Weights of the evidence that a name of the archive is real, whole and rightly typed: entities/recognition/name_features.
# source: fitted by fit_weights.py to training/proposals.tsv, names read by eye   licence: CC0-1.0   date: 2026
feature\tweight
"""


def _labels(path: Path) -> Iterator[list[str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")[:3]


def read_news(path: Path) -> TaggedArchive:
    """Return the tagged articles of *path* that are not held out."""
    with path.open(encoding="utf-8") as lines:
        articles = [article for article in map(json.loads, lines) if not is_held_out(article["id"])]
    tagged: list[tuple[str, list[TaggedSentence]]] = []
    pending = iter(articles)
    while batch := list(islice(pending, _BATCH)):
        read = tag((f"{article['title']}\n{article['text']}" for article in batch), tagger())
        tagged += zip((article["id"] for article in batch), read, strict=True)
    return lambda: tagged


def _fit(x: Values, y: Values) -> Values:
    """Return the weights of a logistic regression with a ridge penalty, by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(x @ weights)))
        curvature = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        weights += np.linalg.solve(curvature, x.T @ (y - p) - RIDGE * weights)
    return weights


def _held_out_probabilities(x: Values, y: Values) -> Values:
    """Return the probability of each row by the weights fitted to the others, a tenth at a time."""
    out = np.zeros(len(y))
    for fold in range(_FOLDS):
        test = np.arange(len(y)) % _FOLDS == fold
        out[test] = 1 / (1 + np.exp(-(x[test] @ _fit(x[~test], y[~test]))))
    return out


def _print_calibration(p: Values, y: Values) -> None:
    for threshold in (0.5, 0.7, 0.8, 0.85, 0.9, 0.95):
        chosen = p >= threshold
        print(f"p >= {threshold}: {np.sum(chosen)} of {len(y)}, right {np.mean(y[chosen]):.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
