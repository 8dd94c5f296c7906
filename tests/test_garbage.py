"""Generated garbage at every reader, at the annotation and in one archive: all else is published, what fails is named."""

from __future__ import annotations

import json
import os
import random
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khizana.annotation.store import Store
from khizana.commands.annotate_file import annotate_file
from khizana.content.content_file import read_content_file
from khizana.errors import KhizanaError
from khizana.ingest.importers import IMPORTERS
from khizana.ingest.run import ingest

if TYPE_CHECKING:
    from conftest import Invoke

GOOD = "عنوان الخبر\nأعلنت وزارة الثقافة، اليوم الجمعة، فتح المعرض الدولي للكتاب في العاصمة بمشاركة واسعة من الدول.\n"
# one valid file of each kind of text, to be damaged
VALID = {
    ".md": f'---\ntitle: "خبر: مهم"\ntags: [أ, ب]\ndate: 1440-07-05\n---\n\n{GOOD}\n| أ | ب |\n|---|---|\n| 1 | 2 |\n',
    ".html": '<html><head><meta property="og:title" content="خبر"><script type="application/ld+json">{"@graph": [{"@type": '
    f'"NewsArticle", "author": {{"name": "منى"}}}}]}}</script></head><body><article><p>{GOOD}</p></article></body></html>',
    ".csv": f'id,title,text,date\n1,"عنوان","{GOOD}",2015-07-03\n2,,نص,\n',
    ".jsonl": json.dumps({"id": 1, "text": f"<p>{GOOD}</p>", "date": "1447/1/1", "x": [1.5, None, {"y": "ز"}]}) + "\n",
    ".json": json.dumps([{"headline": "خبر", "content": GOOD, "published": "2015"}]),
}
# what has broken readers before
HOSTILE = (
    *("\0", "\ufeff", "\ud800", "\u202e", "\ufffd", "\u2028", '"', "'", "---", "\n", "[", "]", "{", "}", "<", ">"),
    *(": ", "*a", "&a ", "9" * 400, "9" * 5_000 + ".5", "مئة و" * 1_000, "الخميس المقبل", "\\ud800", "NaN", "null"),
    *("&#x110000;", "<!--", "Ø³Ùˆ", "﷽", "`" * 500, "|" * 300, "> " * 200, "- " * 300, "<script>alert(1)</script>"),
    *("](javascript:alert(1))", "{{ root }}", "../../etc/passwd", "0001-01-01 أمس", "9999-12-31 الخميس المقبل"),
)
NASTY = st.sampled_from(HOSTILE)
WORDS = st.text(alphabet=st.characters(codec=None), max_size=40)
TEXTS = st.lists(NASTY | WORDS, max_size=12).map("".join)
COUNT = 200  # seeds of an archive; 5,000 took 23 CPU seconds and 275 MB
DOCUMENTS = sorted(path for path in (Path(__file__).parent / "ingest" / "documents").iterdir() if path.suffix != ".md")
QUICK = settings(
    deadline=None, max_examples=int(os.environ.get("GARBAGE", "40")), suppress_health_check=list(HealthCheck)
)


