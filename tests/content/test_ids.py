from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khizana.content.ids import make_id


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        pytest.param("000_12505c0709f79063", "000-12505c0709f79063", id="underscore"),
        pytest.param("JA-culture-1-20170120", "ja-culture-1-20170120", id="lower-case"),
        pytest.param("../../etc/passwd", "etc-passwd", id="no-path-escapes"),
        pytest.param("a b\u202ec", "a-b-c", id="no-override"),
        pytest.param("خبر عاجل", "khbr-aajl-9c66cb", id="arabic"),
        pytest.param("أمير", "amyr-3e9d16", id="names-that-sound-alike"),
        pytest.param("امير", "amyr-be5646", id="stay-apart"),
        pytest.param("12 آب", "12-ab-87f854", id="mixed"),
        pytest.param("…", "", id="nothing-to-keep"),
        pytest.param("خ\udcd9", "kh-dfe61a", id="byte-of-no-encoding"),
    ],
)
def test_make_id(name: str, id_: str) -> None:
    assert make_id(name) == id_


@given(st.text())
def test_an_id_is_fit_for_a_file_name_and_its_own_id(name: str) -> None:
    id_ = make_id(name)
    assert re.fullmatch("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)?", id_)
    assert make_id(id_) == id_
