"""The texts of an archive as numbers, so that all of them fit in memory: about 20 bytes a word.

In: annotated articles, in any order. Out: Texts. Every token has two numbers: its word, spelling folded (to find reused
passages), and its *key* (to find articles on the same subject): the light stem of a content word, an entity for the words of
its name, 0 for all others. The numbers depend on the order of the articles; no result may.
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
from khizana.similarity.clause_words import marks_clause
from khizana.similarity.date_gap import WEEKDAY_BITS, day_range
from khizana.similarity.dateline import dateline_span
from khizana.similarity.report_words import REPORT_WORDS

LEAD_WORDS = 35  # of an article, title included: a report opens with who did what
_ENTITY = "@"  # prefix of an entity's key; in no token
_MIN_STEM_LETTERS = 2  # of a content word


def _hash(form: str) -> int:
    return int.from_bytes(blake2b(form.encode(), digest_size=8).digest(), "big")


NUMBER_HASH = _hash("0")
"""The hash of every number."""


def _numbers(kind: str) -> array[int]:
    return array(kind)


@dataclass(slots=True)
class Texts:
    """Articles by number; a token's number runs through the whole archive, its `starts` and `ends` through its article."""

    ids: list[str] = field(default_factory=list)
    first_days: array[int] = field(default_factory=lambda: _numbers("i"))  # as day_range(); 0 when undated
    last_days: array[int] = field(default_factory=lambda: _numbers("i"))
    weekdays: array[int] = field(default_factory=lambda: _numbers("B"))  # named in the lead, as WEEKDAY_BITS
    # tokens of article n: bounds[n] to bounds[n + 1]
    bounds: array[int] = field(default_factory=lambda: array("Q", [0]))
    title_ends: array[int] = field(default_factory=lambda: _numbers("Q"))  # the first token after the given title
    words: array[int] = field(default_factory=lambda: _numbers("I"))
    keys: array[int] = field(default_factory=lambda: _numbers("I"))
    starts: array[int] = field(default_factory=lambda: _numbers("I"))
    ends: array[int] = field(default_factory=lambda: _numbers("I"))
    follows: array[int] = field(default_factory=lambda: _numbers("B"))  # 1 after a single space
    name_bounds: array[int] = field(default_factory=lambda: array("Q", [0]))  # as `bounds`, of mentions
    name_keys: array[int] = field(default_factory=lambda: _numbers("I"))
    name_starts: array[int] = field(default_factory=lambda: _numbers("I"))
    name_ends: array[int] = field(default_factory=lambda: _numbers("I"))
    dateline_starts: array[int] = field(default_factory=lambda: _numbers("I"))  # of article n; 0 without a dateline
    dateline_ends: array[int] = field(default_factory=lambda: _numbers("I"))
    hashes: array[int] = field(default_factory=lambda: _numbers("Q"))  # of each word; NUMBER_HASH for numbers
    word_keys: array[int] = field(default_factory=lambda: _numbers("I"))  # of each word outside names
    clause_flags: array[int] = field(default_factory=lambda: _numbers("B"))  # of each word, as marks_clause()
    key_names: list[str] = field(default_factory=lambda: [""])
    place_keys: set[int] = field(default_factory=set)  # those of places among the entities
    document_frequency: array[int] = field(default_factory=lambda: array("I", [0]))  # of each key

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
        """Return the frequency of each key in an article; a word of its given title counts twice."""
        found = Counter(self.keys[self.bounds[number] : self.bounds[number + 1]])
        found.update(self.keys[self.bounds[number] : self.title_ends[number]])
        found.update(self.name_keys[self.name_bounds[number] : self.name_bounds[number + 1]])
        del found[0]
        return found

    def lead(self, number: int) -> set[int]:
        """Return the keys of an article's first LEAD_WORDS words; names in its dateline are none of them."""
        tokens = self.tokens(number)[:LEAD_WORDS]
        found = {self.keys[token] for token in tokens}
        if tokens:
            end, dateline = self.ends[tokens[-1]], (self.dateline_starts[number], self.dateline_ends[number])
            for name in range(self.name_bounds[number], self.name_bounds[number + 1]):
                start = self.name_starts[name]
                if start < end and not _overlap(start, self.name_ends[name], dateline):
                    found.add(self.name_keys[name])
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
    """Return *articles* as numbers; each is released before the next is taken."""
    builder = _TextsBuilder()
    for annotated in articles:
        builder.add(annotated)
    return builder.texts


