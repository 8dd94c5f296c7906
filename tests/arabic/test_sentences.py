from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.arabic.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("انتهى الاجتماع. وبدأ آخر.", ["انتهى الاجتماع.", "وبدأ آخر."], id="full-stops"),
        pytest.param("متى؟ لا ندري! ربما…", ["متى؟", "لا ندري!", "ربما…"], id="other-marks"),
        pytest.param("ارتفع إلى 7.8% و3.5 نقطة.", ["ارتفع إلى 7.8% و3.5 نقطة."], id="decimal-point"),
        pytest.param("التصدير العسكري..والذكاء", ["التصدير العسكري..والذكاء"], id="two-dots-glued"),
        pytest.param("القمة المقبلة في موسكو.. ورسالة", ["القمة المقبلة في موسكو.. ورسالة"], id="two-dots"),
        pytest.param(
            "قال: «هذا كاف. لن نعود». ثم غادر.", ["قال: «هذا كاف. لن نعود».", "ثم غادر."], id="inside-guillemets"
        ),
        pytest.param('قال: "هذا كاف. لن نعود". ثم', ['قال: "هذا كاف. لن نعود".', "ثم"], id="inside-ascii-quotes"),
        pytest.param(
            "قال: “هذا كاف. لن نعود.” ثم غادر.", ["قال: “هذا كاف. لن نعود.”", "ثم غادر."], id="stop-before-closing-mark"
        ),
        pytest.param("قال: «هذا كاف. ثم غادر.", ["قال: «هذا كاف.", "ثم غادر."], id="quote-that-never-closes"),
        pytest.param("عنوان\nمتن بلا نقطة\n\nآخر", ["عنوان", "متن بلا نقطة", "آخر"], id="line-breaks"),
        pytest.param("«أول\nثان» ثالث", ["«أول", "ثان» ثالث"], id="line-break-inside-quotes"),
        pytest.param("1. منتدى دولي. تفاصيل", ["1. منتدى دولي.", "تفاصيل"], id="numbered-heading"),
        pytest.param("بلغ عددهم 30. وقال", ["بلغ عددهم 30.", "وقال"], id="number-ends-a-sentence"),
        pytest.param("قال د. علي إن م. سالم حضر. انتهى", ["قال د. علي إن م. سالم حضر.", "انتهى"], id="titles"),
        pytest.param("في عام 2035. وتطرق", ["في عام 2035.", "وتطرق"], id="year-ends-a-sentence"),
        pytest.param(" \u00a0 \n\u00a0\n", [], id="blank"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from('اب .\n\r\u2028؟!…«»“”"()0123456789\u00a0')) | st.text())
def test_sentences_hold_every_letter_in_order_and_no_line_break(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(a < b and len(text[a:b].splitlines()) == 1 for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
