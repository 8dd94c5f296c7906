"""Record files as text: written whole, and with one field changed while the rest stays as the editor left it."""

from __future__ import annotations

import pytest

from khizana.entities.authority.authority_record import AuthorityRecord
from khizana.entities.authority.record_file import parse_record
from khizana.entities.authority.record_text import Field, fields_of, record_text, with_field
from khizana.entities.gazetteer.starter import starter_authority, with_known_names

TAWAZUN = """\
---
# من سجلّ 2025
type: org
name: مجلس التوازن
aliases:
  - مجلس التوازن الاقتصادي  # في الصحف
  - {text: توازن, require: ["quotes+co:uae"]}

short: [المجلس]
part_of: uae
---
جهة حكومية إماراتية.
"""


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        pytest.param("name", "مجلس التوازن للتمكين", "name: مجلس التوازن\n", "name: مجلس التوازن للتمكين\n", id="text"),
        pytest.param("short", ["المجلس", "توازن"], "short: [المجلس]", "short: [المجلس, توازن]", id="list-on-a-line"),
        pytest.param("short", [], "short: [المجلس]\n", "", id="taken-away"),
        pytest.param("latin", "Tawazun", "name: مجلس التوازن\n", "name: مجلس التوازن\nlatin: Tawazun\n", id="new"),
        pytest.param("nisba", ["2025"], "part_of: uae\n", "part_of: uae\nnisba: ['2025']\n", id="number-stays-text"),
        pytest.param("description", "جهة.", "جهة حكومية إماراتية.", "جهة.", id="body"),
        pytest.param(
            "aliases",
            ["مجلس التوازن الاقتصادي", "توازن {quotes+co:uae}", "المجلس: الأول"],
            "  - مجلس التوازن الاقتصادي  # في الصحف\n  - {text: توازن, require: [\"quotes+co:uae\"]}\n",
            "- مجلس التوازن الاقتصادي\n- {text: توازن, require: ['quotes+co:uae']}\n- 'المجلس: الأول'\n",
            id="list-of-lines",
        ),
    ],
)  # fmt: skip
def test_one_field_changes_and_no_other_line(key: str, value: Field, old: str, new: str) -> None:
    assert with_field(TAWAZUN, key, value) == TAWAZUN.replace(old, new)
    assert TAWAZUN.count(old) == 1


def test_every_record_known_to_every_archive_comes_back_from_its_file() -> None:
    for record in [*with_known_names({}).values(), *starter_authority().values()]:
        again = parse_record(record_text(fields_of(record)), record.slug, record.path)
        assert fields_of(again) == fields_of(record), record.slug
        assert again.guards == record.guards


def test_what_yaml_would_take_for_something_else_is_quoted() -> None:
    record = AuthorityRecord(
        "x", "work", "رقم: 12 #", aliases=("نعم, لا", "[قوس]", "no", "- شرطة"), description="نص\n\nثانٍ"
    )
    assert fields_of(parse_record(record_text(fields_of(record)), "x", "")) == fields_of(record)
