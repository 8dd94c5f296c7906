"""The texts of an archive as numbers, so that all of them fit in memory at once: about 20 bytes a word.

In: annotated articles, in any order. Out: Texts. Every word has two numbers: which word it is, spelling folded (to find
passages that were copied), and which *key* it is (to find articles about the same thing): the light stem of a word that
says something, an entity for the words of its name, 0 for all the rest. Numbers depend on the order of the articles;
nothing made from them may.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from khizana.annotation.annotate import Annotated
from khizana.arabic.fold import SearchKey
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.tokenizer import tokenize
from khizana.model import Article, Mention
from khizana.similarity.clause_words import makes_clause
from khizana.similarity.date_gap import WEEKDAYS, days
from khizana.similarity.report_words import REPORT_WORDS

LEAD = 35  # words, the title's among them, in which a report says who did what
_ENTITY = "@"  # begins the name of an entity's key; no token holds it
_SHORTEST = 2  # letters of a word that says something


def _hash(form: str) -> int:
    return int.from_bytes(blake2b(form.encode(), digest_size=8).digest(), "big")


NUMBER = _hash("0")
"""What every number has for a hash."""


def _numbers(kind: str) -> array[int]:
    return array(kind)


@dataclass(slots=True)
class Texts:
    """Articles by number; a token's number runs through the whole archive, its `starts` and `ends` through its article."""

    ids: list[str] = field(default_factory=list)
    first_days: array[int] = field(default_factory=lambda: _numbers("i"))  # days.days(); 0 when not dated
    last_days: array[int] = field(default_factory=lambda: _numbers("i"))
    weekdays: array[int] = field(default_factory=lambda: _numbers("B"))  # named in the lead; a bit each, days.WEEKDAYS
    bounds: array[int] = field(
        default_factory=lambda: array("Q", [0])
    )  # tokens of article n: bounds[n] to bounds[n + 1]
    title_ends: array[int] = field(default_factory=lambda: _numbers("Q"))  # the first token after the given title
    words: array[int] = field(default_factory=lambda: _numbers("I"))
    keys: array[int] = field(default_factory=lambda: _numbers("I"))
    starts: array[int] = field(default_factory=lambda: _numbers("I"))
    ends: array[int] = field(default_factory=lambda: _numbers("I"))
    follows: array[int] = field(default_factory=lambda: _numbers("B"))  # 1 where one space parts a token from the last
    name_bounds: array[int] = field(default_factory=lambda: array("Q", [0]))  # as `bounds`, of the names mentioned
    name_keys: array[int] = field(default_factory=lambda: _numbers("I"))
    name_starts: array[int] = field(default_factory=lambda: _numbers("I"))
    name_ends: array[int] = field(default_factory=lambda: _numbers("I"))
    hashes: array[int] = field(default_factory=lambda: _numbers("Q"))  # of each word; all numbers have one
    word_keys: array[int] = field(default_factory=lambda: _numbers("I"))  # the key of each word that is in no name
    clauses: array[int] = field(default_factory=lambda: _numbers("B"))  # 1 for each word that makes a clause
    key_names: list[str] = field(default_factory=lambda: [""])
    document_frequency: array[int] = field(default_factory=lambda: array("I", [0]))  # articles that have a key

    def __len__(self) -> int:
        return len(self.ids)

    def tokens(self, number: int) -> range:
        """Return the tokens of an article."""
        return range(self.bounds[number], self.bounds[number + 1])

    def entity(self, key: int) -> str | None:
        """Return the slug of an entity's *key*, None for a word's."""
        name = self.key_names[key]
        return name[1:] if name.startswith(_ENTITY) else None

    def counts(self, number: int) -> Counter[int]:
        """Return how often an article has each key; a word of its given title counts twice."""
        found = Counter(self.keys[self.bounds[number] : self.bounds[number + 1]])
        found.update(self.keys[self.bounds[number] : self.title_ends[number]])
        found.update(self.name_keys[self.name_bounds[number] : self.name_bounds[number + 1]])
        del found[0]
        return found

    def lead(self, number: int) -> set[int]:
        """Return the keys of an article's first LEAD words."""
        tokens = self.tokens(number)[:LEAD]
        found = {self.keys[token] for token in tokens}
        if tokens:
            names = range(self.name_bounds[number], self.name_bounds[number + 1])
            found |= {self.name_keys[name] for name in names if self.name_starts[name] < self.ends[tokens[-1]]}
        return found - {0}

    def places(self, number: int, key: int) -> Iterator[tuple[int, int]]:
        """Yield the spans where an article has *key*."""
        if self.entity(key) is None:
            for token in self.tokens(number):
                if self.keys[token] == key:
                    yield self.starts[token], self.ends[token]
        else:
            for name in range(self.name_bounds[number], self.name_bounds[number + 1]):
                if self.name_keys[name] == key:
                    yield self.name_starts[name], self.name_ends[name]


