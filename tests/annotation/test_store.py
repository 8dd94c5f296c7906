from __future__ import annotations

from pathlib import Path

import pytest

from khizana.annotation.article_record import from_record, to_record
from khizana.annotation.store import Store
from khizana.content.content_file import render_content_file
from khizana.model import Article, Block, Seed

RECORD = "---\nid: {slug}\ntype: place\nname: {name}\n---\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three articles, one record."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "entities").mkdir()
    for id_, text in (("a", "زار الوزير موسكو أمس."), ("b", "لا أحد."), ("c", "موسكو وموسكو ثم برقشان.")):
        write(tmp_path, id_, text)
    (tmp_path / "entities" / "moscow.md").write_text(RECORD.format(slug="moscow", name="موسكو"), encoding="utf-8")
    return tmp_path


def write(content: Path, id_: str, text: str) -> None:
    article = Article(id_, "عنوان", "given", (Block("paragraph", text),), Seed("a.txt", "0" * 64, "utf-8"))
    (content / "articles" / f"{id_}.md").write_text(render_content_file(article), encoding="utf-8")


def test_an_article_is_annotated_once(content: Path) -> None:
    store = Store(content)
    assert store.refresh() == 3
    assert store.refresh() == 0
    assert Store(content).refresh() == 0
    assert store.refresh(full=True) == 3


def test_what_is_kept(content: Path) -> None:
    store = Store(content)
    store.refresh()
    assert [a.article.id for a in store.annotated()] == ["a", "b", "c"]
    assert [a.article.id for a in store.annotated(["c", "a"])] == ["c", "a"]
    assert store.counts() == {"moscow": 3}
    assert [(id_, len(seen.spans)) for id_, seen in store.appearances("moscow")] == [("a", 1), ("c", 2)]
    assert dict(store.seeds())["a"] == Seed("a.txt", "0" * 64, "utf-8")


def test_only_what_changed_is_annotated_again(content: Path) -> None:
    store = Store(content)
    store.refresh()
    write(content, "b", "في موسكو أيضا.")
    assert store.refresh() == 1
    assert store.counts() == {"moscow": 4}
    (content / "articles" / "c.md").unlink()
    assert store.refresh() == 0
    assert store.counts() == {"moscow": 2}


def test_a_new_record_is_looked_for_everywhere(content: Path) -> None:
    store = Store(content)
    store.refresh()
    (content / "entities" / "barqashan.md").write_text(RECORD.format(slug="barqashan", name="برقشان"), encoding="utf-8")
    assert store.refresh() == 1
    assert store.together("barqashan") == [("moscow", 1)]


def test_every_broken_content_file_is_named_and_the_others_stay(content: Path) -> None:
    store = Store(content)
    store.refresh()
    (content / "articles" / "a.md").write_text("بلا رأس", encoding="utf-8")
    (content / "articles" / "x.md").write_text(
        (content / "articles" / "b.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    for _ in range(2):  # until it is mended
        store.refresh()
        assert sorted(Path(problem.path).name for problem in store.problems) == ["a.md", "x.md"]
        assert [a.article.id for a in store.annotated()] == ["b", "c"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("لا أحد".encode(), b"\xe9", id="a-byte"),
        pytest.param('title: "عنوان"'.encode(), b'title: "\\ud800"', id="half-a-character"),
        pytest.param(b"title:", b"title: [" + b"[" * 5_000, id="brackets"),
    ],
)
def test_a_broken_edit_costs_its_article(old: bytes, new: bytes, content: Path) -> None:
    path = content / "articles" / "b.md"
    path.write_bytes(path.read_bytes().replace(old, new))
    store = Store(content)
    store.refresh()
    assert [problem.path for problem in store.problems] == [path.as_posix()]
    assert [a.article.id for a in store.annotated()] == ["a", "c"]


def test_an_article_that_cannot_be_annotated_is_published_all_the_same(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise OverflowError("too large")

    monkeypatch.setattr("khizana.annotation.store.annotate", stop)
    store = Store(content)
    store.refresh()
    assert {problem.message for problem in store.problems} == {"stopped with OverflowError: too large"}
    assert [a.article.id for a in store.annotated()] == ["a", "b", "c"]
    monkeypatch.undo()
    assert store.refresh() == 3


def test_processes_change_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khizana.annotation.store._WORTH_A_POOL", 0)
    one, two = Store(content), Store(content)
    one.refresh(jobs=1)
    alone = [to_record(a) for a in one.annotated()]
    two.refresh(jobs=2, full=True)
    assert [to_record(a) for a in two.annotated()] == alone


def test_a_record_gives_the_article_back(content: Path) -> None:
    store = Store(content)
    store.refresh()
    for annotated in store.annotated():
        assert from_record(to_record(annotated)) == annotated
