from __future__ import annotations

import pytest

from khizana.arabic.fold import fold
from khizana.arabic.morphology import lemma_table


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        pytest.param("أضاف", True, id="past"),
        pytest.param("وأضافت", True, id="past-behind-waw"),
        pytest.param("ستنعقد", True, id="future"),
        pytest.param("يجري", True, id="present-of-a-lemma-in-alef-maksura"),
        pytest.param("تخص", True, id="present-of-three-letters"),
        pytest.param("مستوى", False, id="a-noun-in-alef-maksura"),
        pytest.param("يمنى", False, id="a-name-in-alef-maksura"),
        pytest.param("ونقل", False, id="written-as-its-noun"),
        pytest.param("تحقيق", False, id="a-noun-in-teh"),
        pytest.param("كانت", False, id="a-verb-of-being-is-a-function-word"),
        pytest.param("بين", False, id="a-preposition-in-fatha"),
        pytest.param("نيكشور", False, id="not-in-the-dictionary"),
    ],
)
def test_verbs(word: str, verb: bool) -> None:
    assert (fold(word) in lemma_table.load().verbs) == verb
