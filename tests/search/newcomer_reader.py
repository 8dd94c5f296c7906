"""A reader of the search index written from docs/index-format.md alone: one plain word, or a phrase of two, ranked.

python newcomer_reader.py FOLDER prints a line of JSON for each form and each two that stand side by side: the query, and
[id, score] of its articles. Folding and stemming are left to the code: all term shards are read. Long lists (§4) are refused.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

DIGITS = [chr(code) for code in range(ord("#"), ord("~") + 1) if chr(code) != "\\"]
LETTERS = [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B))]
STAND_INS = "?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abc"
RELETTER = str.maketrans("".join([*LETTERS, *STAND_INS]), "".join([*STAND_INS, *LETTERS]))
ARTICLES = ("ال", "بال", "كال", "فال", "لل")
PREFIXES = ("", *ARTICLES, "و", *("و" + prefix for prefix in ARTICLES))
PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
SUFFIXES = (("ي", 2), ("ه", 1), ("يه", 4), ("ين", 32), ("ون", 64), ("ات", 16), ("ان", 128), ("ها", 8))


@dataclass(frozen=True, eq=False, slots=True)
class Form:
    """A form with its list: articles by number with their impacts, and with the places of its words."""

    text: str
    stem: str
    lemma: str
    home: str
    postings: dict[int, float]
    places: dict[int, list[int]]


class Bits:
    """A stream of bits, six to a character (§2)."""

    def __init__(self, text: str) -> None:
        self._bits = "".join(f"{DIGITS.index(character):06b}" for character in text)
        self._at = 0

    def _take(self, count: int) -> int:
        self._at += count
        return int(self._bits[self._at - count : self._at] or "0", 2)

    def _rice(self, k: int) -> int:
        noughts = 0
        while noughts < 16 and self._take(1) == 0:
            noughts += 1
        return self._take(32) if noughts == 16 else (noughts << k) + self._take(k)

    def ascending(self, count: int, width: int) -> list[int]:
        """Return *count* ascending numbers of *width* bits."""
        k = max(0, width - 1 - count.bit_length())
        gaps = [self._rice(k) for _ in range(count)]
        return list(accumulate(gaps, lambda last, gap: last + gap + 1))

    def coded(self) -> Iterator[int]:
        """Yield the numbers of a Huffman code whose table stands before them, for as long as the caller asks."""
        lengths = [self._take(4) for _ in range(self._take(6))]
        codes, code = {}, 0
        for length in range(1, 16):
            for symbol in (symbol for symbol, own in enumerate(lengths) if own == length):
                codes[length, code] = symbol
                code += 1
            code <<= 1
        while True:
            length = code = 0
            while (length, code) not in codes:
                length, code = length + 1, (code << 1) + self._take(1)
            symbol = codes[length, code]
            extra = symbol - 26 - 1
            yield symbol if symbol < 32 else (1 << extra) + self._take(extra)


def checksum(text: str) -> int:
    """Return the checksum of *text*."""
    units = memoryview(text.encode("utf-16")).cast("H")[1:]  # without the byte order mark
    value = len(units)
    for unit in units:
        value = (value * 16777619 + unit) % 2**32
    return value


class Index:
    """An index of one site, read whole."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if self._manifest["format"] != 6:
            raise ValueError(f"index format {self._manifest['format']}")
        self._forms = [form for name in self._leaves(self._manifest["terms"]) for form in self._read_terms(name)]
        self._by_lemma, self._by_stem = defaultdict(list), defaultdict(list)
        for form in self._forms:
            self._by_lemma[form.lemma].append(form)
            self._by_stem[form.stem].append(form)
        self._articles = [(shard, id_) for shard, ids in enumerate(self._ids()) for id_ in ids]

    def rankings(self) -> Iterator[tuple[str, list[tuple[str, float]]]]:
        """Yield queries, and the articles that have the word or phrase with their scores, the best first."""
        forms = [form for form in self._forms if form.text not in self._manifest["function_words"]]
        by_place = {
            (article, place): form for form in forms for article, places in form.places.items() for place in places
        }
        pairs = {
            (form, by_place[at, place + 1]) for (at, place), form in by_place.items() if (at, place + 1) in by_place
        }
        queries = [(form.text, self._scores(form)) for form in forms]
        queries += [(f'"{one.text} {other.text}"', self._phrase(one, other)) for one, other in pairs]
        for text, exact in sorted(queries, key=lambda query: query[0]):
            scores = {article: round(score, 6) for article, score in exact.items()}
            yield text, [(self._articles[a][1], scores[a]) for a in self._ranked(scores)]

    def _phrase(self, first: Form, second: Form) -> dict[int, float]:
        joined = {proclitic + first.text for proclitic in ("", *PROCLITICS)}
        if first.text.startswith("ال"):
            joined |= {p + first.text[2 if first.text[2:3] == "ل" else 1 :] for p in PROCLITICS if p.endswith("ل")}
        scores = self._scores(first), self._scores(second)
        return {
            article: scores[0][article] + scores[1][article]
            for form in self._by_lemma[first.lemma]
            for article, places in form.places.items()
            if form.text in joined and {place + 1 for place in places} & {*second.places.get(article, ())}
        }

    def _scores(self, typed: Form) -> dict[int, float]:
        lemma, stem = self._by_lemma[typed.lemma], self._by_stem[typed.stem]
        light = [form for form in stem if form.home in (typed.stem, typed.home)]
        scores: dict[int, float] = dict.fromkeys((article for form in lemma for article in form.postings), 0.0)
        for view, forms in (("lemma", lemma), ("light", light), ("exact", [typed])):
            for article, weight in self._weights(forms).items():
                if article in scores:
                    scores[article] += self._manifest["views"][view] * weight
        return scores

    def _ranked(self, scores: dict[int, float]) -> list[int]:
        """Return articles by score; of equals, by what else their shards have, then by number."""
        shard = {article: self._articles[article][0] for article in scores}
        best = {shard[article]: scores[article] for article in sorted(scores, key=scores.__getitem__)}
        most = Counter((shard[article], score) for article, score in scores.items())

        def order(article: int) -> tuple[float, bool, int, int]:
            score = scores[article]
            return -score, best[shard[article]] <= score, -most[shard[article], score], -article

        return sorted(scores, key=order)

    def _weights(self, forms: list[Form]) -> dict[int, float]:
        impacts: dict[int, float] = {}
        for form in forms:
            for article, impact in form.postings.items():
                impacts[article] = impacts.get(article, 0.0) + impact
        n, k1 = len(impacts), self._manifest["k1"]
        rarity = math.log(1 + (self._manifest["articles"] - n + 0.5) / (n + 0.5))
        return {article: rarity * (k1 + 1) * x / (1 + x) for article, x in impacts.items()}

    def _ids(self) -> list[list[str]]:
        groups, group = self._manifest["groups"], self._manifest["group"]
        shards = sum(DIGITS.index(digit) < 45 for digit in self._manifest["files"])  # the last digits of numbers
        names = (f"articles/{groups[f // group]}/{f % group}" for f in range(shards))
        return [[article["id"] for article in self._shard(name)] for name in names]

    def _shard(self, name: str) -> Any:
        content = (self._folder / f"{name}.js").read_text(encoding="utf-8")
        first, last = content.index(","), content.rindex(",")
        text = content[first + 1 : last]
        if checksum(name + text) != int(content[last + 1 : content.rindex(")")]):
            raise ValueError(f"{name} is damaged")
        return json.loads(text)

    def _leaves(self, node: dict[str, Any]) -> Iterator[str]:
        for name in node["files"]:
            if node["leaf"]:
                yield name
            else:
                yield from self._leaves(self._shard(name))

    def _read_terms(self, name: str) -> Iterator[Form]:
        shard = self._shard(name)
        if shard["long"] or shard["tails"]:
            raise ValueError("long lists are not read")
        prefixes, suffixes = Bits(shard["prefixes"]).coded(), Bits(shard["suffixes"]).coded()
        frequencies, levels = Bits(shard["frequencies"]).coded(), Bits(shard["levels"]).coded()
        articles, places = Bits(shard["articles"]), self._places(shard["positions"])
        for family, home, away in _families(shard["families"]):
            for lemma, stem, count in home:
                for _ in range(count):
                    text = _inflect(stem, next(prefixes), next(suffixes))
                    found = articles.ascending(next(frequencies), shard["width"])
                    impacts = {article: self._manifest["levels"][next(levels)] for article in found}
                    yield Form(text, stem, lemma, family, impacts, {article: next(places) for article in found})
            for _ in range(away):
                next(prefixes), next(suffixes)

    def _places(self, shards: list[tuple[int, str]]) -> Iterator[list[int]]:
        for _, name in shards:
            shard = self._shard(name)
            gaps = Bits(shard["gaps"])
            for count in _mostly_ones(shard["counts"], shard["count"]):
                yield gaps.ascending(count, shard["steps"] + 1)


