"""A content file with a value of its head corrected: nothing else changes, and ingest knows it for edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.content.article_edit import with_values
from khizana.content.content_file import is_as_written, parse_content_file, render_content_file
from khizana.errors import KhizanaError
from khizana.model import Article, Block, Seed, SetAside

SEED = Seed("a.txt", "0" * 64, "utf-8")
ARTICLE = Article(
    "a", "زيارة الوفد", "derived", (Block("paragraph", "زيارة الوفد إلى قابس."),), SEED,
    source="الصباح", set_aside=(SetAside(3, "اقرأ أيضا", "related_link"),),
)  # fmt: skip
PATH = Path("a.md")
TEXT = render_content_file(ARTICLE)
BY_HAND = TEXT.replace('title: "زيارة الوفد"', "# راجعه ع.\ntitle: 'زيارة الوفد'")


@pytest.mark.parametrize("text", [pytest.param(TEXT, id="as-written"), pytest.param(BY_HAND, id="edited-by-hand")])
@pytest.mark.parametrize(
    ("values", "lines"),
    [
        pytest.param({"title": "وفد في قابس"}, {'title: "وفد في قابس"', 'title_source: "given"'}, id="title"),
        pytest.param({"title": "زيارة الوفد", "source": "الصباح"}, set(), id="the-same"),
        pytest.param({"date": "2015-07"}, {'date: "2015-07"'}, id="date"),
        pytest.param({"source": 'صحيفة "الصباح": ملحق'}, {'source: "صحيفة \\"الصباح\\": ملحق"'}, id="quotation-marks"),
        pytest.param({"byline": "كتب: علي"}, {'byline: "كتب: علي"'}, id="byline"),
        pytest.param({"source": ""}, set(), id="taken-away"),
        pytest.param({"draft": True}, {"draft: true"}, id="draft"),
    ],
)
def test_a_value_is_corrected(text: str, values: dict[str, str | bool], lines: set[str]) -> None:
    edited = with_values(text, values, PATH)
    assert set(edited.splitlines()) - set(text.splitlines()) == lines
    gone = set(text.splitlines()) - set(edited.splitlines())
    assert {line.split(":")[0] for line in gone} <= {*values, "title_source"}
    article = parse_content_file(edited, PATH)
    assert {key: getattr(article, key) or "" for key in values} == values
    assert article.set_aside == ARTICLE.set_aside
    assert not is_as_written(edited) or edited == text


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({"date": "3/7/2015"}, "expected a date as 2015", id="date"),
        pytest.param({"title": ""}, "expected text after title", id="no-title"),
    ],
)
def test_what_is_refused(values: dict[str, str | bool], message: str) -> None:
    with pytest.raises(KhizanaError, match=message):
        with_values(TEXT, values, PATH)
