"""Names that no record has: what the tagger reads, what the archive makes of it, and which of them get a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.entities.authority.authority_record import AuthorityRecord, Unreviewed
from khizana.entities.recognition.archive_names import Proposal, name_key, publishable, weigh
from khizana.entities.recognition.archive_sentences import archive_sentence
from khizana.entities.recognition.name_index import NameIndex
from khizana.entities.recognition.tagged_text import TaggedSentence, tag
from khizana.entities.recognition.tagger import tagger
from khizana.entities.recognition.unreviewed import read_rejected, slug_of, unreviewed_record, with_taken_over
from khizana.errors import KhizanaError
from khizana.model import ENTITY_TYPES, EntityType

WHY = Unreviewed(0.95, 3, 5, 4, ("titles",))


def sentence(text: str, *names: tuple[str, EntityType]) -> TaggedSentence:
    """A sentence in which the tagger marks *names*."""
    words = text.split()
    found: list[tuple[int, int, int]] = []
    likely: dict[int, tuple[int, ...]] = {}
    for name, type_ in names:
        parts = name.split()
        first = next(at for at in range(len(words)) if words[at : at + len(parts)] == parts)
        kind = ENTITY_TYPES.index(type_)
        found.append((first, first + len(parts), kind))
        percent = tuple(90 if at == kind else 0 for at in range(len(ENTITY_TYPES)))
        likely |= dict.fromkeys(range(first, first + len(parts)), percent)
    return TaggedSentence(words, likely, found)


def proposal(name: str, type_: EntityType = "person", **more: object) -> Proposal:
    values: dict[str, object] = {"forms": (name,), "private": False, "why": WHY, "articles": ("a",), "countries": {}}
    return Proposal(name_key(name), type_, **{**values, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("وأكد رئيس الحكومة يوسف الشاهد أن الحكومة ستواصل العمل.", "يوسف الشاهد", "person"),
        ("التقى وزير الخارجية الأمريكي جون كيري نظيره الروسي سيرغي لافروف في جنيف.", "سيرغي لافروف", "person"),
        ("أعلنت وزارة الداخلية عن إيقاف ثلاثة أشخاص بولاية القصرين.", "وزارة الداخلية", "org"),
        ("قال الناطق باسم حركة النهضة إن الاجتماع سيعقد بتونس.", "حركة النهضة", "org"),
        ("وصل الوفد إلى مدينة صفاقس مساء أمس.", "صفاقس", "place"),
    ],
)
def test_the_tagger_reads(text: str, name: str, type_: str) -> None:
    ((read,),) = tag([text], tagger())
    assert (name, type_) in [(" ".join(read.words[a:b]), ENTITY_TYPES[kind]) for a, b, kind in read.names]


def test_a_tagged_sentence_is_kept_whole() -> None:
    ((read,),) = tag(["قال يوسف الشاهد: «نعم»."], tagger())
    assert TaggedSentence.from_record(read.to_record()) == read


@pytest.mark.parametrize(
    ("text", "marked", "keys"),
    [
        pytest.param("عبد الفتاح السيسي", "عبد الفتاح السيسي", ("عبدالفتاح", "السيسي"), id="abd"),
        pytest.param("الدكتور محمد مرسي", "الدكتور محمد مرسي", ("محمد", "مرسي"), id="title"),
        pytest.param("أحمد أويحيى", "أحمد أويحيى", ("احمد", "اويحيي"), id="folded"),
    ],
)
def test_words_as_the_archive_compares_them(text: str, marked: str, keys: tuple[str, ...]) -> None:
    read = archive_sentence(sentence(text, (marked, "person")))
    ((first, end, _),) = read.names
    assert tuple(read.keys[first:end]) == keys


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وللأمم المتحدة", "الأمم المتحدة"),
        ("وبالقصرين", "القصرين"),
        ("ولوزارة الصحة", "وزارة الصحة"),
        ("لعبد الله صالح", "عبدالله صالح"),
    ],
)
def test_a_name_is_found_behind_its_proclitics(text: str, name: str) -> None:
    read = archive_sentence(sentence(text))
    assert [found for found, _ in NameIndex([name_key(name)]).find(read)] == [name_key(name)]


def test_evidence_is_that_of_all_occurrences() -> None:
    read = [
        sentence("قال السيد منجي الرحوي أمس", ("منجي الرحوي", "person")),
        sentence("وأضاف منجي الرحوي", ("منجي الرحوي", "person")),
        sentence("زار منجي الرحوي المدينة"),
    ]
    found = weigh(lambda: [(f"a{n}", [one]) for n, one in enumerate(read)])[name_key("منجي الرحوي")]
    assert (found.count, found.articles, found.exact, ENTITY_TYPES[found.type]) == (3, 3, 2, "person")
    assert found.before["titles"] == 1
    assert found.written.most_common(1) == [("منجي الرحوي", 3)]


@pytest.mark.parametrize(
    ("texts", "private"),
    [
        pytest.param(["اعترف المتهم منجي الرحوي", "الضحية منجي الرحوي"], 2, id="everywhere"),
        pytest.param(["اعترف المتهم منجي الرحوي", "زار منجي الرحوي المدينة"], 1, id="once"),
    ],
)
def test_cues_of_private_people_are_counted(texts: list[str], private: int) -> None:
    read = [sentence(text, ("منجي الرحوي", "person")) for text in texts]
    found = weigh(lambda: [(f"a{n}", [one]) for n, one in enumerate(read)])[name_key("منجي الرحوي")]
    assert found.private_articles == private


RECORD = AuthorityRecord("essid", "person", "الحبيب الصيد", aliases=("حبيب الصيد",), path="essid.md")


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        pytest.param(proposal("يوسف الشاهد"), True, id="new"),
        pytest.param(proposal("حبيب الصيد"), False, id="of-a-record"),
        pytest.param(proposal("الصيد"), False, id="family-name-of-a-record"),
        pytest.param(proposal("الصيد", "place"), True, id="a-place-of-that-name"),
        pytest.param(proposal("يوسف الشاهد", private=True), False, id="private"),
        pytest.param(proposal("يوسف الشاهد", why=WHY._replace(probability=0.8)), False, id="unsure"),
        pytest.param(proposal("مراد الطرابلسي"), False, id="rejected"),
        pytest.param(proposal("مراد الطرابلسي", "work"), True, id="rejected-as-another-type"),
    ],
)
def test_what_may_have_a_page(found: Proposal, shown: bool) -> None:
    rejected = {(name_key("مراد الطرابلسي"), "person")}
    assert publishable([found], {"essid": RECORD}, rejected, 0.9) == ([found] if shown else [])


def test_an_unreviewed_record_says_no_more_than_was_read() -> None:
    found = proposal("عبد الفتاح السيسي", forms=("عبد الفتاح السيسي", "عبدالفتاح السيسي"))
    record = unreviewed_record(found)
    assert record.slug == slug_of(found) == slug_of(proposal("عبدالفتاح السيسى"))
    assert (record.name, record.aliases, record.short) == ("عبد الفتاح السيسي", ("عبدالفتاح السيسي",), ("السيسي",))
    assert record.unreviewed == WHY
    assert (record.description, record.wikidata, record.merged, record.path) == ("", None, (), "")


@pytest.mark.parametrize(
    ("countries", "name"),
    [
        pytest.param({"tunisia": 40, "morocco": 10}, "وزارة الداخلية (عدة بلدان)", id="two"),
        pytest.param({"tunisia": 40, "morocco": 3}, "وزارة الداخلية", id="one-and-visitors"),
        pytest.param({}, "وزارة الداخلية", id="unknown"),
    ],
)
def test_a_body_of_every_country(countries: dict[str, int], name: str) -> None:
    record = unreviewed_record(proposal("وزارة الداخلية", "org", countries=countries))
    assert record.name == name
    assert "وزارة الداخلية" in record.forms


def test_a_record_takes_over_the_address() -> None:
    found = proposal("حبيب الصيد")
    assert with_taken_over({"essid": RECORD}, [found], 0.9)["essid"].merged == (slug_of(found),)
    assert with_taken_over({"essid": RECORD}, [found], 0.99)["essid"].merged == ()


def test_rejected_names_are_read(tmp_path: Path) -> None:
    assert read_rejected(tmp_path) == set()
    (tmp_path / "_rejected.tsv").write_text("# name\ttype\nمراد الطرابلسي\tperson\n\n", encoding="utf-8")
    assert read_rejected(tmp_path) == {(name_key("مراد الطرابلسي"), "person")}
    (tmp_path / "_rejected.tsv").write_text("مراد\tperson\nمراد الطرابلسي\n", encoding="utf-8")
    with pytest.raises(KhizanaError, match=r"_rejected\.tsv:2: expected a name and its type"):
        read_rejected(tmp_path)
