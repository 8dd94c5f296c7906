"""Content files: what is written reads back, an editor's change is seen, a broken file says what to do."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from khizana.errors import KhizanaError
from khizana.content import content_file
from khizana.content.content_file import is_as_written, parse_content_file, read_content_file, render_content_file
from khizana.model import Article, Block, Seed, SetAside

PATH = Path("content/articles/a-1.md")
ARTICLE = Article(
    id="a-1",
    title='عنوان: «قول» "آخر" \\ # -',
    title_source="given",
    byline="كتبت: بسنت الفرماوي",
    author="بسنت الفرماوي",
    date="2015-07",
    blocks=(Block("paragraph", "فقرة."), Block("heading", "1. عنوان"), Block("list_item", "بند")),
    seed=Seed("أخبار/a 1.jsonl", "0" * 64, "utf-16-le", 12),
    set_aside=(SetAside(3, "نشر", "publish_label"),),
)
TEXT = render_content_file(ARTICLE)
SOME = st.text(min_size=1)
MAYBE = st.one_of(st.none(), SOME)
ARTICLES = st.builds(
    Article,
    id=st.just("a-1"),
    title=SOME,
    title_source=st.sampled_from(("given", "derived")),
    blocks=st.lists(st.builds(Block, st.sampled_from(("heading", "paragraph", "list_item")), SOME)).map(tuple),
    seed=st.builds(Seed, SOME, SOME, SOME, st.one_of(st.none(), st.integers(1, 10**7))),
    byline=MAYBE,
    author=MAYBE,
    date=st.one_of(st.none(), st.dates().map(str), st.dates().map(lambda day: str(day)[:7])),
    source=MAYBE,
    url=MAYBE,
    category=MAYBE,
    rights=MAYBE,
    set_aside=st.lists(st.builds(SetAside, st.integers(1, 10**7), SOME, SOME)).map(tuple),
)


@given(ARTICLES)
def test_a_file_reads_back(article: Article) -> None:
    assert parse_content_file(render_content_file(article), PATH) == article


@given(ARTICLES)
def test_the_head_is_yaml(article: Article) -> None:
    text = render_content_file(article)
    head = text[len("---\n") : text.index("\n---\n") + 1]
    assert yaml.safe_load(head) == content_file._read_json_head(head)


@given(ARTICLES)
def test_a_file_knows_itself(article: Article) -> None:
    assert is_as_written(render_content_file(article))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("فقرة.", "فقرة", id="body"),
        pytest.param("عنوان:", "العنوان:", id="title"),
        pytest.param("date:", "#date:", id="head"),
        pytest.param("checksum", "#", id="no-checksum"),
        pytest.param("\n", "\r\n", id="line-ends"),
        pytest.param("---\n\n", "---\n\n\n", id="blank-line"),
    ],
)
def test_an_edit_is_seen(before: str, after: str) -> None:
    assert before in TEXT
    assert not is_as_written(TEXT.replace(before, after))


def test_an_editor_may_write_plain_yaml_and_markdown() -> None:
    head, _, rest = TEXT.removeprefix("---\n").partition("---\n")
    text = f"---\n{yaml.safe_dump(yaml.safe_load(head), allow_unicode=True)}author: سارة\ndate: 2015-07-03\n---\n{rest}"
    text = text.replace("فقرة.", "فقرة **مهمة**.").replace("\n", "\r\n")
    article = parse_content_file("\ufeff" + text, PATH)
    strong = Block("paragraph", "فقرة مهمة.", "فقرة <strong>مهمة</strong>.")
    assert article == replace(ARTICLE, author="سارة", date="2015-07-03", blocks=(strong, *ARTICLE.blocks[1:]))


@pytest.mark.parametrize(
    ("before", "after", "message", "line"),
    [
        pytest.param("---\nid", "id", "expected a head between two lines of ---", 1, id="no-head"),
        pytest.param('id: "a-1"', 'id: "a-2"', "the id is not the file's name, 'a-1'", 2, id="other-id"),
        pytest.param('title: "', 'titel: "', "unknown key 'titel'", 3, id="unknown-key"),
        pytest.param("title:", "note: x\ntitle:", "unknown key 'note'", 3, id="one-more-key"),
        pytest.param(json.dumps(ARTICLE.title, ensure_ascii=False), "", "expected text after title:", 3, id="no-title"),
        pytest.param('"given"', "givne", "expected given or derived", 4, id="title-source"),
        pytest.param('"2015-07"', "2015-13", "expected a date as 2015, 2015-07 or 2015-07-03, found '2015-13'", 7, id="date"),
        pytest.param('"2015-07"', "[2015]", "expected text after date:", 7, id="date-list"),
        pytest.param('byline: "كتبت', "byline: كتبت", "the head is not YAML: mapping values are not allowed", 5, id="colon"),
        pytest.param('byline: "', 'byline: "\\q', "the head is not YAML: found unknown escape character", 5, id="escape"),
        pytest.param('"line": 12', '"line": x', "expected a number after line:", 8, id="seed-line"),
        pytest.param('"sha256"', '"sha255"', "expected text after sha256:", 8, id="seed-key"),
        pytest.param("set_aside:\n- {", "set_aside: 5\nx: {", "unknown key 'x'", 10, id="set-aside"),
        pytest.param('{"line": 3, "text": "نشر", "reason": "publish_label"}', "نشر", "expected a list", 9, id="row"),
    ],
)  # fmt: skip
def test_a_broken_file_says_what_to_do(before: str, after: str, message: str, line: int) -> None:
    assert before in TEXT
    with pytest.raises(KhizanaError) as caught:
        parse_content_file(TEXT.replace(before, after, 1), PATH)
    (problem,) = caught.value.problems
    assert problem.message.startswith(message)
    assert (problem.path, problem.line) == (PATH.as_posix(), line)
    assert problem.fix


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "expected a head", id="empty"),
        pytest.param(b"---\n", "expected a head", id="half"),
        pytest.param(b"---\n---\n", "expected text after id:", id="empty-head"),
        pytest.param(b"---\n- a\n---\n", "expected lines of `key: value`", id="list"),
        pytest.param(b"---\nid: a\xff\n---\n", "byte 9 is not UTF-8", id="bytes"),
        pytest.param(b"---\nid: a\x00\n---\n", "the head is not YAML", id="nul"),
        pytest.param(b"---\nid: " + b"[" * 20_000 + b"\n---\n", "the head is not YAML", id="deep"),
    ],
)
def test_an_unreadable_file_is_a_problem(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(KhizanaError, match=message):
        read_content_file(path)


def test_a_folder_is_no_content_file(tmp_path: Path) -> None:
    with pytest.raises(KhizanaError, match="cannot be read"):
        read_content_file(tmp_path)
