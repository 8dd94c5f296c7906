"""What recurs at the edges of texts is found by counting, offered as rules, and taken only by those rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.errors import KhizanaError
from khizana.ingest.clean import RECURRING_LINE, own_rules, read_rules
from khizana.ingest.compose import compose
from khizana.ingest.furniture import FurnitureCount, Proposal, render_rules
from khizana.ingest.source_record import SourceRecord
from khizana.model import Seed

SEED = Seed("a.txt", "0" * 64, "utf-8")
LONG = "أعلنت وزارة الثقافة اليوم فتح المعرض الدولي للكتاب في العاصمة رقم {n} بمشاركة دور نشر من ثلاثين دولة عربية وأجنبية."
FOLLOW = "تابع أخبار صحيفة الساحل على:"


def _proposals(endings: list[list[str]], source: str = "الساحل") -> list[Proposal]:
    count = FurnitureCount()
    for number, ending in enumerate(endings):
        count.add(source, [LONG.format(n=number), *ending])
    return count.proposals()


@pytest.mark.parametrize(
    ("endings", "found"),
    [
        pytest.param([[FOLLOW]] * 12, [("bottom", FOLLOW, 12)], id="a-line"),
        pytest.param([[f"تابع خبر رقم {n} على:"] for n in range(12)], [("bottom", "تابع … على:", 12)], id="a-frame"),
        pytest.param(
            [[f"انتهى المعرض. رابط الخبر بصحيفة الساحل: خبر {n}"] for n in range(12)],
            [("tail", "رابط الخبر بصحيفة الساحل: خبر", 12)],
            id="the-end-of-a-line",
        ),
        pytest.param([[FOLLOW]] * 9, [], id="nine-times"),
        pytest.param([[FOLLOW]] * 12 + [[]] * 400, [], id="one-in-thirty"),
        pytest.param(
            [[f"خاتمة رقم {n} للنص"] for n in range(12)], [("bottom", "خاتمة … للنص", 12)], id="numbers-differ"
        ),
        pytest.param([[] for _ in range(40)], [], id="sentences"),
    ],
)
def test_what_recurs(endings: list[list[str]], found: list[tuple[str, str, int]]) -> None:
    assert [(each.place, each.phrase, each.times) for each in _proposals(endings)] == found


def test_sources_are_counted_apart() -> None:
    count = FurnitureCount()
    for number in range(18):
        count.add(f"صحيفة {number % 2}", [LONG.format(n=number), FOLLOW])
    assert count.proposals() == []


@pytest.mark.parametrize(
    ("ending", "kept", "taken"),
    [
        pytest.param(f"\n{FOLLOW}", "", FOLLOW, id="a-line"),
        pytest.param("\nانتهى. رابط الخبر بالساحل: عنوان", "انتهى.", "رابط الخبر بالساحل: عنوان", id="a-tail"),
        pytest.param("\nقال إن رابط الخبر مفقود.", "قال إن رابط الخبر مفقود.", None, id="a-sentence"),
    ],
)
@pytest.mark.parametrize("source", ["الساحل", "صحيفة أخرى"])
def test_rules_as_printed_take_only_what_they_name(
    tmp_path: Path, ending: str, kept: str, taken: str | None, source: str
) -> None:
    path = tmp_path / "boilerplate.yaml"
    proposals = [
        Proposal("الساحل", "bottom", FOLLOW, 12, 12),
        Proposal("الساحل", "tail", "رابط الخبر بالساحل:", 12, 12),
    ]
    path.write_text(render_rules(proposals), encoding="utf-8")
    text = LONG.format(n=1) + "\n" + LONG.format(n=2) + ending
    record = SourceRecord("a", SEED, text, facts={"source": source})
    article, _ = compose(record, "a", own_rules(path))
    last = article.blocks[-1].text
    if source == "الساحل" and taken:
        assert [(line.text, line.reason) for line in article.set_aside] == [(taken, RECURRING_LINE)]
        assert last == (kept or LONG.format(n=2))
    else:
        assert article.set_aside == ()
        assert last == ending.strip()


def test_an_archive_without_rules_has_none(tmp_path: Path) -> None:
    assert own_rules(tmp_path / "boilerplate.yaml") == ()


def test_a_faulty_rule_is_named() -> None:
    with pytest.raises(KhizanaError, match="rule r"):
        read_rules("r: {where: middle, words: 3, lines: [a]}", "content/boilerplate.yaml")
