"""The heads that people's programs write: what is read of them, and that nothing of them is left in the text."""

from __future__ import annotations

import pytest

from khizana.ingest.front_matter import split_front_matter

TEXT = "أعلنت بلدية المدينة الساحلية عن خطة جديدة لترميم السور القديم."
TITLE = "سور المدينة"


@pytest.mark.parametrize(
    ("head", "values"),
    [
        pytest.param("---\ntitle: سور المدينة\n---\n", {"title": TITLE}, id="yaml"),
        pytest.param("--- \ntitle: سور المدينة\n---\t\n", {"title": TITLE}, id="blanks-after-its-marks"),
        pytest.param("\n \n---\ntitle: سور المدينة\n---\n", {"title": TITLE}, id="blank-lines-before"),
        pytest.param("\ufeff---\ntitle: سور المدينة\n---\n", {"title": TITLE}, id="byte-order-mark"),
        pytest.param("---\ntitle: سور المدينة\n...\n", {"title": TITLE}, id="three-dots"),
        pytest.param("---\n---\n", {}, id="empty"),
        pytest.param("---\ntitle: رئيس البلدية: نعم\n---\n", {"title": "رئيس البلدية: نعم"}, id="colon"),
        pytest.param('---\ntitle: "قال" نعم\ntags: [أ]\n---\n', {"title": '"قال" نعم', "tags": ["أ"]}, id="quotes"),
        pytest.param("---\ntitle: سور #1\n---\n", {"title": "سور"}, id="yaml-comment"),
        pytest.param("---\ntitle: >\n  سور\n  المدينة\n---\n", {"title": TITLE + "\n"}, id="folded"),
        pytest.param("+++\ntitle = 'سور المدينة'\ndraft = true\n+++\n", {"title": TITLE, "draft": True}, id="toml"),
        pytest.param('{"title": "سور المدينة",\n "tags": ["أ"]}\n', {"title": TITLE, "tags": ["أ"]}, id="json"),
        pytest.param("Title: سور المدينة\nDate: 2024-03-01 10:20\n", {"Title": TITLE, "Date": "2024-03-01 10:20"}, id="lines"),
        pytest.param("title: سور\n    المدينة\nauthor:\n", {"title": TITLE, "author": ""}, id="multimarkdown"),
        pytest.param("العنوان: سور المدينة\n", {"العنوان": TITLE}, id="arabic-keys"),
    ],
)  # fmt: skip
def test_a_head(head: str, values: dict[str, object]) -> None:
    found = split_front_matter(f"{head}\n{TEXT}\n")
    assert (found.head.values, found.fault) == (values, None)
    assert found.body.strip() == TEXT
    assert found.body.count("\n", 0, found.body.index(TEXT)) == head.count("\n") + 1  # lines keep their numbers


def test_a_head_without_a_last_line_end() -> None:
    assert split_front_matter("---\ntitle: سور\n---").head.values == {"title": "سور"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"---\n\n{TEXT}", id="a-rule"),
        pytest.param(f"قال: نعم\n\n{TEXT}", id="speech"),
        pytest.param(f"ملاحظة: مهمة\nسطر\n\n{TEXT}", id="note"),
        pytest.param(f"title: سور\n{TEXT}", id="no-blank-line"),
        pytest.param(f'{{"x": 1}}\n{TEXT}', id="json-that-is-text"),
        pytest.param("{" * 5_000, id="braces"),
        pytest.param("title: سور", id="nothing-below"),
    ],
)
def test_no_head(text: str) -> None:
    found = split_front_matter(text)
    assert (found.head.values, found.body, found.fault) == ({}, text, None)


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        pytest.param("---\ntitle: x\n  y: z\n---\n", 3, "this is not YAML", id="yaml"),
        pytest.param("---\n- x\n---\n", 2, "expected lines of `key: value`", id="list"),
        pytest.param("+++\ntitle = x\n+++\n", 2, "this is not TOML", id="toml"),
        pytest.param("---\n" + "- [" * 5_000 + "\n---\n", 2, "this is not YAML", id="brackets"),
    ],
)
def test_what_is_wrong_is_named(head: str, line: int, message: str) -> None:
    found = split_front_matter(head + TEXT)
    assert found.fault is not None
    assert (found.fault[0], found.body.strip()) == (line, TEXT)
    assert found.fault[1].startswith(message)


def test_anchors_do_not_multiply() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    head = split_front_matter(f"---\n{bomb}title: سور\n---\n{TEXT}").head
    assert head.values["title"] == "سور"
    assert head.too_large == ["d", "e", "f", "g", "h", "i", "j"]


def test_a_key_that_stands_twice_is_named() -> None:
    head = split_front_matter(f"---\ntitle: أ\ntitle: ب\n---\n{TEXT}").head
    assert (head.values["title"], head.repeated) == ("أ", ["title"])
