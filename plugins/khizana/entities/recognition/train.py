"""Train the tagger, or measure it.

    python -m khizana.entities.recognition.train --corpora DIR --news DIR
    python -m khizana.entities.recognition.train --corpora DIR --news DIR --folds --out /tmp/model.json.gz
    python -m khizana.entities.recognition.train --test FILE …

The first writes data/name_model.json.gz, the same bytes each time. With --folds a third of every corpus is left out and
measured on. Needs the extra `train` of the package (python-crfsuite); docs/names.md says where the corpora come from.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import zlib
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from khizana.entities.recognition.name_lists import name_lists
from khizana.entities.recognition.tagger import WEIGHT_UNIT, Tagger
from khizana.entities.recognition.training_data import (
    Sentence,
    read_annotated,
    read_corpus,
    spans,
)
from khizana.entities.recognition.word_features import OFFSETS, sentence_features

CORPORA = ("newsfane_train", "aqmar", "wojood")
_OWN_WEIGHT = 2  # times that our own sentences are given to the trainer
_BLOCK = 60  # sentences in a row that a fold keeps together, so that a name's repeats do
_PARAMETERS = {
    "c1": 0.07,
    "c2": 0.02,
    "max_iterations": 70,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
}
_MODEL = Path(str(resources.files("khizana") / "data" / "name_model.json.gz"))


def main() -> None:
    """Read the command line, train, write the model and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, help="folder of " + ", ".join(f"{name}.conll" for name in CORPORA))
    parser.add_argument("--news", type=Path, help="folder of saudi.jsonl and hespress.jsonl")
    parser.add_argument("--training", type=Path, default=Path("training"), help="folder of our own annotated sentences")
    parser.add_argument("--folds", action="store_true", help="leave out a third of every corpus, and measure on it")
    parser.add_argument("--out", type=Path, default=_MODEL)
    parser.add_argument("--test", type=Path, nargs="*", default=[], help="corpora in CoNLL columns to measure on")
    options = parser.parse_args()
    tests = {path.stem: read_corpus(path) for path in options.test}
    if options.corpora:
        own = read_annotated(options.training, options.news)
        corpora = {name: read_corpus(options.corpora / f"{name}.conll") for name in CORPORA} | own
        if options.folds:
            tests |= {name: [s for at, s in enumerate(found) if _is_left_out(at)] for name, found in corpora.items()}
            corpora = {
                name: [s for at, s in enumerate(found) if not _is_left_out(at)] for name, found in corpora.items()
            }
        weighted = [s for name, found in corpora.items() for s in found * (_OWN_WEIGHT if name in own else 1)]
        options.out.write_bytes(_packed(_train(weighted)))
    model = Tagger(json.loads(gzip.decompress(options.out.read_bytes())), name_lists())
    for name, sentences in tests.items():
        print(name, measure(model, sentences))  # noqa: T201


def _is_left_out(sentence: int) -> bool:
    return zlib.crc32(str(sentence // _BLOCK).encode()) % 3 == 0


def _train(sentences: Sequence[Sentence]) -> dict[str, Any]:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        features = sentence_features([word for word, _ in sentence], name_lists())
        trainer.append(features, [label for _, label in sentence])
    trainer.set_params(_PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        found = pycrfsuite.Tagger()
        found.open(path)
        info = found.info()
        found.close()
    return _model(sorted(info.labels), info.transitions, info.state_features)


def _model(
    labels: list[str], transitions: dict[tuple[str, str], float], states: dict[tuple[str, str], float]
) -> dict[str, Any]:
    """Return the model as JSON values: each feature with triples of offset, label and weight."""
    weights: dict[str, list[int]] = {}
    for (feature, label), weight in sorted(states.items()):
        offset, _, name = feature.partition(":")
        at = OFFSETS.index(int(offset)) if name and offset.lstrip("-").isdigit() else OFFSETS.index(0)
        bare = feature if at == OFFSETS.index(0) else name
        if hundredths := round(weight * WEIGHT_UNIT):
            weights.setdefault(bare, []).extend((at, labels.index(label), hundredths))
    table = [[round(transitions.get((a, b), 0) * WEIGHT_UNIT) for b in labels] for a in labels]
    return {"labels": labels, "transitions": table, "weights": dict(sorted(weights.items()))}


def _packed(model: dict[str, Any]) -> bytes:
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), mtime=0)


def measure(model: Tagger, sentences: Sequence[Sentence]) -> str:
    """Return precision, recall and F1 of the exact names of each type in *sentences*, and of people, bodies and places."""
    right, found, there = Counter[str](), Counter[str](), Counter[str]()
    marginals = model.marginals([[word for word, _ in sentence] for sentence in sentences])
    for sentence, probabilities in zip(sentences, marginals, strict=True):
        gold = set(spans([label for _, label in sentence]))
        guess = set(spans([model.labels[label] for label in probabilities.argmax(1)]))
        for names, counts in ((gold & guess, right), (guess, found), (gold, there)):
            counts.update(type_ for _, _, type_ in names)
    rows = []
    for types in (("person",), ("org",), ("place",), ("event",), ("work",), ("person", "org", "place")):
        r, f, t = (sum(counts[type_] for type_ in types) for counts in (right, found, there))
        if t:
            rows.append(f"{'+'.join(types)} P {r / max(f, 1):.3f} R {r / t:.3f} F {2 * r / (f + t):.3f} ({t})")
    return "; ".join(rows)


if __name__ == "__main__":
    main()
