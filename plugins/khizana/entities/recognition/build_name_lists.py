"""Write data/name_lists.json.gz: parts of people's names, names of places and bodies, frequencies of words.

    python -m khizana.entities.recognition.build_name_lists --news antcorpus.jsonl

Parts of names are those of the package arabic-name-romanizer (data of Wikidata, CC0, and DziriNames, MIT), places and bodies
those of the gazetteer and the starter authority, frequencies counted in the news of antcorpus (Apache-2.0) without the
articles held out for measuring.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

from khizana.arabic.tokenizer import tokenize
from khizana.entities.gazetteer.gazetteer import gazetteer
from khizana.entities.gazetteer.starter import starter_authority
from khizana.entities.recognition.training_data import is_held_out

_DATA = resources.files("khizana") / "data"
_MOST_COMMON = 4000  # words that are no name of a town by themselves
_FREQUENT = 4  # step of frequency from which a word needs better evidence to be part of a name
_GRADES = (3, 10, 60)  # people who bear a part of a name, for each grade


def main() -> None:
    """Read the command line and write the lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--news", type=Path, required=True, help="antcorpus.jsonl")
    options = parser.parse_args()
    counts = _word_counts(options.news)
    frequency = _frequencies(counts)
    parts = _name_parts(counts, frequency)
    common = {word for word, _ in counts.most_common(_MOST_COMMON)}
    lists = {"parts": _grouped(parts), "frequency": _grouped(frequency), "names": _names(common)}
    text = json.dumps(lists, ensure_ascii=False, separators=(",", ":"))
    Path(str(_DATA / "name_lists.json.gz")).write_bytes(gzip.compress(text.encode(), mtime=0))


def _word_counts(news: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    with news.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if not is_held_out(article["id"]):
                counts.update(token.key for token in tokenize(f"{article['title']}\n{article['text']}"))
    return counts


def _frequencies(counts: Counter[str]) -> dict[str, int]:
    """Return the frequency of words in 7 steps, each about 4.6 times the one before; rare words have none."""
    million = counts.total() / 1e6
    return {
        word: min(7, 1 + int(math.log10(count / million) * 1.5))
        for word, count in counts.items()
        if len(word) > 1 and count >= max(3, million)
    }


def _name_parts(counts: Mapping[str, int], frequency: Mapping[str, int]) -> dict[str, int]:
    import arabic_name_romanizer

    database = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    bearers: Counter[str] = Counter()
    with sqlite3.connect(database) as connection:
        for name, count in connection.execute("select arabic_key, sum(count) from units group by arabic_key, role"):
            keys = [token.key for token in tokenize(name)]
            if len(keys) == 1 and len(keys[0]) > 2 and count >= _GRADES[0]:
                bearers[keys[0]] += count
    return {
        word: sum(count >= grade for grade in _GRADES)
        for word, count in bearers.items()
        if count * 40 > counts[word] or frequency.get(word, 0) < _FREQUENT
    }


def _names(common: set[str]) -> dict[str, list[str]]:
    """Return the names of countries, towns and bodies, as keys."""
    found: dict[str, set[str]] = {"country": set(), "town": set(), "org": set()}
    for record in (*gazetteer().values(), *starter_authority().values()):
        kind = record.type if record.type == "org" else "town" if record.part_of else "country"
        for form in record.unguarded_forms:
            words = [token.key for token in tokenize(form)]
            alone = len(words) == 1
            rare = (
                alone
                and len(words[0]) > 3
                and common.isdisjoint((words[0], words[0].removeprefix("ال"), "ال" + words[0]))
            )
            if kind in found and (kind != "town" or not alone or rare):
                found[kind].add(" ".join(words))
    return {kind: sorted(names) for kind, names in found.items()}


def _grouped(values: Mapping[str, int]) -> dict[str, str]:
    return {str(step): " ".join(_words_at(values, step)) for step in sorted(set(values.values()))}


def _words_at(values: Mapping[str, int], step: int) -> Iterable[str]:
    return sorted(word for word, value in values.items() if value == step)


if __name__ == "__main__":
    main()
