from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from khizana.annotation.annotate import find
from khizana.annotation.record_changes import changed_forms, has_one_of, record_files
from khizana.entities.authority.authority_file import load_authority, read_authority
from khizana.entities.gazetteer.starter import with_known_names
from khizana.entities.linking.matcher import Matcher
from khizana.model import Article

CORPUS = Path(__file__).parents[1] / "corpus"
RECORD = "---\ntype: person\nname: {name}\n{more}---\n{text}"


def files(**records: str) -> dict[str, bytes]:
    return {f"{slug}.md": record.encode() for slug, record in records.items()}


@pytest.mark.parametrize(
    ("before", "after", "text", "expected"),
    [
        pytest.param({}, {"name": "زيد المنصف"}, "قال زيد المنصف.", True, id="a-new-record"),
        pytest.param({"name": "زيد المنصف"}, {}, "قال زيد المُنصِف.", True, id="a-record-less"),
        pytest.param({}, {"name": "زيد المنصف"}, "قال زيد.", False, id="half-its-name"),
        pytest.param({}, {"name": "الليبي"}, "سُلّم لليبي.", True, id="the-article-after-a-preposition"),
        pytest.param({"name": "زيد"}, {"name": "زيد", "more": "short: [المنصف]\n"}, "المنصف", True, id="another-form"),
        pytest.param({"name": "زيد"}, {"name": "زيد", "text": "وصف"}, "زيد", False, id="its-description"),
        pytest.param(
            {"name": "زيد", "more": "short: [المنصف]\n"}, {"name": "زيد", "more": "roles: [المنصف]\n"}, "والمنصف", True,
            id="another-kind",
        ),
    ],
)  # fmt: skip
def test_the_texts_that_a_change_concerns(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], text: str, expected: bool
) -> None:
    old, new = (
        {"zayd": RECORD.format(**({"more": "", "text": ""} | record))} if record else {} for record in (before, after)
    )
    for name, data in files(**new).items():
        (tmp_path / name).write_bytes(data)
    records = with_known_names(load_authority(tmp_path)).values()
    assert has_one_of(text, changed_forms(files(**old), records)) is expected


@pytest.mark.parametrize("left_out", range(0, 40, 5))
def test_nothing_else_in_the_news_is_read_otherwise(
    own_articles: Sequence[Article], tmp_path: Path, left_out: int
) -> None:
    """Without a record, those texts alone are read otherwise that a change of it concerns."""
    everything = record_files(CORPUS / "entities")
    name = sorted(everything)[left_out % len(everything)]
    for other in everything.keys() - {name}:
        (tmp_path / other).write_bytes(everything[other])
    fewer = with_known_names(read_authority(tmp_path)[0])
    forms = changed_forms(everything, fewer.values())
    with_it, without = Matcher(with_known_names(load_authority(CORPUS / "entities"))), Matcher(fewer)
    for article in own_articles:
        if find(article.text, with_it, article.date) != find(article.text, without, article.date):
            assert has_one_of(article.text, forms), article.id
