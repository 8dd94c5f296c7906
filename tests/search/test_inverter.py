"""From documents to postings: the same whether inverted at once or block by block."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.search.analysis import TITLE_BOOST
from khizana.search.index.documents import Document
from khizana.search.index.inverter import LEAD_BOOST, LEAD_WORDS, Inverter
from khizana.search.index.posting_blocks import Occurrences

WORDS = ["وزير", "الوزراء", "أحمد", "احمد", "مُدن", "مدن", "2015", "SIPRI", "ب", "ـ", "ﹰ"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
DOCUMENT = st.builds(
    lambda title, derived, blocks: Document("x", "x.html", title, derived, tuple(blocks)),
    TEXT,
    st.booleans(),
    st.lists(TEXT, max_size=3),
)
Columns = dict[str, list[int]]
Spelled = list[tuple[str, list[int]]]


def inverted(documents: Iterable[Document], block: int) -> tuple[dict[str, tuple[Columns, Spelled]], list[object]]:
    """Everything an inverter says: by form, and of words and lengths."""
    with tempfile.TemporaryDirectory() as folder:
        inverter = Inverter(Path(folder), block)
        for document in documents:
            inverter.add(document)
        inverter.close()
        forms = sorted(inverter.frequencies())
        found = dict(zip(forms, inverter.occurrences([form] for form in forms), strict=True))
        spelled = {
            form: [(word, documents.tolist()) for word, documents in inverter.spellings(form, occurrences, 0)]
            for form, occurrences in found.items()
        }
        return {form: (columns(found[form]), spelled[form]) for form in forms}, [
            *inverter.surfaces(),
            *inverter.lengths,
        ]


def article(*blocks: str, title: str = "") -> Document:
    return Document("x", "x.html", title, not title, blocks)


def columns(found: Occurrences) -> Columns:
    return {name: column.tolist() for name, column in found._asdict().items()}


def occurrences(form: str, *documents: Document) -> Columns:
    return inverted(documents, 100)[0][form][0]


@given(st.lists(DOCUMENT, max_size=8), st.integers(1, 20))
def test_blocks_change_nothing(documents: list[Document], block: int) -> None:
    assert inverted(documents, block) == inverted(documents, 10_000)


@given(st.lists(DOCUMENT, max_size=8), st.integers(0, 9), st.integers(0, 9))
def test_forms_may_be_read_in_groups(documents: list[Document], one: int, other: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inverter = Inverter(Path(folder))
        for document in documents:
            inverter.add(document)
        inverter.close()
        frequencies = inverter.frequencies()
        forms = sorted(frequencies)
        first, last = sorted((one, other))
        groups = [[], forms[:first], forms[first:last], [], forms[last:]]
        found = list(inverter.occurrences(groups))
        apart = [
            columns(lists.part(place, place + 1))
            for group, lists in zip(groups, found, strict=True)
            for place in range(len(group))
        ]
        assert apart == [columns(lists) for lists in inverter.occurrences([form] for form in forms)]
        assert [size for lists in found for size in lists.sizes()] == [frequencies[form] for form in forms]


def test_places_are_told_by_what_lies_between() -> None:
    found = occurrences("قمه", article("قمة في قمة", "قمة"), article("لا", title="قمة"))
    assert (found["documents"], found["counts"]) == ([0, 1], [3, 1])
    assert found["gaps"] == [10, 1, 9, 0]  # the text begins ten places after the title that it lacks


def test_only_a_title_of_its_own_is_one() -> None:
    found = occurrences("قمه", article("قمة"), article("خبر", title="قمة"), article("قمة", title="خبر"))
    assert found["titled"] == [False, True, False]


@pytest.mark.parametrize(
    ("document", "length"),
    [
        pytest.param(article("قمة موسكو", title="خبر اليوم"), 2 * TITLE_BOOST + 2, id="title"),
        pytest.param(article("قمة موسكو", "غدًا"), 3 * LEAD_BOOST, id="lead-over-two-lines"),
        pytest.param(article("كلمة " * (LEAD_WORDS + 5)), LEAD_WORDS * LEAD_BOOST + 5, id="no-further-than-the-lead"),
    ],
)
def test_words_of_titles_and_leads_count_more(document: Document, length: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inverter = Inverter(Path(folder))
        inverter.add(document)
        assert inverter.lengths[0] == length


def test_the_lead_of_an_article_without_a_title_says_what_it_is_about() -> None:
    filler = "حديث " * LEAD_WORDS
    found = occurrences("قمه", article(f"قمة {filler}"), article(f"{filler} قمة"))
    assert found["levels"][0] > found["levels"][1]
