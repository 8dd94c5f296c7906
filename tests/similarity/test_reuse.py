from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.annotation.annotate import Annotated
from khizana.similarity.reuse import MAX_GAP_WORDS, MIN_PASSAGE_WORDS, Aligner, SharedPassage
from khizana.similarity.shingles import MAX_SHINGLE_ARTICLES, find_candidates
from khizana.similarity.texts import Texts, read_texts

Make = Callable[..., Annotated]


def shown(texts: Texts, text: str, start: int, end: int) -> str:
    return text[texts.starts[start] : texts.ends[end - 1]]


def find(make: Make, *bodies: str) -> list[tuple[str, str]]:
    """Return the passages of the first text in the second, or in itself when it is alone, as both write them."""
    texts = read_texts(make(f"{n:02}", body) for n, body in enumerate(bodies))
    aligner = Aligner(texts, 0, find_candidates(texts).frequency)
    return [
        (shown(texts, bodies[0], p.start, p.end), shown(texts, bodies[-1], p.other_start, p.other_end))
        for p in aligner.passages(len(bodies) - 1)
    ]


@pytest.mark.parametrize(
    ("one", "two", "passage", "other"),
    [
        pytest.param(
            "وقال إن فريق الغوص انتشل جثة سائق الشاحنة الثقيلة من ميناء سوسة أمس",
            "تمكن اليوم فريق الغوص انتشل جثة سائق الشاحنة الثقيلة من ميناء سوسة التجاري",
            "فريق الغوص انتشل جثة سائق الشاحنة الثقيلة من ميناء سوسة",
            "فريق الغوص انتشل جثة سائق الشاحنة الثقيلة من ميناء سوسة",
            id="word-for-word",
        ),
        pytest.param(
            "إلى زيادة الإنتاج وتوسيع خطوط التصنيع دون الخوف من فائض في القدرات مستقبلاً",
            "على زيادة الإنتاج وتوسيع خطوط التصنيع دون الخوف من وجود فائض في القدرات مستقبلا",
            "زيادة الإنتاج وتوسيع خطوط التصنيع دون الخوف من فائض في القدرات مستقبلاً",
            "زيادة الإنتاج وتوسيع خطوط التصنيع دون الخوف من وجود فائض في القدرات مستقبلا",
            id="an-inserted-word-and-a-tanwin",
        ),
        pytest.param(
            "مع الرئيس الروماني نيكشور دان وعدد من كبار المسئولين في حكومة رومانيا الجديدة",
            "لقاء الرئيس الروماني نيكشور دان وعدد من كبار المسؤولين في حكومة رومانيا الجديدة",
            "الرئيس الروماني نيكشور دان وعدد من كبار المسئولين في حكومة رومانيا الجديدة",
            "الرئيس الروماني نيكشور دان وعدد من كبار المسؤولين في حكومة رومانيا الجديدة",
            id="another-hamza-seat",
        ),
        pytest.param(
            "النيابة العموميّة أذنت بالإحتفاظ بهم جميعا ومباشرة قضيّة عدليّة",
            "النيابة العمومية أذنت بالاحتفاظ بهم جميعاً ومباشرة قضية عدلية",
            "النيابة العموميّة أذنت بالإحتفاظ بهم جميعا ومباشرة قضيّة عدليّة",
            "النيابة العمومية أذنت بالاحتفاظ بهم جميعاً ومباشرة قضية عدلية",
            id="marks-and-hamza",
        ),
    ],
)
def test_a_passage_is_found(make: Make, one: str, two: str, passage: str, other: str) -> None:
    assert find(make, one, two) == [(passage, other)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "التزام الطرفين بتوسيع هذا التعاون في الصناعة",
            "التزام الطرفين بتعزيز الأمن في المنطقة",
            id="a-turn-of-speech",
        ),
        pytest.param(
            "انتشال جثة سائق الشاحنة من ميناء سوسة", "انتشال جثة سائق الشاحنة من ميناء سوسة", id="seven-words"
        ),
        pytest.param(
            "انتشال جثة سائق الشاحنة بعد ساعات طويلة من البحث المضني في مياه ميناء سوسة",
            "انتشال جثة سائق الشاحنة في مياه ميناء سوسة",
            id="too-much-between",
        ),
        pytest.param("", "", id="empty"),
    ],
)
def test_no_passage_is_found(make: Make, one: str, two: str) -> None:
    assert find(make, one, two) == []


def test_what_one_text_says_twice(make: Make) -> None:
    said = "وهو أول صندوق استثماري سيادي متعدد الدول في العالم"
    assert find(make, f"قال الأمين {said} ثم أضاف أن الحلف {said} كما قيل") == [(said, said)]


def test_a_refrain_is_no_passage(make: Make) -> None:
    assert find(make, "يا ليل يا عين يا ساهر الليالي الطويلة " * 2_000) == []


def test_the_two_sides_of_a_repeated_passage_never_overlap(make: Make) -> None:
    assert find(make, "سوسة صفاقس قابس مدنين " * 3) == []


WORDS = ("سوسة", "صفاقس", "ميناء", "شاحنة", "في", "من", "وزارة")


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.lists(st.sampled_from(WORDS), max_size=60), st.booleans())
def test_spans_are_valid_and_symmetric(make: Make, one: list[str], two: list[str], alone: bool) -> None:
    bodies = [" ".join(one)] if alone else [" ".join(one), " ".join(two)]
    texts = read_texts(make(f"{n:02}", body) for n, body in enumerate(bodies))
    other = len(bodies) - 1
    frequency = find_candidates(texts).frequency
    for p in Aligner(texts, 0, frequency).passages(other):
        assert texts.bounds[0] <= p.start < p.end <= texts.bounds[1]
        assert texts.bounds[other] <= p.other_start < p.other_end <= texts.bounds[other + 1]
        assert MIN_PASSAGE_WORDS <= p.equal <= min(p.end - p.start, p.other_end - p.other_start)
        assert not alone or p.end <= p.other_start
        assert p.swapped().swapped() == p
        assert _most_in_a_row(texts, p) <= MAX_GAP_WORDS


def _most_in_a_row(texts: Texts, passage: SharedPassage) -> int:
    """Return the longest stretch of words on this side that the other side lacks altogether."""
    there: Sequence[int] = texts.words[passage.other_start : passage.other_end]
    longest = stretch = 0
    for word in texts.words[passage.start : passage.end]:
        stretch = 0 if word in there else stretch + 1
        longest = max(longest, stretch)
    return longest


def test_stock_phrases_tell_nothing(make: Make) -> None:
    stock = "ريح ضعيفة فمعتدلة من {} إلى {} كلم في الساعة والبحر قليل الاضطراب"
    texts = read_texts(make(f"{n:02}", stock.format(n, n + 10)) for n in range(MAX_SHINGLE_ARTICLES + 2))
    aligner = Aligner(texts, 0, find_candidates(texts).frequency)
    passages = aligner.passages(1)
    assert [aligner.content_words(p) for p in passages] == [0] * len(passages)
    assert passages


def test_numbers_tell_nothing(make: Make) -> None:
    texts = read_texts(make(id_, "15 16 17 18 19 20 21 22 23 ميناء") for id_ in ("a", "b"))
    aligner = Aligner(texts, 0, find_candidates(texts).frequency)
    assert [aligner.content_words(p) for p in aligner.passages(1)] == [1]