def _mostly_ones(text: str, count: int) -> list[int]:
    runs, others, size = text.split(" ")
    numbers: list[int] = []
    for run, other in islice(zip(Bits(runs).coded(), Bits(others).coded(), strict=False), int(size)):
        numbers += [*[1] * run, other + 2]
    return numbers + [1] * (count - len(numbers))


def _families(relettered: str) -> Iterator[tuple[str, list[tuple[str, str, int]], int]]:
    """Yield each family's stem, its entries at home (lemma, stem, number of forms) and how many forms are away."""
    stem = ""
    for family in relettered.translate(RELETTER).split(";"):
        shortened, home, away = family.split("|") if "|" in family else (family, "~ ~", "")
        stem = stem[: int(shortened[0])] + shortened[1:]
        entries = [entry.replace("~", stem).split(" ") for entry in home.split(",") if entry]
        counts = [int(entry.split(" ")[1]) if " " in entry else 1 for entry in away.split(",") if entry]
        yield stem, [(lemma, own, int((*count, "1")[0])) for lemma, own, *count in entries], sum(counts)


def _inflect(stem: str, prefix: int, suffixes: int) -> str:
    return PREFIXES[prefix] + stem + "".join(suffix for suffix, bit in SUFFIXES if suffixes & bit)


if __name__ == "__main__":
    for ranking in Index(Path(sys.argv[1])).rankings():
        sys.stdout.write(f"{json.dumps(ranking)}\n")
