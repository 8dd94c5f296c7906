"""How Khizana runs on Pelican: the settings under a publisher's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined

from khizana.pages.labels import unbroken
from khizana.pages.parts import passage_url
from khizana.settings import read_settings
from khizana.theme_files import Theme

PLUGIN = "khizana_pelican"

# Pelican's own article generator stays idle: docs/decisions/0002-own-generators.md
_IDLE: dict[str, Any] = dict.fromkeys(
    ("ARTICLE_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS", "DIRECT_TEMPLATES"), ()
) | dict.fromkeys(("CATEGORY_SAVE_AS", "TAG_SAVE_AS", "AUTHOR_SAVE_AS"), "")
_FEEDS: dict[str, Any] = {"FEED_MAX_ITEMS": 50} | dict.fromkeys(
    ("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS")
)
_PAGES: dict[str, Any] = {
    "PAGE_PATHS": ["pages"],
    "PAGE_URL": "{slug}.html",
    "PAGE_SAVE_AS": "{slug}.html",
    "FILENAME_METADATA": "(?P<title>(?P<slug>.+))",  # of a page that states none of its own
    "SLUGIFY_USE_UNICODE": True,  # else two Arabic names may become the same Latin letters
}
_JINJA = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "undefined": StrictUndefined,
}


def pelican_settings(archive: Path, places: dict[str, Any]) -> dict[str, Any]:
    """Return the settings that Pelican runs with: the defaults, under those of *archive*, under *places* (the command's).

    What the publisher adds to Jinja's options and filters and to the plugins joins Khizana's.
    Raises KhizanaError for faulty settings.
    """
    own = read_settings(archive)
    theme = Theme.of(archive)
    defaults = {
        **_IDLE,
        **_FEEDS,
        **_PAGES,
        "TIMEZONE": "UTC",
        "RELATIVE_URLS": True,  # of links by {filename}; the templates make theirs relative themselves, from `root`
        "THEME": str(theme.layers[-1]),
        "THEME_TEMPLATES_OVERRIDES": [str(layer / "templates") for layer in theme.layers[:-1]],
        "KHIZANA_ARCHIVE": str(archive),
    }
    plugins = own.get("PLUGINS", [])
    merged = {
        "PLUGINS": plugins if PLUGIN in plugins else [PLUGIN, *plugins],
        "JINJA_FILTERS": {"unbroken": unbroken, "passage_url": passage_url} | own.get("JINJA_FILTERS", {}),
        "JINJA_ENVIRONMENT": _JINJA | own.get("JINJA_ENVIRONMENT", {}),
    }
    return defaults | own | merged | places
