"""What an editor decides of names, on files: each decision, together, undone, from two windows, from a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from khizana.content.ids import make_id
from khizana.entities.authority.authority_file import load_authority
from khizana.entities.authority.authority_record import Unreviewed
from khizana.entities.recognition.archive_names import Proposal, name_key
from khizana.entities.recognition.unreviewed import slug_of, unreviewed_record
from khizana.entities.review import review_journal
from khizana.entities.review.decisions import Decision, Part
from khizana.entities.review.name_table import COLUMNS, Row, rows, steps
from khizana.entities.review.near_names import Near
from khizana.entities.review.review_session import Edit, ReviewSession
from khizana.errors import KhizanaError
from khizana.model import EntityType


def found(name: str, type_: EntityType = "person", articles: int = 3, *spellings: str) -> Proposal:
    why = Unreviewed(0.95, articles, articles, articles, ())
    return Proposal(name_key(name), type_, (name, *spellings), False, why, ("a",), {})


KAABOURI = found("مبروك الكعبوري", "person", 9)
CUT = found("خميس الجهيناوي أمير")
BODY = found("هيئة الحقيقة والمكاشفة", "org", 5)
PART = found("هيئة الحقيقة", "org")
SHARED = found("محمد العليوي")
SPELLED = found("مبارك الكعبوري")
MINISTRY = found("وزارة الطمأنينة", "org")._replace(countries={"tunisia": 5, "egypt": 5})
ALL = (KAABOURI, CUT, BODY, PART, SHARED, SPELLED, MINISTRY)


@pytest.fixture
def entities(tmp_path: Path) -> Path:
    return tmp_path / "entities"


def session(entities: Path) -> ReviewSession:
    return ReviewSession(entities.parent, ALL, 0.5)


def files(entities: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(entities.iterdir())}


KEY = {proposal.forms[0]: slug_of(proposal) for proposal in ALL}


def record(text: str) -> str:
    return f"---\n{text}---\n"


REJECTED_HEAD = "# names that must have no page: a name, a tab and its type on each line\n"


@pytest.mark.parametrize(
    ("decision", "written"),
    [
        pytest.param(
            Decision("accept", KEY["مبروك الكعبوري"], slug="kaabouri"),
            {"kaabouri.md": record("type: person\nname: مبروك الكعبوري\nshort: [الكعبوري]\n")},
            id="accept",
        ),
        pytest.param(
            Decision("accept", KEY["مبروك الكعبوري"], slug="kaabouri", type="place"),
            {"kaabouri.md": record("type: place\nname: مبروك الكعبوري\n")},
            id="another-type-has-no-family-name",
        ),
        pytest.param(
            Decision("accept", KEY["خميس الجهيناوي أمير"], name="خميس الجهيناوي", slug="khamis"),
            {
                "_rejected.tsv": f"{REJECTED_HEAD}خميس الجهيناوي أمير\tperson\n",
                "khamis.md": record("type: person\nname: خميس الجهيناوي\n"),
            },
            id="a-word-too-many-is-never-proposed-again",
        ),
        pytest.param(
            Decision("accept", KEY["هيئة الحقيقة"], name="هيئة الحقيقة والصراحة", slug="truth"),
            {"truth.md": record("type: org\nname: هيئة الحقيقة والصراحة\naliases: [هيئة الحقيقة]\n")},
            id="a-name-that-was-cut-short-stays-an-alias",
        ),
        pytest.param(
            Decision("reject", KEY["هيئة الحقيقة"]),
            {"_rejected.tsv": f"{REJECTED_HEAD}هيئة الحقيقة\torg\n"},
            id="reject",
        ),
        pytest.param(
            Decision("reject", KEY["وزارة الطمأنينة"]),
            {"_rejected.tsv": f"{REJECTED_HEAD}وزارة الطمأنينة\torg\n"},
            id="reject-as-texts-have-it",
        ),
        pytest.param(
            Decision("alias", KEY["مبارك الكعبوري"], of=KEY["مبروك الكعبوري"]),
            {
                f"{make_id('مبروك الكعبوري')}.md": record(
                    "type: person\nname: مبروك الكعبوري\naliases: [مبارك الكعبوري]\nshort: [الكعبوري]\n"
                )
            },
            id="alias-of-a-name-that-waits-too",
        ),
        pytest.param(
            Decision("short", KEY["هيئة الحقيقة"], of="tunis"),
            {
                "tunis.md": record(
                    "type: place\nname: تونس العاصمة\nlatin: Tunis\npart_of: tunisia\nat: [36.82, 10.17]\n"
                    "aliases: [مدينة تونس, العاصمة تونس, ولاية تونس]\nshort: [هيئة الحقيقة]\n"
                )
            },
            id="of-a-place-that-every-archive-knows",
        ),
        pytest.param(
            Decision(
                "split",
                KEY["محمد العليوي"],
                parts=(Part("محمد العليوي (وزير)", "وزير الوزير"), Part("محمد العليوي (لاعب)", "لاعب")),
            ),
            {
                f"{make_id('محمد العليوي (لاعب)')}.md": record(
                    "type: person\nname: محمد العليوي (لاعب)\naliases:\n- {text: محمد العليوي, require: ['with:لاعب']}\n"
                ),
                f"{make_id('محمد العليوي (وزير)')}.md": record(
                    "type: person\nname: محمد العليوي (وزير)\n"
                    "aliases:\n- {text: محمد العليوي, require: ['with:وزير الوزير']}\n"
                ),
            },
            id="split-by-the-words-beside-it",
        ),
    ],
)
def test_a_decision_is_files_and_is_undone(entities: Path, decision: Decision, written: dict[str, str]) -> None:
    review = session(entities)
    assert review.review("", [decision]) is not None
    assert files(entities) == written
    load_authority(entities)
    assert decision.key not in review.waiting
    assert decision.key not in session(entities).waiting
    review.undo()
    assert files(entities) == {}
    assert decision.key in review.waiting


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        pytest.param(Decision("accept", "nobody"), "waits no longer", id="unknown-key"),
        pytest.param(Decision("accept", KEY["هيئة الحقيقة"], slug="../up"), "'../up' is no slug", id="no-path-escapes"),
        pytest.param(Decision("accept", KEY["هيئة الحقيقة"], slug="egypt"), "there is such a record", id="taken-slug"),
        pytest.param(Decision("accept", KEY["هيئة الحقيقة"], name="…"), "is no slug", id="no-word"),
        pytest.param(
            Decision("alias", KEY["هيئة الحقيقة"], of="atlantis"), "no entity 'atlantis'", id="alias-of-nothing"
        ),
        pytest.param(
            Decision("split", KEY["هيئة الحقيقة"], parts=(Part("هيئة", "تونس"),)), "takes two", id="split-in-one"
        ),
        pytest.param(
            Decision("split", KEY["هيئة الحقيقة"], parts=(Part("هيئة", "تونس"), Part("الهيئة", " "))),
            "no word tells it",
            id="split-without-words",
        ),
    ],
)
def test_what_cannot_be_done_changes_nothing(entities: Path, decision: Decision, message: str) -> None:
    review = session(entities)
    with pytest.raises(KhizanaError, match=message):
        review.review("", [Decision("reject", KEY["مبروك الكعبوري"]), decision])
    assert files(entities) == {}
    assert len(review.waiting) == len(ALL)


def test_two_windows_lose_nothing(entities: Path) -> None:
    one, other = session(entities), session(entities)
    first = one.review("", [Decision("reject", KEY["مبروك الكعبوري"])])
    second = other.review("", [Decision("reject", KEY["هيئة الحقيقة"])])
    assert first
    assert second
    with pytest.raises(KhizanaError, match="waits no longer"):
        one.review("", [Decision("accept", KEY["هيئة الحقيقة"])])
    one.undo(first.number)
    assert files(entities) == {"_rejected.tsv": "هيئة الحقيقة\torg\n"}
    assert other.refresh()
    assert KEY["مبروك الكعبوري"] in other.waiting
    with pytest.raises(KhizanaError, match="undone already"):
        other.undo(first.number)


def test_an_edit_of_what_another_has_changed_is_refused(entities: Path) -> None:
    one, other = session(entities), session(entities)
    one.review("", [Decision("accept", KEY["مبروك الكعبوري"], slug="kaabouri")])
    other.refresh()
    version = other.version("kaabouri")
    one.review("", [Edit("kaabouri", {"latin": "Kaabouri"}, one.version("kaabouri"))])
    with pytest.raises(KhizanaError, match="since you opened it"):
        other.review("", [Edit("kaabouri", {"latin": "Kabouri"}, version)])
    assert "latin: Kaabouri\n" in files(entities)["kaabouri.md"]


def test_an_undo_keeps_what_was_written_since(entities: Path) -> None:
    review = session(entities)
    accepted = review.review("", [Decision("accept", KEY["مبروك الكعبوري"], slug="kaabouri")])
    assert accepted
    path = entities / "kaabouri.md"
    path.write_text(path.read_text(encoding="utf-8") + "من تونس.\n", encoding="utf-8")
    with pytest.raises(KhizanaError, match="cannot be undone"):
        review.undo(accepted.number)
    assert path.read_text(encoding="utf-8").endswith("من تونس.\n")


def test_a_review_that_a_crash_cut_short_is_taken_back(entities: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = review_journal.ReviewJournal._put

    def crash(self: review_journal.ReviewJournal, name: str, text: str | None) -> None:
        if name == "entities/b.md":
            raise KeyboardInterrupt
        put(self, name, text)

    monkeypatch.setattr(review_journal.ReviewJournal, "_put", crash)
    both = [Decision("accept", KEY["مبروك الكعبوري"], slug="a"), Decision("accept", KEY["هيئة الحقيقة"], slug="b")]
    with pytest.raises(KeyboardInterrupt):
        session(entities).review("", both)
    assert files(entities).keys() == {"a.md"}
    monkeypatch.undo()
    session(entities).review("", [Decision("reject", KEY["محمد العليوي"])])
    assert files(entities).keys() == {"_rejected.tsv"}


@pytest.mark.parametrize(
    ("proposal", "near"),
    [
        pytest.param(SPELLED, [Near(KEY["مبروك الكعبوري"], "مبروك الكعبوري", "spelling")], id="spelling"),
        pytest.param(
            PART,
            [
                Near("truth-and-dignity-commission", "هيئة الحقيقة والكرامة", "longer"),
                Near(KEY["هيئة الحقيقة والمكاشفة"], "هيئة الحقيقة والمكاشفة", "longer"),
            ],
            id="longer",
        ),
        pytest.param(BODY, [Near(KEY["هيئة الحقيقة"], "هيئة الحقيقة", "shorter")], id="shorter"),
        pytest.param(SHARED, [], id="none"),
    ],
)
def test_near_names(entities: Path, proposal: Proposal, near: list[Near]) -> None:
    assert session(entities).near(unreviewed_record(proposal)) == near


def table(review: ReviewSession) -> dict[str, Row]:
    return {row["key"]: row for row in rows(review, lambda _: "=SUM(A1) جملة")}


def do(review: ReviewSession, changed: list[Row]) -> None:
    asked = steps(review, enumerate(changed, start=2))
    review.review("", [step for _, step in asked if step], [("names.csv", line) for line, step in asked if step])


def test_a_table_has_names_and_records_and_no_formula(entities: Path) -> None:
    review = session(entities)
    review.review("", [Decision("accept", KEY["مبروك الكعبوري"], slug="kaabouri")])
    shown = table(review)
    assert list(shown) == [*review.waiting, "kaabouri"]
    assert all(tuple(row) == COLUMNS for row in shown.values())
    row = shown[KEY["مبارك الكعبوري"]]
    assert (row["near"], row["sentence"], row["decision"]) == ("kaabouri (مبروك الكعبوري)", "'=SUM(A1) جملة", "")
    do(review, list(shown.values()))
    assert files(entities).keys() == {"kaabouri.md"}


def test_a_table_is_read_back(entities: Path) -> None:
    review = session(entities)
    review.review("", [Decision("accept", KEY["مبروك الكعبوري"], slug="kaabouri")])
    shown = table(review)
    shown["kaabouri"] |= {"latin": "Kaabouri", "aliases": "الكعبوري مبروك ؛ كعبوري {with:وزير}"}
    shown[KEY["هيئة الحقيقة"]] |= {"decision": "رفض"}
    shown[KEY["خميس الجهيناوي أمير"]] |= {"decision": "accept", "name": "خميس الجهيناوي", "type": "place"}
    shown[KEY["مبارك الكعبوري"]] |= {"decision": "مرادف", "of": "kaabouri (مبروك الكعبوري)"}
    shown[KEY["محمد العليوي"]] |= {"decision": "split", "of": "محمد (الوزير) {وزير} ؛ محمد (اللاعب) {لاعب}"}
    do(review, list(shown.values()))
    known = load_authority(entities)
    assert known["kaabouri"].latin == "Kaabouri"
    assert known["kaabouri"].aliases == ("الكعبوري مبروك", "كعبوري", "مبارك الكعبوري")
    assert {r.type for r in known.values() if r.name == "خميس الجهيناوي"} == {"place"}
    assert sum(record.name.startswith("محمد (") for record in known.values()) == 2
    do(review, [row for row in shown.values() if row["state"] == "unreviewed"])  # a second time: nothing waits any more


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param({"decision": "maybe"}, "unknown: 'maybe'", id="decision"),
        pytest.param({"decision": "accept", "type": "شخص"}, "unknown: 'شخص'", id="type"),
        pytest.param({"decision": "alias", "of": "nobody"}, "names.csv:2: nobody: there is no entity", id="of"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(entities: Path, cells: Row, message: str) -> None:
    review = session(entities)
    with pytest.raises(KhizanaError, match=message):
        do(review, [table(review)[KEY["هيئة الحقيقة"]] | cells])
    assert files(entities) == {}
