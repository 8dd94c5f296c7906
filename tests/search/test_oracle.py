"""The shipped engine against whoosh: the same articles through the same analysis, matched and ranked by another program.

whoosh knows nothing of shards, stem groups or our query plans, so a misconception of theirs shows here. What it is asked is put
together by hand for each kind of query, from words drawn out of the articles.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from whoosh import query as wq
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage

from khizana.arabic.fold import SearchKey, fold, spelling
from khizana.arabic.function_words import FUNCTION_WORDS
from khizana.arabic.morphology.attestation import PROCLITICS
from khizana.arabic.morphology.light_stemmer import stem
from khizana.arabic.morphology.word_families import relatives_among
from khizana.arabic.tokenizer import words
from khizana.search.analysis import FORMS, LIGHT_STEM, SPELLING, TITLE_BOOST, WordTokenizer, lemmas
from khizana.search.engine import Engine
from khizana.search.format.scoring import EXACT, LEMMA, LIGHT
from khizana.search.index.documents import LINE_GAP, Document
from khizana.search.index.index_writer import write_index
from khizana.search.index.vocabulary import Vocabulary

CORPUS = Path(__file__).parents[1] / "corpus"
GAP = " و" * LINE_GAP + " "
"""Detached clitics between lines: they are no terms, but have positions, so that no phrase runs over the end of a line."""

QUERIES_A_KIND = 60
MIN_WORD = 4  # letters of a word that is asked for
PREFIX_LETTERS = 4  # of a word that is cut short
ATTACHED = ("", "ال", "بال", "كال", "فال", "لل", "ب", "ل", "ف", "ك")

Find = Callable[[str], list[str]]
"""The ids of all articles that the engine finds, best first."""


class Oracle:
    """*documents* in a whoosh index in memory, with a field for each view of a word."""

    def __init__(self, documents: Iterable[Document]) -> None:
        documents = list(documents)
        texts = {document.id: list(lines(document)) for document in documents}
        surfaces = Counter(word for each in texts.values() for line in each for word in words(line))
        self._vocabulary = Vocabulary((word, key, count) for word, count in surfaces.items() if (key := fold(word)))
        by_lemma = FORMS | lemmas(self.lemma)
        schema = Schema(
            id=ID(stored=True),
            form=TEXT(FORMS),
            lemma=TEXT(by_lemma),
            light=TEXT(FORMS | LIGHT_STEM),
            spelling=TEXT(WordTokenizer() | SPELLING),
            title=TEXT(by_lemma),
        )
        index = RamStorage().create_index(schema)
        writer = index.writer()
        for document in documents:
            title = "" if document.title_derived else document.title
            text = GAP.join(texts[document.id])
            weighed = GAP.join([text, *[title] * (TITLE_BOOST - 1)])
            writer.add_document(id=document.id, form=text, lemma=weighed, light=weighed, spelling=text, title=title)
        writer.commit()
        self._searcher = index.searcher()

    def lemma(self, form: SearchKey) -> SearchKey:
        """Return the lemma of *form* in this archive."""
        return self._vocabulary.lemmas.get(form) or self._vocabulary.unseen.get(form) or form

    def matches(self, query: wq.Query) -> set[str]:
        return {hit["id"] for hit in self._searcher.search(query, limit=None)}

    def ranked(self, question: str) -> list[str]:
        """Return the best ten articles by BM25F for all words of *question*, in three views each."""
        keys = [SearchKey(token.text) for token in FORMS(question) if token.text not in FUNCTION_WORDS]
        views = [
            [
                wq.Term("lemma", self.lemma(key), boost=LEMMA),
                wq.Term("light", stem(key), boost=LIGHT),
                wq.Term("form", key, boost=EXACT),
            ]
            for key in keys
        ]
        query = wq.Or([term for each in views for term in each])
        return [hit["id"] for hit in self._searcher.search(query, limit=10)]

    def word(self, word: str) -> wq.Query:
        return wq.Term("lemma", self.lemma(fold(word)))

    def family(self, word: str) -> wq.Query:
        """Return the query for the word or another of its family."""
        lemma = self.lemma(fold(word))
        relatives = relatives_among(set(self._vocabulary.lemmas.values())).get(lemma, [])
        return wq.Or([wq.Term("lemma", each) for each in (lemma, *relatives)])


def lines(document: Document) -> Iterator[str]:
    if not document.title_derived:
        yield document.title
    yield from document.blocks


class Archive(NamedTuple):
    """Articles, the engine that has them, and the oracle that has the same."""

    documents: list[Document]
    find: Find  # what was asked for
    ranked: Find  # the best ten, related articles among them
    oracle: Oracle


@pytest.fixture(scope="module")
def corpus(seeds: list[Document]) -> list[Document]:
    """The five seeds and the corpus of our own."""
    rows = [json.loads(line) for line in (CORPUS / "news.jsonl").read_text(encoding="utf-8").splitlines()]
    return [*seeds, *(_document(row) for row in rows)]


def _document(row: dict[str, Any]) -> Document:
    title = row.get("title")
    blocks = tuple(line.strip() for line in row["text"].splitlines() if line.strip())
    return Document(row["id"], f"articles/{row['id']}.html", title or blocks[0], not title, blocks)


@pytest.fixture(scope="module")
def archive(corpus: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return _archive(corpus, tmp_path_factory.mktemp("oracle"))


@pytest.fixture(scope="module")
def news_archive(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    with news.open(encoding="utf-8") as file:
        documents = [_document(json.loads(line)) for _, line in zip(range(1_000), file, strict=False)]
    return _archive(documents, tmp_path_factory.mktemp("oracle-news"))


def _archive(documents: list[Document], folder: Path) -> Archive:
    write_index(documents, [], folder / "search")
    ask = Engine(folder / "search").search

    def find(query: str) -> list[str]:
        answer = ask(query, len(documents), verbatim=True)
        # related words, and articles that lack a word, follow what was asked for; a note says from where on
        end = min((note["after"] for note in answer["notes"] if "after" in note), default=answer["total"])
        return [hit["id"] for hit in answer["hits"][:end]]

    def ranked(query: str) -> list[str]:
        return [hit["id"] for hit in ask(query, 10)["hits"]]

    return Archive(documents, find, ranked, Oracle(documents))


class Asked(NamedTuple):
    """A query, and what whoosh is asked instead."""

    typed: str
    meant: wq.Query


def _pairs(archive: Archive, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield two words that stand side by side in some line, neither a function word."""
    every = [line for document in archive.documents for line in lines(document)]
    while True:
        found = words(draw.choice(every))
        at = draw.randrange(len(found)) if found else 0
        pair = found[at : at + 2]
        if len(pair) == 2 and all(map(_is_content_word, pair)):
            yield pair[0], pair[1]


