"""The index written and read back: against the texts themselves, whatever they are."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khizana.arabic.fold import SearchKey, spelling
from khizana.arabic.morphology import light_stemmer as light
from khizana.arabic.tokenizer import is_term, tokenize
from khizana.errors import KhizanaError
from khizana.search.engine import Engine
from khizana.search.format import article_shards as articles
from khizana.search.format import lexicon, shards
from khizana.search.index import documents as values
from khizana.search.index import postings_writer as terms
from khizana.search.index.documents import Document, Entity
from khizana.search.index.index_writer import write_index

if TYPE_CHECKING:
    from search.conftest import Internals, Search

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


def index(documents: list[Document], folder: str) -> str:
    write_index(documents, [], Path(folder) / "search")
    return str(Path(folder) / "search")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DOCUMENT, max_size=8))
def test_every_list_says_what_the_texts_say(internals: Internals, documents: list[Document]) -> None:
    counted = [words_of(document) for document in documents]
    with tempfile.TemporaryDirectory() as temporary:
        folder = index(documents, temporary)
        lemmas: dict[str, set[int]] = {}
        stems: dict[str, set[int]] = {}
        for form in sorted({form for words in counted for form in words}):
            having = [number for number, words in enumerate(counted) if form in words]
            assert internals("form", folder, form)["documents"] == having
            for _, written in sorted({pair for document in documents for pair in spelled(document) if pair[0] == form}):
                so_written = [n for n, document in enumerate(documents) if (form, written) in spelled(document)]
                assert internals("spelled", folder, form, written) == so_written
            assert internals("spelled", folder, form, "آخر") == []
            places = dict(internals("positions", folder, form, having))
            assert {number: len(positions) for number, positions in places.items()} == {
                n: counted[n][form] for n in having
            }
            lemma = internals("lemmaOf", folder, form)
            assert lemma is not None
            lemmas.setdefault(lemma, set()).update(having)
            stems.setdefault(light.stem(SearchKey(form)), set()).update(having)
            assert form in internals("formsOfLemma", folder, lemma)
        for name, lists in (("lemma", lemmas), ("light", stems)):
            for key, expected in lists.items():
                found = internals(name, folder, key)
                assert (found["documents"], found["frequency"]) == (sorted(expected), len(expected))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DOCUMENT, min_size=1, max_size=8), st.integers(1, 40))
def test_limits_on_size_change_no_list(internals: Internals, documents: list[Document], size: int) -> None:
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
        everywhere = list(range(len(documents)))
        for form in sorted({form for document in documents for form in words_of(document)}):
            lemma = internals("lemmaOf", plain, form)
            for call in (("form", form), ("positions", form, everywhere), ("lemma", lemma)):
                assert internals(call[0], cut, *call[1:]) == internals(call[0], plain, *call[1:])


def test_the_head_of_a_list_is_its_best_articles(
    internals: Internals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terms, "HEAD", 2)
    texts = ["روسيا", "روسيا روسيا روسيا", "روسيا قال", "روسيا روسيا"]
    write_index([Document(str(n), f"{n}.html", "", True, (text,)) for n, text in enumerate(texts)], [], tmp_path)
    head = internals("form", tmp_path, "روسيا", False)
    assert (head["documents"], head["frequency"]) == ([1, 3], 4)


def test_no_phrase_runs_from_one_block_into_the_next(internals: Internals, tmp_path: Path) -> None:
    write_index([Document("a", "a.html", "قمة موسكو", False, ("بوتين قال", "روسيا"))], [], tmp_path)
    words = ("قمه", "موسكو", "بوتين", "قال", "روسيا")
    positions = [dict(internals("positions", tmp_path, form, [0]))[0][0] for form in words]
    gaps = [after - before for before, after in pairwise(positions)]
    assert [gap == 1 for gap in gaps] == [True, False, True, False]
    assert min(gap for gap in gaps if gap != 1) > values.LINE_GAP - 1


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
    search: Search, seeds: list[Document], seed_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(terms, "TERM_SHARD", 50)
    monkeypatch.setattr(lexicon, "LEXICON_SHARD", 2000)
    monkeypatch.setattr(shards, "NODE", 4)
    write_index(seeds, [], tmp_path)
    root = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))["terms"]
    assert not root["leaf"]
    assert '"leaf":false' in (tmp_path / f"{root['files'][0]}.js").read_text(encoding="utf-8")
    found = search(tmp_path, query)
    assert {**search(seed_index, query), "cost": None} == {**found, "cost": None}


def test_an_old_index_is_gone(tmp_path: Path, seeds: list[Document]) -> None:
    (tmp_path / "stale.js").write_text("")
    write_index(seeds[:1], [], tmp_path)
    assert not (tmp_path / "stale.js").exists()


def test_an_empty_archive_has_an_index(search: Search, tmp_path: Path) -> None:
    summary = write_index([], [], tmp_path)
    assert (summary.articles, summary.words, summary.forms) == (0, 0, 0)
    assert search(tmp_path, "روسيا")["hits"] == []


def test_an_index_of_another_format_is_refused(tmp_path: Path, seeds: list[Document]) -> None:
    write_index(seeds[:1], [], tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "format": 1}), encoding="utf-8")
    with pytest.raises(KhizanaError, match=r"expected index format 6, found 1\n  fix: run invoke build"):
        Engine(tmp_path)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(None, "cannot be read: No such file", id="missing"),
        pytest.param("<!doctype html>", "is not a whole shard named", id="an-error-page-in-its-place"),
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
        Engine(tmp_path).search("روسيا")


def test_names_of_people_keep_their_own_lemma(internals: Internals, tmp_path: Path) -> None:
    kerry = Entity("john-kerry", "person", "جون كيري", "entities/john-kerry.html", "John Kerry")
    texts = ("وصل كيري إلى موسكو. قال كيري.", "كير الحداد وكيره", "ولكيري موقف")
    documents = [Document(str(n), f"{n}.html", "", True, (text,)) for n, text in enumerate(texts)]
    write_index(documents, [kerry], tmp_path)
    assert internals("lemma", tmp_path, internals("lemmaOf", tmp_path, "كيري"))["documents"] == [0, 2]