class _TextsBuilder:
    """Numbers words and keys in order of appearance."""

    def __init__(self) -> None:
        self.texts = Texts()
        self._words: dict[SearchKey, int] = {}
        self._keys: dict[str, int] = {}

    def add(self, annotated: Annotated) -> None:
        texts, article = self.texts, annotated.article
        byline = _byline_span(article)
        names = [m for m in annotated.mentions if m.kind in ("name", "short") and not _overlap(m.start, m.end, byline)]
        title_end = len(article.title) if article.title_source == "given" else 0
        self._add_tokens(article.text, byline, names, title_end)
        for name in names:
            key = self._key(_ENTITY + name.entity)
            if name.type == "place":
                texts.place_keys.add(key)
            texts.name_keys.append(key)
            texts.name_starts.append(name.start)
            texts.name_ends.append(name.end)
        start, end = dateline_span(article)
        texts.dateline_starts.append(start)
        texts.dateline_ends.append(end)
        first, last = day_range(article.date)
        texts.first_days.append(first)
        texts.last_days.append(last)
        texts.bounds.append(len(texts.words))
        texts.name_bounds.append(len(texts.name_keys))
        texts.ids.append(article.id)
        for key in texts.counts(len(texts) - 1):
            texts.document_frequency[key] += 1

    def _add_tokens(self, text: str, byline: tuple[int, int], names: list[Mention], title_end: int) -> None:
        texts = self.texts
        rest, name_end, in_title, weekdays = iter(names), 0, 0, 0
        name, end = next(rest, None), 0
        for token in tokenize(text):
            if _overlap(token.start, token.end, byline):
                continue
            while name is not None and name.start < token.end:
                name_end = max(name_end, name.end)
                name = next(rest, None)
            word = self._word(token.key)
            texts.words.append(word)
            texts.keys.append(0 if token.start < name_end else texts.word_keys[word])
            texts.starts.append(token.start)
            texts.ends.append(token.end)
            texts.follows.append(text[end : token.start] == " ")
            end = token.end
            in_title += token.end <= title_end
            if token.key in WEEKDAY_BITS and len(texts.words) - texts.bounds[-1] <= LEAD_WORDS:
                weekdays |= WEEKDAY_BITS[token.key]
        texts.weekdays.append(weekdays)
        texts.title_ends.append(texts.bounds[-1] + in_title)

    def _word(self, form: SearchKey) -> int:
        number = self._words.get(form)
        if number is None:
            number = self._words[form] = len(self._words)
            self.texts.hashes.append(NUMBER_HASH if form[0].isdigit() else _hash(form))
            stem = light.stem(form)
            is_content = len(stem) >= _MIN_STEM_LETTERS and form not in FUNCTION_WORDS and stem not in REPORT_WORDS
            self.texts.word_keys.append(self._key(stem) if is_content else 0)
            self.texts.clause_flags.append(marks_clause(form))
        return number

    def _key(self, name: str) -> int:
        number = self._keys.get(name)
        if number is None:
            number = self._keys[name] = len(self.texts.key_names)
            self.texts.key_names.append(name)
            self.texts.document_frequency.append(0)
        return number


def _byline_span(article: Article) -> tuple[int, int]:
    """Return the span of the byline, which is left out: two articles are not related because one person wrote both."""
    if not article.byline:
        return 0, 0
    start = len(article.title) + 1 if article.title_source == "given" else 0
    return start, start + len(article.byline)


def _overlap(start: int, end: int, span: tuple[int, int]) -> bool:
    return start < span[1] and span[0] < end
