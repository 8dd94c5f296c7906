"""A small archive of made articles, built with the plugins of others beside Khizana's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khizana.content.content_file import render_content_file
from khizana.model import Article, Block, Seed

HOUSE = Path(__file__).parents[2]
BuildSite = Callable[..., Path]


def _article(id_: str, title: str, text: str, **values: Any) -> Article:
    blocks = tuple(Block("paragraph", paragraph) for paragraph in text.split("\n"))
    return Article(id_, title, "given", blocks, Seed(f"{id_}.txt", "0" * 64, "utf-8"), **values)


ARTICLES = (
    _article(
        "dated", "«أ» & <ب>\x0b", "زار الوفد موسكو & لندن <أمس>.\nثم عاد.", date="2015-07-03",
        byline="كتبت: بسنت الفرماوي", author="بسنت الفرماوي", category="سياسة", source="صحيفة <الخليج>",
    ),
    _article("newest", "قمة في موسكو", "بدأت القمة في موسكو اليوم.", date="2016-01-02", source="صحيفة <الخليج>"),
    _article("oldest", "قديم", "زار الوفد موسكو.", date="2014-12-31"),  # a third, where feeds have two entries
    _article("month", "شهر معروف", "انتهت الأعمال في موسكو.", date="2015-07"),
    _article("undated", "بلا تاريخ", "لا يذكر النص يومًا، وفيه موسكو."),
)  # fmt: skip
AT_AN_ADDRESS = {"SITEURL": "https://example.org/archive", "FEED_MAX_ITEMS": 2}
PAGES = {
    "team.md": "Title: فريق العمل\n\nانظر [المقالة]({filename}/articles/dated.md).\n",
    "عن الأرشيف.md": "Summary: بلا عنوان\n\nنص الصفحة.\n",
    "about.md": "Title: عن\n\nنص.\n",
}


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """Build the archive with *settings* over those of the house; return the folder of the site."""

    def build(**settings: Any) -> Path:
        folder = tmp_path_factory.mktemp("adapters")
        for part in ("content/articles", "content/pages", "seeds"):
            (folder / part).mkdir(parents=True)
        for article in ARTICLES:
            (folder / "content/articles" / f"{article.id}.md").write_text(render_content_file(article), "utf-8")
        for name, text in PAGES.items():
            (folder / "content/pages" / name).write_text(text, "utf-8")
        places = {
            "PATH": str(folder / "content"),
            "OUTPUT_PATH": str(folder / "output"),
            "KHIZANA_SEEDS": str(folder / "seeds"),
            "KHIZANA_JOBS": 1,
            "KHIZANA_FULL": False,
            "KHIZANA_LAST_SITE": str(tmp_path_factory.mktemp("last")),
            "PLUGIN_PATHS": [str(Path(__file__).parent)],
        }
        command = [sys.executable, "-m", "khizana_pelican.pelican_site", str(HOUSE)]
        done = subprocess.run([*command, json.dumps(places | settings)], text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return folder / "output"

    return build


@pytest.fixture(scope="session")
def shared_site(build_site: BuildSite) -> Path:
    """The archive at an address, with a collecting plugin and pelican-sitemap; feeds have two entries."""
    return build_site(**AT_AN_ADDRESS, PLUGINS=["sitemap", "collector", "khizana_pelican"])


@pytest.fixture(scope="session")
def reordered_site(build_site: BuildSite) -> Path:
    """The same archive with the same plugins in another order."""
    return build_site(**AT_AN_ADDRESS, PLUGINS=["khizana_pelican", "collector", "sitemap"])


@pytest.fixture(scope="session")
def local_site(build_site: BuildSite) -> Path:
    """The archive without an address and without other plugins."""
    return build_site()
