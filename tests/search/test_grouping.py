"""Articles that the same queries find share a file; what shares none keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.search.index import clustering as grouping
from khizana.search.index.clustering import FULL, LARGEST, MOST, SMALLEST, Weights, blocks, grouped
from khizana.search.index.documents import Document
from khizana.search.index.index_writer import write_index

if TYPE_CHECKING:
    from search.conftest import Internals

HALF = FULL // 2


def weights(articles: list[str]) -> Weights:
    """Return how much *articles* are about their words: each word once, all alike."""
    words = sorted({word for text in articles for word in text.split()})
    pairs = [(words.index(word), number) for number, text in enumerate(articles) for word in text.split()]
    found, numbers = np.array(pairs, np.int32).reshape(-1, 2).T
    return Weights(found, numbers, np.ones(len(found), np.float32))


def halves(articles: list[str]) -> Iterator[Weights]:
    """Yield the same, some articles at a time."""
    found = weights(articles)
    first = found.articles < len(articles) // 2
    for part in (first, ~first):
        yield Weights(found.words[part], found.articles[part], found.weights[part])


@pytest.mark.parametrize(
    ("articles", "files"),
    [
        pytest.param(["قمة موسكو", "كأس العالم", "قمة باريس", "كأس إفريقيا"], [[0, 2], [1, 3]], id="a-word-in-common"),
        pytest.param(
            ["قمة الوزراء", "كأس الوزراء", "قمة الوزراء", "كأس الوزراء"],
            [[0, 2], [1, 3]],
            id="the-more-in-common-first",
        ),
        pytest.param(["قمة", "كأس", "سوق", "مطر"], [[0, 1], [2, 3]], id="nothing-in-common"),
        pytest.param(["", "", ""], [[0, 1], [2]], id="no-words"),
        pytest.param([], [], id="no-articles"),
    ],
)
def test_files(articles: list[str], files: list[list[int]]) -> None:
    assert grouped(halves(articles), [HALF] * len(articles)) == files


def test_a_long_article_has_its_own_file() -> None:
    assert grouped(halves(["قمة"] * 3), [2 * FULL, HALF, HALF]) == [[0], [1, 2]]


def test_short_articles_fill_a_file_up_to_a_number() -> None:
    files = grouped(halves(["قمة"] * (MOST + 1)), [1] * (MOST + 1))
    assert sorted(map(len, files)) == [1, MOST]


@given(
    st.lists(st.tuples(st.lists(st.sampled_from("ابتثجحخد"), max_size=4), st.integers(0, FULL + 9)), max_size=40),
    st.integers(2, 5),
)
def test_every_article_is_in_one_file_and_no_file_too_large(texts: list[tuple[list[str], int]], most: int) -> None:
    sizes = [size for _, size in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "MOST", most)
        files = grouped(halves([" ".join(sorted(set(words))) for words, _ in texts]), sizes)
    assert sorted(number for file in files for number in file) == list(range(len(texts)))
    assert all(len(file) == 1 or sum(sizes[number] for number in file) <= FULL for file in files)
    assert max(map(len, files), default=0) <= most


@given(st.integers(0, 5 * LARGEST))
def test_blocks_hold_all_articles(articles: int) -> None:
    sizes = list(blocks(articles))
    assert sum(sizes) == articles
    assert all(SMALLEST <= size <= LARGEST for size in sizes[:-1])
    assert sizes == sorted(sizes, reverse=True)


@given(st.integers(SMALLEST, 3 * LARGEST))
def test_the_first_block_stays_while_an_archive_grows_by_less_than_a_tenth(articles: int) -> None:
    first = next(blocks(articles))
    grown = next(blocks(int(first * 1.09)))
    assert first in (grown, LARGEST)
    assert articles < 1.1 * first + 1 or first == LARGEST


def files_of(folder: Path) -> list[list[str]]:
    """Return the ids of the articles of each file of the index in *folder*."""
    scripts = sorted((folder / "articles").glob("*/*.js"), key=lambda path: int(path.stem))
    return [re.findall(r'"id":"([^"]+)"', script.read_text(encoding="utf-8")) for script in scripts]


def test_alike_articles_have_numbers_side_by_side(tmp_path: Path) -> None:
    texts = ["اختتمت القمة في موسكو", "فاز المنتخب بكأس إفريقيا"]
    filler = "وقد جرى ذلك كله أمس بحضور جمع كبير من الناس " * 40
    many = [Document(f"{n % 2}-{n}", f"articles/{n % 2}-{n}.html", "", True, (texts[n % 2], filler)) for n in range(16)]
    write_index(many, [], tmp_path)
    shared = [{id_[0] for id_ in ids} for ids in files_of(tmp_path)]
    assert len(shared) > 2
    assert sum(len(subjects) == 1 for subjects in shared) >= len(shared) - 1


EQUALS = [
    pytest.param([(0, 2.0), (5, 1.0), (3, 1.0)], [0, 5, 3], id="none-alike"),
    pytest.param([(0, 2.0), (1, 1.0), (5, 1.0)], [0, 1, 5], id="in-the-file-of-a-better-one"),
    pytest.param([(4, 1.0), (2, 1.0), (3, 1.0)], [3, 2, 4], id="in-the-file-with-most-of-them"),
    pytest.param([(0, 1.0), (5, 1.0)], [5, 0], id="else-the-higher-number"),
]


@pytest.mark.parametrize(("ranked", "order"), EQUALS)
def test_equals_come_in_few_files(
    internals: Internals, ranked: list[tuple[int, float]], order: list[int], tmp_path: Path
) -> None:
    # files of two: 0 and 1, 2 and 3, and so on
    many = [Document(str(n), f"articles/{n}.html", "", True, (f"{n // 2} " * (HALF // 2),)) for n in range(6)]
    write_index(many, [], tmp_path)
    assert files_of(tmp_path) == [["0", "1"], ["2", "3"], ["4", "5"]]
    assert [number for number, _ in internals("together", tmp_path, ranked)] == order