@pytest.fixture(autouse=True)
def no_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each example the second that the gazetteer takes."""
    for module in ("annotation.store", "commands.annotate_file"):
        monkeypatch.setattr(f"khizana.{module}.with_known_names", lambda records: records)


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """Return a valid file with pieces taken out, repeated and put in."""
    data = text.encode()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = draw(st.integers(at, min(len(data), at + 200)))
        piece = draw(
            TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
            | st.binary(max_size=20)
            | st.just(data[at:end] * 2)
        )
        data = data[:at] + piece + data[end:]
    return data


def published(suffix: str, data: bytes) -> None:
    """Ingest a seed of those bytes beside a good one, and annotate what comes of it."""
    with TemporaryDirectory() as folder:
        seeds, content = Path(folder, "seeds"), Path(folder, "content")
        seeds.mkdir()
        (seeds / f"a{suffix}").write_bytes(data)
        (seeds / "good.txt").write_text(GOOD, encoding="utf-8")
        report = ingest(seeds, content)
        assert "good" in report.new
        assert report.total == sum(report.kinds.values())
        assert not [problem for problem in report.problems if "stopped with" in problem.message], report.problems
        assert str(report)
        assert json.dumps(report.as_json()).isascii()
        store = Store(content)
        store.refresh()
        assert store.problems == ()
        assert len(list(store.annotated())) == report.published
        assert ingest(seeds, content).unchanged == report.published


@pytest.mark.parametrize("suffix", sorted(IMPORTERS))
@QUICK
@given(data=st.binary(max_size=300) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_garbage(suffix: str, data: bytes) -> None:
    published(suffix, data)


@pytest.mark.parametrize("suffix", sorted(VALID))
@QUICK
@given(data=st.data())
def test_a_damaged_file(suffix: str, data: st.DataObject) -> None:
    published(suffix, data.draw(damaged(VALID[suffix])))


@pytest.mark.parametrize("key", ["id", "title", "text", "date", "author", "url", "tags", "category", "x"])
@QUICK
@given(value=st.recursive(TEXTS | st.none() | st.booleans() | st.integers() | st.floats(), st.lists, max_leaves=20))
def test_a_row_of_garbage(key: str, value: object) -> None:
    row = {"id": "a", "text": GOOD, key: value}
    published(".jsonl", json.dumps(row).encode())


@QUICK
@given(text=TEXTS)
def test_annotate(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("annotate")
    (folder / "a.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(KhizanaError):  # no text
        assert "text" in json.loads(annotate_file(str(folder / "a.txt"), folder, as_json=True))


@QUICK
@given(text=TEXTS, at=st.integers(0, 600))
def test_an_edit_of_garbage(text: str, at: int) -> None:
    with TemporaryDirectory() as folder:
        seeds, content = Path(folder, "seeds"), Path(folder, "content")
        seeds.mkdir()
        for name in ("a.txt", "b.txt"):
            (seeds / name).write_text(GOOD, encoding="utf-8")
        ingest(seeds, content)
        path = content / "articles" / "a.md"
        data = path.read_bytes()
        path.write_bytes(data[:at] + text.encode("utf-8", "surrogatepass") + data[at:])
        ingest(seeds, content)
        store = Store(content)
        store.refresh()
        assert "b" in [annotated.article.id for annotated in store.annotated()]


def _junk(chance: random.Random) -> bytes:
    letters = "".join(
        chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x600, 0x700)))) for _ in range(20)
    )
    pieces = (chance.choice((*HOSTILE, letters)) for _ in range(chance.randrange(1, 12)))
    return "".join(pieces).encode("utf-8", "surrogatepass")


def _damaged(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.randrange(200))
        piece = chance.choice((_junk(chance), chance.randbytes(8), data[at:end] * 2, b""))
        data = data[:at] + piece + data[chance.choice((at, end)) :]
    return data


def _write_seeds(folder: Path, chance: random.Random) -> set[str]:
    """Write COUNT seeds; return the names of those that are good."""
    folder.mkdir()
    good = set()
    for number in range(COUNT):
        kind, name = chance.random(), f"seed-{number:03}"
        suffix, data = ".txt", f"عنوان الخبر {number}\n{GOOD}انتهى الخبر رقم {number}.\n".encode()
        if kind < 0.3:
            good.add(name)
        elif kind < 0.5:
            suffix = chance.choice(sorted(VALID))
            data = _damaged(chance, VALID[suffix].replace("خبر", f"خبر{number}").encode())
        elif kind < 0.7:
            path = chance.choice(DOCUMENTS)
            suffix, data = path.suffix, _damaged(chance, path.read_bytes())
        else:
            suffix, data = chance.choice(sorted(IMPORTERS)), chance.choice((_junk(chance), chance.randbytes(300)))
        (folder / f"{name}{suffix}").write_bytes(data)
    return good


def test_an_archive_of_garbage(tmp_path: Path, invoke: Invoke) -> None:
    good = _write_seeds(tmp_path / "seeds", random.Random(1))  # noqa: S311
    places = ("--seeds", tmp_path / "seeds", "--content", tmp_path / "content")
    built = invoke("build", *places, "--output", tmp_path / "site")
    assert built.returncode == 1
    assert "Traceback" not in built.stdout + built.stderr
    pages = {path.stem for path in (tmp_path / "site" / "articles").rglob("*.html")}
    assert good <= pages
    report = json.loads(invoke("ingest", *places, "--json").stdout)
    named = json.dumps([report["refused"], report["wrong"]])
    published = {read_content_file(path).seed.path for path in (tmp_path / "content" / "articles").iterdir()}
    seeds = {path.name for path in (tmp_path / "seeds").iterdir()}
    assert not {seed for seed in seeds - published if seed not in named}
    checked = invoke("check", "--output", tmp_path / "site")
    assert checked.returncode == 0, checked.stdout