def _is_content_word(word: str) -> bool:
    key = fold(word)
    return len(key) >= MIN_WORD and "\u0621" <= key[0] <= "\u064a" and key not in FUNCTION_WORDS


def _word(oracle: Oracle, one: str, other: str) -> Asked:
    return Asked(one, oracle.word(one))


def _and(oracle: Oracle, one: str, other: str) -> Asked:
    return Asked(f"{one} {other}", wq.And([oracle.family(one), oracle.family(other)]))


def _or(oracle: Oracle, one: str, other: str) -> Asked:
    return Asked(f"{one} أو {other}", wq.Or([oracle.word(one), oracle.word(other)]))


def _not(oracle: Oracle, one: str, other: str) -> Asked:
    return Asked(f"{one} -{other}", wq.And([oracle.word(one), wq.Not(oracle.word(other))]))


def _phrase(oracle: Oracle, one: str, other: str) -> Asked:
    last = fold(other)
    return Asked(f'"{one} {other}"', wq.Or([wq.Phrase("form", [first, last]) for first in _joined(fold(one))]))


def _joined(key: str) -> list[str]:
    """Return *key* as it is and with what may be joined to the first word of a phrase."""
    before = [proclitic for proclitic in PROCLITICS if not proclitic.endswith(("ال", "لل", "س"))]
    hidden = [proclitic + key[key.startswith("الل") + 1 :] for proclitic in before if proclitic.endswith("ل")]
    return [key, *(proclitic + key for proclitic in before), *(hidden if key.startswith("ال") else [])]


