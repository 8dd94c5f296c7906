"""Find furniture: lines and closing phrases that recur at the edges of many texts of one source, «رابط الخبر بصحيفة …».

One pass over the articles, a few counts each. What is found is only proposed, as rules for the publisher's own
content/boilerplate.yaml.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from khizana.ingest.lines import is_passage

RULES_FILE = "boilerplate.yaml"
_EDGE = 3  # lines looked at from either end
_MIN_TIMES = 10
_MIN_SHARE = 0.05  # of the source's articles
_LIKE_ALL = 0.8  # of the texts with a phrase that must have a longer one, for the longer to be proposed
_MIN_PHRASE_WORDS = 3
_MAX_PHRASE_WORDS = 6
_MAX_LINE_WORDS = 12
_MAX_TAIL = 400  # characters of what is cut off
_MAX_COUNTED = 300_000  # phrases kept while counting; the rare ones go first
_SENTENCE_END = re.compile(r"[.؟!…]\s+")

Place = Literal["top", "bottom", "frame", "tail"]
_Key = tuple[str, Place, str]  # source, place, phrase


@dataclass(frozen=True, slots=True)
class Proposal:
    """A phrase that recurs: a line at the `top` or `bottom`, or a `tail`, with which the end of the last line begins."""

    source: str
    place: Literal["top", "bottom", "tail"]
    phrase: str
    times: int
    articles: int  # of the source


class FurnitureCount:
    """Counts the edges of texts, by source."""

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._counts: Counter[_Key] = Counter()
        self._rare = 0

    def add(self, source: str, texts: Sequence[str]) -> None:
        """Count the edges of one article, whose blocks have *texts*."""
        self._articles[source] += 1
        keys = {(source, place, phrase) for place, phrase in _edges(texts)}
        self._counts.update(keys)
        while len(self._counts) > _MAX_COUNTED:
            self._rare += 1
            self._counts = Counter({key: times for key, times in self._counts.items() if times > self._rare})

    def proposals(self) -> list[Proposal]:
        """Return what recurs, by source, the most frequent first."""
        often: defaultdict[str, dict[tuple[Place, str], int]] = defaultdict(dict)
        for (source, place, phrase), times in self._counts.items():
            if times >= max(_MIN_TIMES, _MIN_SHARE * self._articles[source]):
                often[source][place, phrase] = times
        found = [
            Proposal(source, place, phrase, times, self._articles[source])
            for source, phrases in sorted(often.items())
            for place, phrase, times in _distinct(phrases)
        ]
        return sorted(found, key=lambda each: (each.source, -each.times, each.phrase))


def describe(proposals: Sequence[Proposal]) -> str:
    """Return what to tell the publisher of *proposals*."""
    phrases = "one phrase recurs" if len(proposals) == 1 else f"{len(proposals)} phrases recur"
    advice = f"{phrases} at the edges of many texts. What is no part of them goes into content/{RULES_FILE}:"
    return f"{advice}\n\n{render_rules(proposals)}"


def render_rules(proposals: Iterable[Proposal]) -> str:
    """Return *proposals* as YAML, to be pasted into content/boilerplate.yaml."""
    rules = []
    for number, each in enumerate(proposals, start=1):
        where = "bottom" if each.place == "tail" else each.place
        words = len(each.phrase.split()) + (8 if "…" in each.phrase else 0)
        tail = "  tail: true\n" if each.place == "tail" else ""
        rules.append(
            f"recurring_{number}: # {each.times} of {each.articles} texts\n"
            f"  source: {json.dumps(each.source, ensure_ascii=False)}\n"
            f"  where: {where}\n{tail}  words: {words}\n"
            f"  lines: [{json.dumps(each.phrase, ensure_ascii=False)}]\n"
        )
    return "".join(rules)


def _edges(texts: Sequence[str]) -> Iterable[tuple[Place, str]]:
    for place, lines in (("top", texts[:_EDGE]), ("bottom", texts[: -_EDGE - 1 : -1])):
        for line in takewhile(lambda line: not is_passage(line), lines):  # as far as the rules reach
            words = line.split(maxsplit=_MAX_LINE_WORDS)
            if len(words) <= _MAX_LINE_WORDS and any(letter.isalpha() for letter in line):
                yield place, " ".join(words)  # type: ignore[misc]  # one of two literals
                if place == "bottom" and len(words) >= _MIN_PHRASE_WORDS:
                    yield "frame", f"{words[0]} … {words[-1]}"
    if texts:
        yield from (("tail", phrase) for phrase in _beginnings(_last_sentence(texts[-1])))


def _last_sentence(line: str) -> str:
    """Return the last sentence of *line* and what follows it up to the end."""
    tail = line[-_MAX_TAIL:]
    ends = [found.end() for found in _SENTENCE_END.finditer(tail) if found.end() < len(tail)]
    return tail[ends[-1] :] if ends else ""


def _beginnings(sentence: str) -> Iterable[str]:
    words = sentence.split(maxsplit=_MAX_PHRASE_WORDS)[:_MAX_PHRASE_WORDS]
    return (" ".join(words[:count]) for count in range(_MIN_PHRASE_WORDS, len(words) + 1))


def _distinct(phrases: dict[tuple[Place, str], int]) -> Iterable[tuple[Literal["top", "bottom", "tail"], str, int]]:
    """Yield *phrases* without those that another says better: a longer one than its beginnings, a line than its frame."""
    for (place, phrase), times in phrases.items():
        if place == "tail":
            longer = (n for (p, other), n in phrases.items() if p == "tail" and other.startswith(phrase + " "))
            shorter = [n for (p, other), n in phrases.items() if p == "tail" and phrase.startswith(other + " ")]
            if max(longer, default=0) < _LIKE_ALL * times and times >= _LIKE_ALL * max(shorter, default=0):
                yield "tail", phrase, times
        elif place == "frame":
            first, _, last = phrase.partition(" … ")
            lines = (
                n
                for (p, other), n in phrases.items()
                if p == "bottom" and other.startswith(first) and other.endswith(last)
            )
            if max(lines, default=0) < _LIKE_ALL * times:
                yield "bottom", phrase, times
        else:
            yield place, phrase, times
