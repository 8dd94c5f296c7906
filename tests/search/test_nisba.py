"""A name finds its adjective, and the adjective its name, where few articles have the word; but not what only looks so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

TEXTS = {
    "chemistry": "درس الكيمياء في الجامعة.",
    "chemical": "وقع انفجار كيميائي في المصنع.",
    "sky": "صفت السماء ليلا.",
    "heavenly": "لاحظ الزائر رداء سماويا.",
    "desert": "عبرت القافلة الصحراء.",
    "of-the-desert": "هبت رياح صحراوية قوية.",
    "language": "تعلم الطفل اللغة.",
    "of-language": "وقع خطأ لغوي.",
    "austria": "سافر الوفد إلى النمسا.",
    "austrian": "فاز متسابق نمساوي.",
    "france": "سافر الوفد إلى فرنسا.",
    "french": "تحدث الضيف بالفرنسية.",
    "asia": "زار القارة آسيا.",
    "asian": "فاز فريق آسيوي.",
    "blood": "تبرع الموظف بالدم.",
    "bloody": "وقع شجار دموي.",
    "sura": "حفظ الطالب سورة قصيرة.",
    "syria": "وصلت القافلة إلى سوريا.",
    "syrian": "تحدث لاجئ سوري.",
    "basra": "أبحرت السفينة من البصرة.",
    "of-basra": "كتب شاعر بصري قصيدة.",
    "sight": "تعب البصر من القراءة.",
    "drop": "سقطت قطرة ماء.",
    "qatari": "حضر وزير قطري.",
    **{f"qatar{at}": f"شاركت قطر في الدورة {at}." for at in range(9)},
}


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    """An archive of one article a word, but many on Qatar."""
    return index_of(TEXTS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("كيمياء", "chemistry chemical", id="hamza-at-the-end"),
        pytest.param("كيميائي", "chemical chemistry", id="hamza-at-the-end-and-back"),
        pytest.param("الكيميائية", "chemical chemistry", id="article-and-ta-marbuta"),
        pytest.param("السماء", "sky heavenly", id="hamza-that-becomes-waw"),
        pytest.param("سماوي", "heavenly sky", id="hamza-that-becomes-waw-and-back"),
        pytest.param("صحراء", "desert of-the-desert", id="desert"),
        pytest.param("الصحراوي", "of-the-desert desert", id="desert-and-back"),
        pytest.param("لغة", "language of-language", id="ta-marbuta"),
        pytest.param("لغوية", "of-language language", id="ta-marbuta-and-back"),
        pytest.param("النمسا", "austria austrian", id="alef"),
        pytest.param("نمساوية", "austrian austria", id="alef-and-back"),
        pytest.param("فرنسا", "france french", id="a-language"),
        pytest.param("آسيا", "asia asian", id="alef-that-becomes-waw"),
        pytest.param("الآسيوي", "asian asia", id="alef-that-becomes-waw-and-back"),
        pytest.param("دم", "blood bloody", id="two-letters"),
        pytest.param("دموي", "bloody blood", id="two-letters-and-back"),
        pytest.param("البصرة", "basra of-basra", id="beside-another-name"),
        pytest.param("سوريا", "syria syrian", id="a-country"),
        pytest.param("سوري", "syrian syria", id="of-a-country-alone"),
        pytest.param("سورة", "sura", id="not-what-is-of-a-country"),
        pytest.param("قطرة", "drop", id="not-what-is-of-a-much-commoner-name"),
        pytest.param("قطري", f"qatari {' '.join(f'qatar{at}' for at in range(9))}", id="of-the-commoner"),
    ],
)
def test_kin(search: Search, folder: Path, query: str, expected: str) -> None:
    found = search(folder, query, limit=20)
    ids = [hit["id"] for hit in found["hits"]]
    assert (ids[:1], sorted(ids)) == (expected.split()[:1], sorted(expected.split()))
    assert found["corrections"] == []
