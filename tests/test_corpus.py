"""10,138 real articles through the whole command: every one is published or named, and the counts add up."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
Invoke = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.corpus


def test_every_article_is_published_or_named(tmp_path: Path, invoke: Invoke, news: Path) -> None:
    (tmp_path / "seeds").mkdir()
    shutil.copy(news, tmp_path / "seeds")
    bad = [
        '{"id": "JA-culture-1-20170120", "text": "مكرر"}',
        '{"id": "x", "text": " "}',
        "{broken",
        '{"id": "../up", "text": "ن"}',
    ]
    with (tmp_path / "seeds" / "bad.jsonl").open("w", encoding="utf-8") as rows:
        rows.write("\n".join(bad) + "\n")
    for part in ("entities", "pages"):
        shutil.copytree(HOUSE / "content" / part, tmp_path / "content" / part)
    done = invoke("build", *(f"--{part}={tmp_path / part}" for part in ("seeds", "content", "output")))
    assert "Traceback" not in done.stdout + done.stderr

    counts = {
        name: int(n.replace(",", "")) for n, name in re.findall(r"^ *([\d,]+)  ([a-z ,]+)$", done.stdout, re.MULTILINE)
    }
    came = news.read_bytes().count(b"\n") + len(bad)
    assert counts["records came in"] == came
    assert counts["new"] + counts["refused"] == came
    refused = [line for line in done.stdout.splitlines() if "bad.jsonl:" in line]
    assert len(refused) == counts["refused"] >= 3
    assert done.returncode == 1

    pages = {path.stem for path in (tmp_path / "output" / "articles").glob("*.html")}
    with (tmp_path / "output" / "data" / "articles.jsonl").open(encoding="utf-8") as lines:
        data = {json.loads(line)["id"] for line in lines}
    assert pages == data
    assert len(pages) == counts["new"]
