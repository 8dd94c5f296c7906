"""Names that no record has, from content files to mentions: what appears, what is kept, what makes it go."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.annotation import recognition_store
from khizana.annotation.recognition_store import MIN_ARTICLES, RecognitionStore
from khizana.annotation.store import Store
from khizana.content.article_edit import with_values
from khizana.content.content_file import render_content_file
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.model import Article, Block, Seed

NAME = "مبروك الكعبوري"
TEXTS = (
    f"قال وزير التجهيز {NAME} اليوم الأربعاء إن الأشغال ستنطلق قريبا بولاية القصرين.",
    f"وأضاف الوزير {NAME} في تصريح لإذاعة محلية أن المشروع سيكتمل في موعده.",
    f"استقبل رئيس الحكومة السيد {NAME} بقصر الحكومة. وأكد الكعبوري أن الوضع مستقر.",
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An archive just large enough for names that nobody has reviewed."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "entities").mkdir()
    for number in range(MIN_ARTICLES):
        write(tmp_path, f"a{number:02}", TEXTS[number % len(TEXTS)])
    return tmp_path


def write(content: Path, id_: str, text: str) -> None:
    article = Article(id_, "خبر", "given", (Block("paragraph", text),), Seed("a.txt", "0" * 64, "utf-8"))
    (content / "articles" / f"{id_}.md").write_text(render_content_file(article), encoding="utf-8")


def unreviewed(content: Path, threshold: float = 0.5) -> dict[str, int]:
    """The mentions of unreviewed people, by name, after a build."""
    names = RecognitionStore(content).names(with_known_names(load_authority(content / "entities")), threshold)
    store = Store(content)
    store.refresh(names=names)
    records = {slug: names.authority[slug] for slug in store.counts()}
    return {r.name: store.counts()[s] for s, r in records.items() if r.unreviewed and r.type == "person"}


def test_a_name_that_recurs_is_found_and_linked(content: Path) -> None:
    found = unreviewed(content)
    short_forms = sum(number % len(TEXTS) == 2 for number in range(MIN_ARTICLES))
    assert found == {NAME: MIN_ARTICLES + short_forms}


def test_a_small_archive_has_none(content: Path) -> None:
    (content / "articles" / "a00.md").unlink()
    assert unreviewed(content) == {}


def test_a_rejected_name_is_gone_at_the_next_build(content: Path) -> None:
    assert NAME in unreviewed(content)
    (content / "entities" / "_rejected.tsv").write_text(f"{NAME}\tperson\n", encoding="utf-8")
    assert unreviewed(content) == {}


def test_a_record_takes_the_name_and_the_address_over(content: Path) -> None:
    records = with_known_names(load_authority(content / "entities"))
    before = RecognitionStore(content).names(records, 0.5).authority
    (old,) = (record.slug for record in before.values() if record.name == NAME)
    record = f"---\ntype: person\nname: {NAME}\n---\n"
    (content / "entities" / "mabrouk-kaabouri.md").write_text(record, encoding="utf-8")
    assert unreviewed(content) == {}
    records = with_known_names(load_authority(content / "entities"))
    assert RecognitionStore(content).names(records, 0.5).authority.redirects[old] == "mabrouk-kaabouri"


def test_an_unchanged_text_is_not_tagged_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = unreviewed(content)
    monkeypatch.setattr(recognition_store, "tag", lambda texts, _: pytest.fail("tagged again") if texts else iter(()))
    monkeypatch.setattr(recognition_store, "propose", lambda *_: pytest.fail("proposed again"))
    assert unreviewed(content) == first


def test_only_articles_whose_names_changed_are_annotated_again(content: Path) -> None:
    write(content, "b", "لا اسم هنا.")
    unreviewed(content)
    (content / "entities" / "_rejected.tsv").write_text(f"{NAME}\tperson\n", encoding="utf-8")
    names = RecognitionStore(content).names(with_known_names(load_authority(content / "entities")), 0.5)
    assert Store(content).refresh(names=names) == MIN_ARTICLES
    assert Store(content).refresh(names=names) == 0
    assert Store(content).refresh() == 0  # commands that know of no names leave them


def test_a_draft_is_neither_read_for_names_nor_published(content: Path) -> None:
    path = content / "articles" / "a00.md"
    path.write_text(with_values(path.read_text(encoding="utf-8"), {"draft": True}, path), encoding="utf-8")
    assert unreviewed(content)[NAME] == MIN_ARTICLES - 1 + sum(n % len(TEXTS) == 2 for n in range(MIN_ARTICLES))
    store = Store(content)
    store.refresh()
    assert "a00" not in {annotated.article.id for annotated in store.annotated()}
