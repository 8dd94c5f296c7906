"""A build that takes over what has not changed makes the site that a build from nothing makes, byte for byte.

    PYTHONPATH=plugins python tests/test_incremental.py 50 --seed 7 --articles 60

does as many random edits as it is told.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from khizana import parallel
from khizana.commands.archive_folder import ArchiveFolders
from khizana.commands.build import build_archive

HOUSE = Path(__file__).parents[1]
CORPUS = HOUSE / "tests" / "corpus"
CACHE = ".cache"
_RECORD = "---\ntype: person\nname: {name}\n---\n{text}\n"
_SENTENCES = (
    "وقال إن الجلسة رُفعت.",
    "زار الوفد موسكو في 3 يوليو 2015.",
    "وأضاف: «لا تعليق لدينا اليوم على هذا الأمر».",
)


class EditedArchive:
    """An archive in *folder* with the first *articles* of the corpus, and what a publisher may do to it."""

    def __init__(self, folder: Path, articles: int, seed: int) -> None:
        self.folder, self._random = folder, random.Random(seed)  # noqa: S311
        with (CORPUS / "news.jsonl").open(encoding="utf-8") as lines:
            self._rows = [json.loads(line) for line in lines]
        self._unused = self._rows[articles:]
        self._present: list[str] = []
        (folder / "seeds").mkdir(parents=True)
        for row in islice(self._rows, articles):
            self._add(row)
        shutil.copytree(CORPUS / "entities", folder / "content" / "entities")
        shutil.copytree(HOUSE / "content" / "pages", folder / "content" / "pages")
        shutil.copy(HOUSE / "pelicanconf.py", folder)
        self.build()

    def _add(self, row: dict[str, str]) -> None:
        path = self.folder / "seeds" / f"{row['id']}.jsonl"
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
        self._present.append(row["id"])

    def build(self) -> None:
        """Build the archive as it is."""
        build_in(self.folder)

    def clean_site(self, folder: Path) -> dict[str, bytes]:
        """Return the site that a copy in *folder*, which is made and removed, comes to."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns(CACHE, "output"))
        build_in(folder)
        site = files(folder / "output")
        shutil.rmtree(folder)
        return site

    def edit(self) -> str:
        """Do one thing at random; return its name."""
        edits: list[Callable[[], None]] = [
            self.edit_text, self.edit_text, self._edit_title, self._edit_date, self._add_article, self._remove_article,
            self._add_record, self._edit_record, self._remove_record, self._edit_message, self._edit_setting,
            self._edit_page, self._alter_site,
        ]  # fmt: skip
        chosen = self._random.choice(edits)
        chosen()
        return chosen.__name__.strip("_")

    def _article(self) -> Path:
        return self._random.choice(sorted((self.folder / "content" / "articles").glob("*.md")))

    def edit_text(self) -> None:
        """Add a sentence to an article."""
        path = self._article()
        path.write_text(path.read_text("utf-8") + "\n" + self._random.choice(_SENTENCES) + "\n", "utf-8")

    def _edit_title(self) -> None:
        path = self._article()
        path.write_text(path.read_text("utf-8").replace("\ntitle: ", "\ntitle: عاجل ", 1), "utf-8")

    def _edit_date(self) -> None:
        path = self._article()
        head = path.read_text("utf-8").split("\n")
        day = f"date: 2015-07-{self._random.randint(10, 28)}"
        path.write_text("\n".join(day if line.startswith("date: ") else line for line in head), "utf-8")

    def _add_article(self) -> None:
        if self._unused:
            self._add(self._unused.pop())

    def _remove_article(self) -> None:
        path = self._article()
        (self.folder / "seeds" / f"{path.stem}.jsonl").unlink(missing_ok=True)
        path.unlink()

    def _records(self) -> list[Path]:
        return sorted((self.folder / "content" / "entities").glob("*.md"))

    def _add_record(self) -> None:
        words = self._article().read_text("utf-8").split()
        at = self._random.randrange(len(words) // 2, len(words) - 1)
        name = " ".join(word.strip(".،:«»\"'()؟!-*#") for word in words[at : at + 2])
        if len(name) > len("ا ب") and all(part.isalpha() for part in name.split()):
            path = self.folder / "content" / "entities" / f"new-{self._random.randrange(10**6)}.md"
            path.write_text(_RECORD.format(name=name, text="وصف."), "utf-8")

    def _edit_record(self) -> None:
        path = self._random.choice(self._records())
        path.write_text(path.read_text("utf-8").rstrip() + "\n\nسطر في وصفه.\n", "utf-8")

    def _remove_record(self) -> None:
        for path in self._records():
            if path.name.startswith("new-"):
                path.unlink()
                return

    def _edit_message(self) -> None:
        path = self.folder / "theme" / "strings" / "ar.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"article": {"names": f"أسماء {self._random.randrange(9)}"}}), "utf-8")

    def _edit_setting(self) -> None:
        with (self.folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(f'SITESUBTITLE = "أرشيف {self._random.randrange(9)}"\n')

    def _edit_page(self) -> None:
        text = f"Title: صفحة {self._random.randrange(9)}\n\nنص.\n"
        (self.folder / "content" / "pages" / "more.md").write_text(text, "utf-8")

    def _alter_site(self) -> None:
        path = self._random.choice(sorted((self.folder / "output").rglob("*.html")))
        path.write_text("altered", "utf-8")


def build_in(folder: Path, jobs: int = 1) -> None:
    """Build the archive in *folder*."""
    folders = ArchiveFolders(folder, folder / "seeds", folder / "content", folder / "output")
    build_archive(folders, jobs, full=False, force=False, say=lambda _: None)


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below *folder*, by path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths that are not in both with the same bytes."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_random_edits_come_to_what_a_build_from_nothing_comes_to(tmp_path: Path) -> None:
    archive = EditedArchive(tmp_path / "archive", articles=24, seed=15)
    for _ in range(2):
        done = [archive.edit() for _ in range(3)]
        archive.build()
        assert differing(files(archive.folder / "output"), archive.clean_site(tmp_path / "clean")) == [], done


def test_pages_that_have_not_changed_are_not_written(tmp_path: Path) -> None:
    archive = EditedArchive(tmp_path / "archive", articles=24, seed=1)
    site = archive.folder / "output"
    before = {path: path.stat().st_ino for path in site.rglob("*.html")}
    archive.edit_text()
    archive.build()
    written = [path for path in before if path.stat().st_ino != before[path]]
    assert 0 < len(written) < len(before) / 3


def test_several_processes_make_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = EditedArchive(tmp_path / "archive", articles=24, seed=1)
    one = files(archive.folder / "output")
    shutil.rmtree(archive.folder / "output")
    monkeypatch.setattr(parallel, "_WORTH_A_POOL", 2)
    monkeypatch.setattr(parallel, "_CHUNK", 5)
    build_in(archive.folder, jobs=3)
    assert differing(one, files(archive.folder / "output")) == []


def main() -> None:
    """Run edits and print which sites differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("steps", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--articles", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = EditedArchive(Path(folder) / "archive", options.articles, options.seed)
        wrong = 0
        for step in range(options.steps):
            name = archive.edit()
            archive.build()
            clean = archive.clean_site(Path(folder) / "clean")
            found = differing(files(archive.folder / "output"), clean)
            wrong += bool(found)
            print(f"{step:>4} {name:<16} {'equal' if not found else found[:5]}", flush=True)  # noqa: T201
        print(f"{wrong} of {options.steps} differ")  # noqa: T201


if __name__ == "__main__":
    main()
