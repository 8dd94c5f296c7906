"""Latin words that the archive writes in Arabic, and slips: what sounds or looks like enough is found, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from search.conftest import IndexOf, Search

NAMES = [
    "انعقد اجتماع الناتو",
    "أرسل رسالة على واتساب",
    "هاجمت جماعة بوكو حرام قرية",
    "التقى هولاند نظيره",
    "سقط القذافي",
    "رد حزب الله",
    "عزف بيتهوفن",
    "كتب نيتشه",
    "قُتل خاشقجي",
    "هوجمت شارلي إيبدو",
    "عُرضت سلعة في توزر",
    "وصل عمر",
    "زار الموصل",
    "حضر العبادي",
    "شاهد هوليوود",
    "نظم فيفا المباراة",
    "أطلق صاروخا فوق صاروخ",
    "وقعت كارثة بعد كارثة",
    "تعطلت أجهزة نظام",
    "فتشت شرطة المكان",
]
OTHERS = [
    "حسن نيته في الأمر",
    "وحزب آخر في بلاد",
    "حصل بواقع عشرين",
    "الهولندي في المطار",
    "اللاعب في الملعب",
    "مازال في مسؤول",
    "أساس في بيت",
    "ألقت في كلمة",
    "أسس في شركة",
    "علب في متجر",
    "فما في يد",
    "يحمل في حزب",
    "رافعة في ميناء",
    "أبدى في رأيه",
    "تزوير في ورقة",
    "عمان في بلد",
    "كهبة في حي",
    "بهبة في حي",
]


@pytest.fixture(scope="module")
def folder(index_of: IndexOf) -> Path:
    """An archive with one article on each name, and two on each word that looks a little like one."""
    texts = [*NAMES, *(f"{text} {number}" for text in OTHERS for number in ("أمس", "اليوم"))]
    return index_of({f"a{at}": text for at, text in enumerate(texts)})


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        pytest.param("NATO", "الناتو", id="the-archive-has-the-article"),
        pytest.param("WhatsApp", "واتساب", id="wh"),
        pytest.param("Boko Haram", "بوكو حرام", id="two-words"),
        pytest.param("Hollande", "هولاند", id="silent-e"),
        pytest.param("Gaddafi", "القذافي", id="dd-and-g"),
        pytest.param("Qaddafi", "القذافي", id="q"),
        pytest.param("Kadhafi", "القذافي", id="dh"),
        pytest.param("Hezbollah", "حزب الله", id="of-god"),
        pytest.param("Beethoven", "بيتهوفن", id="t-and-h"),
        pytest.param("Nietzsche", "نيتشه", id="tzsch"),
        pytest.param("Khashoggi", "خاشقجي", id="gg"),
        pytest.param("Charlie Hebdo", "شارلي إيبدو", id="silent-h"),
        pytest.param("Tozeur", "توزر", id="eu"),
        pytest.param("Omar", "عمر", id="ain-and-short-a"),
        pytest.param("Mossoul", "الموصل", id="ou"),
        pytest.param("Abadi", "العبادي", id="no-alef-maqsura-for-i"),
        pytest.param("Hollywood", "هوليوود", id="a-run-of-vowels"),
        pytest.param("بهبش", "فيفا", id="a-sound-on-other-keys-before-a-slip"),
        pytest.param("hgkhj, j,.v", "الناتو توزر", id="other-keys-though-no-article-has-both"),
        pytest.param("صاروح", "صاروخ", id="dots"),
        pytest.param("كارتة", "كارثة", id="more-dots"),
        pytest.param("نضام", "نظام", id="what-sounds-alike"),
        pytest.param("شرظة", "شرطة", id="what-looks-alike"),
    ],
)
def test_what_is_like_enough(search: Search, folder: Path, query: str, meant: str) -> None:
    found = search(folder, query)
    assert [correction["meant"] for correction in found["corrections"]] == [meant]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("UGTT", id="an-acronym-is-no-verb"),
        pytest.param("ISIS", id="a-short-word-loses-no-vowel"),
        pytest.param("FMI", id="no-function-word"),
        pytest.param("Alep", id="another-name"),
        pytest.param("OTAN", id="no-slip-in-so-short-a-name"),
        pytest.param("Ben Ali", id="a-word-with-one-consonant"),
        pytest.param("ULV", id="capitals-are-on-no-other-keys"),
        pytest.param("Rafah", id="a-letter-too-many"),
        pytest.param("كوفيد", id="a-word-like-no-other"),
        pytest.param("صاروح كارتة", id="slips-that-no-article-has-together"),
    ],
)
def test_what_is_not_is_missing(search: Search, folder: Path, query: str) -> None:
    found = search(folder, query)
    assert found["corrections"] == []
    assert "missing" in [note["kind"] for note in found["notes"]]


SPOKEN = [
    *["زار عبير موسى المدينة"] * 2,
    *["ضاع كيس في صيد وفير"] * 3,
    "عاد قيس سعيد",
    "هامة الرجل",
    "هامة المبنى قرب الهمامي",
    "قال حمة الهمامي",
    "اجتمع نداء تونس",
    "تكلم الباجي قائد السبسي",
    "غاب علي العريض",
    "رفضت وداد بوشماوي",
    "سافر الطيب البكوش",
    "حضر ياسين إبراهيم",
    "خطب عبد الفتاح مورو",
    "غاب نور الدين البحيري",
    "ظهر العربي",
    "وصل مصطفى بن جعفر",
    "كتب خالد شوكات",
    "كتب Jaafar",
    "زار نابل",
]


@pytest.fixture(scope="module")
def spoken(index_of: IndexOf) -> Path:
    """An archive of names that readers type as they say them."""
    return index_of({f"a{at}": text for at, text in enumerate(SPOKEN)})


@pytest.mark.parametrize(
    ("query", "kind", "meant", "missing"),
    [
        pytest.param("Abir Moussi", "name", "عبير موسى", [], id="i-that-the-archive-writes-so"),
        pytest.param("3abir moussi", "name", "عبير موسى", [], id="a-digit-for-a-letter"),
        pytest.param("Kais Saied", "name", "قيس سعيد", [], id="side-by-side-not-commoner-alone"),
        pytest.param("Hamma Hammami", "name", "حمة الهمامي", [], id="side-by-side-not-only-in-one-article"),
        pytest.param("Nidaa Tounes", "name", "نداء تونس", [], id="a-long-vowel-written-twice"),
        pytest.param("Beji Caid Essebsi", "name", "الباجي قائد السبسي", [], id="e-for-a"),
        pytest.param("Ali Laarayedh", "name", "علي العريض", [], id="an-article-without-its-vowel"),
        pytest.param("Larbi", "name", "العربي", [], id="an-article-before-ain"),
        pytest.param("Wided Bouchamaoui", "name", "وداد بوشماوي", [], id="e-before-the-last-letter"),
        pytest.param("Taieb Baccouche", "name", "الطيب البكوش", [], id="t-for-an-emphatic-one"),
        pytest.param("Yassine Brahim", "name", "ياسين إبراهيم", [], id="two-consonants-without-their-alef"),
        pytest.param("Abdelfattah Mourou", "name", "عبد الفتاح مورو", [], id="a-servant-in-one-word"),
        pytest.param("Noureddine Bhiri", "name", "نور الدين البحيري", [], id="of-faith-in-one-word"),
        pytest.param("Mustapha Ben Jaafar", "name", "مصطفى بن جعفر", [], id="one-word-is-written-so-elsewhere"),
        pytest.param("Khaled Chouket", "name", "خالد شوكات", [], id="more-is-lost-beside-another"),
        pytest.param("Yassine Chouket", "sound", "ياسين", ["Chouket"], id="more-is-lost-but-no-article-has-both"),
        pytest.param("Nepal", None, None, ["Nepal"], id="e-is-no-a-elsewhere"),
        pytest.param("el Mourou", "name", "مورو", [], id="an-article-apart"),
        pytest.param("el Mourou Abbou", "sound", "مورو", ["Abbou"], id="an-article-apart-beside-a-word-not-heard"),
        pytest.param("Yassine Abbou", "sound", "ياسين", ["Abbou"], id="one-word-is-not-heard"),
        pytest.param("Yassine Bouchamaoui", "sound", "ياسين بوشماوي", [], id="no-article-has-both"),
        pytest.param("Kais Abbou", None, None, ["Kais", "Abbou"], id="three-letters-do-not-stand-for-all"),
    ],
)
def test_names_as_they_are_said(
    search: Search, spoken: Path, query: str, kind: str | None, meant: str | None, missing: list[str]
) -> None:
    found = search(spoken, query)
    assert [(c["kind"], c["meant"]) for c in found["corrections"]] == ([(kind, meant)] if kind else [])
    assert [word for note in found["notes"] if note["kind"] == "missing" for word in note["words"]] == missing
    assert bool(found["hits"]) == bool(kind)


@pytest.mark.parametrize(("others", "meant"), [(10, ["كهبة"]), (2000, [])], ids=["small-archive", "large-archive"])
def test_a_rare_word_is_meant_in_a_small_archive_only(
    search: Search, index_of: IndexOf, others: int, meant: list[str]
) -> None:
    folder = index_of({"rare": "لون كهبة", **{str(at): "خبر" for at in range(others)}})
    found = search(folder, "كرهبة")
    assert [correction["meant"] for correction in found["corrections"]] == meant
