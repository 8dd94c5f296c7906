"""The index written and read back: against the texts themselves, whatever they are."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khizana.arabic.fold import SearchKey, spelling
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.tokenizer import is_term, tokenize
from khizana.errors import KhizanaError
from khizana.search.format import article_shards as articles
from khizana.search.format import lexicon, shards
from khizana.search.format.shards import Shelf
from khizana.search.index import inverter
from khizana.search.index import postings_writer as terms
from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index
from khizana.search.lists import Lists
from khizana.search.query import search

if TYPE_CHECKING:
    from search.conftest import Twin

WORDS = [
    "وزير",
    "الوزراء",
    "والوزير",
    "مدينة",
    "المدن",
    "بالمدينة",
    "حكومة",
    "الحكومات",
    "روسيا",
    "وروسيا",
    "بوتين",
    "2015",
    "SIPRI",
    "ب",
    "في",
    "قال",
    "يقولون",
    "أحمد",
    "احمد",
    "أحـمد",
    "مُدن",
]
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
DOCUMENT = st.builds(
    lambda title, derived, blocks: Document("x", "articles/x.html", title, derived, tuple(blocks)),
    TEXT,
    st.booleans(),
    st.lists(TEXT, max_size=3),
)


def words_of(document: Document) -> Counter[str]:
    lines = [*([] if document.title_derived else [document.title]), *document.blocks]
    return Counter(token.key for line in lines for token in tokenize(line) if is_term(token.key))


def spelled(document: Document) -> set[tuple[str, str]]:
    lines = [*([] if document.title_derived else [document.title]), *document.blocks]
    return {(token.key, spelling(line[token.start : token.end])) for line in lines for token in tokenize(line)}


def index(documents: list[Document], folder: str) -> Lists:
    write_index(documents, [], Path(folder) / "search")
    return Lists(Shelf(Path(folder) / "search"), whole=True)


@settings(max_examples=25, deadline=None)
@given(st.lists(DOCUMENT, max_size=8))
def test_every_list_says_what_the_texts_say(documents: list[Document]) -> None:
    counted = [words_of(document) for document in documents]
    with tempfile.TemporaryDirectory() as folder:
        lists = index(documents, folder)
        lemmas: dict[str, set[int]] = {}
        stems: dict[str, set[int]] = {}
        for form in sorted({form for words in counted for form in words}):
            key = SearchKey(form)
            having = [number for number, words in enumerate(counted) if form in words]
            assert lists.form(key).documents == having
            for _, written in sorted({pair for document in documents for pair in spelled(document) if pair[0] == form}):
                so_written = [n for n, document in enumerate(documents) if (form, written) in spelled(document)]
                assert lists.spelled(key, written) == so_written
            assert lists.spelled(key, "آخر") == []
            places = lists.positions(key, having)
            assert {number: len(positions) for number, positions in places.items()} == {
                n: counted[n][form] for n in having
            }
            lemma = lists.lemma_of(key)
            assert lemma is not None
            lemmas.setdefault(lemma, set()).update(having)
            stems.setdefault(light.stem(key), set()).update(having)
            assert form in lists.forms_of_lemma(lemma)
        for lemma, having_lemma in lemmas.items():
            found = lists.lemma(lemma)
            assert (found.documents, found.frequency) == (sorted(having_lemma), len(having_lemma))
        for stem, having_stem in stems.items():
            light_list = lists.light(stem)
            assert (light_list.documents, light_list.frequency) == (sorted(having_stem), len(having_stem))


@settings(max_examples=10, deadline=None)
@given(st.lists(DOCUMENT, min_size=1, max_size=8), st.integers(1, 40))
def test_limits_on_size_change_no_list(documents: list[Document], size: int) -> None:
    """Cut shards after every family, lists after two articles and pieces after one: everything is still found."""
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as other,
        pytest.MonkeyPatch.context() as patch,
    ):
        plain = index(documents, one)
        for name, value in {"HEAD": 2, "TERM_SHARD": size, "SIDE_SHARD": size, "PIECE": 1}.items():
            patch.setattr(terms, name, value)
        cut = index(documents, other)
        everywhere = range(len(documents))
        for form in sorted({form for document in documents for form in words_of(document)}):
            key = SearchKey(form)
            assert cut.form(key) == plain.form(key)
            assert cut.positions(key, everywhere) == plain.positions(key, everywhere)
            assert cut.lemma(plain.lemma_of(key) or "") == plain.lemma(plain.lemma_of(key) or "")


def test_the_head_of_a_list_is_its_best_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "HEAD", 2)
    texts = ["روسيا", "روسيا روسيا روسيا", "روسيا قال", "روسيا روسيا"]
    write_index([Document(str(n), f"{n}.html", "", True, (text,)) for n, text in enumerate(texts)], [], tmp_path)
    head = Lists(Shelf(tmp_path), whole=False).form(SearchKey("روسيا"))
    assert (head.documents, head.frequency) == ([1, 3], 4)


def test_no_phrase_runs_from_one_block_into_the_next(tmp_path: Path) -> None:
    write_index([Document("a", "a.html", "قمة موسكو", False, ("بوتين قال", "روسيا"))], [], tmp_path)
    lists = Lists(Shelf(tmp_path), whole=True)
    positions = [lists.positions(SearchKey(form), [0])[0][0] for form in ("قمه", "موسكو", "بوتين", "قال", "روسيا")]
    gaps = [after - before for before, after in pairwise(positions)]
    assert [gap == 1 for gap in gaps] == [True, False, True, False]
    assert min(gap for gap in gaps if gap != 1) > inverter.LINE_GAP - 1


def test_two_builds_give_the_same_bytes(seeds: list[Document], seed_index: Path, tmp_path: Path) -> None:
    write_index(iter(seeds), iter([]), tmp_path)
    files = sorted(path.relative_to(seed_index) for path in seed_index.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert all((seed_index / file).read_bytes() == (tmp_path / file).read_bytes() for file in files)


def test_an_article_more_leaves_most_shards_as_they_were(seeds: list[Document], tmp_path: Path) -> None:
    def names(documents: list[Document], folder: Path) -> set[str]:
        write_index(documents, [], folder)
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    few = [
        Document(f"{n}-{i}", "a.html", "", True, seed.blocks) for n in range(13) for i, seed in enumerate(seeds)
    ]  # one group of files is full, so that the next article is of another
    before = names(few, tmp_path / "one")
    after = names([*few, Document("new", "new.html", "خبر", False, ("وصل وفد",))], tmp_path / "two")
    kept = [name for name in before if name.startswith("articles/")]
    assert len(kept) > articles.GROUP
    assert 2 * sum(name in after for name in kept) > len(kept)


def test_shards_without_a_word_of_a_new_article_keep_their_names(
    seeds: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terms, "TERM_SHARD", 100)

    def names(documents: list[Document], folder: Path) -> set[str]:
        write_index(documents, [], folder)
        return {path.name for path in (folder / "terms").iterdir()}

    many = seeds * 4  # the number of an article has the same bits with one more
    before = names(many, tmp_path / "one")
    after = names([*many, Document("new", "new.html", "خبر", False, ("وصل وفد",))], tmp_path / "two")
    assert len(before - after) <= 8  # a word and its lemma each


@pytest.mark.parametrize("query", ["الأمن الجماعي", "بوتين", "استثمار*", "كيان:روسيا", "قطط"])
def test_a_directory_of_many_shards_is_a_tree(
    seeds: list[Document], seed_index: Path, twin: Twin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(terms, "TERM_SHARD", 50)
    monkeypatch.setattr(lexicon, "LEXICON_SHARD", 2000)
    monkeypatch.setattr(shards, "NODE", 4)
    write_index(seeds, [], tmp_path)
    root = Shelf(tmp_path).manifest["terms"]
    assert not root["leaf"]
    assert not Shelf(tmp_path).load(root["files"][0])["leaf"]
    found = search(tmp_path, query)
    assert {**twin("search", str(tmp_path), query), "cost": None} == {**found, "cost": None}
    assert {**search(seed_index, query), "cost": None} == {**found, "cost": None}


def test_an_old_index_is_gone(tmp_path: Path, seeds: list[Document]) -> None:
    (tmp_path / "stale.js").write_text("")
    write_index(seeds[:1], [], tmp_path)
    assert not (tmp_path / "stale.js").exists()


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    summary = write_index([], [], tmp_path)
    assert (summary.articles, summary.words, summary.forms) == (0, 0, 0)
    assert Lists(Shelf(tmp_path), whole=True).form(SearchKey("روسيا")).documents == []


def test_an_index_of_another_format_is_refused(tmp_path: Path, seeds: list[Document]) -> None:
    write_index(seeds[:1], [], tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "format": 1}), encoding="utf-8")
    with pytest.raises(KhizanaError, match=r"expected index format 4, found 1\n  fix: run invoke build"):
        Shelf(tmp_path)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(None, "cannot be read: No such file", id="missing"),
        pytest.param("<!doctype html>", "is not a shard named", id="an-error-page-in-its-place"),
    ],
)
def test_a_broken_copy_says_which_file(
    tmp_path: Path, seeds: list[Document], content: str | None, complaint: str
) -> None:
    write_index(seeds[:1], [], tmp_path)
    for path in (tmp_path / "terms").glob("*.js"):
        path.unlink()
        if content is not None:
            path.write_text(content)
    with pytest.raises(KhizanaError, match=complaint):
        Lists(Shelf(tmp_path), whole=True).form(SearchKey("روسيا"))


def test_names_of_people_keep_their_own_lemma(tmp_path: Path) -> None:
    kerry = Entity("john-kerry", "person", "جون كيري", "entities/john-kerry.html", "John Kerry")
    texts = ("وصل كيري إلى موسكو. قال كيري.", "كير الحداد وكيره", "ولكيري موقف")
    documents = [Document(str(n), f"{n}.html", "", True, (text,)) for n, text in enumerate(texts)]
    write_index(documents, [kerry], tmp_path)
    lists = Lists(Shelf(tmp_path), whole=True)
    assert lists.lemma(lists.lemma_of(SearchKey("كيري")) or "").documents == [0, 2]


def test_a_very_long_article_is_indexed_whole_but_kept_in_part(tmp_path: Path) -> None:
    write_index([Document("a", "a.html", "", True, ("كلمة " * 50_000 + "الهدف",))], [], tmp_path)
    assert Lists(Shelf(tmp_path), whole=True).form(SearchKey("الهدف")).documents == [0]
    (article,) = (tmp_path / "articles").glob("*/0.js")
    assert article.stat().st_size < 50_000
