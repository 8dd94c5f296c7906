"""A hundred names reviewed with keys alone, some undone, the archive built: the pages are as decided."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from khizana.commands.archive_folder import ArchiveFolders
from khizana.commands.build import build_archive
from khizana.entities.authority.authority_file import load_authority

SETTINGS = 'SITENAME = "أخبار"\nKHIZANA_UNREVIEWED = 0.5\n'


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.wait_for_selector("body[data-ready] .card h2")
    yield page
    page.close()
    assert faults == []


def shown(page: Page) -> str:
    return page.input_value("input.name")


def press(page: Page, key: str) -> str:
    """Press *key* and wait until another name is shown; return the one that was."""
    before = shown(page)
    page.keyboard.press(key)
    page.locator(".card").filter(has=page.locator("h2")).wait_for()
    for _ in range(200):
        if shown(page) != before:
            return before
        page.wait_for_timeout(20)
    raise AssertionError(f"{key} changed nothing: {page.inner_text('#said')}")


def titles_of(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the name of each page of an entity, and whether it is marked as unreviewed."""
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if heading := re.search(r"<h1[^>]*>(?:<[^>]+>)*([^<]+)", text):
            yield heading[1].strip(), "unreviewed-note" in text


def is_elsewhere_part_of_another(name: str, output: Path) -> bool:
    """Say whether every place with *name* is one of another entity: of «الجمعية جورجيت» where «جورجيت أبو نادر» is linked."""
    places, others = 0, 0
    for pack in (output / "data" / "articles").glob("*.jsonl"):
        for record in map(json.loads, pack.read_text(encoding="utf-8").splitlines()):
            for found in re.finditer(re.escape(name), record["text"]):
                places += 1
                others += any(m["start"] < found.end() and found.start() < m["end"] for m in record["mentions"])
    return places == others > 0


def test_a_hundred_names_by_keyboard(page: Page, archive: Path) -> None:
    decided: dict[str, list[str]] = {"accept": [], "reject": [], "undone": []}
    for number in range(100):
        if number % 10 == 9:
            decided["reject"].append(press(page, "r"))
        elif number % 10 == 5:
            page.keyboard.press("4")
            name = press(page, "a")
            press(page, "u")
            assert shown(page) == name
            decided["undone"].append(name)
            press(page, "j")
        else:
            decided["accept"].append(press(page, "Enter" if number % 2 else "a"))
    entities = archive / "content" / "entities"
    records = {record.name for record in load_authority(entities).values()}
    rejected = {line.split("\t")[0] for line in (entities / "_rejected.tsv").read_text("utf-8").splitlines()[1:]}
    assert records == set(decided["accept"])
    assert rejected == set(decided["reject"])

    (archive / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    folders = ArchiveFolders(archive, archive / "seeds", archive / "content", archive / "output")
    assert build_archive(folders, 1, False, False, lambda _: None)
    titles = dict(titles_of(archive / "output" / "entities"))
    missing = {name for name in decided["accept"] if titles.get(name) is not False}
    assert {name for name in missing if not is_elsewhere_part_of_another(name, archive / "output")} == set()
    assert len(missing) <= 5
    assert {name for name in decided["reject"] if name in titles} == set()
    assert {name for name in decided["undone"] if titles.get(name) is not True} == set()


def test_a_name_becomes_an_alias_and_two_windows_agree(
    page: Page, chromium: Browser, address: str, archive: Path
) -> None:
    other = chromium.new_page()
    other.goto(address)
    other.wait_for_selector("body[data-ready] .card h2")
    page.keyboard.press("/")
    page.keyboard.type("انجريد هلفورسن")
    page.wait_for_selector("input.name")
    page.wait_for_timeout(300)
    page.keyboard.press("Tab")
    page.locator("body").evaluate("body => document.activeElement.blur()")
    assert shown(page) == "انجريد هلفورسن"
    page.keyboard.press("s")
    page.wait_for_selector("dialog[open] [aria-selected=true]")
    page.keyboard.type("إنغريد")
    page.locator("dialog [aria-selected=true]", has_text="إنغريد هالفورسن").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_selector("#said:not(:empty)")
    (record,) = load_authority(archive / "content" / "entities").values()
    assert record.forms == ("إنغريد هالفورسن", "إنجريد هالفورسن", "انجريد هلفورسن")
    other.fill("[type=search]", "إنغريد هالفورسن")
    other.wait_for_selector("#said:not(:empty)")  # it waits no longer, and the list is made anew
    other.locator(".none").wait_for()
    other.close()