def _spelling(oracle: Oracle, one: str, other: str) -> Asked:
    return Asked(f"={one}", wq.Term("spelling", spelling(one)))


def _title(oracle: Oracle, one: str, other: str) -> Asked:
    return Asked(f"عنوان:{one}", wq.Term("title", oracle.lemma(fold(one))))


def _prefix(oracle: Oracle, one: str, other: str) -> Asked:
    begun = fold(one)[:PREFIX_LETTERS]
    attached = (waw + before for waw in ("", "و") for before in ATTACHED)
    return Asked(f"{begun}*", wq.Or([wq.Prefix("form", before + begun) for before in attached]))


KINDS = [_word, _and, _or, _not, _phrase, _spelling, _title]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.lstrip("_"))
def test_the_engine_finds_what_whoosh_finds(archive: Archive, kind: Callable[[Oracle, str, str], Asked]) -> None:
    _compare(archive, kind)


@pytest.mark.corpus
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.lstrip("_"))
def test_the_engine_finds_what_whoosh_finds_in_the_news(
    news_archive: Archive, kind: Callable[[Oracle, str, str], Asked]
) -> None:
    _compare(news_archive, kind)


def _compare(archive: Archive, kind: Callable[[Oracle, str, str], Asked]) -> None:
    pairs = _pairs(archive, random.Random(kind.__name__))  # noqa: S311 -- a sample, not a secret
    differing = {}
    for _, (one, other) in zip(range(QUERIES_A_KIND), pairs, strict=False):
        typed, meant = kind(archive.oracle, one, other)
        found, expected = set(archive.find(typed)), archive.oracle.matches(meant)
        if found != expected:
            differing[typed] = {"only the engine": found - expected, "only whoosh": expected - found}
    assert not differing


def test_a_prefix_finds_the_words_that_begin_so_and_none_that_do_not(archive: Archive) -> None:
    """What may be attached in front of them depends on the lemma, so whoosh says only what must and what may be found."""
    pairs = _pairs(archive, random.Random("prefix"))  # noqa: S311
    for _, (one, other) in zip(range(QUERIES_A_KIND), pairs, strict=False):
        typed, possible = _prefix(archive.oracle, one, other)
        found = set(archive.find(typed))
        assert archive.oracle.matches(wq.Prefix("form", typed.rstrip("*"))) <= found, typed
        assert found <= archive.oracle.matches(possible), typed


PLAIN = ("word", "form", "spelling", "name", "sentence")
"""The kinds of questions that are nothing but words: whoosh is asked for these."""


def test_the_engine_ranks_no_worse_than_whoosh(archive: Archive) -> None:
    """By mean reciprocal rank at ten over the questions of our corpus, for BM25F over the same three views of a word."""
    questions = [json.loads(line) for line in (CORPUS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = [(row["query"], set(row["answers"])) for row in questions if row["kind"] in PLAIN]
    ours = [_reciprocal_rank(archive.ranked(query), answers) for query, answers in asked]
    theirs = [_reciprocal_rank(archive.oracle.ranked(query), answers) for query, answers in asked]
    assert sum(ours) >= sum(theirs)


def _reciprocal_rank(found: list[str], answers: set[str]) -> float:
    return next((1 / place for place, id_ in enumerate(found[:10], 1) if id_ in answers), 0.0)