def read_texts(articles: Iterable[Annotated]) -> Texts:
    """Return *articles* as numbers; what is not needed of one is let go before the next is taken."""
    reader = _Reader()
    for annotated in articles:
        reader.add(annotated)
    return reader.texts


class _Reader:
    """Numbers words and keys as they come."""

    def __init__(self) -> None:
        self.texts = Texts()
        self._words: dict[SearchKey, int] = {}
        self._keys: dict[str, int] = {}

    def add(self, annotated: Annotated) -> None:
        texts, article = self.texts, annotated.article
        aside = _byline(article)
        names = [m for m in annotated.mentions if m.kind in ("name", "short") and not _overlap(m.start, m.end, aside)]
        title_end = len(article.title) if article.title_source == "given" else 0
        self._add_tokens(article.text, aside, names, title_end)
        for name in names:
            texts.name_keys.append(self._key(_ENTITY + name.entity))
            texts.name_starts.append(name.start)
            texts.name_ends.append(name.end)
        first, last = days(article.date)
        texts.first_days.append(first)
        texts.last_days.append(last)
        texts.bounds.append(len(texts.words))
        texts.name_bounds.append(len(texts.name_keys))
        texts.ids.append(article.id)
        for key in texts.counts(len(texts) - 1):
            texts.document_frequency[key] += 1

    def _add_tokens(self, text: str, aside: tuple[int, int], names: list[Mention], title_end: int) -> None:
        texts = self.texts
        coming, named_to, in_title, weekdays = iter(names), 0, 0, 0
        name, end = next(coming, None), 0
        for token in tokenize(text):
            if _overlap(token.start, token.end, aside):
                continue
            while name is not None and name.start < token.end:
                named_to = max(named_to, name.end)
                name = next(coming, None)
            word = self._word(token.key)
            texts.words.append(word)
            texts.keys.append(0 if token.start < named_to else texts.word_keys[word])
            texts.starts.append(token.start)
            texts.ends.append(token.end)
            texts.follows.append(text[end : token.start] == " ")
            end = token.end
            in_title += token.end <= title_end
            if token.key in WEEKDAYS and len(texts.words) - texts.bounds[-1] <= LEAD:
                weekdays |= WEEKDAYS[token.key]
        texts.weekdays.append(weekdays)
        texts.title_ends.append(texts.bounds[-1] + in_title)

    def _word(self, form: SearchKey) -> int:
        number = self._words.get(form)
        if number is None:
            number = self._words[form] = len(self._words)
            self.texts.hashes.append(NUMBER if form[0].isdigit() else _hash(form))
            stem = light.stem(form)
            says = len(stem) >= _SHORTEST and form not in FUNCTION_WORDS and stem not in REPORT_WORDS
            self.texts.word_keys.append(self._key(stem) if says else 0)
            self.texts.clauses.append(makes_clause(form))
        return number

    def _key(self, name: str) -> int:
        number = self._keys.get(name)
        if number is None:
            number = self._keys[name] = len(self.texts.key_names)
            self.texts.key_names.append(name)
            self.texts.document_frequency.append(0)
        return number


def _byline(article: Article) -> tuple[int, int]:
    """Return the span of the byline: two articles are not related because one person wrote both."""
    if not article.byline:
        return 0, 0
    start = len(article.title) + 1 if article.title_source == "given" else 0
    return start, start + len(article.byline)


def _overlap(start: int, end: int, span: tuple[int, int]) -> bool:
    return start < span[1] and span[0] < end
