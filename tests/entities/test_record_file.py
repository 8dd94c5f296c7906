"""Record files: what is read from them and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.entities.authority.authority_file import Authority, load_authority
from khizana.entities.authority.authority_record import AuthorityRecord, Condition
from khizana.entities.authority.record_file import parse_record
from khizana.errors import KhizanaError

FULL = """---
id: tawazun
type: org
name: مجلس التوازن للتمكين الدفاعي
latin: Tawazun Council
wikidata: Q42
aliases:
  - مجلس التوازن
  - {text: توازن, require: [quotes+co:uae, "with:مجلس هيئة"]}
short: [المجلس]
sure: []
nisba:
roles: [{text: الأمين العام, require: "co:uae"}]
not: [توازن القوى]
part_of: uae
merged: [tawazun-old]
---
جهة حكومية **إماراتية**.

لها موقع.
"""


def test_every_key_is_read() -> None:
    uae = Condition("co", ("uae",))
    assert parse_record(FULL, "tawazun", "tawazun.md") == AuthorityRecord(
        slug="tawazun",
        type="org",
        name="مجلس التوازن للتمكين الدفاعي",
        latin="Tawazun Council",
        wikidata="Q42",
        aliases=("مجلس التوازن", "توازن"),
        short=("المجلس",),
        roles=("الأمين العام",),
        not_=("توازن القوى",),
        part_of="uae",
        merged=("tawazun-old",),
        guards={
            "توازن": ((Condition("quotes"), uae), (Condition("with", ("مجلس", "هيئة")),)),
            "الأمين العام": ((uae,),),
        },
        description="جهة حكومية **إماراتية**.\n\nلها موقع.",
        path="tawazun.md",
    )


def test_values_are_text_whatever_yaml_would_make_of_them() -> None:
    record = parse_record("\ufeff---\ntype: event\nname: 2025\nlatin: no\naliases: [1.5, yes]\n---\n", "x", "x.md")
    assert (record.name, record.latin, record.aliases) == ("2025", "no", ("1.5", "yes"))


def test_forms_hold_the_name_once_and_first() -> None:
    record = parse_record(
        "---\ntype: place\nname: مصر\naliases: [مصر, جمهورية مصر, جمهورية مصر]\n---", "egypt", "egypt.md"
    )
    assert record.forms == ("مصر", "جمهورية مصر")


@pytest.mark.parametrize(
    ("written", "point"),
    [
        pytest.param("[55.75, 37.62]", (55.75, 37.62), id="two-decimals"),
        pytest.param("[-27, 133]", (-27.0, 133.0), id="south"),
        pytest.param("[10, 10]", (10.0, 10.0), id="equal"),
        pytest.param("", None, id="empty"),
    ],
)
def test_where_a_place_is(written: str, point: tuple[float, float] | None) -> None:
    assert parse_record(f"---\ntype: place\nname: مصر\nat: {written}\n---\n", "egypt", "").at == point


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("name: مصر", 1, "expected a head between two lines of ---", id="no-head"),
        pytest.param("---\nname: مصر\n", 1, "expected a head between two lines of ---", id="head-without-end"),
        pytest.param("---\n- مصر\n---\n", 2, "expected lines of 'key: value' in the head", id="list"),
        pytest.param("---\ntype: place\nname: [مصر\n---\n", 4, "the head is not YAML", id="broken-yaml"),
        pytest.param("---\ntype: place\nname: م\x00صر\n---\n", 1, "the head is not YAML", id="control-character"),
        pytest.param("---\ntype: place\n---\n", 1, "name is missing", id="no-name"),
        pytest.param("---\nname: مصر\n---\n", 1, "type is missing", id="no-type"),
        pytest.param("---\ntype: land\nname: مصر\n---\n", 2, "unknown type 'land'", id="unknown-type"),
        pytest.param("---\ntype: place\nname: مصر\nalias: [م]\n---\n", 4, "unknown key 'alias'", id="unknown-key"),
        pytest.param(
            "---\ntype: place\nname: مصر\naliases: مصر\n---\n", 4, "aliases: expected a list", id="one-for-a-list"
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\nlatin: [Egypt]\n---\n", 4, "latin: expected one value", id="list-for-one"
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\naliases:\n  - [م]\n---\n", 5, "aliases: expected a text", id="list-in-list"
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\nnot: [{text: م, require: quotes}]\n---\n",
            4,
            "not: expected a text",
            id="guarded-not",
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\naliases: [{text: م}]\n---\n", 4, "aliases: expected a text or", id="no-rule"
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\naliases: [{text: م, require: [near]}]\n---\n",
            4,
            "unknown rule 'near'",
            id="rule",
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\naliases: [{text: م, require: ['with:']}]\n---\n",
            4,
            "unknown rule 'with:'",
            id="no-word",
        ),
        pytest.param("---\ntype: place\nname: «»\n---\n", 3, "name: '«»' holds no word", id="no-letters"),
        pytest.param(
            "---\ntype: place\nname: مصر\nwikidata: 79\n---\n", 4, "expected a Wikidata id such as Q159", id="wikidata"
        ),
        pytest.param(
            "---\nid: egipt\ntype: place\nname: مصر\n---\n",
            2,
            "the id is 'egipt' but the file is 'egypt'",
            id="other-id",
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\nat: [27]\n---\n", 4, "at: expected degrees north", id="half-a-point"
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\nat: [27, 192]\n---\n", 4, "at: expected degrees north", id="off-earth"
        ),
        pytest.param(
            "---\ntype: place\nname: مصر\nat: [شمال, 30]\n---\n", 4, "at: expected degrees north", id="no-number"
        ),
        pytest.param("---\ntype: place\nname: مصر\npart_of: شمال إفريقيا\n---\n", 4, "cannot be a slug", id="part-of"),
    ],
)
def test_a_wrong_file_says_where_and_what(text: str, line: int, message: str) -> None:
    with pytest.raises(KhizanaError) as caught:
        parse_record(text, "egypt", "content/entities/egypt.md")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("content/entities/egypt.md", line)
    assert message in problem.message
    assert problem.fix


def test_every_problem_of_a_file_is_told_at_once() -> None:
    with pytest.raises(KhizanaError) as caught:
        parse_record("---\ntype: land\nnames: [مصر]\nshort: م\n---\n", "Egypt", "Egypt.md")
    assert [(p.line, p.message.split()[0]) for p in caught.value.problems] == [
        (1, "'Egypt'"),
        (3, "unknown"),
        (4, "short:"),
        (1, "name"),
        (2, "unknown"),
    ]


def write(folder: Path, **files: str) -> Path:
    for slug, head in files.items():
        (folder / f"{slug.replace('_', '-')}.md").write_text(f"---\n{head}\n---\n", encoding="utf-8")
    return folder


def test_records_come_in_the_order_of_their_slugs(tmp_path: Path) -> None:
    authority = load_authority(
        write(tmp_path, egypt="type: place\nname: مصر", china="type: place\nname: الصين\nmerged: [sin]")
    )
    assert list(authority) == ["china", "egypt"]
    assert authority.redirects == {"sin": "china"}


def test_no_folder_means_no_records(tmp_path: Path) -> None:
    assert len(load_authority(tmp_path / "absent")) == 0


def test_digest_changes_with_any_record() -> None:
    one, other = AuthorityRecord("egypt", "place", "مصر"), AuthorityRecord("egypt", "place", "مصر", short=("البلاد",))
    assert Authority([one]).digest == Authority([one]).digest != Authority([other]).digest


@pytest.mark.parametrize(
    ("egypt", "message"),
    [
        pytest.param("part_of: atlantis", "there is no record 'atlantis'", id="part-of-nothing"),
        pytest.param(
            "aliases: [{text: م, require: ['co:nowhere']}]", "there is no record 'nowhere'", id="guard-of-nothing"
        ),
        pytest.param("merged: [china]", "'china' is merged here and still a record", id="merged-but-there"),
        pytest.param("merged: [sin]", "'sin' is merged here and in 'china'", id="merged-twice"),
    ],
)
def test_slugs_must_lead_somewhere(tmp_path: Path, egypt: str, message: str) -> None:
    folder = write(tmp_path, egypt=f"type: place\nname: مصر\n{egypt}", china="type: place\nname: الصين\nmerged: [sin]")
    with pytest.raises(KhizanaError, match=message):
        load_authority(folder)


def test_problems_of_all_files_are_told_together(tmp_path: Path) -> None:
    folder = write(tmp_path, egypt="type: place", china="name: الصين")
    (folder / "mali.md").write_bytes(b"---\nname: \xe3\n---\n")
    with pytest.raises(KhizanaError) as caught:
        load_authority(folder)
    assert [Path(problem.path).name for problem in caught.value.problems] == ["china.md", "egypt.md", "mali.md"]
