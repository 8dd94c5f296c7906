from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.annotation.annotate import Annotated
from khizana.similarity.shingles import MAX_SHINGLE_ARTICLES, WINDOW_SHINGLES, find_candidates, winnow
from khizana.similarity.texts import read_texts

hashes = st.lists(st.integers(0, 50), max_size=40)

Make = Callable[..., Annotated]


@given(hashes)
def test_winnow_keeps_one_of_every_window(values: list[int]) -> None:
    kept = list(winnow(values))
    assert kept == sorted(set(kept))
    for first in range(len(values) - WINDOW_SHINGLES + 1):
        assert any(first <= place < first + WINDOW_SHINGLES for place in kept)
    assert bool(kept) == bool(values)


@given(hashes, hashes, st.lists(st.integers(0, 50), min_size=WINDOW_SHINGLES, max_size=12), hashes, hashes)
def test_two_sequences_with_a_window_in_common_keep_a_hash_in_common(
    a: list[int], b: list[int], common: list[int], c: list[int], d: list[int]
) -> None:
    one, two = [*a, *common, *b], [*c, *common, *d]
    assert {one[place] for place in winnow(one)} & {two[place] for place in winnow(two)}


COPIED = "انتشال جثة سائق الشاحنة الثقيلة من مياه ميناء سوسة التجاري"


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        pytest.param([f"أفاد مصدر {COPIED}", f"تم أمس {COPIED} بعد ساعات"], {(0, 1)}, id="copied"),
        pytest.param(["عنوان أول عن المدرسة والمعلم", "خبر عن الطقس والريح شمالا"], set(), id="nothing-in-common"),
        pytest.param([COPIED] * 3, {(0, 1), (0, 2), (1, 2)}, id="three-copies"),
        pytest.param(
            [COPIED] * (MAX_SHINGLE_ARTICLES + 2),
            {(n, n + 1) for n in range(MAX_SHINGLE_ARTICLES + 1)},
            id="a-stock-text-is-linked-in-a-chain",
        ),
        pytest.param(["", "كلمة"], set(), id="too-short"),
    ],
)
def test_candidates(make: Make, texts: list[str], pairs: set[tuple[int, int]]) -> None:
    candidates = find_candidates(read_texts(make(f"{n:02}", text) for n, text in enumerate(texts)))
    assert {(a, b) for a, others in candidates.others.items() for b in others} == pairs
    assert candidates.self_repeating == set()


def test_an_article_may_repeat_itself(make: Make) -> None:
    candidates = find_candidates(read_texts([make("a", COPIED, "فقرة أخرى بين هذه وتلك", COPIED)]))
    assert candidates.self_repeating == {0}


def test_numbers_do_not_keep_a_stock_phrase_from_being_one(make: Make) -> None:
    weather = "ريح ضعيفة فمعتدلة من {} إلى {} كلم في الساعة والبحر قليل الاضطراب"
    texts = read_texts(make(f"{n:02}", weather.format(n, n + 10)) for n in range(MAX_SHINGLE_ARTICLES + 2))
    candidates = find_candidates(texts)
    assert all(len(others) == 1 for others in candidates.others.values())
